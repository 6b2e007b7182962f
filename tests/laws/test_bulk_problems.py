"""A bad line in JSON Lines spoils itself alone: nothing beside it moves, joins it, or is lost.

A thousand streams are damaged at random, always in the same way, since what is random has a seed. What is
expected is worked out from the damaged bytes alone: split at line feeds, each line by itself.
"""

from __future__ import annotations

import base64
import json
import random
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
from click.testing import CliRunner

import visitdata as vd
from visitdata.cli import cli

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

STREAMS, BY_COMMAND = 1000, 40
BOM = b"\xef\xbb\xbf"


def line(number: int) -> bytes:
    """Lines of several lengths, some with characters that readers of lines have split at."""
    return vd.dumps(
        vd.Dossier(
            id=f"https://data.example.org/dossiers/{number}",
            title=f"Line {number} \u2028\x85\u2029" if number % 3 else "Arcadia \U0001f30d",
            actors=[vd.State(id=f"s{state}", name="Ruritania") for state in range(number % 4)],
        ),
        "jsonl",
    )


LINES = [line(number) for number in range(20)]
GOOD = b"".join(LINES)


def flip(data: bytearray, rng: random.Random) -> None:
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def insert(data: bytearray, rng: random.Random) -> None:
    data.insert(
        rng.randrange(len(data) + 1), rng.choice([*b'\n\r\x00\x0b\x0c\x85\xff" }{[,', rng.randrange(256)])
    )


def delete(data: bytearray, rng: random.Random) -> None:
    del data[rng.randrange(len(data))]


def join(data: bytearray, rng: random.Random) -> None:
    """Take out a line feed, so that two lines are one."""
    ends = [at for at, byte in enumerate(data) if byte == ord("\n")]
    del data[rng.choice(ends)]


def cut(data: bytearray, rng: random.Random) -> None:
    """Leave off the end, or a piece from within."""
    begin = rng.randrange(len(data))
    del data[begin : len(data) if rng.random() < 0.5 else begin + rng.randrange(400)]


def mark(data: bytearray, rng: random.Random) -> None:
    """Put a byte order mark before a line."""
    begins = [0, *(at + 1 for at, byte in enumerate(data) if byte == ord("\n"))]
    at = rng.choice(begins)
    data[at:at] = BOM


DAMAGES: list[Callable[[bytearray, random.Random], None]] = [flip, flip, insert, delete, join, cut, mark]


def damaged(seed: int) -> bytes:
    rng = random.Random(seed)  # noqa: S311 - no secrets here, and the same each time
    data = bytearray(GOOD if seed % 5 else GOOD.replace(b"\n", b"\r\n"))
    for _ in range(rng.randint(1, 6)):
        if b"\n" in data:
            rng.choice(DAMAGES)(data, rng)
    return bytes(data)


@cache
def alone(text: bytes) -> vd.Dossier | tuple[vd.Problem, ...]:
    """What a line is by itself: a dossier, or what is wrong with it."""
    try:
        return vd.loads(text, "json")
    except vd.DecodeError as error:
        return error.problems


def expected(data: bytes) -> Iterator[tuple[int, bytes, Any]]:
    """Each line that is not blank: its number, its bytes, and what it is."""
    for number, text in enumerate(data.split(b"\n"), 1):
        if number > 1 and text.startswith(BOM):
            yield number, text, {"not-json"}
        elif (text.removeprefix(BOM) if number == 1 else text).strip(b" \t\r"):
            yield number, text, alone(text)


def sound(data: bytes) -> list[vd.Dossier]:
    return [what for _, _, what in expected(data) if isinstance(what, vd.Dossier)]


def test_each_line_is_read_or_rejected_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "damaged.jsonl"
    untouched = rejected_in_all = 0
    for seed in range(STREAMS):
        data = damaged(seed)
        path.write_bytes(data)
        left_out: list[vd.Rejected] = []
        found = list(vd.read(path, rejected=left_out.append))
        assert found == sound(data), seed
        wrong = [each for each in expected(data) if not isinstance(each[2], vd.Dossier)]
        assert [(each.line, each.data, each.left_out) for each in left_out] == [
            (number, text, 0) for number, text, _ in wrong
        ], seed
        for each, (number, _, problems) in zip(left_out, wrong, strict=True):
            if isinstance(problems, set):
                assert {problem.code for problem in each.problems} == problems
            else:
                assert each.problems == tuple(attrs.evolve(problem, line=number) for problem in problems)
        # Not by way of the expectation: what still stands between line feeds is read as it was written.
        whole = set(data.split(b"\n")) & {text[:-1] for text in LINES}
        kept = [text for text in LINES if text[:-1] in whole]
        came = {vd.dumps(dossier, "jsonl") for dossier in found}
        assert came.issuperset(kept), seed
        untouched += len(kept)
        rejected_in_all += len(left_out)
    assert untouched > 9 * STREAMS
    assert rejected_in_all > STREAMS


def test_the_command_keeps_count_and_keeps_every_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for seed in range(BY_COMMAND):
        data = damaged(seed)
        Path("in.jsonl").write_bytes(data)
        args = ["convert", "in.jsonl", "out.jsonl", "--on-error", "skip"]
        result = CliRunner(env={"FORCE_COLOR": None}).invoke(cli, args, catch_exceptions=False)
        lines = [(number, text) for number, text, _ in expected(data)]
        good = sound(data)
        counts = re.findall(
            r"^([0-9]+) dossiers? in, ([0-9]+) written, ([0-9]+) rejected$",
            result.stdout + result.stderr,
            re.MULTILINE,
        )
        assert [tuple(map(int, each)) for each in counts] == [(len(lines), len(good), len(lines) - len(good))]
        assert list(vd.read("out.jsonl")) == good
        assert result.exit_code == (len(good) < len(lines))
        kept = records(Path("out.jsonl.rejected.jsonl"))
        wrong = [each[:2] for each in expected(data) if not isinstance(each[2], vd.Dossier)]
        assert [(each["line"], content(each)) for each in kept] == wrong
        assert all(problem["line"] == each["line"] for each in kept for problem in each["problems"])


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(text) for text in path.read_bytes().splitlines()] if path.exists() else []


def content(record: dict[str, Any]) -> bytes:
    return record["text"].encode() if "text" in record else base64.b64decode(record["base64"], validate=True)

"""`visitdata show`: a dossier in a terminal or a pipe, or one actor's part of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from click.testing import CliRunner

import visitdata as vd
from tests.support.command_environment import ENVIRONMENT
from visitdata.cli import cli, run
from visitdata.pages.actor_outline import actor_outline
from visitdata.pages.dossier_outline import dossier_outline
from visitdata.pages.terminal import plain
from visitdata.resources import seed_path

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

import pty

if TYPE_CHECKING:
    from click.testing import Result

SEED = vd.seed(vd.seeds()[0])
FILE = str(seed_path(vd.seeds()[0]))
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def show(*args: str, data: bytes | None = None) -> Result:
    return CliRunner(env={"FORCE_COLOR": None}).invoke(
        cli, ["show", *args], input=data, catch_exceptions=False
    )


def test_in_a_pipe_each_paragraph_is_a_line_and_nothing_depends_on_a_terminal() -> None:
    for columns in ("40", "200"):
        command = [sys.executable, "-m", "visitdata", "show", FILE]
        done = subprocess.run(
            command, env={**ENVIRONMENT, "COLUMNS": columns}, capture_output=True, check=True
        )
        assert done.stdout.decode() == "".join(f"{line}\n" for line in plain(dossier_outline(SEED)))
        assert not re.search("[\x1b\u2500-\u259f]", done.stdout.decode())


def test_every_format_shows_the_same() -> None:
    wanted = show(FILE).stdout
    for format_ in vd.formats():
        vd.dump(SEED, f"seed{format_.suffix}.gz")
        assert show(f"seed{format_.suffix}.gz").stdout == wanted
    assert show("-", "--from", "ttl", data=vd.dumps(SEED, "turtle")).stdout == wanted


def test_one_actor_s_part_is_shown_by_its_id() -> None:
    putin = SEED["putin"]
    assert isinstance(putin, vd.Person)
    done = show(FILE, "--actor", "putin")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "".join(f"{line}\n" for line in plain(actor_outline(SEED, putin)))
    assert "no response by Vladimir Putin is recorded in this dossier" in done.stdout


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("putn", "the dossier has no actor 'putn'; did you mean 'putin'?"),
        ("Vladimir Putin", "the dossier has no actor 'Vladimir Putin'; did you mean 'putin'?"),
        ("moscow", "'moscow' is not an actor: its type is Place"),
        ("visit-2024", "'visit-2024' is not an actor: its type is Visit"),
        ("nobody\x1b", "the dossier has no actor 'nobody\\x1b'"),
    ],
)
def test_an_unknown_actor_is_a_wrong_call(given: str, message: str) -> None:
    done = show(FILE, "--actor", given)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"Error: {FILE}: --actor: {message}\n"


def test_a_dossier_of_few_actors_names_them_where_none_can_be_meant() -> None:
    lind = vd.Person(id="lind", name="Ana Lind")
    vd.dump(vd.Dossier(id="https://data.example.org/few", title="Few", actors=[lind]), "few.json")
    assert show("few.json", "--actor", "xyz").stderr.endswith("no actor 'xyz'; the actors are lind\n")


def test_a_file_of_many_dossiers_is_refused() -> None:
    vd.write([SEED, attrs.evolve(SEED, id=f"{SEED.id}-2")], "two.jsonl")
    done = show("two.jsonl")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "put the one to show into a file of its own" in done.stderr
    assert done.stderr.endswith("Error: nothing is shown: 1 error\n")


def test_a_dossier_with_errors_is_not_shown_and_its_errors_are() -> None:
    Path("bad.json").write_text('{"format": "visitdata/1", "id": "x"}', encoding="utf-8")
    done = show("bad.json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert {"missing-member", "relative-iri"} & {*re.findall("error ([a-z-]+)", done.stderr)}


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["none.json"], "none.json: there is no such file"),
        (["page.html"], "page.html: html can be written but not read"),
        (["-"], "- is the standard input: name its format with --from"),
    ],
)
def test_what_cannot_be_read_is_a_wrong_call(args: list[str], message: str) -> None:
    Path("page.html").write_text("<p>", encoding="utf-8")
    done = show(*args)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Error: {message}")


@pytest.mark.parametrize("columns", [40, 100])
def test_a_terminal_is_filled_and_not_exceeded(columns: int) -> None:
    shown = in_a_terminal(columns, {})
    assert ESCAPE.search(shown)
    widths = [len(line) for line in ESCAPE.sub("", shown).splitlines()]
    assert columns * 0.9 < max(widths) <= columns


def test_no_color_leaves_colours_out_and_says_the_same() -> None:
    plain_colours = in_a_terminal(80, {"NO_COLOR": "1"})
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", plain_colours)
    assert ESCAPE.sub("", plain_colours) == ESCAPE.sub("", in_a_terminal(80, {}))


def test_a_terminal_of_ascii_alone_gets_no_other_character() -> None:
    shown = in_a_terminal(80, {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert shown.isascii()
    assert "\n| " in ESCAPE.sub("", shown).replace("\r", "")


def test_force_color_gives_a_pipe_what_a_terminal_of_that_width_gets() -> None:
    command = [sys.executable, "-m", "visitdata", "show", FILE]
    wanted = {**ENVIRONMENT, "FORCE_COLOR": "1", "COLUMNS": "72", "TERM": "xterm-256color"}
    done = subprocess.run(command, env=wanted, capture_output=True, text=True, check=True)
    assert done.stdout == in_a_terminal(72, {}).replace("\r\n", "\n")


def in_a_terminal(columns: int, environment: dict[str, str]) -> str:
    """What the command shows of the seed in a terminal of so many columns."""
    ours, theirs = pty.openpty()
    given = {**ENVIRONMENT, "TERM": "xterm-256color", "COLUMNS": str(columns), **environment}
    with subprocess.Popen(
        [sys.executable, "-m", "visitdata", "show", FILE], env=given, stdin=theirs, stdout=theirs
    ) as running:
        os.close(theirs)
        pieces: list[bytes] = []
        while piece := _read(ours):
            pieces.append(piece)
        os.close(ours)
    assert running.returncode == 0
    return b"".join(pieces).decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end was closed
        return b""


def test_a_call_after_it_in_one_process_still_tells_what_is_wrong() -> None:
    assert run(["show", FILE]) == 0
    assert run(["show", "missing.json"]) == 2

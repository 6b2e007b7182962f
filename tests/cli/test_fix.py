"""`visitdata check --text --fix`: moved offsets and digests are written into the files, and nothing else."""

from __future__ import annotations

import gzip
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from click.testing import CliRunner

import visitdata as vd
from visitdata.cli import cli
from visitdata.values.evidence import text_sha256

if TYPE_CHECKING:
    from click.testing import Result

TEXT = "Ana Lind visits Ruritania.\n\nShe opens a caf\u00e9 in \u201cStrelsau\u201d.\n"
MOVED = f"Monday.\n{TEXT}".replace("\u201c", '"').replace("\u201d", '"')
ARTICLE = vd.Article(id="article", kind="news", sha256=text_sha256(TEXT), length=len(TEXT))


ALL = "start, end, digest, exact"
UPDATED = "sha256 and length are those of the text given"


def dossier(number: int = 0) -> vd.Dossier:
    evidence = [
        vd.Evidence.of("article", TEXT, "Ana Lind visits Ruritania"),
        vd.Evidence.of("article", TEXT, "a caf\u00e9 in \u201cStrelsau\u201d", shown=True),
    ]
    event = vd.Event(id="event", label="Lind travels", status="occurred", evidence=evidence)
    iri = f"https://data.example.org/dossiers/cafe-{number}"
    return vd.Dossier(id=iri, title="A visit", articles=[ARTICLE], events=[event])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the commands run in, with the text and an edited one."""
    monkeypatch.chdir(tmp_path)
    Path("text.txt").write_bytes(TEXT.encode())
    Path("moved.txt").write_bytes(MOVED.encode())
    return tmp_path


def check(*args: str, text: str = "moved.txt") -> Result:
    runner = CliRunner(env={"FORCE_COLOR": None, "COLUMNS": "200"})
    return runner.invoke(cli, ["check", *args, "--text", f"article={text}"], catch_exceptions=False)


def fixed(number: int = 0) -> vd.Dossier:
    return vd.reanchor(dossier(number), {"article": MOVED})


def by_hand() -> str:
    """A file that a person wrote: members in an order of their own, on lines of their own."""
    document = json.loads(vd.dumps(dossier(), "json"))
    document["events"][0]["evidence"].reverse()
    evidence = ",\n      ".join(
        json.dumps(dict(sorted(each.items(), reverse=True)), ensure_ascii=False)
        for each in document["events"][0].pop("evidence")
    )
    event = document.pop("events")[0]
    rest = json.dumps(document, indent="\t", ensure_ascii=False).removeprefix("{").removesuffix("\n}")
    return f'{{  "events": [{{"evidence": [{evidence} ],\n {json.dumps(event)[1:]}],\r\n{rest}  }}\n\n'


def test_moved_evidence_is_written_and_then_everything_fits() -> None:
    vd.dump(dossier(), "a.json", indent=2)
    result = check("a.json", "--fix", "--strict")
    assert result.exit_code == 0
    assert [re.split("  +", line.strip()) for line in result.stdout.splitlines()] == [
        ["file", "place", "what", "written"],
        ["a.json", "events[0].evidence[0] (event)", "0 to 25 is now 8 to 33", "start, end"],
        ["a.json", "events[0].evidence[1] (event)", "38 to 58 is now 46 to 66", ALL],
        ["a.json", "articles[0] (article)", UPDATED, "sha256, length"],
        ["fixed: 1 moved, 1 in another form, 1 article brought up to date; a.json in place"],
        ["1 file: 0 errors, 0 warnings, 0 infos"],
    ]
    assert vd.load("a.json") == fixed()
    assert Path("a.json").read_bytes() == vd.dumps(fixed(), "json", indent=2)
    assert check("a.json", "--strict").exit_code == 0


def test_a_file_that_a_person_wrote_keeps_its_order_and_layout() -> None:
    before = by_hand()
    Path("a.json").write_bytes(before.encode())
    assert vd.load("a.json") == dossier()
    report = json.loads(check("a.json", "--fix", "--report", "json").stdout)
    assert [each["path"] for each in report] == [
        "events[0].evidence[1]",
        "events[0].evidence[0]",
        "articles[0]",
    ]
    after = Path("a.json").read_bytes().decode()
    assert vd.load("a.json") == fixed()
    lines = before.splitlines(keepends=True)
    assert len([line for line in after.splitlines(keepends=True) if line not in lines]) == 4
    keys = [key for key, _ in json.loads(after, object_pairs_hook=list)]
    assert keys == [key for key, _ in json.loads(before, object_pairs_hook=list)]


FORMATS = ["a.ttl", "a.jsonld", "a.nq", "a.rdf", "a.trig", "a.nt", "a.json.gz", "a.nq.gz"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_fixed_as_the_library_writes_it(name: str) -> None:
    vd.dump(dossier(), name)
    vd.dump(fixed(), f"wanted.{name}")
    result = check(name, "--fix")
    assert result.exit_code == 0
    assert f"{name} {'in place' if '.json.' in name else 'written anew'}\n" in result.stdout
    assert vd.load(name) == fixed()
    found, wanted = (Path(each).read_bytes() for each in (name, f"wanted.{name}"))
    if name.endswith(".gz"):
        found, wanted = gzip.decompress(found), gzip.decompress(wanted)
    assert found == wanted


@pytest.mark.parametrize("suffix", ["jsonl", "nq", "trig"])
def test_each_dossier_of_a_file_is_fixed(suffix: str) -> None:
    vd.write([dossier(number) for number in range(3)], f"a.{suffix}")
    assert check(f"a.{suffix}", "--fix", "--strict").exit_code == 0
    assert list(vd.read(f"a.{suffix}")) == [fixed(number) for number in range(3)]


def test_lines_that_cannot_be_read_and_blank_ones_stay_as_they_are() -> None:
    lines = [vd.dumps(dossier(), "jsonl"), b"\n", b'{"format": 1 }\n', b" \n", vd.dumps(dossier(1), "jsonl")]
    Path("a.jsonl").write_bytes(b"".join(lines))
    assert check("a.jsonl", "--fix").exit_code == 1
    after = Path("a.jsonl").read_bytes().splitlines(keepends=True)
    assert [vd.loads(after[index], "jsonl") for index in (0, 4)] == [fixed(0), fixed(1)]
    assert (after[2], len(after)) == (lines[2], 5)


def test_a_file_that_is_cut_short_is_left_alone() -> None:
    vd.write([dossier(number) for number in range(3)], "a.jsonl.gz")
    data = Path("a.jsonl.gz").read_bytes()[:-12]
    Path("a.jsonl.gz").write_bytes(data)
    result = check("a.jsonl.gz", "--fix")
    assert (result.exit_code, Path("a.jsonl.gz").read_bytes()) == (1, data)
    assert "bad-archive" in result.stdout


def test_a_file_of_statements_with_an_error_is_left_alone() -> None:
    vd.write([dossier(0), dossier(1)], "a.nq")
    data = (
        Path("a.nq")
        .read_bytes()
        .replace(b"cafe-1> <https://schema.org/name>", b"cafe-1> <https://schema.org/x>")
    )
    Path("a.nq").write_bytes(data)
    assert check("a.nq", "--fix").exit_code == 1
    assert Path("a.nq").read_bytes() == data


def test_what_is_lost_stays_as_it_is_and_is_an_error() -> None:
    Path("lost.txt").write_bytes(MOVED.replace("caf\u00e9", "bar").encode())
    vd.dump(dossier(), "a.json", indent=2)
    result = check("a.json", "--fix", text="lost.txt")
    assert result.exit_code == 1
    assert "fixed: 1 moved; a.json in place\n" in result.stdout
    assert (
        "error evidence-lost: the stretch 38 to 58 is not in the text; the words most similar to"
        in result.stdout
    )
    (event,) = vd.load("a.json").events
    assert event.evidence[1] == dossier().events[0].evidence[1]


def test_fragments_stay_as_they_are_in_the_file() -> None:
    fragment = vd.Evidence(article="article", fragment="page=3")
    given = dossier()
    event = attrs.evolve(given.events[0], evidence=[*given.events[0].evidence, fragment])
    vd.dump(attrs.evolve(given, events=[event]), "event.json", indent=2)
    told = check("event.json", "--fix")
    assert "fragment-not-checked" in told.stdout
    wanted = attrs.evolve(fixed().events[0], evidence=[*fixed().events[0].evidence, fragment])
    assert vd.load("event.json").events == (wanted,)


def test_where_there_is_nothing_to_fix_no_file_is_touched() -> None:
    vd.dump(dossier(), "a.json", indent=2)
    os.utime("a.json", (1, 1))
    result = check("a.json", "--fix", text="text.txt")
    assert (result.exit_code, Path("a.json").stat().st_mtime) == (0, 1)
    assert result.stdout == "nothing to fix\n1 file: 0 errors, 0 warnings, 0 infos\n"


OTHERS = [TEXT.replace("\n", "\r\n"), f"\ufeff{TEXT}", f"<p>{TEXT}</p><p>Monday.</p>"]


@pytest.mark.parametrize("text", OTHERS, ids=["CR LF", "a mark", "HTML"])
def test_a_text_that_is_only_given_in_another_shape_changes_nothing(text: str) -> None:
    Path("other.txt").write_bytes(text.encode())
    vd.dump(dossier(), "a.json", indent=2)
    before = Path("a.json").read_bytes()
    result = check("a.json", "--fix", text="other.txt")
    assert result.stdout.startswith("nothing to fix\n")
    assert Path("a.json").read_bytes() == before


def test_a_member_that_has_no_value_any_more_is_taken_out() -> None:
    made = dossier()
    text = TEXT.split("opens ")[1]
    Path("cut.txt").write_bytes(text.encode())
    evidence = made.events[0].evidence[1:]
    made = attrs.evolve(made, events=[attrs.evolve(made.events[0], evidence=evidence)])
    vd.dump(made, "a.json", indent=2)
    result = check("a.json", "--fix", text="cut.txt")
    assert "a.json written anew\n" in result.stdout
    assert Path("a.json").read_bytes() == vd.dumps(vd.reanchor(made, {"article": text}), "json", indent=2)
    assert vd.load("a.json").events[0].evidence[0].prefix is None


def test_what_was_fixed_comes_first_in_json_and_beside_the_other_reports() -> None:
    vd.dump(dossier(), "a.json", indent=2)
    report: list[dict[str, Any]] = json.loads(check("a.json", "--fix", "--report", "json").stdout)
    assert report[0] == {
        "file": "a.json",
        "fixed": True,
        "code": "evidence-moved",
        "path": "events[0].evidence[0]",
        "record": "event",
        "message": "0 to 25 is now 8 to 33",
        "written": {"start": 8, "end": 33},
    }
    assert len(report) == 3
    for name in ("sarif", "github"):
        vd.dump(dossier(), "a.json", indent=2)
        result = check("a.json", "--fix", "--report", name)
        assert "fixed: 1 moved" in result.stderr
        assert "fixed" not in result.stdout


def test_fix_is_for_a_text_and_every_dossier_must_have_its_article() -> None:
    vd.dump(dossier(), "a.json")
    vd.dump(attrs.evolve(dossier(), articles=[], events=[]), "b.json")
    before = Path("a.json").read_bytes()
    result = check("a.json", "b.json", "--fix")
    assert (result.exit_code, Path("a.json").read_bytes()) == (2, before)
    runner = CliRunner()
    result = runner.invoke(cli, ["check", "a.json", "--fix"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: --fix looks for evidence in a text: name one with --text ARTICLE=FILE\n"


def test_a_file_that_cannot_be_written_stays_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    vd.dump(dossier(), "a.json")
    before = Path("a.json").read_bytes()

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = check("a.json", "--fix")
    assert (result.exit_code, Path("a.json").read_bytes()) == (3, before)
    assert result.stderr == "Error: a.json: cannot be written: No space left on device\n"
    assert [path.name for path in Path().iterdir() if path.name.startswith((".", "a"))] == ["a.json"]

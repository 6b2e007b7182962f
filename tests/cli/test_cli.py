"""The command line as a process: its start, its help, its plugins, its signals and its exit codes."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

import attrs
import pytest
from click.testing import CliRunner

import visitdata as vd
from tests.support.command_environment import ENVIRONMENT
from tests.support.shown_commands import ran, ran_by_shell
from visitdata import cli as cli_package
from visitdata.cli import COMMANDS, cli
from visitdata.cli.progress import MANY
from visitdata.resources import seed_names, seed_path

SOURCE = str(Path(vd.__file__).parents[1])
SECONDS = 60

PLUGIN = '''
import attrs

import visitdata as vd


@attrs.frozen(kw_only=True)
class Truce(vd.Event):
    """Fighting stops for some days."""

    namespace = "https://example.org/truces#"
    sides: tuple[vd.Ref[vd.Actor], ...] = attrs.field(
        default=(), converter=vd.refs, metadata=vd.role("side", "Who stops.", under="agents")
    )
'''

WITH_A_TRUCE = """{
  "format": "visitdata/1", "id": "https://data.example.org/dossiers/truce", "title": "A truce",
  "articles": [{"id": "article", "kind": "news"}],
  "actors": [{"type": "State", "id": "arcadia", "name": "Arcadia"}],
  "events": [{"type": "Truce", "id": "truce", "label": "Arcadia stops", "status": "planned",
              "sides": ["arcadia"]}]
}"""

HEAVY = ("rich", "cattrs", "orjson", "rdflib", "pyoxigraph", "visitdata.syntaxes", "visitdata.cli.export")


def visitdata(
    *args: str, cwd: Path | None = None, stdout: IO[bytes] | int = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    return python("-m", "visitdata", *args, cwd=cwd, stdout=stdout)


def python(
    *args: str, cwd: Path | None = None, stdout: IO[bytes] | int = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *args],
        cwd=cwd,
        env=ENVIRONMENT,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=SECONDS,
    )


def test_the_version_is_the_package_s() -> None:
    result = visitdata("--version")
    assert (result.returncode, result.stdout) == (0, f"visitdata {vd.__version__}\n")


def test_help_loads_nothing_that_only_commands_need() -> None:
    code = (
        "import sys; from visitdata.cli import run; code = run(['--help']);"
        f"loaded = [name for name in {HEAVY} if name in sys.modules]; sys.exit(f'{{code}} {{loaded}}')"
    )
    result = python("-c", code)
    assert result.stderr == "0 []\n"
    assert all(f"\n  {name} " in result.stdout and doc in result.stdout for name, doc in COMMANDS.items())


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_without_click_or_rich_one_line_says_how_to_install_them(missing: str) -> None:
    code = (
        f"import runpy, sys; sys.modules[{missing!r}] = None;"
        "runpy.run_module('visitdata', run_name='__main__')"
    )
    result = python("-c", code)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f'Error: the command line needs {missing}: pip install "visitdata[cli]"\n'


def test_every_example_of_every_help_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(seed_path(seed_names()[0]), tmp_path / "other.json")
    text = "Ana Lind visits Ruritania."
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    first = vd.Dossier(
        id="https://data.example.org/visit",
        title="A visit",
        language="en",
        articles=[vd.Article(id="article", kind="news")],
        actors=[vd.Person(id="lind", name="Ana Lind")],
        events=[
            vd.Visit(
                id="visit",
                label="A visit",
                status="occurred",
                evidence=[vd.Evidence.of("article", text, text)],
            )
        ],
    )
    vd.dump(first, tmp_path / "dossier.json")
    vd.dump(attrs.evolve(first, id=f"{first.id}-3"), tmp_path / "other.ttl")
    for name in ("big.jsonl.zst", "big.nq", "dossiers.jsonl.gz"):
        vd.write([first, attrs.evolve(first, id=f"{first.id}-2")], tmp_path / name)
    (tmp_path / "ceasefires.py").write_text(PLUGIN)
    draft = {"id": first.id, "title": first.title, "articles": {"id": "article", "kind": "news"}}
    for name in ("visit.draft.yaml", "visit.draft.json"):
        (tmp_path / name).write_text(json.dumps(draft), encoding="utf-8")
    for command in ("", *COMMANDS):
        lines = visitdata(*command.split(), "--help").stdout.splitlines()
        examples = [line.strip() for line in lines if line.startswith("    visitdata ")]
        assert len(examples) >= 3
        for example in examples:
            words = shlex.split(example)
            code, said = ran_by_shell(example) if {"<", ">", "|"} & {*words} else ran(*words[1:])
            assert code == 0, (example, said)
    assert (tmp_path / "shapes.ttl").read_text() == visitdata("schema", "shapes").stdout


def test_a_plugin_in_the_current_folder_adds_kinds_of_one_s_own(tmp_path: Path) -> None:
    (tmp_path / "truces.py").write_text(PLUGIN)
    (tmp_path / "a.json").write_text(WITH_A_TRUCE)
    without = visitdata("check", "a.json", cwd=tmp_path)
    assert (without.returncode, "error unknown-type: 'Truce'" in without.stdout) == (1, True)
    assert visitdata("--plugin", "truces", "check", "a.json", cwd=tmp_path).returncode == 0
    assert visitdata("--plugin", "truces", "export", "a.json", cwd=tmp_path).returncode == 0
    assert "<https://example.org/truces#Truce>" in (tmp_path / "out" / "a.nt").read_text()
    assert "Truce" in visitdata("--plugin", "truces", "schema", "json-schema", cwd=tmp_path).stdout


def test_the_suggestion_for_old_schemas_names_the_plugins(tmp_path: Path) -> None:
    (tmp_path / "truces.py").write_text(PLUGIN)
    stale = visitdata("--plugin", "truces", "schema", "--check", "new", cwd=tmp_path)
    *_, suggestion = stale.stderr.splitlines()
    assert suggestion.endswith("run visitdata --plugin truces schema --write new")
    assert visitdata(*suggestion.partition("run visitdata ")[2].split(), cwd=tmp_path).returncode == 0
    assert visitdata("--plugin", "truces", "schema", "--check", "new", cwd=tmp_path).returncode == 0
    assert visitdata("schema", "--check", "new", cwd=tmp_path).returncode == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "--plugin mine: there is no such module, installed or in "),
        ("x = = 3", "mine.py:1: invalid syntax"),
        ("import os\nos.nothing()", "mine.py:2: AttributeError: module 'os' has no attribute 'nothing'"),
        ("import not_there_at_all", "mine.py:1: ModuleNotFoundError: No module named 'not_there_at_all'"),
    ],
)
def test_a_plugin_that_cannot_be_imported_is_a_wrong_call(
    tmp_path: Path, text: str | None, message: str
) -> None:
    if text is not None:
        (tmp_path / "mine.py").write_text(text)
    result = visitdata("--plugin", "mine", "export", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_nothing_in_the_current_folder_stands_in_for_what_is_installed(tmp_path: Path) -> None:
    (tmp_path / "rich.py").write_text("raise SystemExit('run from the folder')")
    (tmp_path / "truces.py").write_text(PLUGIN)
    code = "from visitdata.cli import run; raise SystemExit(run(['--plugin', 'truces', 'export']))"
    assert python("-P", "-c", code, cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("args", [["exprot"], ["--nonsense"], ["export", "--nonsense"], []])
def test_a_wrong_call_exits_with_2_and_says_how_it_is_used(args: list[str]) -> None:
    result = CliRunner(env={"FORCE_COLOR": None}).invoke(cli, args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: ")


@pytest.mark.parametrize("args", [["check", "bad.json"], ["export", "bad.json"], ["check", "none.json"]])
def test_a_process_ends_with_its_code_and_without_a_traceback(tmp_path: Path, args: list[str]) -> None:
    (tmp_path / "bad.json").write_bytes(b"\x00\xff[" * 1000)
    result = visitdata(*args, cwd=tmp_path)
    assert result.returncode == (2 if "none.json" in args else 1)
    assert "Traceback" not in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["bad.json"]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["schema", "json-schema"], 0),
        (["export"], 0),
        (["check", "bad.json"], 1),
        (["--help"], 0),
        (["check", "--help"], 0),
    ],
)
def test_a_closed_pipe_ends_quietly_and_changes_nothing(tmp_path: Path, args: list[str], code: int) -> None:
    (tmp_path / "bad.json").write_text("{}")
    reader, writer = os.pipe()
    os.close(reader)
    try:
        result = visitdata(*args, cwd=tmp_path, stdout=writer)
    finally:
        os.close(writer)
    assert (result.returncode, result.stderr) == (code, "")
    assert (tmp_path / "out").exists() == (args[0] == "export")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("args", [["schema", "json-schema"], ["export"], ["export", "--help"], ["--version"]])
def test_a_full_disk_behind_the_output_exits_with_3_and_one_line(tmp_path: Path, args: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        result = visitdata(*args, cwd=tmp_path, stdout=full)
    assert result.returncode == 3
    assert result.stderr == "Error: cannot write the output: No space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the shell closes the output")
@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("schema shapes >&-", 3),
        ("export >&-", 3),
        ("--help >&-", 3),
        ("convert a.json - --to nquads >&-", 3),
        ("convert - a.nq --from json <&-", 2),
        ("convert a.json a.nq 2>&-", 0),
        ("check bad.json 2>&-", 1),
        ("check none.json 2>&-", 2),
    ],
)
def test_a_stream_that_was_closed_before_the_start_is_an_error_where_it_is_needed(
    tmp_path: Path, call: str, code: int
) -> None:
    shutil.copy(seed_path(seed_names()[0]), tmp_path / "a.json")
    (tmp_path / "bad.json").write_text("{}")
    shell = ["/bin/sh", "-c", f'"{sys.executable}" -m visitdata {call}']
    result = subprocess.run(shell, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    message = {3: "Error: cannot write the output: Bad file descriptor\n"}.get(code, "")
    if "<&-" in call:
        message = "Error: there is no standard input to read\n"
    assert (result.returncode, result.stderr) == (code, message)


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_command_ends_quietly_with_its_code(
    tmp_path: Path, sent: signal.Signals, code: int
) -> None:
    fifo = tmp_path / "a.json"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [sys.executable, "-m", "visitdata", "export", "a.json"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    # Opening waits until the command reads; it then waits for what is never written.
    with fifo.open("wb"):
        process.send_signal(sent)
        out, err = process.communicate(timeout=SECONDS)
    assert (process.returncode, out, err.strip()) == (code, "", "")
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "latin-1"])
def test_any_encoding_of_the_terminal_will_do(tmp_path: Path, encoding: str) -> None:
    shutil.copy(seed_path(seed_names()[0]), tmp_path / "Besuch-nächste-Woche-中.json")
    result = subprocess.run(
        [sys.executable, "-m", "visitdata", "export", "Besuch-nächste-Woche-中.json", "--to", "json"],
        cwd=tmp_path,
        env={**ENVIRONMENT, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
        timeout=SECONDS,
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"Besuch-n" in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_on_a_terminal_there_are_colours_and_for_many_files_a_progress_bar(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    for number in range(MANY):
        (tmp_path / f"{number}.json").write_text(
            WITH_A_TRUCE.replace("Truce", "Event").replace("sides", "agents")
        )
    assert "\x1b[1;31merror not-json\x1b[0m" in on_a_terminal("check", "bad.json", cwd=tmp_path)
    sound = [f"{number}.json" for number in range(MANY)]
    assert "Checking" in on_a_terminal("check", *sound, cwd=tmp_path)
    assert "Checking" not in visitdata("check", *sound, cwd=tmp_path).stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(
    "args",
    [
        ["export", "{evil}.json", "--to", "turtle"],
        ["convert", "{evil}.json", "out.jsonld", "--context", "https://schema.org"],
        ["convert", "{evil}.json", "{evil}"],
        ["check", "{evil}.json", "--{evil}"],
        ["{evil}"],
    ],
    ids=lambda args: "-".join(args[:1]),
)
def test_no_file_name_steers_a_terminal_whatever_is_said_of_it(tmp_path: Path, args: list[str]) -> None:
    evil = "\x1b[2Jevil"
    # A note that is warned of, so that there is something to say.
    source = seed_path(vd.seeds()[0]).read_bytes().replace(b'"notes": [', b'"notes": ["\\u202e", ', 1)
    (tmp_path / f"{evil}.json").write_bytes(source)
    shown = on_a_terminal(*(arg.format(evil=evil) for arg in args), cwd=tmp_path)
    assert "\\x1b[2Jevil" in shown
    assert evil not in shown


def on_a_terminal(*args: str, cwd: Path) -> str:
    import pty  # noqa: PLC0415 - it is not everywhere

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "visitdata", *args],
        cwd=cwd,
        env={**ENVIRONMENT, "TERM": "xterm"},
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    seen = b""
    with suppress(OSError):  # Linux says so when the other side is closed
        while data := os.read(ours, 4096):
            seen += data
    os.close(ours)
    process.wait(timeout=SECONDS)
    return seen.decode()


@pytest.mark.parametrize(
    ("mistake", "suggestion"),
    [
        ('@attrs.frozen(kw_only=True)\nclass Coup(vd.Event):\n    "A coup."\n', "Coup has no namespace"),
        ('class Coup(vd.Event):\n    namespace = "https://example.org/ns#"\n', "Coup is not decorated"),
        (
            '@attrs.frozen(kw_only=True)\nclass Coup(vd.Event):\n    namespace = "x:/"\n    n: str = ""\n',
            "Coup.n: give its term",
        ),
    ],
)
def test_a_mistake_in_a_plugin_is_told_before_any_file_is_read(
    mistake: str, suggestion: str, tmp_path: Path
) -> None:
    (tmp_path / "coups.py").write_text(f"import attrs\nimport visitdata as vd\n\n{mistake}")
    result = visitdata("--plugin", "coups", "check", "nothing.json", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: --plugin coups: {suggestion}")


def test_one_file_draws_progress_and_one_has_the_exit_codes_of_errors() -> None:
    texts = {path.name: path.read_text() for path in Path(cli_package.__file__).parent.glob("*.py")}
    assert [name for name, text in texts.items() if "rich.progress" in text] == ["progress.py"]
    assert [name for name, text in texts.items() if "exit_code =" in text] == ["console.py"]

"""The page on kinds, rules and formats of one's own: its package, installed, does what the page says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import visitdata as vd

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
BLOCKS = re.findall("```([a-z]+)\n(.*?)```", PAGE, flags=re.DOTALL)
KINDS, RULES, FORMATS, REGISTERING = (text for language, text in BLOCKS if language == "python")
(PROJECT,) = (tomllib.loads(text)["project"] for language, text in BLOCKS if language == "toml")
(TRUCE,) = (text for language, text in BLOCKS if language == "json")
(CONSOLE,) = (text for language, text in BLOCKS if language == "console")
MODULES = {"__init__": "", "kinds": KINDS, "rules": RULES, "formats": FORMATS}


def install(
    site: Path, modules: Mapping[str, str], groups: Mapping[str, Mapping[str, str]], name: str = "truces"
) -> None:
    """Put a package where an installer would, with what tells importlib.metadata of it."""
    (site / name).mkdir(parents=True)
    for module, text in modules.items():
        (site / name / f"{module}.py").write_text(text, encoding="utf-8")
    about = site / f"{name}-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    sections = [
        "\n".join([f"[{group}]", *(f"{key} = {value}" for key, value in entries.items())])
        for group, entries in groups.items()
    ]
    (about / "entry_points.txt").write_text("\n\n".join(sections) + "\n", encoding="utf-8")


def run(site: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(site), "MYPYPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


def python(site: Path, code: str) -> str:
    done = run(site, "-c", code)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def site(tmp_path: Path) -> Path:
    install(tmp_path, MODULES, PROJECT["entry-points"])
    (tmp_path / "truce.json").write_text(TRUCE, encoding="utf-8")
    return tmp_path


LOADED = "print(*sorted(name for name in sys.modules if name.startswith('truces')))"


def test_every_block_of_the_page_is_run() -> None:
    assert [language for language, _ in BLOCKS] == ["python"] * 4 + ["toml", "json", "console"]
    assert PROJECT["name"] == "truces"
    assert PROJECT["entry-points"].keys() < {
        f"visitdata.{each}" for each in ("kinds", "rules", "formats", "bridges")
    }


def test_type_checkers_accept_the_modules_of_the_page(site: Path) -> None:
    (site / "mypy.ini").write_text(
        "[mypy]\nstrict = true\n[mypy-visitdata.*]\nignore_errors = true\n", encoding="utf-8"
    )
    done = run(site, "-m", "mypy", "--config-file", "mypy.ini", "truces")
    assert done.returncode == 0, done.stdout


def test_the_commands_of_the_page_do_what_it_says(site: Path) -> None:
    done = [run(site, "-m", *line.removeprefix("$ ").split()) for line in CONSOLE.splitlines()]
    assert [each.returncode for each in done] == [0, 0, 0], done[-1].stderr
    assert "truce:Ceasefire" in (site / "truce.ttl").read_text(encoding="utf-8")
    assert "nobody is said to stop in truce" in done[-1].stdout + done[-1].stderr
    unnamed = run(site, "-m", "visitdata", "check", "truce.plist")
    assert "nobody is said to stop" not in unnamed.stdout + unnamed.stderr


def test_a_format_is_registered(site: Path) -> None:
    assert python(site, REGISTERING) == ""


def test_nothing_is_imported_that_nobody_names(site: Path) -> None:
    code = (
        "import sys, visitdata as vd\n"
        "seed = vd.seed(vd.seeds()[0])\n"
        "for each in vd.formats():\n"
        "    assert vd.loads(vd.dumps(seed, each.name), each.name) == seed\n"
        "vd.check(seed), vd.schema('shapes'), vd.losses(seed, 'json')\n"
    )
    assert python(site, f"{code}{LOADED}") == "\n"
    assert python(site, f"import visitdata.cli, sys\n{LOADED}") == "\n"


def test_a_type_in_json_loads_the_kind_and_nothing_else(site: Path) -> None:
    code = "import sys, visitdata as vd; truce = vd.load('truce.json')['truce']\n"
    shown = "print(type(truce).__name__, truce.days)\n"
    assert python(site, code + shown + LOADED) == "Ceasefire 3\ntruces truces.kinds\n"


READABLE = [each.name for each in vd.formats() if each.find is not None]


def only_posited() -> dict[str, Any]:
    """The document in which the ceasefire is only spoken of."""
    truce: dict[str, Any] = json.loads(TRUCE)
    (event,) = truce.pop("events")
    posited = {**event, "type": "PositedCeasefire"}
    truce["statements"] = [{"id": "word", "kind": "stated", "gist": "It is said.", "posits": [posited]}]
    return truce


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both documents in every format, where the package is installed."""
    site = tmp_path_factory.mktemp("written")
    install(site, MODULES, PROJECT["entry-points"])
    (site / "asserted.json").write_text(TRUCE, encoding="utf-8")
    (site / "posited.json").write_text(json.dumps(only_posited()), encoding="utf-8")
    code = (
        "import truces.kinds, visitdata as vd\n"
        f"for name in {READABLE}:\n"
        "    vd.dump(vd.load('asserted.json'), f'asserted-{name}', name)\n"
        "    vd.dump(vd.load('posited.json'), f'posited-{name}', name)\n"
    )
    python(site, code)
    return site


@pytest.mark.parametrize("name", READABLE)
@pytest.mark.parametrize("way", ["asserted", "posited"])
def test_a_type_in_any_format_loads_the_kind(name: str, way: str, written: Path) -> None:
    read = f"import sys, visitdata as vd; d = vd.load('{way}-{name}', {name!r})\n"
    shown = "print(vd.dumps(d, 'json').decode(), end='')\n"
    document, loaded = python(written, read + shown + LOADED).splitlines()
    assert json.loads(document) == (json.loads(TRUCE) if way == "asserted" else only_posited())
    assert loaded == "truces truces.kinds"


def test_a_stream_and_workers_find_the_kind(site: Path) -> None:
    line = json.dumps(json.loads(TRUCE))
    lines = [line.replace("dossiers/truce", f"dossiers/truce-{number}") for number in range(40)]
    (site / "many.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run(site, "-m", "visitdata", "convert", "--workers", "2", "many.jsonl", "many.nq")
    assert done.returncode == 0, done.stderr
    code = "import visitdata as vd; print({type(d['truce']).__name__ for d in vd.read('many.nq')})"
    assert python(site, code) == "{'Ceasefire'}\n"


def test_a_class_of_the_same_local_name_in_another_namespace_stays_unknown(site: Path) -> None:
    run(site, "-m", "visitdata", "convert", "truce.json", "truce.nt")
    text = (site / "truce.nt").read_text(encoding="utf-8")
    other = text.replace("https://example.org/truces#Ceasefire", "https://example.org/other#Ceasefire")
    assert other != text
    (site / "other.nt").write_text(other, encoding="utf-8")
    done = run(site, "-m", "visitdata", "check", "other.nt")
    assert done.returncode == 1
    assert "https://example.org/other#Ceasefire" in done.stdout + done.stderr


def test_a_rule_is_gone_by_only_where_a_call_names_it(site: Path) -> None:
    code = (
        "import sys, visitdata as vd\n"
        "d = vd.load('truce.json')\n"
        "for rules in ((), ['truce-without-sides'], ()):\n"
        "    print([each.code for each in vd.check(d, rules=rules)].count('truce-without-sides'))\n"
    )
    assert python(site, code + LOADED) == "0\n1\n0\ntruces truces.kinds truces.rules\n"


def test_a_rule_that_nobody_brings_is_named(site: Path) -> None:
    code = "import visitdata as vd; vd.check(vd.seed(vd.seeds()[0]), rules=['truce-without-size'])"
    assert (
        'UnknownRuleError: there is no rule with the code "truce-without-size"'
        in run(site, "-c", code).stderr
    )
    done = run(site, "-m", "visitdata", "check", "truce.json", "--rule", "truce-without-size")
    assert (done.returncode, "no rule with the code" in done.stderr) == (2, True)


def test_a_format_and_a_suffix_load_the_format(site: Path) -> None:
    code = (
        "import sys, visitdata as vd\n"
        "seed = vd.seed(vd.seeds()[0])\n"
        "vd.dump(seed, 'seed.plist.gz'); assert vd.load('seed.plist.gz') == seed\n"
        "assert vd.loads(vd.dumps(seed, 'application/x-plist'), '.plist') == seed\n"
        "assert 'plist' in [each.name for each in vd.formats()]\n"
    )
    assert python(site, code + LOADED) == "truces truces.formats\n"


WRONG: dict[str, tuple[str, str, str]] = {
    "visitdata.kinds": (
        "Ceasefire",
        "import visitdata as vd; vd.load('truce.json')",
        "must be a record class",
    ),
    "visitdata.rules": (
        "dull",
        "import visitdata as vd; vd.check(vd.load('s.json'), rules=['dull'])",
        "it must be a function",
    ),
    "visitdata.formats": ("plist", "import visitdata as vd; vd.load('x.plist')", "must be a Format"),
    "visitdata.bridges": ("plist", "import visitdata as vd; vd.load('x.plist')", "must be a Format"),
}


@pytest.mark.parametrize("group", WRONG)
@pytest.mark.parametrize(
    ("text", "what"), [("found = 3", ""), ("import nothing_of_that_name", "cannot be loaded")]
)
def test_what_an_entry_point_should_not_bring_is_named(
    group: str, text: str, what: str, tmp_path: Path
) -> None:
    name, code, otherwise = WRONG[group]
    install(tmp_path, {"__init__": text}, {group: {name: "wrong:found"}}, "wrong")
    (tmp_path / "truce.json").write_text(TRUCE, encoding="utf-8")
    vd.dump(vd.seed(vd.seeds()[0]), tmp_path / "s.json")
    error = run(tmp_path, "-c", code).stderr
    assert (
        f'EntryPointError: the entry point "{name} = wrong:found" ({group}) of the package wrong 1.0: '
        in error
    )
    assert (what or otherwise) in error


def test_two_packages_that_bring_one_kind_are_named(site: Path) -> None:
    install(site, MODULES, PROJECT["entry-points"], "more_truces")
    done = run(site, "-m", "visitdata", "check", "truce.json")
    assert done.returncode == 2
    assert "several packages have the entry point" in done.stderr
    assert "more_truces" in done.stderr


def written_as_nothing(_dossier: vd.Dossier, _indent: int | None) -> Iterator[bytes]:
    yield b""


def a_format(**given: Any) -> vd.Format:
    values: dict[str, Any] = {
        "name": "own",
        "suffix": ".own",
        "media_type": "text/own",
        "write": written_as_nothing,
    }
    return vd.Format(**values | given)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"name": "Own"}, "lower-case letters"),
        ({"suffix": "own"}, "must begin with a dot"),
        ({"name": "turtle"}, "'turtle' is the name"),
        ({"suffix": ".ttl"}, "of the format turtle"),
        ({"media_type": "application/json"}, "of the format json"),
    ],
)
def test_a_format_that_would_hide_another_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        vd.register_format(a_format(**given))
    with pytest.raises(TypeError, match="must be a Format"):
        vd.register_format(given)  # type: ignore[arg-type]

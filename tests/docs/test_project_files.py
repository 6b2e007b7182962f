"""What a public project keeps beside its code says the same as the code, and pins what it runs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import visitdata as vd

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
USED = re.compile(r"uses: ([\w./-]+)@(\S+)(?: # (\S+))?")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+(?:-[a-z]+)*):(?!=)", read("Makefile"), flags=re.MULTILINE))


def locked() -> dict[str, Version]:
    """The version of each package in the lock; where it has several, for several Pythons, the newest."""
    found: dict[str, Version] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", LOCK, flags=re.MULTILINE):
        found[name] = max(Version(version), found.get(name, Version("0")))
    return found


def developed_with() -> list[Requirement]:
    """What `make test` installs: the package, its extras but Spark, and the group `dev`."""
    project, groups = PYPROJECT["project"], PYPROJECT["dependency-groups"]
    extras = [
        each for name, every in project["optional-dependencies"].items() if name != "spark" for each in every
    ]
    dev = [each for each in groups["dev"] if isinstance(each, str)]
    return [Requirement(each) for each in (*project["dependencies"], *extras, *groups["bench"], *dev)]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_a_digest_and_tells_its_version(path: Path) -> None:
    used = USED.findall(path.read_text(encoding="utf-8"))
    assert used
    for action, digest, version in used:
        assert re.fullmatch("[0-9a-f]{40}", digest), action
        assert re.fullmatch(r"v\d+\.\d+\.\d+", version), action


def test_every_workflow_uses_the_same_version_of_an_action() -> None:
    used = {each for path in WORKFLOWS for each in USED.findall(path.read_text(encoding="utf-8"))}
    assert len({action for action, _, _ in used}) == len(used)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_has_more_rights_than_it_names_job_by_job(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    top, _, jobs = text.partition("\njobs:\n")
    assert "\npermissions: {}\n" in top
    assert (
        jobs.count("    permissions:\n") == jobs.count("    runs-on: ") == jobs.count("    timeout-minutes: ")
    )
    assert text.count("persist-credentials: false") == text.count("uses: actions/checkout@")


@pytest.mark.parametrize("name", [*(f".github/workflows/{path.name}" for path in WORKFLOWS), ".ci/run"])
def test_every_target_that_is_run_is_in_the_makefile(name: str) -> None:
    run = set(re.findall(r"(?:^ *|run: |\|\| )make ([a-z]+(?:-[a-z]+)*)", read(name), re.MULTILINE))
    assert run
    assert run <= targets()


def test_the_pythons_of_the_workflow_are_those_that_were_seen_and_the_next() -> None:
    (listed,) = re.findall(r"python: \[(.*)\]", read(".github/workflows/tests.yml"))
    tried = [each.strip('"') for each in listed.split(", ")]
    classifier = "Programming Language :: Python :: 3."
    seen = [
        f"3.{each.removeprefix(classifier)}"
        for each in PYPROJECT["project"]["classifiers"]
        if re.fullmatch(re.escape(classifier) + r"\d+", each)
    ]
    allowed_to_fail = re.findall(r"continue-on-error: .*'(3\.\d+)'", read(".github/workflows/tests.yml"))
    assert tried == seen + allowed_to_fail


def test_the_lock_has_a_version_that_fits_for_all_that_is_developed_with() -> None:
    versions = locked()
    required = developed_with()
    assert len(required) > 30
    for each in required:
        assert each.specifier.contains(versions[canonicalize_name(each.name)]), each


def test_the_lock_names_no_address_and_no_path() -> None:
    assert not re.findall(r"https?:|file:|--\w+-url|@ ", LOCK)


def test_ruff_is_of_one_version_before_a_commit_and_in_the_lock() -> None:
    pinned = set(re.findall(r"ruff==([\d.]+)", read(".pre-commit-config.yaml")))
    assert pinned == {str(locked()["ruff"])}


def test_the_citation_is_of_this_version_under_this_licence() -> None:
    said = dict(re.findall(r"^([\w-]+): (.+)$", read("CITATION.cff"), flags=re.MULTILINE))
    assert said["version"] == vd.__version__
    assert said["license"] in PYPROJECT["project"]["license"].split(" AND ")
    assert said["url"] == PYPROJECT["project"]["urls"]["Homepage"]


def test_the_sources_that_are_distributed_hold_all_that_tests_read() -> None:
    shipped = set(PYPROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"])
    top = {path.name for path in ROOT.iterdir() if path.name.startswith((".ci", ".github", ".pre-commit"))}
    pages = {path.name for path in ROOT.glob("*.md")} | {path.name for path in ROOT.glob("*.cff")}
    assert top | pages | {"requirements-dev.lock", "typings"} <= shipped

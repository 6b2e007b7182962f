"""The wheel holds all that the package needs, and works where there is no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import visitdata as vd

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return zipfile.ZipFile(built)


def test_the_wheel_holds_schemas_seeds_types_and_licence(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    for folder in ("schemas", "seeds"):
        for path in (ROOT / folder).iterdir():
            assert f"visitdata/_data/{folder}/{path.name}" in names
    assert {"visitdata/py.typed", "visitdata/model/propositions.pyi"} <= names
    assert {"visitdata/_data/docs/modelling.md", "visitdata/drafts/instructions.md"} <= names
    assert f"visitdata-{vd.__version__}.dist-info/licenses/LICENSE" in names
    assert not [name for name in names if name.startswith(("tests", "examples"))]


def test_the_wheel_works_outside_the_checkout(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "site")
    code = (
        "import visitdata as vd; from visitdata import resources;"
        "print(vd.__file__); print(resources.folder('schemas'));"
        "print(len(vd.dumps(vd.seed(vd.seeds()[0]), 'nquads')));"
        "print('**1. `events` holds' in vd.instructions())"
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    file, schemas, size, has_rules = done.stdout.splitlines()
    assert file.startswith(str(tmp_path))
    assert schemas.startswith(str(tmp_path))
    assert has_rules == "True"
    assert int(size) == len(vd.dumps(vd.seed(vd.seeds()[0]), "nquads"))


def test_the_version_stands_in_one_place(wheel: zipfile.ZipFile) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dynamic"] == ["version"]
    metadata = wheel.read(f"visitdata-{vd.__version__}.dist-info/METADATA").decode()
    assert f"\nVersion: {vd.__version__}\n" in metadata


def test_every_extra_that_the_code_names_is_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {"cli", "fuzzy", "html", "parquet", "shacl", "spark", "yaml", "zstd"}
    assert project["optional-dependencies"].keys() == extras

"""Print where Pythons are on this machine: `interpreters.py 3.12 3.13` prints one path each.

They are looked for on the path, and then where version managers and installers put them. One is printed only
if it runs, is CPython with its global lock, is of that version, and can make virtual environments. A version
that is not there is told on stderr.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

_SECONDS = 30
_CONDA = ("miniconda3", "anaconda3", "miniforge3", "mambaforge", "conda")
_ASK = """
import ensurepip, json, sys, sysconfig, venv
has_no_lock = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
print(json.dumps([sys.implementation.name, has_no_lock, *sys.version_info[:2]]))
"""


def find(version: str, environment: Mapping[str, str]) -> Path | None:
    """An interpreter of that version (`3.12`), or None."""
    seen: set[Path] = set()
    for folder in folders(environment):
        path = folder / f"python{version}"
        if path.is_file() and path.resolve() not in seen and _works(path, version):
            return path
        seen.add(path.resolve())
    return None


def folders(environment: Mapping[str, str]) -> Iterator[Path]:
    """Where interpreters may be, the most likely first."""
    yield from (Path(each) for each in environment.get("PATH", "").split(os.pathsep) if each)
    home = Path(environment.get("HOME", "/nonexistent"))
    data = Path(environment.get("XDG_DATA_HOME", home / ".local" / "share"))
    managed = {
        Path(environment.get("PYENV_ROOT", home / ".pyenv")): "versions/*/bin",
        Path(environment.get("UV_PYTHON_INSTALL_DIR", data / "uv" / "python")): "*/bin",
        Path(environment.get("ASDF_DATA_DIR", home / ".asdf")): "installs/python/*/bin",
        Path(environment.get("MISE_DATA_DIR", data / "mise")): "installs/python/*/bin",
        **{root / name: "envs/*/bin" for root in (home, Path("/opt")) for name in _CONDA},
        Path("/opt/python"): "*/bin",
        Path("/opt/homebrew/opt"): "python@*/bin",
        Path("/Library/Frameworks/Python.framework/Versions"): "*/bin",
    }
    for root, pattern in managed.items():
        yield root / "bin"
        yield from sorted(root.glob(pattern), key=_numbers, reverse=True)
    yield from map(Path, ("/usr/local/bin", "/usr/bin"))


def _numbers(folder: Path) -> list[int]:
    """The numbers of a folder such as `versions/3.13.10/bin`, so that newer ones come later."""
    return [int(each) for each in re.findall(r"\d+", folder.parent.name)]


def _works(path: Path, version: str) -> bool:
    """Whether it runs, is what it is called, and can make virtual environments: shims and stubs do not."""
    try:
        done = subprocess.run(
            [path, "-I", "-c", _ASK], capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    if done.returncode != 0:
        return False
    try:
        answer: object = json.loads(done.stdout)
    except ValueError:
        return False
    return answer == ["cpython", False, *map(int, version.split("."))]


def main(versions: list[str]) -> None:
    """Print an interpreter of each version."""
    for version in versions:
        path = find(version, os.environ)
        if path is None:
            sys.stderr.write(f"Python {version} was not found on this machine\n")
        else:
            sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main(sys.argv[1:])

"""Install a wheel where nothing else is installed, and use it there: `python scripts/try_wheel.py dist`.

It is tried from an empty folder, so that nothing of the checkout can stand in for what the wheel lacks.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

_PROGRAM = """\
import visitdata as vd
dossier = vd.seed(vd.seeds()[0])
for each in vd.formats():
    vd.dump(dossier, "dossier" + each.suffix)
    assert vd.load("dossier" + each.suffix) == dossier, each.name
print(f"visitdata {vd.__version__}: {len(vd.formats())} formats are read back equal")
"""
_COMMANDS = (
    ["visitdata", "--version"],
    ["visitdata", "export", "--out", "out"],
    ["visitdata", "check", "dossier.json", "dossier.ttl"],
    ["visitdata", "schema", "--write", "schemas"],
)


def try_wheel(wheel: Path, folder: Path) -> None:
    """Install and run.

    Raises:
        subprocess.CalledProcessError: one of the commands failed.
    """
    venv.create(folder / "venv", with_pip=True)
    empty = folder / "empty"
    empty.mkdir()
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")

    def run(program: str, *args: str) -> str:
        command = [str(programs / program), *args]
        done = subprocess.run(command, cwd=empty, check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout

    run("python", "-m", "pip", "install", "--quiet", f"{wheel.resolve()}[cli]")
    said = run("python", "-I", "-c", _PROGRAM)
    for command in _COMMANDS:
        run(*command)
    sys.stdout.write(said)


def main(dist: Path) -> None:
    """Try the one wheel that lies in a folder."""
    (wheel,) = dist.glob("*.whl")
    with tempfile.TemporaryDirectory() as folder:
        try_wheel(wheel, Path(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""The command `visitdata`, and the same as `python -m visitdata`."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from visitdata.interruption import stoppable


def main() -> None:
    """Run the command line, or say how to install what it needs."""
    # From before anything is loaded, which takes most of a short command's time.
    sys.exit(stoppable(_run))


def _run() -> int:
    missing = [name for name in ("click", "rich") if find_spec(name) is None]
    if missing:
        needs = " and ".join(missing)
        sys.stderr.write(f'Error: the command line needs {needs}: pip install "visitdata[cli]"\n')
        return 2
    from visitdata.cli import run  # noqa: PLC0415 - it needs what was just looked for

    return run()


if __name__ == "__main__":
    main()

"""The command `visitdata`, and the same as `python -m visitdata`."""

from __future__ import annotations

import sys
from importlib.util import find_spec


def main() -> None:
    """Run the command line, or say how to install what it needs."""
    missing = [name for name in ("click", "rich") if find_spec(name) is None]
    if missing:
        needs = " and ".join(missing)
        sys.stderr.write(f'Error: the command line needs {needs}: pip install "visitdata[cli]"\n')
        sys.exit(2)
    from visitdata.cli import run  # noqa: PLC0415 - it needs what was just looked for

    sys.exit(run())


if __name__ == "__main__":
    main()

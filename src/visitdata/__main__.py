"""The command `visitdata`, and the same as `python -m visitdata`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line, or say how to install what it needs."""
    try:
        # From before anything else is loaded, which takes most of a short command's time.
        from visitdata.interruption import stoppable

        sys.exit(stoppable(_run))
    except KeyboardInterrupt:  # it came before that was loaded, where the code stands by its name
        sys.exit(130)


def _run() -> int:
    from importlib.util import find_spec

    missing = [name for name in ("click", "rich") if find_spec(name) is None]
    if missing:
        needs = " and ".join(missing)
        sys.stderr.write(f'Error: the command line needs {needs}: pip install "visitdata[cli]"\n')
        return 2
    from visitdata.cli import run

    return run()


if __name__ == "__main__":
    main()

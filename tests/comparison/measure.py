"""What tools do with hostile input: each cell of docs/hostile-input.md, tried in a process of its own.

`python -m tests.comparison.measure SECONDS` prints the phrases of all of them as JSON, table by table and row
by row, each by its tool. No process gets more than so many seconds of the processor, nor more than 4 GiB.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import resource
import signal
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import TypeAlias
from xml.parsers import expat

from tests.comparison.tables import TABLES, Cell
from visitdata.errors import DecodeError, InvalidRecordError

ROOT = Path(__file__).parents[2]
TOOLS = ("rdflib", "pyld", "pyoxigraph", "orjson", "cattrs", "attrs")
MEMORY = 4 * 2**30

# By table, row and tool.
Phrases: TypeAlias = list[list[dict[str, str]]]


def versions() -> str:
    """The versions that the page names."""
    tools = [f"{metadata.metadata(tool)['Name']} {metadata.version(tool)}" for tool in TOOLS]
    return (
        f"{', '.join(tools)}; Python {platform.python_version()} with {expat.EXPAT_VERSION.replace('_', ' ')}"
    )


def measured(seconds: int) -> Phrases:
    """What came of each, in a phrase; `seconds` are those that the processor works on one of them."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.comparison.measure", str(seconds)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    phrases: Phrases = json.loads(done.stdout)
    return phrases


def main(seconds: int) -> None:
    """Try all of them."""
    # Once here, not once a process.
    for tool in TOOLS:
        importlib.import_module(tool)
    phrases = [
        [{tool: _apart(cell, seconds) for tool, cell in case.cells.items()} for case in table.cases]
        for table in TABLES
    ]
    json.dump(phrases, sys.stdout)


def _apart(cell: Cell, seconds: int) -> str:
    """The phrase of a cell, or how the process ended that tried it."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.write(writing, _phrase(cell).encode())
        os._exit(0)
    os.close(writing)
    with open(reading, encoding="utf-8") as pipe:  # noqa: PTH123 - it is no path
        phrase = pipe.read()
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if ended == -signal.SIGXCPU:
        return "**does not end**"
    return phrase if not ended else f"**ends the process** (`{signal.Signals(-ended).name}`)"


def _phrase(cell: Cell) -> str:
    try:
        return cell()
    except (DecodeError, InvalidRecordError) as error:
        codes = ", ".join(sorted({f"`{problem.code}`" for problem in error.problems}))
        return f"refuses: {codes}"
    except MemoryError:
        return "**wants more than 4 GiB**"
    except Exception as error:  # noqa: BLE001 - whatever a tool raises is what it does
        return f"raises `{type(error).__name__}`"


if __name__ == "__main__":
    main(int(sys.argv[1]))

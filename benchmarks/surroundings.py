"""Where was measured: the machine by its kind, Python, and the versions of all that took part."""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("attrs", "rdflib", "pyoxigraph", "msgspec", "orjson", "click", "rich", "pytest-benchmark")
_CPUINFO = Path("/proc/cpuinfo")


def surroundings() -> list[str]:
    """Lines for people: no name of a machine and no path is in them."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    today = dt.datetime.now(tz=dt.UTC).date()
    system = f"{platform.system()} on {platform.machine()}"
    return [
        f"Measured on {today}: visitdata {version('visitdata')}, {python}, {system},",
        f"{_processor()}, {_cores()} cores, {_memory():.0f} GiB of memory;",
        ", ".join(f"{name} {version(name)}" for name in _PACKAGES) + ".",
    ]


def _processor() -> str:
    """What the processor calls itself."""
    if _CPUINFO.exists():
        for line in _CPUINFO.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or "a processor without a name"


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def import_times(count: int = 15) -> list[str]:
    """What `import visitdata` loads: the most expensive modules by their own time, as Python reports it."""
    command = [sys.executable, "-X", "importtime", "-c", "import visitdata"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own; the disk's caches are filled
    said = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own
    head, *lines = said.stderr.splitlines()
    return [head, *sorted(lines, key=_own_time, reverse=True)[:count]]


def _own_time(line: str) -> int:
    own = line.removeprefix("import time:").partition("|")[0].strip()
    return int(own) if own.isdigit() else 0

"""How much is tried: enough to find something, and many more in `make nightly` and `make torture`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"

LAW = 2_000 if NIGHTLY else 100
# What is written is read back equal, in each format.
DIRECT = 10_000 if NIGHTLY else 1_000
# The same after another tool had it: for each way of each tool.
PAIR = 1_000 if NIGHTLY else 60
# A document that was broken in a few places, or none at all: for each reader.
FUZZ = 10_000 if NIGHTLY else 150

TORTURE = os.environ.get("TORTURE") == "full"

# Of each writer, so many are killed, stopped by each of two other signals, or run into a full disk.
KILLED = 12 if TORTURE else 2
STOPPED = 3 if TORTURE else 1
FULL = 3 if TORTURE else 1
# Of the steps of a write, each so manieth is where it is stopped.
STEP = 1 if TORTURE else 5
# How often each of several processes writes one file, and how many are killed at it.
ROUNDS = 100 if TORTURE else 20
VICTIMS = 50 if TORTURE else 5


def instructions(work: Callable[[], object]) -> int:
    """How many instructions of Python a piece of work takes."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:  # noqa: ARG001 - so a tracer is called
        nonlocal count
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count

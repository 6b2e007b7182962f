"""How many examples each law is tried with: enough to find something, and many more in `make nightly`."""

from __future__ import annotations

import os

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"

LAW = 2_000 if NIGHTLY else 100
# What is written is read back equal, in each format.
DIRECT = 10_000 if NIGHTLY else 1_000
# The same after another tool had it: for each way of each tool.
PAIR = 1_000 if NIGHTLY else 60

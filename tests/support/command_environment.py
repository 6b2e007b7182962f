"""The environment of commands that tests run in a process of their own."""

from __future__ import annotations

import os
from pathlib import Path

import visitdata as vd

# Coloured only where a test wants that: rich 13 takes even an empty FORCE_COLOR or NO_COLOR for a wish.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}},
    "PYTHONPATH": str(Path(vd.__file__).parents[1]),
}

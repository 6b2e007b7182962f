"""The command line as tests run it: stdout and stderr apart, and coloured only where a test wants that."""

from __future__ import annotations

import inspect
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from click import testing

import visitdata as vd

if TYPE_CHECKING:
    from collections.abc import Mapping

# For commands in a process of their own. Rich 13 takes even an empty FORCE_COLOR or NO_COLOR for a wish.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}},
    "PYTHONPATH": str(Path(vd.__file__).parents[1]),
}
# Before click 8.2, both streams came as one unless that was forbidden.
_APART: dict[str, Any] = (
    {"mix_stderr": False} if "mix_stderr" in inspect.signature(testing.CliRunner).parameters else {}
)


class CliRunner(testing.CliRunner):
    """Click's own, in every version of click that is supported.

    With `apart=False`, `output` has both streams as they are seen at a terminal; click 8.1 cannot do both.
    """

    def __init__(self, env: Mapping[str, str | None] | None = None, *, apart: bool = True) -> None:
        super().__init__(env=env, **(_APART if apart else {}))

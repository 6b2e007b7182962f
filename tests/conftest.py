"""How tests run: laws with enough examples to find something, and the same ones for everybody in CI."""

from __future__ import annotations

import gc
import os
import signal

from hypothesis import HealthCheck, settings

from tests.support import effort

# Drawing a whole dossier takes a while, and machines differ: no law is about time.
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "default",
    deadline=None,
    max_examples=effort.LAW,
    suppress_health_check=_SLOW,
    derandomize="CI" in os.environ,
)
settings.register_profile("nightly", settings.get_profile("default"), derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

# In the background of a shell, SIGINT is ignored, and so it would be by each process that a test starts to
# interrupt it.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Have the collector look through what tests make alone: what was there before them stays to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)

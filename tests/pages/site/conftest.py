"""What the tests of sites share."""

from __future__ import annotations

import os

import pytest


@pytest.fixture(autouse=True, scope="session")
def leave_the_disk_alone() -> None:
    """Write nothing to the disk at once: that guards against power cuts, which no test has."""
    os.sync = lambda: None

"""Under what conditions is measured: how often, with what timer, with what other memory out of the way."""

from __future__ import annotations

import gc
import os
import resource
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

# Every contender has its first turn before any has its second.
TURNS = int(os.environ.get("TURNS", "5"))


class Stopwatch(Protocol):
    """pytest-benchmark's fixture `benchmark`, which has no types of its own, so far as it is used."""

    extra_info: dict[str, Any]

    def pedantic(self, target: Callable[..., object], args: tuple[Any, ...] = (), *, rounds: int) -> object:
        """Call and time it so often, with no call more than that."""
        ...


@contextmanager
def undisturbed() -> Generator[None]:
    """What is there already is no concern of the garbage collector meanwhile, whoever's turn it is."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def processor_time_of_children() -> float:
    """Seconds that processes which ended have taken of a processor, in all."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime

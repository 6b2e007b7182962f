"""Propositions, a class for each kind of event: `PositedVisit`, `PositedTransfer`, ...

The classes make themselves from the kinds of event when they are asked for; type checkers read
`propositions.pyi`, which is derived from the kinds too.
"""

from __future__ import annotations

from typing import Any

from visitdata.metamodel.describe import kinds
from visitdata.metamodel.twins import twin
from visitdata.model import event_kinds
from visitdata.model.events import Event

PREFIX = "Posited"


def __getattr__(name: str) -> type[Any]:
    kind = kinds(Event).get(name.removeprefix(PREFIX)) if name.startswith(PREFIX) else None
    if kind is None or kind.__module__ not in {Event.__module__, event_kinds.__name__}:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return twin(kind)

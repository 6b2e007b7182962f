"""Rules on links between records: those that lead in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from visitdata.checks.registry import CheckContext, RuleResult, rule
from visitdata.model.dossier import Dossier
from visitdata.model.record import Record

_SHOWN = 10  # records of a circle
_LINKS = ("part_of", "follows", "via", "version_of")


@rule("circular", "warning", on=Record)
def circular(record: Record, context: CheckContext) -> Iterator[RuleResult]:
    """A record that is, through other records, a part of itself, after itself, or known from itself."""
    for name, circle in context.once(circles).get(record.id, {}).items():
        around = " to ".join(reversed(circle)) if len(circle) < _SHOWN else f"{len(circle) - 1} records"
        message = f"{name} leads from {record.id} back to it: {around}"
        yield (name,), message, "break the circle"


def circles(dossier: Dossier) -> Mapping[str, Mapping[str, list[str]]]:
    """A circle for each kind of link that has one, by the least id in it and the name of the link."""
    found: dict[str, dict[str, list[str]]] = {}
    for name in _LINKS:
        links = {record.id: to for record in dossier if (to := _values_of(record, name))}
        try:
            TopologicalSorter(links).prepare()
        except CycleError as error:
            circle: list[str] = error.args[1]
            found.setdefault(min(circle), {})[name] = circle
    return found


def _values_of(record: Record, name: str) -> tuple[str, ...]:
    value = getattr(record, name, None) or ()
    return (value,) if isinstance(value, str) else value

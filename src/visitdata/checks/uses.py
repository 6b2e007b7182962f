"""Rules on the use of actors and places: which records refer to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from operator import attrgetter
from typing import Any, TypeAlias

from visitdata.checks.registry import CheckContext, RuleResult, rule
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.schema import Owned, Reference
from visitdata.metamodel.settings import Declared, is_posited, settings_of
from visitdata.model.actors import Actor
from visitdata.model.dossier import Dossier
from visitdata.model.places import Place


@rule("only-in-propositions", "info", on=(Actor, Place))
def only_in_propositions(record: Actor | Place, context: CheckContext) -> Iterator[RuleResult]:
    """An actor or place that only propositions name: its existence may be alleged, too."""
    if record.id in context.once(named_by_propositions_only):
        suggestion = "check that its own record asserts nothing that is only alleged"
        yield (), f"{record.id} is named by propositions only", suggestion


def named_by_propositions_only(dossier: Dossier) -> frozenset[str]:
    """The ids of the records that only propositions, and what is itself only said, refer to."""
    asserted: set[str] = set()
    said: set[str] = set()
    for record in dossier:
        (said if is_posited(record) else asserted).update(_references(record))
    return frozenset(said - asserted)


def _references(record: Declared) -> Iterator[str]:
    singles, lists, owned = _members_that_refer(type(record))
    for value_of in lists:
        yield from value_of(record)
    for value_of in singles:
        value = value_of(record)
        if value is not None:
            yield value
    for value_of, many in owned:
        value = value_of(record)
        if value:
            yield from chain.from_iterable(map(_references, value if many else (value,)))


_ValueOf: TypeAlias = Callable[[object], Any]


@once_per_class
def _members_that_refer(
    cls: type[Declared],
) -> tuple[tuple[_ValueOf, ...], tuple[_ValueOf, ...], tuple[tuple[_ValueOf, bool], ...]]:
    """What gives the references of a record: those that are single, those in lists, and what it owns."""
    members = schema_of(cls).members
    references = [
        member for member in members if isinstance(member.value, Reference) and _is_asked(member.value)
    ]
    return (
        tuple(attrgetter(member.name) for member in references if not member.many),
        tuple(attrgetter(member.name) for member in references if member.many),
        tuple(
            (attrgetter(member.name), member.many)
            for member in members
            if isinstance(member.value, Owned) and _refers(member.value.target)
        ),
    )


def _is_asked(reference: Reference) -> bool:
    """Whether a reference may be to an actor or a place."""
    return any(
        issubclass(target, (Actor, Place)) or issubclass(Actor, target) for target in reference.targets
    )


def _refers(target: type[Declared]) -> bool:
    """Whether records that stand inside others may refer to some; propositions are looked at on their own."""
    if settings_of(target).posited:
        return False
    return settings_of(target).tagged or any(map(any, _members_that_refer(target)))

"""Rules on the use of actors and places: which records refer to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from operator import attrgetter
from typing import Any

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
    for value_of, many, is_owned in _members_that_refer(type(record)):
        value = value_of(record)
        if value:
            values = value if many else (value,)
            yield from chain.from_iterable(map(_references, values)) if is_owned else values


@once_per_class
def _members_that_refer(cls: type[Declared]) -> tuple[tuple[Callable[[object], Any], bool, bool], ...]:
    """What gives the members with references, whether there may be many, and whether records hold them."""
    return tuple(
        (attrgetter(member.name), member.many, isinstance(member.value, Owned))
        for member in schema_of(cls).members
        if (isinstance(member.value, Reference) and _is_asked(member.value))
        or (isinstance(member.value, Owned) and _refers(member.value.target))
    )


def _is_asked(reference: Reference) -> bool:
    """Whether a reference may be to an actor or a place."""
    return any(
        issubclass(target, (Actor, Place)) or issubclass(Actor, target) for target in reference.targets
    )


def _refers(target: type[Declared]) -> bool:
    """Whether records that stand inside others may refer to some; propositions are looked at on their own."""
    settings = settings_of(target)
    return not settings.posited and (settings.tagged or bool(_members_that_refer(target)))

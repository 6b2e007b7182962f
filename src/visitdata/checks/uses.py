"""Rules on the use of actors and places: which records refer to them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from visitdata.checks.registry import rule
from visitdata.model.actors import Actor
from visitdata.model.places import Place
from visitdata.shape.describe import Owned, Reference, shape_of
from visitdata.shape.settings import is_only_said, settings_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.checks.context import CheckContext
    from visitdata.checks.registry import Result
    from visitdata.model.dossier import Dossier
    from visitdata.shape.declare import Declared


@rule("only-in-propositions", "hint", on=(Actor, Place))
def only_in_propositions(record: Actor | Place, context: CheckContext) -> Iterator[Result]:
    """An actor or place that only propositions name: that it is there at all may be alleged, too."""
    if record.id in context.once(named_by_propositions_only):
        yield (), f"{record.id} is named by propositions only", "see that its record asserts nothing of them"


def named_by_propositions_only(dossier: Dossier) -> frozenset[str]:
    """The ids of the records that only propositions, and what is itself only said, refer to."""
    asserted: set[str] = set()
    said: set[str] = set()
    for record in dossier:
        (said if is_only_said(record) else asserted).update(_references(record))
    return frozenset(said - asserted)


def _references(record: Declared) -> Iterator[str]:
    for member in shape_of(type(record)).members:
        value = getattr(record, member.name)
        values = value if member.many else () if value is None else (value,)
        if isinstance(member.value, Reference):
            yield from values
        elif isinstance(member.value, Owned) and not settings_of(member.value.target).posited:
            yield from chain.from_iterable(map(_references, values))

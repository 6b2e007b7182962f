"""Items: things that are given, used, made or counted, as a report gives them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias, cast

import attrs
from attrs import field

from visitdata.codegen.validation import Validated
from visitdata.metamodel.declare import Ref, member
from visitdata.metamodel.scalars import Prose
from visitdata.model.actors import Actor, actor_ref
from visitdata.model.quantities import Quantity

ItemKind: TypeAlias = Literal[
    "goods", "weapons", "money", "aid", "expertise", "data", "people", "votes", "other"
]


@attrs.frozen(kw_only=True, repr=False)
class Item(Validated):
    """What is given, used, made or counted: rifles, grain, money, votes."""

    label: Prose = field(metadata=member("schema:name", "What it is."))
    kind: ItemKind | None = field(default=None, metadata=member("kind", "What sort of thing it is."))
    quantity: Quantity | None = field(default=None, metadata=member("quantity", "How much of it there is."))
    of: Ref[Actor] | None = field(default=None, converter=actor_ref, metadata=member("of", "Whose it is."))


def items(given: Iterable[Item]) -> tuple[Item, ...]:
    """Tell type checkers that any iterable of items will do."""
    return cast("tuple[Item, ...]", given)

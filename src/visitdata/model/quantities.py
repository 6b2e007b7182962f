"""Things and numbers of things, as a report gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias, cast

import attrs
from attrs import field

from visitdata.errors import Mistake
from visitdata.shape.admit import Checked
from visitdata.shape.declare import Ref, member, ref
from visitdata.shape.rules import AtLeastOne, Ordered, Rule
from visitdata.shape.scalars import Number, Prose, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from visitdata.model.actors import Actor

ItemKind: TypeAlias = Literal[
    "goods", "weapons", "money", "aid", "expertise", "data", "people", "votes", "other"
]


@attrs.frozen(kw_only=True, repr=False)
class Quantity(Checked):
    """How much or how many, as reported: "dozens" stays words, "at least 40" is no 40."""

    rules: ClassVar[tuple[Rule, ...]] = (
        AtLeastOne(
            members=("exactly", "at_least", "at_most", "about", "words"),
            mistake=Mistake(
                "empty-quantity",
                "a quantity says how much",
                "give exactly, at_least, at_most, about or words",
            ),
        ),
        Ordered(
            low="at_least",
            high="at_most",
            strictly=False,
            code="bad-number",
            message="at most {high} is less than at least {low}",
        ),
    )

    exactly: Number | None = field(
        default=None, metadata=member("exactly", "The number, where it is given as such.")
    )
    at_least: Number | None = field(
        default=None, metadata=member("atLeast", "The number it reaches at least.")
    )
    at_most: Number | None = field(default=None, metadata=member("atMost", "The number it reaches at most."))
    about: Number | None = field(default=None, metadata=member("about", "The number it is near."))
    unit: Text | None = field(default=None, metadata=member("unit", "What is counted or measured in."))
    words: Text | None = field(
        default=None, metadata=member("words", "The words, where they give no number.")
    )


@attrs.frozen(kw_only=True, repr=False)
class Item(Checked):
    """What is given, used, made or counted: rifles, grain, money, votes."""

    label: Prose = field(metadata=member("schema:name", "What it is."))
    kind: ItemKind | None = field(default=None, metadata=member("kind", "What sort of thing it is."))
    quantity: Quantity | None = field(default=None, metadata=member("quantity", "How much of it."))
    of: Ref[Actor] | None = field(default=None, converter=ref, metadata=member("of", "Whose it is."))


def items(given: Iterable[Item]) -> tuple[Item, ...]:
    """Tell type checkers that any iterable of items will do."""
    return cast("tuple[Item, ...]", given)

"""Quantities: how much or how many, as a report gives it."""

from __future__ import annotations

import attrs
from attrs import field

from visitdata.codegen.validation import Validated
from visitdata.errors import Mistake
from visitdata.metamodel.constraints import AtLeastOne, NotBeside, Ordered
from visitdata.metamodel.declare import member
from visitdata.metamodel.scalars import CurrencyCode, Number, Text


@attrs.frozen(kw_only=True, repr=False)
class Quantity(
    Validated,
    constraints=(
        AtLeastOne(
            members=("exactly", "at_least", "at_most", "about", "words"),
            mistake=Mistake(
                "empty-quantity",
                "a quantity says how much",
                'give "exactly", "at_least", "at_most", "about" or "words"',
            ),
        ),
        NotBeside(
            member="currency",
            others=("unit",),
            mistake=Mistake(
                "not-both",
                "a quantity has a unit or a currency, not both",
                "keep the currency where it is money, and the unit where it is not",
            ),
        ),
        Ordered(
            low="at_least",
            high="at_most",
            strictly=False,
            code="bad-number",
            message="at most {high} is less than at least {low}",
        ),
    ),
):
    """How much or how many, as reported: "dozens" stays words, "at least 40" is no 40."""

    exactly: Number | None = field(
        default=None, metadata=member("exactly", "The number, where it is given as such.")
    )
    at_least: Number | None = field(default=None, metadata=member("atLeast", "The number it is not below."))
    at_most: Number | None = field(default=None, metadata=member("atMost", "The number it is not above."))
    about: Number | None = field(default=None, metadata=member("about", "The number it is near."))
    unit: Text | None = field(default=None, metadata=member("unit", "What is counted or measured in."))
    currency: CurrencyCode | None = field(
        default=None, metadata=member("currency", "The currency of money, by its code in ISO 4217.")
    )
    words: Text | None = field(
        default=None, metadata=member("words", "The words, where they give no number.")
    )

"""Constraints between the members of one record, as values: readers check them, and schemas state them.

A constraint is checked once the members that it concerns are valid, whatever is wrong with others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from visitdata.errors import Mistake, Path

if TYPE_CHECKING:
    from collections.abc import Callable


@attrs.frozen(kw_only=True)
class AtLeastOne:
    """One of these members, none of which holds many, is given, or several are."""

    members: tuple[str, ...]
    mistake: Mistake

    @property
    def concerns(self) -> tuple[str, ...]:
        """The members whose values it looks at."""
        return self.members

    @property
    def broken(self) -> str:
        """The source of the question whether the record `self` breaks it."""
        return " is ".join([*(f"self.{name}" for name in self.members), "None"])

    def violation(self, _: object) -> tuple[Path, Mistake]:
        """What is wrong then: it lacks something."""
        return (), self.mistake


@attrs.frozen(kw_only=True)
class Needed:
    """A member, which does not hold many, is given, unless another one stands in its place."""

    member: str
    unless: str
    mistake: Mistake

    @property
    def concerns(self) -> tuple[str, ...]:
        """The members whose values it looks at."""
        return self.member, self.unless

    @property
    def broken(self) -> str:
        """The source of the question whether the record `self` breaks it."""
        return f"self.{self.member} is None is self.{self.unless}"

    def violation(self, _: object) -> tuple[Path, Mistake]:
        """What is wrong then: it is missing."""
        return (self.member,), self.mistake


@attrs.frozen(kw_only=True)
class NotBeside:
    """A member stands beside none of some others; none of them holds many."""

    member: str
    others: tuple[str, ...]
    mistake: Mistake

    @property
    def concerns(self) -> tuple[str, ...]:
        """The member that it looks at: of the others, it asks only whether they are given."""
        return (self.member,)

    @property
    def broken(self) -> str:
        """The source of the question whether the record `self` breaks it."""
        none = " is ".join([*(f"self.{name}" for name in self.others), "None"])
        return f"self.{self.member} is not None and not ({none})"

    def violation(self, _: object) -> tuple[Path, Mistake]:
        """What is wrong then, at the member that excludes the others."""
        return (self.member,), self.mistake


@attrs.frozen(kw_only=True)
class Never:
    """A member that the classes above have stays empty."""

    member: str
    mistake: Mistake

    @property
    def concerns(self) -> tuple[str, ...]:
        """The member that it looks at."""
        return (self.member,)

    @property
    def broken(self) -> str:
        """The source of the question whether the record `self` breaks it."""
        return f"self.{self.member}"

    def violation(self, _: object) -> tuple[Path, Mistake]:
        """What is wrong then: something is given."""
        return (self.member,), self.mistake


@attrs.frozen(kw_only=True)
class Ordered:
    """Of two numbers, either of which may be missing, the low one is less than the high one, or not greater.

    Attributes:
        low: the member that holds the one.
        high: the member that holds the other.
        strictly: whether they differ.
        code: that of the mistake.
        message: that of the mistake, with `{low}` and `{high}` for the numbers.
        suggestion: what to look at; which of the two numbers is wrong, nobody knows.
    """

    low: str
    high: str
    strictly: bool
    code: str
    message: str
    suggestion: str | None = None

    @property
    def concerns(self) -> tuple[str, ...]:
        """The members whose values it looks at."""
        return self.low, self.high

    @property
    def broken(self) -> str:
        """The source of the question whether the record `self` breaks it."""
        low, high = f"self.{self.low}", f"self.{self.high}"
        return f"{low} is not None is not {high} and {low} {'>=' if self.strictly else '>'} {high}"

    def violation(self, record: object) -> tuple[Path, Mistake]:
        """What is wrong then, at the number that is to be the high one."""
        low, high = getattr(record, self.low), getattr(record, self.high)
        return (self.high,), Mistake(self.code, self.message.format(low=low, high=high), self.suggestion)


@attrs.frozen(kw_only=True)
class Computed:
    """What no schema language can say: a function finds it.

    Attributes:
        concerns: the members whose values it looks at.
        given: the one of them without which there is nothing to ask.
        at: the member at which the mistake stands.
        find: from the record to what is wrong, if anything is.
    """

    concerns: tuple[str, ...]
    given: str
    at: str
    find: Callable[[Any], Mistake | None]

    @property
    def broken(self) -> str:
        """The source of the question whether there is anything to ask."""
        return f"self.{self.given} is not None"

    def violation(self, record: object) -> tuple[Path, Mistake] | None:
        """What is wrong, if anything is."""
        mistake = self.find(record)
        return None if mistake is None else ((self.at,), mistake)


Constraint: TypeAlias = AtLeastOne | Needed | NotBeside | Never | Ordered | Computed

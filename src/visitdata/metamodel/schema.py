"""The neutral description of a record class: what all that reads or writes records is derived from."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import attrs

from visitdata.metamodel.scalars import Scalar
from visitdata.metamodel.settings import settings_of

if TYPE_CHECKING:
    from visitdata.metamodel.declare import Declaration
    from visitdata.metamodel.settings import Declared, Settings


@attrs.frozen
class Enumeration:
    """A closed list of plain strings."""

    values: tuple[str, ...]


@attrs.frozen
class LanguageMap:
    """Texts by language tag."""


@attrs.frozen
class Reference:
    """The id of a record of one of these classes."""

    targets: tuple[type[Declared], ...]

    @property
    def wanted(self) -> str:
        """What a message calls the targets: "actor, place or event"."""
        *rest, last = (_called(target) for target in self.targets)
        return f"{', '.join(rest)} or {last}" if rest else last


def _called(target: type[Declared]) -> str:
    settings = settings_of(target)
    is_family = settings.abstract or target.__name__.lower() == settings.family
    return settings.family if is_family else target.__name__


@attrs.frozen
class Owned:
    """A record that stands inside its owner."""

    target: type[Declared]


Value: TypeAlias = Scalar | Enumeration | LanguageMap | Reference | Owned


@attrs.frozen(kw_only=True)
class Member:
    """One member of a record: its name, cardinality and value, and its two terms.

    `term` is the property of an asserted record, `twin` the one that says the same of a proposition.
    """

    name: str
    inherited: bool = attrs.field(eq=False)  # where it was declared is no part of what it says
    value: Value
    many: bool
    required: bool
    default: object
    term: str
    twin: str
    declared: Declaration

    @property
    def doc(self) -> str:
        """One sentence on what the member means."""
        return self.declared.doc

    @property
    def targets(self) -> tuple[type[Declared], ...]:
        """The record classes that it may refer to."""
        return self.value.targets if isinstance(self.value, Reference) else ()

    @property
    def owns_identified(self) -> bool:
        """Whether its values are records with ids of their own."""
        value = self.value
        return isinstance(value, Owned) and any(field.name == "id" for field in attrs.fields(value.target))

    def property(self, *, posited: bool) -> str:
        """The IRI of the property that says it."""
        return self.twin if posited else self.term


@attrs.frozen(kw_only=True)
class RecordSchema:
    """A record class as everything outside the model sees it."""

    cls: type[Declared]
    name: str
    doc: str
    members: tuple[Member, ...]
    types: tuple[str, ...]
    twin_types: tuple[str, ...]

    @property
    def settings(self) -> Settings:
        """What is set for the class as a whole."""
        return settings_of(self.cls)

    def member(self, name: str) -> Member:
        """The member of that name."""
        return next(member for member in self.members if member.name == name)

    @property
    def rdf_members(self) -> tuple[Member, ...]:
        """What RDF states: not the id, which is the node, nor the language of a text, which is its tag."""
        tags = {member.declared.language for member in self.members}
        return tuple(member for member in self.members if member.name != "id" and member.name not in tags)

    @cached_property
    def identified(self) -> bool:
        """Whether its records have ids of their own."""
        return any(member.name == "id" for member in self.members)

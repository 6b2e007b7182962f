"""What functions have in common that are written for each record class: how its values become those kept."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from visitdata.codegen import field_values, member_suggestions
from visitdata.codegen.plain import canonical
from visitdata.errors import Mistake
from visitdata.metamodel.describe import Enumeration, LanguageMap, Member, Owned, RecordSchema, Reference
from visitdata.metamodel.scalars import DOSSIER_ID, Scalar
from visitdata.metamodel.settings import settings_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.codegen.source import Source


class Template:
    """A function for one class: the order of collections, and who is named in which role."""

    def __init__(self, schema: RecordSchema, source: Source) -> None:
        self.schema = schema
        self.source = source

    def setter(self, name: str) -> str:
        """The name of a function that sets a slot of a record, which lets nobody set it."""
        return self.source.bind(f"set_{name}", getattr(self.schema.cls, name).__set__)

    def key(self, member: Member) -> str:
        """What a collection is sorted by, as one more argument."""
        if not isinstance(member.value, Owned):
            return ""
        target = member.value.target
        if settings_of(target).sorted_by:
            return f", {self.source.bind('sorted_by', attrgetter(*settings_of(target).sorted_by))}"
        if not member.owns_identified:
            return f", {self.source.bind('canonical', canonical)}"
        own_id = next((own for own in self.schema.members if own.name == "id"), None)
        if own_id is not None and own_id.value is DOSSIER_ID:
            return f", {self.source.bind('iri_order', _iri_order)}(self.id)"
        return f", {self.source.bind('by_id', attrgetter('id'))}"

    def general_roles(self) -> None:
        """An actor in a kind's own role is not named again in the general one."""
        for general in ("agents", "affected"):
            own = [member for member in self.schema.members if member.declared.under == general]
            if own:
                named = ", ".join(f"{'*' if each.many else ''}self.{each.name}" for each in own)
                self.source.add(
                    f"if self.{general}:",
                    f"    named = {{{named}}}",
                    f"    {self.setter(general)}(self, tuple([a for a in self.{general} if a not in named]))",
                )


class Judging(Template):
    """A function that notes all that is wrong, and where: each value given becomes the value kept."""

    in_documents = False

    def __init__(self, schema: RecordSchema, source: Source) -> None:
        super().__init__(schema, source)
        source.bind("Mistake", Mistake)

    def kept(self, member: Member) -> str:
        """The source of an expression that turns `v` into what is kept, or into a Mistake."""
        bind, value, name = self.source.bind, member.value, member.name
        if isinstance(value, LanguageMap):
            return f"{bind('language_map', field_values.language_map)}(v, {name!r}, faults)"
        read = bind(f"read_{name}", self.read(value))
        if not member.many:
            return self.single(read, member)
        listing = bind("listed", self.taker_of_lists(value))
        many = bind("many", field_values.many)
        return f"{many}({listing}(v, {name!r}, faults), {read}, {name!r}, faults{self.key(member)})"

    def taker_of_lists(self, value: object) -> Callable[..., Any]:
        """How a list of such values is taken."""
        return field_values.taker_of_lists(
            None if isinstance(value, Owned) else self.read(value),
            of_ids=isinstance(value, Reference),
            in_documents=self.in_documents,
        )

    def fault(self, member: Member) -> str:
        """The source of an expression that turns the Mistake `w` into what is noted of the member."""
        if not member_suggestions.has_to_be_there(member):
            return "w"
        bind = self.source.bind
        return f"{bind('not_left_out', member_suggestions.not_left_out)}(w, {bind('member', member)})"

    def single(self, read: str, member: Member) -> str:
        """The source of an expression that reads `v`, the one value of a member."""
        if isinstance(member.value, Scalar) and member.value.free:
            # Nearly all texts are printable, and then nothing can be wrong with them.
            # `type` is asked, and not the value: a class may lie about itself.
            return f"v if type(v) is str and {member.value.is_quickly_good('v')} else {read}(v)"
        return f"{read}(v)"

    def read(self, value: object) -> Callable[..., Any]:
        """How one value is read."""
        if isinstance(value, Scalar):
            return value.read
        if isinstance(value, Enumeration):
            return field_values.enumerated(value.values)
        return self.read_records(value)

    def read_records(self, value: object) -> Callable[..., Any]:
        """How a reference or an owned record is read: that is what the two ways in do not share."""
        raise NotImplementedError

    def between_members(self) -> None:
        """What no member can tell by itself is asked once those that it is about are right."""
        constraints = self.schema.settings.constraints
        if not constraints:
            return
        bad = "() if len(faults) == before else {path[0] for path, _ in faults[before:] if path}"
        self.source.add(f"bad = {bad}")
        for constraint in constraints:
            concerns = self.source.bind("concerns", constraint.concerns)
            self.source.add(
                f"if (not bad or bad.isdisjoint({concerns})) and {constraint.broken}:",
                f"    w = {self.source.bind('violation', constraint.violation)}(self)",
                "    if w is not None:",
                "        faults.append(w)",
            )

    def as_a_whole(self, data: str) -> None:
        """What only the whole record can tell is asked once all else is right."""
        whole = self.schema.settings.whole
        if whole is not None:
            self.source.add(
                "if len(faults) == before:",
                f"    faults.extend({self.source.bind('whole', whole)}(self, {data}))",
            )


def _iri_order(dossier_id: object) -> Callable[[Any], str]:
    # An id that is at fault may be anything, and lie.
    base = f"{dossier_id}#" if type(dossier_id) is str else "#"
    return lambda record: record.id if type(record.id) is str and ":" in record.id else f"{base}{record.id}"

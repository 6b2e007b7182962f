"""The code generator of readers: one function for each record class and mode, which reads a record's members.

How the value of a member is read is written once, in `ReaderGenerator`. Where readers differ, a `Mode` says
how: `fast_path` gives up at the first problem, `full_reader` notes every problem of a document, also of
records whose type is unknown, and `validation` does so for records made in Python.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from visitdata.codegen import field_values, member_suggestions
from visitdata.codegen.plain import canonical
from visitdata.codegen.source import Source
from visitdata.errors import Mistake
from visitdata.metamodel.constraints import Needed
from visitdata.metamodel.scalars import BOOLEAN, COUNT, DOSSIER_ID, Scalar
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member, Owned, RecordSchema, Reference
from visitdata.metamodel.settings import settings_of
from visitdata.values.numbers import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from visitdata.codegen.field_values import Mistakes
    from visitdata.errors import Path
    from visitdata.metamodel.schema import Value


# What stands for a member that a document does not give.
ABSENT: Any = object()


class GiveUpError(Exception):
    """The fast path gives up: something may be wrong."""


class NotingReader(NamedTuple):
    """What reads a value in which several things may be wrong, and notes them under the path given to it."""

    read: Callable[[Any, Path, Mistakes], Any]


class ByType(NamedTuple):
    """The readers of records of several kinds, each under the `type` that stands in the record."""

    readers: Mapping[str, Callable[[Any], Any]]


@attrs.frozen(kw_only=True)
class Mode:
    """What one kind of reader does in its own way. Lines are those of the generated function.

    Attributes:
        name: what tracebacks call the functions: the full reader of Visit.
        arguments: their arguments: `data`, the plain data of a document, or else `self`, the record; and
            `mistakes`, the list in which a reader that does not give up notes what is wrong.
        gives_up: whether the function raises a GiveUpError at the first problem.
        is_whole: whether the record is checked as a whole and returned, or only its members are looked at.
        begin: the lines before those of the members.
        member: the lines of a member: where its value comes from, and what is done if there is none.
        end: the lines after those of the members.
        reader: what reads a single value: a function from what is given to what is kept, or to a Mistake; a
            dict in which it is looked up; or a `NotingReader`, or `ByType`.
        many: the lines that read `v`, the values of a member that holds many, into a target.
    """

    name: str
    arguments: str
    gives_up: bool = False
    is_whole: bool = True
    begin: Callable[[ReaderGenerator], list[str]]
    member: Callable[[ReaderGenerator, Member], list[str]]
    end: Callable[[ReaderGenerator], list[str]] = lambda _: []
    reader: Callable[[Value], Any]
    many: Callable[[ReaderGenerator, Member, str], list[str]]

    @property
    def in_documents(self) -> bool:
        """Whether plain data is read, in which only a list is a list, or else a record made in Python."""
        return self.arguments.startswith("data")


class ReaderGenerator:
    """Generates the function of one mode for one record class.

    Attributes:
        schema: that of the record class.
        mode: what the function does in its own way.
        bind: gives a name in the function to an object.
    """

    def __init__(self, schema: RecordSchema, mode: Mode) -> None:
        self.schema = schema
        self.mode = mode
        self._source = Source("read", mode.arguments)
        self.bind = self._source.bind
        for name, value in (("ABSENT", ABSENT), ("GiveUpError", GiveUpError), ("Mistake", Mistake)):
            self.bind(name, value)

    def compile(self) -> Callable[..., Any]:
        """The function."""
        mode, add = self.mode, self._source.add
        add(*mode.begin(self))
        for member in self.schema.members:
            add(*mode.member(self, member))
        add(*mode.end(self))
        if mode.is_whole:
            add(*self._constraints())
            if not mode.gives_up:
                add("if len(mistakes) != before:", "    return self")
            add(*self._general_roles(), *self._whole_record(), "return self")
        return self._source.compile(f"{mode.name} of {self.schema.name}")

    # The value of a member.

    def read(self, member: Member, target: str) -> list[str]:
        """The lines that read `v`, what is given for a member, into a target: what is kept, or a Mistake."""
        if member.many:
            return self.mode.many(self, member, target)
        return [f"{target} = {self.read_one(member, 'v')}"]

    def read_one(self, member: Member, given: str) -> str:
        """The source of an expression that reads a single value."""
        reader = self.mode.reader(member.value)
        if isinstance(reader, NotingReader):
            return f"{self.bind(f'read_{member.name}', reader.read)}({given}, ({member.name!r},), mistakes)"
        if isinstance(reader, ByType):
            return f"{self.bind(f'read_{member.name}', reader.readers)}[{given}['type']]({given})"
        read = self.bind(f"read_{member.name}", reader)
        if isinstance(reader, dict):
            return f"{read}[{given}]"
        is_good = self.is_surely_good(member, given)
        return f"{read}({given})" if is_good is None else f"{given} if {is_good} else {read}({given})"

    def is_surely_good(self, member: Member, given: str) -> str | None:
        """The source of a quick test that nearly all good values pass, and no others; None for most.

        `type` is asked, and not the value: a class may lie about itself.
        """
        value = member.value
        if not isinstance(value, Scalar):
            return None
        if value.free:
            return f"type({given}) is str and {value.is_surely_good(given)}"
        if value is COUNT:
            return f"type({given}) is int and 0 <= {given} <= {LARGEST}"
        if value is BOOLEAN:
            return f"{given} is True or {given} is False"
        if value.plain is None:
            return None
        return f"type({given}) is str and {self.bind('plain', re.compile(value.plain).fullmatch)}({given})"

    def key(self, member: Member) -> str:
        """What a collection is sorted by, as one more argument; nothing where its values are strings."""
        if not isinstance(member.value, Owned):
            return ""
        target = member.value.target
        if settings_of(target).sorted_by is not None:
            return f", {self.bind('sorted_by', settings_of(target).sorted_by)}"
        if not member.owns_identified:
            return f", {self.bind('canonical', canonical)}"
        if any(own.name == "id" and own.value is DOSSIER_ID for own in self.schema.members):
            return f", {self.bind('iri_order', _iri_order)}(self.id)"
        return f", {self.bind('by_id', attrgetter('id'))}"

    def default(self, member: Member) -> str:
        """The name of what a member holds where nothing is given."""
        return self.bind("default", member.default)

    def setter(self, name: str) -> str:
        """The name of a function that sets a slot of a record, which lets nobody set it."""
        return self.bind(f"set_{name}", getattr(self.schema.cls, name).__set__)

    def has_to_be_there(self, member: Member) -> bool:
        """Whether a value cannot be left out, whatever is wrong with it, unless another is given instead."""
        constraints = self.schema.settings.constraints
        is_needed = any(isinstance(each, Needed) and each.member == member.name for each in constraints)
        return is_needed or (member.required and not member.many)

    # What is wrong.

    def note(self, member: Member, mistake: Mistake) -> str:
        """The statement that notes what is wrong with a member."""
        return f"mistakes.append((({member.name!r},), {self.bind('mistake', mistake)}))"

    def note_if_mistake(self, member: Member) -> list[str]:
        """The lines that note `w`, what a member was read as, if it is a Mistake; that block may go on."""
        mistake = "w"
        if self.has_to_be_there(member):
            not_left_out = self.bind("not_left_out", member_suggestions.not_left_out)
            mistake = f"{not_left_out}(w, {self.bind('member', member)})"
        return ["if w.__class__ is Mistake:", f"    mistakes.append((({member.name!r},), {mistake}))"]

    # The record as a whole.

    def _constraints(self) -> Iterable[str]:
        """The lines that check each constraint between members, once those that it concerns are right."""
        constraints = self.schema.settings.constraints
        if constraints and not self.mode.gives_up:
            bad = "{path[0] for path, _ in mistakes[before:] if path}"
            yield f"bad = () if len(mistakes) == before else {bad}"
        for each in constraints:
            concerned = ""
            if not self.mode.gives_up:
                concerned = f"(not bad or bad.isdisjoint({self.bind('concerns', each.concerns)})) and "
            yield f"if {concerned}{each.broken}:"
            yield f"    w = {self.bind('violation', each.violation)}(self)"
            yield "    if w is not None:"
            yield "        raise GiveUpError" if self.mode.gives_up else "        mistakes.append(w)"

    def _general_roles(self) -> Iterable[str]:
        """The lines that take an actor in a kind's own role out of the general one."""
        for general in ("agents", "affected"):
            own = [member for member in self.schema.members if member.declared.under == general]
            if own:
                named = ", ".join(f"{'*' if each.many else ''}self.{each.name}" for each in own)
                others = f"tuple([a for a in self.{general} if a not in named])"
                yield f"if self.{general}:"
                yield f"    named = {{{named}}}"
                yield f"    {self.setter(general)}(self, {others})"

    def _whole_record(self) -> Iterable[str]:
        """The lines that check what only the whole record can tell, once all else is right."""
        whole = self.schema.settings.whole
        if whole is not None:
            yield f"for w in {self.bind('whole', whole)}(self, {'data' if self.mode.in_documents else None}):"
            yield "    raise GiveUpError" if self.mode.gives_up else "    mistakes.append(w)"


def indented(lines: Iterable[str]) -> list[str]:
    """Lines, one level deeper."""
    return [f"    {line}" for line in lines]


# What the modes share that note every problem.


def read_and_note(value: Value) -> Any:
    """What reads a value that is neither a record nor a reference to one."""
    if isinstance(value, LanguageMap):
        return NotingReader(field_values.language_map)
    if isinstance(value, Enumeration):
        return field_values.enumerated(value.values)
    assert isinstance(value, Scalar)  # the last kind there is
    return value.read


def note_in_many(generator: ReaderGenerator, member: Member, target: str) -> list[str]:
    """The lines that read the values `v` into a target, and note what is wrong with each."""
    bind, name, reader = generator.bind, member.name, generator.mode.reader(member.value)
    takes = field_values.taker_of_lists(
        None if isinstance(member.value, Owned) else reader,
        of_ids=isinstance(member.value, Reference),
        in_documents=generator.mode.in_documents,
    )
    if isinstance(reader, NotingReader):
        each, read = bind("records", field_values.records), bind(f"read_{name}", reader.read)
    else:
        each, read = bind("many", field_values.many), bind(f"read_{name}", reader)
    values = f"{bind('listed', takes)}(v, {name!r}, mistakes)"
    return [f"{target} = {each}({values}, {read}, {name!r}, mistakes{generator.key(member)})"]


def _iri_order(dossier_id: object) -> Callable[[Any], str]:
    # An id that is wrong may be anything, and lie.
    base = f"{dossier_id}#" if type(dossier_id) is str else "#"
    return lambda record: record.id if type(record.id) is str and ":" in record.id else f"{base}{record.id}"

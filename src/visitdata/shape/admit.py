"""The check that every record passes, compiled once per class: all faults at once, every value as it is kept.

One template serves two ways in. A record made in Python has its slots set by attrs; the check reads them and
sets what changes. A record read from a document is checked on its way into the slots, and only there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from visitdata.errors import Finding, InvalidRecordError, Mistake, path_text
from visitdata.shape import gather, member_mends
from visitdata.shape.declare import Declared, once_per_class
from visitdata.shape.describe import (
    Enumeration,
    LanguageMap,
    Member,
    Owned,
    Reference,
    Shape,
    kinds,
    shape_of,
)
from visitdata.shape.plain import canonical
from visitdata.shape.scalars import DOSSIER_ID, RECORD_ID, Scalar
from visitdata.shape.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.shape.declare import Path
    from visitdata.shape.gather import Faults

ABSENT: Any = object()


class Checked(Declared):
    """The base of record classes: checked whole when they are made."""

    __slots__ = ()

    abstract: ClassVar[bool] = True

    def __attrs_post_init__(self) -> None:
        """Check every member; raise one InvalidRecordError with all that is wrong."""
        admit(self)


def admit(record: Declared) -> None:
    """Check a record that was just made, and put its values into the form in which they are kept.

    Raises:
        InvalidRecordError: with every fault of the record.
    """
    faults: Faults = []
    _check_of(type(record))(record, faults)
    if faults:
        what = f"{type(record).__name__}{_named(record)} cannot be made"
        raise InvalidRecordError(what, findings(faults))


def _named(record: Declared) -> str:
    identifier = getattr(record, "id", None)
    return f" {identifier!r}" if type(identifier) is str else ""


def findings(faults: Faults) -> tuple[Finding, ...]:
    """The faults as findings, in the order of their places."""
    return tuple(mistake.at(path=path_text(path)) for path, mistake in faults)


@once_per_class
def _check_of(cls: type[Declared]) -> Callable[[Any, Faults], None]:
    if cls.__dict__.get("abstract", False):
        return _refuse_abstract
    return _Check(shape_of(cls)).compile()


def _refuse_abstract(record: Declared, faults: Faults) -> None:
    names = ", ".join(kinds(type(record)))
    message = f"{type(record).__name__} is only the base of its kinds: make one of {names}"
    faults.append(((), Mistake("abstract-record", message)))


@once_per_class
def reader_of(cls: type[Declared]) -> Callable[[Any, Faults], Any]:
    """The function that makes a record of `cls` from plain data as JSON has it.

    It always returns something; the record is whole only if `faults` has not grown.
    """
    return _reader_by_type(cls) if cls.tagged else _reader_of_one(cls)


@once_per_class
def _reader_of_one(cls: type[Declared]) -> Callable[[Any, Faults], Any]:
    return _Reader(shape_of(cls)).compile()


class _Template:
    """What the two ways in have in common: for each member, the value given becomes the value kept."""

    listing = staticmethod(gather.listed)

    def __init__(self, shape: Shape, source: Source) -> None:
        self.shape = shape
        self.source = source
        source.bind("Mistake", Mistake)

    def setter(self, name: str) -> str:
        return self.source.bind(f"set_{name}", getattr(self.shape.cls, name).__set__)

    def kept(self, member: Member) -> str:
        """The source of an expression that turns `v` into what is kept, or into a Mistake."""
        bind, value, name = self.source.bind, member.value, member.name
        if isinstance(value, LanguageMap):
            return f"{bind('language_map', gather.language_map)}(v, {name!r}, faults)"
        read = bind(f"read_{name}", self.read(value))
        if not member.many:
            return self.single(read, member)
        listing, many = bind("listed", self.listing), bind("many", gather.many)
        return f"{many}({listing}(v, {name!r}, faults), {read}, {name!r}, faults{self.key(member)})"

    def fault(self, member: Member) -> str:
        """The source of an expression that turns the Mistake `w` into what is noted of the member."""
        if not member_mends.has_to_be_text(member):
            return "w"
        bind = self.source.bind
        return f"{bind('not_left_out', member_mends.not_left_out)}(w, {bind('member', member)})"

    def single(self, read: str, member: Member) -> str:
        if isinstance(member.value, Scalar) and member.value.free:
            # Nearly all texts are printable, and then nothing can be wrong with them.
            # `type` is asked, and not the value: a class may lie about itself.
            return f"v if type(v) is str and v and v.isprintable() else {read}(v)"
        return f"{read}(v)"

    def read(self, value: object) -> Callable[..., Any]:
        """How one value is read."""
        if isinstance(value, Scalar):
            return value.read
        if isinstance(value, Enumeration):
            return gather.enumerated(value.values)
        return self.read_records(value)

    def read_records(self, value: object) -> Callable[..., Any]:
        """How a reference or an owned record is read: that is what the two ways in do not share."""
        raise NotImplementedError

    def key(self, member: Member) -> str:
        """What a collection is sorted by, as one more argument."""
        if not isinstance(member.value, Owned):
            return ""
        target = member.value.target
        if "order" in target.__dict__:
            return f", {self.source.bind('order', target.__dict__['order'].__get__(None, target))}"
        if not member.owns_identified:
            return f", {self.source.bind('canonical', canonical)}"
        own_id = next((own for own in self.shape.members if own.name == "id"), None)
        if own_id is not None and own_id.value is DOSSIER_ID:
            return f", {self.source.bind('iri_order', _iri_order)}(self.id)"
        return f", {self.source.bind('by_id', _by_id)}"

    def general_roles(self) -> None:
        """An actor in a kind's own role is not named again in the general one."""
        for general in ("agents", "affected"):
            own = [member for member in self.shape.members if member.declared.under == general]
            if own:
                named = ", ".join(f"{'*' if each.many else ''}self.{each.name}" for each in own)
                self.source.add(
                    f"if self.{general}:",
                    f"    named = {{{named}}}",
                    f"    {self.setter(general)}(self, tuple([a for a in self.{general} if a not in named]))",
                )

    def between_members(self) -> None:
        """What no member can tell by itself is asked once those that it is about are right."""
        rules = self.shape.cls.rules
        if not rules:
            return
        bad = "() if len(faults) == before else {path[0] for path, _ in faults[before:] if path}"
        self.source.add(f"bad = {bad}")
        for rule in rules:
            concerns = self.source.bind("concerns", rule.concerns)
            self.source.add(
                f"if (not bad or bad.isdisjoint({concerns})) and {rule.broken}:",
                f"    w = {self.source.bind('fault', rule.fault)}(self)",
                "    if w is not None:",
                "        faults.append(w)",
            )

    def as_a_whole(self, data: str) -> None:
        """What only the whole record can tell is asked once all else is right."""
        if self.shape.cls.mistakes is not Declared.mistakes:
            self.source.add(
                "if len(faults) == before:",
                f"    faults.extend(self.mistakes({data}))",
            )


def _by_id(record: Any) -> str:
    return record.id  # type: ignore[no-any-return] # asked for every record that is sorted


def _iri_order(dossier_id: object) -> Callable[[Any], str]:
    # An id that is at fault may be anything, and lie.
    base = f"{dossier_id}#" if type(dossier_id) is str else "#"
    return lambda record: record.id if type(record.id) is str and ":" in record.id else f"{base}{record.id}"


class _Check(_Template):
    """The check of a record made in Python."""

    def __init__(self, shape: Shape) -> None:
        super().__init__(shape, Source("check", "self, faults"))

    def compile(self) -> Callable[[Any, Faults], None]:
        self.source.add("before = len(faults)")
        for member in self.shape.members:
            self.member(member)
        self.between_members()
        self.source.add("if len(faults) != before:", "    return")
        self.general_roles()
        self.as_a_whole("None")
        return self.source.compile(f"check of {self.shape.name}")

    def read_records(self, value: object) -> Callable[..., Any]:
        if isinstance(value, Reference):
            return gather.reader_of_references(value)
        assert isinstance(value, Owned)  # noqa: S101 - the last kind there is
        return gather.reader_of_records(value)

    def member(self, member: Member) -> None:
        name = member.name
        take = [
            f"w = {self.kept(member)}",
            "if w.__class__ is Mistake:",
            f"    faults.append((({name!r},), {self.fault(member)}))",
            "elif w is not v:",
            f"    {self.setter(name)}(self, w)",
        ]
        self.source.add(f"v = self.{name}")
        if member.required and member.many:
            self.source.add("found = len(faults)")
        if member.required:
            self.source.add(*take)
        else:
            default = self.source.bind("default", member.default)
            self.source.add(f"if v is not {default}:", *(f"    {line}" for line in take))
        if member.required and member.many:
            none = self.source.bind("none_given", member_mends.none_given(member))
            self.source.add(
                "if w == () and len(faults) == found:", f"    faults.append((({name!r},), {none}))"
            )


class _Reader(_Template):
    """The reader of a record in a document."""

    listing = staticmethod(gather.document_list)

    def __init__(self, shape: Shape) -> None:
        super().__init__(shape, Source("read", "data, faults"))

    def compile(self) -> Callable[[Any, Faults], Any]:
        bind = self.source.bind
        cls, shape = bind("cls", self.shape.cls), bind("shape", self.shape)
        known = {member.name for member in self.shape.members}
        if self.shape.cls.tagged:
            known.add("type")
        self.source.add(
            "if data.__class__ is not dict:",
            f"    faults.append(((), {bind('not_an_object', member_mends.not_an_object)}(data, {shape})))",
            "    return None",
            "before = len(faults)",
            f"self = {bind('new', object.__new__)}({cls})",
            "get = data.get",
        )
        for member in self.shape.members:
            self.member(member)
        self.source.add(
            f"if not {bind('known', frozenset(known))}.issuperset(data):",
            f"    {bind('note_unknown', member_mends.note_unknown)}(data, known, {shape}, faults)",
        )
        self.between_members()
        self.source.add("if len(faults) != before:", "    return self")
        self.general_roles()
        self.as_a_whole("data")
        self.source.add("return self")
        return self.source.compile(f"reader of {self.shape.name}")

    def read_records(self, value: object) -> Callable[..., Any]:
        if isinstance(value, Reference):
            return RECORD_ID.read
        assert isinstance(value, Owned)  # noqa: S101 - the last kind there is
        return reader_of(value.target)

    def single(self, read: str, member: Member) -> str:
        if isinstance(member.value, Owned):
            nested = self.source.bind("nested", _nested)
            return f"{nested}({read}, v, ({member.name!r},), faults)"
        return super().single(read, member)

    def kept(self, member: Member) -> str:
        if not (member.many and isinstance(member.value, Owned)):
            return super().kept(member)
        bind, name = self.source.bind, member.name
        read = bind(f"read_{name}", self.read(member.value))
        listing, all_of = bind("listed", self.listing), bind("all_of", _all_of)
        return f"{all_of}({listing}(v, {name!r}, faults), {read}, {name!r}, faults{self.key(member)})"

    def member(self, member: Member) -> None:
        name, setter = member.name, self.setter(member.name)
        default = self.source.bind("default", member.default)
        null = self.source.bind("null", member_mends.null_given(member))
        self.source.add(
            f"v = get({name!r}, {self.source.bind('ABSENT', ABSENT)})",
            "if v is ABSENT:",
            *(f"    {line}" for line in self.absent(member)),
            f"    {setter}(self, {default})",
            "elif v is None:",
            f"    faults.append((({name!r},), {null}))",
            f"    {setter}(self, {default})",
            "else:",
            f"    w = {self.kept(member)}",
            "    if w.__class__ is Mistake:",
            f"        faults.append((({name!r},), {self.fault(member)}))",
            f"        w = {default}",
            f"    {setter}(self, w)",
        )
        if member.required and member.many:
            none = self.source.bind("none_given", member_mends.none_given(member))
            self.source.add(
                "    if v.__class__ is list and not v:", f"        faults.append((({name!r},), {none}))"
            )

    def absent(self, member: Member) -> list[str]:
        """What is noted where a member that has to be there is not."""
        if not (member.required or member.declared.stated):
            return []
        missing = self.source.bind("missing", member_mends.missing(self.shape, member))
        return [f"faults.append((({member.name!r},), {missing}))"]


def _nested(read: Callable[[Any, Faults], Any], value: Any, path: Path, faults: Faults) -> Any:
    """A record inside another: its faults get the place where it stands."""
    before = len(faults)
    record = read(value, faults)
    if len(faults) > before:
        _place(faults, before, path)
    return record


def _place(faults: Faults, begin: int, path: Path) -> None:
    """Put the faults from there on where the record stands in which they were found."""
    faults[begin:] = [((*path, *inner), mistake) for inner, mistake in faults[begin:]]


def _all_of(
    values: list[Any], read: Callable[[Any, Faults], Any], name: str, faults: Faults, key: gather.Key
) -> tuple[Any, ...]:
    before = begin = len(faults)
    taken: list[Any] = []
    bad: set[int] = set()
    for index, value in enumerate(values):
        taken.append(read(value, faults))
        if len(faults) > begin:
            _place(faults, begin, (name, index))
            bad.add(index)
            gather.spare(faults, before, begin)
            begin = len(faults)
    if bad:
        # A record with a fault lacks what it would be sorted by.
        whole = [record for index, record in enumerate(taken) if index not in bad]
        return gather.in_order(whole, name, faults, key, bad)
    return gather.in_order(taken, name, faults, key)


def _reader_by_type(root: type[Declared]) -> Callable[[Any, Faults], Any]:
    """A reader that goes by the `type` of each object; kinds declared later are found when they come."""
    readers: dict[str, Callable[[Any, Faults], Any]] = {}

    def read(data: Any, faults: Faults) -> Any:
        if data.__class__ is not dict:
            faults.append(gather.wrong_kind(data, kinds(root)))
            return None
        name = data.get("type")
        reader = readers.get(name) if name.__class__ is str else None
        if reader is None:
            known = kinds(root)
            if name.__class__ is not str or name not in known:
                mended = gather.is_mend_wanted(faults)
                faults.append(gather.wrong_kind(data, known, mended=mended))
                return None
            reader = readers[name] = _reader_of_one(known[name])
        return reader(data, faults)

    return read

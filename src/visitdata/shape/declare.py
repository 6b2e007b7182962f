"""The words in which a record class is declared.

    @attrs.frozen(kw_only=True)
    class Ceasefire(vd.Event):
        '''Fighting stops, by agreement or by one side's word.'''

        namespace = "https://example.org/ns#"
        sides: tuple[vd.Ref[vd.Actor], ...] = attrs.field(
            default=(), converter=vd.refs, metadata=vd.role("side", "Who stops.", under="agents")
        )

The annotation says type and cardinality: `X` is exactly one, `X | None` at most one, `tuple[X, ...]`
any number, and a tuple without a default at least one. `member` and `role` add what a type cannot say.
"""

from __future__ import annotations

from threading import RLock
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Generic,
    Literal,
    TypeAlias,
    TypeVar,
    cast,
    overload,
)

import attrs

from visitdata.shape.rules import Rule  # noqa: TC001 - the annotations of records are read at run time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from visitdata.errors import Mistake

Under: TypeAlias = Literal["agents", "affected"]

Path: TypeAlias = tuple[str | int, ...]

METADATA = "visitdata"

# One for all, and one that its holder may take again: what is made of a class is made of others in turn.
_MAKING = RLock()


@attrs.frozen
class Target:
    """What a reference leads to: one record class, or several."""

    classes: Any


_R_co = TypeVar("_R_co", covariant=True)
_T = TypeVar("_T")

if TYPE_CHECKING:

    class Ref(str, Generic[_R_co]):
        """The id of a record of that class; a plain `str` at run time."""

        __slots__ = ()

else:

    class Ref:
        """The id of a record of that class; a plain `str` at run time."""

        def __class_getitem__(cls, classes: object) -> object:
            """`Ref[Actor]` is a `str` that names an actor."""
            return Annotated[str, Target(classes)]


@attrs.frozen
class Declaration:
    """What a member's type cannot say: its term, its meaning, and what follows from it in RDF."""

    term: str
    doc: str
    twin: str | None = None
    under: Under | None = None
    unit: str | None = None
    dates: tuple[str, ...] = ()
    stated: bool = False
    on: str | None = None
    bounds: bool = False
    language: str | None = None


def member(  # noqa: PLR0913 - each is said by its keyword
    term: str,
    doc: str,
    *,
    twin: str | None = None,
    unit: str | None = None,
    dates: tuple[str, ...] = (),
    stated: bool = False,
    on: str | None = None,
    bounds: bool = False,
    language: str | None = None,
) -> dict[str, Any]:
    """The metadata of a member.

    Args:
        term: the RDF property: a local name in the class's own namespace (`topic`), one with a prefix of
            ours (`schema:name`), or a whole IRI.
        doc: one sentence on what the member means.
        twin: the local name of the property that says the same of a proposition; made from the term
            (`giver` gives `positedGiver`) or, for a borrowed term, from the member's name.
        unit: the unit of a number.
        dates: for a time, the terms that take its day where it has one: start and end, or one for both.
        stated: whether a document has to state it although records have a default.
        bounds: for a time, whether its earliest and latest days are written too.
        language: for a text that is not in the dossier's language, the member that tells its own: in RDF
            it is the tag of the text, and no statement by itself.
        on: the node beside the record's own that carries it in RDF, one of the vocabulary's `nodes`.
    """
    declaration = Declaration(
        term, doc, twin=twin, unit=unit, dates=dates, stated=stated, on=on, bounds=bounds, language=language
    )
    return {METADATA: declaration}


def role(term: str, doc: str, *, under: Under | None = None) -> dict[str, Any]:
    """The metadata of a role: a member that names actors.

    Args:
        term: the RDF property, as for `member`.
        doc: one sentence on who plays it.
        under: the general role that it is a case of; an actor named here is not named there again.
    """
    return {METADATA: Declaration(term, doc, under=under)}


@attrs.frozen(kw_only=True)
class Vocabulary:
    """How the records of a class are typed in RDF, and what else is said in terms that others know.

    Attributes:
        term: the class's own term where it is not `namespace` + name.
        also: types that hold besides.
        by_kind: types that replace the first of `also` for some values of `kind`.
        if_filled: types that hold where a member is filled.
        derived: for a member, the term that says the same to those who know only schema.org.
        values: for a member, the term and IRI that some of its values stand for.
        nodes: nodes beside the record's own: name to (property that leads there, type).
        keeps_terms: whether it has no twin, being about the text and not about the world.
        web_type: its type in the web profile, where none of `also` holds always.
        web_terms: for a member, the term that says it to those who know only schema.org better than its own.
    """

    term: str | None = None
    also: tuple[str, ...] = ()
    by_kind: Mapping[str, str] = attrs.field(factory=dict[str, str])
    if_filled: Mapping[str, str] = attrs.field(factory=dict[str, str])
    derived: Mapping[str, str] = attrs.field(factory=dict[str, str])
    values: Mapping[str, tuple[str, Mapping[str, str]]] = attrs.field(
        factory=dict[str, "tuple[str, Mapping[str, str]]"]
    )
    nodes: Mapping[str, tuple[str, str]] = attrs.field(factory=dict[str, tuple[str, str]])
    keeps_terms: bool = False
    web_type: str | None = None
    web_terms: Mapping[str, str] = attrs.field(factory=dict[str, str])


class _Kept(dict["type[Declared]", _T]):
    """What a function makes of each class that it was asked for."""

    def __init__(self, make: Callable[[type[Declared]], _T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, cls: type[Declared]) -> _T:
        with _MAKING:
            if cls not in self:
                self[cls] = self._make(cls)
            return self[cls]


def once_per_class(make: Callable[[type[Declared]], _T]) -> Callable[[type[Declared]], _T]:
    """Keep what a function makes of each class: made once, also where threads ask at the same time."""
    return _Kept(make).__getitem__


class Declared:
    """The root of every record class: checked whole when it is made, found by its members afterwards.

    Class variables:
        family: what a reference may lead to, and the word for it in messages ("actor").
        tagged: whether a JSON object of this class carries its `type`.
        abstract: whether only its subclasses can be made; never inherited.
        namespace: where the class's terms live.
        vocabulary: its RDF types, and terms derived from members.
        posited_as: the base of the twins of its subclasses: what is said to be so, not asserted.
        posited: whether it is such a twin, and `twin_of` of which kind.
        leading: the members that come first in what is written; the others follow as declared.
        sorted_by: the members that several of its records are sorted by, and in which any two of them differ;
            where there is no id either, that is all of them.
        rules: what holds between its members.
        hearsay: the member that tells through whom a record is known: where it is filled, nothing asserts it.
    """

    __slots__ = ("__weakref__",)
    if TYPE_CHECKING:
        __attrs_attrs__: ClassVar[tuple[attrs.Attribute[Any], ...]]

    family: ClassVar[str] = "value"
    tagged: ClassVar[bool] = False
    abstract: ClassVar[bool] = True
    namespace: ClassVar[str] = "vd:"
    vocabulary: ClassVar[Vocabulary] = Vocabulary()
    posited_as: ClassVar[type[Declared] | None] = None
    posited: ClassVar[bool] = False
    twin_of: ClassVar[type[Declared] | None] = None
    leading: ClassVar[tuple[str, ...]] = ()
    sorted_by: ClassVar[tuple[str, ...]] = ()
    rules: ClassVar[tuple[Rule, ...]] = ()
    hearsay: ClassVar[str | None] = None

    declared: ClassVar[int] = 0  # how many classes were, whatever became of them

    def __init_subclass__(cls) -> None:
        Declared.declared += 1

    @property
    def only_said(self) -> bool:
        """Whether nothing asserts it: it stands in a statement or allegation, or is known only from one."""
        return self.posited or (self.hearsay is not None and getattr(self, self.hearsay) is not None)

    def __repr__(self) -> str:
        """The record with the members that are filled."""
        values = [
            (field.name, getattr(self, field.name), field.default) for field in attrs.fields(type(self))
        ]
        filled = ", ".join(f"{name}={value!r}" for name, value, default in values if value != default)
        return f"{type(self).__name__}({filled})"

    def mistakes(self, data: Mapping[str, Any] | None = None) -> Iterable[tuple[Path, Mistake]]:  # noqa: ARG002 - for subclasses
        """What else is wrong between members that are right by themselves, as (path, mistake).

        Args:
            data: what the record was read from, where it was read: paths follow its order.
        """
        return ()


def refs(given: Iterable[Declared | str]) -> tuple[Ref[Any], ...]:
    """Tell type checkers that references may be given as records or ids; the record's check turns them."""
    return cast("tuple[Ref[Any], ...]", given)


@overload
def ref(given: Declared | str) -> Ref[Any]: ...
@overload
def ref(given: None) -> None: ...
def ref(given: Declared | str | None) -> Ref[Any] | None:
    """Tell type checkers that a reference may be given as a record or an id, as `refs` does."""
    return cast("Ref[Any] | None", given)


def records(given: Iterable[Any]) -> tuple[Any, ...]:
    """Tell type checkers that owned records may come in any iterable; the record's check makes it a tuple."""
    return cast("tuple[Any, ...]", given)


def texts(given: Iterable[str]) -> tuple[str, ...]:
    """Tell type checkers that any iterable of strings will do; the record's check makes it a tuple."""
    return cast("tuple[str, ...]", given)

"""The words in which a record class is declared.

    @attrs.frozen(kw_only=True)
    class Ceasefire(vd.Event):
        '''Fighting stops, by agreement or by one side's word.'''

        namespace = "https://example.org/ns#"
        sides: tuple[vd.Ref[vd.Actor], ...] = attrs.field(
            default=(), converter=vd.actor_refs, metadata=vd.role("side", "Who stops.", under="agents")
        )

The annotation says type and cardinality: `X` is exactly one, `X | None` at most one, `tuple[X, ...]`
any number, and a tuple without a default at least one. `member` and `role` add what a type cannot say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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

from visitdata.metamodel.constraints import Rule
from visitdata.metamodel.prompt import dress, line, methods_of, shown
from visitdata.metamodel.registry import declare, is_ours
from visitdata.metamodel.settings import Settings, Vocabulary, Whole, taken_from_body

GeneralRole: TypeAlias = Literal["agents", "affected"]

METADATA = "visitdata"


@attrs.frozen
class Target:
    """What a reference leads to: one record class, or several."""

    classes: Any


_R_co = TypeVar("_R_co", covariant=True)

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
    under: GeneralRole | None = None
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


def role(term: str, doc: str, *, under: GeneralRole | None = None) -> dict[str, Any]:
    """The metadata of a role: a member that names actors.

    Args:
        term: the RDF property, as for `member`.
        doc: one sentence on who plays it.
        under: the general role that it is a case of; an actor named here is not named there again.
    """
    return {METADATA: Declaration(term, doc, under=under)}


class Declared:
    """The root of every record class: checked whole when it is made, found by its members afterwards."""

    __slots__ = ("__weakref__",)
    if TYPE_CHECKING:
        __attrs_attrs__: ClassVar[tuple[attrs.Attribute[Any], ...]]
        __visitdata__: ClassVar[Settings]
        __visitdata_made__: ClassVar[dict[Any, Any]]
    else:  # without annotations, which would have to be read with those of members
        __visitdata__ = Settings(abstract=True)
        __visitdata_made__ = {}

    def __init_subclass__(  # noqa: PLR0913 - each is said by its keyword
        cls,
        *,
        family: str | None = None,
        tagged: bool | None = None,
        abstract: bool | None = None,
        namespace: str | None = None,
        prefix: str | None = None,
        vocabulary: Vocabulary | None = None,
        posited_as: type[Declared] | None = None,
        posited: bool | None = None,
        leading: tuple[str, ...] | None = None,
        sorted_by: tuple[str, ...] | None = None,
        rules: tuple[Rule, ...] | None = None,
        hearsay: str | None = None,
        whole: Whole | None = None,
    ) -> None:
        """Keep what the class statement says of the class as a whole; see `Settings`."""
        super().__init_subclass__()
        if "__visitdata__" in cls.__dict__:
            return  # attrs makes a class with slots of one that was made without, and tells nothing of it
        stated = {
            "family": family,
            "tagged": tagged,
            "abstract": abstract,
            "namespace": namespace,
            "prefix": prefix,
            "vocabulary": vocabulary,
            "posited_as": posited_as,
            "posited": posited,
            "leading": leading,
            "sorted_by": sorted_by,
            "rules": rules,
            "hearsay": hearsay,
            "whole": whole,
        }
        cls.__visitdata__ = cls.__visitdata__.below({**taken_from_body(cls), **_without_none(stated)})
        cls.__visitdata_made__ = {}
        if not is_ours(cls):
            from visitdata.metamodel.class_validation import refuse_names  # noqa: PLC0415 - ours are right

            refuse_names(cls)

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        """A class is declared once attrs has made it; one of a user's own is looked at there and then."""
        dress(cls)
        declare(cls, _nothing_to_refuse if is_ours(cls) else _refuse)

    def __dir__(self) -> list[str]:
        """Its members, and what there is to call: no more is meant for users."""
        cls = type(self)
        return sorted({field.name for field in attrs.fields(cls)} | {*methods_of(cls)})

    def __repr__(self) -> str:
        """The record in a line: what matters first, and no defaults."""
        return line(type(self).__name__, shown(self))

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """The same for `rich`, which finds its own room."""
        return shown(self)


def _nothing_to_refuse(_: type[Declared]) -> None:
    """Ours are right."""


def _refuse(cls: type[Declared]) -> None:
    from visitdata.metamodel.claims import refuse  # noqa: PLC0415 - which knows of records what is known only then

    refuse(cls)


def _without_none(stated: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in stated.items() if value is not None}


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

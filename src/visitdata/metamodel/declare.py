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

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, TypeAlias, TypeVar, cast, overload

import attrs

from visitdata.metamodel.settings import Declared

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
    implies: tuple[str, Callable[[str], str], Callable[[str], str | None]] | None = None


def member(
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
    implies: tuple[str, Callable[[str], str], Callable[[str], str | None]] | None = None,
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
        implies: for what stands on such a node, a further term of it, and two functions from the value: to
            the IRI that is written under that term, and to another one that readers accept, or None.
    """
    declaration = Declaration(
        term,
        doc,
        twin=twin,
        unit=unit,
        dates=dates,
        stated=stated,
        on=on,
        bounds=bounds,
        language=language,
        implies=implies,
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

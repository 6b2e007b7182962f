"""What is wrong with triples: noted while they are read, put into order and words at the end."""

from __future__ import annotations

from functools import partial
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from visitdata import codec
from visitdata.errors import Mistake, Problem, path_text
from visitdata.rdf.decoding.messages import unrelated_mistake
from visitdata.rdf.quads import order, shown
from visitdata.terms import RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from visitdata.errors import DecodeError, Path
    from visitdata.rdf.quads import Object, Quad

# A mistake, or how it is put into words: suggestions are looked for only where somebody reads them.
LateMistake: TypeAlias = "Mistake | Callable[[], Mistake]"


class TripleMistake(NamedTuple):
    """What is wrong with a triple, or that one is missing.

    Attributes:
        subject: what it is about.
        predicate: its property; None where the subject as a whole is wrong.
        value: its object, where that is known.
        mistake: the mistake.
        path: where the value stands in the plain data that was read from the triples.
        record: the id of the record that the subject is, or belongs to.
        source: the property that this one is derived from: what is wrong there explains what is wrong here.
    """

    subject: str
    predicate: str | None
    value: Object | None
    mistake: LateMistake
    path: Path = ()
    record: str | None = None
    source: str | None = None

    @property
    def triple(self) -> tuple[str, str | None, Object | None]:
        """The triple that is wrong."""
        return self.subject, self.predicate, self.value

    def has(self, code: str) -> bool:
        """Whether the mistake is known to be of that code."""
        return isinstance(self.mistake, Mistake) and self.mistake.code == code


def decode_error(mistakes: Sequence[TripleMistake], what: str, *, more: int = 0) -> DecodeError:
    """The error with the mistakes, by subject, property and object; with as many as somebody can use.

    Args:
        mistakes: the mistakes.
        what: what cannot be read.
        more: how many there are besides.
    """
    some = first(mistakes)
    more += len(mistakes) - len(some)
    return codec.decode_error([_problem(each) for each in some], what, more=more)


def first(mistakes: Iterable[TripleMistake]) -> list[TripleMistake]:
    """So many of them as are listed, in their order."""
    return nsmallest(codec.MOST_PROBLEMS, mistakes, key=_place)


def _place(found: TripleMistake) -> tuple[str, str, tuple[str, str, str], str]:
    value = ("", "", "") if found.value is None else order(found.value)
    return found.subject, found.predicate or "", value, path_text(found.path)


def _problem(found: TripleMistake) -> Problem:
    code, message, suggestion = found.mistake if isinstance(found.mistake, Mistake) else found.mistake()
    return Problem(
        code=code,
        message=message,
        suggestion=suggestion,
        path=path_text(found.path),
        record=found.record,
        subject=shown(found.subject),
        predicate=found.predicate,
        value=None if found.value is None else shown(found.value),
    )


def unrelated(quad: Quad, known: Iterable[str] = (), needed: Iterable[str] = ()) -> TripleMistake:
    """The mistake that a triple does not belong to the dossier.

    Args:
        quad: the triple, with its graph.
        known: terms that might be meant by its own, if they are spelt much like it.
        needed: those that are missing, and meant by a term of the same name in another vocabulary.
    """
    subject, predicate, value, graph = quad
    term = value if predicate == RDF_TYPE and isinstance(value, str) else predicate
    mistake = partial(unrelated_mistake, term, graph, known, needed)
    return TripleMistake(subject, predicate, value, mistake)

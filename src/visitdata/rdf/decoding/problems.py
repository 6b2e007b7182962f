"""What is wrong with statements: noted while they are read, put into order and words at the end."""

from __future__ import annotations

from functools import partial
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from visitdata import codec
from visitdata.errors import Mistake, Problem, path_text
from visitdata.rdf.decoding.messages import unrelated_mistake
from visitdata.rdf.statements import order, shown
from visitdata.terms import RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from visitdata.errors import DecodeError, Path
    from visitdata.rdf.statements import Object, Statement

# A mistake, or how it is put into words: suggestions are looked for only where somebody reads them.
LateMistake: TypeAlias = "Mistake | Callable[[], Mistake]"


class StatementMistake(NamedTuple):
    """What is wrong with a statement, or that one is missing.

    Attributes:
        subject: what it is about.
        predicate: its property; None where the subject as a whole is wrong.
        value: its object, where that is known.
        mistake: the mistake.
        path: where the value stands in the plain data that was read from the statements.
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
    def statement(self) -> tuple[str, str | None, Object | None]:
        """The statement that is wrong."""
        return self.subject, self.predicate, self.value

    def has(self, code: str) -> bool:
        """Whether the mistake is known to be of that code."""
        return isinstance(self.mistake, Mistake) and self.mistake.code == code


def decode_error(mistakes: Sequence[StatementMistake], what: str, *, more: int = 0) -> DecodeError:
    """The error with the mistakes, by subject, property and object; with as many as somebody can use.

    Args:
        mistakes: the mistakes.
        what: what cannot be read.
        more: how many there are besides.
    """
    some = first(mistakes)
    more += len(mistakes) - len(some)
    return codec.decode_error([_problem(each) for each in some], what, more=more)


def first(mistakes: Iterable[StatementMistake]) -> list[StatementMistake]:
    """So many of them as are listed, in their order."""
    return nsmallest(codec.MOST_PROBLEMS, mistakes, key=_place)


def _place(found: StatementMistake) -> tuple[str, str, tuple[str, str, str], str]:
    value = ("", "", "") if found.value is None else order(found.value)
    return found.subject, found.predicate or "", value, path_text(found.path)


def _problem(found: StatementMistake) -> Problem:
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


def unrelated(
    statement: Statement, known: Iterable[str] = (), needed: Iterable[str] = ()
) -> StatementMistake:
    """The mistake that a statement does not belong to the dossier.

    Args:
        statement: the statement.
        known: terms that might be meant by its own, if they are spelt much like it.
        needed: those that are missing, and meant by a term of the same name in another vocabulary.
    """
    subject, predicate, value, graph = statement
    term = value if predicate == RDF_TYPE and isinstance(value, str) else predicate
    mistake = partial(unrelated_mistake, term, graph, known, needed)
    return StatementMistake(subject, predicate, value, mistake)

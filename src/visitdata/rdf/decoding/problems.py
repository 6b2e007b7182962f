"""What is wrong with statements: gathered while they are read, put in order, and said once all are known."""

from __future__ import annotations

from functools import partial
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from visitdata import codec
from visitdata.errors import Mistake, Problem, path_text
from visitdata.rdf.decoding.messages import like
from visitdata.rdf.statements import order, shown
from visitdata.terms import RDF_TYPE
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from visitdata.errors import DecodeError, Path
    from visitdata.rdf.statements import Object, Statement

# A mistake, or how it is put into words: mends are looked for only where somebody reads them.
Words: TypeAlias = "Mistake | Callable[[], Mistake]"


class Fault(NamedTuple):
    """What is wrong with a statement, or that one is missing.

    Attributes:
        subject: whom it is about.
        predicate: its property; None where the subject as a whole is at fault.
        value: its object, where that is known.
        words: the mistake.
        path: where the value stands in the plain data that was read from the statements.
        record: the id of the record that the subject is, or belongs to.
        source: the property that this one follows from: what is wrong there explains what is wrong here.
    """

    subject: str
    predicate: str | None
    value: Object | None
    words: Words
    path: Path = ()
    record: str | None = None
    source: str | None = None

    @property
    def statement(self) -> tuple[str, str | None, Object | None]:
        """The statement at fault."""
        return self.subject, self.predicate, self.value


def decode_error(faults: Sequence[Fault], what: str, *, more: int = 0) -> DecodeError:
    """The error with the faults, by subject, property and object; with as many as somebody can use.

    Args:
        faults: the faults.
        what: what cannot be read.
        more: how many there are besides.
    """
    some = first(faults)
    return codec.decode_error([_problem(fault) for fault in some], what, more=more + len(faults) - len(some))


def first(faults: Iterable[Fault]) -> list[Fault]:
    """So many of them as are listed, in their order."""
    return nsmallest(codec.MOST_PROBLEMS, faults, key=_place)


def _place(fault: Fault) -> tuple[str, str, tuple[str, str, str], str]:
    value = ("", "", "") if fault.value is None else order(fault.value)
    return fault.subject, fault.predicate or "", value, path_text(fault.path)


def _problem(fault: Fault) -> Problem:
    code, message, suggestion = fault.words if isinstance(fault.words, Mistake) else fault.words()
    return Problem(
        code=code,
        message=message,
        suggestion=suggestion,
        path=path_text(fault.path),
        record=fault.record,
        subject=shown(fault.subject),
        predicate=fault.predicate,
        value=None if fault.value is None else shown(fault.value),
    )


def foreign(statement: Statement, known: Iterable[str] = (), needed: Iterable[str] = ()) -> Fault:
    """The fault that a statement is none of the dossier's.

    Args:
        statement: the statement.
        known: terms that might be meant by its own, if they are spelt much like it.
        needed: those that are missing, and meant by a term of the same name in another vocabulary.
    """
    subject, predicate, value, graph = statement
    term = value if predicate == RDF_TYPE and isinstance(value, str) else predicate
    return Fault(subject, predicate, value, partial(_foreign, term, graph, known, needed))


def _foreign(term: str, graph: str, known: Iterable[str], needed: Iterable[str]) -> Mistake:
    where = f"; it stands in the graph {printable(graph)}" if graph else ""
    mend = like(term, known, needed) or 'take it out, or leave such statements aside with foreign="ignore"'
    return Mistake("foreign", f"this statement is not the dossier's{where}", mend)

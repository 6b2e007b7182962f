"""Record to the lines of N-Triples and N-Quads, compiled once per class, without a tree between.

What a node says is a list of tails (`predicate> object`); between them stand the end of a line and the
subject of the next. So one join writes a node, and what is known beforehand of a tail is written once.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from visitdata.codegen.source import Source
from visitdata.metamodel.scalars import TIME
from visitdata.rdf.asserted_or_posited import once_asserted_or_posited
from visitdata.rdf.encoding.emitter import Described, Notation, compiled
from visitdata.rdf.nodes import DATE, escaped, tag_if_any, typed
from visitdata.rdf.scope import Scope
from visitdata.terms import expand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from visitdata.metamodel.schema import RecordSchema
    from visitdata.metamodel.settings import Declared
    from visitdata.rdf.nodes import LiteralType

# So many times are remembered of each property: a stream may have any number of them.
_TIMES = 2**7


def blocks(dossier: Any, end: str) -> Iterator[str]:
    """Every triple of a dossier, a line each; a block holds those about a record and what it owns.

    Args:
        dossier: the dossier.
        end: what closes a line, with the graph where there is one.
    """
    scope = _LineScope(dossier, end)
    iris, stem = scope.iris, scope.stem
    out: list[str] = []
    _lines_of.asserted(dossier.__class__)(dossier, dossier.id, scope.base, scope, out)
    head = f"<{dossier.id}> <"
    out[1:1] = [
        f"{head}{member.term}> <{iris[record.id]}>{end}"
        for member, records in scope.listed
        for record in records
    ]
    yield "".join(out)
    for _, records in scope.listed:
        for record in records:
            out.clear()
            iri = iris[record.id]
            _lines_of.of(record)(record, iri, stem(iri), scope, out)
            yield "".join(out)


class _LineScope(Scope):
    """What lines ask for besides: what ends a text in the dossier's language, and what ends a line."""

    def __init__(self, dossier: Any, end: str) -> None:
        super().__init__(dossier)
        self.prose = f'"{tag_if_any(self.language)}'
        self.end = end


# (record, its IRI, the stem of its own nodes, scope, what takes the lines of each node)
_Write: TypeAlias = "Callable[[Any, str, str, _LineScope, list[str]], None]"


@once_asserted_or_posited
def _lines_of(schema: RecordSchema, *, posited: bool) -> _Write:
    """The function that writes the lines of a record."""
    source = Source("write", "self, iri, stem, scope, out")
    return compiled(schema, _LineNotation(source), "lines", posited=posited)


class _LineNotation(Notation):
    """Triples are f-strings, and objects are parts of them: what is in braces has no quotes of its own."""

    def begin(self) -> tuple[str, ...]:
        self.source.bind("escaped", escaped)
        place = ("place = len(out)", "out.append('')")  # before the nodes that the record owns
        return (*place, "iris = scope.iris", "prose = scope.prose")

    def end(self) -> tuple[str, ...]:
        return (f"out[place] = {_node('iri', 'triples')}",)

    def item(self, predicate: str, object_: str) -> str:
        return f"f'{_quoted(predicate)}> {object_}'"

    def constant(self, iri: str) -> str:
        return f"<{_quoted(iri)}>"

    def iri(self, value: str) -> str:
        return f"<{{{value}}}>"

    def prose(self, value: str) -> str:
        return f'"{{escaped({value})}}{{prose}}'

    def tagged(self, value: str, language: str, *, always: bool) -> str:
        suffix = self.source.bind("tag" if always else "tag_if_any", _tag if always else tag_if_any)
        return f'"{{escaped({value})}}"{{{suffix}({language})}}'

    def literal(self, value: str, type_: LiteralType, *, escaped: bool = False) -> str:
        text = f"escaped({value})" if escaped else value
        return f'"{{{text}}}"{_quoted(type_.suffix)}'

    def owned(self, name: str, target: type[Declared], *, posited: bool) -> Described:
        write = self.source.bind(f"write_{name}", _lines_of(target, posited=posited))
        return Described("<{n}>", (f"{write}(v, n, n, scope, out)",))

    def proposition(self) -> Described:
        write = self.source.bind("write_proposition", _write_proposition)
        return Described("<{n}>", (f"{write}(v, n, scope, out)",))

    def beside(self) -> Described:
        return Described("<{n}>", (f"out.append({_node('n', 'inner')})",))

    def times(self, predicate: str, days: tuple[tuple[str, str], ...]) -> str:
        return self.source.bind("times", _tails_of_times(predicate, days))


def _node(iri: str, tails: str) -> str:
    """The source of the lines of a node."""
    head, end = f"<{{{iri}}}> <", "{scope.end}"
    return f"""f"{head}{{f'{end}{head}'.join({tails})}}{end}\""""


def _quoted(text: str) -> str:
    """An IRI or a suffix within an f-string in single quotes: nothing else in it could end that."""
    return text.replace("'", "\\'")


def _write_proposition(proposition: Any, iri: str, scope: _LineScope, out: list[str]) -> None:
    """The lines of a proposition, whatever its kind."""
    _lines_of.posited(proposition.__class__)(proposition, iri, iri, scope, out)


def _tag(language: str) -> str:
    return f"@{language}"


@cache
def _tails_of_times(predicate: str, days: tuple[tuple[str, str], ...]) -> Callable[[Any], tuple[str, ...]]:
    """The tails of a time and of what follows from it; the same times come often.

    All kinds of event share one function, and so what it remembers.
    """
    suffix = typed(expand(TIME.datatype or "")).suffix
    heads = [(name, f'{term}> "') for name, term in days]
    end = f'"{DATE.suffix}'

    @lru_cache(maxsize=_TIMES)
    def tails(time: Any) -> tuple[str, ...]:
        found = [f'{predicate}> "{time}"{suffix}']
        for name, head in heads:
            day = getattr(time, name)
            if day is not None:
                found.append(f"{head}{day}{end}")
        return tuple(found)

    return tails

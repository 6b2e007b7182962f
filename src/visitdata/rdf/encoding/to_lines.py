"""Record to the lines of N-Triples and N-Quads, compiled once per class, without a tree between.

What a node says is a list of tails (`predicate> object`), the first of them empty; between them stand the end
of a line and the subject of the next. So one join writes a node, which begins with the end of the line before
it, and what is known beforehand of a tail is written once.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from visitdata.codegen.source import Source
from visitdata.metamodel.describe import Owned
from visitdata.metamodel.scalars import TIME
from visitdata.metamodel.settings import is_only_said
from visitdata.rdf.asserted_or_posited import once_per_voice
from visitdata.rdf.derived_triples import days_of
from visitdata.rdf.encoding.emitter import Saying
from visitdata.rdf.nodes import DATE, escaped, tag_if_any, typed
from visitdata.rdf.scope import Scope, listing_of
from visitdata.terms import RDF_TYPE, expand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from visitdata.metamodel.describe import Member, RecordSchema
    from visitdata.rdf.nodes import LiteralType

# So many times are remembered of each property: a stream may have any number of them.
_TIMES = 2**7


def blocks(dossier: Any, end: str) -> Iterator[str]:
    """Every statement of a dossier, a line each; a block holds those about a record and what it owns.

    Args:
        dossier: the dossier.
        end: what closes a line, with the graph where there is one.
    """
    scope = _LineScope(dossier, end)
    out: list[str] = []
    asserted, said = _lines_of.asserted, _lines_of.said
    asserted(dossier.__class__)(dossier, dossier.id, f"{dossier.id}#", scope, out)
    iris, stem = scope.iris, scope.stem
    listing = listing_of(dossier.__class__)
    records = [(member, record) for member in listing for record in getattr(dossier, member.name)]
    if records:
        links = [f"{member.term}> <{iris[record.id]}>" for member, record in records]
        out.insert(1, f"{end}<{dossier.id}> <".join(["", *links]))
    yield _closed(out, end)
    for _, record in records:
        out.clear()
        iri = iris[record.id]
        write = (said if is_only_said(record) else asserted)(record.__class__)
        write(record, iri, stem(iri), scope, out)
        yield _closed(out, end)


def _closed(nodes: list[str], end: str) -> str:
    """The lines of nodes, of which each begins with the end of the line before it."""
    nodes[0] = nodes[0].removeprefix(end)
    nodes.append(end)
    return "".join(nodes)


class _LineScope(Scope):
    """What lines ask for besides: what ends a text in the dossier's language, and what ends a line."""

    def __init__(self, dossier: Any, end: str) -> None:
        super().__init__(dossier)
        self.prose = f'"{tag_if_any(self.language)}'
        self.end = end


# (record, its IRI, the stem of its own nodes, scope, what takes the lines of each node)
_Write: TypeAlias = "Callable[[Any, str, str, _LineScope, list[str]], None]"


@once_per_voice
def _lines_of(schema: RecordSchema, *, posited: bool) -> _Write:
    """The function that writes the lines of a record."""
    return _Compiler(schema, posited=posited).compile()


class _Compiler(Saying):
    """Writes the function. Objects are parts of f-strings: what is in braces has no quotes of its own."""

    what = "lines"

    def __init__(self, schema: RecordSchema, *, posited: bool) -> None:
        super().__init__(schema, Source("write", "self, iri, stem, scope, out"), posited=posited)
        self._head: list[str] | None = []

    def begin(self) -> None:
        self.source.bind("escaped", escaped)

    def end(self) -> None:
        self.lines(
            "out.append(f'{scope.end}<{iri}> <'.join(tails))",
            "out += rest",
        )

    def lines(self, *lines: str) -> None:
        """Lines of the function; the tails that come first in every record make the list to begin with."""
        if self._head is not None and all(line.startswith("add(") for line in lines):
            self._head += [line.removeprefix("add(").removesuffix(")") for line in lines]
            return
        if self._head is not None:
            head = ", ".join(self._head)
            self._head = None
            self.source.add(
                f"tails = ['', {head}]",
                "add = tails.append",
                "rest = []",
                "iris = scope.iris",
                "prose = scope.prose",
            )
        self.source.add(*lines)

    def add(self, predicate: str, value: str) -> str:
        return f"add(f'{_quoted(predicate)}> {value}')"

    def constant(self, iri: str) -> str:
        return f"<{_quoted(iri)}>"

    def iri(self, source: str) -> str:
        return f"<{{{source}}}>"

    def reference(self, source: str) -> str:
        return f"<{{iris[{source}]}}>"

    def prose(self, source: str) -> str:
        return f'"{{escaped({source})}}{{prose}}'

    def tagged(self, source: str, language: str, *, always: bool) -> str:
        text = f'"{{escaped({source})}}"'
        suffix = self.source.bind("tag" if always else "tag_if_any", _tag if always else tag_if_any)
        return f"{text}{{{suffix}({language})}}"

    def literal(self, source: str, type_: LiteralType, *, escaped: bool = False) -> str:
        text = f"escaped({source})" if escaped else source
        return f'"{{{text}}}"{_quoted(type_.suffix)}'

    def time(self, member: Member, predicate: str) -> list[str]:
        days = tuple(days_of(member, posited=self.posited))
        return [f"tails += {self.source.bind('times', _tails_of_times(predicate, days))}(v)"]

    def owned(self, predicate: str, member: Member, key: str) -> list[str]:
        assert isinstance(member.value, Owned)  # noqa: S101 - as it was chosen
        write = self.source.bind(f"write_{member.name}", _lines_of(member.value.target, posited=self.posited))
        return [
            f"n = f'{{stem}}:{member.name}:{{{key}(v)}}'",
            self.add(predicate, self.iri("n")),
            f"{write}(v, n, n, scope, rest)",
        ]

    def said(self, predicate: str) -> list[str]:
        write = self.source.bind("write_said", _write_said)
        return ["n = iris[v.id]", self.add(predicate, self.iri("n")), f"{write}(v, n, scope, rest)"]

    def node(self, name: str, link: str, term: str) -> list[str]:
        type_ = self.add(RDF_TYPE, self.constant(term)).removeprefix("add(").removesuffix(")")
        return [f"n = f'{{iri}}:{name}'", self.add(link, self.iri("n")), f"inner = ['', {type_}]"]

    def node_end(self) -> list[str]:
        return ["rest.append(f'{scope.end}<{n}> <'.join(inner))"]

    def on_node(self, predicate: str, value: str) -> str:
        return f"inner.append(f'{_quoted(predicate)}> {value}')"


def _quoted(text: str) -> str:
    """An IRI or a suffix within an f-string in single quotes: nothing else in it could end that."""
    return text.replace("'", "\\'")


def _write_said(proposition: Any, iri: str, scope: _LineScope, out: list[str]) -> None:
    """The lines of a proposition, whatever its kind."""
    _lines_of.said(proposition.__class__)(proposition, iri, iri, scope, out)


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

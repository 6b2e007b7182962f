"""RDF 1.1 Turtle, to be read by people too: a block a subject, in the order of the dossier.

Writers are compiled once per class. They make pairs of a property and a value, each as it is written.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from visitdata.codegen.source import Source
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.rdf.asserted_or_posited import once_asserted_or_posited
from visitdata.rdf.encoding.emitter import Described, Notation, compiled
from visitdata.rdf.nodes import STRING, escaped, tag_if_any
from visitdata.rdf.scope import Scope
from visitdata.syntaxes.chunks import chunked
from visitdata.syntaxes.format import Format
from visitdata.syntaxes.rdf_documents import find_in_rdf
from visitdata.terms import PREFIXES, RDF_TYPE, expand
from visitdata.values.bounded_cache import BoundedCache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from visitdata.metamodel.schema import RecordSchema
    from visitdata.rdf.nodes import LiteralType

_USED = ("schema", "vd", "edtf", "oa", "skos", "xsd")
# Of Turtle's PN_LOCAL (section 6.5), what needs no escape.
_is_local = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_:.-]*[A-Za-z0-9_:-])?").fullmatch
LINE = 90
_BARE = {expand("xsd:boolean"), expand("xsd:decimal")}


def _term(iri: str) -> str | None:
    """The prefixed name of a vocabulary's term; None for any other IRI."""
    for prefix in _USED:
        space = PREFIXES[prefix]
        if iri.startswith(space) and _is_local(iri, len(space)):
            return f"{prefix}:{iri[len(space) :]}"
    return None


_TERMS = BoundedCache(_term)
_SPACES = tuple(PREFIXES[prefix] for prefix in _USED)
_HEADING = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in _USED)


class _Names(dict[str, str]):
    """How IRIs are written: as prefixed names where they can be; the document's own nodes begin with `:`."""

    def __init__(self, base: str, spaces: Mapping[str, str]) -> None:
        super().__init__()
        self._base = base
        self._spaces = spaces

    def __missing__(self, iri: str) -> str:
        base = self._base
        if iri.startswith(base) and _is_local(iri, len(base)):
            name = f":{iri[len(base) :]}"
        else:
            name = (iri.startswith(_SPACES) and _TERMS[iri]) or self._of_others(iri)
        self[iri] = name
        return name

    def _of_others(self, iri: str) -> str:
        for prefix, space in self._spaces.items():
            if iri.startswith(space) and _is_local(iri, len(space)):
                return f"{prefix}:{iri[len(space) :]}"
        return f"<{iri}>"

    def heading(self) -> str:
        """The prefixes, declared."""
        spaces = (f"@prefix {prefix}: <{space}> .\n" for prefix, space in self._spaces.items())
        return f"@prefix : <{self._base}> .\n{_HEADING}{''.join(spaces)}"


class TurtleDocument(Scope):
    """A dossier on its way to Turtle.

    Args:
        dossier: the dossier.
        indent: what each line begins with.

    Attributes:
        names: how IRIs are written.
        prose: what ends a text in the dossier's language.
        evidence: the lines of all evidence so far, which stands last.
    """

    def __init__(self, dossier: Any, indent: str = "") -> None:
        super().__init__(dossier)
        self.iri: str = dossier.id
        self.names = _Names(self.base, self.namespaces())
        self.prose = f'"{tag_if_any(self.language)}'
        self.indent = indent
        self.evidence: list[str] = []
        self._dossier = dossier

    def blocks(self) -> Iterator[str]:
        """The document block by block, under a comment for each part of the dossier."""
        dossier, iris, names = self._dossier, self.iris, self.names
        links = [
            (names[member.term], names[iris[record.id]])
            for member, records in self.listed
            for record in records
        ]
        yield _block_of.asserted(dossier.__class__)(dossier, self.iri, self.base, self, links)
        for member, records in self.listed:
            yield f"\n{self.indent}# {member.name}\n"
            for record in records:
                iri = iris[record.id]
                yield _block_of.of(record)(record, iri, self.stem(iri), self, [])
        if self.evidence:
            yield f"\n{self.indent}# evidence\n\n"
            yield from self.evidence

    def proposition(self, proposition: Any, iri: str) -> str:
        """The block of a proposition, whatever its kind."""
        return _block_of.posited(proposition.__class__)(proposition, iri, iri, self, [])

    def block(self, iri: str, pairs: list[_Pair], own: list[str], propositions: list[str]) -> str:
        """What is said of a node; then, a line each, the nodes it owns, and the propositions it holds."""
        indent = self.indent
        lines = f" ;\n{indent}    ".join(_properties(pairs, f",\n{indent}        "))
        return f"\n{indent}{self.names[iri]} {lines} .\n{''.join(own)}{''.join(propositions)}"

    def line(self, iri: str, pairs: list[_Pair]) -> str:
        """What is said of a node that another owns."""
        return f"{self.indent}{self.names[iri]} {' ; '.join(_properties(pairs, ', '))} .\n"


_Pair: TypeAlias = tuple[str, str]


def _properties(pairs: list[_Pair], wrapped: str) -> list[str]:
    """Each property with its values; those that would make a long line are set apart by `wrapped`."""
    by_name: dict[str, list[str]] = {}
    for name, value in pairs:
        if name in by_name:
            by_name[name].append(value)
        else:
            by_name[name] = [value]
    return [
        f"{name} {values[0]}" if len(values) == 1 else f"{name} {_listed(values, wrapped)}"
        for name, values in by_name.items()
    ]


def _listed(values: list[str], wrapped: str) -> str:
    line = ", ".join(values)
    return line if len(line) <= LINE + 2 * (len(values) - 1) else wrapped.join(values)


class _TurtleNotation(Notation):
    """Triples are pairs of a property and a value, each an expression of what stands for it in the text.

    Args:
        source: the function.
        is_line: whether it is of a node that another owns, and stands on a line.
    """

    def __init__(self, source: Source, *, is_line: bool) -> None:
        super().__init__(source)
        self._is_line = is_line

    def begin(self) -> tuple[str, ...]:
        self.source.bind("escaped", escaped)
        self.source.bind("tag_if_any", tag_if_any)
        names = ("names = document.names", "iris = document.iris", "prose = document.prose")
        return ("own = []", "propositions = []", *names)

    def end(self) -> tuple[str, ...]:
        if self._is_line:
            return ("out.append(document.line(iri, triples))", "out += own")
        return ("triples += more", "return document.block(iri, triples, own, propositions)")

    def item(self, predicate: str, object_: str) -> str:
        name = repr("a") if predicate == RDF_TYPE else self.constant(predicate)
        return f"({name}, {object_})"

    def constant(self, iri: str) -> str:
        known = _term(iri)
        return self.iri(repr(iri)) if known is None else repr(known)

    def iri(self, value: str) -> str:
        return f"names[{value}]"

    def prose(self, value: str) -> str:
        return f"f'\"{{escaped({value})}}{{prose}}'"

    def tagged(self, value: str, language: str, *, always: bool) -> str:
        tag = f"@{{{language}}}" if always else f"{{tag_if_any({language})}}"
        return f"f'\"{{escaped({value})}}\"{tag}'"

    def literal(self, value: str, type_: LiteralType, *, escaped: bool = False) -> str:
        if type_.datatype in _BARE:
            return value
        text = f"escaped({value})" if escaped else value
        datatype = "" if type_ is STRING else f"^^{_term(type_.datatype) or f'<{type_.datatype}>'}"
        return f"f'\"{{{text}}}\"{datatype}'"

    def owned(self, name: str, target: type[Declared], *, posited: bool) -> Described:
        write = self.source.bind(f"write_{name}", _line_of(target, posited=posited))
        stands_last = settings_of(target).vocabulary.keeps_terms and not self._is_line
        lines = "document.evidence" if stands_last else "own"
        return Described(self.iri("n"), (f"{write}(v, n, n, document, {lines})",))

    def proposition(self) -> Described:
        return Described(self.iri("n"), ("propositions.append(document.proposition(v, n))",))

    def beside(self) -> Described:
        return Described(self.iri("n"), ("own.append(document.line(n, inner))",))


# (record, its IRI, the stem of its own nodes, document, more pairs) -> text
_Block: TypeAlias = "Callable[[Any, str, str, TurtleDocument, list[_Pair]], str]"
# (record, its IRI, the stem of its own nodes, document, what takes its line and those of its own nodes)
_Line: TypeAlias = "Callable[[Any, str, str, TurtleDocument, list[str]], None]"


@once_asserted_or_posited
def _block_of(schema: RecordSchema, *, posited: bool) -> _Block:
    """The function that writes the block of a record."""
    source = Source("write", "self, iri, stem, document, more")
    return compiled(schema, _TurtleNotation(source, is_line=False), "Turtle", posited=posited)


@once_asserted_or_posited
def _line_of(schema: RecordSchema, *, posited: bool) -> _Line:
    """The function that writes the line of a node that another owns."""
    source = Source("write", "self, iri, stem, document, out")
    return compiled(schema, _TurtleNotation(source, is_line=True), "Turtle", posited=posited)


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:
    document = TurtleDocument(dossier)
    yield document.names.heading().encode()
    yield from chunked(document.blocks())


FORMAT = Format(
    name="turtle",
    suffix=".ttl",
    media_type="text/turtle",
    aliases=("longturtle", "application/x-turtle"),
    write=_write,
    find=partial(find_in_rdf, name="turtle"),
)

"""Record to RDF: what each record says as nodes, asserted terms or twins, compiled once per class.

Every writer reads this one tree. A node has an IRI and (predicate, object) pairs; an object is an IRI, a
literal as (text, type), or a node that its owner describes. There are no blank nodes.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from visitdata.quads.nodes import DATE, STRING, Node, tagged, triples, typed
from visitdata.shape.declare import once_per_class
from visitdata.shape.describe import Enumeration, LanguageMap, Member, Owned, Reference, Shape, shape_of
from visitdata.shape.plain import canonical
from visitdata.shape.scalars import BOOLEAN, TIME, Scalar
from visitdata.shape.source import Source
from visitdata.terms import RDF_TYPE, expand
from visitdata.values.numbers import decimal_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from visitdata.quads.nodes import Pair, Triple
    from visitdata.shape.declare import Declared


class Scope:
    """What holds for all records of one dossier: their IRIs, and the language of its prose."""

    def __init__(self, dossier: Any, listed: Iterable[Member]) -> None:
        self.base = f"{dossier.id}#"
        self.prose = STRING if dossier.language is None else tagged(dossier.language)
        ids = (record.id for member in listed for record in getattr(dossier, member.name))
        self.iris = {local: self.record(local) for local in ids}
        self.iris.update((record.id, self.said(record.id)) for record in dossier if record.posited)

    def record(self, local: str) -> str:
        """The IRI of a record."""
        return local if ":" in local else self.base + local

    def said(self, local: str) -> str:
        """The IRI of a proposition."""
        return f"{self.base}posited:{local}"

    def stem(self, iri: str) -> str:
        """What the IRIs of a record's own nodes begin with: always in the dossier's space."""
        return iri if iri.startswith(self.base) else self.base + _hashed(iri)


def _hashed(iri: str) -> str:
    return f"iri-{hashlib.sha256(iri.encode()).hexdigest()[:16]}"


def _content_key(record: Declared) -> str:
    return hashlib.sha256(canonical(record)).hexdigest()[:16]


def _evidence_key(evidence: Any) -> str:
    article = evidence.article
    return f"{_hashed(article) if ':' in article else article}.{evidence.start}-{evidence.end}"


class Document:
    """All that one dossier says, as nodes, made while they are asked for.

    Attributes:
        iri: the dossier's.
        namespaces: where kinds declared outside this package have their terms, by a prefix for each.
        root: the dossier's own node, without the records it lists.
    """

    def __init__(self, dossier: Declared) -> None:
        self._dossier = dossier
        shape = shape_of(type(dossier))
        self._listing = [member for member in shape.members if is_listing(member)]
        self._scope = Scope(dossier, self._listing)
        iri: str = getattr(dossier, "id")  # noqa: B009 - a dossier has one
        self.iri = iri
        records = cast("Iterable[Declared]", dossier)  # as every dossier is, not every declared class
        spaces = {type(record).namespace for record in records} - {"vd:"}
        self.namespaces = {f"ns{number}": space for number, space in enumerate(sorted(spaces), 1)}
        self.root: Node = _node_of(type(dossier), posited=False)(dossier, iri, f"{iri}#", self._scope)

    def links(self) -> Iterator[tuple[str, str]]:
        """(predicate, IRI) for each record that the dossier lists."""
        for member in self._listing:
            for record in getattr(self._dossier, member.name):
                yield member.term, self._scope.iris[record.id]

    def listed(self) -> Iterator[tuple[Member, Node]]:
        """(the member that lists it, node) for each of them, in the same order."""
        scope = self._scope
        for member in self._listing:
            for record in getattr(self._dossier, member.name):
                iri = scope.iris[record.id]
                node = _node_of(record.__class__, posited=record.only_said)
                yield member, node(record, iri, scope.stem(iri), scope)

    def nodes(self) -> Iterator[Node]:
        """The root, which lists the records, then each record."""
        links: list[Pair] = [*self.links()]
        yield Node(self.iri, [*self.root.pairs, *links])
        for _, node in self.listed():
            yield node

    def triples(self) -> Iterator[Triple]:
        """Everything as (subject, predicate, object), each once."""
        for node in self.nodes():
            yield from triples(node)


def is_listing(member: Member) -> bool:
    """Whether the dossier lists whole records there: these are described beside it, not inside."""
    return member.owns_identified and isinstance(member.value, Owned) and not member.value.target.posited


_Make: TypeAlias = "Callable[[Any, str, str, Scope], Node]"


def _node_of(cls: type[Declared], *, posited: bool) -> _Make:
    """The function that makes the node of a record: (record, its IRI, the stem of its own nodes, scope)."""
    return _posited(cls) if posited else _asserted(cls)


@once_per_class
def _asserted(cls: type[Declared]) -> _Make:
    return _Compiler(shape_of(cls), posited=False).compile()


@once_per_class
def _posited(cls: type[Declared]) -> _Make:
    return _Compiler(shape_of(cls), posited=True).compile()


class _Compiler:
    """Writes the function for one class, for its asserted or for its posited records."""

    def __init__(self, shape: Shape, *, posited: bool) -> None:
        self.shape = shape
        self.posited = posited and not shape.cls.vocabulary.keeps_terms
        self.vocabulary = shape.cls.vocabulary
        self.source = Source("node", "self, iri, stem, scope")

    def compile(self) -> _Make:
        self.source.bind("Node", Node)
        self.source.bind("TYPE", RDF_TYPE)
        self.source.bind("STRING", STRING)
        self.types()
        self.source.add("add = pairs.append")
        for member in self.shape.said:
            if member.declared.on is None and not is_listing(member):
                self.member(member)
        for name, (link, term) in self.vocabulary.nodes.items():
            self.beside(name, expand(link), expand(term))
        if not self.posited:
            self.derived()
        self.source.add("return Node(iri, pairs)")
        return self.source.compile(f"{'posited ' if self.posited else ''}statements of {self.shape.name}")

    def types(self) -> None:
        constant = [repr(iri) for iri in (self.shape.twin_types if self.posited else self.shape.types)]
        by_kind = self.vocabulary.by_kind and not self.posited
        if by_kind:
            usual = expand(self.vocabulary.also[0])
            constant.remove(repr(usual))
            table = {kind: expand(term) for kind, term in self.vocabulary.by_kind.items()}
            constant.append(f"{self.source.bind('by_kind', table)}.get(self.kind, {usual!r})")
        pairs = [f"(TYPE, {source})" for source in constant]
        self.source.add(f"pairs = [{', '.join(pairs)}]")
        if not self.posited:
            for name, term in self.vocabulary.if_filled.items():
                self.source.add(f"if self.{name}:", f"    pairs.append((TYPE, {expand(term)!r}))")

    def member(self, member: Member) -> None:
        """The statements of one member."""
        if isinstance(member.value, LanguageMap):
            literal = f"(text, {self.source.bind('tagged', tagged)}(language))"
            self.each(
                f"language, text in self.{member.name}.items()", f"add(({self.term(member)}, {literal}))"
            )
        elif member.many:
            self.each(f"v in self.{member.name}", f"add(({self.term(member)}, {self.object(member)}))")
        else:
            lines = [f"add(({self.term(member)}, {self.object(member)}))", *self.of_time(member)]
            filled = [] if member.required else ["if v is not None:"]
            indent = "    " if filled else ""
            self.source.add(f"v = self.{member.name}", *filled, *(indent + line for line in lines))

    def each(self, what: str, line: str) -> None:
        self.source.add(f"for {what}:", f"    {line}")

    def term(self, member: Member) -> str:
        return repr(member.property(posited=self.posited))

    def object(self, member: Member) -> str:
        """The source of the object of `v`."""
        value = member.value
        if member.declared.language is not None:
            language, tag = f"self.{member.declared.language}", self.source.bind("tagged", tagged)
            return f"(v, STRING if {language} is None else {tag}({language}))"
        if isinstance(value, Scalar):
            return self.scalar(value)
        if isinstance(value, Enumeration):
            return "(v, STRING)"
        if isinstance(value, Reference):
            return "scope.iris[v]"
        assert isinstance(value, Owned)  # noqa: S101 - the last kind there is
        return self.owned(member, value)

    def scalar(self, value: Scalar) -> str:
        if value.prose:
            return "(v, scope.prose)"
        if value.datatype is None:
            return "v"
        literal_type = self.source.bind("literal_type", typed(expand(value.datatype)))
        return f"({self.lexical(value)}, {literal_type})"

    def lexical(self, value: Scalar) -> str:
        """The source of the lexical form of `v`."""
        if value is BOOLEAN:
            return "('true' if v else 'false')"
        if value.datatype == "xsd:decimal":
            return f"{self.source.bind('decimal_text', decimal_text)}(v)"
        return "v" if value.datatype == "xsd:string" else "str(v)"

    def owned(self, member: Member, value: Owned) -> str:
        target = value.target
        if target.posited:
            said = self.source.bind("said", _said)
            return f"{said}(v, scope)"
        make = self.source.bind(f"make_{member.name}", _node_of(target, posited=self.posited))
        key = self.source.bind("key", _evidence_key if target.vocabulary.keeps_terms else _content_key)
        return f"{make}(v, n := f'{{stem}}:{member.name}:{{{key}(v)}}', n, scope)"

    def of_time(self, member: Member) -> list[str]:
        """What follows from a time: its bounds, and schema.org's dates where an end is a bare day."""
        declared = member.declared
        lines: list[str] = []
        if member.value is not TIME:
            return []
        date = self.source.bind("DATE", DATE)
        if declared.bounds:
            for end in ("earliest", "latest"):
                term = expand(f"vd:posited{end.capitalize()}" if self.posited else f"vd:{end}")
                lines += [f"if v.{end} is not None:", f"    add(({term!r}, (v.{end}.isoformat(), {date})))"]
        days = ("start_day", "end_day") if len(declared.dates) == 2 else ("day",)  # noqa: PLR2004 - start and end
        if not self.posited:
            for term, day in zip(declared.dates, days, strict=False):
                lines += [f"d = v.{day}", "if d is not None:", f"    add(({expand(term)!r}, (d, {date})))"]
        return lines

    def beside(self, name: str, link: str, term: str) -> None:
        """A node beside the record's own, for the members that stand there, where any is filled."""
        members = [member for member in self.shape.members if member.declared.on == name]
        filled = " or ".join(f"self.{member.name} is not None" for member in members)
        self.source.add(f"if {filled}:", f"    n = Node(f'{{iri}}:{name}', [(TYPE, {term!r})])")
        for member in members:
            self.source.add(
                f"    v = self.{member.name}",
                "    if v is not None:",
                f"        n.pairs.append(({self.term(member)}, {self.object(member)}))",
            )
        self.source.add(f"    add(({link!r}, n))")

    def derived(self) -> None:
        """What else is said for those who know only schema.org; each statement once."""
        for name, (term, table) in self.vocabulary.values.items():
            known = self.source.bind("known", {value: expand(iri) for value, iri in table.items()})
            self.source.add(
                f"if self.{name} in {known}:", f"    add(({expand(term)!r}, {known}[self.{name}]))"
            )
        terms: dict[str, list[str]] = {}
        for path, term in self.vocabulary.derived.items():
            name, _, inner = path.partition(".")
            values = f"*self.{name}" if not inner else f"*[each.{inner} for each in self.{name}]"
            terms.setdefault(term, []).append(values)
        for term, every in terms.items():
            self.each(f"v in dict.fromkeys(({', '.join(every)},))", f"add(({expand(term)!r}, scope.iris[v]))")


def _said(proposition: Any, scope: Scope) -> Node:
    """The node of a proposition, whatever its kind."""
    iri = scope.iris[proposition.id]
    return _node_of(proposition.__class__, posited=True)(proposition, iri, iri, scope)

"""What a record of a class says, statement by statement, as the source of a function compiled once.

Nodes and lines are both made from it: a compiler says how an object looks, and how a statement is added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.metamodel.describe import Enumeration, LanguageMap, Owned, Reference
from visitdata.metamodel.scalars import BOOLEAN, TIME, Scalar
from visitdata.metamodel.settings import settings_of
from visitdata.rdf.derived_triples import days_of
from visitdata.rdf.nodes import DATE, STRING, is_plain, typed
from visitdata.rdf.scope import content_key, evidence_key, is_listing
from visitdata.terms import RDF_TYPE, expand
from visitdata.values.numbers import decimal_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from visitdata.codegen.source import Source
    from visitdata.metamodel.describe import Member, RecordSchema
    from visitdata.rdf.nodes import LiteralType

_BOOLEANS = {True: "true", False: "false"}


class Saying:
    """Writes the function for one class, for its asserted or for its posited records.

    In the function, `self` is the record, `iri` its IRI, `stem` what the IRIs of its own nodes begin with,
    and `scope` what holds for the whole dossier.
    """

    def __init__(self, schema: RecordSchema, source: Source, *, posited: bool) -> None:
        self.schema = schema
        self.posited = posited and not schema.settings.vocabulary.keeps_terms
        self.vocabulary = schema.settings.vocabulary
        self.source = source

    def compile(self) -> Callable[..., Any]:
        """The function."""
        self.begin()
        self.types()
        for member in self.schema.said:
            if member.declared.on is None and not is_listing(member):
                self.member(member)
        for name, (link, term) in self.vocabulary.nodes.items():
            self.beside(name, expand(link), expand(term))
        if not self.posited:
            self.derived()
        self.end()
        return self.source.compile(f"{self.what} of {'posited ' if self.posited else ''}{self.schema.name}")

    # What a compiler says of objects and statements, each as source.

    what: str

    def begin(self) -> None:
        """The beginning of the function."""
        raise NotImplementedError

    def end(self) -> None:
        """Its end."""
        raise NotImplementedError

    def add(self, predicate: str, value: str) -> str:
        """A line that adds a statement with that object."""
        raise NotImplementedError

    def constant(self, iri: str) -> str:
        """An IRI that is known beforehand."""
        raise NotImplementedError

    def iri(self, source: str) -> str:
        """An IRI."""
        raise NotImplementedError

    def reference(self, source: str) -> str:
        """The IRI of a record, by its id."""
        raise NotImplementedError

    def prose(self, source: str) -> str:
        """A text in the dossier's language."""
        raise NotImplementedError

    def tagged(self, source: str, language: str, *, always: bool) -> str:
        """A text in a language of its own, or, unless it always has one, in none."""
        raise NotImplementedError

    def literal(self, source: str, type_: LiteralType, *, escaped: bool = False) -> str:
        """A literal of that type; it is to be escaped where any character may stand in it."""
        raise NotImplementedError

    def owned(self, predicate: str, member: Member, key: str) -> list[str]:
        """The lines that add what the member owns, `v`, as a node."""
        raise NotImplementedError

    def said(self, predicate: str) -> list[str]:
        """The lines that add a proposition, `v`."""
        raise NotImplementedError

    def node(self, name: str, link: str, term: str) -> list[str]:
        """The lines that begin the node of that name, beside the record's own."""
        raise NotImplementedError

    def node_end(self) -> list[str]:
        """The lines that end it, if any."""
        return []

    def on_node(self, predicate: str, value: str) -> str:
        """A line that adds a statement to it."""
        raise NotImplementedError

    # The walk over the class.

    def types(self) -> None:
        """The types of the record, those that follow from its members included."""
        constant = [*(self.schema.twin_types if self.posited else self.schema.types)]
        by_kind = {kind: expand(term) for kind, term in self.vocabulary.by_kind.items()}
        if by_kind and not self.posited:
            usual = expand(self.vocabulary.also[0])
            constant.remove(usual)
            self.lines(*(self.add(RDF_TYPE, self.constant(iri)) for iri in constant))
            self.lines(self.chosen(RDF_TYPE, by_kind, "self.kind", usual))
        else:
            self.lines(*(self.add(RDF_TYPE, self.constant(iri)) for iri in constant))
        if not self.posited:
            for name, term in self.vocabulary.if_filled.items():
                self.lines(f"if self.{name}:", f"    {self.add(RDF_TYPE, self.constant(expand(term)))}")

    def chosen(self, predicate: str, table: Mapping[str, str], key: str, usual: str) -> str:
        """A line that adds the IRI that stands for a value, or the usual one."""
        known = self.source.bind("known", dict(table))
        return self.add(predicate, self.iri(f"{known}.get({key}, {self.source.bind('usual', usual)})"))

    def member(self, member: Member) -> None:
        """The statements of one member."""
        predicate = member.property(posited=self.posited)
        if isinstance(member.value, LanguageMap):
            value = self.tagged("text", "language", always=True)
            self.each(f"language, text in self.{member.name}.items()", [self.add(predicate, value)])
        elif member.many:
            self.each(f"v in self.{member.name}", self.value(member, predicate))
        else:
            of_value = self.time if member.value is TIME else self.value
            lines = of_value(member, predicate)
            filled = [] if member.required else ["if v is not None:"]
            indent = "    " if filled else ""
            self.lines(f"v = self.{member.name}", *filled, *(indent + line for line in lines))

    def each(self, what: str, lines: list[str]) -> None:
        """Lines for each of several values."""
        self.lines(f"for {what}:", *(f"    {line}" for line in lines))

    def lines(self, *lines: str) -> None:
        """Lines of the function."""
        self.source.add(*lines)

    def value(self, member: Member, predicate: str) -> list[str]:
        """The lines that add `v`, a value of a member."""
        value = member.value
        if isinstance(value, Owned):
            if settings_of(value.target).posited:
                return self.said(predicate)
            key = evidence_key if settings_of(value.target).vocabulary.keeps_terms else content_key
            return self.owned(predicate, member, self.source.bind("key", key))
        return [self.add(predicate, self.object(member))]

    def object(self, member: Member) -> str:
        """The source of the object that `v` is, where it is no node."""
        value = member.value
        if member.declared.language is not None:
            return self.tagged("v", f"self.{member.declared.language}", always=False)
        if isinstance(value, Enumeration):
            return self.literal("v", STRING, escaped=not all(map(is_plain, value.values)))
        if isinstance(value, Reference):
            return self.reference("v")
        assert isinstance(value, Scalar)  # noqa: S101 - the last kind there is
        if value.prose:
            return self.prose("v")
        if value.datatype is None:
            return self.iri("v")
        # Of texts that are checked for their form, none has a character that is to be escaped.
        return self.literal(self.lexical(value), typed(expand(value.datatype)), escaped=value.free)

    def lexical(self, value: Scalar) -> str:
        """The source of the lexical form of `v`."""
        if value is BOOLEAN:
            return f"{self.source.bind('booleans', _BOOLEANS)}[v]"
        if value.datatype == "xsd:decimal":
            return f"{self.source.bind('decimal_text', decimal_text)}(v)"
        return "v" if value.datatype == "xsd:string" else f"{self.source.bind('str', str)}(v)"

    def time(self, member: Member, predicate: str) -> list[str]:
        """The lines that add `v`, a time, and the days that follow from it, where it has them."""
        lines = self.value(member, predicate)
        for name, term in days_of(member, posited=self.posited):
            day = self.literal(f"{self.source.bind('str', str)}(d)", DATE)
            lines += [f"d = v.{name}", "if d is not None:", f"    {self.add(term, day)}"]
        return lines

    def beside(self, name: str, link: str, term: str) -> None:
        """A node beside the record's own, for the members that stand there, where any is filled."""
        members = [member for member in self.schema.members if member.declared.on == name]
        lines = self.node(name, link, term)
        for member in members:
            added = self.on_node(member.property(posited=self.posited), self.object(member))
            lines += [f"v = self.{member.name}"]
            lines += [added] if member.required else ["if v is not None:", f"    {added}"]
        lines += self.node_end()
        if any(member.required for member in members):
            self.lines(*lines)
        else:
            filled = " or ".join(f"self.{member.name} is not None" for member in members)
            self.lines(f"if {filled}:", *(f"    {line}" for line in lines))

    def derived(self) -> None:
        """What else is said for those who know only schema.org; each statement once."""
        for name, (term, table) in self.vocabulary.values.items():
            known = self.source.bind("known", {value: expand(iri) for value, iri in table.items()})
            self.lines(
                f"v = {known}.get(self.{name})",
                "if v is not None:",
                f"    {self.add(expand(term), self.iri('v'))}",
            )
        terms: dict[str, list[tuple[str, str]]] = {}
        for path, term in self.vocabulary.derived.items():
            name, _, inner = path.partition(".")
            terms.setdefault(expand(term), []).append((name, inner))
        for term, sources in terms.items():
            add = self.add(term, self.reference("v"))
            filled = " or ".join(f"self.{name}" for name, _ in sources)
            self.lines(f"if {filled}:", f"    for v in {_distinct(sources)}:", f"        {add}")


def _distinct(sources: list[tuple[str, str]]) -> str:
    """The source of the values of several members, each once; of a member, or of its records' own."""
    if len(sources) == 1 and not sources[0][1]:
        return f"self.{sources[0][0]}"  # a member has no value twice
    every = [
        f"*[each.{inner} for each in self.{name}]" if inner else f"*self.{name}" for name, inner in sources
    ]
    return f"dict.fromkeys(({', '.join(every)},))"

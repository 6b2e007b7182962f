"""What a record of a class says in RDF, triple by triple, and the one function that is compiled of it.

The emitter walks over a class once. Of each member it makes steps, which are data: a triple to add, a
condition or a loop with steps inside, or a line of Python. A notation says how a syntax has the parts of a
triple. Then the steps are written as source.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from visitdata.metamodel.scalars import BOOLEAN, TIME, Scalar
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member, Owned, RecordSchema, Reference
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.rdf.derived_triples import days_of
from visitdata.rdf.nodes import DATE, STRING, is_plain, typed
from visitdata.rdf.scope import content_key, evidence_key, is_listing
from visitdata.terms import RDF_TYPE, expand
from visitdata.values.numbers import decimal_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from visitdata.codegen.source import Source
    from visitdata.rdf.nodes import LiteralType

_BOOLEANS = {True: "true", False: "false"}


class Addition(NamedTuple):
    """A triple that the function adds.

    Attributes:
        predicate: the IRI of its property.
        object: the source of its object, as the notation has it.
        to: the list that takes it: `triples` for those of the record, `inner` for those of a node beside it.
    """

    predicate: str
    object: str
    to: str = "triples"


class Beginning(NamedTuple):
    """A list begins with the triples that are always there."""

    name: str
    additions: Sequence[Addition]


class Block(NamedTuple):
    """Steps under a condition, or for each of several values: `head` is the line above them."""

    head: str
    steps: Sequence[Step]


# A string is a line of Python as it stands.
Step: TypeAlias = "Addition | Beginning | Block | str"


class Described(NamedTuple):
    """A node that is described where it is referred to.

    Attributes:
        object: the source of the object that leads to it.
        more: lines that write what is said of it, where the object is not the description itself.
    """

    object: str
    more: tuple[str, ...] = ()


class Notation(ABC):
    """How one syntax has the parts of a triple: each method gives the source of an expression.

    In the function, `self` is the record, `iri` its IRI, `stem` what the IRIs of its own nodes begin with,
    and `iris` has the IRIs of all records by their ids. Where another node is described, `n` is its IRI and
    `v` its record.

    Attributes:
        source: the function.
    """

    def __init__(self, source: Source) -> None:
        self.source = source

    @abstractmethod
    def begin(self) -> tuple[str, ...]:
        """The lines that the function begins with."""

    @abstractmethod
    def end(self) -> tuple[str, ...]:
        """The lines that it ends with; `triples` has what is said of the record."""

    @abstractmethod
    def item(self, predicate: str, object_: str) -> str:
        """What stands for a triple in the list of them."""

    @abstractmethod
    def constant(self, iri: str) -> str:
        """An IRI that is known beforehand."""

    @abstractmethod
    def iri(self, value: str) -> str:
        """An IRI."""

    @abstractmethod
    def prose(self, value: str) -> str:
        """A text in the dossier's language."""

    @abstractmethod
    def tagged(self, value: str, language: str, *, always: bool) -> str:
        """A text in a language of its own, or, unless it always has one, in none."""

    @abstractmethod
    def literal(self, value: str, type_: LiteralType, *, escaped: bool = False) -> str:
        """A literal of that type; it is to be escaped where any character may stand in it."""

    @abstractmethod
    def owned(self, name: str, target: type[Declared], *, posited: bool) -> Described:
        """A record that the record owns in a member."""

    @abstractmethod
    def proposition(self) -> Described:
        """A proposition, whatever its kind."""

    @abstractmethod
    def beside(self) -> Described:
        """A node beside the record's own; `inner` has what is said of it."""

    def times(self, predicate: str, days: tuple[tuple[str, str], ...]) -> str | None:  # noqa: ARG002 - for others
        """A function from a time to the items of all that is said of it, if the syntax has one."""
        return None


def compiled(schema: RecordSchema, notation: Notation, title: str, *, posited: bool) -> Callable[..., Any]:
    """The function that makes of a record what the notation says.

    Args:
        schema: the class.
        notation: the syntax.
        title: what a traceback shows for its file, before the name of the class.
        posited: whether it is for the posited records of the class, which are written with twins.
    """
    emitter = _Emitter(schema, notation, posited=posited)
    source = notation.source
    source.add(*notation.begin())
    _write(notation, emitter.steps())
    source.add(*notation.end())
    return source.compile(f"{title} of {'posited ' if emitter.posited else ''}{schema.name}")


def _write(notation: Notation, steps: Iterable[Step], indent: str = "") -> None:
    """Write steps as source."""
    for step in steps:
        if isinstance(step, Addition):
            notation.source.add(f"{indent}{step.to}.append({notation.item(step.predicate, step.object)})")
        elif isinstance(step, Beginning):
            items = ", ".join(notation.item(each.predicate, each.object) for each in step.additions)
            notation.source.add(f"{indent}{step.name} = [{items}]")
        elif isinstance(step, Block):
            notation.source.add(f"{indent}{step.head}:")
            _write(notation, step.steps, f"{indent}    ")
        else:
            notation.source.add(indent + step)


class _Emitter:
    """Makes the steps of one class, for its asserted or for its posited records."""

    def __init__(self, schema: RecordSchema, notation: Notation, *, posited: bool) -> None:
        self.schema = schema
        self.vocabulary = schema.settings.vocabulary
        self.posited = posited and not self.vocabulary.keeps_terms
        self.notation = notation
        self.bind = notation.source.bind

    def steps(self) -> Iterator[Step]:
        """All that is said of a record."""
        return _begun("triples", [*self.types(), *self.all_but_types()])

    def types(self) -> Iterator[Addition]:
        """The types that every record has."""
        by_kind = self.vocabulary.by_kind
        usual = expand(self.vocabulary.also[0]) if by_kind and not self.posited else None
        for iri in self.schema.twin_types if self.posited else self.schema.types:
            if iri != usual:
                yield Addition(RDF_TYPE, self.notation.constant(iri))
        if usual is not None:
            known = self.bind("known", {kind: expand(term) for kind, term in by_kind.items()})
            kind = f"{known}.get(self.kind, {self.bind('usual', usual)})"
            yield Addition(RDF_TYPE, self.notation.iri(kind))

    def all_but_types(self) -> Iterator[Step]:
        """All that follows upon these types."""
        if not self.posited:
            for name, term in self.vocabulary.if_filled.items():
                yield Block(f"if self.{name}", [Addition(RDF_TYPE, self.notation.constant(expand(term)))])
        for member in self.schema.rdf_members:
            if member.declared.on is None and not is_listing(member):
                yield from self.member(member)
        for name, (link, term) in self.vocabulary.nodes.items():
            yield from self.beside(name, expand(link), expand(term))
        if not self.posited:
            yield from self.known_values()
            yield from self.derived()

    def member(self, member: Member) -> Iterator[Step]:
        """The triples of one member."""
        given = f"self.{member.name}"
        if isinstance(member.value, LanguageMap):
            value = self.notation.tagged("text", "language", always=True)
            yield Block(f"for language, text in {given}.items()", [Addition(self.property(member), value)])
        elif member.many:
            yield Block(f"for v in {given}", [*self.value(member)])
        elif member.value is TIME or isinstance(member.value, Owned):
            yield f"v = {given}"
            steps = [*(self.time(member) if member.value is TIME else self.value(member))]
            yield from steps if member.required else [_if_given(*steps)]
        else:
            yield from self.single(member)

    def single(self, member: Member, to: str = "triples") -> Iterator[Step]:
        """The triple of a member that holds one value, which is no node, and the one that it implies."""
        given = f"self.{member.name}"
        if member.required or member.default is not None:
            yield Addition(self.property(member), self.object(member, given), to)
        else:
            yield f"v = {given}"
            steps = [Addition(self.property(member), self.object(member), to)]
            if member.declared.implies is not None:
                term, convert, _ = member.declared.implies
                value = self.notation.iri(f"{self.bind('convert', convert)}(v)")
                steps.append(Addition(expand(term), value, to))
            yield _if_given(*steps)

    def property(self, member: Member) -> str:
        return member.property(posited=self.posited)

    def value(self, member: Member) -> Iterator[Step]:
        """What is said of `v`, a value of a member."""
        value = member.value
        if not isinstance(value, Owned):
            yield Addition(self.property(member), self.object(member))
            return
        settings = settings_of(value.target)
        if settings.posited:
            yield "n = iris[v.id]"
            described = self.notation.proposition()
        else:
            key = self.bind("key", evidence_key if settings.vocabulary.keeps_terms else content_key)
            yield f"n = f'{{stem}}:{member.name}:{{{key}(v)}}'"
            described = self.notation.owned(member.name, value.target, posited=self.posited)
        yield Addition(self.property(member), described.object)
        yield from described.more

    def object(self, member: Member, given: str = "v") -> str:
        """The object that a value is, where it is no node."""
        notation, value = self.notation, member.value
        if member.declared.language is not None:
            return notation.tagged(given, f"self.{member.declared.language}", always=False)
        if isinstance(value, Enumeration):
            return notation.literal(given, STRING, escaped=not all(map(is_plain, value.values)))
        if isinstance(value, Reference):
            return notation.iri(f"iris[{given}]")
        assert isinstance(value, Scalar)  # the last kind there is
        if value.prose:
            return notation.prose(given)
        if value.datatype is None:
            return notation.iri(given)
        # Of texts that are checked for their form, none has a character that is to be escaped.
        return notation.literal(self.lexical(value, given), typed(expand(value.datatype)), escaped=value.free)

    def lexical(self, value: Scalar, given: str) -> str:
        """The lexical form of a value."""
        if value is BOOLEAN:
            return f"{self.bind('booleans', _BOOLEANS)}[{given}]"
        if value.datatype == "xsd:decimal":
            return f"{self.bind('decimal_text', decimal_text)}({given})"
        return given if value.datatype == "xsd:string" else f"{self.bind('str', str)}({given})"

    def time(self, member: Member) -> Iterator[Step]:
        """What is said of `v`, a time: itself, and the days that follow from it, where it has them."""
        days = tuple(days_of(member, posited=self.posited))
        times = self.notation.times(self.property(member), days)
        if times is not None:
            yield f"triples += {times}(v)"
            return
        yield from self.value(member)
        for name, term in days:
            day = self.notation.literal(f"{self.bind('str', str)}(d)", DATE)
            yield f"d = v.{name}"
            yield Block("if d is not None", [Addition(term, day)])

    def beside(self, name: str, link: str, term: str) -> Iterator[Step]:
        """A node beside the record's own, for the members that stand there, where any is filled."""
        members = [member for member in self.schema.members if member.declared.on == name]
        described = self.notation.beside()
        inner: list[Step] = [Addition(RDF_TYPE, self.notation.constant(term), "inner")]
        for member in members:
            inner += self.single(member, "inner")
        steps: list[Step] = [f"n = f'{{iri}}:{name}'", *_begun("inner", inner)]
        steps += [Addition(link, described.object), *described.more]
        if any(member.required for member in members):
            yield from steps
        else:
            yield Block(f"if {' or '.join(f'self.{each.name} is not None' for each in members)}", steps)

    def known_values(self) -> Iterator[Step]:
        """The terms of schema.org that stand for some values of a member."""
        for name, (term, table) in self.vocabulary.values.items():
            known = self.bind("known", {value: expand(iri) for value, iri in table.items()})
            yield f"v = {known}.get(self.{name})"
            yield _if_given(Addition(expand(term), self.notation.iri("v")))

    def derived(self) -> Iterator[Step]:
        """The terms of schema.org that take the values of several members; each triple once."""
        terms: dict[str, list[tuple[str, str]]] = {}
        for path, term in self.vocabulary.derived.items():
            name, _, inner = path.partition(".")
            terms.setdefault(expand(term), []).append((name, inner))
        for term, sources in terms.items():
            added = Addition(term, self.notation.iri("iris[v]"))
            filled = " or ".join(f"self.{name}" for name, _ in sources)
            yield Block(f"if {filled}", [Block(f"for v in {_distinct(sources)}", [added])])


def _begun(name: str, steps: list[Step]) -> Iterator[Step]:
    """Steps that add to a list, and before them its beginning."""
    rest = next((at for at, step in enumerate(steps) if not isinstance(step, Addition)), len(steps))
    yield Beginning(name, [step for step in steps[:rest] if isinstance(step, Addition)])
    yield from steps[rest:]


def _if_given(*steps: Step) -> Block:
    return Block("if v is not None", steps)


def _distinct(sources: list[tuple[str, str]]) -> str:
    """The source of the values of several members, each once; of a member, or of its records' own."""
    if len(sources) == 1 and not sources[0][1]:
        return f"self.{sources[0][0]}"  # a member has no value twice
    every = [
        f"*[each.{inner} for each in self.{name}]" if inner else f"*self.{name}" for name, inner in sources
    ]
    return f"dict.fromkeys(({', '.join(every)},))"

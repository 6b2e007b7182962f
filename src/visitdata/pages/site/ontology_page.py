"""The ontology as a page for people: an anchor a term, which is its local name.

So `https://w3id.org/visitdata/ns#Transfer` leads to the element `Transfer`, once that address leads to the
page.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import attrs
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from visitdata.derive.node_kinds import own_namespaces
from visitdata.model.dossier import Dossier
from visitdata.pages.environment import environment
from visitdata.pages.site.about import title_of
from visitdata.pages.site.schemas import schema
from visitdata.terms import PREFIXES, RDF_TYPE, VD, expand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from visitdata.pages.site.plan import Site

_CLASS, _DATATYPE, _ONTOLOGY = expand("owl:Class"), expand("rdfs:Datatype"), expand("owl:Ontology")
_DOC, _TWIN_OF = expand("rdfs:comment"), expand("vd:twinOf")
_DOMAIN, _ABOVE = expand("rdfs:domain"), expand("rdfs:subClassOf")
# What is said of a term, and what that is called on the page; then what is said of others with it.
_ROWS = (
    (_ABOVE, "is also"),
    (expand("rdfs:subPropertyOf"), "is also"),
    (_DOMAIN, "said of"),
    (expand("rdfs:range"), "its values"),
    (expand("owl:disjointWith"), "is never"),
    (_TWIN_OF, "twin of"),
)
_INVERSE_ROWS = ((_TWIN_OF, "posited twin"), (_ABOVE, "kinds"), (_DOMAIN, "properties"))


@attrs.frozen
class Term:
    """A term, as the page refers to it.

    Attributes:
        name: what it is called here: "Transfer", "schema:Event".
        link: the link to it: an anchor of the page, or its IRI.
    """

    name: str
    link: str


@attrs.frozen
class Described:
    """What the ontology says of a term.

    Attributes:
        anchor: its id on the page.
        iri: the IRI.
        name: what it is called: "Transfer".
        kind: "class", "property" or "datatype".
        doc: what it means.
        rows: what else is said of it, each under a name.
    """

    anchor: str
    iri: str
    name: str
    kind: str
    doc: str
    rows: tuple[tuple[str, tuple[Term, ...]], ...]


@attrs.frozen
class Section:
    """Terms of one kind."""

    anchor: str
    title: str
    terms: tuple[Described, ...]


def ontology_page(site: Site) -> dict[str, bytes]:
    """ontology.html, for all kinds that are declared.

    Raises:
        MissingExtraError: Jinja2 is not installed.
    """
    ontology = _Ontology(schema("ontology"), own_namespaces(Dossier))
    template = environment().get_template("site_ontology.html")
    text = template.render(
        site=site, name=title_of(site), about=ontology.about, sections=[*ontology.sections()]
    )
    return {"ontology.html": text.encode()}


class _Said(defaultdict[str, list[str]]):
    """The values of each property."""

    def __init__(self) -> None:
        super().__init__(list)


class _Ontology:
    """What an ontology says, by its terms."""

    def __init__(self, text: str, own: Mapping[str, str]) -> None:
        self._prefixes = {**PREFIXES, **own}
        self._said: defaultdict[str, _Said] = defaultdict(_Said)
        self._inverse: defaultdict[str, _Said] = defaultdict(_Said)
        for triple in parse(text.encode(), RdfFormat.TURTLE):
            self._add(triple.subject, triple.predicate.value, triple.object)

    def _add(self, subject: object, predicate: str, value: object) -> None:
        term, other = _value(subject), _value(value)
        self._said[term][predicate].append(other)
        self._inverse[other][predicate].append(term)

    @property
    def about(self) -> str:
        """What it says of itself."""
        return next(said[_DOC][0] for said in self._said.values() if _ONTOLOGY in said[RDF_TYPE])

    def sections(self) -> Iterator[Section]:
        """All terms that it describes: classes, properties, and the twins of both."""
        terms = [iri for iri, said in self._said.items() if said[_DOC] and _ONTOLOGY not in said[RDF_TYPE]]
        for anchor, title, are_classes, are_twins in (
            ("_classes", "Classes", True, False),
            ("_properties", "Properties", False, False),
            ("_posited-classes", "Classes of what is posited, not asserted", True, True),
            ("_posited-properties", "Properties of what is posited, not asserted", False, True),
        ):
            found = [
                self._described(iri)
                for iri in terms
                if (_CLASS in self._said[iri][RDF_TYPE]) == are_classes
                and bool(self._said[iri][_TWIN_OF]) == are_twins
            ]
            yield Section(anchor, title, tuple(sorted(found, key=lambda each: each.name.casefold())))

    def _described(self, iri: str) -> Described:
        said, inverse = self._said[iri], self._inverse[iri]
        rows: defaultdict[str, list[str]] = defaultdict(list)
        for predicate, name in _ROWS:
            rows[name] += said[predicate]
        for predicate, name in _INVERSE_ROWS:
            rows[name] += inverse[predicate]
        return Described(
            anchor=self._anchor(iri),
            iri=iri,
            name=self._name(iri),
            kind="class" if _CLASS in said[RDF_TYPE] else "property",
            doc=" ".join(said[_DOC]),
            rows=tuple((name, tuple(map(self._term, found))) for name, found in rows.items() if found),
        )

    def _term(self, iri: str) -> Term:
        is_here = iri in self._said and bool(self._said[iri][_DOC])
        return Term(self._name(iri), f"#{self._anchor(iri)}" if is_here else iri)

    def _anchor(self, iri: str) -> str:
        """The local name; for a term of a user's own, which may have the same, the name with its prefix."""
        return iri.removeprefix(VD) if iri.startswith(VD) else f"_{self._name(iri)}"

    def _name(self, iri: str) -> str:
        if iri.startswith(VD):
            return iri.removeprefix(VD)
        for prefix, space in self._prefixes.items():
            if iri.startswith(space):
                return f"{prefix}:{iri.removeprefix(space)}"
        return iri


def _value(term: object) -> str:
    assert isinstance(term, NamedNode | Literal)  # noqa: S101 - the ontology has no blank nodes
    return term.value

"""A syntax is written by saying how it has the parts of a triple, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import visitdata as vd
from visitdata.codegen.source import Source
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.settings import is_posited
from visitdata.rdf.encoding.emitter import Described, Notation, compiled
from visitdata.rdf.encoding.to_nodes import DossierGraph
from visitdata.rdf.nodes import triples
from visitdata.rdf.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.rdf.nodes import LiteralType


class Properties(Notation):
    """A triple is its property alone, an object nothing, and nodes are written one after the other."""

    def begin(self) -> tuple[str, ...]:
        return ("iris = scope.iris", "rest = []")

    def end(self) -> tuple[str, ...]:
        return ("return ['node', *triples, *rest]",)

    def item(self, predicate: str, object_: str) -> str:
        assert object_ == "object"
        return repr(predicate)

    def constant(self, iri: str) -> str:
        assert ":" in iri
        return "object"

    def iri(self, value: str) -> str:
        assert value
        return "object"

    prose = iri

    def tagged(self, value: str, language: str, *, always: bool) -> str:
        assert always == (language == "language")
        return self.iri(value)

    def literal(self, value: str, type_: LiteralType, *, escaped: bool = False) -> str:
        assert not (escaped and type_.language)
        return self.iri(value)

    def owned(self, name: str, target: type[Any], *, posited: bool) -> Described:
        write = self.source.bind(f"write_{name}", properties_of(target, posited=posited))
        return Described("object", (f"rest += {write}(v, n, n, scope)",))

    def proposition(self) -> Described:
        self.source.bind("write", write_proposition)
        return Described("object", ("rest += write(v, n, scope)",))

    def beside(self) -> Described:
        return Described("object", ("rest += ['node', *inner]",))


def properties_of(cls: type[Any], *, posited: bool) -> Callable[..., list[str]]:
    notation = Properties(Source("properties", "self, iri, stem, scope"))
    return compiled(schema_of(cls), notation, "properties", posited=posited)


def write_proposition(proposition: Any, iri: str, scope: Scope) -> list[str]:
    return properties_of(proposition.__class__, posited=True)(proposition, iri, iri, scope)


@pytest.mark.parametrize("name", vd.seeds())
def test_a_notation_of_properties_has_those_of_every_node(name: str) -> None:
    dossier = vd.seed(name)
    scope = Scope(dossier)
    records: dict[str, Any] = {scope.iris[record.id]: record for record in dossier}
    listed = {node.iri: node for _, node in DossierGraph(dossier).listed()}
    assert listed
    for iri, node in listed.items():
        record = records[iri]
        found = properties_of(record.__class__, posited=is_posited(record))(
            record, iri, scope.stem(iri), scope
        )
        assert sorted(each for each in found if each != "node") == sorted(
            each for _, each, _ in triples(node)
        )
        assert found.count("node") == len({subject for subject, _, _ in triples(node)})

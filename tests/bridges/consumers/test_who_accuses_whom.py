"""The graph and the tables in the tools that they are made for, which are asked who accuses whom."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

import visitdata as vd

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

igraph: Any = pytest.importorskip("igraph", reason="igraph is not installed: make bridges")
ladybug: Any = pytest.importorskip("ladybug", reason="ladybug is not installed: make bridges")

# Two claimants and two accused, an allegation known only from another's, and a deed that is denied.
MADE_UP: dict[str, Any] = {
    "format": "visitdata/1",
    "id": "https://data.example.org/d",
    "title": "Rifles for Elphberg",
    "actors": [
        {"type": "State", "id": "arcadia", "name": "Arcadia"},
        {"type": "State", "id": "ruritania", "name": "Ruritania"},
        {"type": "Person", "id": "lind", "name": "Ana Lind; of Arcadia"},
        {"type": "Organization", "id": "union", "name": 'The "Union"', "part_of": "arcadia"},
    ],
    "events": [
        {"type": "Visit", "id": "visit", "label": "Lind visits Arcadia", "status": "occurred",
         "visitors": ["lind"], "hosts": ["arcadia"]},
    ],
    "allegations": [
        {"id": "rifles", "claimants": ["lind", "union"], "accused": ["ruritania", "arcadia"],
         "standing": "alleged", "gist": "Lind and the union say that two states armed Elphberg.",
         "alleges": [{"type": "PositedTransfer", "id": "arming", "label": "Arms go to Elphberg",
                      "status": "occurred", "givers": ["ruritania", "arcadia"]}]},
        {"id": "hearsay", "claimants": ["arcadia"], "accused": ["lind"], "via": "rifles",
         "standing": "alleged", "gist": "The union adds that Arcadia accuses Lind.",
         "alleges": [{"type": "PositedEvent", "id": "theft", "label": "Lind steals rifles",
                      "status": "occurred", "agents": ["lind"]}]},
    ],
    "statements": [
        {"id": "denial", "kind": "denied", "speakers": ["ruritania"], "gist": "Ruritania denies it.",
         "responds_to": ["rifles"],
         "denies": [{"type": "PositedTransfer", "id": "none", "label": "Arms went to Elphberg",
                     "status": "occurred", "givers": ["ruritania"]}]},
    ],
}  # fmt: skip
DOSSIERS: dict[str, Callable[[], vd.Dossier]] = {
    "shipped": lambda: vd.seed(vd.seeds()[0]),
    "made up": lambda: vd.converter().structure(MADE_UP, vd.Dossier),
}


@pytest.fixture(params=DOSSIERS)
def dossier(request: pytest.FixtureRequest) -> vd.Dossier:
    return DOSSIERS[request.param]()


def accusations(dossier: vd.Dossier) -> set[tuple[str, str, str]]:
    """Who accuses whom, and in which allegation, as Python has it; what is hearsay goes into no bridge."""
    found: set[tuple[str, str, str]] = {
        (str(claimant), each.id, str(accused))
        for each in dossier.allegations
        if each.via is None
        for claimant in each.claimants
        for accused in each.accused
    }
    assert found
    return found


def posited(dossier: vd.Dossier) -> list[str]:
    """The ids of all that is only said."""
    found = [each.id for said in dossier.statements for each in (*said.posits, *said.denies)]
    found += [each.id for said in dossier.allegations for each in said.alleges]
    assert found
    return found


def graph_of(dossier: vd.Dossier) -> nx.MultiDiGraph[str]:
    graph: Any = nx.parse_graphml(vd.dumps(dossier, "graphml").decode(), force_multigraph=True)
    assert isinstance(graph, nx.MultiDiGraph)
    return graph


def test_networkx_tells_who_accuses_whom(dossier: vd.Dossier) -> None:
    graph = graph_of(dossier)
    told = {
        (claimant, allegation, accused)
        for allegation, claimant, made in graph.edges(data=True)
        for _, accused, aimed in graph.out_edges(allegation, data=True)
        if made["type"] == "claimants" and aimed["type"] == "accused"
    }
    assert told == accusations(dossier)


def test_igraph_tells_who_accuses_whom(dossier: vd.Dossier, tmp_path: Path) -> None:
    vd.dump(dossier, tmp_path / "dossier.graphml")
    graph = igraph.Graph.Read_GraphML(str(tmp_path / "dossier.graphml"))
    names = graph.vs["id"]
    told = {
        (names[made.target], names[made.source], names[aimed.target])
        for made in graph.es.select(type="claimants")
        for aimed in graph.es.select(type="accused", _source=made.source)
    }
    assert told == accusations(dossier)


@pytest.fixture
def store() -> Any:
    return ladybug.Connection(ladybug.Database(":memory:"))


def ask(store: Any, query: str, **parameters: Any) -> list[Any]:
    answer: Any = store.execute(query, parameters)
    return [tuple(row) for row in answer.get_all()]


@pytest.fixture
def graph_store(store: Any, dossier: vd.Dossier) -> Any:
    """The GraphML, by way of NetworkX, in a graph database."""
    graph = graph_of(dossier)
    store.execute("CREATE NODE TABLE Record(id STRING PRIMARY KEY, type STRING, labels STRING, label STRING)")
    store.execute("CREATE REL TABLE Leads(FROM Record TO Record, type STRING)")
    nodes = [
        {"id": name, **{key: told.get(key, "") for key in ("type", "labels", "label")}}
        for name, told in graph.nodes(data=True)
    ]
    store.execute(
        "UNWIND $nodes AS n CREATE (:Record {id: n.id, type: n.type, labels: n.labels, label: n.label})",
        {"nodes": nodes},
    )
    edges = [
        {"source": source, "target": target, "type": told["type"]}
        for source, target, told in graph.edges(data=True)
    ]
    store.execute(
        "UNWIND $edges AS e MATCH (a:Record {id: e.source}), (b:Record {id: e.target}) "
        "CREATE (a)-[:Leads {type: e.type}]->(b)",
        {"edges": edges},
    )
    assert ask(store, "MATCH (:Record)-[e:Leads]->(:Record) RETURN count(*)") == [(len(edges),)]
    return store


def test_cypher_tells_who_accuses_whom(graph_store: Any, dossier: vd.Dossier) -> None:
    told = ask(
        graph_store,
        "MATCH (claimant:Record)<-[:Leads {type: 'claimants'}]-(said:Record {type: 'Allegation'})"
        "-[:Leads {type: 'accused'}]->(accused:Record) RETURN claimant.id, said.id, accused.id",
    )
    assert len(told) == len({*told})
    assert {*told} == accusations(dossier)


def test_what_is_only_said_is_no_node(graph_store: Any, dossier: vd.Dossier) -> None:
    by_id = "MATCH (n:Record) WHERE n.id IN $ids RETURN n.id"
    assert ask(graph_store, by_id, ids=posited(dossier)) == []
    events = [each.id for each in dossier.events]
    assert {row[0] for row in ask(graph_store, by_id, ids=events)} == {*events}


def test_no_directed_path_leads_from_the_accused_to_an_event(graph_store: Any) -> None:
    path = "MATCH (:Record {type: 'Allegation'})-[:Leads {type: 'accused'}]->(a:Record)-[:Leads*1..4]->(n) "
    found = {row[0] for row in ask(graph_store, f"{path} RETURN DISTINCT n.labels")}
    assert not [labels for labels in found if labels.startswith(":Event")]
    into = "MATCH (n)-[:Leads]->(:Record)<-[:Leads {type: 'accused'}]-(:Record) RETURN DISTINCT n.labels"
    assert [row[0] for row in ask(graph_store, into) if row[0].startswith(":Event")]


def test_no_allegation_leads_to_an_event_but_what_it_is_about(graph_store: Any, dossier: vd.Dossier) -> None:
    events = {each.id for each in dossier.events}
    told = ask(
        graph_store,
        "MATCH (said:Record {type: 'Allegation'})-[e:Leads]->(n:Record) "
        "WHERE n.labels STARTS WITH ':Event' RETURN said.id, e.type, n.id",
    )
    about = {(each.id, "about", of) for each in dossier.allegations for of in each.about if of in events}
    assert {*told} == about


def test_the_tables_in_a_store_tell_who_accuses_whom(store: Any, dossier: vd.Dossier, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(vd.dumps(dossier, "datapackage"))) as archive:
        archive.extractall(tmp_path)
    claims = tmp_path / "claims.csv"
    columns = claims.read_text().splitlines()[0].split(",")
    typed = ", ".join(f"{name} STRING{' PRIMARY KEY' if name == 'iri' else ''}" for name in columns)
    store.execute(f"CREATE NODE TABLE Claim({typed})")
    store.execute(f'COPY Claim FROM "{claims}" (header=true, parallel=false)')
    told = ask(
        store,
        "MATCH (c:Claim {type: 'Allegation'}) UNWIND string_split(c.claimed_by, '; ') AS claimant "
        "UNWIND string_split(c.accused, '; ') AS accused RETURN claimant, c.claim_id, accused",
    )
    assert {*told} == accusations(dossier)

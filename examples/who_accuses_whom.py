"""Load a dossier into a pyoxigraph store and ask who accuses whom of what."""

import io

import pyoxigraph

import visitdata as vd

ACCUSATIONS = """
PREFIX schema: <https://schema.org/>
PREFIX vd: <https://w3id.org/visitdata/ns#>
SELECT ?claimant ?accused ?standing ?gist WHERE {
    GRAPH ?dossier {
        ?allegation a vd:Allegation ;
            vd:claimant/schema:name ?claimant ;
            vd:accused/schema:name ?accused ;
            vd:standing ?standing ;
            schema:text ?gist .
    }
} ORDER BY ?claimant ?gist
"""


def main() -> None:
    """Load the dossier that ships as N-Quads: its graph has its name, so that it can be replaced later."""
    dossier = vd.seed("putin-north-korea-2024")
    store = pyoxigraph.Store()
    store.load(io.BytesIO(vd.dumps(dossier, "nquads")), format=pyoxigraph.RdfFormat.N_QUADS)
    rows = store.query(ACCUSATIONS)
    assert isinstance(rows, pyoxigraph.QuerySolutions)  # noqa: S101 - a SELECT gives solutions
    for row in rows:
        claimant, accused, standing, gist = (str(term.value) for term in row)
        print(f"{claimant} -> {accused} ({standing}): {gist}")


if __name__ == "__main__":
    main()

"""Ask a dossier in SPARQL, through rdflib: what happened, and what is only said to have happened."""

import visitdata as vd

PREFIXES = """
PREFIX schema: <https://schema.org/>
PREFIX vd: <https://w3id.org/visitdata/ns#>
"""

VISITS = """
SELECT ?label ?time WHERE {
    ?visit a vd:Visit ; schema:name ?label ; vd:time ?time .
} ORDER BY ?time
"""

TRANSFERS = """
SELECT ?label WHERE { ?transfer a vd:Transfer ; schema:name ?label } ORDER BY ?label
"""

SAID = """
SELECT ?gist ?label WHERE {
    ?allegation a vd:Allegation ; schema:text ?gist ; vd:alleges ?said .
    ?said a vd:PositedTransfer ; vd:positedLabel ?label .
} ORDER BY ?label
"""


def main() -> None:
    """Three questions to the dossier that ships."""
    graph = vd.to_rdflib(vd.seed("putin-north-korea-2024"))
    for title, query in (
        ("Visits, as the article reports them", VISITS),
        ("Transfers, as the article reports them", TRANSFERS),
        ("Transfers that somebody alleges", SAID),
    ):
        print(title)
        for row in graph.query(PREFIXES + query).bindings:
            print("  " + " | ".join(map(str, row.values())))


if __name__ == "__main__":
    main()

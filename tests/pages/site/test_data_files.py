"""The files of a site that programs read."""

from __future__ import annotations

import visitdata as vd
from visitdata.pages.site import Site, data_files

EMPTY = Site(base="https://data.example.org/", entries=(), actors=())


def test_a_site_has_the_schemas_that_its_dossiers_go_by() -> None:
    found = data_files(EMPTY)
    schemas = {"context.jsonld": "context", "ontology.ttl": "ontology", "shapes.ttl": "shapes"}
    assert {path: found[path].decode() for path in schemas} == {
        path: vd.schema(name) for path, name in schemas.items()
    }


def test_an_address_escapes_what_no_path_of_a_url_may_hold() -> None:
    assert EMPTY.url("") == "https://data.example.org/"
    assert EMPTY.url("dossiers/a visit.html") == "https://data.example.org/dossiers/a%20visit.html"

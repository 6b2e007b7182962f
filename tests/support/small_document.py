"""A small document by hand, in which every sort of value and every sort of record stands once."""

from __future__ import annotations

from typing import Any

from visitdata.values.evidence import digest, text_sha256

WORDS = "according to the ministry"

SMALL: dict[str, Any] = {
    "format": "visitdata/1",
    "id": "https://data.example.org/dossiers/arcadia-visit",
    "title": "A minister of Arcadia visits Ruritania",
    "language": "en",
    "license": "https://www.example.org/licence",
    "created": "2031-05-04T10:00:00Z",
    "makers": [{"name": "An editor", "iri": "https://www.example.org/editor"}],
    "articles": [
        {
            "id": "article",
            "kind": "news",
            "url": "https://www.example.org/a?b=c#d",
            "authors": ["Reporters"],
            "published": "2031-05-04",
            "language": "en-GB",
            "sha256": text_sha256("a"),
            "length": 2034,
        }
    ],
    "actors": [
        {
            "type": "Person",
            "id": "lind",
            "name": "Ana Lind",
            "names": {"ru": "Ана Линд"},
            "aliases": ["Lind", "Minister Lind"],
            "ties": [{"title": "Foreign Minister", "of": "arcadia", "during": "2029/.."}],
            "nationality": ["arcadia"],
            "anonymous": False,
        },
        {"type": "State", "id": "arcadia", "name": "Arcadia", "country_code": "XA", "territory": "port-arc"},
        {
            "type": "Organization",
            "id": "https://id.example.org/ministry",
            "name": "Foreign Ministry",
            "kind": "government",
            "part_of": "arcadia",
            "same_as": ["http://www.wikidata.org/entity/Q42"],
        },
        {
            "type": "Group",
            "id": "neighbours",
            "name": "neighbouring states",
            "size": {"at_least": 2, "at_most": 5, "unit": "states"},
            "close_match": ["https://www.example.org/neighbours"],
        },
    ],
    "places": [
        {"id": "port-arc", "name": "Port Arc", "kind": "city", "latitude": 50.5, "longitude": -120},
        {"id": "strelsau", "name": "Strelsau", "names": {"de": "Strelsau"}, "notes": ["Not on maps."]},
    ],
    "events": [
        {
            "type": "Visit",
            "id": "visit",
            "label": "Lind visits Ruritania",
            "status": "planned",
            "time": "2031-05-11/2031-05-12",
            "time_text": "next Sunday and Monday",
            "places": ["strelsau"],
            "visitors": ["lind"],
            "inviters": ["arcadia"],
            "kind": "official",
            "codes": [{"scheme": "PLOVER", "code": "AGREE"}],
            "evidence": [
                {"article": "article", "start": 120, "end": 188, "digest": "9f2c5d1e0a7b4c3d"},
                {
                    "article": "article",
                    "start": 200,
                    "end": 200 + len(WORDS),
                    "digest": digest(WORDS, 0, len(WORDS)),
                    "exact": WORDS,
                    "prefix": "so ",
                },
            ],
        },
        {
            "type": "LegalAction",
            "id": "inquiry",
            "label": "An inquiry begins",
            "status": "ongoing",
            "part_of": "visit",
            "issuers": ["https://id.example.org/ministry"],
            "grounds": ["arms"],
        },
    ],
    "allegations": [
        {
            "id": "arms",
            "claimants": ["neighbours"],
            "accused": ["arcadia"],
            "standing": "alleged",
            "gist": "Neighbouring states say that Arcadia sold rifles.",
            "hedges": ["according to"],
            "time": "[..2031-05-04]",
            "about": ["arcadia", "strelsau", "visit"],
            "alleges": [
                {
                    "type": "PositedTransfer",
                    "id": "arms-sale",
                    "label": "Arcadia sells rifles",
                    "status": "occurred",
                    "time": "2030~",
                    "follows": ["visit"],
                    "givers": ["arcadia"],
                    "items": [
                        {"label": "rifles", "kind": "weapons", "quantity": {"about": 30.5}, "of": "arcadia"}
                    ],
                }
            ],
            "confidence": [{"scale": "words of estimation", "value": "likely", "by": "lind"}],
        }
    ],
    "statements": [
        {
            "id": "denial",
            "kind": "denied",
            "speakers": ["arcadia"],
            "gist": "Arcadia says that it sold nothing.",
            "quotes": [{"words": "Wir verkaufen nichts", "language": "de", "translated": False}],
            "medium": "press conference",
            "denies": [
                {
                    "type": "PositedEvent",
                    "id": "sale",
                    "version_of": "arms-sale",
                    "label": "Arcadia sells something",
                    "status": "occurred",
                    "counts": [{"label": "rifles", "quantity": {"exactly": 12}}],
                }
            ],
            "responds_to": ["arms"],
        },
        {
            "id": "hearsay",
            "kind": "stated",
            "speakers": ["lind"],
            "gist": "Neighbouring states say that Lind said so, too.",
            "via": "arms",
        },
    ],
}

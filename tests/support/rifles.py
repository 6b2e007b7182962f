"""A short report, the extraction schema as a model fills it for the report, and the dossier that is meant."""

from __future__ import annotations

import json
from pathlib import Path

import visitdata as vd
from tests.support.filled import filled

SCHEMAS = Path(__file__).parents[2] / "schemas"
# As they are committed: kinds that tests declare are not in them.
EXTRACTION = json.loads((SCHEMAS / "visitdata.extraction.schema.json").read_text(encoding="utf-8"))
DRAFT = json.loads((SCHEMAS / "visitdata.draft.schema.json").read_text(encoding="utf-8"))

ID = "https://www.example.org/dossiers/rifles"

TEXT = """STRELSAU, 11 May 2031 - Foreign Minister Ana Lind of Arcadia met President Bo Kask of Ruritania in \
Strelsau on Sunday. The two signed an agreement on rail links.

Officials in Ruritania, who asked not to be named, accused Arcadia of supplying at least 40 rifles to rebels \
in March. "We sold nothing to anybody," Lind said, according to her office.
"""
TEXTS = {"article": TEXT}


def evidence(words: str) -> list[dict[str, str]]:
    return [{"words": words}]


MET = "Foreign Minister Ana Lind of Arcadia met President Bo Kask of Ruritania in Strelsau on Sunday"
SIGNED = "The two signed an agreement on rail links"
ACCUSED = "accused Arcadia of supplying at least 40 rifles to rebels in March"
DENIED = '"We sold nothing to anybody," Lind said, according to her office'

WRITTEN = {
    "title": "Talks in Strelsau, and rifles that Arcadia is said to have supplied",
    "language": "en",
    "articles": [{"id": "article", "kind": "news", "dateline": "STRELSAU", "published": "2031-05-11"}],
    "actors": [
        {"type": "Person", "name": "Ana Lind", "ties": [{"title": "Foreign Minister", "of": "Arcadia"}]},
        {"type": "Person", "name": "Bo Kask", "ties": [{"title": "President", "of": "Ruritania"}]},
        {"type": "State", "name": "Arcadia"},
        {"type": "State", "name": "Ruritania"},
        {
            "type": "Group",
            "name": "Officials in Ruritania",
            "of": "Ruritania",
            "anonymous": "yes",
            "reason": "asked not to be named",
            "evidence": evidence("Officials in Ruritania, who asked not to be named"),
        },
        {"type": "Group", "name": "rebels"},
    ],
    "places": [{"name": "Strelsau", "kind": "city"}],
    "events": [
        {
            "id": "meeting",
            "type": "Meeting",
            "kind": "talks",
            "label": "Lind and Kask meet",
            "status": "occurred",
            "time": "2031-05-11",
            "time_text": "on Sunday",
            "roles": [
                {"role": "participants", "actor": "Ana Lind"},
                {"role": "participants", "actor": "Bo Kask"},
            ],
            "places": ["Strelsau"],
            "evidence": evidence(MET),
        },
        {
            "id": "agreement",
            "type": "Agreement",
            "label": "They sign an agreement",
            "status": "occurred",
            "topic": "rail links",
            "roles": [{"role": "parties", "actor": "Ana Lind"}, {"role": "parties", "actor": "Bo Kask"}],
            "part_of": "meeting",
            "evidence": evidence(SIGNED),
        },
    ],
    "allegations": [
        {
            "id": "rifles",
            "gist": "Officials in Ruritania say that Arcadia supplied rifles to rebels",
            "claimants": ["Officials in Ruritania"],
            "accused": ["Arcadia"],
            "standing": "alleged",
            "evidence": evidence(ACCUSED),
        }
    ],
    "statements": [
        {
            "id": "denial",
            "gist": "Lind says that Arcadia sold nothing to anybody",
            "quotes": ["We sold nothing to anybody"],
            "hedges": ["according to her office"],
            "voice": "named",
            "kind": "denied",
            "speakers": ["Ana Lind"],
            "responds_to": ["rifles"],
            "evidence": evidence(DENIED),
        }
    ],
    "propositions": [
        {
            "id": "supply",
            "type": "PositedTransfer",
            "said_in": "rifles",
            "said_as": "alleges",
            "label": "Arcadia supplies rifles to rebels",
            "status": "occurred",
            "time": "2031-03",
            "time_text": "in March",
            "roles": [{"role": "givers", "actor": "Arcadia"}, {"role": "recipients", "actor": "rebels"}],
            "items": [{"label": "rifles", "kind": "weapons", "quantity": "at least 40"}],
            "evidence": evidence(ACCUSED),
        },
        {
            "id": "sale",
            "type": "PositedTransfer",
            "said_in": "denial",
            "said_as": "denies",
            "label": "Arcadia sells something",
            "status": "occurred",
            "roles": [{"role": "givers", "actor": "Arcadia"}],
            "version_of": "supply",
        },
    ],
}
INSTANCE = filled(EXTRACTION, WRITTEN)


def words(of: str) -> vd.Evidence:
    return vd.Evidence.of("article", TEXT, of)


EXPECTED = vd.Dossier(
    id=ID,
    title="Talks in Strelsau, and rifles that Arcadia is said to have supplied",
    language="en",
    articles=[vd.Article(id="article", kind="news", dateline="STRELSAU", published="2031-05-11")],
    actors=[
        vd.Person(id="ana-lind", name="Ana Lind", ties=[vd.Tie(title="Foreign Minister", of="arcadia")]),
        vd.Person(id="bo-kask", name="Bo Kask", ties=[vd.Tie(title="President", of="ruritania")]),
        vd.State(id="arcadia", name="Arcadia"),
        vd.State(id="ruritania", name="Ruritania"),
        vd.Group(
            id="officials-in-ruritania",
            name="Officials in Ruritania",
            of="ruritania",
            anonymous=True,
            reason="asked not to be named",
            evidence=[words("Officials in Ruritania, who asked not to be named")],
        ),
        vd.Group(id="rebels", name="rebels"),
    ],
    places=[vd.Place(id="strelsau", name="Strelsau", kind="city")],
    events=[
        vd.Meeting(
            id="meeting",
            kind="talks",
            label="Lind and Kask meet",
            status="occurred",
            time="2031-05-11",
            time_text="on Sunday",
            participants=["ana-lind", "bo-kask"],
            places=["strelsau"],
            evidence=[words(MET)],
        ),
        vd.Agreement(
            id="agreement",
            label="They sign an agreement",
            status="occurred",
            topic="rail links",
            parties=["ana-lind", "bo-kask"],
            part_of="meeting",
            evidence=[words(SIGNED)],
        ),
    ],
    allegations=[
        vd.Allegation(
            id="rifles",
            gist="Officials in Ruritania say that Arcadia supplied rifles to rebels",
            claimants=["officials-in-ruritania"],
            accused=["arcadia"],
            evidence=[words(ACCUSED)],
            alleges=[
                vd.PositedTransfer(
                    id="supply",
                    label="Arcadia supplies rifles to rebels",
                    status="occurred",
                    time="2031-03",
                    time_text="in March",
                    givers=["arcadia"],
                    recipients=["rebels"],
                    items=[vd.Item(label="rifles", kind="weapons", quantity=vd.Quantity(at_least=40))],
                    evidence=[words(ACCUSED)],
                )
            ],
        )
    ],
    statements=[
        vd.Statement(
            id="denial",
            kind="denied",
            gist="Lind says that Arcadia sold nothing to anybody",
            quotes=[vd.Quote(words="We sold nothing to anybody")],
            hedges=["according to her office"],
            speakers=["ana-lind"],
            responds_to=["rifles"],
            evidence=[words(DENIED)],
            denies=[
                vd.PositedTransfer(
                    id="sale",
                    label="Arcadia sells something",
                    status="occurred",
                    givers=["arcadia"],
                    version_of="supply",
                )
            ],
        )
    ],
)

"""Where problems stand: in the draft, which may list its records in another order than the dossier."""

from __future__ import annotations

from typing import Any

import visitdata as vd

DRAFT = """\
id: https://data.example.org/dossiers/small
title: A small dossier
language: en
articles:
- {id: report, kind: news}
places:
- {name: Strelsau}
- {name: Bergau}
actors:
- {type: Group, name: neighbours}
- {type: State, name: Arcadia}
allegations:
- claimants: neighbours
  accused: Arcadia
  gist: Neighbours say that Arcadia sold rifles in Strelsau.
  alleges:
  - {type: PositedEvent, label: Arcadia sells rifles, status: occurred, agents: Arcadia, places: Strelsau}
"""


def test_a_problem_of_a_whole_record_stands_where_the_draft_has_the_record() -> None:
    result = vd.draft(DRAFT)
    assert result.dossier is not None
    assert [each.name for each in result.dossier.places] == ["Bergau", "Strelsau"]
    told = {(each.code, each.path, each.line) for each in result.problems}
    assert ("only-in-propositions", "places[0]", 7) in told, told
    assert ("no-evidence", "allegations[0]", 13) in told


def test_what_a_proposition_lacks_is_told_where_the_draft_lists_it() -> None:
    proposition = {"type": "PositedEvent", "said_in": "arms", "said_as": "alleges", "status": "occurred"}
    draft: dict[str, Any] = {
        "id": "https://data.example.org/dossiers/small",
        "title": "A small dossier",
        "actors": [{"type": "Group", "name": "neighbours"}],
        "allegations": [{"id": "arms", "claimants": "neighbours", "gist": "Neighbours say so."}],
        "propositions": [proposition],
    }
    (problem,) = vd.draft(draft).problems
    assert (problem.code, problem.path) == ("missing-member", "propositions[0].label")


def test_records_whose_ids_are_no_texts_are_listed_by_their_names() -> None:
    draft: dict[str, Any] = {
        "id": "https://data.example.org/dossiers/small",
        "title": "A small dossier",
        "actors": [{"type": "Person", "id": b"lind", "name": "Ana Lind"}],
        "events": [{"type": "Visit", "label": "A visit", "status": "planned", "visitors": "Otto Brand"}],
    }
    told = {each.path: each.message for each in vd.draft(draft).problems}
    assert 'there is "Ana Lind" (Person)' in told["events[0].visitors"]

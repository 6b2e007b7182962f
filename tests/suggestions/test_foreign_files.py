"""A file of another format is told what it looks like, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import visitdata as vd
from tests.support.small_document import SMALL
from visitdata.errors import DecodeError
from visitdata.suggestions.foreign_files import FOREIGN_FILES, foreign_file

STIX = {"type": "identity", "spec_version": "2.1", "id": "identity--1", "name": "Arcadia"}
ACLED = {"event_id_cnty": "ARC1", "event_date": "2031-05-04", "actor1": "Protesters (Arcadia)"}
SAMPLES: list[tuple[str, Any]] = [
    ("STIX 2", {"type": "bundle", "id": "bundle--1", "objects": [STIX]}),
    ("STIX 2", STIX),
    ("FollowTheMoney", {"id": "lind", "schema": "Person", "properties": {"name": ["Ana Lind"]}}),
    ("ClaimReview of schema.org", {"@context": "https://schema.org", "@type": "ClaimReview"}),
    ("GeoJSON", {"type": "FeatureCollection", "features": []}),
    ("GeoJSON", {"type": "Feature", "geometry": None, "properties": {"name": "Strelsau"}}),
    ("an event of GDELT", {"GLOBALEVENTID": 1, "Actor1Name": "ARCADIA", "EventCode": "042"}),
    ("an event of GDELT", [{"GlobalEventID": 1}]),
    ("an event of ACLED", ACLED),
    ("an event of ACLED", {"status": 200, "count": 1, "data": [ACLED]}),
    ("SARIF", {"version": "2.1.0", "runs": []}),
    ("JSON-LD", {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "x"}),
    ("JSON-LD", {"@graph": []}),
]


@pytest.mark.parametrize(("name", "sample"), SAMPLES)
def test_a_file_of_another_format_is_told_what_it_looks_like_and_nothing_else(name: str, sample: Any) -> None:
    with pytest.raises(DecodeError) as caught:
        vd.loads(json.dumps(sample), "json")
    (problem,) = caught.value.problems
    assert (problem.code, problem.message) == ("wrong-format", f"this looks like {name}")
    assert problem.suggestion
    assert '"format"' not in problem.suggestion


def test_each_format_has_a_sample() -> None:
    assert {name for name, _ in SAMPLES} == {each.name for each in FOREIGN_FILES}


def test_no_dossier_looks_like_another_format() -> None:
    without_format = {name: value for name, value in SMALL.items() if name != "format"}
    assert foreign_file(SMALL) is foreign_file(without_format) is None
    for path in Path("tests/broken").glob("*.json"):
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except ValueError:
            continue
        found = foreign_file(data)
        assert found is None or path.name == "member-of-json-ld.json", path

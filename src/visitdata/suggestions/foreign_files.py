"""Files of other formats that are given as a dossier: each is known by the keys that it always has."""

from __future__ import annotations

from typing import Any, NamedTuple, cast


class ForeignFile(NamedTuple):
    """A format that is taken for ours.

    Attributes:
        name: what it is called.
        keys: the keys that an object of it has.
        values: of some keys, the values that it has there.
        suggestion: what to do with it.
    """

    name: str
    keys: frozenset[str]
    values: tuple[tuple[str, frozenset[str]], ...] = ()
    suggestion: str = "check that this is the right file: this package does not read that format"

    def is_it(self, value: dict[str, Any]) -> bool:
        """Whether an object has all that an object of this format has."""
        return self.keys <= value.keys() and all(
            type(value.get(key)) is str and value[key] in known for key, known in self.values
        )


_KEYS = frozenset
FOREIGN_FILES = (
    ForeignFile("STIX 2", _KEYS({"type", "id", "objects"}), (("type", _KEYS({"bundle"})),)),
    ForeignFile("STIX 2", _KEYS({"type", "id", "spec_version"})),
    ForeignFile("FollowTheMoney", _KEYS({"id", "schema", "properties"})),
    ForeignFile(
        "ClaimReview of schema.org", _KEYS({"@type"}), (("@type", _KEYS({"ClaimReview", "MediaReview"})),)
    ),
    ForeignFile("GeoJSON", _KEYS({"type", "features"}), (("type", _KEYS({"FeatureCollection"})),)),
    ForeignFile("GeoJSON", _KEYS({"type", "geometry", "properties"}), (("type", _KEYS({"Feature"})),)),
    ForeignFile("an event of GDELT", _KEYS({"GLOBALEVENTID"})),
    ForeignFile("an event of GDELT", _KEYS({"GlobalEventID"})),
    ForeignFile("an event of ACLED", _KEYS({"event_id_cnty"})),
    ForeignFile("SARIF", _KEYS({"version", "runs"})),
    ForeignFile("JSON-LD", _KEYS({"@context"}), suggestion="give it the suffix .jsonld, if it is a dossier"),
    ForeignFile("JSON-LD", _KEYS({"@graph"}), suggestion="give it the suffix .jsonld, if it is a dossier"),
)
# Where an answer of a service, or a list, holds the objects themselves.
_HOLDERS = ("data", "results", "entities", "claims", "events")


def foreign_file(value: object) -> ForeignFile | None:
    """The format of a document, or of the first object that it lists, if it is one of those known."""
    if isinstance(value, list):
        first: object = next(iter(cast("list[object]", value)), None)
        return foreign_file(cast("object", first)) if isinstance(first, dict) else None
    if not isinstance(value, dict) or "format" in value:
        return None
    data = cast("dict[str, Any]", value)
    found = next((each for each in FOREIGN_FILES if each.is_it(data)), None)
    if found is not None or len(data.keys() & {"id", "title"}) > 1:
        return found
    held = (data[name] for name in _HOLDERS if isinstance(data.get(name), list))
    return next(filter(None, map(foreign_file, held)), None)

"""The JSON Schema of a draft (version 2020-12), for editors that complete and check YAML.

It is derived from the record classes, and takes what docs/drafts.md says that a draft may be: a single value
for a list, null, "", [] and {} where nothing is said, evidence by its words, references by name, roles as
pairs, propositions apart, quantities as text. As in the schema of a document, `type` decides by `if` and
`then` which members a record has; those of other types may be there, empty. A text may be a number, which is
what an editor takes a year for. Members and closed values have one spelling here; ids, dates, countries and
languages may be any text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.derive.json_schema import DIALECT, by_type, description_of, object_of
from visitdata.derive.node_kinds import in_order, saying
from visitdata.drafts.reading.forms import roles_of
from visitdata.drafts.reading.reader import only_text
from visitdata.drafts.reading.voices import VOICES
from visitdata.metamodel import scalars
from visitdata.metamodel.constraints import Never
from visitdata.metamodel.describe import schemas
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member, Owned, RecordSchema
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.model.quantities import Quantity
from visitdata.model.record import Evidence
from visitdata.model.utterances import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Schema = dict[str, Any]

IDENTIFIER = "https://w3id.org/visitdata/draft/1"

_ABSENT: Schema = {"$ref": "#/$defs/absent"}
_TEXT: Schema = {"$ref": "#/$defs/text"}
_MAYBE_TEXT: Schema = {"$ref": "#/$defs/maybe-text"}
_TEXTS: Schema = {"$ref": "#/$defs/texts"}
_BY_WORDS: Schema = {"$ref": "#/$defs/words"}
_TRUTH: Schema = {"$ref": "#/$defs/truth"}


def draft_schema(root: type[Declared]) -> Schema:
    """The JSON Schema of drafts of `root`, kinds declared outside this package included."""
    every = in_order(schemas(root))
    definitions = {shape.name: _record(shape) for shape in every}
    definitions[root.__name__]["properties"] |= _propositions(root)
    for target in {
        member.value.target for shape in every for member in shape.members if isinstance(member.value, Owned)
    }:
        if settings_of(target).tagged:
            definitions[_name(target)] = by_type(target)
        if forms := _forms(target):
            definitions[f"{target.__name__}OrText"] = {
                "anyOf": [*forms, {"$ref": f"#/$defs/{target.__name__}"}]
            }
    return {
        "$schema": DIALECT,
        "$id": IDENTIFIER,
        "title": f"visitdata: a draft of a {root.__name__.lower()}, version 1 of the format",
        "$ref": f"#/$defs/{root.__name__}",
        "$defs": dict(sorted({**definitions, **_SHARED}.items())),
    }


_SHARED: Mapping[str, Schema] = {
    "absent": {"description": "Nothing: the same as a member that is left out.", "enum": [None, "", [], {}]},
    "text": {
        "description": "A text; a number stands for itself as it is written.",
        "anyOf": [{"type": "string"}, {"type": "number"}],
    },
    "maybe-text": {"anyOf": [_TEXT, _ABSENT]},
    "texts": {"anyOf": [_MAYBE_TEXT, {"type": "array", "items": _MAYBE_TEXT}]},
    "words": {
        "description": "Evidence by its words.",
        "type": "object",
        "properties": {
            "words": {"description": "The words of the text, letter by letter.", **_TEXT},
            "nth": {
                "description": "Which of several places where they stand, from 1; overlapping ones count.",
                **_MAYBE_TEXT,
            },
            "article": {
                "description": "In which article, where several have them.",
                **_MAYBE_TEXT,
            },
            "exact": {
                "description": "Whether the words may be published.",
                "anyOf": [_TRUTH, _ABSENT],
            },
        },
        "required": ["words"],
        "additionalProperties": False,
    },
    "truth": {"enum": [True, False, "yes", "no", "true", "false"]},
    "names": {
        "anyOf": [
            {"type": "object", "additionalProperties": _MAYBE_TEXT},
            {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"language": _TEXT, "name": _TEXT},
                    "required": ["language", "name"],
                    "additionalProperties": False,
                },
            },
        ]
    },
}


# Records.


def _record(shape: RecordSchema) -> Schema:
    properties = {member.name: _member(member) for member in shape.members}
    for rule in shape.settings.constraints:
        if isinstance(rule, Never):
            properties[rule.member] = {"description": rule.mistake.message, **_ABSENT}
    properties |= dict(_forms_of_draft(shape))
    required = [member.name for member in shape.members if _is_required(shape, member)]
    return object_of(shape, properties, required, {"additionalProperties": _ABSENT})


def _is_required(shape: RecordSchema, member: Member) -> bool:
    """Whether a draft has to give a member: ids are made, and roles and propositions may stand elsewhere."""
    value = member.value
    is_apart = isinstance(value, Owned) and settings_of(value.target).posited
    return member.required and member.name != "id" and member.name not in roles_of(shape.cls) and not is_apart


def _forms_of_draft(shape: RecordSchema) -> Iterator[tuple[str, Schema]]:
    """The members that drafts alone have."""
    roles = roles_of(shape.cls)
    if roles:
        pair = {
            "type": "object",
            "properties": {"role": {"enum": [*roles]}, "actor": _TEXT},
            "required": ["role", "actor"],
            "additionalProperties": False,
        }
        yield "roles", {"description": "Who takes part, as pairs of a role and an actor.", **_many(pair)}
    if issubclass(shape.cls, Statement):
        yield "voice", {"description": "In whose voice it is said.", **_optional({"enum": [*VOICES]})}
    if shape.settings.posited:
        where = "In propositions alone:"
        yield "said_in", {"description": f"{where} the id of the record that says it.", **_MAYBE_TEXT}
        yield "said_as", {"description": f"{where} how it is said there.", **_MAYBE_TEXT}


def _propositions(root: type[Declared]) -> Schema:
    """The list of propositions that stand apart from the records that say them."""
    said = [*saying(root)]
    if not said:
        return {}
    ways = dict.fromkeys(member.name for _, member, _ in said)
    apart = {
        "$ref": f"#/$defs/{_name(said[0][2])}",
        "type": "object",
        "properties": {"said_in": _TEXT, "said_as": {"enum": [*ways]}},
        "required": ["said_in", "said_as"],
    }
    docs = "Propositions, each with the statement or allegation that says it."
    return {"propositions": {"description": docs, **_many(apart)}}


def _name(target: type[Declared]) -> str:
    return f"Any{target.__name__}" if settings_of(target).tagged else target.__name__


# Members.


def _member(member: Member) -> Schema:
    value = _value(member)
    return {"description": description_of(member), **(_many(value) if member.many else _optional(value))}


def _optional(value: Schema) -> Schema:
    if value == _TEXT:
        return _MAYBE_TEXT
    return {"anyOf": [value, _ABSENT]}


def _many(value: Schema) -> Schema:
    """Any number of values; one may stand without a list."""
    if value == _TEXT:
        return _TEXTS
    return {"anyOf": [value, {"type": "array", "items": {"anyOf": [value, _ABSENT]}}, _ABSENT]}


def _value(member: Member) -> Schema:
    value = member.value
    if isinstance(value, Enumeration):
        return {"enum": [*value.values]}
    if isinstance(value, LanguageMap):
        return {"$ref": "#/$defs/names"}
    if isinstance(value, Owned):
        return _owned(value.target)
    return _TRUTH if value == scalars.BOOLEAN else _TEXT


def _owned(target: type[Declared]) -> Schema:
    """A record within another one; some may stand as a text."""
    if settings_of(target).posited:
        apart = {"said_in": _ABSENT, "said_as": _ABSENT}
        return {"$ref": f"#/$defs/{_name(target)}", "type": "object", "properties": apart}
    return {"$ref": f"#/$defs/{f'{target.__name__}OrText' if _forms(target) else _name(target)}"}


def _forms(target: type[Declared]) -> list[Schema]:
    """The other forms that a record within another one may have."""
    if target is Evidence:
        return [_TEXT, _BY_WORDS]
    return [_TEXT] if target is Quantity or only_text(target) else []

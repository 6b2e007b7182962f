"""The extraction schema: the form of a draft that a language model fills, derived from the record classes.

It is for structured output of any provider and for constrained decoding, so that it has the least that all of
them take: objects, lists, texts, and texts from closed lists. Every object is closed and every member is
required; what the text does not say is "" or []. There is one object for all kinds of a family, with the
members of each of them; roles are pairs, propositions stand in a list of their own, and quantities are text.
Models write the members in their order, so that evidence and what is said come before what follows from it.

Left out are names in other languages, IRIs, coordinates, codes, digests and offsets, which no model is to
make up, and what models most often take from elsewhere than the text: descriptions, seats, territories,
confidence on scales, the languages of quotations. Notes are for editors. A member that two kinds have in
different forms is that of the first of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.derive.node_kinds import kinds_of, saying
from visitdata.drafts.reading.forms import roles_of
from visitdata.drafts.reading.voices import VOICES
from visitdata.metamodel import scalars
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member, Owned, RecordSchema, Reference
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.model.quantities import Quantity
from visitdata.model.record import Article, Evidence
from visitdata.model.utterances import Quote, Statement

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    Schema = dict[str, Any]

# What comes first in a record, in this order; the rest follows as it is declared.
_FIRST = (
    "id",
    "evidence",
    "said_in",
    "said_as",
    "name",
    "label",
    "gist",
    "quotes",
    "hedges",
    "time_text",
    "voice",
    "type",
    "kind",
    "status",
    "roles",
)
_LEFT_OUT = {"codes", "confidence", "description", "notes", "seat", "territory"}
_SCALARS_LEFT_OUT = {
    scalars.COUNT,
    scalars.COUNTRY,
    scalars.DIGEST,
    scalars.DOSSIER_ID,
    scalars.IRI,
    scalars.LATITUDE,
    scalars.LONGITUDE,
    scalars.SHA256,
}
# Members of what a member holds: weapons are of one kind.
_LEFT_OUT_WITHIN: Mapping[str, str] = {"weapons": "kind"}
_OF_DOSSIER = {"title", "language"}
_DEEPEST = 5  # levels of objects that every provider takes

_HINTS: Mapping[object, str] = {
    scalars.LANGUAGE: "BCP 47: en, pt-BR.",
    scalars.TIME: "EDTF: 2031-05-11, 2031-05, 2031.",
}
_ROOT = (
    "What a text reports, who says it, and what is only said. Every member is written: where the text says"
    ' nothing, as "" or []. Actors and places are called by their names, all else by its id.'
)
_PROPOSITIONS = "What somebody alleges, says or denies to be so, and the article itself does not report."
_AS_EVENTS = "As in events."
_VOICE = (
    "article: the article's own, without speakers. named: of its speakers. unnamed: of an anonymous Group."
)
_ID = "Its id here, of lower-case letters, digits and hyphens; of an article, the one that it was given with."
_QUANTITY = 'Such as "40", "at least 40", "about 3 km", "20 to 30", "dozens".'


def extraction_schema(root: type[Declared]) -> Schema:
    """The extraction schema for documents of `root`, kinds declared outside this package included."""
    own = [member for member in schema_of(root).members if _is_of_root(member)]
    properties = {member.name: _member([member], (), depth=1) for member in own}
    said = [*saying(root)]
    if said:
        properties["propositions"] = _list(_propositions(said), _PROPOSITIONS)
    return _object(properties, _ROOT)


def _is_of_root(member: Member) -> bool:
    return member.owns_identified or member.name in _OF_DOSSIER


def _propositions(said: Sequence[tuple[RecordSchema, Member, type[Declared]]]) -> Schema:
    """A proposition that stands apart from the record that says it."""
    owners = " or ".join(dict.fromkeys(shape.name.lower() for shape, _, _ in said))
    ways = {member.name: f"{member.name}: {member.doc}" for _, member, _ in said}
    added = {
        "said_in": _text(f"The id of the {owners}."),
        "said_as": _choice([*ways], " ".join(ways.values())),
    }
    return _object(_family(said[0][2], depth=2) | added)


# Records.


def _family(target: type[Declared], depth: int) -> Schema:
    """The properties of a record of any kind of a family."""
    settings = settings_of(target)
    shapes = kinds_of(target) if settings.tagged else [schema_of(target)]
    properties = dict(_members(shapes, depth))
    if settings.tagged:
        docs = " ".join(f"{shape.name}: {shape.doc}" for shape in shapes)
        told = _AS_EVENTS if settings.posited else docs
        properties["type"] = _choice([shape.name for shape in shapes], told)
    if issubclass(target, Statement):
        properties["voice"] = _choice(VOICES, _VOICE)
    return properties


def _members(shapes: Sequence[RecordSchema], depth: int) -> Iterator[tuple[str, Schema]]:
    """The members of all kinds of a family, united by name; what happens has its roles as pairs."""
    in_pairs = {name for shape in shapes if _happens(shape) for name in roles_of(shape.cls)}
    if in_pairs:
        yield "roles", _roles(shapes)
    for name in dict.fromkeys(member.name for shape in shapes for member in shape.members):
        having = [(shape, member) for shape in shapes if (member := _asked(shape, name, depth))]
        if having and name not in in_pairs:
            kinds = [] if len(having) == len(shapes) else [shape for shape, _ in having]
            yield name, _member([member for _, member in having], kinds, depth)


def _asked(shape: RecordSchema, name: str, depth: int) -> Member | None:
    """The member of that name, if a record has it and a model is asked for it."""
    member = next((member for member in shape.members if member.name == name), None)
    if member is None or name in _LEFT_OUT or member.value in _SCALARS_LEFT_OUT:
        return None
    if isinstance(member.value, Owned):
        target = member.value.target
        is_asked = depth < _DEEPEST and not settings_of(target).posited
        return member if is_asked and not (target is Evidence and shape.cls is Article) else None
    if isinstance(member.value, LanguageMap) or (name == "id" and _is_named(shape.cls)):
        return None
    return member


def _is_named(cls: type[Declared]) -> bool:
    """Whether records of a class are called by their names, and not by ids."""
    fields = {member.name for kind in kinds_of(cls) or [schema_of(cls)] for member in kind.members}
    return "name" in fields


def _happens(shape: RecordSchema) -> bool:
    """Whether a record is an event or a proposition."""
    return shape.settings.posited or shape.settings.posited_as is not None


def _roles(shapes: Sequence[RecordSchema]) -> Schema:
    """Who takes part in what happens: pairs of a role and an actor."""
    of_kind = {shape.name: roles_of(shape.cls) for shape in shapes}
    names = dict.fromkeys(name for roles in of_kind.values() for name in roles)
    general = {name for name in names if all(name in roles for roles in of_kind.values())}
    told = [
        _role_docs("Any type", {name: of_kind[shapes[0].name][name] for name in names if name in general})
    ]
    for kind, roles in of_kind.items():
        told.append(_role_docs(kind, {name: role for name, role in roles.items() if name not in general}))
    docs = _AS_EVENTS if shapes[0].settings.posited else " ".join(filter(None, told))
    pair = {"role": _choice([*names], docs), "actor": _text("The name of an actor.")}
    return _list(_object(pair), "Who takes part in it.")


def _role_docs(kind: str, roles: Mapping[str, Member]) -> str:
    docs = [f"{name} ({member.doc.rstrip('.')})" for name, member in roles.items()]
    return f"{kind}: {', '.join(docs)}." if docs else ""


# Members.


def _member(members: Sequence[Member], kinds: Sequence[RecordSchema], depth: int) -> Schema:
    """The schema of a member that records of several kinds may have.

    Args:
        members: the member as each kind has it.
        kinds: the kinds that have it; none where every kind of the family does.
        depth: the level of the object that has it.
    """
    first = members[0]
    docs = _docs(first, kinds)
    if isinstance(first.value, Enumeration):
        return _closed(members, kinds)
    if isinstance(first.value, Owned):
        value = _owned(first.value.target, depth + 1, _LEFT_OUT_WITHIN.get(first.name))
        return _list(value, docs) if first.many else {**value, "description": docs}
    if first.value == scalars.BOOLEAN:
        return _choice(["yes", "no", ""], docs)
    return _list(_text(), docs) if first.many else _text(docs)


def _docs(member: Member, kinds: Sequence[RecordSchema]) -> str:
    """What a member means, of which kinds it is, and how it is written."""
    told = [f"{', '.join(kind.name for kind in kinds)}:"] if kinds else []
    told.append(_ID if member.name == "id" else member.doc)
    value = member.value
    if member.declared.unit is not None:
        told.append(f"Unit: {member.declared.unit}.")
    if isinstance(value, Reference):
        ways = dict.fromkeys("name" if _is_named(target) else "id" for target in value.targets)
        told.append(f"By {' or '.join(ways)}.")
    if isinstance(value, Owned) and value.target is Quantity:
        told.append(_QUANTITY)
    return " ".join([*told, *([_HINTS[value]] if value in _HINTS else [])])


def _closed(members: Sequence[Member], kinds: Sequence[RecordSchema]) -> Schema:
    """A closed list with the values that each kind has for the member."""
    lists = [member.value.values if isinstance(member.value, Enumeration) else () for member in members]
    values = dict.fromkeys(value for each in lists for value in each)
    is_needed = not kinds and all(member.required for member in members)
    docs = _docs(members[0], kinds)
    if kinds and len(set(lists)) > 1:
        told = [f"{kind.name}: {', '.join(each)}." for kind, each in zip(kinds, lists, strict=True) if each]
        docs = _AS_EVENTS if kinds[0].settings.posited else " ".join(told)
    return _choice([*values, *([] if is_needed else [""])], docs)


def _owned(target: type[Declared], depth: int, left_out: str | None) -> Schema:
    """A record within another one, or one that has an id."""
    if target in {Quantity, Quote}:
        return _text()
    if target is Evidence:
        return _object(
            {
                "words": _text("The words of the text, letter by letter."),
                "nth": _text("Which of several places, from 1."),
                "article": _text("Where several articles have the words: its id."),
            }
        )
    return _object({name: each for name, each in _family(target, depth).items() if name != left_out})


# Schemas.


def _object(properties: Schema, description: str = "") -> Schema:
    ordered = dict(sorted(properties.items(), key=_rank))
    return {
        **({"description": description} if description else {}),
        "type": "object",
        "properties": ordered,
        "required": [*ordered],
        "additionalProperties": False,
    }


def _rank(named: tuple[str, Schema]) -> int:
    return _FIRST.index(named[0]) if named[0] in _FIRST else len(_FIRST)


def _list(items: Schema, description: str) -> Schema:
    return {"description": description, "type": "array", "items": items}


def _text(description: str = "") -> Schema:
    return {**({"description": description} if description else {}), "type": "string"}


def _choice(values: Collection[str], description: str) -> Schema:
    return {"description": description, "type": "string", "enum": [*values]}

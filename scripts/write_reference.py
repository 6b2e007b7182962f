"""Write the page on all records and their members anew, from the record classes: run by `make derived`.

Kinds of one family share a section: what all have stands once, and each kind adds what only it has.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

import visitdata as vd
from visitdata.derive.node_kinds import NodeKind, in_order, kinds_of, nodes, own_namespaces, terms
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.docstrings import doc_of
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member, Owned, RecordSchema, Reference
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


_OPENING = """\
# Reference

Every record and every member, as the record classes declare them. `make derived` writes this page, so do not
edit it; [modelling.md](modelling.md) explains how a text becomes records. For each member, the tables say how
many values it has, their type, their meaning, and the RDF property. **Exactly one** and **one or more** are
required; **at most one** and **any number** are optional. A member with many values is a list in JSON, and an
empty list is the same as none. A **term** is the property of what is asserted;
its **twin** says the same of what is [only said](#proposition), which may also be a statement or allegation
that is known only from another (`via`), and what these own. A dash means no property: an id names the node
itself, and the language of a quotation is the tag of its text. `a/b` is the property `b` of the node to
which `a` leads. Whoever is named in a member that is **a case of** another is not named in that one again.
Terms that only repeat these in the words of schema.org are left out.

"""
_SAID = (
    "Propositions stand in the statement or allegation that says them, and nowhere else. In JSON, "
    "`type` is that of a kind of event with `Posited` before it: {kinds}. They have all members of the "
    "kind, with the same meanings, and where an event may be referred to, they may refer to a "
    "proposition as well. This they have besides:"
)
_NONE = "—"


@attrs.frozen
class _Page:
    """What the tables ask: what may be posited, and the prefixes of terms."""

    root: RecordSchema
    twins: dict[type[Declared], NodeKind]
    prefixes: dict[str, str]

    def name(self, iri: str) -> str:
        """A term as prefixed name, marked as code."""
        fitting = [prefix for prefix, space in self.prefixes.items() if iri.startswith(space)]
        longest = max(fitting, key=lambda prefix: len(self.prefixes[prefix]), default=None)
        return _code(iri if longest is None else f"{longest}:{iri.removeprefix(self.prefixes[longest])}")


def reference(root: type[Declared]) -> str:
    """The page on all records that a document of `root` can hold, kinds declared elsewhere included."""
    page = _page(root)
    records, values = _sections(page.root)
    prefixes = ", ".join(f"`{prefix}:` {space}" for prefix, space in _used(page, [*records, *values]).items())
    contents = " · ".join(_link(target) for target in (*records, *values))
    parts = [
        f"{_OPENING}{contents}\n\nPrefixes: {prefixes}\n",
        *(part for target in records for part in _section(page, target)),
        "## Values that records own\n\nThey have no ids and stand inside their owners.\n" if values else "",
        *(_record(page, schema_of(target), level=3) for target in values),
    ]
    return "\n".join(part for part in parts if part)


def _page(root: type[Declared]) -> _Page:
    said = [node for node in nodes(root) if node.posited]
    twins = {node.schema.settings.twin_of or node.schema.cls: node for node in said}
    return _Page(schema_of(root), twins, {**PREFIXES, **own_namespaces(root)})


def _used(page: _Page, targets: Iterable[type[Declared]]) -> dict[str, str]:
    """The prefixes that the tables have a use for."""
    every = [shape for target in targets for shape in _shapes(target)]
    iris = {iri for shape in every for member in shape.rdf_members for pair in terms(member) for iri in pair}
    return {
        prefix: space for prefix, space in page.prefixes.items() if any(iri.startswith(space) for iri in iris)
    }


def _sections(root: RecordSchema) -> tuple[list[type[Declared]], list[type[Declared]]]:
    """Records as a document lists them, and the values that they own, those of the root last."""
    records = [root.cls]
    values: list[type[Declared]] = []
    for target in _owned(root):
        (records if _shape(target).identified else values).append(target)
    inner = _all_owned(records[1:])
    said = [target for target in inner if settings_of(target).posited]
    found = [target for target in inner if target not in {*said, *records}]
    return _after_kinds(records, said), [*found, *(value for value in values if value not in found)]


def _owned(shape: RecordSchema) -> Iterator[type[Declared]]:
    yield from (member.value.target for member in shape.members if isinstance(member.value, Owned))


def _all_owned(records: Iterable[type[Declared]]) -> list[type[Declared]]:
    """All that records own, and what that owns, each once and in the order in which it is met."""
    found: list[type[Declared]] = []
    rest = [*records]
    while rest:
        target = rest.pop(0)
        new = [each for shape in _shapes(target) for each in _owned(shape) if each not in found]
        found.extend(dict.fromkeys(new))
        rest.extend(dict.fromkeys(new))
    return found


def _shapes(target: type[Declared]) -> list[RecordSchema]:
    """What may stand where `target` is wanted; a class that is not tagged stands for itself."""
    return in_order(kinds_of(target)) if settings_of(target).tagged else [schema_of(target)]


def _after_kinds(records: Sequence[type[Declared]], said: Sequence[type[Declared]]) -> list[type[Declared]]:
    """The records, each followed by what is posited to be one."""
    return [
        each
        for target in records
        for each in (target, *(twin for twin in said if settings_of(target).posited_as is twin))
    ]


def _section(page: _Page, target: type[Declared]) -> Iterator[str]:
    """The section of a record class: what all its kinds have, then what each has of its own."""
    if settings_of(target).posited:
        yield _proposition(page, target)
        return
    shape = _shape(target)
    yield _record(page, shape, level=2)
    if settings_of(target).tagged:
        for kind in _own_kinds(target):
            yield _record(page, kind, level=3, besides=shape.members)


def _shape(target: type[Declared]) -> RecordSchema:
    """The description of a class; of an abstract one, that of what all its kinds have."""
    kinds = _shapes(target)
    if any(kind.cls is target for kind in kinds):
        return schema_of(target)
    common = tuple(member for member in kinds[0].members if all(member in kind.members for kind in kinds))
    doc = doc_of(target).split("\n", 1)[0]
    return attrs.evolve(kinds[0], cls=target, name=target.__name__, doc=doc, members=common)


def _own_kinds(target: type[Declared]) -> list[RecordSchema]:
    return [shape for shape in _shapes(target) if shape.cls is not target]


def _record(page: _Page, shape: RecordSchema, *, level: int, besides: Sequence[Member] = ()) -> str:
    """The heading of a class, its sentence, and the table of its members."""
    lines = [f"{'#' * level} {shape.name}", "", " ".join([shape.doc, *_remarks(page, shape)]), ""]
    own = [member for member in shape.members if member not in besides]
    return "\n".join([*lines, *_table(page, shape, own)]) + "\n"


def _remarks(page: _Page, shape: RecordSchema) -> Iterator[str]:
    """What its records are in RDF, and how JSON tells its kinds apart."""
    kinds = _own_kinds(shape.cls) if shape.settings.tagged else []
    if not shape.settings.abstract:
        said = page.twins.get(shape.cls)
        twin = "" if said is None else f", twin {page.name(said.own)}"
        yield f"Its class is {page.name(shape.types[0])}{twin}."
    if kinds:
        itself = [] if shape.settings.abstract else [shape.name]
        names = ", ".join([*map(_code, itself), *(_link(kind.cls) for kind in kinds)])
        yield f"In JSON, `type` names the kind: {names}. All kinds have these members:"


def _proposition(page: _Page, target: type[Declared]) -> str:
    """What propositions have that no kind of event has."""
    shape = _shape(target)
    asserted = {
        member.name
        for cls in page.twins
        if settings_of(cls).posited_as is target
        for member in schema_of(cls).members
    }
    own = [member for member in shape.members if member.name not in asserted]
    kinds = ", ".join(_code(kind.name) for kind in kinds_of(target))
    lines = [f"## {shape.name}", "", f"{shape.doc} {_SAID.format(kinds=kinds)}", ""]
    return "\n".join([*lines, *_table(page, shape, own)]) + "\n"


def _table(page: _Page, shape: RecordSchema, members: Sequence[Member]) -> Iterator[str]:
    """The table of some members, with a column for twins where there can be any."""
    is_posited, both = shape.settings.posited, shape.cls in page.twins
    heads = ["Member", "How many", "What", "Meaning", *([] if is_posited else ["Term"])]
    heads += ["Twin"] if is_posited or both else []
    if members:
        yield _row(heads)
        yield _row("---" for _ in heads)
    for member in members:
        pairs = _terms(page, shape, member)
        columns = [_code(member.name), _how_many(member), _what(member), _meaning(member)]
        columns += [] if is_posited else [pairs[0]]
        yield _row([*columns, pairs[1]] if is_posited or both else columns)


def _row(cells: Iterable[str]) -> str:
    escaped = (" ".join(cell.split()).replace("|", r"\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"


def _how_many(member: Member) -> str:
    if member.many or isinstance(member.value, LanguageMap):
        return "one or more" if member.required else "any number"
    if member.required or member.declared.stated:
        return "exactly one"
    return "at most one" if member.default is None else f"at most one, else {_code(str(member.default))}"


def _what(member: Member) -> str:
    """What kind of value it takes, linked to the section that describes it."""
    value = member.value
    if isinstance(value, Enumeration):
        return ", ".join(_code(each) for each in value.values)
    if isinstance(value, LanguageMap):
        return "text by language tag"
    if isinstance(value, Owned):
        return _link(value.target)
    if isinstance(value, Reference):
        *rest, last = (_link(target) for target in value.targets)
        return f"id of: {', '.join(rest)} or {last}" if rest else f"id of: {last}"
    own = member.declared.language
    return value.name if own is None else f"{value.name}, or in that of {_code(own)}"


def _meaning(member: Member) -> str:
    unit, under = member.declared.unit, member.declared.under
    more = [f"Unit: {unit}."] if unit is not None else []
    more += [f"A case of {_code(under)}."] if under is not None else []
    return " ".join([member.doc, *more])


def _terms(page: _Page, shape: RecordSchema, member: Member) -> tuple[str, str]:
    """The properties that say it, and their twins."""
    if member not in shape.rdf_members:
        return _NONE, _NONE
    pairs = [*terms(member)]
    if member.declared.on is not None:
        path = page.name(shape.settings.vocabulary.nodes[member.declared.on][0])
        return f"{path}/{page.name(pairs[0][0])}".replace("`/`", "/"), _NONE
    return ", ".join(page.name(term) for term, _ in pairs), ", ".join(page.name(twin) for _, twin in pairs)


def _link(target: type[Declared]) -> str:
    """A link to the heading of a class, as code-hosting sites name headings."""
    return f"[{target.__name__}](#{target.__name__.lower()})"


def _code(text: str) -> str:
    return f"`{text}`"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(vd.Dossier), encoding="utf-8")

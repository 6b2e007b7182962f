"""What the schemas do not see in a document, and why: a short list for their comments, docs and tests.

All else that the model refuses, both of them refuse; and what they refuse, the model refuses too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@attrs.frozen(kw_only=True)
class Unchecked:
    """A mistake that a schema does not see.

    Attributes:
        mistake: what is wrong with the document.
        codes: those of the problems that tell it.
        json_schema: why the JSON Schema does not see it; None where it does.
        shacl: why the shapes do not see it; None where they do.
    """

    mistake: str
    codes: tuple[str, ...]
    json_schema: str | None = None
    shacl: str | None = None


_TWO_PLACES = "no keyword compares two places of a document"
_PATTERN = "a pattern compares no numbers and remembers nothing"
_HASH = "no keyword hashes a text, or counts its characters for another"
_SET = "statements are a set"
_ZERO = "numbers are compared by value, and it is 0"

UNCHECKED: Mapping[str, Unchecked] = {
    "reference": Unchecked(
        mistake="A reference leads to nothing, or to a record of another class",
        codes=("unknown-reference", "wrong-reference"),
        json_schema=_TWO_PLACES,
    ),
    "same-id": Unchecked(
        mistake="Two records have one id",
        codes=("duplicate-id", "wrong-reference"),
        json_schema=_TWO_PLACES,
        shacl="one IRI is one node, and what is said of it twice does not always clash",
    ),
    "own-space": Unchecked(
        mistake="The IRI of a record begins with the dossier's",
        codes=("reserved-iri",),
        json_schema=_TWO_PLACES,
        shacl="so begin all IRIs that are made from ids",
    ),
    "own-language": Unchecked(
        mistake="`names` has a name in the language of the dossier",
        codes=("repeated-language",),
        json_schema=_TWO_PLACES,
        shacl="if it is the name itself, it is the same statement",
    ),
    "bounds": Unchecked(
        mistake="`at_most` is less than `at_least`",
        codes=("bad-number",),
        json_schema=_TWO_PLACES,
    ),
    "offsets": Unchecked(
        mistake="`end` does not come after `start`",
        codes=("bad-offsets",),
        json_schema=_TWO_PLACES,
    ),
    "empty-time": Unchecked(
        mistake="The time in a `fragment` ends before it begins",
        codes=("bad-fragment",),
        json_schema=_PATTERN,
        shacl=_PATTERN,
    ),
    "exact": Unchecked(
        mistake="The words in `exact` are not as many as the offsets enclose, or not those of the digest",
        codes=("bad-offsets", "bad-digest"),
        json_schema=_HASH,
        shacl=_HASH,
    ),
    "order-of-dates": Unchecked(
        mistake="An interval ends before it starts, or a choice of dates leaves none",
        codes=("bad-date",),
        json_schema=_PATTERN,
        shacl=_PATTERN,
    ),
    "subtag-twice": Unchecked(
        mistake="A language tag has a variant or a singleton twice",
        codes=("bad-language",),
        json_schema=_PATTERN,
        shacl=_PATTERN,
    ),
    "minus-zero": Unchecked(
        mistake="A number is -0",
        codes=("bad-number",),
        json_schema=_ZERO,
        shacl=_ZERO,
    ),
    "stretch-twice": Unchecked(
        mistake="Two pieces of evidence for a record are of one stretch, and differ in other members",
        codes=("repeated-value",),
        json_schema="`uniqueItems` compares whole values",
        shacl=_SET,
    ),
    "value-twice": Unchecked(
        mistake="A list has a value twice",
        codes=("repeated-value",),
        shacl=_SET,
    ),
    "null": Unchecked(
        mistake="A value is null",
        codes=("null-value", "wrong-type"),
        shacl="RDF has none: nothing is said, and missed only where it is needed",
    ),
    "list": Unchecked(
        mistake="There is a list where one value is wanted, or one value where a list is",
        codes=("wrong-type", "wrong-format"),
        shacl="RDF has no lists here, and sees only where there are too many values",
    ),
    "unknown-member": Unchecked(
        mistake="A record has a member that its class does not have",
        codes=("unknown-member",),
        shacl="the shapes are open, so that they hold in larger graphs and after inference",
    ),
    "name": Unchecked(
        mistake="A record has `names` and no `name`, or `names` is a text",
        codes=("missing-member", "wrong-type"),
        shacl="both are one property, and which text is the name follows from the dossier's language",
    ),
    "tag-of-a-text": Unchecked(
        mistake="The language of a name or of a quotation is no language tag, or in another case",
        codes=("bad-language", "wrong-type"),
        shacl="it is the tag of the text, and no shape asks how a tag looks",
    ),
    "id": Unchecked(
        mistake="An id is not of the form that ids have",
        codes=("bad-id",),
        shacl="the IRI may be of another dossier, and no shape tells which are its own",
    ),
}

UNSEEN = "Not seen here, but by `visitdata check`:"


def unseen(schema: Literal["json_schema", "shacl"]) -> Iterator[str]:
    """What a schema does not see, and why, each in a line."""
    for limit in UNCHECKED.values():
        why: str | None = getattr(limit, schema)
        if why is not None:
            yield f"{limit.mistake} ({why})."

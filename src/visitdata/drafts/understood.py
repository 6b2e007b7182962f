"""What a value of a draft was understood as, and how certain that is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

Certainty: TypeAlias = Literal["sure", "likely"]
RepairKind: TypeAlias = Literal[
    "absent",  # what stands for nothing was left out
    "boolean",
    "country",
    "date",
    "evidence",
    "id",
    "language",
    "member",
    "number",
    "posited",
    "quantity",
    "reference",
    "text",  # what stands around the draft in the text was left out
    "type",
    "value",
]

# What each kind of repair means.
MEANINGS: Mapping[RepairKind, str] = {
    "absent": "Words that stand for nothing, such as n/a, were left out.",
    "boolean": "A word for yes or no was understood as a boolean.",
    "country": "A name or another code of a country was understood as its code of ISO 3166-1.",
    "date": "A date was written in another form than EDTF, and can mean one time alone.",
    "evidence": "Evidence was found in the text, but not letter by letter, or not at its offsets.",
    "id": "What was written as an id is none, and was made into one.",
    "language": "A name or another code of a language was understood as its tag of RFC 5646.",
    "member": "The name of a member was written in another way.",
    "number": "Text was understood as a number.",
    "posited": "What is said by a statement or allegation was understood as a proposition.",
    "quantity": "A text was understood as a quantity.",
    "reference": "A name that is written in another way was understood as the record of that name.",
    "text": "What stands around the draft, as a model writes it, was left out.",
    "type": "The type of a record was written in another way.",
    "value": "A value of a closed list was written in another way, or by another word for it.",
}


@attrs.frozen(kw_only=True)
class Understood:
    """What a written value was understood as.

    Attributes:
        value: what the dossier's document holds in its place: plain data, as JSON has it.
        kind: which kind of repair it was; None where the value stands as it was written.
        certainty: `sure` where it can mean nothing else, `likely` where it could; None where it is no repair.
        sentence: why it was understood so, in a sentence for the writer of the draft.
    """

    value: Any
    kind: RepairKind | None = None
    certainty: Certainty | None = None
    sentence: str = ""


@attrs.frozen(kw_only=True)
class Repair:
    """A value of a draft that was understood as another one.

    Attributes:
        path: its place in the draft: `events[0].time`.
        kind: what kind of repair it is.
        before: the value as it was written.
        after: the value that the dossier has, as JSON has it.
        certainty: `sure` where it can mean nothing else, else `likely`.
        sentence: why it was understood so.
        line: its line in the text of the draft, from 1.
        column: its column there, from 1, in characters.
    """

    path: str
    kind: RepairKind
    before: Any
    after: Any
    certainty: Certainty
    sentence: str
    line: int | None = None
    column: int | None = None

    @property
    def told(self) -> str:
        """What was understood as what, and why, in one sentence."""
        before, after = (
            json.dumps(each, ensure_ascii=False, default=str) for each in (self.before, self.after)
        )
        return f"{before} was understood as {after}: {self.sentence}"

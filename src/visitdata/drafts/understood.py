"""What a value of a draft was understood as, and how certain that is."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import attrs

Certainty: TypeAlias = Literal["sure", "likely"]
RepairKind: TypeAlias = Literal[
    "absent",  # what stands for nothing was left out
    "boolean",
    "country",
    "date",
    "evidence",
    "id",
    "language",
    "list",
    "member",
    "names",
    "number",
    "posited",
    "proposition",
    "quantity",
    "reference",
    "type",
    "value",
]


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

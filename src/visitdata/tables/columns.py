"""What a column of a table holds: a neutral description, from which others make their own types."""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs


@attrs.frozen
class Plain:
    """One value: text, a truth value, a whole number, a number (a double), or a day.

    Numbers lie within ±2^53, so that a double holds each of them. Days are of the years 0001 to 9999, in the
    proleptic Gregorian calendar.
    """

    name: Literal["text", "boolean", "integer", "number", "date"]

    def __str__(self) -> str:
        return self.name


@attrs.frozen
class Many:
    """A list, in the order in which records are kept, which means nothing."""

    of: Type

    def __str__(self) -> str:
        return f"list of {self.of}"


@attrs.frozen
class TextByText:
    """A map from text to text, as pairs."""

    def __str__(self) -> str:
        return "map of text to text"


@attrs.frozen
class Fields:
    """What a record owns: a value for each field of the class of that name."""

    name: str
    columns: tuple[Column, ...]

    def __str__(self) -> str:
        return f"({', '.join(f'{each.name}: {each.type}' for each in self.columns)})"


Type: TypeAlias = Plain | Many | TextByText | Fields

TEXT = Plain("text")
BOOLEAN = Plain("boolean")
INTEGER = Plain("integer")
NUMBER = Plain("number")
DATE = Plain("date")


@attrs.frozen(kw_only=True)
class Column:
    """A column of a table, or a field of what a record owns.

    Attributes:
        name: what it is called; no two of a table differ in capitals alone, which Spark and DuckDB ignore.
        type: what it holds.
        doc: a sentence on what it means.
        required: whether it is never null.
        kinds: the kinds of record that have it; none where all have.
    """

    name: str
    type: Type
    doc: str
    required: bool = False
    kinds: tuple[str, ...] = ()

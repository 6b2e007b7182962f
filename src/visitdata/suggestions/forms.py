"""The forms that suggestions have, so that a program can obey them as well as a person.

    write JSON          put this value in place of the one given: `write "2024-06"`, `write 3`, `write ["a"]`
    call it "NAME"      give this name to the member, and leave its value
    leave it out        take the value, or the member, away
    add "NAME": JSON    add a member with this value

All other suggestions are sentences for people: what to look at, what to decide.
"""

from __future__ import annotations

import json

LEAVE_OUT = "leave it out"


def write(value: object) -> str:
    """The suggestion to write another value, which JSON can hold."""
    return f"write {shown(value)}"


def call_it(name: str) -> str:
    """The suggestion to call a member otherwise."""
    return f"call it {shown(name)}"


def add(name: str, value: object) -> str:
    """The suggestion to add a member with a value."""
    return f"add {shown(name)}: {shown(value)}"


def shown(value: object) -> str:
    """A value as JSON has it, in characters that can be seen."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(value)


def one_of(values: tuple[str, ...] | list[str]) -> str:
    """Values among which somebody has to choose."""
    listed = ", ".join(map(shown, values))
    return listed if len(values) == 1 else f"one of {listed}"

"""Rules on characters: those that reorder the text around them, and names in letters of several scripts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from visitdata.checks.members import texts_in, with_any_text, with_names
from visitdata.checks.registry import CheckContext, RuleResult, only_where, rule
from visitdata.metamodel.settings import Declared
from visitdata.suggestions.forms import write
from visitdata.values.text import code_point, printable
from visitdata.values.unicode.bidi import CONTROLS, letters_from_right, misplaced_control
from visitdata.values.unicode.scripts import mixed_word

_SHOWN = 10


@rule("bidi-control", "warning", on=Declared)
def bidi_control(record: Declared, context: CheckContext) -> Iterator[RuleResult]:
    """A control character of bidirectional text that is not needed there (Unicode, UAX #9)."""
    for path, text in texts_in(record, with_any_text, but=str.isascii):
        found = misplaced_control(text)
        if found is not None:
            name = f"{code_point(found.character)} ({unicodedata.name(found.character)})"
            yield path, f"{name} at index {found.at}: {found.reason}", _without(text)


def _without(text: str) -> str | None:
    """The text without controls, where no letter is written from the right: there, they change nothing."""
    bare = "".join(character for character in text if character not in CONTROLS)
    return None if letters_from_right(bare) or not bare else write(bare)


@rule("mixed-script", "warning", on=Declared)
def mixed_script(record: Declared, context: CheckContext) -> Iterator[RuleResult]:
    """A name with a word in letters of scripts that do not go together, which may look like another word."""
    # Who and what is called by its name; a title or a quotation may speak of letters.
    for path, name in texts_in(record, with_names, but=str.isascii):
        found = mixed_word(name)
        if found is not None:
            (rarest, characters), *others = found.scripts
            where = ", ".join(map(code_point, dict.fromkeys(characters[:_SHOWN])))
            rest = " and ".join(script for script, _ in others)
            message = f"the word {printable(found.word)} mixes {rest} letters with {rarest} ones: {where}"
            yield path, message, None


only_where("mixed-script", with_names)
only_where("bidi-control", with_any_text)

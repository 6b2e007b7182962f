"""Where a label of an event keeps its distance: "alleged", "angeblich", "aurait"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.checks.wording.lexicon import HEDGE, PLAIN, case_folded, prepared

if TYPE_CHECKING:
    from visitdata.checks.wording.lexicon import Lexicon


def hedge_in(label: str, lexicon: Lexicon) -> str | None:
    """The first word or phrase of distance in a label, as the label spells it; None where there is none.

    Args:
        label: the label of an event.
        lexicon: the words of its language, as `label_lexicon_of` has them.
    """
    spelled = [token for token in lexicon.tokens(prepared(label)) if token[0].isalnum()]
    tokens = [case_folded(token) for token in spelled]
    start = 0
    while start < len(tokens):
        length, parts = lexicon.phrase_at(tokens, start)
        if not length:
            length, parts = 1, lexicon.parts_of(tokens[start])
        if parts & HEDGE and not parts & PLAIN:
            return (" " if lexicon.words.spaced else "").join(spelled[start : start + length])
        start += length
    return _framed(spelled, tokens, lexicon)


def _framed(spelled: list[str], tokens: list[str], lexicon: Lexicon) -> str | None:
    """A pair of words around what is only told: "soll … haben"."""
    for opening, closing in lexicon.words.framed:
        if tokens and tokens[-1] == closing and opening in tokens[:-1]:
            return f"{spelled[tokens.index(opening)]} … {spelled[-1]}"
    return None

"""Rules on labels: what an event is called."""

from __future__ import annotations

from collections.abc import Iterator

from visitdata.checks.registry import CheckContext, RuleResult, rule
from visitdata.checks.wording import part
from visitdata.checks.wording.lexicon import Lexicon, case_folded, label_lexicon_of, prepared
from visitdata.checks.wording.words import words_of
from visitdata.model.events import Event
from visitdata.values.text import printable


@rule("hedged-label", "warning", on=Event)
def hedged_label(event: Event, context: CheckContext) -> Iterator[RuleResult]:
    """A hedge, such as "alleged", in the label of an event that the dossier asserts."""
    words = words_of(context.dossier.language)
    hedge = None if words is None else _hedge_in(event.label, label_lexicon_of(words))
    if hedge is not None:
        message = f'{printable(event.label)} has a hedge ("{hedge}"), but an event is asserted'
        suggestion = (
            "if somebody says so, make it a proposition of that statement or allegation; if the article"
            " itself says so, remove the word"
        )
        yield ("label",), message, suggestion


def _hedge_in(label: str, lexicon: Lexicon) -> str | None:
    """The first word or phrase of distance in a label, as the label spells it: "alleged", "angeblich"."""
    spelled = [token for token in lexicon.tokens(prepared(label)) if token[0].isalnum()]
    tokens = [case_folded(token) for token in spelled]
    start = 0
    while start < len(tokens):
        length, parts = lexicon.phrase_at(tokens, start)
        if not length:
            length, parts = 1, lexicon.parts_of(tokens[start])
        if parts & part.HEDGE and not parts & part.PLAIN:
            return (" " if lexicon.words.spaced else "").join(spelled[start : start + length])
        start += length
    return _framed(spelled, tokens, lexicon)


def _framed(spelled: list[str], tokens: list[str], lexicon: Lexicon) -> str | None:
    """A pair of words around what is only told: "soll … haben"."""
    for opening, closing in lexicon.words.framed:
        if tokens and tokens[-1] == closing and opening in tokens[:-1]:
            return f"{spelled[tokens.index(opening)]} … {spelled[-1]}"
    return None

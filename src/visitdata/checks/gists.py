"""Rules on gists: whether each names who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from visitdata.checks.registry import rule
from visitdata.checks.wording.attribution import attributes, attribution
from visitdata.checks.wording.lexicon import lexicon_of
from visitdata.checks.wording.mentions import ActorNames
from visitdata.checks.wording.words import LISTS, words_of
from visitdata.model.actors import Group, Person
from visitdata.model.dossier import Dossier
from visitdata.model.utterances import Allegation, Statement
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.checks.context import CheckContext
    from visitdata.checks.registry import RuleResult
    from visitdata.checks.wording.lexicon import Lexicon

_Said: TypeAlias = Allegation | Statement

_SHOWN = 3  # names in a message


@attrs.frozen
class _Language:
    """What gists of a dossier are read with: the words of its language, and the names of its actors."""

    lexicon: Lexicon
    names: ActorNames


def _language(dossier: Dossier) -> _Language | None:
    """The words and names for its gists; None where there is no word list for its language."""
    words = words_of(dossier.language)
    if words is None:
        return None
    lexicon = lexicon_of(words)
    return _Language(lexicon, ActorNames(lexicon, dossier.actors, dossier.articles))


@rule("gist-without-source", "warning", on=(Allegation, Statement))
def gist_without_source(record: _Said, context: CheckContext) -> Iterator[RuleResult]:
    """A gist that does not name who says it: shown alone, it would read as a fact."""
    language = context.once(_language)
    if language is None:
        return
    voices = record.claimants if isinstance(record, Allegation) else record.speakers
    actors = [context.dossier[voice] for voice in voices]
    anonymous = any(isinstance(actor, (Person, Group)) and actor.anonymous for actor in actors)
    verdict = attribution(
        record.gist, frozenset(voices), language.names, language.lexicon, anonymous=anonymous
    )
    if verdict == "unattributed":
        names = [actor.name for actor in actors]
        shown = ", ".join(map(printable, names[:_SHOWN])) or "the article"
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        message = f"the gist does not name who says it, {shown}{more}: {printable(record.gist)}"
        yield ("gist",), message, _suggestion(record.gist, frozenset(voices), names, language)


def _suggestion(gist: str, voices: frozenset[str], names: list[str], language: _Language) -> str | None:
    """How the gist may begin; None where it speaks of saying already, so that more would have to change."""
    opening = f"{', '.join(names)}: " if names else language.lexicon.words.opening
    if len(names) > _SHOWN or not opening.isprintable() or attributes(gist, language.lexicon):
        return None
    corrected = attribution(opening + gist, voices, language.names, language.lexicon)
    return f'begin the gist with "{opening}"' if corrected == "attributed" else None


@rule("gist-not-checked", "info", on=Dossier)
def gist_not_checked(dossier: Dossier, context: CheckContext) -> Iterator[RuleResult]:
    """Gists that are not checked: the dossier states no language, or there is no word list for it."""
    if context.once(_language) is None and (dossier.allegations or dossier.statements):
        message = "the gists are not checked for who says them: "
        if dossier.language is None:
            yield (), message + "the dossier states no language", "state the language of the gists"
        else:
            listed = ", ".join(sorted(LISTS))
            message += f'there is no word list for "{dossier.language}", only for {listed}'
            yield ("language",), message, None

"""Rules on gists: whether each names who says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from visitdata.checks.registry import CheckContext, RuleResult, rule
from visitdata.checks.wording.attribution import attributes, attribution
from visitdata.checks.wording.lexicon import lexicon_of
from visitdata.checks.wording.mentions import ActorNames
from visitdata.checks.wording.words import LISTS, words_of
from visitdata.model.actors import Group, Person
from visitdata.model.dossier import Dossier
from visitdata.model.responses import speakers_of
from visitdata.model.utterances import Allegation, Statement
from visitdata.values.text import printable

_Said: TypeAlias = Allegation | Statement

_SHOWN = 3  # names in a message


def _names(dossier: Dossier) -> ActorNames | None:
    """The names in its gists; None where there is no word list for its language."""
    words = words_of(dossier.language)
    if words is None:
        return None
    return ActorNames(lexicon_of(words), dossier.actors, dossier.articles)


@rule("gist-without-source", "warning", on=(Allegation, Statement))
def gist_without_source(record: _Said, context: CheckContext) -> Iterator[RuleResult]:
    """A gist that does not name who says it: shown alone, it would read as a fact."""
    actor_names = context.once(_names)
    if actor_names is None:
        return
    sources = speakers_of(record)
    actors = [context.dossier[source] for source in sources]
    anonymous = any(isinstance(actor, (Person, Group)) and actor.anonymous for actor in actors)
    if attribution(record.gist, frozenset(sources), actor_names, anonymous=anonymous) == "unattributed":
        names = [actor.name for actor in actors]
        shown = ", ".join(map(printable, names[:_SHOWN])) or "the article"
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        message = f"the gist does not name who says it, {shown}{more}: {printable(record.gist)}"
        yield ("gist",), message, _suggestion(record.gist, frozenset(sources), names, actor_names)


def _suggestion(gist: str, sources: frozenset[str], names: list[str], actor_names: ActorNames) -> str | None:
    """How the gist may begin; None where it speaks of saying already, so that more would have to change."""
    opening = f"{', '.join(names)}: " if names else actor_names.lexicon.words.opening
    if len(names) > _SHOWN or not opening.isprintable() or attributes(gist, actor_names.lexicon):
        return None
    is_attributed = attribution(opening + gist, sources, actor_names) == "attributed"
    return f'begin the gist with "{opening}"' if is_attributed else None


@rule("gist-not-checked", "info", on=Dossier)
def gist_not_checked(dossier: Dossier, context: CheckContext) -> Iterator[RuleResult]:
    """Gists that are not checked: the dossier states no language, or there is no word list for it."""
    if context.once(_names) is None and (dossier.allegations or dossier.statements):
        message = "the gists are not checked for who says them: "
        if dossier.language is None:
            yield (), message + "the dossier states no language", "state the language of the gists"
        else:
            listed = ", ".join(sorted(LISTS))
            message += f'there is no word list for "{dossier.language}", only for {listed}'
            yield ("language",), message, None

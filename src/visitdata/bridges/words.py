"""Words that bridges put beside what they write, so that nothing is read as more than it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.model.actors import Actor, Group, Person
from visitdata.model.badges import Badges, isolated
from visitdata.model.told_responses import of_others, told
from visitdata.model.utterances import Allegation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.model.dossier import Dossier
    from visitdata.model.events import Event
    from visitdata.model.utterances import Statement

_MARKS = {"planned": "planned", "cancelled": "called off"}
_CLEARED = frozenset({"acquitted", "dismissed", "retracted"})


def marked(event: Event) -> str:
    """The label of an event, with a mark where it is planned or cancelled: many targets have no status."""
    mark = _MARKS.get(event.status)
    return event.label if mark is None else f"{isolated(event.label)} ({mark})"


def accused_as(allegation: Allegation) -> str:
    """The role of the accused: "accused", or "accused (acquitted)" where nothing is held against them now."""
    is_cleared = allegation.standing in _CLEARED
    return f"accused ({allegation.standing})" if is_cleared else "accused"


def name_of(actor: Actor, dossier: Dossier) -> str:
    """The name of an actor; of the unnamed, with the dossier's title, since many targets merge by name."""
    is_unnamed = isinstance(actor, (Person, Group)) and bool(actor.anonymous)
    return f"{isolated(actor.name)} ({isolated(dossier.title)})" if is_unnamed else actor.name


def beside_gist(badges: Badges, said: Statement | Allegation) -> str:
    """What stands wherever the gist of a statement or allegation stands: its standing and the answers to it.

    "Standing: alleged. Arcadia denies it. Confirmed by Ruritania."
    """
    sentences = [_capitalized(sentence) for sentence in _sentences(badges, said)]
    return "".join(f"{sentence}. " for sentence in sentences).rstrip()


def _sentences(badges: Badges, said: Statement | Allegation) -> Iterator[str]:
    if isinstance(said, Allegation):
        yield f"standing: {said.standing}"
        for each in told(badges.dossier, said):
            yield each.sentence
        others = of_others(badges.dossier, said)
    else:
        others = badges.dossier.responses_to(said)
    for response in others:
        yield f"response: {badges.of(response).text}"


def _capitalized(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]

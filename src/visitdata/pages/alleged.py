"""Who alleges what against whom, and what each accused answers: the rows of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from visitdata.model.told_responses import of_others, told
from visitdata.pages.details import Link, Words, link_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.model.badges import Badge, Badges
    from visitdata.model.responses import Response
    from visitdata.model.utterances import Allegation


@attrs.frozen
class Answer:
    """What one accused answers.

    Attributes:
        accused: the id of the accused.
        sentence: "Arcadia denies it", "no response by Arcadia is recorded in this dossier".
        is_answered: whether it answers anything but that it does not comment.
        links: the statements and allegations in which it does.
    """

    accused: str
    sentence: str
    is_answered: bool
    links: tuple[Link, ...]


@attrs.frozen
class Row:
    """An allegation, and what became of it.

    Attributes:
        allegation: the record.
        badge: whose word it is.
        gist: what is alleged, with its source in it.
        claimants: who alleges it.
        accused: against whom.
        answers: what each accused who is named answers.
        others: what others say to it.
        answered: the statements and allegations that it answers itself.
    """

    allegation: Allegation
    badge: Badge
    gist: Words
    claimants: tuple[Link, ...]
    accused: tuple[Link, ...]
    answers: tuple[Answer, ...]
    others: tuple[Link, ...]
    answered: tuple[Link, ...]


def alleged(badges: Badges) -> tuple[Row, ...]:
    """A row for each allegation, in the order of the dossier."""
    return tuple(_row(badges, each) for each in badges.dossier.allegations)


def summary(rows: Iterable[Row]) -> tuple[int, int]:
    """How many allegations there are, and how many of them any accused has answered."""
    answered = [any(answer.is_answered for answer in row.answers) for row in rows]
    return len(answered), sum(answered)


def parties(rows: Iterable[Row]) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Who alleges anything, and against whom: each once, in the order of the rows."""
    claimants: dict[str, Link] = {}
    accused: dict[str, Link] = {}
    for row in rows:
        claimants |= {each.id: each for each in row.claimants}
        accused |= {each.id: each for each in row.accused}
    return (*claimants.values(),), (*accused.values(),)


def _row(badges: Badges, allegation: Allegation) -> Row:
    dossier = badges.dossier
    return Row(
        allegation=allegation,
        badge=badges.of(allegation),
        gist=Words(badges.gist(allegation), dossier.language),
        claimants=tuple(_links(badges, allegation.claimants)),
        accused=tuple(_links(badges, allegation.accused)),
        answers=tuple(
            Answer(
                each.accused,
                each.sentence,
                each.is_answered,
                tuple(_said(badges, dossier.answers(allegation, each.accused))),
            )
            for each in told(dossier, allegation)
        ),
        others=tuple(_said(badges, of_others(dossier, allegation))),
        answered=tuple(_links(badges, allegation.responds_to)),
    )


def _links(badges: Badges, identifiers: Iterable[str]) -> Iterator[Link]:
    return (link_to(badges, each) for each in identifiers)


def _said(badges: Badges, responses: Iterable[Response]) -> Iterator[Link]:
    return _links(badges, (each.id for each in responses))

"""Responses: who answers for an actor.

For an actor may answer: itself; what it is part of, or leads (`part_of`, and ties of the kinds `office`,
`member` and `employee`); and who holds an office in it, or represents it (ties of the kinds `office` and
`representative`). A tie that had ended, or had not begun, when the answer was given does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from visitdata.model.actors import Actor, Organization, State, Tie
from visitdata.model.utterances import Allegation, Statement

if TYPE_CHECKING:
    from visitdata.metamodel.declare import Ref
    from visitdata.model.record import Record
    from visitdata.values.times import EDTF

Response: TypeAlias = Statement | Allegation
Find: TypeAlias = "Callable[[str], Record | None]"

_IN_A_BODY = frozenset({"office", "member", "employee"})
_ON_BEHALF = frozenset({"office", "representative"})


def answering(accused: str, response: Response, to: Record | None, find: Find) -> tuple[Ref[Actor], ...]:
    """Who gives a response for an actor: itself or others, none where it is only said that they do.

    Who made the statement or allegation that is responded to repeats it, and does not answer it.

    Args:
        accused: the id of the actor.
        response: the response.
        to: what it responds to.
        find: from an id to the record of the dossier, or to None.
    """
    if response.via is not None:
        return ()
    repeating = {*speakers_of(to)} - {accused} if isinstance(to, (Statement, Allegation)) else ()
    return tuple(
        voice
        for voice in speakers_of(response)
        if voice not in repeating and _speaks_for(voice, accused, response.time, find)
    )


def _speaks_for(voice: str, accused: str, time: EDTF | None, find: Find) -> bool:
    if voice == accused or voice in _bodies_above(accused, find):
        return True
    if any(tie.of == accused and tie.kind in _ON_BEHALF for tie in _ties_at(time, voice, find)):
        return True
    bodies = (tie.of for tie in _ties_at(time, accused, find) if tie.kind in _IN_A_BODY)
    return any(
        isinstance(find(body), (Organization, State))
        and (voice == body or voice in _bodies_above(body, find))
        for body in bodies
        if body is not None
    )


def _bodies_above(body: str, find: Find) -> set[str]:
    """What a body is part of, and what that is part of."""
    found: set[str] = set()
    above: str | None = getattr(find(body), "part_of", None)
    while above is not None and above not in found:
        found.add(above)
        above = getattr(find(above), "part_of", None)
    return found


def _ties_at(time: EDTF | None, actor: str, find: Find) -> Iterator[Tie]:
    """The ties of an actor, without those that had ended, or had not begun."""
    ties: tuple[Tie, ...] = getattr(find(actor), "ties", ())
    return (tie for tie in ties if _may_meet(tie.during, time))


def _may_meet(one: EDTF | None, other: EDTF | None) -> bool:
    """Whether two times may have a day in common; of what is unknown, any may be."""
    return one is None or other is None or (_begins_by(one, other) and _begins_by(other, one))


def _begins_by(one: EDTF, other: EDTF) -> bool:
    return one.earliest is None or other.latest is None or one.earliest <= other.latest


def speakers_of(response: Response) -> tuple[Ref[Actor], ...]:
    """Who says it."""
    return response.speakers if isinstance(response, Statement) else response.claimants


def contests(answer: Response) -> bool:
    """Whether an answer denies what it answers: a counter-accusation, or a refusal to comment, does not."""
    return isinstance(answer, Statement) and (answer.kind == "denied" or bool(answer.denies))

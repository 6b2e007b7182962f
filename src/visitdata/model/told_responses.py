"""How responses to an allegation are told: of each accused, in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from visitdata.model.actors import Actor, Group, Person
from visitdata.model.responses import Response, answering, contests, speakers_of
from visitdata.model.utterances import Allegation, Statement

if TYPE_CHECKING:
    from visitdata.metamodel.declare import Ref
    from visitdata.model.dossier import Dossier

_ADMISSIONS = {"admitted": "admits", "confirmed": "confirms"}


@attrs.frozen(kw_only=True)
class ToldResponse:
    """What an accused answered to an allegation, in a sentence.

    Attributes:
        accused: the id of the accused.
        sentence: "Arcadia denies it", "no response by Arcadia is recorded in this dossier".
        is_answered: whether the accused answered anything but that it does not comment.
    """

    accused: str
    sentence: str
    is_answered: bool


def told(dossier: Dossier, allegation: Allegation) -> Iterator[ToldResponse]:
    """What each accused who is named answered to an allegation; as the allegation lists them."""
    for accused in allegation.accused:
        actor = dossier[accused]
        if not _is_unnamed(actor):
            answers = dossier.answers(allegation, accused)
            clauses = [*_clauses(dossier, allegation, actor, answers)]
            if not clauses:
                clauses = [f"no response by {actor.name} is recorded in this dossier"]
            yield ToldResponse(
                accused=accused, sentence="; ".join(clauses), is_answered=not all(map(_is_declined, answers))
            )


def of_others(dossier: Dossier, allegation: Allegation) -> tuple[Response, ...]:
    """The other responses to an allegation: neither an accused gives them, nor the claimants again."""
    answers = dossier.answers(allegation)
    claimants = {*allegation.claimants}
    return tuple(
        each
        for each in dossier.responses_to(allegation)
        if each not in answers and not _is_only_of(claimants, each)
    )


def _is_only_of(claimants: set[Ref[Actor]], response: Response) -> bool:
    speakers = speakers_of(response)
    return response.via is None and bool(speakers) and claimants.issuperset(speakers)


def _is_declined(answer: Response) -> bool:
    return isinstance(answer, Statement) and answer.kind == "declined" and not answer.denies


def _clauses(
    dossier: Dossier, allegation: Allegation, accused: Actor, answers: Iterable[Response]
) -> Iterator[str]:
    """Each answer in a few words, denials first, and whether there is a denial where others are."""
    ordered = sorted(answers, key=lambda each: not contests(each))
    is_contested = bool(ordered) and contests(ordered[0])
    told_so_far: set[str] = set()
    for answer in ordered:
        voices = answering(accused.id, answer, allegation, dossier.__getitem__)
        names = " and ".join(dossier[voice].name for voice in voices)
        who = accused.name if accused.id in voices else f"{names}, for {accused.name},"
        clause = f"{who} {_predicate(dossier, answer)}"
        if not is_contested and _leaves_open(answer):
            clause += "; no denial recorded"
        if clause not in told_so_far:
            told_so_far.add(clause)
            yield clause


def _leaves_open(answer: Response) -> bool:
    return isinstance(answer, Allegation) or not (_is_declined(answer) or answer.kind in _ADMISSIONS)


def _predicate(dossier: Dossier, answer: Response) -> str:
    if isinstance(answer, Allegation):
        names = " and ".join(dossier[each].name for each in answer.accused)
        return f"accuses {names} in return" if names else "makes an accusation in return"
    if contests(answer):
        return "denies it"
    if answer.kind in _ADMISSIONS:
        return f"{_ADMISSIONS[answer.kind]} it"
    return "declined to comment" if answer.kind == "declined" else "responds"


def _is_unnamed(actor: object) -> bool:
    """Whether an actor is one whom the article leaves unnamed."""
    return isinstance(actor, (Person, Group)) and bool(actor.anonymous)

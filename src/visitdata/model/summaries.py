"""The summary of a dossier: how much there is of everything, and how many of the allegations are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.model.told_responses import told
from visitdata.values.numbers import counted

if TYPE_CHECKING:
    from visitdata.model.dossier import Dossier


def counts(dossier: Dossier) -> str:
    """How much there is: "22 events, 1 statement, 7 allegations"."""
    numbers = {
        "event": len(dossier.events),
        "statement": len(dossier.statements),
        "allegation": len(dossier.allegations),
    }
    counts = (counted(number, name) for name, number in numbers.items() if number)
    return ", ".join(counts) or "no events, no statements"


def answered(dossier: Dossier) -> str:
    """How many of the allegations any accused answered: "none of them answered"."""
    is_answered = [any(each.is_answered for each in told(dossier, one)) for one in dossier.allegations]
    count = sum(is_answered)
    if not is_answered:
        return "no allegations"
    if len(is_answered) == 1:
        return "answered" if count else "not answered"
    return of_them_answered(count, len(is_answered))


def of_them_answered(answered: int, allegations: int) -> str:
    """How many of some allegations are answered: "none of them answered"."""
    number = "all" if answered == allegations else f"{answered:,}"
    return f"{number if answered else 'none'} of them answered"

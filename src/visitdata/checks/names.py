"""Rules on names: actors who are called alike."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from visitdata.checks.registry import rule
from visitdata.model.actors import Actor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from visitdata.checks.context import CheckContext
    from visitdata.checks.registry import Result
    from visitdata.model.dossier import Dossier


@rule("same-name", "warning", on=Actor)
def same_name(actor: Actor, context: CheckContext) -> Iterator[Result]:
    """Two actors whose names are equal after NFKC and case folding (Unicode, UAX #15)."""
    first = context.once(first_of_their_names).get(actor.id)
    if first is not None:
        message = f"{actor.name!r} is called like {first}"
        yield ("name",), message, "make them one record, or tell them apart by description"


def first_of_their_names(dossier: Dossier) -> Mapping[str, str]:
    """By the id of an actor, that of the first actor of the same name; the first ones are left out."""
    first: dict[str, str] = {}
    folded = ((actor.id, _folded(actor.name)) for actor in dossier.actors)
    return {actor: first[name] for actor, name in folded if first.setdefault(name, actor) != actor}


def _folded(name: str) -> str:
    """The name after NFKC and case folding; once more, since folding can take a character apart."""
    if name.isascii():
        return name.lower()
    folded = unicodedata.normalize("NFKC", name).casefold()
    return folded if folded.isascii() else unicodedata.normalize("NFKC", folded)

"""What of a dossier does not stand in the texts of its articles as the dossier has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.cli.listing import Listing
from visitdata.cli.places import located

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from visitdata import Dossier, Problem
    from visitdata.cli.console import FileProblem
    from visitdata.cli.sources import Read, Source
    from visitdata.cli.texts import Texts


def differences(
    source: Source, against: Texts, read: Read, dossier: Dossier, but: Collection[str] = ()
) -> list[Problem]:
    """What of a dossier's evidence and quoted words does not stand in the texts as the dossier has it.

    Args:
        source: the source of the dossier.
        against: the texts.
        read: how the dossier was read.
        dossier: the dossier.
        but: the codes of problems that are not told.

    Raises:
        CallError: the dossier has not each of the articles.
    """
    if not against.texts:
        return []
    problems = against.problems(dossier, source.name, read.document())
    told = [each for each in problems if each.severity != "info" and each.code not in but]
    return located(told, dossier, read)


def listed_problems(source: Source, problems: Iterable[Problem]) -> list[FileProblem]:
    """What is listed of the problems of a source, and how many there are besides."""
    listing = Listing()
    return [*listing.add(source.name, problems), *listing.rest(source.name)]

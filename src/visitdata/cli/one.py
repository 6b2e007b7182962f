"""The one dossier of a file, where a command takes one alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata.cli.console import FileProblem
from visitdata.cli.listing import refuse
from visitdata.cli.sources import single

if TYPE_CHECKING:
    from visitdata import Dossier
    from visitdata.cli.sources import Read, Source


def only(source: Source, suggestion: str, consequence: str) -> tuple[Read, Dossier]:
    """What came of reading the one dossier of a source, and the dossier.

    Args:
        source: the file.
        suggestion: what to do where it holds several.
        consequence: what has not happened where it is refused.

    Raises:
        CallError: the source cannot be read.
        DataError: the dossier has errors, or is not the only one; all problems are printed.
    """
    reads = [*single(source.read(), suggestion)]
    problems = [FileProblem(source.name, problem) for read in reads for problem in read.problems]
    dossier = reads[0].dossier
    if dossier is None or problems:
        refuse(problems, consequence)
    return reads[0], dossier

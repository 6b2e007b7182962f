"""Rules on gists: whether each says whose word it is."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from visitdata.checks.registry import rule
from visitdata.model.utterances import Allegation, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.checks.context import CheckContext
    from visitdata.checks.registry import RuleResult

# Stems of verbs of saying in English; a gist in another language is asked for names and hedges only.
_SAYING = re.compile(
    r"\b(?:accus|admit|agree|alleg|announc|argu|assert|call|charg|claim|complain|condemn|confirm|contend"
    r"|critici[sz]|declar|decline|demand|den(?:y|ies|ied)|describ|extol|insist|maintain|predict|present"
    r"|prais|promis|quot|refus|report|retract|sa(?:y|ys|id)|say|stat(?:e|es|ed)|suspect|tell|told|threaten"
    r"|urg|voice|vow|warn|calls)\w*",
    re.IGNORECASE,
)


@rule("gist-without-source", "warning", on=(Allegation, Statement))
def gist_without_source(record: Allegation | Statement, context: CheckContext) -> Iterator[RuleResult]:
    """A gist that, shown alone, would read as a fact: it names no source, hedge or act of saying."""
    dossier = context.dossier
    voices = record.claimants if isinstance(record, Allegation) else record.speakers
    names = chain.from_iterable((dossier[voice].name, *dossier[voice].aliases) for voice in voices)
    gist = record.gist.casefold()
    if any(name.casefold() in gist for name in chain(names, record.hedges)):
        return
    in_english = dossier.language is None or dossier.language.startswith("en")
    if in_english and (_SAYING.search(gist) or "article" in gist):
        return
    yield ("gist",), f"the gist does not say whose word it is: {record.gist!r}", "name who says it"

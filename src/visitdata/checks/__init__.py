"""Rules over a whole dossier that is valid: what they find are warnings and infos, never errors.

Each file has the rules on one subject. They are called in one walk over the records (`walk`); a rule of a
user's own is declared as ours are, with `rule` (`registry`).
"""

from visitdata.checks import (
    characters,
    evidence,
    gists,
    identity,
    labels,
    links,
    names,
    registered,
    responses,
    times,
    uses,
)
from visitdata.checks.registry import RULES, CheckContext, rule
from visitdata.checks.walk import check, problems, results

__all__ = [
    "RULES",
    "CheckContext",
    "characters",
    "check",
    "evidence",
    "gists",
    "identity",
    "labels",
    "links",
    "names",
    "problems",
    "registered",
    "responses",
    "results",
    "rule",
    "times",
    "uses",
]

"""Every code that a problem can have, and a sentence on what it means.

The codes are stable: programs may rely on them. Those of errors and losses are listed in `codes`. Each rule
of `checks`, and each problem of evidence in `text`, has its own code, severity and sentence. docs/problems.md
shows an example of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from visitdata import checks
from visitdata.codes import ERRORS, LOSSES
from visitdata.text import report

if TYPE_CHECKING:
    from visitdata.errors import Severity

PAGE = "https://w3id.org/visitdata/problems"


@attrs.frozen
class ProblemKind:
    """What problems of one code have in common."""

    code: str
    severity: Severity
    meaning: str

    @property
    def url(self) -> str:
        """Where it is explained, with an example."""
        return f"{PAGE}#{self.code}"


def problem_kinds() -> dict[str, ProblemKind]:
    """Every problem by its code: errors, problems of rules, of evidence, and losses."""
    errors = [ProblemKind(code, "error", meaning) for code, meaning in ERRORS.items()]
    rules = [ProblemKind(rule.code, rule.severity, rule.doc) for rule in checks.RULES.values()]
    anchors = [ProblemKind(code, severity, meaning) for code, (severity, meaning) in report.CODES.items()]
    losses = [ProblemKind(code, "warning", meaning) for code, meaning in LOSSES.items()]
    return {each.code: each for each in (*errors, *rules, *anchors, *losses)}

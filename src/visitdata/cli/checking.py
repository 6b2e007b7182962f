"""What is found in the dossiers of a source: by this process, or by one that shares the work with it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, cast

import attrs

from visitdata.cli.places import located

if TYPE_CHECKING:
    from visitdata.cli.sources import Outcome
    from visitdata.cli.texts import Texts
    from visitdata.errors import Problem, Severity
    from visitdata.terms import Foreign


@attrs.define
class Checked:
    """What was found in one dossier.

    Attributes:
        problems: what was found, in the order of the file, with its places.
        others: how many there are besides of each severity, which are not listed.
        graph: as of `Held`.
        texts: none: nothing is written.
    """

    problems: tuple[Problem, ...] = ()
    others: Counter[Severity] = attrs.field(factory=Counter["Severity"])
    graph: str | None = None
    texts: tuple[()] = ()


@attrs.define
class Checks:
    """The order to check each dossier of one source. It goes to other processes as it is.

    Places are looked up in so many dossiers as hold what is listed. Each process goes by what it has found
    itself, which is no more than all of them have found by then.

    Attributes:
        source: the source's name.
        against: the texts of articles.
        rules: the codes of rules that installed packages bring, to go by as well.
        foreign: as for `visitdata.read`.
        rejects: nothing is left out.
    """

    source: str
    against: Texts
    rules: frozenset[str] = frozenset()
    foreign: Foreign = "refuse"
    rejects: bool = False
    _found: Counter[Severity] = attrs.field(factory=Counter["Severity"], init=False)

    def made(self, outcome: Outcome) -> Checked:
        """What is found in a dossier that was read, or what is wrong with it."""
        graph = outcome.held.graph if outcome.held else None
        if outcome.dossier is None:
            return Checked(outcome.faults, graph=graph)
        from visitdata import checks, json_text  # noqa: PLC0415 - loaded once a dossier was read
        from visitdata.checks.installed_rules import left_out  # noqa: PLC0415 - as above
        from visitdata.codec import MOST_PROBLEMS  # noqa: PLC0415 - as above

        results = checks.results(outcome.dossier, left_out(self.rules))
        counts: Counter[Severity] = Counter(result.rule.severity for result in results)
        is_listed = any(self._found[severity] < MOST_PROBLEMS for severity in counts)
        self._found.update(counts)
        if not (is_listed or self.against.texts):
            return Checked(others=counts, graph=graph)
        document = (
            None if outcome.json is None else cast("dict[str, Any]", json_text.parse_again(outcome.json))
        )
        problems = (
            *checks.problems(results, outcome.dossier, document),
            *self.against.problems(outcome.dossier, self.source, document),
        )
        return Checked(tuple(located(problems, outcome)), graph=graph)

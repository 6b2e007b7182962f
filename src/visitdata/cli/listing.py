"""Which problems are listed: so many of each severity of a file as somebody can use. All are counted."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, NoReturn

import attrs

from visitdata.cli.console import DataError, FileProblem, counted, say_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from visitdata.errors import Problem, Severity

_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_MORE = "more-problems"


@attrs.define
class Listing:
    """What is listed of files, and how many problems there are in all.

    Attributes:
        totals: how many there are of each severity.
        listed: how many of them are listed.
        is_least: whether there are more than that, as where a part of a file was not looked at.
    """

    totals: Counter[Severity] = attrs.field(factory=Counter["Severity"])
    listed: int = 0
    is_least: bool = False
    _found: dict[str, Counter[Severity]] = attrs.field(factory=dict[str, Counter["Severity"]], init=False)
    _listed: dict[str, Counter[Severity]] = attrs.field(factory=dict[str, Counter["Severity"]], init=False)

    def add(
        self, file: str, problems: Iterable[Problem], others: Mapping[Severity, int] | None = None
    ) -> list[FileProblem]:
        """Count what was found in a file, and tell what of it is listed.

        Args:
            file: the file.
            problems: what was found.
            others: how many there are besides of each severity, which are not listed.
        """
        found = self._found.setdefault(file, Counter())
        listed = self._listed.setdefault(file, Counter())
        found.update(others or {})
        self.totals.update(others or {})
        return [FileProblem(file, each) for each in problems if self._is_listed(each, found, listed)]

    def _is_listed(self, problem: Problem, found: Counter[Severity], listed: Counter[Severity]) -> bool:
        from visitdata.codec import MOST_PROBLEMS

        severity = problem.severity
        is_count = problem.code == _MORE
        count = (problem.count or 0) if is_count else 1
        self.totals[severity] += count
        self.is_least |= is_count and problem.count is None
        if is_count and found[severity] <= MOST_PROBLEMS:
            return True  # it tells how many, so that nobody else has to
        found[severity] += count
        is_listed = not is_count and found[severity] <= MOST_PROBLEMS
        listed[severity] += is_listed
        self.listed += is_listed
        return is_listed

    def rest(self, file: str) -> list[FileProblem]:
        """How many problems of a file are not listed, once all are counted."""
        from visitdata.errors import Problem

        found, listed = self._found.pop(file, Counter()), self._listed.pop(file, Counter())
        told: list[FileProblem] = []
        for severity, count in (found - listed).items():
            rest = counted(count, f"more {severity}")
            message = f"{rest} in this file {'is' if count == 1 else 'are'} not listed"
            problem = Problem(code=_MORE, message=message, severity=severity, count=count)
            told.append(FileProblem(file, problem))
        return told

    def tally(self, severities: Iterable[Severity] = _SEVERITIES, joined: str = ", ") -> str:
        """How many there are of each severity: `3 errors, 1 warning, 0 infos`."""
        counts = joined.join(counted(self.totals[severity], severity) for severity in severities)
        least = "at least " if self.is_least else ""
        rest = "" if self.listed == self.totals.total() else f"; {self.listed:,} are listed"
        return f"{least}{counts}{rest}"


def listed(found: Iterable[FileProblem], listing: Listing) -> Iterator[FileProblem]:
    """What is listed of the problems of files, the rest of each file's last."""
    files: dict[str, None] = {}
    for file, problem in found:
        files[file] = None
        yield from listing.add(file, [problem])
    for file in files:
        yield from listing.rest(file)


def refuse(found: Iterable[FileProblem], consequence: str = "nothing was written") -> NoReturn:
    """Print problems to stderr and stop.

    Raises:
        DataError: always; it tells how many problems there are.
    """
    listing = Listing()
    refuse_listed([*listed(found, listing)], listing, consequence)


def refuse_listed(found: Iterable[FileProblem], listing: Listing, consequence: str) -> NoReturn:
    """The same where it is known what is listed.

    Raises:
        DataError: as above.
    """
    say_problems(found, sys.stderr)
    severities: list[Severity] = [each for each in _SEVERITIES if listing.totals[each]]
    msg = f"{consequence}: {listing.tally(severities, ' and ')}"
    raise DataError(msg)

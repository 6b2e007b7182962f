"""What was measured, as rows: median by median, ratio by ratio, and whether each target is met."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING, Any

import attrs

from benchmarks import (
    measure_checks,
    measure_drafts,
    measure_growth,
    measure_pages,
    measure_site,
    measure_start,
    measure_streams,
)
from benchmarks.works import SIZES, WORKS, Faster, Within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.contenders import Contender
    from benchmarks.works import Work

_ENDS = Within(1.1, "the memory")  # of a long stream beside a short one


@attrs.frozen(kw_only=True)
class Row:
    """One comparison: what is done, the two figures, their ratio, and what it should be, if anything."""

    work: str
    ours: str
    other: str
    ratio: float
    target: Faster | Within | None

    @property
    def marked(self) -> str:
        """The ratio with three figures, in bold where it is not what is wanted."""
        is_met = self.target is None or self.target.is_met(self.ratio)
        return f"{self.ratio:.3g}" if is_met else f"**{self.ratio:.3g}**"

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as a table has it."""
        if self.target is None:
            return self.work, self.ours, self.other, f"{self.ratio:.2f}", "", ""
        met = "met" if self.target.is_met(self.ratio) else "**not met**"
        return self.work, self.ours, self.other, f"{self.ratio:.2f}", str(self.target), met


class Measured:
    """The measurements of one run.

    Args:
        benchmarks: as pytest-benchmark writes them.
    """

    def __init__(self, benchmarks: list[dict[str, Any]]) -> None:
        self._sections: dict[str, list[tuple[dict[str, Any], float]]] = defaultdict(list)
        for each in benchmarks:
            info = each["extra_info"]
            self._sections[info["section"]].append((info, each["stats"]["median"]))

    def _times(self, section: str, **wanted: object) -> list[float]:
        """The times of one thing, in the order of its turns."""
        return [
            time
            for info, time in self._sections[section]
            if all(info[name] == value for name, value in wanted.items())
        ]

    def speed(self) -> Iterator[Row]:
        """Each work at each size beside each contender; a ratio is the median of the turns' ratios."""
        for work in WORKS:
            for size in SIZES:
                for contender, target in work.others:
                    yield self._beside(work, size, contender, target)

    def _beside(self, work: Work, size: int, contender: Contender, target: Faster | Within | None) -> Row:
        ours, others = (
            self._times("speed", work=work.name, size=size, contender=each.name)
            for each in (work.ours, contender)
        )
        return Row(
            work=f"{work.name}, {size:,} statements",
            ours=duration(median(ours) / SIZES[size]),
            other=f"{contender.name} {duration(median(others) / SIZES[size])}",
            ratio=median(map((target or Within(1)).ratio, ours, others)),
            target=target,
        )

    def by_size(self) -> Iterator[tuple[str, ...]]:
        """Cells of a short table: a work, beside whom, what ratio is wanted, and what it is at each size."""
        for work in WORKS:
            for contender, target in work.others:
                if target is not None:
                    rows = [self._beside(work, size, contender, target) for size in SIZES]
                    yield work.name, contender.name, str(target), *(row.marked for row in rows)

    def besides(self) -> Iterator[tuple[str, ...]]:
        """Cells of another: what else is promised, beside what, what ratio is wanted, and what it is."""
        for row in (
            *self.checks(),
            *self.drafts(),
            *self.pages(),
            *self.streams(),
            *self.start(),
            next(self.growth()),
        ):
            if row.target is not None:
                yield row.work, row.other, str(row.target), row.marked

    def start(self) -> Iterator[Row]:
        """Starts, less that of a Python that does nothing."""
        nothing = median(self._times("start", contender=measure_start.NOTHING, counts=True))
        took = {
            name: max(0.0, median(self._times("start", contender=name, counts=True)) - nothing)
            for name in measure_start.STARTS
            if name != measure_start.NOTHING
        }
        for name, (other, target) in measure_start.BESIDE.items():
            yield Row(
                work=name,
                ours=duration(took[name]),
                other=f"{other} {duration(took[other])}",
                ratio=took[name] / took[other],
                target=target,
            )

    def checks(self) -> Iterator[Row]:
        """Checking many dossiers beside reading them."""
        for name in measure_checks.CHECKS if self._sections["checks"] else ():
            ours = self._times("checks", work=name, contender="checking")
            other = self._times("checks", work=name, contender=measure_checks.READING)
            yield Row(
                work=f"{name}, {measure_checks.DOSSIERS} dossiers in JSON Lines",
                ours=duration(median(ours)),
                other=f"{measure_checks.READING} {duration(median(other))}",
                ratio=median(map(measure_checks.BESIDE_READING.ratio, ours, other)),
                target=measure_checks.BESIDE_READING,
            )

    def drafts(self) -> Iterator[Row]:
        """A draft in which every piece of evidence stands letter by letter, beside the dossier's JSON."""
        if self._sections["drafts"]:
            ours = self._times("drafts", contender=measure_drafts.DRAFTING)
            other = self._times("drafts", contender=measure_drafts.READING)
            yield Row(
                work=measure_drafts.DRAFTING,
                ours=duration(median(ours) / measure_drafts.DRAFTS),
                other=f"{measure_drafts.READING} {duration(median(other) / measure_drafts.DRAFTS)}",
                ratio=median(map(measure_drafts.BESIDE_READING.ratio, ours, other)),
                target=measure_drafts.BESIDE_READING,
            )

    def pages(self) -> Iterator[Row]:
        """A web page beside Turtle, and web sites."""
        if self._sections["pages"]:
            ours = self._times("pages", contender=measure_pages.PAGE)
            other = self._times("pages", contender=measure_pages.TURTLE)
            yield Row(
                work=f"{measure_pages.PAGE}, {measure_pages.EVENTS} events",
                ours=duration(median(ours) / measure_pages.PAGES),
                other=f"{measure_pages.TURTLE} {duration(median(other) / measure_pages.PAGES)}",
                ratio=median(map(measure_pages.BESIDE_TURTLE.ratio, ours, other)),
                target=measure_pages.BESIDE_TURTLE,
            )
        yield from self._sites()

    def _sites(self) -> Iterator[Row]:
        """Web sites beside the seconds that they may take."""
        for work, wanted in measure_site.WANTED.items() if self._sections["site"] else ():
            times = self._times("site", work=work)
            yield Row(
                work=f"site of {measure_site.DOSSIERS:,} dossiers, {work}",
                ours=duration(median(times)),
                other=f"wanted {duration(wanted)}",
                ratio=median(times) / wanted,
                target=measure_site.AS_WANTED,
            )

    def streams(self) -> Iterator[Row]:
        """The memory of a long stream beside that of a short one, and two workers beside one."""
        peaks = {info["dossiers"]: info["peak"] for info, _ in self._sections["memory"]}
        few, many = measure_streams.FEW, measure_streams.MANY
        yield Row(
            work=f"JSON Lines to N-Quads, peak memory for {many:,} dossiers",
            ours=_mebibytes(peaks[many]),
            other=f"for {few:,} {_mebibytes(peaks[few])}",
            ratio=peaks[many] / peaks[few],
            target=_ENDS,
        )
        if self._sections["workers"]:
            yield self._workers()

    def _workers(self) -> Row:
        one, two = (self._times("workers", workers=workers) for workers in measure_streams.WORKERS)
        rate = measure_streams.SHARED / median(two)
        return Row(
            work=f"JSON Lines to N-Quads, two workers, {rate:,.0f} dossiers a second",
            ours=duration(median(two)),
            other=f"one worker {duration(median(one))}",
            ratio=median(map(Faster(1).ratio, two, one)),
            target=measure_streams.SHARED_BY_TWO,
        )

    def growth(self) -> Iterator[Row]:
        """Ten times as many events in one dossier."""
        few, many = measure_growth.EVENTS
        names = dict.fromkeys(info["work"] for info, _ in self._sections["growth"])
        for name in sorted(names, key=lambda each: each != measure_growth.STREAMED):
            small, big = (median(self._times("growth", work=name, events=events)) for events in (few, many))
            yield Row(
                work=f"{name}, {many:,} events",
                ours=duration(big),
                other=f"{few:,} events {duration(small)}",
                ratio=big / small,
                target=Within(11 if name == measure_growth.STREAMED else 25),
            )

    def large(self) -> Iterator[tuple[str, ...]]:
        """Cells of a table: a work, the bytes of the biggest, and for each size time and memory."""
        found: dict[str, list[tuple[dict[str, Any], float]]] = defaultdict(list)
        for info, time in self._sections["large"]:
            found[info["work"]].append((info, time))
        for name, measured in found.items():
            taken = [f"{duration(time)}, {_mebibytes(info['peak'])}" for info, time in measured]
            yield name, _mebibytes(measured[-1][0]["bytes"]), *taken


def _mebibytes(count: int) -> str:
    return f"{count / 2**20:,.1f} MiB"


def duration(seconds: float) -> str:
    """A time with three figures."""
    for unit, size in (("s", 1), ("ms", 1e-3), ("\u00b5s", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"

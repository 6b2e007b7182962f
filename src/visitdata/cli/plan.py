"""The files that an export writes, all known before the first is: none twice, and none over a source."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from visitdata.cli.console import CallError
from visitdata.cli.folders import refuse_file, refuse_links
from visitdata.cli.targets import REJECTED

if TYPE_CHECKING:
    from visitdata.cli.sources import Source
    from visitdata.syntaxes import Format


@attrs.frozen
class Output:
    """A file to write: where, in which format, from which source."""

    path: Path
    format: Format
    source: Source


@attrs.frozen
class Plan:
    """The files to write, and where the dossiers of each source go that are left out, if they are to be."""

    outputs: list[Output]
    rejected: dict[Source, Path]

    @property
    def paths(self) -> list[Path]:
        """Every file."""
        return [*(output.path for output in self.outputs), *self.rejected.values()]

    def many(self, source: Source) -> list[Output]:
        """The files of a source of many dossiers."""
        return [each for each in self.outputs if each.source == source and each.format.holds_many]


def plan_of(given: list[Source], formats: tuple[Format, ...], out: str, *, skips: bool) -> Plan:
    """Every file to write.

    Raises:
        CallError: two would be one file, one would replace a source or is not in the folder, which may also
            be a file.
    """
    place = Path(out)
    if len(given) == len(formats) == 1 and _is_file_of(formats[0], out):
        rejected = {given[0]: place.with_name(f"{place.name}{REJECTED}")}
        plan = Plan([Output(place, formats[0], given[0])], rejected if skips else {})
        _refuse_overwriting(plan, given)
        return plan
    refuse_file_name(out)
    refuse_same_stems(given)
    outputs = [
        Output(place / f"{source.stem}{format_.suffix}", format_, source)
        for source in given
        for format_ in formats
    ]
    rejected = {source: place / f"{source.stem}{REJECTED}" for source in given}
    plan = Plan(outputs, rejected if skips else {})
    _refuse_overwriting(plan, given)
    refuse_file(place, "; name another with --out")
    refuse_links(place, plan.paths)
    return plan


def _is_file_of(format_: Format, out: str) -> bool:
    """Whether the path names a file of the format, compressed or not, rather than a folder."""
    from visitdata.files.compression import expanded_name  # noqa: PLC0415 - loaded once there is something to export

    is_folder = out.endswith(("/", os.sep)) or os.path.isdir(out)  # noqa: PTH112 - see _refuse_overwriting
    suffix = Path(expanded_name(out)).suffix.lower()
    return not is_folder and suffix in {format_.suffix, *format_.more_suffixes}


def refuse_file_name(out: str) -> None:
    """Refuse a folder called `all.ttl`, which is seldom meant.

    Raises:
        CallError: the name is that of a file of a format, and no such folder is there.
    """
    from visitdata.errors import UnknownFormatError  # noqa: PLC0415 - loaded with the formats
    from visitdata.syntaxes import format_of  # noqa: PLC0415 - as above

    if os.path.isdir(out) or out.endswith(("/", os.sep)):  # noqa: PTH112 - as above
        return
    try:
        format_ = format_of(out)
    except UnknownFormatError:
        return
    msg = f"{out}: this is the name of one file; give one source and --to {format_.name}, or name a folder"
    raise CallError(msg)


def refuse_same_stems(given: list[Source]) -> None:
    """See that no two sources would be written to the same files.

    Raises:
        CallError: they would.
    """
    stems = Counter(source.stem for source in given)
    reasons = [
        f"{', '.join(source.name for source in given if source.stem == stem)}: "
        f"all would be written to {click.format_filename(stem)}.*; export them one by one, to other folders"
        for stem, count in stems.items()
        if count > 1
    ]
    if reasons:
        raise CallError(*reasons)


def _refuse_overwriting(plan: Plan, given: list[Source]) -> None:
    taken = {_identity(source.path): source.name for source in given}
    reasons = [
        f"{taken[identity]}: this source would be overwritten; name another --out, or the formats with --to"
        for path in plan.paths
        # pathlib raises where a path cannot be looked at; os.path leaves that to the writing.
        if os.path.exists(path) and (identity := _identity(path)) in taken  # noqa: PTH110
    ]
    written = {output.path for output in plan.outputs}
    reasons += [
        f"{click.format_filename(path)}: both a source and what is left out would go there; export one by one"
        for path in plan.rejected.values()
        if path in written
    ]
    if reasons:
        raise CallError(*reasons)


def _identity(path: Path) -> tuple[int, int]:
    """What tells a file from all others, under whatever name."""
    status = path.stat()
    return status.st_dev, status.st_ino

"""`visitdata check`: every problem, each with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from visitdata.cli import console, fixing, streams
from visitdata.cli.checking import Checks
from visitdata.cli.console import CallError, DataError
from visitdata.cli.formats import named
from visitdata.cli.listing import Listing
from visitdata.cli.progress import progress
from visitdata.cli.reports import REPORTS, report_fixed
from visitdata.cli.sources import sources, stdin, total
from visitdata.cli.texts import Texts, text_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from visitdata.cli.console import Found
    from visitdata.cli.progress import Bar
    from visitdata.cli.sources import Source
    from visitdata.errors import Severity
    from visitdata.syntaxes import Format

_STDIN = Path("-")


def known_rules(_ctx: click.Context, _option: click.Parameter, codes: tuple[str, ...]) -> frozenset[str]:
    """The rules that an option names, once they are there."""
    if codes:
        from visitdata.checks.installed_rules import left_out  # noqa: PLC0415 - loaded only for such a rule
        from visitdata.errors import UnknownRuleError  # noqa: PLC0415 - as above

        try:
            left_out(codes)
        except UnknownRuleError as error:
            raise click.BadParameter(str(error)) from error
    return frozenset(codes)


@click.command(cls=console.Command)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--from",
    "read_as",
    metavar="FORMAT",
    callback=named,
    help="The format of the files; by default, the suffix of each says.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 where there are warnings, too.")
@click.option(
    "--report",
    type=click.Choice(list(REPORTS)),
    default="text",
    show_default=True,
    help="How problems are printed: as lines to read, as one JSON array of objects, as a SARIF 2.1.0 log, or"
    " as commands for the log of a workflow on GitHub.",
)
@click.option(
    "--rule",
    "rules",
    metavar="CODE",
    multiple=True,
    callback=known_rules,
    help="Go by a rule of an installed package as well. Repeatable.",
)
@text_options
@streams.option
@click.pass_context
def check(  # noqa: PLR0913 - an argument for each option
    ctx: click.Context,
    files: tuple[Path, ...],
    report: str,
    texts: tuple[str, ...],
    *,
    rules: frozenset[str],
    read_as: Format | None,
    strict: bool,
    fuzzy: bool,
    fix: bool,
    workers: int,
) -> None:
    """Print every error, warning and info of files, in any format, compressed (.gz, .zst) or not.

    Errors keep a dossier from being read, warnings are likely mistakes, infos are worth a look. All of them
    are printed in one go, each as file:line:column with its path and, where there is one, a suggestion;
    in RDF with the statement. Of a file of several dossiers, each is checked. - is the standard input, with
    --from; jsonl and nquads are read as they come.

    Of each file, 1,000 problems of each severity are listed; all are counted.

    \b
    Examples:
      visitdata check dossier.json
      visitdata check dossier.json dossier.ttl dossiers.jsonl.gz --strict
      visitdata check dossier.json --report sarif
      visitdata check dossier.json --text article=article.txt --fix
      visitdata check - --from json < dossier.json

    Exits with 1 where there are errors, with --strict also where there are warnings.
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    given = _sources(files, read_as)
    against = Texts.read(texts, fuzzy=fuzzy)
    done = fixing.fix(given, against) if fix else None
    listing = Listing()
    with progress("Checking", total(given)) as bar:
        orders = ((source, Checks(source.name, against, rules)) for source in given)
        found = _found(orders, workers, listing, bar)
        if done is None:
            REPORTS[report](found, len(given), listing)
        else:
            report_fixed(report, found, len(given), listing, done)
    if any(listing.totals[severity] for severity in _WRONG[strict]):
        ctx.exit(DataError.exit_code)


_WRONG: Mapping[bool, tuple[Severity, ...]] = {False: ("error",), True: ("error", "warning")}


def _sources(files: Iterable[Path], named: Format | None) -> list[Source]:
    """The files, one of which may be the standard input.

    Raises:
        CallError: one cannot be read, or the standard input stands twice or has no format.
    """
    given = list(files)
    times = given.count(_STDIN)
    if times and named is None:
        msg = "- is the standard input: name its format with --from"
        raise CallError(msg)
    if times > 1:
        msg = "- stands twice: the standard input can be read once"
        raise CallError(msg)
    found = iter(sources((path for path in given if path != _STDIN), named))
    return [stdin(named) if path == _STDIN and named is not None else next(found) for path in given]


def _found(
    given: Iterable[tuple[Source, Checks]], workers: int, listing: Listing, bar: Bar
) -> Iterator[Sequence[Found]]:
    """What is listed of each dossier of each source, once it is checked."""
    before = count = 0
    for source, order in given:
        for batch in streams.copies(source, order, workers):
            count += len(batch.made)
            bar.at(before + batch.position, count, 0)
            for each in batch.made:
                if found := listing.add(source.name, each.problems, each.others):
                    bar.hide()  # else it would be drawn over what is printed
                    yield found
        before += source.size
        bar.hide()
        yield listing.rest(source.name)
    bar.stop()

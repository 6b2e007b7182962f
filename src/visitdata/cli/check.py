"""`visitdata check`: every problem, each with its place."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

from visitdata.cli import console, fixing
from visitdata.cli.console import DataError
from visitdata.cli.jobs import Checking
from visitdata.cli.listing import Listing
from visitdata.cli.options import format_option, workers_option
from visitdata.cli.pipeline import results
from visitdata.cli.progress import Bar
from visitdata.cli.reports import REPORTS, report_fixed
from visitdata.cli.sources import inputs
from visitdata.cli.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from visitdata.cli.console import FileProblem
    from visitdata.cli.sources import Source
    from visitdata.errors import Severity
    from visitdata.syntaxes import Format


def known_rules(_ctx: click.Context, _option: click.Parameter, codes: tuple[str, ...]) -> frozenset[str]:
    """The rules that an option names, once they are there."""
    if codes:
        from visitdata.checks.registry import left_out
        from visitdata.errors import UnknownRuleError

        try:
            left_out(codes)
        except UnknownRuleError as error:
            raise click.BadParameter(str(error)) from error
    return frozenset(codes)


@click.command(cls=console.Command)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--from",
    "read_as",
    metavar="FORMAT",
    callback=format_option,
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
    help="Check a rule of an installed package, too. Repeatable.",
)
@click.option(
    "--text",
    "texts",
    metavar="ARTICLE=FILE",
    multiple=True,
    help="Look for the evidence in the text of an article, which each FILE must have: what has moved is a"
    " warning, what is lost an error. Quotes, hedges and words for a time are looked for, too. The text is"
    " UTF-8, with its own line breaks. Repeatable.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="With --text, write moved offsets and digests into each FILE, where they are certain. JSON keeps its"
    " layout, other formats are written anew. What was done is printed, and what is left.",
)
@click.option(
    "--fuzzy",
    is_flag=True,
    help="With --text, look for similar quotations, too; needs visitdata[fuzzy].",
)
@workers_option
def check(
    files: tuple[str, ...],
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
    """
    given = inputs(files, read_as)
    against = Texts.read(texts, fuzzy=fuzzy)
    done = fixing.fix(given, against) if fix else None
    listing = Listing()
    found = _found(given, against, rules, workers, listing)
    if done is None:
        REPORTS[report](found, len(given), listing)
    else:
        report_fixed(report, found, len(given), listing, done)
    if any(listing.totals[severity] for severity in _WRONG[strict]):
        raise DataError


_WRONG: Mapping[bool, tuple[Severity, ...]] = {False: ("error",), True: ("error", "warning")}


def _found(
    given: Sequence[Source], against: Texts, rules: frozenset[str], workers: int, listing: Listing
) -> Iterator[Sequence[FileProblem]]:
    """What is listed of each dossier of each source, once it is checked."""
    with closing(Bar("Checking", given)) as bar:
        for source in given:
            job = Checking(source=source.name, against=against, rules=rules)
            for result in bar.watch(source, results(source, job, workers)):
                if found := listing.add(source.name, result.problems, result.others):
                    bar.hide()  # else it would be drawn over what is printed
                    yield found
            bar.hide()
            yield listing.rest(source.name)

"""`visitdata check`: every fault and every doubt, each with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from visitdata.cli import console, fixing
from visitdata.cli.console import DataError, Found
from visitdata.cli.places import located
from visitdata.cli.reports import REPORTS, report_fixed
from visitdata.cli.sources import Source, read, sources
from visitdata.cli.texts import Texts, text_options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from visitdata import Finding
    from visitdata.cli.sources import Outcome


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
@click.option("--strict", is_flag=True, help="Exit with 1 where there are warnings, too.")
@click.option(
    "--report",
    type=click.Choice(list(REPORTS)),
    default="text",
    show_default=True,
    help="How findings are printed: as lines to read, as one JSON array of objects, as a SARIF 2.1.0 log, or"
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
@click.pass_context
def check(  # noqa: PLR0913 - an argument for each option
    ctx: click.Context,
    files: tuple[Path, ...],
    report: str,
    texts: tuple[str, ...],
    *,
    rules: frozenset[str],
    strict: bool,
    fuzzy: bool,
    fix: bool,
) -> None:
    """Print every error, warning and hint of files, in any format, compressed (.gz, .zst) or not.

    Errors keep a dossier from being read, warnings are likely mistakes, hints are worth a look. All of them
    are printed in one go, each as file:line:column with its path and, where there is a likely one, the mend;
    in RDF with the statement. Of a file of several dossiers, each is checked.

    \b
    Examples:
      visitdata check dossier.json
      visitdata check dossier.json dossier.ttl dossiers.jsonl.gz --strict
      visitdata check dossier.json --report sarif
      visitdata check dossier.json --text article=article.txt --fix

    Exits with 1 where there are errors, with --strict also where there are warnings.
    """  # noqa: D301 - \b is click's mark for "do not wrap"
    given = sources(files)
    against = Texts.read(texts, fuzzy=fuzzy)
    done = fixing.fix(given, against) if fix else None
    found = console.listed(
        Found(source.name, finding)
        for source, outcome in read(given, "Checking")
        for finding in _findings(source, outcome, against, rules)
    )
    if done is None:
        REPORTS[report](found, len(given))
    else:
        report_fixed(report, found, len(given), done)
    wrong = {"error", "warning"} if strict else {"error"}
    if any(each.finding.severity in wrong for each in found):
        ctx.exit(DataError.exit_code)


def _findings(source: Source, outcome: Outcome, against: Texts, rules: frozenset[str]) -> Iterable[Finding]:
    """The faults of a dossier, or else what may be amiss in it, in the order of the file."""
    dossier = outcome.dossier
    if dossier is None:
        return outcome.faults
    from visitdata import checks, json_text  # noqa: PLC0415 - loaded once a dossier was read

    document = None if outcome.json is None else cast("dict[str, Any]", json_text.parse(outcome.json))
    findings = (*checks.check(dossier, document, rules=rules), *against.findings(dossier, source, document))
    return located(findings, outcome)

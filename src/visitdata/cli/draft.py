"""`visitdata draft`: a draft becomes a dossier, with a report of what was understood and what is wrong."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from visitdata.cli import console
from visitdata.cli.console import CallError, DataError
from visitdata.cli.destinations import refuse_overwriting
from visitdata.cli.jobs import Copying
from visitdata.cli.listing import Listing
from visitdata.cli.options import format_option
from visitdata.cli.reports import REPORTS, report_draft
from visitdata.cli.sinks import say_lost, say_written, sink_named
from visitdata.cli.sources import Read, file_named
from visitdata.cli.texts import Texts
from visitdata.errors import DecodeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from visitdata import DraftResult, Problem, Repair
    from visitdata.cli.sinks import Sink
    from visitdata.cli.sources import File
    from visitdata.syntaxes import Format

_FEEDBACK = "feedback"


def _dossier_id(_ctx: click.Context, _option: click.Parameter, id_: str | None) -> str | None:
    """The id that an option gives, if it can be that of a dossier."""
    if id_ is not None:
        from visitdata.values.identifiers import dossier_id_mistake

        mistake = dossier_id_mistake(id_)
        if mistake is not None:
            suggestion = f"; {mistake.suggestion}" if mistake.suggestion else ""
            msg = f"{mistake.message}{suggestion}"
            raise click.BadParameter(msg)
    return id_


@click.command(cls=console.Command)
@click.argument("file", metavar="FILE")
@click.option(
    "--text",
    "texts",
    metavar="ARTICLE=FILE",
    multiple=True,
    help="The text of an article, by the article's id in the draft: evidence, quotes, hedges and words for a"
    " time are looked for in it. The text is UTF-8, with its own line breaks. Repeatable.",
)
@click.option(
    "-o",
    "--out",
    metavar="OUT",
    help="The file to write the dossier to; its suffix says the format, and a further .gz or .zst that it is"
    " compressed. - is the standard output, with --to. Without it, the draft is only checked.",
)
@click.option(
    "--to",
    "written_as",
    metavar="FORMAT",
    callback=format_option,
    help="The format of OUT, by its name, its suffix (ttl) or its media type (text/turtle).",
)
@click.option(
    "--id",
    "id_",
    metavar="IRI",
    callback=_dossier_id,
    help="The id of the dossier, where the draft does not give it.",
)
@click.option(
    "--fuzzy",
    is_flag=True,
    help="Look for similar words, too, where evidence stands nowhere; needs visitdata[fuzzy].",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Write nothing, and exit with 1, where a repair is only likely or there are warnings, too.",
)
@click.option(
    "--report",
    type=click.Choice([*REPORTS, _FEEDBACK]),
    default="text",
    show_default=True,
    help="How repairs and problems are printed: as a table and lines to read, as a JSON object of two lists,"
    " as a SARIF 2.1.0 log, as commands for the log of a workflow on GitHub, or as feedback: at most 40"
    " numbered lines for whoever wrote the draft, such as a language model.",
)
def draft(
    file: str,
    texts: tuple[str, ...],
    out: str | None,
    *,
    written_as: Format | None,
    id_: str | None,
    fuzzy: bool,
    strict: bool,
    report: str,
) -> None:
    """Make a dossier of a draft, in JSON or YAML, that a person or a language model wrote.

    A draft gives evidence by the words of the text, records by their names and dates as people write them.
    What was written in another way and understood is a repair: sure, where it can mean nothing else, or
    likely. All repairs are printed, each with its line, its path, what was written and what was understood.
    Below them stand the problems, which the writer of the draft has to decide, as visitdata check prints
    them. - is the standard input.

    The dossier is written to OUT only where there are no errors, whole or not at all.

    \b
    Examples:
      visitdata draft visit.draft.yaml --text article=article.txt
      visitdata draft visit.draft.yaml --text article=article.txt -o visit.json
      visitdata draft visit.draft.json --text article=article.txt -o visit.ttl --strict
      visitdata draft - --text article=article.txt --report feedback < visit.draft.json
      visitdata draft visit.draft.yaml --text article=article.txt -o - --to json > visit.json

    Exits with 1 where there are errors, with --strict also where there are warnings or likely repairs.
    YAML needs visitdata[yaml].
    """
    given = file_named(file)
    against = Texts.read(texts, fuzzy=fuzzy)
    sink = _sink(out, written_as, report)
    if sink is not None and sink.path is not None:
        refuse_overwriting([given, *against.files.values()], [sink.path], "name another file to write")
    result = _read(given, against, id_)
    to_stderr = sink is not None and sink.path is None
    listing = Listing()
    problems, repairs = _problems(result, against, given), result.repairs
    found = [listing.add(given.name, problems), listing.rest(given.name)]
    if report == _FEEDBACK:
        _say_feedback(result, to_stderr=to_stderr)
    else:
        report_draft(report, given.name, repairs, found, listing, stream=sys.stderr if to_stderr else None)
    _refuse(problems, repairs, strict=strict, is_written=sink is not None)
    if sink is not None:
        _write(result, sink, given, quiet=report != "text")


def _sink(out: str | None, named: Format | None, report: str) -> Sink | None:
    """Where the dossier goes, if anywhere.

    Raises:
        CallError: there is no such place; or the dossier and a report for programs would be mixed there.
    """
    if out is None:
        if named is not None:
            msg = "--to is the format of a file to write: name the file with -o"
            raise CallError(msg)
        return None
    sink = sink_named(out, named)
    if sink.path is None and report not in {"text", _FEEDBACK}:
        msg = f"-o - and --report {report} would both go to the standard output: name a file with -o"
        raise CallError(msg)
    return sink


def _read(given: File, against: Texts, id_: str | None) -> DraftResult:
    """What a draft becomes; where its file cannot be expanded, that is its problem.

    Raises:
        CallError: the file cannot be read.
        MissingExtraError: the draft is YAML, and the extra is not installed.
    """
    from visitdata.drafts.draft import draft as read_draft
    from visitdata.drafts.draft import unreadable

    try:
        data = given.whole()
    except DecodeError as error:
        return unreadable(error.problems)
    return read_draft(data, against.texts, id=id_, fuzzy=against.fuzzy)


def _problems(result: DraftResult, against: Texts, given: File) -> Sequence[Problem]:
    """What is wrong with a draft, or with its dossier and in the texts, as `check` tells it."""
    if result.dossier is None:
        return result.problems
    in_texts = result.in_draft(against.problems(result.dossier, given.name))
    return sorted((*result.problems, *in_texts), key=lambda each: (each.line or 0, each.column or 0))


def _say_feedback(result: DraftResult, *, to_stderr: bool) -> None:
    lines = map(console.shown, result.feedback().splitlines())
    console.say("\n".join(lines), sys.stderr if to_stderr else None)


def _refuse(
    problems: Sequence[Problem], repairs: Sequence[Repair], *, strict: bool, is_written: bool
) -> None:
    """Stop where there is no dossier, or, with `strict`, one that somebody has to look at.

    Raises:
        DataError: so it is; where a dossier was to be written, it says that none is.
    """
    found = Counter(problem.severity for problem in problems)
    counts = {"error": found["error"]}
    if strict:
        counts["warning"] = found["warning"]
        counts["likely repair"] = sum(repair.certainty == "likely" for repair in repairs)
    told = [console.counted(count, name) for name, count in counts.items() if count]
    if told and is_written:
        msg = f"nothing was written: {console.listed(told)}"
        raise DataError(msg)
    if told:
        raise DataError


def _write(result: DraftResult, sink: Sink, given: File, *, quiet: bool) -> None:
    """Write the dossier, whole or not at all.

    Raises:
        WritingError: it cannot be written.
    """
    made = Copying(formats=(sink.format.name,)).result(Read(dossier=result.dossier))
    with sink.opened():
        for text in made.texts:
            sink.write(text)
        sink.complete()
    if sink.path is not None:
        say_written(sink.path, "1 dossier", sink.size, sys.stderr if quiet else None)
    say_lost(made.lost, [given])

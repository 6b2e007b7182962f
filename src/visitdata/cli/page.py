"""`visitdata page`: a dossier becomes a web page."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from visitdata.cli import console
from visitdata.cli.console import CallError, DataError, call_errors
from visitdata.cli.destinations import checked_file, command_argument, is_file_of, name_of, refuse_overwriting
from visitdata.cli.differences import differences, listed_problems
from visitdata.cli.one import only
from visitdata.cli.options import format_option
from visitdata.cli.places import in_order, located
from visitdata.cli.sinks import put
from visitdata.cli.sources import STREAM, inputs
from visitdata.cli.texts import Texts
from visitdata.errors import UnknownArticleError

if TYPE_CHECKING:
    from visitdata import Dossier, Problem
    from visitdata.cli.sources import Read, Source
    from visitdata.syntaxes import Format

_ALONE = "put the one to show into a file of its own"


@click.command(cls=console.Command)
@click.argument("file", metavar="FILE")
@click.option(
    "-o",
    "--out",
    metavar="PAGE",
    default=STREAM,
    help="The file to write: NAME.html. By default, and where it is -, the page goes to the standard output.",
)
@click.option(
    "--text",
    "texts",
    metavar="ARTICLE=FILE",
    multiple=True,
    help="The text of an article, by the article's id: the page shows it, with each piece of evidence marked,"
    " linked to the records that rest on it. The text is UTF-8, with its own line breaks. Repeatable.",
)
@click.option(
    "--from",
    "read_as",
    metavar="FORMAT",
    callback=format_option,
    help="The format of FILE; by default, its suffix says.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Exit with 1 where visitdata check, with the same texts, has errors or warnings, as where a text"
    " does not fit. They are printed, and the page is written all the same.",
)
def page(file: str, texts: tuple[str, ...], out: str, *, read_as: Format | None, strict: bool) -> None:
    """Write a dossier, of any format, as a web page for people.

    The page is one file: it loads nothing and runs no script. It says of everything whose word it is: what
    somebody only says looks and reads different from what the article reports. Each record has its id as an
    anchor, PAGE.html#id.

    The page links to files beside it that hold the dossier in other formats, called as FILE: for
    dossier.json, they are dossier.ttl and so on, as visitdata export writes them to the folder of the page.

    With --text, the page holds the whole text of the article: ask whether you may publish it. What does not
    stand in the text as the dossier has it is printed, as by visitdata check, and the page says so at that
    place. Evidence keeps its digests in the other formats; a page leaves them out. - is the standard input,
    with --from.

    \b
    Examples:
      visitdata page dossier.json -o dossier.html
      visitdata page dossier.ttl --text article=article.txt -o dossier.html --strict
      visitdata page - --from json -o dossier.html < dossier.json

    Exits with 1 where the dossier has errors, with --strict also where there are warnings, or a text does not
    fit. Needs visitdata[html].
    """
    from visitdata.pages.environment import environment

    (given,) = inputs([file], read_as)
    environment()  # so that a missing library is told before anything is read
    against = Texts.read(texts, fuzzy=False)
    path = None if out == STREAM else _page_file(out)
    if path is not None:
        refuse_overwriting([given, *against.files.values()], [path], "name another file to write")
    read, dossier = only(given, _ALONE, "nothing was written")
    written = _page_of(dossier, given, against)
    unfit = differences(given, against, read, dossier)
    warnings = _warnings(dossier, read)
    console.say_problems(listed_problems(given, [*warnings, *unfit] if strict else unfit), sys.stderr)
    put(path, "1 page", written)
    if path is not None:
        _say_linked(given, path)
    if strict and (warnings or unfit):
        raise DataError
    _say_warnings(given, len(warnings))


def _page_file(out: str) -> Path:
    """The file to write.

    Raises:
        CallError: no page can be there, or the name is not that of one.
    """
    from visitdata.pages.html import FORMAT

    path = checked_file(Path(out))
    if not is_file_of(FORMAT, out):
        msg = f"{name_of(path)}: a page is called NAME{FORMAT.suffix}"
        raise CallError(msg)
    return path


def _page_of(dossier: Dossier, given: Source, against: Texts) -> bytes:
    """The page of a dossier.

    Raises:
        CallError: the dossier has not each of the articles.
    """
    from visitdata.pages.page import page as page_of

    stem = None if given.is_stdin else given.stem
    with call_errors(f"--text: {given.name}", UnknownArticleError):
        return page_of(dossier, stem=stem, texts=against.texts).encode()


def _warnings(dossier: Dossier, read: Read) -> list[Problem]:
    from visitdata.verbs import check

    warnings = [problem for problem in check(dossier) if problem.severity == "warning"]
    return located(in_order(warnings, dossier, read), dossier, read)


def _say_warnings(given: Source, count: int) -> None:
    """Say how many warnings there are that are not printed, and how to see them."""
    if count:
        name = console.shown(given.name)
        see = "" if given.is_stdin else f"; to see them: visitdata check {command_argument(given.name)}"
        console.say(f"{name}: {console.counted(count, 'warning')}{see}", sys.stderr)


def _say_linked(given: Source, path: Path) -> None:
    """Say which of the files that a page links to are not there, and how to write them."""
    from visitdata.syntaxes import formats

    if given.is_stdin:
        return
    missing = [each for each in formats() if not path.with_name(given.stem + each.suffix).exists()]
    if missing:
        to = [] if len(missing) == len(formats()) else [f"--to {each.name}" for each in missing]
        folder = command_argument(f"{name_of(path.parent)}{os.sep}")
        command = " ".join(["visitdata export", command_argument(given.name), *to, "--out", folder])
        files = console.listed([console.shown(given.stem + each.suffix) for each in missing])
        console.say(f"the page links to {files} beside it; to write them: {console.shown(command)}")

"""`visitdata edit`: a dossier becomes a draft that a person changes."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from visitdata.cli import console
from visitdata.cli.console import CallError, FileProblem, call_errors, writing_errors
from visitdata.cli.destinations import checked_file, name_of, refuse_overwriting
from visitdata.cli.draft_names import DRAFT_SUFFIXES, draft_form
from visitdata.cli.listing import Listing
from visitdata.cli.one import only
from visitdata.cli.options import format_option
from visitdata.cli.places import located
from visitdata.cli.sinks import say_written
from visitdata.cli.sources import STREAM, inputs
from visitdata.cli.texts import Texts
from visitdata.errors import UnknownArticleError

if TYPE_CHECKING:
    from visitdata.cli.draft_names import DraftForm
    from visitdata.cli.sources import Read, Source
    from visitdata.syntaxes import Format

_ALONE = "put the one to edit into a file of its own"

# Warnings that say of words in the text where they stand: a draft has them as the dossier does.
_IN_THE_TEXT = {"words-outside-evidence", "quote-split"}


@click.command(cls=console.Command)
@click.argument("dossier", metavar="DOSSIER")
@click.option(
    "--text",
    "texts",
    metavar="ARTICLE=FILE",
    multiple=True,
    help="The text of an article, by the article's id: its evidence is given by the words that stand there,"
    " instead of offsets. The text is UTF-8, with its own line breaks. Repeatable.",
)
@click.option(
    "-o",
    "--out",
    metavar="OUT",
    default=STREAM,
    help="The file to write: NAME.draft.yaml, or NAME.draft.json. By default, and where it is -, YAML goes to"
    " the standard output.",
)
@click.option(
    "--from",
    "read_as",
    metavar="FORMAT",
    callback=format_option,
    help="The format of DOSSIER; by default, its suffix says.",
)
def edit(dossier: str, texts: tuple[str, ...], out: str, *, read_as: Format | None) -> None:
    """Write a dossier, of any format, as a draft that a person reads and changes.

    Evidence is given by its words, records by their names, and what is a default or is made again is left
    out. visitdata draft, with the same texts, makes the same dossier of it; in YAML, the command stands
    above. Evidence from an article without --text stays as it is, and so does what does not stand in the text
    as the dossier says; that is told, too. - is the standard input, with --from.

    \b
    Examples:
      visitdata edit dossier.json --text article=article.txt -o dossier.draft.yaml
      visitdata edit dossier.ttl --text article=article.txt -o dossier.draft.json
      visitdata edit dossier.json --text article=article.txt

    Exits with 1 where the dossier has errors. YAML needs visitdata[yaml].
    """
    (given,) = inputs([dossier], read_as)
    against = Texts.read(texts, fuzzy=False)
    path = None if out == STREAM else checked_file(Path(out))
    form = "yaml" if path is None else _form(path)
    if path is not None:
        refuse_overwriting([given, *against.files.values()], [path], "name another file to write")
    read, text = _draft_of(given, against, form, path)
    console.say_problems(_differences(given, against, read), sys.stderr)
    if path is None:
        console.send(text)
    else:
        _write(path, text)


def _form(path: Path) -> DraftForm:
    """Whether a draft is written as YAML or JSON, as its name says.

    Raises:
        CallError: the name is not that of a draft.
    """
    form = draft_form(path)
    if form is None:
        msg = f"{name_of(path)}: a draft is called NAME{' or NAME'.join(DRAFT_SUFFIXES)}"
        raise CallError(msg)
    return form


def _draft_of(given: Source, against: Texts, form: DraftForm, path: Path | None) -> tuple[Read, bytes]:
    """The one dossier of a source, and its draft as a text.

    Raises:
        CallError: the source cannot be read; or the dossier has not each of the articles.
        DataError: the dossier has errors, or is not the only one; all problems are printed.
    """
    from visitdata.drafts.edit import edit as draft_of

    read, dossier = only(given, _ALONE, "nothing was written")
    with call_errors(f"--text: {given.name}", UnknownArticleError):
        made = draft_of(dossier, against.texts)
    if form == "json":
        return read, f"{json.dumps(made, ensure_ascii=False, indent=2)}\n".encode()
    from visitdata.drafts.yaml_writing import to_yaml

    return read, to_yaml(made, _comment(given, against, path)).encode()


def _comment(given: Source, against: Texts, path: Path | None) -> str:
    """What stands above a draft in YAML: how the dossier is made again."""
    stem = "dossier" if given.is_stdin else given.stem
    draft = f"{stem}{next(iter(DRAFT_SUFFIXES))}" if path is None else name_of(path)
    dossier = f"{stem}.json" if given.is_stdin else given.name
    texts = [f"--text {shlex.quote(f'{article}={file.name}')}" for article, file in against.files.items()]
    command = console.shown(" ".join(["visitdata draft", _argument(draft), *texts, "-o", _argument(dossier)]))
    return f"A draft of {console.shown(dossier)}. To make the dossier of it again:\n  {command}"


def _argument(name: str) -> str:
    """The name of a file as a shell takes it, and no command takes it for an option."""
    return shlex.quote(f"./{name}" if name.startswith("-") else name)


def _differences(given: Source, against: Texts, read: Read) -> list[FileProblem]:
    """What of the dossier's evidence and quoted words does not stand in the texts as the dossier has it."""
    if not against.texts or read.dossier is None:
        return []
    problems = against.problems(read.dossier, given.name, read.document())
    told = [each for each in problems if each.severity != "info" and each.code not in _IN_THE_TEXT]
    told = located(told, read.dossier, read)
    listing = Listing()
    return [*listing.add(given.name, told), *listing.rest(given.name)]


def _write(path: Path, text: bytes) -> None:
    """Write a draft, whole or not at all.

    Raises:
        WritingError: it cannot be written.
    """
    from visitdata.files import write_whole

    with writing_errors(path):
        size = write_whole(path, [text])
    say_written(path, "1 draft", size)

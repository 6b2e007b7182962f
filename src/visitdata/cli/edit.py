"""`visitdata edit`: a dossier becomes a draft that a person changes."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from visitdata.cli import console
from visitdata.cli.console import CallError, call_errors
from visitdata.cli.destinations import checked_file, command_argument, name_of, refuse_overwriting
from visitdata.cli.differences import differences, listed_problems
from visitdata.cli.one import only
from visitdata.cli.options import format_option
from visitdata.cli.sinks import put
from visitdata.cli.sources import STREAM, inputs
from visitdata.cli.texts import Texts
from visitdata.drafts.file_names import DRAFT_SUFFIXES, draft_form
from visitdata.errors import UnknownArticleError

if TYPE_CHECKING:
    from visitdata import Dossier
    from visitdata.cli.sources import Source
    from visitdata.drafts.file_names import DraftForm
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
    read, made = only(given, _ALONE, "nothing was written")
    text = _draft_of(made, given, against, form, path)
    found = differences(given, against, read, made, _IN_THE_TEXT)
    console.say_problems(listed_problems(given, found), sys.stderr)
    put(path, "1 draft", text)


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


def _draft_of(dossier: Dossier, given: Source, against: Texts, form: DraftForm, path: Path | None) -> bytes:
    """The draft of a dossier, as a text.

    Raises:
        CallError: the dossier has not each of the articles.
    """
    from visitdata.drafts.edit import edit as draft_of

    with call_errors(f"--text: {given.name}", UnknownArticleError):
        made = draft_of(dossier, against.texts)
    if form == "json":
        return f"{json.dumps(made, ensure_ascii=False, indent=2)}\n".encode()
    from visitdata.drafts.yaml_writing import to_yaml

    return to_yaml(made, _comment(given, against, path)).encode()


def _comment(given: Source, against: Texts, path: Path | None) -> str:
    """What stands above a draft in YAML: how the dossier is made again."""
    stem = "dossier" if given.is_stdin else given.stem
    draft = f"{stem}{next(iter(DRAFT_SUFFIXES))}" if path is None else name_of(path)
    dossier = f"{stem}.json" if given.is_stdin else given.name
    texts = [f"--text {shlex.quote(f'{article}={file.name}')}" for article, file in against.files.items()]
    command = console.shown(
        " ".join(["visitdata draft", command_argument(draft), *texts, "-o", command_argument(dossier)])
    )
    return f"A draft of {console.shown(dossier)}. To make the dossier of it again:\n  {command}"

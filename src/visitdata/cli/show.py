"""`visitdata show`: a dossier in a terminal, or what it says of one actor."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from visitdata.cli import console
from visitdata.cli.console import CallError
from visitdata.cli.one import only
from visitdata.cli.options import format_option
from visitdata.cli.sources import inputs

if TYPE_CHECKING:
    from visitdata import Dossier
    from visitdata.model.actors import Actor
    from visitdata.pages.outline import Outline
    from visitdata.syntaxes import Format

_ALONE = "put the one to show into a file of its own"
_MOST_NAMED = 20


@click.command(cls=console.Command)
@click.argument("file", metavar="FILE")
@click.option(
    "--actor",
    "identifier",
    metavar="ID",
    help="Show one actor's part: who it is, its ties, what it does, says and is accused of, and its answers.",
)
@click.option(
    "--from",
    "read_as",
    metavar="FORMAT",
    callback=format_option,
    help="The format of FILE; by default, its suffix says.",
)
def show(file: str, *, identifier: str | None, read_as: Format | None) -> None:
    """Show a dossier, of any format, in the terminal: who alleges what, when, and what else is said.

    Before each record stands whose word it is: "Reported" and "Planned" are the article's own, "Alleged by"
    and "Said by" somebody's. Beside each allegation stands what each accused answers. On a terminal the text
    is as wide as the terminal; NO_COLOR=1 leaves colours out. Elsewhere, as in a pipe, it is plain, and each
    line is whole, however long: grep finds what is said together with who says it. - is the standard input,
    with --from.

    \b
    Examples:
      visitdata show dossier.json
      visitdata show dossier.json --actor lind
      visitdata show dossier.json | grep Reported
      visitdata show - --from ttl < other.ttl

    \b
    Exit codes:
      0  done
      1  the dossier has errors, or the file holds several; nothing is shown
      2  the call is wrong: no such file, format or actor
    """
    from visitdata.pages.actor_outline import actor_outline
    from visitdata.pages.dossier_outline import dossier_outline

    (given,) = inputs([file], read_as)
    _, dossier = only(given, _ALONE, "nothing is shown")
    if identifier is None:
        _print(dossier_outline(dossier))
    else:
        _print(actor_outline(dossier, _actor(dossier, identifier, given.name)))


def _actor(dossier: Dossier, identifier: str, file: str) -> Actor:
    """The actor of an id.

    Raises:
        CallError: there is none.
    """
    from visitdata.suggestions.spelling import nearest

    actors = {each.id: each for each in dossier.actors}
    if identifier in actors:
        return actors[identifier]
    named = [each.id for each in dossier.actors if each.name == identifier]
    meant = named[0] if len(named) == 1 else nearest(identifier, actors)
    msg = f"{file}: --actor: {_what_is(dossier, identifier)}"
    if meant is not None:
        msg += f"; did you mean {meant!r}?"
    elif 0 < len(actors) <= _MOST_NAMED:
        msg += f"; the actors are {', '.join(actors)}"
    raise CallError(msg)


def _what_is(dossier: Dossier, identifier: str) -> str:
    if identifier in dossier:
        return f"{identifier!r} is not an actor: its type is {type(dossier[identifier]).__name__}"
    return f"the dossier has no actor {identifier!r}"


def _print(outline: Outline) -> None:
    from visitdata.pages.terminal import Rendered, plain

    if console.console(sys.stdout).is_terminal:
        encoding = sys.stdout.encoding or "utf-8"
        console.say(Rendered(outline, is_ascii=not encoding.lower().startswith("utf")), wrap=True)
    else:
        console.say("\n".join(plain(outline)))

"""Options that several commands have, and the formats that options name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from visitdata.syntaxes import Format

_Command = TypeVar("_Command", bound="Callable[..., Any]")

workers_option = click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="How many processes share the work on jsonl and nquads; what is written is the same for any number.",
)


def on_error_option(consequence: str) -> Callable[[_Command], _Command]:
    """The option that says what becomes of a dossier with errors.

    Args:
        consequence: what the help says of it.
    """
    return click.option(
        "--on-error",
        type=click.Choice(["stop", "skip"]),
        default="stop",
        show_default=True,
        help=consequence,
    )


def format_option(_ctx: click.Context, _option: click.Parameter, name: str | None) -> Format | None:
    """The format that an option names, if it is given."""
    return None if name is None else option_format(name)


def option_format(name: str) -> Format:
    """The format of a name that an option gives.

    Raises:
        click.BadParameter: there is none.
    """
    from visitdata.errors import UnknownFormatError
    from visitdata.syntaxes import format_named

    try:
        return format_named(name)
    except UnknownFormatError as error:
        raise click.BadParameter(str(error)) from error

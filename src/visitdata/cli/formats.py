"""The formats that options name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from visitdata.syntaxes import Format


def named(_ctx: click.Context, _option: click.Parameter, name: str | None) -> Format | None:
    """The format that an option names, if it is given."""
    return None if name is None else _named(name)


def all_named(_ctx: click.Context, _option: click.Parameter, names: tuple[str, ...]) -> tuple[Format, ...]:
    """The formats that an option names, each once; all that can be read back where it names none."""
    from visitdata.syntaxes import formats  # noqa: PLC0415 - loaded once there is something to write

    given = tuple({format_.name: format_ for format_ in map(_named, names)}.values())
    return given or tuple(each for each in formats() if each.find is not None)


def _named(name: str) -> Format:
    from visitdata.errors import UnknownFormatError  # noqa: PLC0415 - as above
    from visitdata.syntaxes import format_named  # noqa: PLC0415 - as above

    try:
        return format_named(name)
    except UnknownFormatError as error:
        raise click.BadParameter(str(error)) from error

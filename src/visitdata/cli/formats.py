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
    """The formats that an option names, each once; all of them where it names none."""
    from visitdata.syntaxes import formats  # noqa: PLC0415 - loaded once there is something to write

    return tuple(_named(name) for name in dict.fromkeys(names)) or formats()


def _named(name: str) -> Format:
    from visitdata.syntaxes import formats  # noqa: PLC0415 - as above

    known = {format_.name: format_ for format_ in formats()}
    if name not in known:
        mend = _likely(name, tuple(known.values()))
        meant = f"did you mean {mend}?" if mend else f"the formats are {', '.join(known)}"
        msg = f"there is no format {name!r}; {meant}"
        raise click.BadParameter(msg)
    return known[name]


def _likely(value: str, formats: tuple[Format, ...]) -> str | None:
    """The format that is likely meant: by its suffix, or by a name like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - needed only once something is wrong

    suffix = f".{value.lower().removeprefix('.')}"
    by_suffix = [each.name for each in formats if suffix in {each.suffix, *each.more_suffixes}]
    close = get_close_matches(value.lower(), [each.name for each in formats], 1)
    return next(iter(by_suffix + close), None)

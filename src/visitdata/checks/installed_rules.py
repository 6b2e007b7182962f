"""Rules that installed packages bring: gone by where a call names their codes, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata import installed
from visitdata.checks.registry import RULES
from visitdata.errors import UnknownRuleError

if TYPE_CHECKING:
    from collections.abc import Collection

# What came with the modules that entry points lead to: another rule of such a module is not asked for.
_BROUGHT: set[str] = set()


def left_out(named: Collection[str]) -> frozenset[str]:
    """The codes of the rules that a call does not go by, once those that it names are there.

    Args:
        named: the codes that the call names.

    Raises:
        UnknownRuleError: there is no rule of such a code, and no installed package brings one.
        EntryPointError: what a package brings cannot be loaded, or is no rule of that code.
    """
    for code in named:
        if code not in RULES:
            _load(code)
    return frozenset(_BROUGHT.difference(named))


def _load(code: str) -> None:
    entry = installed.find(installed.RULES, code)
    if entry is None:
        msg = f'there is no rule with the code "{code}", and no installed package brings one'
        raise UnknownRuleError(msg)
    before = set(RULES)
    try:
        found = entry.load()
    finally:
        _BROUGHT.update(RULES.keys() - before)
    if code not in RULES or RULES[code].find is not found:
        wrong = f'it is no function that vd.rule declares with the code "{code}", but {found!r}'
        raise entry.wrong(wrong)

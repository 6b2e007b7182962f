"""Rules of installed packages: applied where a call names their codes, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visitdata import installed
from visitdata.checks.registry import RULES
from visitdata.errors import UnknownRuleError

if TYPE_CHECKING:
    from collections.abc import Collection

# The rules in modules of entry points: a call that names one rule does not ask for the others.
_BROUGHT: set[str] = set()


def left_out(named: Collection[str]) -> frozenset[str]:
    """Load the rules that a call names; the codes of the others of installed packages, which it leaves out.

    Args:
        named: the codes that the call names.

    Raises:
        UnknownRuleError: no rule has such a code, in this package or in installed ones.
        EntryPointError: the rule of a package cannot be loaded, or is not a rule with that code.
    """
    for code in named:
        if code not in RULES:
            _load(code)
    return frozenset(_BROUGHT.difference(named))


def _load(code: str) -> None:
    entry = installed.find(installed.RULES, code)
    if entry is None:
        msg = f'there is no rule with the code "{code}", and no installed package has one'
        raise UnknownRuleError(msg)
    before = set(RULES)
    try:
        found = entry.load()
    finally:
        _BROUGHT.update(RULES.keys() - before)
    if code not in RULES or RULES[code].find is not found:
        wrong = f'it must be a function that vd.rule declares with the code "{code}", not {found!r}'
        raise entry.wrong(wrong)

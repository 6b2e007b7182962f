"""The rules: what one is and gets, and the table to which `@rule(code, severity, on=...)` adds one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Literal, TypeAlias, TypeVar, cast, get_args, overload

import attrs

from visitdata import installed
from visitdata.errors import Path, UnknownRuleError
from visitdata.metamodel.per_class import UntilDeclared
from visitdata.metamodel.settings import Declared
from visitdata.model.dossier import Dossier
from visitdata.model.events import Proposition

_T = TypeVar("_T")
_R = TypeVar("_R", bound=Declared)
_R2 = TypeVar("_R2", bound=Declared)
_R3 = TypeVar("_R3", bound=Declared)
_R4 = TypeVar("_R4", bound=Declared)


class CheckContext:
    """What a rule can use besides the record that it looks at. There is one for each dossier that is checked.

    Attributes:
        dossier: the dossier; `context.dossier[reference]` is the record that a reference leads to.
        without: the codes of the rules that this check leaves out.
    """

    __slots__ = ("_made", "dossier", "without")

    def __init__(self, dossier: Dossier, without: frozenset[str] = frozenset()) -> None:
        self.dossier = dossier
        self.without = without
        self._made: dict[Callable[[Dossier], Any], Any] = {}

    def once(self, make: Callable[[Dossier], _T]) -> _T:
        """The result of a function of the dossier, computed once.

        Args:
            make: the function. It must be defined at the top of a module, so that rules can share its result.
        """
        if make not in self._made:
            self._made[make] = make(self.dossier)
        return cast("_T", self._made[make])


# What a rule finds: the path from the record, what is wrong or doubtful, and a suggestion where there is one.
RuleResult: TypeAlias = tuple[Path, str, str | None]
# A valid dossier has no errors.
RuleSeverity: TypeAlias = Literal["warning", "info"]
RuleFunction: TypeAlias = Callable[[_R, CheckContext], Iterable[RuleResult]]

_CODE = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*")
# The name of functions that are not called by name: several may have it.
_NAMELESS = "_"
_OURS = "visitdata."


@attrs.frozen(kw_only=True)
class Rule:
    """One thing to look for in records of some classes.

    Attributes:
        code: the code of its problems.
        severity: their severity.
        on: the classes of records that it looks at, their subclasses included.
        find: the function that yields (path from the record, message, suggestion or None).
    """

    code: str
    severity: RuleSeverity
    on: tuple[type[Declared], ...]
    find: Callable[[Any, CheckContext], Iterable[RuleResult]]

    @property
    def doc(self) -> str:
        """What it looks for: the first paragraph of the function's docstring."""
        return " ".join((self.find.__doc__ or "").strip().split("\n\n")[0].split())

    @property
    def name(self) -> str:
        """The function's module and qualified name."""
        return f"{self.find.__module__}.{self.find.__qualname__}"


RULES: dict[str, Rule] = {}

_RULES_ON: dict[type[Declared], tuple[Rule, ...]] = UntilDeclared()


@overload
def rule(code: str, severity: RuleSeverity) -> Callable[[RuleFunction[Dossier]], RuleFunction[Dossier]]: ...
@overload
def rule(
    code: str, severity: RuleSeverity, *, on: tuple[type[_R], type[_R2]]
) -> Callable[[RuleFunction[_R | _R2]], RuleFunction[_R | _R2]]: ...
@overload
def rule(
    code: str, severity: RuleSeverity, *, on: tuple[type[_R], type[_R2], type[_R3]]
) -> Callable[[RuleFunction[_R | _R2 | _R3]], RuleFunction[_R | _R2 | _R3]]: ...
@overload
def rule(
    code: str, severity: RuleSeverity, *, on: tuple[type[_R], type[_R2], type[_R3], type[_R4]]
) -> Callable[[RuleFunction[_R | _R2 | _R3 | _R4]], RuleFunction[_R | _R2 | _R3 | _R4]]: ...
@overload
def rule(
    code: str, severity: RuleSeverity, *, on: type[_R] | tuple[type[_R], ...]
) -> Callable[[RuleFunction[_R]], RuleFunction[_R]]: ...
@overload
def rule(
    code: str,
    severity: RuleSeverity,
    *,
    on: Callable[..., Proposition] | tuple[type[Declared] | Callable[..., Proposition], ...],
) -> Callable[[RuleFunction[Any]], RuleFunction[Any]]: ...
def rule(
    code: str,
    severity: RuleSeverity,
    *,
    on: type[Any] | Callable[..., Proposition] | tuple[Any, ...] = Dossier,
) -> Callable[[RuleFunction[Any]], RuleFunction[Any]]:
    """Add a rule of your own to those that `check` and `visitdata check` apply.

    ```python
    @vd.rule("vote-without-measure", "info", on=(vd.Vote, vd.PositedVote))
    def vote_without_measure(vote, context):
        "A vote without what it was about."
        if vote.measure is None:
            yield ("measure",), f"{vote.id} does not say what the vote was about", None
    ```

    The function is called with each record of the classes, and with a `CheckContext`, which has the dossier.
    It yields a tuple for each thing that it finds:

    - the path from the record to the place, a tuple of member names and positions; it may lead to a member
      that is absent; `()` is the record itself;
    - the message: what is wrong or doubtful;
    - the suggestion: what would be right, where only one thing can be meant; else None.

    The first paragraph of its docstring says what it looks for. An exception in it stops the check, with a
    note that names the rule and the record. A function of the same module and qualified name
    replaces the one that was declared before, as when the cell of a notebook is run again; functions called
    `_` are told apart by their codes.

    Args:
        code: the code of what it finds: lower-case words with hyphens between them.
        severity: `warning` for a likely mistake, `info` for what is worth a look. What a valid dossier holds
            is never an error.
        on: the class of records to look at, or several; subclasses are included. Any class of record will
            do: propositions (`vd.Proposition`) and what stands inside a record (`vd.Evidence`, `vd.Tie`,
            `vd.Quote`) as well. By default, the rule sees each dossier as a whole, once.

    Raises:
        ValueError: the code is not well-formed, or is used for something else; or the severity is unknown.
        TypeError: `on` is not a class of records.
    """
    classes = cast("tuple[type[Declared], ...]", on if isinstance(on, tuple) else (on,))
    if not _CODE.fullmatch(code):
        msg = f'code must be lower-case words with hyphens, such as "vote-without-measure", not {code!r}'
        raise ValueError(msg)
    if severity not in get_args(RuleSeverity):
        msg = f'severity must be "warning" or "info", not {severity!r}'
        raise ValueError(msg)
    _refuse_classes(classes)

    def add(find: RuleFunction[Any]) -> RuleFunction[Any]:
        added = Rule(code=code, severity=severity, on=classes, find=find)
        _refuse_taken(added)
        for former in _formers(added):
            remove(former)
        RULES[code] = added
        _RULES_ON.clear()
        return find

    return add


def remove(code: str) -> None:
    """Take the rule of a code out of the table."""
    del RULES[code]
    _RULES_ON.clear()


def only_where(code: str, can_hold: Callable[[type[Declared]], object]) -> None:
    """Let a rule look at records of such classes alone as can hold what it looks for.

    Args:
        code: the code of the rule.
        can_hold: whether records of a class can; asked once for each class.
    """
    _CAN_HOLD[code] = can_hold


_CAN_HOLD: dict[str, Callable[[type[Declared]], object]] = {}


def rules_on(cls: type[Declared], without: frozenset[str] = frozenset()) -> tuple[Rule, ...]:
    """The rules that look at records of a class, in the order of the table, but for those of these codes."""
    known = _RULES_ON.get(cls)
    if known is None:
        known = _RULES_ON[cls] = tuple(each for each in RULES.values() if _looks_at(each, cls))
    return tuple(each for each in known if each.code not in without) if without else known


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


def _looks_at(rule: Rule, cls: type[Declared]) -> bool:
    can_hold = _CAN_HOLD.get(rule.code)
    return issubclass(cls, rule.on) and (can_hold is None or bool(can_hold(cls)))


def _refuse_classes(classes: tuple[object, ...]) -> None:
    for cls in classes:
        if not isinstance(cls, type) or not issubclass(cls, Declared):
            msg = f"on must be a class of records, such as vd.Allegation, or a tuple of them, not {cls!r}"
            raise TypeError(msg)
    if not classes:
        msg = "on must not be empty: give the class of records that the rule looks at"
        raise TypeError(msg)


def _refuse_taken(added: Rule) -> None:
    """Refuse a code that stands for something else.

    Raises:
        ValueError: it does.
    """
    former = RULES.get(added.code)
    if former is not None and former.name != added.name:
        msg = f'the rule {former.name} has the code "{added.code}": choose another'
        raise ValueError(msg)
    if not added.name.startswith(_OURS) and added.code in _other_codes():
        msg = f'visitdata uses the code "{added.code}" for something else: choose another'
        raise ValueError(msg)


def _other_codes() -> set[str]:
    """The codes of this package that are not those of rules."""
    from visitdata.codes import ERRORS, LOSSES
    from visitdata.text import report

    tables: tuple[Mapping[str, object], ...] = (ERRORS, LOSSES, report.CODES)
    return {code for table in tables for code in table}


def _formers(added: Rule) -> list[str]:
    """The codes of the rules that it replaces."""
    if added.find.__name__ == _NAMELESS:
        return []
    return [
        each.code
        for each in RULES.values()
        if each.name == added.name and each.code != added.code and not _are_made_alike(each, added)
    ]


def _are_made_alike(one: Rule, other: Rule) -> bool:
    """Whether one definition made both, as in a function that is called for each of several codes."""
    code: object = getattr(one.find, "__code__", None)
    return code is not None and code is getattr(other.find, "__code__", None)

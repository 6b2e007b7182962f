"""One walk over the records of a dossier, in which each rule is called with each record of its classes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias, cast

from visitdata.checks.registry import CheckContext, Rule, RuleResult, left_out, rules_on
from visitdata.codec.document_order import DocumentRank, Order
from visitdata.codegen.plain import plain
from visitdata.errors import Path, Problem, path_text
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.record_places import record_at
from visitdata.metamodel.schema import Owned
from visitdata.metamodel.settings import Declared
from visitdata.model.dossier import Dossier

_Inner: TypeAlias = tuple[str, bool, Callable[[Any], Any]]


class PlacedResult(NamedTuple):
    """What a rule found, with its path from the dossier."""

    rule: Rule
    path: Path
    message: str
    suggestion: str | None


def check(
    dossier: Dossier, document: Mapping[str, Any] | None = None, *, rules: Collection[str] = ()
) -> tuple[Problem, ...]:
    """All that the rules find, in the order of the places in the document; at one place, of the rules.

    Args:
        dossier: the dossier.
        document: the plain data it was read from: paths and their order follow it. By default, they follow
            the dossier as it is written in JSON.
        rules: the codes of rules that installed packages bring, to go by as well.
    """
    return problems(results(dossier, left_out(rules)), dossier, document)


def results(dossier: Dossier, without: frozenset[str] = frozenset()) -> list[PlacedResult]:
    """All that the rules find, but for those of these codes, in the order of the walk."""
    walk = _RuleWalk(CheckContext(dossier, without))
    try:
        walk.visit(dossier, ())
    except Exception as error:  # whatever a rule raises goes on, with a note of where that was
        if walk.rule is not None:
            where = path_text(walk.path) or "the dossier"
            error.add_note(f'The rule "{walk.rule.code}" ({walk.rule.name}) raised this at {where}.')
        raise
    return walk.found


def problems(
    found: list[PlacedResult], dossier: Dossier, document: Mapping[str, Any] | None = None
) -> tuple[Problem, ...]:
    """What the rules found, as `check` gives it."""
    if not found:
        return ()
    order = None if document is None else Order(dossier, document)
    paths = [each.path if order is None else order.path(each.path) for each in found]
    data = plain(dossier) if document is None else document
    rank = DocumentRank(data, absent_last=True)
    ranks = [rank(path) for path in paths]
    return tuple(
        Problem(
            code=found[at].rule.code,
            severity=found[at].rule.severity,
            path=path_text(paths[at]),
            record=record_at(type(dossier), dossier, found[at].path),
            message=found[at].message,
            suggestion=found[at].suggestion,
        )
        for at in sorted(range(len(found)), key=ranks.__getitem__)
    )


class _RuleWalk:
    """A walk over a dossier: what the rules found so far, and where it stands.

    Attributes:
        found: what they found.
        rule: the rule that was called last.
        path: where.
    """

    __slots__ = ("_context", "_steps", "found", "path", "rule")

    def __init__(self, context: CheckContext) -> None:
        self._context = context
        self._steps: dict[type[Declared], tuple[tuple[Rule, ...], tuple[_Inner, ...]]] = {}
        self.found: list[PlacedResult] = []
        self.rule: Rule | None = None
        self.path: Path = ()

    def visit(self, record: Declared, path: Path) -> None:
        """Call the rules with a record and with all that stand inside it."""
        cls = record.__class__
        steps = self._steps.get(cls)
        if steps is None:
            steps = self._steps[cls] = rules_on(cls, self._context.without), _owned(cls)
        rules, inner = steps
        for rule in rules:
            self.rule, self.path = rule, path
            for result in rule.find(record, self._context):
                self.found.append(_placed(rule, path, result))
        for name, many, value_of in inner:
            value = value_of(record)
            if many:
                for index, each in enumerate(value):
                    self.visit(each, (*path, name, index))
            elif value is not None:
                self.visit(value, (*path, name))


@once_per_class
def _owned(cls: type[Declared]) -> tuple[_Inner, ...]:
    """The members of a class that hold records: the name, whether there may be many, what gives the value."""
    return tuple(
        (member.name, member.many, attrgetter(member.name))
        for member in schema_of(cls).members
        if isinstance(member.value, Owned)
    )


def _placed(rule: Rule, path: Path, result: object) -> PlacedResult:
    match result:
        case (tuple(), str(), str() | None) if isinstance(result, tuple):
            inner, message, suggestion = cast("RuleResult", result)
            return PlacedResult(rule, path + inner, message, suggestion)
        case _:
            wanted = "a rule yields (path, message, suggestion), the path a tuple such as ('gist',)"
            msg = f"{wanted}, not {result!r}"
            raise TypeError(msg)

"""References of a draft: by id, by name or label, or by a name that differs in case, spaces or hyphens."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeGuard

from visitdata.drafts.reading.names import names_of
from visitdata.drafts.understood import Understood
from visitdata.errors import Mistake
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.suggestions.forms import shown, write
from visitdata.suggestions.spelling import nearest, without_separators
from visitdata.suggestions.types import with_article
from visitdata.values.text import printable
from visitdata.values.unicode.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from visitdata.drafts.reading.account import Account
    from visitdata.drafts.reading.pending import DraftRecord, Pending
    from visitdata.metamodel.schema import Reference

_FOLDED = 2  # the level of names that differ in case, spaces or hyphens
_MOST_SHOWN = 8
_LONGEST_NAME = 200
_COMPARISONS = 50_000


class References:
    """The records of a draft by what they may be called, level by level.

    A reference leads to the record that it alone can mean at the first level where there is one: its written
    id; its exact name, alias or label; the same folded; and the id that was made for it.

    Args:
        records: the records of the draft, with their ids.
        written: the id that the draft gives to a record, by the place of the record in the document.
    """

    def __init__(self, records: Sequence[DraftRecord], written: Mapping[int, str]) -> None:
        self._levels: tuple[dict[str, list[DraftRecord]], ...] = tuple(defaultdict(list) for _ in range(4))
        ids, names, alike, made = self._levels
        for record in records:
            given = written.get(id(record.data))
            if given is not None:
                ids[given].append(record)
            elif record.id is not None:
                made[record.id].append(record)
            for name in dict.fromkeys(names_of(record.data)):
                names[name].append(record)
                if len(name) <= _LONGEST_NAME:
                    alike[folded(name)].append(record)
        self._records = records
        self._comparisons_left = _COMPARISONS
        self._resolved: dict[tuple[str, tuple[type[Declared], ...]], Understood | Mistake | None] = {}
        self._fitting: dict[tuple[type[Declared], ...], list[DraftRecord]] = {}

    def resolve(self, value: str, wanted: Reference) -> Understood | Mistake | None:
        """The id of the record that a reference means; None where only the whole dossier can tell.

        Args:
            value: the reference as the draft has it.
            wanted: what it may lead to.
        """
        key = value, wanted.targets
        if key not in self._resolved:
            self._resolved[key] = self._resolve(value, wanted)
        return self._resolved[key]

    def _resolve(self, value: str, wanted: Reference) -> Understood | Mistake | None:
        for number, level in enumerate(self._levels):
            is_folded = number == _FOLDED
            key = folded(value) if is_folded and len(value) <= _LONGEST_NAME else value
            fitting = {id(each.data): each for each in level.get(key, ()) if _fits(each, wanted)}
            if len(fitting) > 1:
                return _several(value, [*fitting.values()], wanted)
            for record in fitting.values():
                return self._meant(value, record, is_folded=is_folded)
        if value in self._levels[0]:
            return None  # it is told there what kind of record it is
        return self._unknown(value, wanted)

    @staticmethod
    def _meant(value: str, record: DraftRecord, *, is_folded: bool) -> Understood:
        meant = record.data["id"]
        if not is_folded:
            return Understood(value=meant)
        name = next((name for name in names_of(record.data) if folded(name) == folded(value)), meant)
        why = f"{shown(name)} differs from it in case, spaces or hyphens alone"
        return Understood(value=meant, kind="reference", certainty="sure", sentence=why)

    def _unknown(self, value: str, wanted: Reference) -> Mistake:
        message = f"nothing in the draft that is {with_article(wanted.wanted)} is called {printable(value)}"
        fitting = self._fitting.get(wanted.targets)
        if fitting is None:
            fitting = [each for each in self._records if _fits(each, wanted)]
            self._fitting[wanted.targets] = fitting
        meant = None
        if self._comparisons_left > 0:
            names = [name for each in fitting for name in _unlike(each)]
            self._comparisons_left -= len(names) + 1
            meant = nearest(value, dict.fromkeys(names))
            meant = meant if names.count(meant or "") == 1 else None
        if meant is None and 0 < len(fitting) <= _MOST_SHOWN:
            message += f"; there {'is' if len(fitting) == 1 else 'are'} {_listed(fitting)}"
        message += "" if meant else ": add the record, or refer to another one"
        return Mistake("unknown-reference", message, None if meant is None else write(meant))


def resolve_all(pending: Sequence[Pending], references: References, account: Account) -> None:
    """Put the ids of the records that they mean in the place of references."""
    for each in pending:
        value = each.holder[each.key]
        if type(value) is not str or each.wanted is None:
            continue
        each.holder[each.key] = account.take(references.resolve(value, each.wanted), value, each.place)


def _fits(record: DraftRecord, wanted: Reference) -> bool:
    """Whether a reference may lead to a record; one of an unknown type counts as of the right one."""
    if issubclass(record.cls, wanted.targets):
        return True
    settings = settings_of(record.cls)
    return settings.abstract and any(_is_below(target, record.cls) for target in wanted.targets)


def _is_below(target: type[Declared], cls: type[Declared]) -> bool:
    return issubclass(target, cls)


def _unlike(record: DraftRecord) -> Iterable[str]:
    """What a record is called, each in one spelling."""
    names = (*names_of(record.data), record.data["id"])
    return {without_separators(name): name for name in reversed(names) if _is_short(name)}.values()


def _is_short(name: Any) -> TypeGuard[str]:
    return type(name) is str and len(name) <= _LONGEST_NAME


def _several(value: str, records: Sequence[DraftRecord], wanted: Reference) -> Mistake:
    message = (
        f"{printable(value)} may be {_listed(records)}: keep one of them if they are the same, or write the"
        f" id of the {wanted.wanted} that is meant"
    )
    return Mistake("ambiguous-reference", message)


def _listed(records: Sequence[DraftRecord]) -> str:
    shown_ = [f"{_shown_name(each)} ({each.cls.__name__})" for each in records[:_MOST_SHOWN]]
    more = len(records) - len(shown_)
    return ", ".join(shown_) + (f" and {more} more" if more > 0 else "")


def _shown_name(record: DraftRecord) -> str:
    name = record.id or next(iter(names_of(record.data)), "")
    return shown(name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…")

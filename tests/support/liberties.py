"""Drafts that say the same in another of the forms that drafts may have, at any place."""

from __future__ import annotations

import copy
import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.support.plain_data import is_list, is_object
from visitdata.drafts.reading.ids import slug
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member, Owned, Reference
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.model.actors import Actor
from visitdata.model.dossier import Dossier
from visitdata.model.quantities import Quantity
from visitdata.model.record import Evidence
from visitdata.model.utterances import Statement, Utterance

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SAID = ("alleges", "posits", "denies")
_ABSENT: tuple[Any, ...] = ("", None, [], {})
_SPELLINGS: tuple[Callable[[str], str], ...] = (
    str.upper,
    str.title,
    lambda name: name.replace("_", "-"),
    lambda name: name.replace("_", ""),
    lambda name: f"{name.removesuffix('s')}s",
)
_DATES = (
    "{0.day} {0:%B} {0:%Y}",
    "{0:%B} {0.day}, {0:%Y}",
    "{0:%Y}/{0:%m}/{0:%d}",
    "{0:%A}, {0.day} {0:%b} {0:%Y}",
)


@st.composite
def in_other_forms(draw: st.DrawFn, draft: Any, apart: bool = True) -> Any:  # noqa: FBT001, FBT002 - drawn
    """A draft that becomes the same dossier, without anything likely about it.

    Args:
        draw: given by Hypothesis.
        draft: a draft as `edit` writes it.
        apart: whether propositions may stand apart from the records that say them.
    """
    writing = _Writing(draw, apart=apart)
    made = writing.record(copy.deepcopy(draft), Dossier)
    if writing.apart:
        made["propositions"] = writing.apart
    return made


class _Writing:
    def __init__(self, draw: st.DrawFn, *, apart: bool) -> None:
        self._draw = draw
        self._may_part = apart
        self.apart: list[Any] = []

    def _is_drawn(self, one_of: int = 3) -> bool:
        return self._draw(st.integers(1, one_of)) == 1

    def _drawn(self, values: Any) -> Any:
        return self._draw(st.sampled_from([*values]))

    def record(self, given: dict[str, Any], root: type[Declared]) -> dict[str, Any]:
        """A record in another form."""
        cls = kinds(root)[given["type"]] if settings_of(root).tagged else root
        made: dict[str, Any] = {}
        roles: list[Any] = []
        if "type" in given:
            made["type"] = given["type"]
            if made["type"].startswith("Posited") and self._is_drawn():
                made["type"] = made["type"].removeprefix("Posited")
        for member in schema_of(cls).members:
            if member.name not in given:
                if self._is_drawn(20) and member.name != "id":
                    made[member.name] = self._drawn(_ABSENT)
                continue
            value = given[member.name]
            if member.name in _SAID and self._may_part and issubclass(cls, Utterance) and self._is_drawn():
                self._part(given, value, member)
                made["id"] = given["id"]
            elif _is_role(member) and self._is_drawn():
                roles += [{"role": member.name, "actor": each} for each in _listed(value)]
            else:
                made[self._spelt(member.name, cls)] = self._value(value, member)
        if roles:
            made["roles"] = roles
        if cls is Statement and self._is_drawn():
            made["voice"] = "named" if "speakers" in given else "article"
        return made

    def _part(self, given: dict[str, Any], values: list[Any], member: Member) -> None:
        """List propositions apart; the record that says them is named by its id."""
        assert isinstance(member.value, Owned)
        given.setdefault("id", slug(given["gist"], ""))
        for each in values:
            made = self.record(each, member.value.target)
            self.apart.append(made | {"said_in": given["id"], "said_as": self._spelling(member.name)})

    def _spelt(self, name: str, cls: type[Declared]) -> str:
        """The name of a member, or another spelling of it that no other member has."""
        if cls is Evidence or not self._is_drawn(8) or name == "id":
            return name
        spelt = self._spelling(name)
        return name if spelt in {member.name for member in schema_of(cls).members} else spelt

    def _spelling(self, name: str) -> str:
        return self._drawn(_SPELLINGS)(name) if self._is_drawn() else name

    def _value(self, value: Any, member: Member) -> Any:
        if isinstance(member.value, LanguageMap):
            pairs = [{"language": language, "name": name} for language, name in value.items()]
            return pairs if self._is_drawn() else value
        if not member.many:
            return self._one(value, member)
        values = [self._one(each, member) for each in _listed(value)]
        is_alone = len(values) == 1 and not is_list(values[0]) and self._is_drawn()
        return values[0] if is_alone else values

    def _one(self, value: Any, member: Member) -> Any:
        if isinstance(member.value, Owned):
            return self._owned(value, member.value.target)
        if isinstance(member.value, Enumeration):
            return self._spelling(value)
        return value if isinstance(member.value, Reference) else self._scalar(value, member)

    def _scalar(self, value: Any, member: Member) -> Any:
        if isinstance(value, bool):
            return ("no", "yes")[value] if self._is_drawn() else value
        if isinstance(value, int) and abs(value) < 1000:  # a longer one as text may have two readings
            return str(value) if self._is_drawn() else value
        if not isinstance(value, str) or member.name not in {"time", "published"}:
            return value
        is_day = _DAY.fullmatch(value) is not None and not value.startswith("0")
        return (
            self._drawn(_DATES).format(dt.date.fromisoformat(value)) if is_day and self._is_drawn() else value
        )

    def _owned(self, value: Any, target: type[Declared]) -> Any:
        if target is Evidence:
            return self._evidence(value)
        if target is Quantity:
            return self._quantity(value)
        return self.record(value, target) if is_object(value) else value

    def _evidence(self, value: Any) -> Any:
        if type(value) is str and self._is_drawn():
            return {"words": value} | self._drawn(({}, {"nth": ""}, {"article": None, "exact": ""}))
        if is_object(value) and "nth" in value and self._is_drawn():
            return value | {"nth": str(value["nth"])}
        return value

    def _quantity(self, value: Any) -> Any:
        is_plain = is_object(value) and {*value} == {"exactly"} and type(value["exactly"]) is int
        return value["exactly"] if is_plain and self._is_drawn() else value


def _is_role(member: Member) -> bool:
    return member.many and isinstance(member.value, Reference) and {*member.targets} == {Actor}


def _listed(value: Any) -> list[Any]:
    return value if is_list(value) else [value]

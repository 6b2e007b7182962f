"""The fast path of drafts: it keeps no account of places, and gives up at the first sign of trouble.

It reads drafts in which every name is that of one record, every piece of evidence stands in a text letter by
letter, and all else is as a dossier has it. What it gives up is read by `drafting`, which decides.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from visitdata.codegen import fast_path
from visitdata.codegen.readers import GiveUpError
from visitdata.drafts.reading.ids import Ids
from visitdata.drafts.reading.names import names_of
from visitdata.drafts.reading.reader import only_text
from visitdata.drafts.understood import Understood
from visitdata.drafts.values.quantities import quantity_of
from visitdata.drafts.words.said_words import MEMBERS_WITH_WORDS, stands, words_of
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.schema import Owned, Reference
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.model.dossier import Dossier
from visitdata.model.quantities import Quantity
from visitdata.model.record import Article, Evidence
from visitdata.values.evidence import context, digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    from visitdata.metamodel.schema import Member

    # (reading, what the draft has, the record in the document, the name of the member)
    _Taker: TypeAlias = Callable[["_Reading", Any, dict[str, Any], str], None]
    _Reads: TypeAlias = Callable[["_Reading", Any], Any]

_OF_WORDS = {"words", "nth", "article", "exact"}
_NUMBERS = {bool, int, float}  # of which 0 and false are there
_FORMAT = attrs.fields(Dossier).format.default


def read(data: Any, texts: Mapping[str, str], id: str | None) -> Dossier | None:
    """The dossier of a draft in which nothing is wrong and nothing is repaired; None where that is not sure.

    Args:
        data: the plain data of the draft, nested no deeper than JSON may be.
        texts: the texts, by the ids of their articles.
        id: the id of the dossier, if the call gives it.
    """
    try:
        return _Reading(texts).dossier(data, id)
    except (GiveUpError, TypeError):  # TypeError: a list or an object stands where a dict is asked for text
        return None


class _Record(NamedTuple):
    """A record that has an id, or is to get one."""

    cls: type[Declared]
    data: dict[str, Any]


class _Reading:
    """Reads one draft.

    Attributes:
        texts: the texts of articles.
        records: the records, in the order of the draft.
        references: what holds each reference, its key there, and what it may lead to.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.records: list[_Record] = []
        self.references: list[tuple[Any, Any, Reference]] = []
        self._places: dict[tuple[str, str], list[int]] = {}
        self._only = next(iter(texts.items())) if len(texts) == 1 else None

    def dossier(self, data: Any, id: str | None) -> Dossier | None:
        """The dossier; None where its document is not right."""
        if data.__class__ is not dict:
            raise GiveUpError
        document = self.record(data, Dossier, {"format": _FORMAT})
        if id is not None and document.setdefault("id", id) != id:
            raise GiveUpError
        self._resolve()
        self._look_for_words()
        return fast_path.read(Dossier, document)

    def record(self, given: dict[str, Any], cls: type[Declared], made: dict[str, Any]) -> dict[str, Any]:
        """The document of a record, in `made`."""
        takers = _takers_of(cls)
        for name, value in given.items():
            if name not in takers or (not value and type(value) not in _NUMBERS):
                raise GiveUpError
            taker = takers[name]
            if taker is None:
                made[name] = value
            else:
                taker(self, value, made, name)
        return made

    def evidence(self, given: Any) -> dict[str, Any]:
        """The evidence that words are, or that stands as a dossier has it, and so far as a text can tell."""
        if given.__class__ is str:
            return self._by_words(given) if self._only is None else _within(*self._only, given)
        if given.__class__ is not dict:
            raise GiveUpError
        if "words" in given:
            if not given.keys() <= _OF_WORDS:
                raise GiveUpError
            return self._by_words(**given)
        if type(article := given.get("article")) is not str or article in self.texts:
            raise GiveUpError  # it has to be compared with the text
        return given

    def _by_words(
        self, words: Any, *, nth: Any = None, article: Any = None, exact: Any = False
    ) -> dict[str, Any]:
        if words.__class__ is not str or type(exact) is not bool or not words:
            raise GiveUpError
        found = [(id_, start) for id_, text in self._searched(article) if (start := text.find(words)) >= 0]
        if len(found) != 1:
            raise GiveUpError
        id_, start = found[0]
        text = self.texts[id_]
        if nth is None:
            if text.find(words, start + 1) >= 0:
                raise GiveUpError
        else:
            start = self._nth(id_, words, start, nth)
        end = start + len(words)
        made = {"article": id_, "start": start, "end": end, "digest": digest_of(words)}
        return made | context(text, start, end) if exact else made

    def _nth(self, article: str, words: str, start: int, nth: Any) -> int:
        """Where words stand the nth time; each place of them is looked for once."""
        if type(nth) is not int or nth < 1:
            raise GiveUpError
        text, found = self.texts[article], self._places.setdefault((article, words), [start])
        while len(found) < nth:
            start = text.find(words, found[-1] + 1)
            if start < 0:
                raise GiveUpError
            found.append(start)
        return found[nth - 1]

    def _searched(self, article: Any) -> Any:
        if article is None:
            return self.texts.items()
        if article.__class__ is not str or article not in self.texts:
            raise GiveUpError
        return [(article, self.texts[article])]

    def _resolve(self) -> None:
        """Give ids to the records, and put them in the place of references."""
        given = [each.data.get("id") for each in self.records]
        written = {id_: each for id_, each in zip(given, self.records, strict=True) if type(id_) is str}
        articles = {id_ for id_, each in written.items() if each.cls is Article}
        if not self.texts.keys() <= articles or len(written) != len(given) - given.count(None):
            raise GiveUpError
        ids = Ids(written)
        names: dict[str, list[_Record]] = defaultdict(list)
        made: dict[str, _Record] = {}
        for id_, each in zip(given, self.records, strict=True):
            for name in {*names_of(each.data)}:
                names[name].append(each)
            if id_ is None:
                made[ids.make(each.data, each.cls)] = each
        meant: dict[tuple[str, int], str] = {}
        for holder, key, wanted in self.references:
            value = holder[key]
            if value.__class__ is not str:
                raise GiveUpError
            known = meant.get((value, id(wanted)))
            if known is None:
                levels = ([written[value]] if value in written else [], names.get(value, []))
                fitting = _first_fitting(levels, wanted) or ([made[value]] if value in made else [])
                if len(fitting) != 1:
                    raise GiveUpError
                known = meant[value, id(wanted)] = fitting[0].data["id"]
            holder[key] = known

    def _look_for_words(self) -> None:
        """See whether quotations, hedges and words for a time stand in the texts."""
        articles = sum(each.cls is Article for each in self.records)
        if self.texts and len(self.texts) == articles:
            for each in self.records:
                if MEMBERS_WITH_WORDS.isdisjoint(each.data):
                    continue
                for _, what, words in words_of(each.data):
                    if not any(stands(text, what, words) for text in self.texts.values()):
                        raise GiveUpError


def _first_fitting(levels: Iterable[list[_Record]], wanted: Reference) -> list[_Record]:
    """The records of the first level that has any to which a reference may lead."""
    for level in levels:
        fitting = [each for each in level if issubclass(each.cls, wanted.targets)]
        if fitting:
            return fitting
    return []


def _within(article: str, text: str, words: str) -> dict[str, Any]:
    """The evidence that words are which stand once in the only text."""
    start = text.find(words)
    if start < 0 or not words or text.find(words, start + 1) >= 0:
        raise GiveUpError
    return {"article": article, "start": start, "end": start + len(words), "digest": digest_of(words)}


@once_per_class
def _takers_of(cls: type[Declared]) -> Mapping[str, _Taker | None]:
    """What takes the value of each member of a class; None where it has to be as a dossier has it."""
    takers = {member.name: _taker(member) for member in schema_of(cls).members}
    return takers | ({"type": None} if settings_of(cls).tagged else {})


def _taker(member: Member) -> _Taker | None:
    value = member.value
    if isinstance(value, Reference):
        return _taker_of_references(value) if member.many else _taker_of_reference(value)
    if isinstance(value, Owned):
        return _each(_reads(value.target)) if member.many else _one(_reads(value.target))
    return _keep_many if member.many else None


def _keep_many(reading: _Reading, value: Any, made: dict[str, Any], name: str) -> None:  # noqa: ARG001 - a taker
    made[name] = _listed(value)


def _listed(value: Any) -> list[Any]:
    if value.__class__ is not list:
        return [value]
    if not value or None in value or "" in value:
        raise GiveUpError
    return value


def _taker_of_reference(wanted: Reference) -> _Taker:
    def take(reading: _Reading, value: Any, made: dict[str, Any], name: str) -> None:
        made[name] = value
        reading.references.append((made, name, wanted))

    return take


def _taker_of_references(wanted: Reference) -> _Taker:
    def take(reading: _Reading, value: Any, made: dict[str, Any], name: str) -> None:
        values = made[name] = [*_listed(value)]
        for index in range(len(values)):
            reading.references.append((values, index, wanted))

    return take


def _one(reads: _Reads) -> _Taker:
    def take(reading: _Reading, value: Any, made: dict[str, Any], name: str) -> None:
        made[name] = reads(reading, value)

    return take


def _each(reads: _Reads) -> _Taker:
    def take(reading: _Reading, value: Any, made: dict[str, Any], name: str) -> None:
        values = value if value.__class__ is list else [value]
        if not values:
            raise GiveUpError
        made[name] = [reads(reading, each) for each in values]  # which gives up at None and ""

    return take


def _reads(target: type[Declared]) -> _Reads:
    """What makes the document of an owned record."""
    if target is Evidence:
        return _Reading.evidence
    if target is Quantity:
        return _read_quantity
    is_identified = schema_of(target).identified
    only = only_text(target)
    known: Mapping[Any, type[Declared]] | None = kinds(target) if settings_of(target).tagged else None

    def read_owned(reading: _Reading, given: Any) -> dict[str, Any]:
        if given.__class__ is str and only is not None and given:
            return {only: given}
        if given.__class__ is not dict or not given:
            raise GiveUpError
        cls = target if known is None else known.get(given.get("type"))
        if cls is None:
            raise GiveUpError
        made: dict[str, Any] = {}
        if is_identified:
            reading.records.append(_Record(cls, made))
        return reading.record(given, cls, made)

    return read_owned


def _read_quantity(reading: _Reading, given: Any) -> Any:  # noqa: ARG001 - reads an owned record
    if given.__class__ is dict:
        return given
    if type(given) in {int, float}:
        return {"exactly": given}
    found = quantity_of(given) if given.__class__ is str and given else None
    if not isinstance(found, Understood) or found.certainty is not None:
        raise GiveUpError
    return found.value

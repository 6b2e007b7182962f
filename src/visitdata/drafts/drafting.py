"""A draft, step by step: its form, its ids, its references, its words in the texts; then the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from visitdata import json_text
from visitdata.codec.documents import read
from visitdata.codec.nesting import nesting_mistake
from visitdata.codegen import fast_path
from visitdata.drafts.reading import voices
from visitdata.drafts.reading.account import Account, Place
from visitdata.drafts.reading.apart import read_apart
from visitdata.drafts.reading.forms import present
from visitdata.drafts.reading.ids import Ids
from visitdata.drafts.reading.plain_data import is_object
from visitdata.drafts.reading.reader import Reader
from visitdata.drafts.reading.references import References, resolve_all
from visitdata.drafts.understood import Understood
from visitdata.drafts.words import said_words
from visitdata.drafts.words.passages import Passages
from visitdata.drafts.words.searched import SearchedArticle
from visitdata.errors import Mistake
from visitdata.metamodel.describe import schema_of
from visitdata.model.dossier import Dossier
from visitdata.model.record import Article
from visitdata.suggestions.types import wrong_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from visitdata.codegen.field_values import Mistakes

_ROOT = Place((), ())


class Drafting:
    """The steps from the plain data of one draft to its dossier.

    Args:
        data: the plain data.
        texts: the texts, by the ids of their articles.
        id: the id of the dossier, if the call gives it.
        fuzzy: whether evidence is looked for by fuzzy matching, too.

    Attributes:
        data: the plain data.
        account: what became of the values of the draft.
        document: the document of the dossier, so far as it was understood.
        dossier: the dossier; None where something is wrong.
    """

    def __init__(self, data: Any, texts: Mapping[str, str], id: str | None, *, fuzzy: bool) -> None:
        self.data = data
        self.account = Account()
        self.document: dict[str, Any] = {}
        self.dossier: Dossier | None = None
        self._texts = texts
        self._reader = Reader(self.account)
        self._root = _ROOT
        endless = nesting_mistake(data, json_text.DEEPEST)
        if endless is not None:
            self.account.mistake(Place(endless[0], endless[0]), endless[1])
        elif not is_object(data):
            self.account.mistake(_ROOT, wrong_type("a draft, an object", data)._replace(suggestion=None))
        else:
            self._read(self._unwrapped(data), id, fuzzy=fuzzy)

    def _unwrapped(self, data: dict[Any, Any]) -> dict[Any, Any]:
        """The draft; it may be the only member of an object."""
        within = _only_object(data)
        if within is None:
            return data
        self._root = Place((within,), ())
        why = f"the draft is the object within {within}"
        understood = Understood(value=None, kind="member", certainty="sure", sentence=why)
        self.account.repair(self._root, within, understood)
        inner: dict[Any, Any] = data[within]
        return inner

    def _read(self, draft: dict[Any, Any], id: str | None, *, fuzzy: bool) -> None:
        """Take each step; what is wrong in one keeps none of the others from being taken."""
        self.document = self._reader.record(draft, Dossier, {}, self._root)
        self._identify_dossier(id)
        references = self._references()
        resolve_all(self._reader.references, references, self.account)
        self._look_into_texts(references, fuzzy=fuzzy)
        voices.check(self._reader.voices, self._reader.records, self.account)
        self._read_document()

    def _identify_dossier(self, id: str | None) -> None:
        """Take the id of the dossier from the call, where the draft does not give it."""
        self.document.setdefault("format", attrs.fields(Dossier).format.default)
        given = self.document.setdefault("id", id) if id is not None else self.document.get("id")
        if id is not None and given != id:
            message = f"the id of the dossier is {id} in the call, and another one in the draft"
            self.account.mistake(self._root.step("id", "id"), Mistake("wrong-id", message))

    def _references(self) -> References:
        """Give ids to the records, put propositions in their places, and index the records by their names."""
        reader, records = self._reader, self._reader.records
        self._name_article()
        apart = [value.get("id") for value, _ in reader.apart if is_object(value)]
        given = [record.data.get("id") for record in records]
        ids = Ids(each for each in (*given, *apart) if type(each) is str)
        written = _written(records)
        for record in records:
            ids.give(record, self.account)
        if not reader.apart:
            return References(records, written)
        count = len(records)
        read_apart(reader, References(records, written))
        written |= _written(records[count:])
        for record in records[count:]:
            ids.give(record, self.account)
        return References(records, written)

    def _name_article(self) -> None:
        """Give the one article that has no id the id under which its text is given."""
        articles = [record.data for record in self._reader.records if record.cls is Article]
        known = [data.get("id") for data in articles]
        nameless = [data for data in articles if "id" not in data]
        free = [id_ for id_ in self._texts if id_ not in known]
        if len(nameless) == 1 and len(free) == 1:
            nameless[0]["id"] = free[0]

    def _look_into_texts(self, references: References, *, fuzzy: bool) -> None:
        """Find the evidence, and the words that have to stand in a text."""
        articles = [record.data["id"] for record in self._reader.records if record.cls is Article]
        for id_ in self._texts:
            if id_ not in articles:
                message = f"a text is given for the article {id_}, which the draft does not have: add it"
                self.account.mistake(
                    self._root.step("articles", "articles"), Mistake("unknown-reference", message)
                )
        texts = {id_: text for id_, text in self._texts.items() if id_ in articles}
        searched = {id_: SearchedArticle(id_, text) for id_, text in texts.items()}
        Passages(self.account, searched, references, fuzzy=fuzzy).find(self._reader.evidence)
        if texts and len(texts) == len(articles):
            said_words.check(self._reader.records, texts, self.account)

    def _read_document(self) -> None:
        """Read the document as any other, and note what is wrong with it that was not noted before."""
        if not self.account.mistakes:
            self.dossier = fast_path.read(Dossier, self.document)
            if self.dossier is not None:
                return
        mistakes: Mistakes = []
        dossier = read(Dossier, self.document, mistakes)
        told = {place.document for place, _ in self.account.mistakes}
        for path, mistake in mistakes:
            if not any(path[:depth] in told for depth in range(1, len(path) + 1)):
                self.account.mistake(Place(self.account.origin_of(path), path), mistake)
        self.dossier = None if self.account.mistakes else dossier


def _only_object(data: dict[Any, Any]) -> str | None:
    """The name of the one member that a draft has, where that holds the draft."""
    members = {member.name for member in schema_of(Dossier).members} | {"propositions"}
    given = [*present(data)]
    if len(given) != 1 or given[0][0] in members:
        return None
    ((name, value),) = given
    return name if name in data and is_object(value) and members & value.keys() else None


def _written(records: list[Any]) -> dict[int, str]:
    """The ids that the draft gives to records, by the identity of their data."""
    return {id(each.data): each.data["id"] for each in records if type(each.data.get("id")) is str}

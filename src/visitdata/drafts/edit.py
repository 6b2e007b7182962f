"""From a dossier to a draft that a person edits: evidence by its words, references by names, less to read.

Each shorter form is written only where `draft` reads it as the same value.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from visitdata.arguments import a_dossier, the_texts
from visitdata.codegen.plain import plain
from visitdata.drafts.reading.account import Place
from visitdata.drafts.reading.ids import slug
from visitdata.drafts.reading.names import called
from visitdata.drafts.reading.pending import DraftRecord
from visitdata.drafts.reading.reader import only_text
from visitdata.drafts.reading.references import References
from visitdata.drafts.understood import Understood
from visitdata.drafts.values.quantities import quantity_text
from visitdata.drafts.words.searched import SearchedArticle
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.schema import Owned, Reference
from visitdata.model.actors import Actor
from visitdata.model.dossier import Dossier
from visitdata.model.places import Place as PlaceRecord
from visitdata.model.quantities import Quantity
from visitdata.model.record import Article, Evidence, Record
from visitdata.text.anchoring import refuse_unfit
from visitdata.values.evidence import context, digest_of

if TYPE_CHECKING:
    from visitdata.metamodel.schema import Member
    from visitdata.metamodel.settings import Declared

_NOWHERE = Place((), ())


def edit(dossier: Dossier, texts: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The draft of a dossier, for a person to change: evidence by its words, records by their names.

    What is a default, and ids that `draft` makes again, are left out. With the same texts, `draft` makes the
    same dossier of it, where the evidence and the words that records quote stand in them.

    Args:
        dossier: the dossier.
        texts: the whole text of each article by the article's id, as for `anchor`. Evidence from articles
            without a text stays as it is.

    Returns:
        The draft, as plain data.

    Raises:
        TypeError: `dossier` is no Dossier, or `texts` is no mapping.
        UnknownArticleError, DecodeError: as `anchor` does.
    """
    texts = {} if texts is None else the_texts(texts)
    refuse_unfit(a_dossier(dossier), texts)
    return _Editing(dossier, texts).draft()


class _Editing:
    """Writes the draft of one dossier."""

    def __init__(self, dossier: Dossier, texts: Mapping[str, str]) -> None:
        self._dossier = dossier
        self._texts = {id_: SearchedArticle(id_, text) for id_, text in texts.items()}
        self._written = {dossier.id, *(record.id for record in dossier if not _is_made(record))}
        self._references = self._index()

    def _index(self) -> References:
        records = [DraftRecord(type(record), plain(record), _NOWHERE) for record in self._dossier]
        written = {id(each.data): each.data["id"] for each in records if each.data["id"] in self._written}
        return References(records, written)

    def draft(self) -> dict[str, Any]:
        """The draft of the dossier."""
        count = len(self._written)
        made = self._record(self._dossier)
        while count != len(self._written):  # an id that a reference needs is written, which may need others
            count = len(self._written)
            self._references = self._index()
            made = self._record(self._dossier)
        return made

    def _record(self, record: Declared) -> dict[str, Any]:
        document = plain(record)
        made: dict[str, Any] = {"type": document["type"]} if "type" in document else {}
        for member in schema_of(type(record)).members:
            if member.name not in document or document[member.name] == member.default:
                continue
            if member.name == "id" and isinstance(record, Record) and record.id not in self._written:
                continue
            made[member.name] = self._member(getattr(record, member.name), document[member.name], member)
        return made

    def _member(self, value: Any, document: Any, member: Member) -> Any:
        """What the draft has for a member: a single text without the list that it stands in."""
        if not member.many:
            return self._value(value, document, member)
        values = [self._value(each, inner, member) for each, inner in zip(value, document, strict=True)]
        return values[0] if len(values) == 1 and type(values[0]) is str else values

    def _value(self, value: Any, document: Any, member: Member) -> Any:
        if isinstance(member.value, Reference):
            return self._reference(document, member.value)
        if not isinstance(member.value, Owned):
            return document
        if isinstance(value, Evidence):
            return self._evidence(value, document)
        if isinstance(value, Quantity):
            return quantity_text(document) or document
        made = self._record(value)
        return made.popitem()[1] if [*made] == [only_text(member.value.target)] else made

    def _reference(self, id_: str, wanted: Reference) -> str:
        """The name of the record, where nothing else can be meant by it; else its id."""
        record: Any = self._dossier[id_]
        name = record.name if isinstance(record, Actor | PlaceRecord) else getattr(record, "label", id_)
        forms = (name, id_) if isinstance(record, Actor | PlaceRecord) else (id_, name)
        for form in forms:
            if self._references.resolve(form, wanted) == Understood(value=id_):
                return form
        self._written.add(id_)
        return id_

    def _evidence(self, evidence: Evidence, document: dict[str, Any]) -> Any:
        """The words of evidence, where they tell where it stands."""
        searched = self._texts.get(evidence.article)
        if searched is None or evidence.start is None:  # a fragment has no words
            return document
        words = searched.text[evidence.start : evidence.end]
        if not words or not _says(document, searched, words):
            return document
        made: dict[str, Any] = {"words": words}
        others = [each for each in self._texts.values() if each is not searched]
        if any(words in each.text for each in others):
            made["article"] = evidence.article
        places = [*searched.exact.find(words)]
        if len(places) > 1:
            made["nth"] = places.index(evidence.start) + 1
        if evidence.exact is not None:
            made["exact"] = True
        return words if len(made) == 1 else made


def _is_made(record: Record) -> bool:
    """Whether `draft` makes the same id, if none is written; an article's goes with its text."""
    if isinstance(record, Article):
        return False
    return record.id == slug(called(plain(record)), type(record).__name__.lower())


def _says(document: Mapping[str, Any], searched: SearchedArticle, words: str) -> bool:
    """Whether evidence says what words say that stand there, and nothing else."""
    start, end = document["start"], document["end"]
    shown = {} if "exact" not in document else context(searched.text, start, end)
    told = {name: value for name, value in document.items() if name not in {"article", "start", "end"}}
    return told == {"digest": digest_of(words), **shown}

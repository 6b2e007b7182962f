"""The bridge annotations: where in the articles each record has its evidence, for tools of annotators.

Format: one AnnotationPage of the Web Annotation Data Model (W3C Recommendation of 23 February 2017,
https://www.w3.org/TR/annotation-model/), with the context of the standard alone: what is ours stands under
whole IRIs.

An annotation names a record, and shows a name, the label of an event or a gist. A gist has its standing and
the answers to it in the same body. What is only said is not annotated.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs
import orjson

from visitdata.bridges.bridge import Bridge, only_hearsay
from visitdata.bridges.identifiers import token
from visitdata.bridges.mapping import (
    NEVER_WRITTEN,
    NOT_THERE,
    Mapped,
    Row,
    Way,
    each,
    told_already,
)
from visitdata.bridges.words import beside_gist, marked
from visitdata.codec.account import filled
from visitdata.metamodel.describe import schema_of
from visitdata.model.actors import Actor
from visitdata.model.badges import Badges
from visitdata.model.dossier import Dossier
from visitdata.model.events import Event
from visitdata.model.named import Named
from visitdata.model.record import Article, Record
from visitdata.model.utterances import Allegation, Statement, Utterance
from visitdata.rdf.scope import evidence_key
from visitdata.syntaxes.format import Format
from visitdata.terms import VD
from visitdata.values.fragments import standard_of

if TYPE_CHECKING:
    from visitdata.codec.account import Account
    from visitdata.errors import Path
    from visitdata.model.dossier import Maker
    from visitdata.model.record import Evidence

NO_PLACE = "an annotation tells where a record has its evidence, and no more of it"
NO_EVIDENCE = "an annotation is of a part of an article, and the record names none"
NONE_WRITTEN = "no record has evidence, so there is no annotation"
NO_WORDS = "no annotation shows a text, so there is none whose language it is"
NOT_CITED = "no annotation is of a part of it"
NO_LINK = "only addresses of http and https are written, since readers open them"
NOT_NAMED = "the gist and the answers do not name it"
NAMED = "only the unnamed are marked as such"
ALIKE = "what goes on and what is over look alike there"

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_MARKED = frozenset({"planned", "cancelled"})
_LINKS = ("http://", "https://")


@attrs.frozen
class Page:
    """What all annotations of a dossier have in common.

    Attributes:
        dossier: the dossier.
        badges: whose word each of its records is.
        account: what becomes of each value.
        noted: the records that are annotated.
        cited: the ids of the articles that annotations are of.
        creators: who made the dossier, and so the annotations.
    """

    dossier: Dossier
    badges: Badges
    account: Account
    noted: list[Record]
    cited: frozenset[str]
    creators: list[dict[str, str]] = attrs.field(factory=list[dict[str, str]])


@attrs.frozen
class Noted:
    """The annotations of a record in the making: they have one body, and a target for each of its evidence.

    Attributes:
        page: what they have in common with all others.
        record: the record.
        texts: what the body shows.
        targets: the targets, by what tells them apart.
    """

    page: Page
    record: Record
    texts: list[dict[str, Any]] = attrs.field(factory=list[dict[str, Any]])
    targets: dict[str, dict[str, Any]] = attrs.field(factory=dict[str, dict[str, Any]])

    @property
    def account(self) -> Account:
        """As of what is being made."""
        return self.page.account

    def show(self, text: str, purpose: str, *, added: bool = False) -> None:
        """Show a text, of which some words may have been added in English."""
        languages = [self.page.dossier.language, "en" if added else None]
        body: dict[str, Any] = {
            "type": "TextualBody",
            "value": text,
            "format": "text/plain",
            "purpose": purpose,
        }
        told = list(dict.fromkeys(filter(None, languages)))
        if self.page.dossier.language is not None:
            body["language"] = told[0] if len(told) == 1 else told
        self.texts.append(body)

    @cached_property
    def said(self) -> str:
        """The gist with its source; behind it, its standing and the answers to it."""
        assert isinstance(self.record, (Statement, Allegation))
        badges = self.page.badges
        return " ".join(filter(None, (badges.gist(self.record), beside_gist(badges, self.record))))


def _language(value: str, path: Path, noted: Noted) -> None:
    has_text = any(not isinstance(record, (Dossier, Article)) for record in noted.page.noted)
    noted.account.enter(path, None if has_text else NO_WORDS)


def _maker(maker: Maker, path: Path, noted: Noted) -> None:
    why = None if noted.page.noted else NONE_WRITTEN
    noted.account.enter((*path, "name"), why)
    creator = {"name": maker.name}
    if maker.iri is not None:
        is_link = maker.iri.startswith(_LINKS)
        noted.account.enter((*path, "iri"), why if why or is_link else NO_LINK)
        creator |= {"id": maker.iri} if is_link else {}
    noted.page.creators.append(creator)


def _id_of_article(value: str, path: Path, noted: Noted) -> None:
    is_told = value in noted.page.cited or bool(noted.record.evidence)
    noted.account.enter(path, None if is_told else NOT_CITED)


def _type_of_article(value: str, path: Path, noted: Noted) -> None:
    noted.account.enter(path, None if noted.record.evidence else NO_EVIDENCE)


def _url(value: str, path: Path, noted: Noted) -> None:
    is_link = value.startswith(_LINKS)
    is_cited = noted.record.id in noted.page.cited
    noted.account.enter(path, NO_LINK if not is_link else None if is_cited else NOT_CITED)


def _name(value: str, path: Path, noted: Noted) -> None:
    noted.show(value, "tagging")
    noted.account.enter(path)


def _anonymous(value: bool, path: Path, noted: Noted) -> None:  # noqa: FBT001 - as the member has it
    if value:
        noted.show("unnamed", "tagging", added=True)
    noted.account.enter(path, None if value else NAMED)


def _label(value: str, path: Path, noted: Noted) -> None:
    assert isinstance(noted.record, Event)
    text = marked(noted.record)
    noted.show(text, "describing", added=text != value)
    noted.account.enter(path)


def _status(value: str, path: Path, noted: Noted) -> None:
    noted.account.enter(path, None if value in _MARKED else ALIKE)


def _gist(value: str, path: Path, noted: Noted) -> None:
    noted.show(noted.said, "describing", added=noted.said != value)
    noted.account.enter(path)


def _kind(value: str, path: Path, noted: Noted) -> None:
    """The kind of a statement is a word of its source where the gist names none, and of an answer."""
    assert isinstance(noted.record, Statement)
    said = noted.record
    is_answer = any(each in noted.account.ids for each in said.responds_to)
    is_told = is_answer or noted.page.badges.gist(said) != said.gist
    noted.account.enter(path, None if is_told else NO_PLACE)


def _answered(value: str, path: Path, noted: Noted) -> None:
    noted.account.enter(path, None if value in noted.account.ids else NOT_THERE)


def _named_in_text(value: str, path: Path, noted: Noted) -> None:
    """Somebody whom the gist, its source or an answer names, in whatever way the dossier calls them."""
    actor = noted.page.dossier[value]
    assert isinstance(actor, Actor)
    shown = noted.said.casefold()
    names = (actor.name, *actor.names.values(), *actor.aliases)
    noted.account.enter(path, None if any(name.casefold() in shown for name in names) else NOT_NAMED)


def _evidence(evidence: Evidence, path: Path, noted: Noted) -> None:
    """A target: the part of an article."""
    for member, _ in filled(evidence):
        noted.account.enter((*path, member.name))
    noted.targets[evidence_key(evidence)] = _target(evidence, noted.page)


def _target(evidence: Evidence, page: Page) -> dict[str, Any]:
    target: dict[str, Any] = {"type": "SpecificResource", "source": page.account.ids[evidence.article]}
    url = page.dossier[evidence.article].url
    if url is not None and url.startswith(_LINKS):
        target["scope"] = url
    target["selector"] = _selectors(evidence)
    if evidence.digest is not None:
        target[f"{VD}digest"] = evidence.digest
    return target


def _selectors(evidence: Evidence) -> list[dict[str, Any]]:
    """What finds the part: a fragment (section 4.2.1), or offsets (4.2.5) and words (4.2.4)."""
    if evidence.fragment is not None:
        standard = standard_of(evidence.fragment)
        return [{"type": "FragmentSelector", "conformsTo": standard, "value": evidence.fragment}]
    found: list[dict[str, Any]] = [
        {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end}
    ]
    if evidence.exact is not None:
        words = {"exact": evidence.exact, "prefix": evidence.prefix, "suffix": evidence.suffix}
        given = {name: value for name, value in words.items() if value is not None}
        found.append({"type": "TextQuoteSelector", **given})
    return found


def _rows() -> Iterator[Row[Noted]]:
    gist = "body.value, purpose describing; with its source, its standing and the answers to it"
    names: Way[Noted] = each(_named_in_text)
    yield Row((Dossier,), ("id",), "id of the page; what the id of each annotation begins with", told_already)
    yield Row((Dossier,), ("language",), "body.language", _language, NO_WORDS)
    yield Row((Dossier,), ("makers",), "creator", each(_maker), f"{NONE_WRITTEN}; or {NO_LINK}")
    yield Row((Record,), ("evidence",), "target", each(_evidence))
    yield Row((Record,), ("id",), "body.source", told_already)
    yield Row((Record,), ("type",), f"body.{VD}type", told_already)
    yield Row((Article,), ("id",), "target.source; body.source", _id_of_article, NOT_CITED)
    yield Row((Article,), ("type",), f"body.{VD}type", _type_of_article, NO_EVIDENCE)
    yield Row((Article,), ("url",), "target.scope", _url, f"{NO_LINK}; or {NOT_CITED}")
    yield Row((Named,), ("name",), "body.value, purpose tagging", _name)
    yield Row((Actor,), ("anonymous",), "body.value `unnamed`, purpose tagging", _anonymous, NAMED)
    label = "body.value, purpose describing; a plan or a cancelled event is marked in it"
    yield Row((Event,), ("label",), label, _label)
    yield Row((Event,), ("status",), "the mark in body.value", _status, ALIKE)
    yield Row((Utterance,), ("gist",), gist, _gist)
    yield Row((Allegation,), ("standing",), "in body.value, behind the gist", told_already)
    yield Row((Statement,), ("kind",), "in body.value: of the source, and of an answer", _kind, NO_PLACE)
    yield Row((Utterance,), ("responds_to",), "beside the gist that it answers", each(_answered), NOT_THERE)
    yield Row((Utterance,), ("claimants", "speakers"), "in body.value, by their names", names, NOT_NAMED)
    yield Row((Allegation,), ("accused",), "in body.value, by their names", names, NOT_NAMED)
    yield from NEVER_WRITTEN


MAPPING: Mapped[Noted] = Mapped(_rows(), NO_PLACE)


def _left_out(record: Record) -> str | None:
    """An article is written where others have their evidence, too."""
    is_noted = bool(record.evidence) or isinstance(record, Article)
    return only_hearsay(record) or (None if is_noted else NO_EVIDENCE)


def _page(dossier: Dossier, account: Account) -> Page:
    listed = [record for record in dossier if record.evidence and record.id in account.ids]
    noted: list[Record] = [*([dossier] if dossier.evidence else ()), *listed]
    cited = frozenset(evidence.article for record in noted for evidence in record.evidence)
    return Page(dossier, Badges(dossier), account, noted, cited)


def _annotations(noted: Noted, iri: str) -> Iterator[bytes]:
    """The annotations of a record, a line each."""
    page, record = noted.page, noted.record
    kind = schema_of(type(record)).types[0]
    named = {"type": "SpecificResource", "source": iri, "purpose": "identifying", f"{VD}type": {"id": kind}}
    purposes = dict.fromkeys(text["purpose"] for text in noted.texts)
    own = "" if record is page.dossier else f"{token(record.id)}:"
    for key, target in noted.targets.items():
        annotation = {
            "id": f"{page.dossier.id}#annotation:{own}{key}",
            "type": "Annotation",
            "motivation": next(iter(purposes), "identifying"),
            **({"creator": page.creators} if page.creators else {}),
            "body": [named, *noted.texts],
            "target": target,
        }
        yield orjson.dumps(annotation)


def _lines(page: Page) -> Iterator[bytes]:
    of_dossier = Noted(page, page.dossier)
    MAPPING.write(page.dossier, (), of_dossier)
    yield from _annotations(of_dossier, page.dossier.id)
    for path, record in BRIDGE.records(page.dossier, page.account):
        noted = Noted(page, record)
        MAPPING.write(record, path, noted)
        yield from _annotations(noted, page.account.ids[record.id])


def _pieces(dossier: Dossier, account: Account) -> Iterator[bytes]:
    """The page: its head, an annotation in each line, and its end."""
    head: dict[str, Any] = {"@context": _CONTEXT, "id": dossier.id, "type": "AnnotationPage", "items": []}
    yield orjson.dumps(head).removesuffix(b"]}")
    separator = b"\n"
    for line in _lines(_page(dossier, account)):
        yield separator + line
        separator = b",\n"
    yield b"\n]}\n"


BRIDGE = Bridge(
    target="Web Annotation Data Model (2017)",
    mapping=MAPPING,
    called=lambda _record, iri: iri,
    pieces=_pieces,
    why_left_out=_left_out,
)
FORMAT = Format(
    name="annotations",
    suffix=".annotations.jsonld",
    media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    write=BRIDGE.write,
    losses=BRIDGE.losses,
    is_rdf=False,
)

"""The outline of a dossier: who alleges what, when what happened, and what else is said."""

from __future__ import annotations

from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from visitdata.model.badges import Badges, isolated, propositions
from visitdata.model.summaries import answered, counts
from visitdata.model.utterances import Allegation
from visitdata.pages import details
from visitdata.pages.alleged import alleged, summary
from visitdata.pages.outline import (
    Entry,
    Outline,
    Paragraph,
    Section,
    Span,
    called,
    field,
    headed,
    paragraph,
    quoted,
)
from visitdata.pages.times import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from visitdata.model.actors import Actor
    from visitdata.model.dossier import Dossier
    from visitdata.model.events import Event, Proposition
    from visitdata.model.record import Article
    from visitdata.model.utterances import Quote, Statement
    from visitdata.pages.alleged import Answer, Row
    from visitdata.pages.outline import Field
    from visitdata.values.times import EDTF

WHO, WHOM, WHAT, ANSWERS = "Who alleges it", "Against whom", "What is alleged", "What the accused say"
_NO_REMARKS: Mapping[str, str] = MappingProxyType({})
NO_TIME = "no time given"
_OF_ARTICLES = {"publisher", "authors", "published", "modified", "url"}
# What the rest of the outline shows of a dossier.
_SHOWN = {
    *("format", "title", "description"),
    *("articles", "actors", "places", "events", "statements", "allegations"),
}


def dossier_outline(dossier: Dossier) -> Outline:
    """What is shown of a dossier as a whole."""
    badges = Badges(dossier)
    rows = alleged(badges)
    sections = (
        Section("What it rests on", tuple(_article(badges, each) for each in dossier.articles)),
        table("Who alleges what", badges, rows),
        timeline("Timeline: what the article reports", badges, dossier.events),
        timeline("Timeline: what is only said", badges, propositions(dossier)),
        Section("Who says what else", tuple(statement(badges, each) for each in dossier.statements)),
        Section("Who is named", tuple(map(_actor, dossier.actors)), form="keyed"),
        Section("About this dossier", (_about(badges),)),
    )
    lead = [paragraph(dossier.description)] if dossier.description else []
    return Outline(
        dossier.title, (*lead, _summary(badges, rows)), tuple(each for each in sections if each.entries)
    )


def _summary(badges: Badges, rows: Iterable[Row]) -> Paragraph:
    """How much there is of everything, and how many of the allegations are answered."""
    count, number_answered = summary(rows)
    told = Span(answered(badges.dossier), "missing" if count and not number_answered else "plain")
    return Paragraph((Span(f"{counts(badges.dossier)}, "), told, Span(".")))


def _article(badges: Badges, article: Article) -> Entry:
    rows = [row for row in details.rows(badges, article) if row.name in _OF_ARTICLES]
    return Entry(paragraph(badges.text(article.id), "strong"), fields=tuple(fields_of(rows)))


def _about(badges: Badges) -> Entry:
    dossier = badges.dossier
    rows = [row for row in details.rows(badges, dossier) if row.name not in _SHOWN]
    return Entry(paragraph(dossier.id), fields=tuple(fields_of(rows)))


def _actor(actor: Actor) -> Entry:
    kind = type(actor).__name__
    return Entry(Paragraph((Span(isolated(actor.name)), Span(f" ({kind})", "dim"))), key=actor.id)


def table(title: str, badges: Badges, rows: Iterable[Row]) -> Section:
    """Allegations, with the answer of each accused."""
    return Section(
        title,
        tuple(_alleged(badges, each) for each in rows),
        form="table",
        columns=(WHO, WHOM, WHAT, ANSWERS),
        heading=WHAT,
    )


def _alleged(badges: Badges, row: Row) -> Entry:
    allegation = row.allegation
    accused = called(badges, allegation.accused) or (paragraph("nobody is named"),)
    answers = chain.from_iterable(map(_answer, row.answers))
    others = (paragraph(each.words.text) for each in row.others)
    return Entry(
        headed(badges, allegation),
        voice=row.badge.voice,
        fields=(
            *field(WHO, *called(badges, allegation.claimants), is_short=True),
            *field(WHOM, *accused, is_short=True),
            *field("Standing", paragraph(details.label_of(allegation.standing))),
            *_of_said(badges, allegation),
            *field(ANSWERS, *answers),
            *field("Others say", *others),
        ),
    )


def _answer(answer: Answer) -> Iterator[Paragraph]:
    yield paragraph(answer.sentence, "strong" if answer.is_answered else "missing")
    for link in answer.links:
        yield paragraph(link.words.text)


def statement(badges: Badges, said: Statement) -> Entry:
    """What somebody says, and the words that are quoted."""
    return Entry(headed(badges, said), voice=badges.of(said).voice, fields=tuple(_of_said(badges, said)))


def said(badges: Badges, records: Iterable[Statement | Allegation]) -> tuple[Entry, ...]:
    """Statements and allegations, as one list."""
    rows = {row.allegation.id: row for row in alleged(badges)}
    return tuple(
        _alleged(badges, rows[each.id]) if isinstance(each, Allegation) else statement(badges, each)
        for each in records
    )


def _of_said(badges: Badges, said: Statement | Allegation) -> Iterator[Field]:
    yield from field("Quoted", *map(_quoted, said.quotes))
    if said.hedges:
        yield from field("Hedges", paragraph(", ".join(map(quoted, said.hedges))))
    if said.time is not None or said.time_text is not None:
        yield from field("When", paragraph(when(said.time, said.time_text)))
    if said.medium is not None:
        yield from field("In", paragraph(said.medium))
    if said.via is not None:
        yield from field("Known only from", *called(badges, [said.via]))
    yield from field("In answer to", *called(badges, said.responds_to))


def _quoted(quote: Quote) -> Paragraph:
    remarks = [quote.language] if quote.language is not None else []
    remarks += ["translated"] if quote.translated else []
    told = f" ({', '.join(remarks)})" if remarks else ""
    return Paragraph((Span(quoted(quote.words)), Span(told, "dim")))


def timeline(
    title: str,
    badges: Badges,
    records: Iterable[Event | Proposition],
    remarks: Mapping[str, str] = _NO_REMARKS,
) -> Section:
    """What happens, the earliest first; what has no time comes last.

    Args:
        title: of the section.
        badges: those of the dossier.
        records: what happens.
        remarks: what else is shown of some records, by their ids.
    """
    entries = (
        Entry(
            headed(badges, each, remarks.get(each.id)),
            voice=badges.of(each).voice,
            key=when(each.time, each.time_text),
        )
        for each in sorted(records, key=_moment)
    )
    return Section(title, tuple(entries), form="keyed")


def _moment(record: Event | Proposition) -> tuple[bool, str, str]:
    """What occurrences are sorted by: the first day that is known of each, then the last."""
    time = record.time
    if time is None:
        return True, "", ""
    first, last = time.earliest or time.latest, time.latest or time.earliest
    return False, str(first), str(last)


def when(time: EDTF | None, words: str | None) -> str:
    """A time in words, or the article's words for it where it gives no more."""
    if time is not None:
        return in_words(time)
    return NO_TIME if words is None else quoted(words)


def fields_of(rows: Iterable[details.Row]) -> Iterator[Field]:
    """The members of a record that are filled."""
    for row in rows:
        yield from field(row.label.capitalize(), *map(_value, row.values))


def _value(value: details.Value) -> Paragraph:
    return paragraph(_text_of(value))


def _text_of(value: details.Value) -> str:
    if isinstance(value, details.Nested):
        texts = (f"{row.label} {', '.join(map(_text_of, row.values))}" for row in value.rows)
        return "; ".join(texts)
    if isinstance(value, details.Time):
        return in_words(value.edtf)
    if isinstance(value, details.Link):
        return value.words.text
    return value.iri if isinstance(value, details.WebLink) else value.text

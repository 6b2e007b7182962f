"""Words that records quote, against the texts of articles: quotations, hedges and words for a time.

They are looked for inside the record's own evidence, then in the articles. The evidence of a proposition is
that of the record that says it, as well; where a statement or allegation that is known only from another one
has none, it is that one's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from visitdata.errors import Path, Severity
from visitdata.model.dossier import Dossier
from visitdata.model.record import Record
from visitdata.text.anchoring import Anchor
from visitdata.text.quoted_words import SHORT, FoundWords, searched
from visitdata.values.occurrences import nearest, quoted
from visitdata.values.text import printable
from visitdata.values.unicode.aligned_text import Span
from visitdata.values.unicode.normal_form import measure

SAYING = ("allegations", "statements")
SAID = ("alleges", "posits", "denies")


@attrs.frozen
class TextProblem:
    """A problem of a text or of quoted words; the severity, where it is not that of the code."""

    path: Path
    code: str
    message: str
    suggestion: str
    severity: Severity | None = None


@attrs.frozen
class _Quoted:
    """Words that a record quotes: where it does, what they are, and what is said where they do not stand."""

    path: Path
    words: str
    what: str
    code: str
    language: str | None = None

    def __str__(self) -> str:
        return f"the {self.what} {printable(self.words)}"

    @property
    def is_quotation(self) -> bool:
        """Whether somebody is quoted, letter by letter; else the words are the article's own."""
        return self.what == "quotation"

    @property
    def is_short(self) -> bool:
        """Whether they may stand anywhere by chance."""
        return not self.is_quotation and measure(self.words) < SHORT


@attrs.frozen
class _Ground:
    """Where the words of a record have to stand: in its evidence."""

    articles: frozenset[str]
    ranges: Mapping[str, Sequence[Span]]
    """By article, where it stands in the normal form of the text."""
    is_found: bool
    """Whether all of the evidence stands in texts that are given."""


def word_problems(
    dossier: Dossier, texts: Mapping[str, str], anchors: Mapping[Path, Anchor]
) -> Iterator[TextProblem]:
    """What is wrong with the words that the records of a dossier quote.

    Nothing is said of words that may stand in a text that is not given, or in evidence that is lost.
    `anchors` tells by its path what became of evidence in these texts.
    """
    if texts:
        yield from _Check(dossier, texts, anchors).word_problems()


class _Check:
    """Looks for the words of one dossier."""

    def __init__(self, dossier: Dossier, texts: Mapping[str, str], anchors: Mapping[Path, Anchor]) -> None:
        self._dossier = dossier
        self._texts = texts
        self._sources: dict[str, tuple[Path, Record]] = {}
        self._anchors = anchors
        self._every = frozenset(article.id for article in dossier.articles)
        self._languages = {article.id: article.language or dossier.language for article in dossier.articles}
        self._paths: dict[str, Path] = {
            record.id: (part, index) for part in SAYING for index, record in enumerate(getattr(dossier, part))
        }

    def word_problems(self) -> Iterator[TextProblem]:
        for part in ("events", *SAYING):
            for index, record in enumerate(getattr(self._dossier, part)):
                path: Path = (part, index)
                owners = [self._source(path, record)]
                yield from self._of_record(path, record, owners)
                for said in SAID:
                    for inner, proposition in enumerate(getattr(record, said, ())):
                        below: Path = (*path, said, inner)
                        yield from self._of_record(below, proposition, [(below, proposition), *owners])

    def _source(self, path: Path, record: Record) -> tuple[Path, Record]:
        """The record whose evidence counts for a record: itself or, without any, the one it is known from."""
        asked: dict[str, tuple[Path, Record]] = {}
        while not record.evidence and record.id not in asked and record.id not in self._sources:
            asked[record.id] = (path, record)
            via = getattr(record, "via", None)
            if via is None:
                break
            path, record = self._paths[via], self._dossier[via]
        source = self._sources.get(record.id, (path, record))
        self._sources |= dict.fromkeys(asked, source)
        return source

    def _of_record(
        self, path: Path, record: Record, owners: Sequence[tuple[Path, Record]]
    ) -> Iterator[TextProblem]:
        every = [*_words_of(path, record)]
        if every:
            ground = self._ground(owners)
            for each in every:
                problem = self._of_words(each, ground)
                if problem is not None:
                    yield problem

    def _ground(self, owners: Sequence[tuple[Path, Record]]) -> _Ground:
        spans: dict[str, list[Span]] = {}
        articles: set[str] = set()
        is_found = True
        for path, record in owners:
            for index, evidence in enumerate(record.evidence):
                articles.add(evidence.article)
                anchor = self._anchors.get((*path, "evidence", index))
                if anchor is None or anchor.new_start is None or anchor.new_end is None:
                    is_found = False
                else:
                    spans.setdefault(evidence.article, []).append((anchor.new_start, anchor.new_end))
        ranges = {id_: searched(self._texts[id_]).ranges(each) for id_, each in spans.items()}
        return _Ground(frozenset(articles), ranges, is_found)

    def _of_words(self, each: _Quoted, ground: _Ground) -> TextProblem | None:
        for article, ranges in ground.ranges.items():
            found = self._find(each, article, ranges)
            if found is not None:
                return self._split(each, article, found) if found.way == "interrupted" else None
        if not ground.is_found:
            return None
        if each.is_short:
            return self._short(each, ground)
        for article in sorted(self._texts, key=lambda id_: (id_ not in ground.articles, id_)):
            found = self._find(each, article, searched(self._texts[article]).whole)
            if found is not None and found.way == "interrupted":
                return self._split(each, article, found)
            if found is not None:
                return self._outside(each, article, found) if ground.articles else None
        return self._nowhere(each, ground) if (ground.articles or self._every) <= self._texts.keys() else None

    def _find(self, each: _Quoted, article: str, ranges: Sequence[Span]) -> FoundWords | None:
        text = searched(self._texts[article])
        return text.find(each.words, ranges, any_case=not each.is_quotation, interrupted=each.is_quotation)

    def _split(self, each: _Quoted, article: str, found: FoundWords) -> TextProblem:
        (start, middle), (further, end) = found.spans
        text = self._texts[article]
        left_out = printable(text[middle:further])
        message = f"{each} leaves out {left_out}, which is in {article} at {middle} to {further}"
        parts = f"{text[start:middle]!r} and {text[further:end]!r}"
        return TextProblem(each.path, "quote-split", message, f"write two quotes: {parts}")

    def _outside(self, each: _Quoted, article: str, found: FoundWords) -> TextProblem:
        start, end = found.spans[0][0], found.spans[-1][1]
        message = f"{each} is in {article} at {start} to {end}, outside the record's evidence"
        suggestion = "if that is the right place, add it to the record's evidence; if not, remove the words"
        return TextProblem(each.path, "words-outside-evidence", message, suggestion)

    def _short(self, each: _Quoted, ground: _Ground) -> TextProblem:
        if not ground.articles:
            message = f"{each} has under {SHORT} letters, and the record has no evidence that contains it"
            suggestion = "add the stretch of the article that says it as evidence"
            return TextProblem(each.path, each.code, message, suggestion, "info")
        place = next(filter(None, (self._in_article(each, article) for article in sorted(self._texts))), None)
        if place is None and self._every <= self._texts.keys():
            return self._nowhere(each, ground)
        elsewhere = "" if place is None else f", but in {place}"
        message = (
            f"{each} is not in the record's evidence{elsewhere};"
            f" words of under {SHORT} letters must be in the evidence"
        )
        suggestion = "add the stretch that contains it to the record's evidence, or remove the words"
        return TextProblem(each.path, each.code, message, suggestion)

    def _in_article(self, each: _Quoted, article: str) -> str | None:
        found = self._find(each, article, searched(self._texts[article]).whole)
        return None if found is None else f"{article} at {found.spans[0][0]} to {found.spans[-1][1]}"

    def _nowhere(self, each: _Quoted, ground: _Ground) -> TextProblem:
        articles = [id_ for id_ in sorted(ground.articles) if id_ in self._texts] or sorted(self._texts)
        where = articles[0] if len(articles) == 1 else "any of the articles"
        message = f"{each} is not in {where}"
        near = ((id_, nearest(searched(self._texts[id_]).aligned, each.words)) for id_ in articles)
        place = next(((id_, span) for id_, span in near if span is not None), None)
        if place is not None:
            article, span = place
            inside = "" if len(articles) == 1 else f" in {article}"
            message += f"; the most similar words{inside} are {quoted(self._texts[article], span)}"
        languages = {_primary(self._languages[id_]) for id_ in articles}
        if each.language is not None and not languages & {None, _primary(each.language)}:
            suggestion = (
                f"give the words in the language of the text, or leave the {each.what} in {each.language}"
            )
            return TextProblem(each.path, each.code, message, suggestion, "info")
        return TextProblem(each.path, each.code, message, self._suggestion(each, place))

    def _suggestion(self, each: _Quoted, place: tuple[str, Span] | None) -> str:
        """What to write: the words of the text, where they differ by case only."""
        if place is not None:
            article, (start, end) = place
            there = self._texts[article][start:end]
            if there.casefold() == each.words.casefold():
                return f"write {there!r}"
        return "write the words as the text has them, or remove them"


def _primary(language: str | None) -> str | None:
    """The language itself, without script, region and variants (RFC 5646, section 2.2.1)."""
    return None if language is None else language.partition("-")[0].lower()


def _words_of(path: Path, record: Record) -> Iterator[_Quoted]:
    for index, quote in enumerate(getattr(record, "quotes", ())):
        at: Path = (*path, "quotes", index, "words")
        yield _Quoted(at, quote.words, "quotation", "quote-not-in-text", quote.language)
    for index, hedge in enumerate(getattr(record, "hedges", ())):
        yield _Quoted((*path, "hedges", index), hedge, "hedge", "hedge-not-in-text")
    time_text = getattr(record, "time_text", None)
    if time_text is not None:
        yield _Quoted((*path, "time_text"), time_text, "time", "time-text-not-in-text")

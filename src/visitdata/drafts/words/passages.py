"""Evidence of a draft in the texts of its articles: by the words that stand there, or by offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from visitdata.drafts.reading.forms import present
from visitdata.drafts.reading.plain_data import is_object
from visitdata.drafts.understood import Understood
from visitdata.drafts.values.numbers import boolean_of, number_of
from visitdata.drafts.words.searched import Near, Occurrence, SearchedArticle, nowhere, occurrences
from visitdata.errors import Mistake
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.scalars import BOOLEAN, COUNT, TEXT
from visitdata.metamodel.schema import Reference
from visitdata.model.record import Evidence
from visitdata.suggestions.forms import LEAVE_OUT
from visitdata.suggestions.types import wrong_type
from visitdata.text.search import search
from visitdata.text.similarity import SHORTEST
from visitdata.text.stretches import Edition, Stretch
from visitdata.values.evidence import context, digest_of
from visitdata.values.occurrences import SHOWN, around
from visitdata.values.text import printable
from visitdata.values.unicode.normal_form import measure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from visitdata.drafts.reading.account import Account, Place
    from visitdata.drafts.reading.pending import Pending
    from visitdata.drafts.reading.references import References
    from visitdata.drafts.understood import Certainty
    from visitdata.values.unicode.aligned_text import Span

    # A place where words stand, and how they were understood, if not letter by letter.
    Found: TypeAlias = tuple[Occurrence, Understood | None]

_NORMAL = "the text has them with other quotation marks, dashes, spaces or line breaks"
_SIMILAR = "these are the only words of the text that are similar"
_BY_DIGEST = "the words that the digest or exact shows stand there"


class _Wanted(NamedTuple):
    """Words of a draft, and what it says of them."""

    words: str
    nth: int | None = None
    article: str | None = None
    exact: bool = False
    start: int | None = None
    end: int | None = None


class Passages:
    """Finds the evidence of one draft.

    Args:
        account: what became of the values of the draft.
        texts: the texts, by the ids of their articles.
        references: what references to articles mean.
        fuzzy: whether words are looked for by fuzzy matching, too.
    """

    def __init__(
        self, account: Account, texts: Mapping[str, SearchedArticle], references: References, *, fuzzy: bool
    ) -> None:
        self._account = account
        self._texts = texts
        self._references = references
        self._fuzzy = fuzzy

    def find(self, pending: Sequence[Pending]) -> None:
        """Put each piece of evidence, as the document has it, in the place of what the draft has."""
        by_offsets: list[Pending] = []
        for each in pending:
            given = each.holder[each.key]
            if type(given) is str or (is_object(given) and "words" in given):
                each.holder[each.key] = self._by_words(given, each.place)
            elif is_object(given) and self._has_text(given):
                by_offsets.append(each)
        self._check_offsets(by_offsets)

    def _has_text(self, given: dict[str, Any]) -> bool:
        article = given.get("article")
        return type(article) is str and article in self._texts

    # By words.

    def _by_words(self, given: Any, place: Place) -> Any:
        """The evidence that words of a text are; as the draft has it, where they are not found."""
        is_text = type(given) is str
        wanted = _Wanted(given) if is_text else self._wanted(given, place)
        if wanted is None:
            return given
        at = place if is_text else place._replace(draft=(*place.draft, "words"))
        found = self._found(wanted)
        if isinstance(found, Mistake):
            self._account.mistake(at, found)
            return given
        occurrence, understood = found
        if understood is not None:
            self._account.repair(at, wanted.words, understood)
        return _evidence(occurrence, is_shown=wanted.exact)

    def _wanted(self, given: dict[Any, Any], place: Place) -> _Wanted | None:
        """What an object with words says; None where something in it is wrong, which is noted."""
        read: dict[str, Any] = {}
        for name, value in present(given):
            read[name] = self._member(name, value)
        if "words" not in read:
            message = "the evidence has no words: give the words of the text that say it, or leave it out"
            read["words"] = Mistake("missing-member", message)
        wrong = {name: each for name, each in read.items() if isinstance(each, Mistake)}
        for name, mistake in wrong.items():
            self._account.mistake(place._replace(draft=(*place.draft, name)), mistake)
        return None if wrong else _Wanted(**read)

    def _member(self, name: str, value: Any) -> Any:
        """The value of a member of an object with words, or what is wrong with it."""
        if name == "words":
            return value if type(value) is str else wrong_type("text", value)
        if name == "article":
            found = self._references.resolve(value, _TO_ARTICLE) if type(value) is str else None
            return found.value if isinstance(found, Understood) else found or wrong_type("an article", value)
        if name not in _Wanted._fields:
            message = f"evidence by its words has no {printable(name)}: the text tells it"
            return Mistake("unknown-member", message, LEAVE_OUT)
        read, scalar = (boolean_of, BOOLEAN) if name == "exact" else (number_of, COUNT)
        found = read(value) if type(value) is str else Understood(value=value)
        return found if isinstance(found, Mistake) else scalar.read(found.value)

    def _found(self, wanted: _Wanted) -> Found | Mistake:
        """The one place where words stand; or why there is none, or not one alone."""
        if wanted.article is not None and wanted.article not in self._texts:
            return Mistake("no-text", f"no text is given for {printable(wanted.article)}")
        texts = [*self._texts.values()] if wanted.article is None else [self._texts[wanted.article]]
        if not texts:
            return Mistake("no-text", "no text of an article is given in which the words can be found")
        most = max(wanted.nth or 0, SHOWN + 1)
        found, is_exact = occurrences(texts, wanted.words, most)
        if not found:
            return self._similar(texts, wanted)
        chosen = _chosen(found, wanted)
        if isinstance(chosen, Mistake) or is_exact:
            return chosen if isinstance(chosen, Mistake) else (chosen, None)
        return chosen, _understood(chosen, "sure", _NORMAL)

    def _similar(self, texts: Sequence[SearchedArticle], wanted: _Wanted) -> Found | Mistake:
        """The one place with similar words, if fuzzy matching is wanted, or that there is none."""
        if self._fuzzy and measure(wanted.words) >= SHORTEST:
            places = [Occurrence(each, span) for each in texts for span in each.similar(wanted.words)]
            if len(places) == 1:
                return places[0], _understood(places[0], "likely", _SIMILAR)
        found = ((each, each.nearest(wanted.words)) for each in texts)
        near = next((Near(each.article, each.text, span) for each, span in found if span is not None), None)
        beginning = f"the words {printable(wanted.words)} are not"
        message = nowhere(beginning, [each.article for each in texts], near)
        return Mistake("evidence-lost", f"{message}: write the words as the text has them")

    # By offsets.

    def _check_offsets(self, pending: Sequence[Pending]) -> None:
        """Compare evidence by offsets with the texts, and correct what its digest or words show."""
        wrong: dict[str, list[tuple[Pending, Stretch]]] = {}
        for each in pending:
            given = each.holder[each.key]
            stretch = _stretch(given)
            if "start" in given and not given.keys() & {"digest", "exact"}:
                message = "start and end alone do not show which words are meant: write the words themselves"
                self._account.mistake(each.place, Mistake("evidence-lost", message))
            elif stretch is not None and _stands(self._texts[given["article"]].text, stretch):
                given["digest"] = stretch.digest
            elif stretch is not None:
                wrong.setdefault(given["article"], []).append((each, stretch))
        for article, every in wrong.items():
            searched = self._texts[article]
            edition = Edition(searched.text, changed=True, shift=None, end_shift=None)
            results = search(edition, {stretch for _, stretch in every}, fuzzy=False)
            for each, stretch in every:
                self._correct(each, searched, results[stretch].span)

    def _correct(self, each: Pending, searched: SearchedArticle, span: Span | None) -> None:
        """Write where evidence stands that does not stand where the draft has it, or say that it is lost."""
        given = each.holder[each.key]
        before = {name: given[name] for name in ("start", "end", "digest") if name in given}
        if span is None:
            message = (
                f"the words with this digest do not stand at {given['start']} to {given['end']}"
                f" of {searched.article}, nor at one other place alone: give the words in their place"
            )
            self._account.mistake(each.place, Mistake("evidence-lost", message))
            return
        occurrence = Occurrence(searched, span)
        made = _evidence(occurrence, is_shown="exact" in given)
        each.holder[each.key] = made
        after = {name: made[name] for name in ("start", "end", "digest")}
        understood = Understood(value=after, kind="evidence", certainty="likely", sentence=_BY_DIGEST)
        self._account.repair(each.place, before, understood)


def _wanted_article() -> Reference:
    value = schema_of(Evidence).member("article").value
    assert isinstance(value, Reference)  # so it is declared
    return value


_TO_ARTICLE = _wanted_article()


def _understood(occurrence: Occurrence, certainty: Certainty, sentence: str) -> Understood:
    return Understood(value=occurrence.words, kind="evidence", certainty=certainty, sentence=sentence)


def _evidence(occurrence: Occurrence, *, is_shown: bool) -> dict[str, Any]:
    """The evidence, as the document has it, that a place of a text is."""
    (start, end), text = occurrence.span, occurrence.searched.text
    made: dict[str, Any] = {"article": occurrence.searched.article, "start": start, "end": end}
    made["digest"] = digest_of(occurrence.words)
    if is_shown:
        made |= context(text, start, end)
    return made


def _chosen(found: list[Occurrence], wanted: _Wanted) -> Occurrence | Mistake:
    """The place that is meant, of those where words stand."""
    articles = list(dict.fromkeys(each.searched.article for each in found))
    words = printable(wanted.words)
    if len(articles) > 1:
        message = f"the words {words} stand in {' and '.join(articles)}: give the article"
        return Mistake("evidence-ambiguous", message)
    if wanted.nth is not None:
        if 0 < wanted.nth <= len(found):
            return found[wanted.nth - 1]
        times = "once" if len(found) == 1 else f"{len(found)} times"
        return Mistake(
            "evidence-lost", f"nth is {wanted.nth}, but the words {words} stand in the text {times}"
        )
    at_start = [each for each in found if each.span[0] == wanted.start]
    if len(found) == 1 or at_start:
        return (at_start or found)[0]
    places = [
        f"nth {nth}: {around(each.searched.text, each.span)}" for nth, each in enumerate(found[:SHOWN], 1)
    ]
    more = "; and more" if len(found) > SHOWN else ""
    message = (
        f"the words {words} stand in several places: give nth, or more words ({'; '.join(places)}{more})"
    )
    return Mistake("evidence-ambiguous", message)


def _stretch(given: dict[str, Any]) -> Stretch | None:
    """What evidence by offsets shows of the words that it means; None where it shows too little."""
    start, end, digest, exact = (given.get(name) for name in ("start", "end", "digest", "exact"))
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        return None
    if type(exact) is str and type(digest) is not str and TEXT.read(exact) == exact:
        digest = digest_of(exact)
    if type(digest) is not str:
        return None
    shown = [each if type(each) is str else "" for each in (exact, given.get("prefix"), given.get("suffix"))]
    return Stretch(start, end, digest, *shown)


def _stands(text: str, stretch: Stretch) -> bool:
    """Whether the words of evidence stand in a text where it says."""
    return stretch.end <= len(text) and digest_of(text[stretch.start : stretch.end]) == stretch.digest

"""The text of an article, in which the words of a draft are looked for."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from visitdata.text.quoted_words import searched
from visitdata.values.occurrences import nearest, quoted
from visitdata.values.unicode.aligned_text import verbatim

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from visitdata.text.similarity import Comparison
    from visitdata.values.unicode.aligned_text import AlignedText, Span

MOST_NEAREST = 200


class SearchedArticle:
    """The text of one article.

    Args:
        article: the id of the article.
        text: its text.
    """

    def __init__(self, article: str, text: str) -> None:
        self.article = article
        self.text = text
        self.exact: AlignedText = verbatim(text)
        self._nearest_left = MOST_NEAREST
        self._found: dict[tuple[str, bool], list[Span]] = {}

    @cached_property
    def normal(self) -> AlignedText:
        """The text in its normal form, which is made once for all that look into the text."""
        return searched(self.text).aligned

    @cached_property
    def _comparison(self) -> Comparison:
        from visitdata.text.similarity import Comparison

        return Comparison(self.normal.text)

    def similar(self, words: str) -> list[Span]:
        """The places whose words are most similar, as fuzzy matching has it."""
        wanted = self.normal.pattern(words).text
        if not wanted or not self._comparison.affords(wanted):
            return []
        return [self.normal.place(each.start, each.end) for each in self._comparison.most_similar(wanted)]

    def nearest(self, words: str) -> Span | None:
        """The place that is most like words which do not stand in the text, if there is any.

        It is looked for so many times: whoever has that many words to change reads no more of them.
        """
        self._nearest_left -= 1
        return nearest(self.normal, words) if self._nearest_left >= 0 else None

    def spans(self, words: str, most: int, *, is_exact: bool) -> list[Span]:
        """Where words stand, at most so many places or a few more."""
        key = words, is_exact
        found = self._found.get(key, [])
        if len(found) < most:
            text = self.exact if is_exact else self.normal
            found = self._found[key] = [*islice(text.every_span(words), 2 * most)]
        return found


class Occurrence(NamedTuple):
    """A place in the text of an article."""

    searched: SearchedArticle
    span: Span

    @property
    def words(self) -> str:
        """What stands there."""
        return self.searched.text[slice(*self.span)]


def occurrences(texts: Iterable[SearchedArticle], words: str, most: int) -> tuple[list[Occurrence], bool]:
    """Where words stand in texts, at most so many places in each, and whether they do to the letter.

    Letter by letter in any of the texts; where they stand nowhere so, in the normal form.
    """
    every = list(texts)
    for is_exact in (True, False):
        found = [
            Occurrence(each, span)
            for each in every
            for span in each.spans(words, most, is_exact=is_exact)[:most]
        ]
        if found:
            return found, is_exact
    return [], False


class Near(NamedTuple):
    """The place of an article's text that is most like words which do not stand there."""

    article: str
    text: str
    span: Span


def nowhere(beginning: str, articles: Collection[str], near: Near | None) -> str:
    """That words are in no text, and what is most like them there.

    Args:
        beginning: what is not there: "the words ... are not".
        articles: the ids of the articles whose texts were searched.
        near: the most similar words, if any are known.
    """
    where = next(iter(articles)) if len(articles) == 1 else "any of the texts"
    if near is None:
        return f"{beginning} in {where}"
    inside = "" if len(articles) == 1 else f" in {near.article}"
    return f"{beginning} in {where}; the most similar words{inside} are {quoted(near.text, near.span)}"

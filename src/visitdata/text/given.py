"""Texts as they are given, beside those that were read: one may only be given in another form, or as HTML."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import product

import attrs

from visitdata.model.dossier import Dossier
from visitdata.model.record import Article
from visitdata.text.anchoring import Anchor, anchored, refuse_unfit
from visitdata.values.evidence import text_sha256
from visitdata.values.text import printable

# What happens to a text on its way, without anyone's doing.
_VARIANTS: Mapping[str, Callable[[str], str]] = {
    "with LF for each line break": lambda text: text.replace("\r\n", "\n").replace("\r", "\n"),
    "with CR LF for each line break": lambda text: text.replace("\n", "\r\n"),
    "without the byte order mark": lambda text: text.removeprefix("\ufeff"),
    "without the line break at its end": lambda text: text.removesuffix("\n"),
    "with a line break at its end": lambda text: f"{text}\n",
    "in NFC": lambda text: unicodedata.normalize("NFC", text),
    "in NFD": lambda text: unicodedata.normalize("NFD", text),
}

# HTML: how to tell, and what it says without its markup.
_BLOCKS = (
    "address|article|aside|blockquote|body|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|li"
    "|main|nav|ol|p|pre|section|table|tbody|td|th|title|tr|ul"
)
_INLINES = "a|abbr|b|cite|code|em|font|i|img|link|mark|meta|q|s|small|span|strong|sub|sup|time|u"
_TAG = re.compile(rf"</?(?:{_BLOCKS}|{_INLINES})(?:[\s/][^<>]*)?>", re.IGNORECASE)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})(?:[\s/][^<>]*)?>", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<!--(?:(?!-->).)*(?:-->|\Z)|<!doctype[^<>]*>|<(script|style)\b(?:(?!</\1\b).)*(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_DOCUMENT = re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_SURELY = 2  # tags
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@attrs.frozen(kw_only=True)
class Given:
    """A text that is given for an article.

    Attributes:
        text: what evidence and words are looked for in: the text that was read, where that can be told.
        how: how the text has to be given to be the one that was read, if that is all.
        is_markup: whether it is HTML; then `text` is what that says.
    """

    text: str
    how: str | None = None
    is_markup: bool = False


def as_given(dossier: Dossier, texts: Mapping[str, str], *, fuzzy: bool = False) -> dict[str, Given]:
    """The texts of a dossier's articles, by their ids; it takes and raises what `visitdata.anchor` does."""
    refuse_unfit(dossier, texts)
    articles = [article for article in dossier.articles if article.id in texts]
    given = {article.id: _variant(article, texts[article.id]) for article in articles}
    without = {
        article.id: without_markup(texts[article.id])
        for article in articles
        if given[article.id].how is None and _may_be_markup(article, texts[article.id])
    }
    if without:
        as_it_is = [anchor for _, anchor in anchored(dossier, texts, fuzzy=fuzzy)]
        within = [anchor for _, anchor in anchored(dossier, without, fuzzy=fuzzy)]
        for article in articles:
            plain = without.get(article.id)
            if plain is not None and _fits_better(article, texts[article.id], plain, as_it_is, within):
                given[article.id] = Given(text=plain, is_markup=True)
    return given


def _variant(article: Article, text: str) -> Given:
    """The text, or that variant of it which was read."""
    if article.sha256 in {None, text_sha256(text)}:
        return Given(text=text)
    return _read_variant(article.sha256 or "", text) or Given(text=text)


@lru_cache(maxsize=4)
def _read_variant(sha256: str, text: str) -> Given | None:
    """The variant of a text that has a hash, by one change or by two."""
    first = {how: variant for how, vary in _VARIANTS.items() if (variant := vary(text)) != text}
    for how, variant in first.items():
        if text_sha256(variant) == sha256:
            return Given(text=variant, how=how)
    for (how, variant), (further, vary) in product(first.items(), _VARIANTS.items()):
        both = vary(variant)
        if both != variant and text_sha256(both) == sha256:
            return Given(text=both, how=f"{how} and {further}")
    return None


def _may_be_markup(article: Article, text: str) -> bool:
    return marks(text) is not None and article.sha256 != text_sha256(text)


def _fits_better(
    article: Article, text: str, plain: str, as_it_is: Sequence[Anchor], within: Sequence[Anchor]
) -> bool:
    """Whether what was read is rather what a text says without its markup than the text as it is given."""
    if article.sha256 == text_sha256(html.unescape(text)):
        return True
    outcomes = [each.outcome for each in as_it_is if each.article == article.id]
    still = [each.outcome for each in within if each.article == article.id]
    lost, still_lost = outcomes.count("lost"), still.count("lost")
    if lost != still_lost:
        return still_lost < lost
    if not is_markup(text) or (outcomes and outcomes.count("kept") == len(outcomes)):
        return False
    length = article.length
    return length is None or abs(len(plain) - length) < abs(len(text) - length)


def marks(text: str) -> str | None:
    """What shows that a text is HTML: its first tag and its first character reference; None without them."""
    reference = next((each for each in _REFERENCE.finditer(text) if html.unescape(each[0]) != each[0]), None)
    found = [each for each in (_TAG.search(text), reference) if each is not None]
    if not found:
        return None
    return " and ".join(f"{printable(each[0])} at {each.start()}" for each in found)


def is_markup(text: str) -> bool:
    """Whether a text is surely HTML: it begins as a document does, or it has the tags of a paragraph."""
    return bool(_DOCUMENT.match(text)) or len(_BLOCK.findall(text)) >= _SURELY


def without_markup(text: str) -> str:
    """What a browser would show, more or less: a line break for each block, no tags, no references."""
    seen = _TAG.sub("", _BLOCK.sub("\n", _UNSEEN.sub("", text)))
    return html.unescape(seen)

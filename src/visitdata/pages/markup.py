"""What comes often on a page, as HTML: texts, times, badges, links, the rows of a record.

A page has thousands of these, and Jinja2 makes them slowly. Each function gives HTML in which it has escaped
every text that it was given; `visitdata.pages.environment` offers them to the templates as safe.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from visitdata.pages.details import LANGUAGE, Link, Term, Time, WebLink, Words
from visitdata.pages.directions import direction_of
from visitdata.pages.times import in_words, is_html_time
from visitdata.values.identifiers import is_clickable
from visitdata.values.times import CACHED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from visitdata.model.badges import Badge, Badges
    from visitdata.model.utterances import Quote
    from visitdata.pages import mentions
    from visitdata.pages.details import Row, Value

_FEW = 6


@lru_cache(maxsize=256)
def tagged(language: str | None) -> str:
    """The attributes of an element that hold a text in a language: `lang` and `dir`."""
    tag = "" if language is None else f' lang="{escape(language)}"'
    return f'{tag} dir="{direction_of(language)}"'


def words(value: Words | str, language: str | None = None) -> str:
    """A text that stands by itself, in its language and direction, whatever is beside it."""
    text = value
    if isinstance(value, Words):
        text, language = value.text, value.language
    return _isolated(str(text), language)


def _isolated(text: str, language: str | None) -> str:
    if language in {None, LANGUAGE} and text.isascii():
        return escape(text)  # in letters of one direction, and what is around it says the rest
    return f"<bdi{tagged(language)}>{escape(text)}</bdi>"


@lru_cache(maxsize=CACHED)
def time(edtf: str) -> str:
    """A time in words, with its EDTF for machines: as a `time` where HTML has that value, else as `data`."""
    said, value = in_words(edtf), str(edtf)  # neither has a character that HTML escapes
    if is_html_time(value):
        return f'<time datetime="{value}">{said}</time>'
    return f'<data value="{value}" title="{value}">{said}</data>'


@lru_cache(maxsize=4096)
def fragment(identifier: str) -> str:
    """The link to a record on the same page, by its id (RFC 3986, section 3.5)."""
    return "#" + quote(identifier, safe="!$&'(*,+;=~)/:?@")


@lru_cache(maxsize=4096)
def _escaped_fragment(identifier: str) -> str:
    return escape(fragment(identifier))


def badge(shown: Badge) -> str:
    """Whose word something is: what is only said looks different."""
    return f'<b class="{shown.voice}">{escape(shown.text)}</b>'


def web_link(iri: str, text: str | None = None) -> str:
    """An IRI elsewhere, as a link where a page makes one of it."""
    told = escape(iri)
    if not is_clickable(iri):
        return f"<code>{told}</code>"
    return f'<a href="{told}">{escape(text) if text else told}</a>'


def names(badges: Badges, records: Iterable[str]) -> str:
    """What records are called, by their ids, one after the other."""
    language = badges.dossier.language
    return ", ".join([_isolated(badges.text(each), language) for each in records])


def quotes(quoted: Iterable[Quote]) -> str:
    """Quotations, each in its language."""
    return "".join(map(_quote, quoted))


def _quote(quoted: Quote) -> str:
    language, remark = quoted.language, ""
    if quoted.translated is not None:
        told = "translated" if quoted.translated else "not translated"
        remark = f' <small lang="{LANGUAGE}" dir="ltr">({told})</small>'
    said = f"<q>{_isolated(quoted.words, language)}</q>"
    return f"<blockquote{tagged(language)}>{said}{remark}</blockquote>"


class Linked:
    """HTML with links to the records of one page.

    Args:
        home: the relative URL of that page; empty for links on the page itself.
    """

    def __init__(self, home: str = "") -> None:
        self._home = escape(home)

    def link(self, to: Link) -> str:
        """A link to a record, by what it is called."""
        return f'<a href="{self._home}{_escaped_fragment(to.anchor)}">{words(to.words)}</a>'

    def links(self, to: Iterable[Link], between: str = ", ") -> str:
        """Links to records, one after the other."""
        return escape(between).join(map(self.link, to))

    def few(self, to: Sequence[Link]) -> str:
        """Links to records in a sentence: of many, the first and how many others there are."""
        more = len(to) - _FEW
        if more > 0:
            return f"{self.links(to[:_FEW])} and {more:,} more"
        before = f"{self.links(to[:-1])} and " if len(to) > 1 else ""
        return before + self.links(to[-1:])

    def rows(self, held: Iterable[Row]) -> str:
        """The rows of a record, as a list of what they are called and their values."""
        fields = self.fields(held)
        return f"<dl>{fields}</dl>" if fields else ""

    def fields(self, held: Iterable[Row]) -> str:
        """The same, for a list that has others besides."""
        return "".join(
            [
                f"<dt>{escape(row.label)}</dt><dd>{'</dd><dd>'.join(map(self._value, row.values))}</dd>"
                for row in held
            ]
        )

    def _value(self, value: Value) -> str:
        if isinstance(value, Link):
            return self.link(value)
        if isinstance(value, Words):
            return words(value)
        if isinstance(value, Term):
            return escape(value.text)
        if isinstance(value, Time):
            return time(value.edtf)
        return web_link(value.iri) if isinstance(value, WebLink) else self.rows(value.rows)

    def mentioned(self, held: Iterable[mentions.Row]) -> str:
        """Where an actor or a place stands, as fields: what is the word of the same is together."""
        found: list[str] = []
        for row in held:
            found.append(f"<dt>{escape(row.label)}</dt>")
            found += [
                f"<dd>{badge(each.badge)} {self.links(each.links, ' · ')}</dd>" for each in row.mentions
            ]
        return "".join(found)

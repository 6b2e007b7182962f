"""Templates: Jinja2 with everything escaped, and the few functions that they share."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from visitdata.dependencies import require
from visitdata.errors import MissingExtraError
from visitdata.pages.details import Words, decimal, kind_of
from visitdata.pages.directions import direction_of
from visitdata.pages.elsewhere import licence_name, site_of
from visitdata.pages.times import in_words, is_html_time

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

FOLDER = Path(__file__).parent / "templates"
# The style sheets, in their order.
_SHEETS = ("page.css", "timeline.css", "graph.css", "passages.css", "print.css")
# Of the labels of all pages.
LANGUAGE = "en"
# What text has, and HTML has not (Living Standard, section 13.2.3.5): controls, and what is no character.
# The class of all others is quick where most characters are in its first range.
_PLANES = "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000))
NOT_IN_HTML = re.compile(f"[^\x00-\x7e\xa0-\ufdcf\ufdf0-\ufffd{_PLANES}]")
_REPLACEMENT = "\ufffd"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile('("[^"]*")')
_SPACE = re.compile(r"\s+")
_PUNCTUATION = re.compile(" ?([{};,>]) ?|(?<=:) ")
_LINKED = ("http:", "https:", "mailto:")


def environment() -> Environment:
    """The templates of this package.

    Raises:
        MissingExtraError: Jinja2 is not installed, or too old.
    """
    try:
        require("jinja2", "html")
    except ModuleNotFoundError as error:
        msg = "web pages need Jinja2: pip install 'visitdata[html]'"
        raise MissingExtraError(msg) from error
    return _environment()


@cache
def _environment() -> Environment:
    import jinja2

    class Conforming(jinja2.Template):
        def render(self, *args: Any, **kwargs: Any) -> str:
            return NOT_IN_HTML.sub(_REPLACEMENT, super().render(*args, **kwargs))

    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.template_class = Conforming
    filters: Any = made.filters
    filters.update(words=words, time=time, fragment=fragment, is_link=is_link, percent=percent)
    filters.update(direction=direction_of, kind=kind_of, site=site_of, decimal=decimal, tagged=tagged)
    filters.update(licence_name=licence_name)
    shared: Any = made.globals
    shared.update(style=style(), csp=content_security_policy(style()), home="")
    return made


@cache
def style(*names: str) -> str:
    """The style sheet of a page: of all the sheets of a dossier's page, or of those that are named.

    The spaces and comments that are for its authors are left out.
    """
    written = "".join(text_of(name) for name in names or _SHEETS)
    parts = _STRING.split(_COMMENT.sub("", written))
    return "".join(each if each.startswith('"') else _packed(each) for each in parts)


def _packed(css: str) -> str:
    return _PUNCTUATION.sub(r"\1", _SPACE.sub(" ", css)).replace(";}", "}")


@cache
def text_of(name: str) -> str:
    """The text of a style sheet or script."""
    return (FOLDER / name).read_text(encoding="utf-8")


def content_security_policy(sheet: str, script: str | None = None) -> str:
    """The policy (CSP Level 3) under which a page loads nothing, and no style or script but its own."""
    scripts = "" if script is None else f"script-src {_hash(script)}; "
    return (
        f"default-src 'none'; style-src {_hash(sheet)}; {scripts}"
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def embedded(written: str) -> Markup:
    """JSON for a script element of the type application/ld+json.

    No text in it can end the element: JSON has `<` in strings alone, where it may be written as an escape
    (HTML Living Standard, section 4.12.1.3, "Restrictions for contents of script elements"). So may what HTML
    has not.
    """
    from markupsafe import Markup

    return Markup(NOT_IN_HTML.sub(_escape, written.replace("<", "\\u003c")))


def _escape(found: re.Match[str]) -> str:
    """A character as a string in JSON has it (RFC 8259, section 7)."""
    return json.dumps(found[0])[1:-1]


def _hash(inline: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"


def tagged(language: str | None) -> Markup:
    """The attributes of an element that hold a text in a language: `lang` and `dir`."""
    from markupsafe import Markup, escape

    tag = "" if language is None else f' lang="{escape(language)}"'
    return Markup(f'{tag} dir="{direction_of(language)}"')


def words(value: Words | str, language: str | None = None) -> Markup:
    """A text that stands by itself, in its language and direction, whatever is beside it."""
    from markupsafe import Markup, escape

    given = value if isinstance(value, Words) else Words(value, language)
    if given.language in {None, LANGUAGE} and given.text.isascii():
        return escape(given.text)  # in letters of one direction, and what is around it says the rest
    return Markup(f"<bdi{tagged(given.language)}>{escape(given.text)}</bdi>")


def time(edtf: str) -> Markup:
    """A time in words, with its EDTF for machines: as a `time` where HTML has that value, else as `data`."""
    from markupsafe import Markup

    said, value = in_words(edtf), str(edtf)  # neither has a character that HTML escapes
    if is_html_time(value):
        return Markup(f'<time datetime="{value}">{said}</time>')
    return Markup(f'<data value="{value}" title="{value}">{said}</data>')


def percent(thousandths: int) -> Markup:
    """A share in thousandths, as SVG has lengths: 125 is "12.5%"."""
    from markupsafe import Markup

    return Markup(f"{thousandths // 10}.{thousandths % 10}%")


@lru_cache(maxsize=4096)
def fragment(identifier: str) -> str:
    """The link to a record on the same page, by its id (RFC 3986, section 3.5)."""
    return "#" + quote(identifier, safe="!$&'(*,+;=~)/:?@")


def is_link(iri: str) -> bool:
    """Whether a page makes a link of an IRI: http, https and mailto alone."""
    return iri.lower().startswith(_LINKED)

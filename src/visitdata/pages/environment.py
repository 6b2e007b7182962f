"""Templates: Jinja2 with everything escaped, and the few functions that they share."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from visitdata.dependencies import require
from visitdata.errors import MissingExtraError
from visitdata.pages import markup
from visitdata.pages.details import LANGUAGE, decimal, kind_of
from visitdata.pages.directions import direction_of
from visitdata.pages.elsewhere import licence_name, site_of
from visitdata.values.identifiers import is_clickable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Environment
    from markupsafe import Markup

FOLDER = Path(__file__).parent / "templates"
# The style sheets, in their order.
_SHEETS = ("page.css", "timeline.css", "graph.css", "passages.css", "print.css")
# What text has, and HTML has not (Living Standard, section 13.2.3.5): controls, and what is no character.
# The class of all others is quick where most characters are in its first range.
_PLANES = "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000))
NOT_IN_HTML = re.compile(f"[^\x00-\x7e\xa0-\ufdcf\ufdf0-\ufffd{_PLANES}]")
_REPLACEMENT = "\ufffd"
# Line breaks of templates at the edges of blocks, where they show nothing; those before records, rows and
# items stay, so that a page has lines.
_BLOCKS = (
    "p|h[1-6]|dl|dt|dd|details|summary|div|thead|tbody|table|figure|ul|ol|header|main|td|svg|rect|text|defs"
)
_AT_EDGES = re.compile(
    rf"\n(?=</?(?:{_BLOCKS})[ >]|</(?:section|article|li|tr|g)>)|(?<=>)\n(?={{{{)|(?<=}}}})\n(?={{[{{%])"
)
_DELETE = "\x7f"  # the one character of ASCII that HTML has not
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile('("[^"]*")')
_SPACE = re.compile(r"\s+")
_PUNCTUATION = re.compile(" ?([{};,>]) ?|(?<=:) ")


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
    from jinja2.ext import Extension

    class Packed(Extension):
        def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - as Jinja2 calls it
            return _AT_EDGES.sub("{#\n#}", source)  # which keeps the numbers of lines

    class Conforming(jinja2.Template):
        def render(self, *args: Any, **kwargs: Any) -> str:
            return _conforming(super().render(*args, **kwargs))

    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        extensions=[Packed],
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.template_class = Conforming
    filters: Any = made.filters
    filters.update(words=safe(markup.words), time=safe(markup.time), tagged=safe(markup.tagged))
    filters.update(fragment=markup.fragment, is_link=is_clickable, percent=percent)
    filters.update(direction=direction_of, kind=kind_of, site=site_of, decimal=decimal)
    filters.update(licence_name=licence_name)
    shared: Any = made.globals
    shared.update(style=style(), csp=content_security_policy(style()), language=LANGUAGE)
    shared.update(badge=safe(markup.badge), web_link=safe(markup.web_link), quotes=safe(markup.quotes))
    shared.update(linked())
    return made


def _conforming(page: str) -> str:
    """A page in which what HTML has not is replaced. Most lines are ASCII, and are quick to tell."""
    if _DELETE in page:
        return NOT_IN_HTML.sub(_REPLACEMENT, page)
    lines = page.splitlines(keepends=True)
    return "".join([line if line.isascii() else NOT_IN_HTML.sub(_REPLACEMENT, line) for line in lines])


def linked(home: str = "") -> Mapping[str, object]:
    """What templates use to link to the records of a page.

    Args:
        home: the relative URL of the page; empty for links on the page itself.
    """
    to = markup.Linked(home)
    made = (to.link, to.links, to.few, to.rows, to.fields, to.mentioned)
    return {"home": home} | {each.__name__: safe(each) for each in made}


def safe(made: Callable[..., str]) -> Callable[..., Markup]:
    """A function that gives HTML, such that templates do not escape it again."""
    from markupsafe import Markup

    return lambda *given: Markup(made(*given))


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


def percent(thousandths: int) -> str:
    """A share in thousandths, as SVG has lengths: 125 is "12.5%", 120 "12%"."""
    whole, rest = divmod(thousandths, 10)
    return f"{whole}.{rest}%" if rest else f"{whole}%"

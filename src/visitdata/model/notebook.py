"""Records and dossiers in a notebook: small HTML, in which every text is escaped.

Its classes are those of the page of a dossier. What somebody only says stands in one text with its source:
with names in a dossier; of a record by itself, whose dossier is not at hand, with the ids of the speakers.
There are no links and no attributes but `class`, `dir`, `lang` and `scope`: no text can do anything.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, cast

from visitdata.metamodel.prompt import shown
from visitdata.metamodel.settings import Declared
from visitdata.model.badges import Badges, isolated, source_without_dossier, without_dossier
from visitdata.model.dossier import Dossier
from visitdata.model.events import Event, Proposition
from visitdata.model.summaries import answered, counts
from visitdata.model.told_responses import told
from visitdata.model.utterances import Allegation, Statement
from visitdata.values.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from visitdata.model.badges import Badge
    from visitdata.model.record import Record

_STYLE = (
    ".visitdata{border-inline-start:4px solid;padding-inline-start:.7em}"
    ".visitdata.said{border-inline-start-style:dashed}"
    ".visitdata.planned{border-inline-start-style:dotted}"
    ".visitdata b{border:1.5px solid;border-radius:.8em;padding:.05em .5em;font-size:.85em}"
    ".visitdata b.said{border-style:dashed}.visitdata b.planned{border-style:dotted}"
    ".visitdata tr.said{background:repeating-linear-gradient(135deg,transparent 0 9px,#8883 9px 10px)}"
    ".visitdata .unanswered{font-weight:600}"
    ".visitdata th,.visitdata td{text-align:start;vertical-align:top;white-space:normal}"
)
# Of the values of a member, and of the allegations of a dossier, so many are shown.
_MOST = 50
_HEADINGS = ("name", "label", "gist", "headline")
_COLUMNS = ("Who alleges it", "Against whom", "What is alleged", "What the accused say")


def html(record: Record) -> str:
    """A record or a dossier as HTML, for a notebook."""
    if isinstance(record, Dossier):
        return _dossier(record)
    badge = _badge_of(record)
    rows = "".join(_rows(record))
    return _framed(f"<p>{_heading(record, badge)}</p><table>{rows}</table>", badge)


def _framed(inner: str, badge: Badge | None = None) -> str:
    voice = "" if badge is None else f" {badge.voice}"
    return f'<div class="visitdata{voice}"><style>{_STYLE}</style>{inner}</div>'


def _text(text: str, language: str | None = None) -> str:
    """A text that stands by itself, whatever is beside it."""
    tag = "" if language is None else f' lang="{escape(language)}"'
    return f'<bdi{tag} dir="auto">{escape(text)}</bdi>'


def _badge(text: str, voice: str) -> str:
    return f'<b class="{voice}">{_text(text)}</b>'


# A record by itself.


def _badge_of(record: Record) -> Badge | None:
    if isinstance(record, (Event, Proposition, Statement, Allegation)):
        return without_dossier(record)
    return None


def _heading(record: Record, badge: Badge | None) -> str:
    kind = f"<strong>{escape(type(record).__name__)}</strong>"
    named = (getattr(record, name, None) for name in _HEADINGS)
    text = next((each for each in named if each is not None), record.id)
    if badge is None:
        return f"{kind} {_text(text)}"
    if isinstance(record, Proposition):  # its label stands nowhere without that it is only said
        return f"{kind} {_badge(f'{badge.text}: {isolated(text)}', badge.voice)}"
    return f"{kind} {_badge(badge.text, badge.voice)} {_text(text)}"


def _rows(record: Record) -> Iterator[str]:
    apart = (
        {*_HEADINGS, "status"} if isinstance(record, Event) else {*_HEADINGS}
    )  # its badge tells the status
    for name, value in shown(record):
        if name not in apart:
            values = [*_values(record, name, value)]
            listed = [_text(each) for each in values[:_MOST]]
            listed += [f"{len(values) - _MOST:,} more"] if len(values) > _MOST else []
            yield f'<tr><th scope="row">{_label(name)}</th><td>{"<br>".join(listed)}</td></tr>'


def _label(name: str) -> str:
    return escape(name.replace("_", " "))


def _values(record: Declared, name: str, value: object) -> Iterator[str]:
    """The values of a member, each as a text."""
    if isinstance(value, Names):
        yield from (f"{language}: {isolated(each)}" for language, each in value.items())
    elif name == "evidence":
        articles = Counter(each.article for each in getattr(record, name))
        for article, count in articles.items():
            yield f"{article}: {count:,} {'piece' if count == 1 else 'pieces'}"
    elif isinstance(value, tuple):
        yield from (_plain(record, name, each) for each in cast("tuple[object, ...]", value))
    else:
        yield _plain(record, name, value)


def _plain(record: Declared, name: str, value: object) -> str:
    """A value as a text; a proposition has its source before it."""
    if isinstance(value, Proposition) and isinstance(record, (Statement, Allegation)):
        return _posited(record, name, value)
    if isinstance(value, Declared):
        rows = ((label, _values(value, label, each)) for label, each in shown(value))
        return "; ".join(f"{label.replace('_', ' ')} {', '.join(values)}" for label, values in rows)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _posited(said: Statement | Allegation, name: str, proposition: Proposition) -> str:
    badge = f"Denied by {source_without_dossier(said)}" if name == "denies" else without_dossier(said).text
    return f"{badge}: {isolated(proposition.label)}"


# A dossier.


def _dossier(dossier: Dossier) -> str:
    title = f"<strong>{_text(dossier.title, dossier.language)}</strong><br>{_text(dossier.id)}"
    return _framed(f"<p>{title}</p><p>{counts(dossier)}, {answered(dossier)}</p>{_alleged(dossier)}")


def _alleged(dossier: Dossier) -> str:
    """Who alleges what: a row for each allegation, with the answer of each accused."""
    if not dossier.allegations:
        return ""
    badges = Badges(dossier)
    titles = "".join(f'<th scope="col">{each}</th>' for each in _COLUMNS)
    rows = "".join(_row(badges, each) for each in dossier.allegations[:_MOST])
    count = len(dossier.allegations) - _MOST
    more = f"<p>{count:,} more, not shown here</p>" if count > 0 else ""
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table>{more}"


def _row(badges: Badges, allegation: Allegation) -> str:
    dossier, badge = badges.dossier, badges.of(allegation)
    answers = (
        f'<span class="{"answered" if each.is_answered else "unanswered"}">{_text(each.sentence)}</span>'
        for each in told(dossier, allegation)
    )
    cells = (
        _names(badges, allegation.claimants),
        _names(badges, allegation.accused) or "nobody is named",
        f"{_badge(badge.text, badge.voice)} {_text(badges.gist(allegation), dossier.language)}",
        "<br>".join(answers),
    )
    return f'<tr class="said">{"".join(f"<td>{each}</td>" for each in cells)}</tr>'


def _names(badges: Badges, actors: Iterable[str]) -> str:
    return "<br>".join(_text(badges.text(each), badges.dossier.language) for each in actors)

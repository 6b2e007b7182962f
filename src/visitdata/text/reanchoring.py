"""Evidence brought to where it stands in an edited text: its offsets, its digest, the words that it shows.

Only what is certain is written: what was found by its digest or in another form, never by fuzzy matching. If
a piece of evidence may stand at several places, no evidence from its article is changed: offsets in the text
that was read and in the text that is given must not be mixed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import reduce
from typing import Any, TypeAlias, cast

import attrs

from visitdata.arguments import a_dossier
from visitdata.errors import Path, path_text
from visitdata.metamodel.record_places import record_at, step_into
from visitdata.metamodel.settings import Declared
from visitdata.model.dossier import Dossier
from visitdata.model.record import Article, Evidence
from visitdata.text.anchoring import Anchor, anchored
from visitdata.text.stretches import edition
from visitdata.values.evidence import digest, text_sha256

NewValues: TypeAlias = Mapping[str, str | int | None]


@attrs.frozen(kw_only=True)
class Change:
    """What is written in one place of a dossier.

    Attributes:
        path: the place: a piece of evidence, or an article.
        record: the id of the record that it belongs to.
        code: the problem that there was: `evidence-moved`, `evidence-altered`, or `text-changed`.
        message: what was there, and what is there now.
        written: the new value of each member that changes; None for one that is taken out.
    """

    path: Path
    record: str | None
    code: str
    message: str
    written: NewValues

    @property
    def where(self) -> str:
        """The path as a message shows it."""
        return path_text(self.path)


def reanchor(dossier: Dossier, texts: Mapping[str, str]) -> Dossier:
    """The dossier with its evidence updated to where it stands in edited texts of its articles.

    Evidence that `anchor` finds by its digest or in another form gets its new offsets, its new digest and,
    where it has them, a new `exact`, `prefix` and `suffix`. Lost evidence and fragments stay as they are. An
    article's `sha256` and `length`, where it has them, become those of the text if all evidence from it is
    found. If a piece of evidence may stand at several places, no evidence from its article is changed.

    Args:
        dossier: the dossier.
        texts: the whole text of each article, as for `anchor`.

    Raises:
        UnknownArticleError, DecodeError: as `anchor` does.
    """
    return with_changes(dossier, changes(a_dossier(dossier), texts))


def changes(dossier: Dossier, texts: Mapping[str, str]) -> tuple[Change, ...]:
    """What has to be written for evidence to stand in the texts; it raises what `visitdata.reanchor` does."""
    anchors = list(anchored(dossier, texts))
    ambiguous = {anchor.article for _, anchor in anchors if anchor.candidates} | _crowded(anchors)
    found = [
        _of_evidence(dossier, path, anchor, texts[anchor.article])
        for path, anchor in anchors
        if anchor.outcome == "moved" and anchor.article not in ambiguous
    ]
    outcomes = Counter((anchor.article, anchor.outcome == "lost") for _, anchor in anchors)
    for index, article in enumerate(dossier.articles):
        text = texts.get(article.id)
        if text is not None and outcomes[article.id, False] and article.id not in ambiguous:
            is_whole = not outcomes[article.id, True] or edition(text, article).shift is not None
            found += _of_article(("articles", index), article, text) if is_whole else ()
    return tuple(found)


def _crowded(anchors: Sequence[tuple[Path, Anchor]]) -> set[str]:
    """The articles in which two pieces of evidence of one record would stand at one place."""
    places: Counter[tuple[object, ...]] = Counter()
    for path, each in anchors:
        place = (each.new_start, each.new_end) if each.outcome == "moved" else (each.start, each.end)
        places[each.article, path[:-1], *place] += 1
    return {str(article) for (article, *_), count in places.items() if count > 1}


def _of_evidence(dossier: Dossier, path: Path, anchor: Anchor, text: str) -> Change:
    evidence: Evidence = reduce(step_into, path, cast("Any", dossier))
    start, end = anchor.new_start or 0, anchor.new_end or 0
    now: dict[str, str | int | None] = {
        "start": start,
        "end": end,
        "digest": digest(text, start, end),
        "exact": None if evidence.exact is None else text[start:end],
        "prefix": _before(evidence.prefix, text[:start]),
        "suffix": _after(evidence.suffix, text[end:]),
    }
    code = "evidence-moved" if anchor.by == "digest" else "evidence-altered"
    return Change(
        path=path,
        record=record_at(type(dossier), dossier, path),
        code=code,
        message=f"{anchor.start} to {anchor.end} is now {start} to {end}",
        written={name: value for name, value in now.items() if value != getattr(evidence, name)},
    )


def _before(recorded: str | None, text: str) -> str | None:
    """As much of what stands before as was recorded."""
    return None if recorded is None else text[max(0, len(text) - len(recorded)) :] or None


def _after(recorded: str | None, text: str) -> str | None:
    return None if recorded is None else text[: len(recorded)] or None


def _of_article(path: Path, article: Article, text: str) -> list[Change]:
    now: dict[str, str | int | None] = {"sha256": text_sha256(text), "length": len(text)}
    written = {name: value for name, value in now.items() if getattr(article, name) not in {None, value}}
    if not written:
        return []
    message = f"{' and '.join(written)} are those of the text given"
    if len(written) == 1:
        message = f"{next(iter(written))} is that of the text given"
    return [Change(path=path, record=article.id, code="text-changed", message=message, written=written)]


def with_changes(dossier: Dossier, made: Collection[Change]) -> Dossier:
    """The dossier with these changes."""
    return _with(dossier, [(change.path, change.written) for change in made]) if made else dossier


def _with(record: Any, written: Sequence[tuple[Path, NewValues]]) -> Any:
    """A record with new values at some paths within it."""
    values: dict[str, Any] = {}
    inner: dict[str, dict[int, list[tuple[Path, NewValues]]]] = {}
    for path, members in written:
        if path:
            name, index, *rest = path
            inner.setdefault(str(name), {}).setdefault(int(index), []).append((tuple(rest), members))
        else:
            values |= members
    for name, places in inner.items():
        items: tuple[Declared, ...] = getattr(record, name)
        values[name] = [
            _with(item, places[index]) if index in places else item for index, item in enumerate(items)
        ]
    return attrs.evolve(record, **values)

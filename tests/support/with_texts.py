"""Dossiers with texts of their articles: the words that records quote stand in them, and so does evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.support.plain_data import is_list, is_object
from visitdata.codec import decode, encode
from visitdata.model.dossier import Dossier
from visitdata.values.evidence import context, digest, text_sha256

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECES = (
    "Ana Lind visits Ruritania. ",
    "visits ",
    "aaaa",
    "the minister said\r\n",
    "\r\n\r\n",
    "\u201cNo\u201d, ",
    "قال الوزير. ",
    "渡船安全。",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 ",
    "e\u0301 \u00e9 ",
    " ",
    "According to neighbours ",
)


@st.composite
def with_texts(draw: st.DrawFn, dossiers: st.SearchStrategy[Dossier]) -> tuple[Dossier, dict[str, str]]:
    """A dossier whose evidence and quoted words stand in texts, and the texts by their articles' ids."""
    document: Any = encode(draw(dossiers))
    quoted = [*_quoted(document)]
    texts: dict[str, str] = {}
    for article in document.get("articles", ()):
        if draw(st.booleans()) or draw(st.booleans()):
            pieces = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8))
            texts[article["id"]] = "".join(pieces) + "\n\n".join(["", *quoted, ""])
            article.pop("length", None)
            article.pop("sha256", None)
            if draw(st.booleans()):
                article |= {"sha256": text_sha256(texts[article["id"]]), "length": len(texts[article["id"]])}
    for record in _records(document):
        _move_evidence(draw, record, texts)
    return decode(Dossier, document), texts


def _records(value: Any) -> Iterator[dict[str, Any]]:
    """Every object that has evidence."""
    if is_object(value):
        if "evidence" in value:
            yield value
        value = list(value.values())
    if is_list(value):
        for each in value:
            yield from _records(each)


def _quoted(value: Any) -> Iterator[str]:
    """The words of quotations and hedges, and those for a time."""
    if is_object(value):
        yield from (quote["words"] for quote in value.get("quotes", ()))
        yield from value.get("hedges", ())
        yield from filter(None, [value.get("time_text")])
        value = list(value.values())
    if is_list(value):
        for each in value:
            yield from _quoted(each)


def _move_evidence(draw: st.DrawFn, record: dict[str, Any], texts: dict[str, str]) -> None:
    """Put the evidence of a record somewhere in the text of its article."""
    kept: dict[tuple[str, int, int], dict[str, Any]] = {}
    for given in record["evidence"]:
        text = texts.get(given["article"])
        moved = given if text is None or "start" not in given else _somewhere(draw, given["article"], text)
        kept.setdefault((moved["article"], moved.get("start", 0), moved.get("end", 0)), moved)
    record["evidence"] = list(kept.values())


def _somewhere(draw: st.DrawFn, article: str, text: str) -> dict[str, Any]:
    start = draw(st.integers(0, len(text) - 1))
    end = min(len(text), start + draw(st.sampled_from([1, 2, 5, 20, 200])))
    made = {"article": article, "start": start, "end": end, "digest": digest(text, start, end)}
    return made | context(text, start, end) if draw(st.booleans()) else made

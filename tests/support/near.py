"""Strings that are nearly right, of each kind that has a form: dates, IRIs, ids, language tags, texts."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.support.strategies import LANGUAGES as GOOD_LANGUAGES
from tests.support.strategies import LOCAL_IDS, RARE_LANGUAGES, TIMES

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=12)


def _pieces(*lines: str) -> list[str]:
    """What stands between spaces."""
    return " ".join(lines).split(" ")


def _joined(pieces: list[str]) -> st.SearchStrategy[str]:
    """Some of the pieces in any order."""
    return st.lists(st.sampled_from(pieces), max_size=8).map("".join)


def _around(good: tuple[str, ...], pieces: list[str]) -> st.SearchStrategy[str]:
    """A good value, of which a stretch is replaced."""

    def replaced(value: str, place: float, length: int, piece: str) -> str:
        start = int(place * (len(value) + 1))
        return value[:start] + piece + value[start + length :]

    piece = st.sampled_from(["", *pieces, "\n", " "])
    return st.builds(
        replaced, st.sampled_from(good), st.floats(0, 1, exclude_max=True), st.integers(0, 3), piece
    )


_OF_DATES = _pieces(
    "2031 2032 2100 2000 0000 0001 -02 -05 -11 -13 -29 -30 -31 -5 -XX X -24",
    "? ~ % / .. [ ] T10:00:00 Z +14:00 +14:30 -00:00",
)
DATES = _joined(_OF_DATES) | _around(TIMES, _OF_DATES)

_OF_IRIS = _pieces(
    "a Z 0 é 日 %20 %4 % : / // ? # @ [ ] [::1] [1:2::3 ::1] . v1. 256 example.org :80 #posited:",
    "\ue000 \U000f0000 \u200e \u3000 \ufffe \U0001fffe < { \\ | ^ \x00 \x7f \x85",
)
_STARTS = _pieces(
    "a: http:// https://a.org/ http://[ https://schema.org http://schema.org/ vd: Rdf: schemas:",
    "https://w3id.org/visitdata/ns",
)
IRIS = st.builds(str.__add__, st.sampled_from(["", *_STARTS]), _joined(_OF_IRIS))

_OF_IDS = _pieces("A é . - _ : # posited iri- 0123456789abcdef")
IDS = _around(LOCAL_IDS, _OF_IDS) | st.text("abz019._-AB:", max_size=8)

_SUBTAGS = _pieces(
    "en de-1901 1901 zh yue Latn latn GB gb 419 rozaj u co x i a b 1 abcd abcdefgh abcdefghi",
    "klingon sgn BE FR english",
)
LANGUAGES = st.lists(st.sampled_from(_SUBTAGS), max_size=6).map("-".join) | _around(
    (*GOOD_LANGUAGES, *RARE_LANGUAGES), _pieces("- _ A a 1 x")
)

TEXTS = ANY_TEXT | _around(
    ("rifles", "a\tb\nc"), _pieces("\x00 \x0b \x1f \x7f \x85 \ufffe \uffff \U0001fffe \ufdd0")
)

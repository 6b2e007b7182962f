"""What strings look like, in JSON Schema: patterns that all engines read alike.

Patterns are searched for (JSON Schema core, section 6.4; SHACL, section 4.4.3), by engines that differ. These
mean the same in ECMA-262 with the flag u and without, Python's re, RE2 and XPath, which SHACL uses: no
lookahead, no `(?: )`, sets with characters beyond U+FFFF as `values.iri_grammar` writes them, and no escapes
but of signs that mean something; control characters stand as they are. `$` also matches before a last line
feed in Python, so that one is refused beside the pattern.

What no pattern can say is kept in `derive.unchecked`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from visitdata.values import fragments
from visitdata.values.edtf_grammar import MAX_LENGTH
from visitdata.values.identifiers import LOCAL_ID, NAMESPACES, RESERVED_ID
from visitdata.values.iri_grammar import IRI, IRI_WITHOUT_FRAGMENT, NOT_IN_IRI, WHOLE_IRI
from visitdata.values.languages import NAMES, PATTERN
from visitdata.values.unicode.folding import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_FEED = "\n"
_NO_CHARACTER = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
_KEPT_ID = f"^({RESERVED_ID})$"
_PROPOSITION = "#posited:"


def _exactly(pattern: str, *, refused: str = _LINE_FEED, **more: object) -> dict[str, Any]:
    """Strings that a pattern describes from end to end, and in which nothing refused is found."""
    return {"type": "string", "pattern": f"^({pattern})$", **more, "not": _holding(refused)}


def _holding(pattern: str) -> dict[str, Any]:
    """Strings in which a pattern is found; what is no string is none of them."""
    return {"type": "string", "pattern": pattern}


def _ending_in_id(before: str) -> dict[str, Any]:
    """IRIs that end in an id of a record's own, behind a certain sign."""
    pattern = f"^[^#]*{before}{LOCAL_ID}$"
    return {"type": "string", "pattern": pattern, "not": _holding(f"{before}({RESERVED_ID})$|{_LINE_FEED}")}


def _namespaces() -> str:
    """IRIs in the namespace of a vocabulary, or of its document."""
    literal = (space.replace(".", r"\.") for space in NAMESPACES)
    return "|".join(f"^{space[:-1]}(#|$)" if space.endswith("#") else f"^{space}" for space in literal)


def digits(count: int) -> dict[str, Any]:
    """So many hexadecimal digits."""
    return {"type": "string", "pattern": f"^[0-9a-f]{{{count}}}$", "maxLength": count}


TEXT = {"type": "string", "minLength": 1, "not": _holding(_NO_CHARACTER)}


def _seen() -> Iterator[dict[str, Any]]:
    """Three schemas: a string that shows a character matches one of them.

    It holds one that is seen, up to U+FFFF; or one that is neither unseen nor from U+E0000 on; or one above
    U+E0FFF, which is the last that is unseen. `values.iri_grammar` tells how sets beyond U+FFFF are written.
    By code units, the second alone misses what is seen from U+E000 to U+FFFF, which the first finds.
    """
    ranges = [(first, last or first) for first, last in re.findall("(.)(?:-(.))?", UNSEEN, re.DOTALL)]
    below = sorted(each for each in ranges if each[0] <= "\uffff")
    above = [
        chr(code)
        for first, last in ranges
        if "\uffff" < first < "\U000e0000"
        for code in range(ord(first), ord(last) + 1)
    ]
    starts = ["\x00", *(chr(ord(last) + 1) for _, last in below)]
    ends = [*(chr(ord(first) - 1) for first, _ in below), "\uffff"]
    seen = "".join(
        _without_surrogates(start, end) for start, end in zip(starts, ends, strict=True) if start <= end
    )
    unseen = "".join(f"{first}-{last}" for first, last in below)
    yield _holding(f"[{seen}]")
    yield {"type": "string", "not": _holding(f"^({'|'.join([f'[{unseen}]', *above, *_FROM_E0000])})*$")}
    yield {"type": "string", "not": _holding(f"^({'|'.join(_UP_TO_E0FFF)})*$")}


_FROM_E0000 = ("[^\x00-\U000dffff]", "[^\x00-\U0010fffe]")
_UP_TO_E0FFF = ("[\x00-\U000e0fff]", "[^\x00-\U0010ffff]")


def _without_surrogates(start: str, end: str) -> str:
    if start < "\ud800" and end > "\udfff":
        return f"{start}-\ud7ff\ue000-{end}"
    return f"{start}-{end}"


NAME = {"type": "string", "minLength": 1, "anyOf": [*_seen()], "not": _holding(_NO_CHARACTER)}

_AS_IRI = {"allOf": [*map(_holding, WHOLE_IRI)]}

LINK = _exactly(IRI, refused=f"{NOT_IN_IRI}|{_PROPOSITION}", **_AS_IRI)
DOSSIER_IRI = _exactly(IRI_WITHOUT_FRAGMENT, refused=f"{NOT_IN_IRI}|{_namespaces()}", **_AS_IRI)
LOCAL = _exactly(LOCAL_ID, refused=f"{_KEPT_ID}|{_LINE_FEED}")
RECORD = _exactly(
    f"{LOCAL_ID}|{IRI}", refused=f"{_KEPT_ID}|{NOT_IN_IRI}|{_PROPOSITION}|{_namespaces()}", **_AS_IRI
)

# In RDF the id is the node: an IRI that names a record or a dossier, or one that ends in an id.
NAMES_RECORD = {"not": _holding(_namespaces())}
NAMES_DOSSIER = {"not": _holding(f"#|{_namespaces()}")}
LOCAL_IRI = _ending_in_id("#")
PROPOSITION_IRI = _ending_in_id(_PROPOSITION)

FRAGMENT = _exactly(fragments.PATTERN, maxLength=fragments.LONGEST)

LANGUAGE = _exactly(PATTERN, refused=f"^({NAMES})$|{_LINE_FEED}")

# EDTF as `values.times` has it; its calendar follows from what is refused.

_YEAR = "[0-9]{4}"
_MONTH = f"{_YEAR}-(0[1-9]|1[0-2])"
_DAY = f"{_MONTH}-(0[1-9]|[12][0-9]|3[01])"
_DATE = f"({_YEAR}|{_MONTH}|{_DAY})"
_UNSPECIFIED = f"[0-9](XXX|[0-9]XX|[0-9]{{2}}X)|{_YEAR}-XX(-XX)?|{_MONTH}-XX"
_SEASON = f"{_YEAR}-2[1-4]"
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
_END = f"({_DATE}[?~%]?|{_SEASON})"
_TIME = "|".join(
    [
        f"({_DATE}|{_UNSPECIFIED})[?~%]?",
        _SEASON,
        f"{_DAY}T{_CLOCK}",
        rf"{_END}/({_END}|\.\.)?",
        rf"(\.\.)?/{_END}",
        rf"\[({_YEAR}\.\.{_YEAR}|{_MONTH}\.\.{_MONTH}|{_DAY}\.\.{_DAY}|{_DATE}\.\.|\.\.{_DATE})\]",
    ]
)
_NOT_DIVISIBLE_BY_4 = "([02468][1235679]|[13579][01345789])"
_NO_TIME = "|".join(
    [
        "0000",
        "-00:00",
        "-02-3",
        "-(0[469]|11)-31",
        f"{_NOT_DIVISIBLE_BY_4}(00)?-02-29",
        _LINE_FEED,
    ]
)
TIME = _exactly(_TIME, refused=_NO_TIME, maxLength=MAX_LENGTH)

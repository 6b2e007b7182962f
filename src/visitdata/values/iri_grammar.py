"""The grammar of absolute IRIs: RFC 3987, section 2.2, in patterns that every engine reads alike.

An IRI has the structure of `IRI`, and none of `NOT_IN_IRI` is found in it. The check of identifiers and the
schemas go by the same words.
"""

from __future__ import annotations

import re

from visitdata.terms import PREFIXES

# What stands nowhere in an IRI: all that is neither reserved, unreserved, ucschar nor iprivate in RFC 3987,
# section 2.2, and two things more. Its section 4.1 forbids bidirectional marks (U+200E, U+200F, U+202A to
# U+202E). White space beyond ASCII (U+00A0, U+1680, U+2000 and so on) is allowed there and by pyoxigraph,
# but rdflib reads no N-Triples IRI that holds it.
NOWHERE_IN_ASCII = '\x00-\x20"<>\\\\^`{|}\x7f'
_NOWHERE_TO_FFFF = (
    f"{NOWHERE_IN_ASCII}\x80-\xa0\u1680\u2000-\u200a\u200e\u200f\u2028-\u202f\u205f\u3000"
    "\ufdd0-\ufdef\ufff0-\uffff"
)
_NONCHARACTERS = [
    chr(plane + last) for plane in range(0x10000, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
]
NOWHERE = f"{_NOWHERE_TO_FFFF}\U000e0000-\U000e0fff{''.join(_NONCHARACTERS)}"
SURROGATES = "\ud800-\udfff"  # which are no characters, so that no schema needs to name them

# iprivate, which stands in a query only.
_PRIVATE_TO_FFFF = "\ue000-\uf8ff"
PRIVATE = f"{_PRIVATE_TO_FFFF}\U000f0000-\U0010fffd"


def _outside_the_query(private: str) -> str:
    return f"^[^?]*[{private}]|^[^#]*#.*[{private}]"


SCHEME = "[A-Za-z][A-Za-z0-9+.-]*:"
_LONE_PERCENT = "%([^0-9A-Fa-f]|[0-9A-Fa-f][^0-9A-Fa-f]|[0-9A-Fa-f]?$)"

_OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_GROUP = "[0-9A-Fa-f]{1,4}"
_LAST_TWO = rf"({_GROUP}:{_GROUP}|{_OCTET}(\.{_OCTET}){{3}})"


def _at_most(groups: int) -> str:
    return f"(({_GROUP}:){{0,{groups - 1}}}{_GROUP})?" if groups else ""


# The nine forms of IPv6address in RFC 3986, section 3.2.2, in its order.
_IPV6 = "|".join(
    [
        f"({_GROUP}:){{6}}{_LAST_TWO}",
        *(f"{_at_most(5 - n)}::({_GROUP}:){{{n}}}{_LAST_TWO}" for n in range(5, -1, -1)),
        f"{_at_most(6)}::{_GROUP}",
        f"{_at_most(7)}::",
    ]
)
_IP_LITERAL = rf"\[({_IPV6}|[vV][0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+)\]"
_AUTHORITY = rf"([^/?#@\[\]]*@)?({_IP_LITERAL}|[^/?#@:\[\]]*)(:[0-9]*)?"
_PATH = rf"(//{_AUTHORITY}(/[^?#\[\]]*)?|/?([^/?#\[\]][^?#\[\]]*)?)"
IRI_WITHOUT_FRAGMENT = rf"{SCHEME}{_PATH}(\?[^#\[\]]*)?"
IRI = rf"{IRI_WITHOUT_FRAGMENT}(#[^#\[\]]*)?"


def _in_any_case(word: str) -> str:
    return "".join(f"[{sign}{sign.upper()}]" for sign in word)


# The prefixes of this package are no schemes, since JSON-LD and Turtle would expand them.
RESERVED_SCHEME = f"^({'|'.join(map(_in_any_case, sorted(PREFIXES)))}):"
NOT_IN_IRI = "|".join(
    [
        f"[{_NOWHERE_TO_FFFF}]",
        *_NONCHARACTERS,
        _LONE_PERCENT,
        _outside_the_query(_PRIVATE_TO_FFFF),
        RESERVED_SCHEME,
    ]
)

# An IRI matches these, too: they say what `NOT_IN_IRI` does not say of characters beyond U+FFFF. ECMA-262
# without the flag u sees each as two code units, and refuses a range from one such character to another. A
# range from below U+D800 up to one whose second code unit is U+DFFF is allowed, and means the same either
# way: it ends with the first code unit of that character, and U+DFFF beside it is only ever a second one.
_BELOW_E0000 = "[\x00-\U000dffff]"
_ABOVE_E0FFF = "[^\x00-\U000e0fff]"
_BELOW_F0000 = "[\x00-\U000effff]"  # above, all is private
_BELOW_F0000_IN_PATH = '[\x00-"$->@-\U000effff]'  # neither # nor ?
_SECOND_UNITS = "[^\x00-\U0010ffff]"  # and no character


def _all_in(one: str, other: str) -> str:
    """Texts that consist of two sets, which have nothing in common."""
    return f"{one}*({other}{one}*)*"


_PATH_WITHOUT_PRIVATE = _all_in(_BELOW_F0000_IN_PATH, _SECOND_UNITS)
_FRAGMENT_WITHOUT_PRIVATE = _all_in(_BELOW_F0000, _SECOND_UNITS)
WHOLE_IRI = (
    f"^{_all_in(_BELOW_E0000, _ABOVE_E0FFF)}$",
    rf"^{_PATH_WITHOUT_PRIVATE}(\?[^#]*)?(#{_FRAGMENT_WITHOUT_PRIVATE})?$",
)


# Nearly all of them are so plain that one quick look is enough.
PLAIN_WITHOUT_FRAGMENT = r"https?://[a-z0-9.-]+(?:/[A-Za-z0-9._~/-]*)?(?:\?[A-Za-z0-9._~/?&=-]*)?"
PLAIN = f"{PLAIN_WITHOUT_FRAGMENT}(?:#[A-Za-z0-9._~/-]*)?"  # no proposition's, which has a colon there
_is_plain = re.compile(f"{PLAIN_WITHOUT_FRAGMENT}(?:#[A-Za-z0-9._~/:-]*)?").fullmatch


def is_iri(value: str) -> bool:
    """Whether a text is an absolute IRI, and its scheme none of our prefixes."""
    return _is_plain(value) is not None or _is_any_iri(value)


def _is_any_iri(value: str) -> bool:
    if not re.fullmatch(IRI, value) or re.match(RESERVED_SCHEME, value):
        return False
    if "%" in value and re.search(_LONE_PERCENT, value):
        return False
    # The sets beyond ASCII take some time to compile, and few processes need them.
    if value.isascii():
        return not re.search(f"[{NOWHERE_IN_ASCII}]", value)
    return not re.search(f"[{NOWHERE}{SURROGATES}]|{_outside_the_query(PRIVATE)}", value)

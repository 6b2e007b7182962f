"""A text, and what may happen to it without anything being said otherwise."""

from __future__ import annotations

import re

# By what is done: what stands in the text, and what then stands in its place.
CHANGES: dict[str, dict[str, str]] = {
    "a directional mark": {"Lind": "\u200fLind\u200e"},
    "a soft hyphen": {"Arcadia": "Arca\u00addia", "palace": "pal\u00adace"},
    "a joiner": {"palace": "pal\u200dace"},
    "tatweel": {"\u0642\u0627\u0644": "\u0642\u0640\u0640\u0627\u0644"},
    "a variation selector": {"\u6e21\u8239": "\u6e21\ufe00\u8239"},
    "ligatures": {"ferry is fine": "ferry is \ufb01ne", "office": "o\ufb03ce"},
    "a line's end": {"palace": "pal-\nace", "visits ": "visits\n"},
    "a line's end with returns": {"palace": "pal\u2010\r\nace", "visits ": "visits\r\n"},
    "a line's end at a hyphen": {"well-known": "well-\nknown"},
    "a line's end without space": {"\u6e21\u8239\u5b89": "\u6e21\u8239\n\u5b89"},
    "spaced dots": {" \u2026 ": " . . . "},
    "dots": {" \u2026 ": "... "},
    "guillemets": {"\u201c": "\u00ab\u202f", "\u201d": "\u00a0\u00bb"},
    "German guillemets": {"\u201c": "\u00bb", "\u201d": "\u00ab"},
    "low and high marks": {"\u201c": "\u201e", "\u201d": "\u201c"},
    "corner brackets": {"\u201c": "\u300c", "\u201d": "\u300d"},
    "single marks": {"\u201c": "\u2018", "\u201d": "\u2019"},
    "straight marks": {"\u201c": '"', "\u201d": '"', "\u2019": "'"},
    "doubled marks": {"\u201c": "``", "\u201d": "''"},
    "dashes": {" \u2013 ": " - "},
    "decomposition": {"\u00e9": "e\u0301", "\u1e69": "s\u0307\u0323"},
    "spaces": {" ": "\u00a0"},
}
TEXT = (
    "Ana Lind, the well-known minister of Arcadia, visits \u201cRuritania\u201d \u2013 and its office. "
    "\u201cThe ferry is fine \u2026 it isn\u2019t old,\u201d the palace said at the caf\u00e9. "
    "\u0642\u0627\u0644 Lind. \u6e21\u8239\u5b89\u5168\u3002\u201c\u6e21\u8239\u201d \u1e69."
)


def changed(replacements: dict[str, str]) -> tuple[str, dict[int, int]]:
    """The text after a change, and of each character that stayed the place in the new one."""
    pattern = re.compile("|".join(map(re.escape, replacements)))
    text, places = "", dict[int, int]()
    done = 0
    for match in pattern.finditer(TEXT):
        places |= {at: len(text) + at - done for at in range(done, match.start())}
        text += TEXT[done : match.start()] + replacements[match[0]]
        done = match.end()
    places |= {at: len(text) + at - done for at in range(done, len(TEXT))}
    return text + TEXT[done:], places

"""Turtle as text: names with prefixes, and one block a subject (RDF 1.1 Turtle, sections 2.4 and 2.5)."""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A property with its object, or its objects.
Pair: TypeAlias = "tuple[str, str | Iterable[str]]"
Pairs: TypeAlias = "Iterable[Pair]"

_LOCAL = re.compile("[A-Za-z_][A-Za-z0-9_-]*")
_INDENT = "    "
_WIDTH = 110
_LAST_IN_FOUR = 0xFFFF  # hexadecimal digits


@attrs.frozen
class Prefixes:
    """The prefixes of one document, and how a term is written under them."""

    spaces: Mapping[str, str]

    def name(self, iri: str) -> str:
        """A term by its prefixed name, or in full where no prefix fits."""
        for prefix, space in self.spaces.items():
            if iri.startswith(space) and _LOCAL.fullmatch(iri[len(space) :]):
                return f"{prefix}:{iri[len(space) :]}"
        return f"<{iri}>"

    def names(self, iris: Iterable[str]) -> list[str]:
        """Several terms, each by its name."""
        return [self.name(iri) for iri in iris]

    def heading(self, body: str) -> str:
        """The declarations of those prefixes that `body` uses."""
        used = [prefix for prefix in self.spaces if re.search(rf"(?<![\w:]){prefix}:", body)]
        return "".join(f"@prefix {prefix}: <{self.spaces[prefix]}> .\n" for prefix in used)


def literal(text: str, language: str | None = None) -> str:
    """A text in quotes, in ASCII; the escapes of JSON are Turtle's, too (section 6.4).

    Which other characters are visible differs from one version of Unicode, and so of Python, to the next.
    """
    quoted = json.dumps(text, ensure_ascii=False)
    if not (quoted.isascii() and quoted.isprintable()):
        quoted = "".join(map(_in_ascii, quoted))
    return f"{quoted}@{language}" if language else quoted


def _in_ascii(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= _LAST_IN_FOUR else f"\\U{code:08X}"


def collection(items: Iterable[str]) -> str:
    """An RDF collection."""
    return f"( {' '.join(items)} )"


def anonymous(pairs: Pairs, depth: int = 1) -> str:
    """A blank node with what is said of it, on one line where it fits."""
    lines = _lines(pairs)
    line = f"[ {' ; '.join(lines)} ]"
    if len(line) + len(_INDENT) * (depth + 1) <= _WIDTH and "\n" not in line:
        return line
    inner = f" ;\n{_INDENT * (depth + 1)}".join(lines)
    return f"[\n{_INDENT * (depth + 1)}{inner}\n{_INDENT * depth}]"


def block(subject: str, pairs: Pairs) -> str:
    """A subject and what is said of it, a line for each property."""
    inner = f" ;\n{_INDENT}".join(_lines(pairs))
    return f"{subject} {inner} .\n"


def _lines(pairs: Pairs) -> list[str]:
    lines = ((predicate, given if isinstance(given, str) else ", ".join(given)) for predicate, given in pairs)
    return [f"{predicate} {objects}" for predicate, objects in lines if objects]


def section(title: str) -> str:
    """A heading among the blocks, as a comment."""
    return f"# {title}\n"


def comment(sentences: Iterable[str]) -> str:
    """Sentences as a comment, each on lines of its own."""
    return "".join(
        f"{line}\n"
        for sentence in sentences
        for line in textwrap.wrap(sentence, _WIDTH, initial_indent="# ", subsequent_indent="#   ")
    )

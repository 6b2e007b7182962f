"""What readers of JSON-LD pass over in silence, found before they read.

By the rules of JSON-LD 1.1 (API, section 5.1.2), a key that no context defines says nothing, nor does what
is no IRI where an IRI is wanted, nor a tag that is none. In a file that somebody wrote or changed by hand,
each of these is a slip; and a context that has to be fetched is never fetched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeGuard

import attrs

from visitdata import json_text
from visitdata.errors import DecodeError, Finding, Mistake, path_text
from visitdata.shape.gather import did_you_mean
from visitdata.values.identifiers import iri_mistake
from visitdata.values.iri_grammar import is_iri
from visitdata.values.languages import canonical_language, language_mistake
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from visitdata.json_text import Path

_KEYWORDS = {
    "@context", "@id", "@type", "@value", "@language", "@direction", "@graph", "@included", "@index", "@list",
    "@nest", "@none", "@reverse", "@set", "@json", "@base", "@vocab", "@version", "@import", "@propagate",
    "@protected", "@prefix", "@container",
}  # fmt: skip
_MAPS = {"@language", "@index", "@id", "@type", "@graph"}  # containers whose keys are data
_COMPACT = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!//)")


def refuse_slips(data: bytes, *, undefined: bool) -> None:
    """Look through a document before it is read.

    Args:
        data: the document.
        undefined: whether keys that no context defines are slips; in a document of many sources they are not.

    Raises:
        DecodeError: the text is no JSON, a context is remote, or something would be passed over in silence.
    """
    value, repeated = json_text.load(data)
    contexts = _Contexts()
    contexts.gather(value, ())
    slips = [
        *contexts.remote,
        *(_Slips(contexts, undefined=undefined).of(value, ()) if not contexts.remote else ()),
    ]
    if slips or repeated:
        at_keys = {path for path, mistake in slips if mistake.code == "undefined-key"}
        places = json_text.locate(data, [path for path, _ in slips], at_keys)
        found = [*repeated, *(_finding(path, mistake, places[path]) for path, mistake in slips)]
        what = "the JSON-LD cannot be read"
        raise DecodeError(what, tuple(found))


def _finding(path: Path, mistake: Mistake, place: tuple[int, int]) -> Finding:
    code, message, hint = mistake
    line, column = place
    return Finding(code=code, message=message, hint=hint, path=path_text(path), line=line, column=column)


@attrs.define
class _Contexts:
    """All that the contexts of a document define, wherever they stand."""

    terms: dict[str, Any] = attrs.field(factory=dict[str, Any])
    remote: list[tuple[Path, Mistake]] = attrs.field(factory=list["tuple[Path, Mistake]"])
    defines_all: bool = False

    def gather(self, value: Any, path: Path) -> None:
        """Look for contexts in a value."""
        if _is_object(value):
            for key, inner in value.items():
                if key == "@context":
                    self._add(inner, (*path, key))
                else:
                    self.gather(inner, (*path, key))
        elif _is_list(value):
            for index, inner in enumerate(value):
                self.gather(inner, (*path, index))

    def _add(self, context: Any, path: Path) -> None:
        if _is_list(context):
            for index, inner in enumerate(context):
                self._add(inner, (*path, index))
        elif isinstance(context, str):
            self.remote.append((path, _remote(context)))
        elif _is_object(context):
            if "@import" in context:
                self.remote.append(((*path, "@import"), _remote(str(context["@import"]))))
            self.defines_all |= context.get("@vocab") is not None
            for term, definition in context.items():
                self.terms.setdefault(term, definition)
                self.gather(definition, (*path, term))


def _remote(name: str) -> Mistake:
    hint = "write the context itself in its place: nothing is fetched"
    return Mistake("remote-context", f"the context {printable(name)} is not in the document", hint)


class _Slips:
    """What would be passed over in a document under these contexts."""

    def __init__(self, contexts: _Contexts, *, undefined: bool) -> None:
        self._terms = contexts.terms
        self._any_key = contexts.defines_all or not undefined

    def of(self, value: Any, path: Path) -> Iterator[tuple[Path, Mistake]]:
        """The slips within a value."""
        if _is_list(value):
            for index, inner in enumerate(value):
                yield from self.of(inner, (*path, index))
        elif _is_object(value):
            for key, inner in value.items():
                if key != "@context":
                    yield from self._at(key, inner, (*path, key), is_value="@value" in value)

    def _at(self, key: str, value: Any, path: Path, *, is_value: bool) -> Iterator[tuple[Path, Mistake]]:
        if key == "@value":
            return
        if not self._is_defined(key):
            yield path, self._undefined(key)
            return
        if key == "@id" or (key == "@type" and not is_value) or self._is_link(key):
            yield from _wrong(value, path, _no_iri)
        elif key == "@language":
            yield from _wrong(value, path, _no_tag)
        if not self._has_data_for_keys(key):
            yield from self.of(value, path)

    def _is_defined(self, key: str) -> bool:
        return (
            key in _KEYWORDS
            or key in self._terms
            or ":" in key
            or (self._any_key and not key.startswith("@"))
        )

    def _undefined(self, key: str) -> Mistake:
        message = f"the key {printable(key)} is defined by no context, so it says nothing"
        return Mistake(
            "undefined-key", message, did_you_mean(key, sorted({*self._terms, *_KEYWORDS} - {"@context"}))
        )

    def _definition(self, key: str) -> dict[str, Any]:
        definition = self._terms.get(key)
        return definition if _is_object(definition) else {}

    def _is_link(self, key: str) -> bool:
        return self._definition(key).get("@type") == "@id"

    def _has_data_for_keys(self, key: str) -> bool:
        container = self._definition(key).get("@container", ())
        names = [container] if isinstance(container, str) else container
        return bool(_MAPS.intersection(names)) or self._definition(key).get("@type") == "@json"


def _is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_list(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _wrong(
    value: Any, path: Path, mistake: Callable[[str], Mistake | None]
) -> Iterator[tuple[Path, Mistake]]:
    """What is wrong with a string, or with those in a list."""
    if _is_list(value):
        for index, inner in enumerate(value):
            yield from _wrong(inner, (*path, index), mistake)
    elif isinstance(value, str):
        found = mistake(value)
        if found is not None:
            yield path, found


def _no_iri(value: str) -> Mistake | None:
    """What keeps a string from being an IRI, relative or with a prefix; blank nodes are as good."""
    if value.startswith(("_:", "@")):
        return None
    probe = value if ":" in value else f"relative:{value}"
    if is_iri(f"x:{value.partition(':')[2]}" if _COMPACT.match(probe) else probe):
        return None
    mistake = iri_mistake(value)
    hint = None if mistake is None else mistake.hint
    return Mistake("bad-iri", f"{printable(value)} is no IRI, so it says nothing", hint)


def _no_tag(value: str) -> Mistake | None:
    return language_mistake(canonical_language(value))

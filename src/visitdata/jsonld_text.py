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
    from collections.abc import Callable, Iterator, Sequence

    from visitdata.json_text import Path

_KEYWORDS = {
    "@context", "@id", "@type", "@value", "@language", "@direction", "@graph", "@included", "@index", "@list",
    "@nest", "@none", "@reverse", "@set", "@json", "@base", "@vocab", "@version", "@import", "@propagate",
    "@protected", "@prefix", "@container",
}  # fmt: skip
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_COMPACT = re.compile(rf"{_SCHEME.pattern}(?!//)")


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

    terms: dict[str, list[Any]] = attrs.field(factory=dict[str, "list[Any]"])
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
                self.terms.setdefault(term, []).append(definition)
                self.gather(definition, (*path, term))


def _remote(name: str) -> Mistake:
    hint = "write the context itself in its place: nothing is fetched"
    return Mistake("remote-context", f"the context {printable(name)} is not in the document", hint)


@attrs.frozen
class _Key:
    """What contexts say of a key; they may differ from one part of a document to another.

    Attributes:
        keyword: the keyword that it is, or stands for.
        is_defined: whether any of them gives it a meaning.
        is_link: whether strings under it are IRIs, by all of them.
        is_json: whether what stands under it is plain JSON.
        container: the map under it, whose keys are data.
    """

    keyword: str | None
    is_defined: bool
    is_link: bool
    is_json: bool
    container: str | None


def _key(name: str, found: Sequence[Any]) -> _Key:
    """A key by its definitions."""
    objects = [each for each in found if _is_object(each)]
    names = [name, *(each.get("@id") if _is_object(each) else each for each in found)]
    containers = [inner for each in objects for inner in _listed(each.get("@container"))]
    return _Key(
        keyword=next((each for each in names if isinstance(each, str) and each in _KEYWORDS), None),
        is_defined=any(each is not None for each in found),
        is_link=bool(found) and all(_is_object(each) and each.get("@type") == "@id" for each in found),
        is_json=any(each.get("@type") == "@json" for each in objects),
        container=next((each for each in containers if isinstance(each, str) and each in _MAPS), None),
    )


class _Slips:
    """What would be passed over in a document under these contexts."""

    def __init__(self, contexts: _Contexts, *, undefined: bool) -> None:
        self._terms = contexts.terms
        self._any_key = contexts.defines_all or not undefined
        self._keys: dict[str, _Key] = {}

    def _key(self, name: str) -> _Key:
        known = self._keys.get(name)
        if known is None:
            known = self._keys[name] = _key(name, self._terms.get(name, ()))
        return known

    def of(self, value: Any, path: Path) -> Iterator[tuple[Path, Mistake]]:
        """The slips within a value."""
        if _is_list(value):
            for index, inner in enumerate(value):
                yield from self.of(inner, (*path, index))
        elif _is_object(value):
            is_value = any(self._key(name).keyword == "@value" for name in value)
            for name, inner in value.items():
                yield from self._at(name, inner, (*path, name), is_value=is_value)

    def _at(self, name: str, value: Any, path: Path, *, is_value: bool) -> Iterator[tuple[Path, Mistake]]:
        key = self._key(name)
        if key.keyword in {"@context", "@value"} or key.is_json:
            return
        if not self._is_defined(name, key):
            yield path, self._undefined(name)
        elif key.keyword == "@id" or (key.keyword == "@type" and not is_value):
            yield from _wrong(value, path, _no_iri)
        elif key.keyword == "@language":
            yield from _wrong(value, path, _no_tag)
        elif key.container is not None and _is_object(value):
            yield from self._in_map(key, key.container, value, path)
        else:
            yield from self._under(key, value, path)

    def _under(self, key: _Key, value: Any, path: Path) -> Iterator[tuple[Path, Mistake]]:
        """The slips within the value of a property."""
        if key.is_link:
            yield from _wrong(value, path, _no_iri)
        yield from self.of(value, path)

    def _in_map(
        self, key: _Key, container: str, values: dict[str, Any], path: Path
    ) -> Iterator[tuple[Path, Mistake]]:
        """The slips in a map whose keys are data."""
        for name, value in values.items():
            at = (*path, name)
            mistake = _MAPS[container](name) if self._key(name).keyword != "@none" else None
            if mistake is not None:
                yield at, mistake
            elif container == "@type" and self._has_own_id(value):
                yield at, _TYPE_MAP
            yield from self._under(key, value, at)

    def _has_own_id(self, value: Any) -> bool:
        nodes = [each for each in _listed(value) if _is_object(each)]
        return any(self._key(name).keyword in {"@id", "@type"} for each in nodes for name in each)

    def _is_defined(self, name: str, key: _Key) -> bool:
        is_term = key.is_defined or key.keyword is not None or ":" in name
        return is_term or (self._any_key and not name.startswith("@"))

    def _undefined(self, name: str) -> Mistake:
        message = f"the key {printable(name)} is defined by no context, so it says nothing"
        known = sorted({*self._terms, *_KEYWORDS} - {"@context"})
        mend = did_you_mean(name, known) or "define it in the @context, or take it out"
        return Mistake("undefined-key", message, mend)


def _is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_list(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _listed(value: Any) -> list[Any]:
    return value if _is_list(value) else [value]


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
    probe = value if _SCHEME.match(value) else f"relative:{value}"
    if is_iri(f"x:{value.partition(':')[2]}" if _COMPACT.match(probe) else probe):
        return None
    mistake = iri_mistake(value)
    hint = None if mistake is None else mistake.hint
    return Mistake("bad-iri", f"{printable(value)} is no IRI, so it says nothing", hint)


def _no_tag(value: str) -> Mistake | None:
    return language_mistake(canonical_language(value))


def _any_name(_name: str) -> None:
    """An index says nothing, whatever it is."""


# Containers whose keys are data, and what keeps a key from saying something there.
_MAPS: dict[str, Callable[[str], Mistake | None]] = {
    "@id": _no_iri,
    "@index": _any_name,
    "@language": _no_tag,
    "@type": _no_iri,
}
# pyoxigraph 0.5 refuses such a node, and says that @type stands in the wrong place.
_TYPE_MAP = Mistake(
    "type-map",
    "a node with an @id or @type of its own cannot be read from a map by types (@container: @type)",
    'write every "@type" into its node, and take that container away',
)

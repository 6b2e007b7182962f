"""What readers of JSON-LD pass over in silence, found before they read.

By the rules of JSON-LD 1.1 (API, section 5.1.2), a key that no context defines says nothing, nor does what is
no IRI where an IRI is wanted, nor a tag that is none, nor a value under no property. In a file that somebody
wrote or changed by hand, each of these is a mistake; and a context that would have to be fetched is refused.

Triples alone do not show all of that. With `lenient=True`, pyoxigraph 0.5 keeps undefined keys and invalid
IRIs, which it does not document. It shows neither where they stand, nor keys without a value, keys that look
like keywords, terms that are taken away, and values under no property.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata import codec, json_text
from visitdata.errors import Mistake, Path, Problem, path_text
from visitdata.rdf.parsing.contexts import (
    ABSENT,
    KEYWORDS,
    NO_PROPERTY,
    NOTHING,
    Active,
    Contexts,
    Term,
    is_list,
    is_object,
    tag_mistake,
)
from visitdata.suggestions.forms import call_it
from visitdata.suggestions.spelling import nearest
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.rdf.parsing.contexts import FoundMistake

_MOST_COMPARED = 50_000  # terms among which the suggestions for a document are looked for
_MAPS = {"@language", "@index", "@id", "@type"}  # containers whose keys are data
_ON_VALUES = frozenset({"@value", "@type", "@language", "@direction", "@index", "@context"})

_SAYS_NOTHING = Mistake("says-nothing", "this value has no property, so it says nothing", "remove it")
# pyoxigraph 0.5 refuses such a node, and says that @type stands in the wrong place.
_TYPE_MAP = Mistake(
    "type-map",
    "a node with an @id or @type of its own cannot be read from a map by types (@container: @type)",
    'write every "@type" into its node, and remove that container',
)
_NO_VALUE = Mistake(
    "says-nothing",
    "this has a language and no @value, so it says nothing",
    "give it a @value, or remove it",
)


def refuse_silent_losses(data: bytes, *, undefined: bool) -> None:
    """Refuse a document of which readers would pass over something in silence.

    Args:
        data: the document.
        undefined: whether what no context defines, or stands under no property, is a mistake; in a document
            of many sources it is not.

    Raises:
        DecodeError: the text is not JSON, a context is remote, or something would be passed over in silence.
    """
    value, repeated = json_text.load(data)
    mistakes = [*_remote(value, ())]
    if not mistakes:
        walk = _Walk(len(data), undefined=undefined)
        walk.at_nodes(value, Active(), ())
        mistakes = walk.contexts.mistakes
    if mistakes or repeated:
        found = [*(each.problem for each in repeated), *_problems(data, mistakes)]
        found.sort(key=lambda problem: (problem.line or 0, problem.column or 0))
        raise codec.decode_error(found, "JSON-LD")


def _problems(data: bytes, mistakes: list[FoundMistake]) -> Iterator[Problem]:
    """The mistakes as problems, with their places."""
    at_keys = {path for path, _, at_key in mistakes if at_key}
    places = json_text.locate(data, [path for path, *_ in mistakes], at_keys)
    for path, (code, message, suggestion), _ in dict.fromkeys(mistakes):
        line, column = places[path]
        yield Problem(
            code=code, message=message, suggestion=suggestion, path=path_text(path), line=line, column=column
        )


def _remote(value: Any, path: Path) -> Iterator[FoundMistake]:
    """Contexts that stand elsewhere."""
    if is_object(value):
        for key, inner in value.items():
            if key == "@context":
                yield from _named(inner, (*path, key))
            yield from _remote(inner, (*path, key))
    elif is_list(value):
        for index, inner in enumerate(value):
            yield from _remote(inner, (*path, index))


def _named(context: Any, path: Path) -> Iterator[FoundMistake]:
    if isinstance(context, str):
        yield path, _not_here(context), False
    elif is_object(context) and "@import" in context:
        yield (*path, "@import"), _not_here(context["@import"]), False
    elif is_list(context):
        for index, inner in enumerate(context):
            yield from _named(inner, (*path, index))


def _not_here(name: object) -> Mistake:
    suggestion = "write the context itself in its place; visitdata fetches nothing"
    return Mistake("remote-context", f"the context {printable(str(name))} is not in the document", suggestion)


class _Walk:
    """A walk through a document, as readers go through it, that notes what they pass over."""

    def __init__(self, size: int, *, undefined: bool) -> None:
        self.contexts = Contexts(size)
        self._undefined = undefined
        self._compared_left = _MOST_COMPARED

    # Nodes.

    def at_nodes(self, value: Any, active: Active, path: Path) -> None:
        """Look at what may be nodes only: the whole document, or a graph."""
        if is_list(value):
            for index, inner in enumerate(value):
                self.at_nodes(inner, active, (*path, index))
        elif is_object(value):
            inner = self._entered(value, active, NOTHING, path)
            if inner.has(value, "@value", "@list", "@set"):
                self._note_free(path)
            else:
                self._at_keys(value, inner, path)
        elif value is not None:
            self._note_free(path)

    def _note_free(self, path: Path) -> None:
        if self._undefined:
            self.contexts.note(path, _SAYS_NOTHING)

    def _entered(
        self, value: dict[str, Any], active: Active, term: Term, path: Path, *, in_map: bool = False
    ) -> Active:
        """The context that holds within an object (API, section 5.1.2, steps 7 to 11)."""
        if active.previous is not None and not in_map and not _is_no_node(value, active):
            active = active.previous
        if term.context is not ABSENT:
            active = self.contexts.of_term(active, term)
        if "@context" in value:
            active = self.contexts.process(active, value["@context"], (*path, "@context"))
        return self._typed(value, active) if active.has_scopes else active

    def _typed(self, value: dict[str, Any], active: Active) -> Active:
        """The context with those of the types of a node."""
        before = active
        for key in sorted(before.keys_of("@type").intersection(value)):
            given = value[key]
            for name in sorted(
                each for each in (given if is_list(given) else [given]) if isinstance(each, str)
            ):
                term = before.terms.get(name, NOTHING)
                if term.context is not ABSENT:
                    active = self.contexts.of_term(active, term, propagates=False)
        return active

    def _at_keys(self, value: dict[str, Any], active: Active, path: Path) -> None:
        for key, inner in value.items():
            self._at_key(key, inner, active, (*path, key))

    def _at_key(self, key: str, value: Any, active: Active, path: Path) -> None:
        term = active.key(key)
        if term is None or term.iri is None:
            self._note_undefined(key, active, path)
        elif term.iri in KEYWORDS:
            self._at_keyword(term.iri, value, active, path)
        else:
            if term.iri.startswith("_:"):
                self.contexts.note(path, NO_PROPERTY, at_key=True)
            elif key not in active.terms:
                self._at_iri(key, active, path, of_vocabulary=True, at_key=True)
            self._at_property(term, value, active, path)

    def _note_undefined(self, key: str, active: Active, path: Path) -> None:
        if self._undefined or key.startswith("@"):
            is_taken_away = key in KEYWORDS or key in active.terms
            why = "stands for nothing here" if is_taken_away else "is defined by no context"
            message = f"the key {printable(key)} {why}, so it says nothing"
            self.contexts.note(
                path, Mistake("undefined-key", message, self._suggestion(key, active)), at_key=True
            )

    def _suggestion(self, key: str, active: Active) -> str:
        """What a key may be meant for; looked for no longer once many were."""
        known = sorted({*active.terms, *KEYWORDS} - {key})
        self._compared_left -= len(known)
        meant = nearest(key, known) if self._compared_left > 0 else None
        return "define it in the context, or leave it out" if meant is None else call_it(meant)

    def _at_keyword(self, keyword: str, value: Any, active: Active, path: Path) -> None:
        if keyword == "@id":
            self._at_iri(value, active, path, of_vocabulary=False)
        elif keyword == "@type":
            self._at_iri(value, active, path, of_vocabulary=True)
        elif keyword in {"@graph", "@included"}:
            self.at_nodes(value, active, path)
        elif keyword in {"@reverse", "@nest"}:
            self._at_keys_within(value, active, path)
        elif keyword not in {"@index", "@context"}:
            self._note_undefined(keyword, active, path)

    def _at_keys_within(self, value: Any, active: Active, path: Path) -> None:
        if is_list(value):
            for index, inner in enumerate(value):
                self._at_keys_within(inner, active, (*path, index))
        elif is_object(value):
            self._at_keys(value, active, path)

    # Values.

    def _at_property(self, term: Term, value: Any, active: Active, path: Path) -> None:
        if term.type == "@json":
            return
        if not is_object(value) or term.containers.isdisjoint(_MAPS):
            self._at_values(term, value, active, path)
        elif "@language" in term.containers:
            for tag in value:
                mistake = None if tag in active.keys_of("@none") else tag_mistake(tag)
                self.contexts.note((*path, tag), mistake, at_key=True)
        else:
            self._at_map(term, value, active, path)

    def _at_map(self, term: Term, value: dict[str, Any], active: Active, path: Path) -> None:
        """A map from names to values: of nodes, of their types, or of nothing in particular."""
        is_typed = "@type" in term.containers
        is_named = is_typed or "@id" in term.containers
        active = active.previous or active if is_named else active
        for key, inner in value.items():
            if is_named and key not in active.keys_of("@none"):
                self._at_iri(key, active, (*path, key), of_vocabulary=is_typed, at_key=True)
            if is_typed and self._names_itself(inner, active):
                self.contexts.note((*path, key), _TYPE_MAP, at_key=True)
            typed = active.terms.get(key, NOTHING) if is_typed else NOTHING
            scoped = active
            if typed.context is not ABSENT:
                scoped = self.contexts.of_term(active, typed, propagates=False)
            self._at_values(term, inner, scoped, (*path, key), in_map=True)

    def _names_itself(self, value: Any, active: Active) -> bool:
        """Whether there are nodes with names or types of their own."""
        nodes = value if is_list(value) else [value]
        return any(is_object(each) and active.has(each, "@id", "@type") for each in nodes)

    def _at_values(self, term: Term, value: Any, active: Active, path: Path, *, in_map: bool = False) -> None:
        if is_list(value):
            for index, inner in enumerate(value):
                self._at_values(term, inner, active, (*path, index), in_map=in_map)
        elif is_object(value):
            self._at_object(term, value, self._entered(value, active, term, path, in_map=in_map), path)
        elif isinstance(value, str) and (term.type in {"@id", "@vocab"} or "@type" in term.containers):
            inner = active if term.context is ABSENT else self.contexts.of_term(active, term)
            self._at_iri(value, inner, path, of_vocabulary=term.type == "@vocab")

    def _at_object(self, term: Term, value: dict[str, Any], active: Active, path: Path) -> None:
        if active.has(value, "@value"):
            self._at_value(value, active, path)
        elif active.has(value, "@list", "@set"):
            for key, inner in value.items():
                if key in active.keys_of("@list") or key in active.keys_of("@set"):
                    self._at_values(term, inner, active, (*path, key))
        elif value and all(key in active.keys_of("@language") for key in value):
            self.contexts.note(path, _NO_VALUE)
        else:
            self._at_keys(value, active, path)

    def _at_value(self, value: dict[str, Any], active: Active, path: Path) -> None:
        for key, inner in value.items():
            known = active.key(key)
            if known is None or known.iri not in _ON_VALUES:
                self._note_undefined(key, active, (*path, key))
            elif known.iri == "@language":
                self.contexts.note((*path, key), tag_mistake(inner))
            elif known.iri == "@type" and isinstance(inner, str) and inner != "@json":
                self._at_iri(inner, active, (*path, key), of_vocabulary=True)

    def _at_iri(
        self, value: Any, active: Active, path: Path, *, of_vocabulary: bool, at_key: bool = False
    ) -> None:
        if is_list(value):
            for index, inner in enumerate(value):
                self._at_iri(inner, active, (*path, index), of_vocabulary=of_vocabulary)
        elif isinstance(value, str) and (value, of_vocabulary) not in active.good:
            mistake = active.iri_mistake(value, of_vocabulary=of_vocabulary)
            self.contexts.note(path, mistake, at_key=at_key)
            if mistake is None:
                active.good.add((value, of_vocabulary))


def _is_no_node(value: dict[str, Any], active: Active) -> bool:
    """Whether an object is a value, or only refers to a node."""
    return active.has(value, "@value") or (len(value) == 1 and active.has(value, "@id"))

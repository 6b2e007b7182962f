"""The contexts of JSON-LD 1.1, so far as they tell what a key stands for, and what its values are.

After JSON-LD 1.1 Processing Algorithms and API, sections 4.1 (context processing) and 4.2 (term definitions).
What is against the rules is left to the reader to refuse; what the rules pass over in silence is noted here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

import attrs

from visitdata.errors import Mistake, Path
from visitdata.values.identifiers import iri_mistake
from visitdata.values.iri_grammar import is_iri
from visitdata.values.languages import canonical_language, language_mistake
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator


KEYWORDS = frozenset({
    "@base", "@container", "@context", "@direction", "@graph", "@id", "@import", "@included", "@index",
    "@json", "@language", "@list", "@nest", "@none", "@prefix", "@propagate", "@protected", "@reverse",
    "@set", "@type", "@value", "@version", "@vocab",
})  # fmt: skip

ABSENT: Any = object()

# How deep terms may be defined by other terms, which the reader follows by recursion; and how many terms may
# be copied for contexts, besides one a byte.
_DEEPEST = 64
_COST_ALLOWED = 500_000

_LIKE_KEYWORD = re.compile("@[A-Za-z]+")
_SCHEME = re.compile("[A-Za-z][A-Za-z0-9+.-]*")
_ABSOLUTE = re.compile("[A-Za-z][A-Za-z0-9+.-]*://")
_SUBTAG = re.compile("[A-Za-z]{2,8}")
_BLANK = re.compile(r"_:\w(?:[\w.·-]*[\w·-])?")

# (where, what is wrong, whether that is in the key)
FoundMistake: TypeAlias = "tuple[Path, Mistake, bool]"


@attrs.frozen(eq=False)
class Term:
    """What a key stands for.

    Attributes:
        iri: a keyword, or an IRI or what becomes one; None where the key says nothing, on purpose.
        type: what its strings are: `@id`, `@vocab`, `@json`, or of a datatype.
        containers: what stands between it and its values.
        context: the context that holds for its values, or for nodes of this type.
        path: where that context stands.
    """

    iri: str | None
    type: str | None = None
    containers: frozenset[str] = frozenset()
    context: Any = ABSENT
    path: Path = ()


NO_PROPERTY = Mistake("bad-iri", "a blank node cannot be a property, so it says nothing")
NOTHING = Term(None)
_KEYWORD_TERMS = {keyword: Term(keyword) for keyword in KEYWORDS}


@attrs.define(eq=False)
class Active:
    """The context that holds at some place.

    Attributes:
        terms: what each term stands for.
        has_vocab: whether names that are no terms are IRIs all the same.
        has_base: whether relative IRIs have something that they are relative to.
        has_scopes: whether there are terms with contexts of their own.
        previous: the context outside the node, where this one does not hold for nodes within.
        good: strings that were found to be IRIs here, each with whether it might be a term.
        within: what was made of it with the contexts of terms, by these.
    """

    terms: dict[str, Term] = attrs.field(factory=dict[str, Term])
    has_vocab: bool = False
    has_base: bool = False
    has_scopes: bool = False
    previous: Active | None = None
    _keys: dict[str, Term | None] = attrs.field(factory=dict[str, "Term | None"])
    _of: dict[str, frozenset[str]] = attrs.field(factory=dict[str, frozenset[str]])
    good: set[tuple[str, bool]] = attrs.field(factory=set[tuple[str, bool]])
    within: dict[tuple[int, bool], Active] = attrs.field(factory=dict[tuple[int, bool], "Active"])

    def key(self, key: str) -> Term | None:
        """What a key stands for; None where no context defines it."""
        try:
            return self._keys[key]
        except KeyError:
            term = self._keys[key] = self._key(key)
            return term

    def _key(self, key: str) -> Term | None:
        if key in _KEYWORD_TERMS:
            return _KEYWORD_TERMS[key]
        if key in self.terms:
            return self.terms[key]
        if ":" in key or (self.has_vocab and not key.startswith("@")):
            return Term(key)
        return None

    def keys_of(self, keyword: str) -> frozenset[str]:
        """The keys that stand for a keyword."""
        if keyword not in self._of:
            aliases = (name for name, term in self.terms.items() if term.iri == keyword)
            self._of[keyword] = frozenset((keyword, *aliases))
        return self._of[keyword]

    def has(self, data: dict[str, Any], *keywords: str) -> bool:
        """Whether an object has a key that stands for one of these keywords."""
        return any(not self.keys_of(keyword).isdisjoint(data) for keyword in keywords)

    def iri_mistake(self, value: str, *, of_vocabulary: bool) -> Mistake | None:
        """What keeps a string from being an IRI here: nothing would be said of it, or of something else.

        Args:
            value: the string.
            of_vocabulary: whether it may be a term, too.
        """
        if of_vocabulary and value in self.terms:
            return None
        probe = self._absolute(value)
        if probe is None:
            return self._relative_mistake(value, of_vocabulary=of_vocabulary)
        is_good = _BLANK.fullmatch(value) if probe.startswith("_:") else is_iri(probe)
        return None if is_good else _no_iri(value)

    def _absolute(self, value: str) -> str | None:
        """What has to be an IRI for the string to be one; None where it is relative.

        Any prefix will do, also one that is defined nowhere: it is a scheme then, and the IRI another's.
        """
        prefix, _, rest = value.partition(":")
        if value.startswith("_:") or _ABSOLUTE.match(value):
            return value
        is_compact = ":" in value and (prefix in self.terms or _SCHEME.fullmatch(prefix))
        return f"x:{rest}" if is_compact else None

    def _relative_mistake(self, value: str, *, of_vocabulary: bool) -> Mistake | None:
        if _LIKE_KEYWORD.fullmatch(value) or not is_iri(f"x:/{value.lstrip('/')}"):
            return _no_iri(value)
        if self.has_base or (of_vocabulary and self.has_vocab):
            return None
        message = f"{printable(value)} is relative, and there is no base IRI"
        return Mistake("relative-iri", message, "write the IRI in full, or give the context a @base")


def _no_iri(value: str) -> Mistake:
    mistake = iri_mistake(value)
    suggestion = None if mistake is None else mistake.suggestion
    return Mistake("bad-iri", f"{printable(value)} is not an IRI, so it says nothing", suggestion)


def tag_mistake(value: object) -> Mistake | None:
    """What keeps a value from being a language tag; a text in no language would be passed over."""
    if not isinstance(value, str) or _SUBTAG.fullmatch(value):
        return None
    return language_mistake(canonical_language(value))


class Contexts:
    """The contexts of a document, each processed where it holds, and what is wrong with them."""

    def __init__(self, size: int) -> None:
        self.mistakes: list[FoundMistake] = []
        self._cost_left = _COST_ALLOWED + size
        self._is_too_much = False

    def of_term(self, active: Active, term: Term, *, propagates: bool = True) -> Active:
        """The context that holds for the values of a property, or for a node of a type."""
        key = id(term.context), propagates
        if key not in active.within:
            active.within[key] = self.process(active, term.context, term.path, propagates=propagates)
        else:
            self._charge(active, term.context, term.path)
        return active.within[key]

    def process(self, active: Active, context: Any, path: Path, *, propagates: bool = True) -> Active:
        """The context that holds where this one is added to what held before."""
        if is_list(context):
            for index, each in enumerate(context):
                active = self.process(active, each, (*path, index), propagates=propagates)
            return active
        self._charge(active, context, path)
        return self._processed(active, context, path, propagates=propagates)

    def _charge(self, active: Active, context: Any, path: Path) -> None:
        """The reader of JSON-LD copies all terms wherever a context is added."""
        self._cost_left -= len(active.terms) + (len(context) if is_object(context) else 0)
        if self._cost_left < 0 and not self._is_too_much:
            self._is_too_much = True
            message = "the contexts make this document too much work to read"
            self.note(path, Mistake("too-large", message, "expand it first, or split it"), at_key=True)

    def _processed(self, active: Active, context: Any, path: Path, *, propagates: bool) -> Active:
        if not is_object(context):
            made = Active()
        else:
            propagates = context.get("@propagate", propagates) is not False
            made = attrs.evolve(active, terms=dict(active.terms), keys={}, of={}, good=set(), within={})
            self._add(made, context, path)
        if not propagates and made.previous is None:
            made.previous = active
        return made

    def _add(self, active: Active, context: dict[str, Any], path: Path) -> None:
        self._check_depth(context, path)
        if "@base" in context:
            active.has_base = isinstance(context["@base"], str) and ":" in context["@base"]
        if "@vocab" in context:
            active.has_vocab = self._has_vocab(active, context, path)
        self.note((*path, "@language"), tag_mistake(context.get("@language")))
        for name, definition in context.items():
            if name not in KEYWORDS:
                term = active.terms[name] = self._term(active, context, name, definition, (*path, name))
                active.has_scopes |= term.context is not ABSENT

    def _has_vocab(self, active: Active, context: dict[str, Any], path: Path) -> bool:
        vocab = context["@vocab"]
        if not isinstance(vocab, str):
            return False
        mistake = None if vocab in context else active.iri_mistake(vocab, of_vocabulary=True)
        prefix = vocab.partition(":")[0]
        if mistake is not None and prefix not in context:
            self.note((*path, "@vocab"), mistake)
        elif vocab.startswith("_:"):
            self.note(
                (*path, "@vocab"), Mistake("bad-iri", "blank nodes cannot be properties, so they say nothing")
            )
        return True

    def _term(self, active: Active, context: dict[str, Any], name: str, definition: Any, path: Path) -> Term:
        """A term by its definition."""
        if _LIKE_KEYWORD.fullmatch(name):
            self.note(
                path, Mistake("undefined-key", f"{name} is not a keyword, so it says nothing"), at_key=True
            )
            return NOTHING
        if not is_object(definition):
            return Term(self._iri(active, context, definition, path))
        given = definition.get("@id", definition.get("@reverse", name))
        self.note((*path, "@language"), tag_mistake(definition.get("@language")))
        at = (*path, "@id" if "@id" in definition else "@reverse")
        return Term(
            self._iri(active, context, given, at) if given != name else name,
            type=next(_strings(definition.get("@type")), None),
            containers=frozenset(_strings(definition.get("@container"))),
            context=definition.get("@context", ABSENT),
            path=(*path, "@context"),
        )

    def _iri(self, active: Active, context: dict[str, Any], given: Any, path: Path) -> str | None:
        """What a term is mapped to: the keyword, where it is or leads to one."""
        for _ in range(_DEEPEST):
            if not isinstance(given, str):
                return None
            if given in KEYWORDS:
                return str(given)
            definition = context.get(given)
            inner = definition.get("@id") if is_object(definition) else definition
            if given not in context or inner == given:
                break
            given = inner
        if given in active.terms and given not in context:
            return active.terms[given].iri
        prefix, colon, rest = given.partition(":")
        if colon and prefix in context:
            mistake = None if is_iri(f"x:{rest}") else _no_iri(given)
        else:
            mistake = active.iri_mistake(given, of_vocabulary=True)
        self.note(path, mistake)
        return str(given)

    def _check_depth(self, context: dict[str, Any], path: Path) -> None:
        """Terms may be defined by terms that are defined by others; only so far does the reader follow."""
        needs = {name: needed(name, definition, context) for name, definition in context.items()}
        left = {name for name, others in needs.items() if others}
        for _ in range(_DEEPEST):
            left = {name for name in left if not left.isdisjoint(needs[name])}
            if not left:
                return
        message = f"terms are defined by each other in a circle, or nested more than {_DEEPEST} deep"
        self.note((*path, min(left)), Mistake("too-deep", message), at_key=True)

    def note(self, path: Path, mistake: Mistake | None, *, at_key: bool = False) -> None:
        """Note what is wrong at a place, if anything is: with the key there, or with the value."""
        if mistake is not None:
            self.mistakes.append((path, mistake, at_key))


def needed(name: str, definition: Any, context: dict[str, Any]) -> set[str]:
    """The terms of the same context by which one is defined."""
    values = [name.partition(":")[0]] if ":" in name else []
    for value in definition.values() if is_object(definition) else [definition]:
        if isinstance(value, str):
            values += [value, value.partition(":")[0]]
    return {value for value in values if value in context and value != name}


def _strings(value: Any) -> Iterator[str]:
    """A string, or those of a list; the reader refuses all else."""
    return (each for each in (value if is_list(value) else [value]) if isinstance(each, str))


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether a value is a JSON object."""
    return isinstance(value, dict)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether a value is a JSON list."""
    return isinstance(value, list)

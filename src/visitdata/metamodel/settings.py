"""What is set for a record class as a whole: one value a class, which no member's name can collide with.

It stands under `__visitdata__`, a name that no member may have. A class states its settings as arguments of
the class statement; `namespace`, `prefix`, `vocabulary` and `constraints` may stand in its body, too, without
an annotation. What is annotated there is a member, whatever it is called.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from visitdata.errors import Mistake, Path
    from visitdata.metamodel.constraints import Constraint

# (record, the plain data it was read from, if it was read) -> what is wrong with it as a whole.
Whole: TypeAlias = "Callable[[Any, Mapping[str, Any] | None], Iterable[tuple[Path, Mistake]]]"


@attrs.frozen(kw_only=True)
class Vocabulary:
    """How the records of a class are typed in RDF, and what else is said in terms that others know.

    Attributes:
        term: the class's own term where it is not `namespace` + name; never inherited.
        also: types that hold besides.
        by_kind: types that replace the first of `also` for some values of `kind`.
        if_filled: types that hold where a member is filled.
        derived: for a member, the term that says the same to those who know only schema.org.
        values: for a member, the term and IRI that some of its values stand for.
        nodes: nodes beside the record's own: name to (property that leads there, type).
        keeps_terms: whether it has no twin, being about the text and not about the world.
        web_type: its type in the web profile, where none of `also` holds always.
        web_terms: for a member, the term that says it to those who know only schema.org better than its own.
        web_by_kind: the types of `by_kind` that the web profile uses, too; None for all of them.
    """

    term: str | None = None
    also: tuple[str, ...] = ()
    by_kind: Mapping[str, str] = attrs.field(factory=dict[str, str])
    if_filled: Mapping[str, str] = attrs.field(factory=dict[str, str])
    derived: Mapping[str, str] = attrs.field(factory=dict[str, str])
    values: Mapping[str, tuple[str, Mapping[str, str]]] = attrs.field(
        factory=dict[str, "tuple[str, Mapping[str, str]]"]
    )
    nodes: Mapping[str, tuple[str, str]] = attrs.field(factory=dict[str, tuple[str, str]])
    keeps_terms: bool = False
    web_type: str | None = None
    web_terms: Mapping[str, str] = attrs.field(factory=dict[str, str])
    web_by_kind: tuple[str, ...] | None = None


@attrs.frozen(kw_only=True, eq=False)
class Settings:
    """The settings of one record class.

    A class has those of the class above it, but for what it states itself, and but for what is said here.

    Attributes:
        family: what a reference may lead to, and the word for it in messages ("actor").
        tagged: whether a JSON object of the class carries its `type`.
        abstract: whether only its subclasses can be made; never inherited.
        namespace: where the class's terms live.
        prefix: what stands for that namespace in RDF, where the class names it.
        vocabulary: its RDF types, and terms derived from members; its `term` is never inherited.
        posited_as: the base of the twins of its subclasses, which are propositions.
        posited: whether it is such a twin.
        twin_of: of which kind it is the twin.
        leading: the members that come first in what is written; the others follow as declared.
        sorted_by: from a record to what several of them are sorted by, and in which any two of them differ;
            where there is no id either, that is all their members.
        constraints: what holds between its members; those of the class above hold, too.
        hearsay: the member that tells through whom a record is known: where it is filled, nothing asserts it.
        whole: what finds all that only the record as a whole can tell, once its members are right.
    """

    family: str = "value"
    tagged: bool = False
    abstract: bool = False
    namespace: str = "vd:"
    prefix: str | None = None
    vocabulary: Vocabulary = Vocabulary()
    posited_as: type[Declared] | None = None
    posited: bool = False
    twin_of: type[Declared] | None = None
    leading: tuple[str, ...] = ()
    sorted_by: Callable[[Any], Any] | None = None
    constraints: tuple[Constraint, ...] = ()
    hearsay: str | None = None
    whole: Whole | None = None

    def below(self, stated: Mapping[str, Any]) -> Settings:
        """The settings of a class right below the one that has these.

        Args:
            stated: what that class states, by the names of the attributes.
        """
        own = {"abstract": False, **stated}
        own["constraints"] = (*self.constraints, *own.get("constraints", ()))
        if own.get("namespace", self.namespace) != self.namespace:
            own.setdefault("prefix", None)
        if self.vocabulary.term is not None:
            own.setdefault("vocabulary", attrs.evolve(self.vocabulary, term=None))
        return attrs.evolve(self, **own)


class Declared:
    """The root of every record class: it has settings, and what was made of it once."""

    __slots__ = ("__weakref__",)
    if TYPE_CHECKING:
        __attrs_attrs__: ClassVar[tuple[attrs.Attribute[Any], ...]]
        __visitdata__: ClassVar[Settings]
        __visitdata_made__: ClassVar[dict[Any, Any]]
    else:  # without annotations, which would have to be read with those of members
        __visitdata__ = Settings(abstract=True)
        __visitdata_made__ = {}


def settings_of(cls: type[Declared]) -> Settings:
    """The settings of a record class."""
    return cls.__visitdata__


def is_posited(record: Declared) -> bool:
    """Whether nothing asserts a record: it is a proposition, or known only from what somebody says."""
    settings = record.__class__.__visitdata__
    return settings.posited or (
        settings.hearsay is not None and getattr(record, settings.hearsay) is not None
    )


# What may stand in the body of a class, and of which type it is there.
_IN_BODY: Mapping[str, type] = {
    "namespace": str,
    "prefix": str,
    "vocabulary": Vocabulary,
    "constraints": tuple,
}


def taken_from_body(cls: type[Declared]) -> dict[str, Any]:
    """The settings that stand in the body of a class, which then has no such attributes any more."""
    annotated = annotated_members(cls)
    found = {
        name: cls.__dict__[name]
        for name, type_ in _IN_BODY.items()
        if name not in annotated and isinstance(cls.__dict__.get(name), type_)
    }
    for name in found:
        delattr(cls, name)
    return found


_CLASS_VARIABLE = re.compile(r"(?:[A-Za-z_][A-Za-z0-9_]*\.)?ClassVar\b")


def annotated_members(cls: type) -> set[str]:
    """The names that are annotated in the body of a class, without class variables."""
    written = {
        name: str(annotation).strip("'\"") for name, annotation in inspect.get_annotations(cls).items()
    }
    return {name for name, annotation in written.items() if not _CLASS_VARIABLE.match(annotation)}

"""Forms that a draft may have and a document has not: what is absent, single values for lists, pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.drafts.reading.plain_data import is_list, is_object
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.schema import Member, Reference
from visitdata.model.actors import Actor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from visitdata.drafts.reading.account import Place
    from visitdata.metamodel.settings import Declared


def is_absent(value: object) -> bool:
    """Whether a value of a draft stands for nothing."""
    return value is None or (type(value) in {str, list, dict} and not value)


def present(given: dict[Any, Any]) -> Iterator[tuple[str, Any]]:
    """The members of an object that stand for something."""
    return ((str(name), value) for name, value in given.items() if not is_absent(value))


def listed(value: Any, place: Place, first: int = 0) -> Iterator[tuple[Any, Place]]:
    """The values of a member that holds many; a draft may give a single one without a list.

    Args:
        value: the list, or the single value.
        place: where it stands.
        first: the index that the first value has in the document.
    """
    if not is_list(value):
        yield value, place._replace(document=(*place.document, first))
        return
    for index, each in enumerate(value):
        if not is_absent(each):
            yield each, place.step(index, first)
            first += 1


@once_per_class
def roles_of(cls: type[Declared]) -> Mapping[str, Member]:
    """The members of a class that name any number of actors."""
    return {
        member.name: member
        for member in schema_of(cls).members
        if member.many and isinstance(member.value, Reference) and set(member.targets) == {Actor}
    }


def language_pairs(value: Any) -> Iterator[tuple[Any, Any, tuple[str | int, ...], tuple[str | int, ...]]]:
    """Names by language: each language and name, and where either stands in the value.

    They are an object of names by language, or a list of objects with `language` and `name`.
    """
    if is_object(value):
        for language, name in present(value):
            yield language, name, (language,), (language,)
    elif is_list(value):
        for index, pair in enumerate(value):
            if is_object(pair) and {*pair} == {"language", "name"}:
                yield pair["language"], pair["name"], (index, "language"), (index, "name")


def are_language_pairs(value: Any) -> bool:
    """Whether names by language are given in one of these forms, and can be read."""
    if is_object(value):
        return True
    return is_list(value) and all(is_object(pair) and {*pair} == {"language", "name"} for pair in value)

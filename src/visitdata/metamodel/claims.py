"""What a class declared outside this package may not claim, because another that stands has it.

Two modules may not declare one name, one prefix for two namespaces, or one property with two meanings: what
is written could not be read back, or would mean what nobody said. Each is a TypeError where the class is
declared; if its annotations name what is not defined yet, where it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from visitdata.metamodel.registry import collect, is_ours, standing_elsewhere, stands
from visitdata.metamodel.settings import settings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from visitdata.metamodel.schema import Member
    from visitdata.metamodel.settings import Declared


def refuse_taken(cls: type[Declared]) -> None:
    """Look whether another class that stands has the name or prefix of a class that is being declared."""
    _unless_gone(lambda: _taken_name(cls) or _taken_prefix(cls))


def undescribed(cls: type[Declared]) -> Iterator[type[Declared]]:
    """The kinds that were declared when their annotations named what was not there yet."""
    for other in standing_elsewhere(cls):
        if not (is_ours(other) or settings_of(other).abstract or other in _MEANINGS):
            yield other


def _unless_gone(find: Callable[[], str | None]) -> None:
    """Raise what is found, if it is still found without the classes that nobody has any more."""
    if find() is None:
        return
    collect()
    message = find()
    if message is not None:
        raise TypeError(message)


def _taken_name(cls: type[Declared]) -> str | None:
    """A type in JSON is the name of a class; schemas have a definition of that name, too."""
    for other in standing_elsewhere(cls):
        is_family = other.__name__.lower() == settings_of(other).family
        if settings_of(other).abstract and not is_family:
            continue  # no type in JSON
        if cls.__name__ == other.__name__:
            there = _home(other)
            return f"two kinds are called {cls.__name__}: one in {there}, one in {_home(cls)}"
        if is_family and cls.__name__ == f"Any{other.__name__}":
            family = settings_of(other).family
            return f"{cls.__name__} is what the JSON Schema calls any {family}; choose another name"
    return None


def _home(cls: type[Declared]) -> str:
    return f"{cls.__module__}.{cls.__qualname__}".rpartition(".")[0]


def _taken_prefix(cls: type[Declared]) -> str | None:
    own = settings_of(cls)
    for other in standing_elsewhere(cls):
        settings = settings_of(other)
        is_same = own.prefix == settings.prefix
        if None not in {own.prefix, settings.prefix} and is_same != (own.namespace == settings.namespace):
            return (
                f"{cls.__name__}: {own.prefix} stands for {own.namespace}, but in {_home(other)} "
                f"{settings.prefix} stands for {settings.namespace}"
            )
    return None


# Terms. What is kept here of a class holds no class, so that it keeps none alive.


class _Meaning(NamedTuple):
    """What a term of a user's own says.

    Attributes:
        where: the member that says it.
        module: the module of its class.
        sort: its twin or, if it is a twin, its term; which of the two; and of what sort its values are.
        details: all else that is declared of it.
    """

    where: str
    module: str
    sort: tuple[str, bool, str]
    details: str

    def fits(self, other: _Meaning) -> bool:
        """Whether the two may be one term: of one module, kinds may use a term each in its own way."""
        return self.sort == other.sort and (self.module == other.module or self.details == other.details)


_MEANINGS: WeakKeyDictionary[type[Declared], dict[str, _Meaning]] = WeakKeyDictionary()


def refuse_other_meanings(cls: type[Declared], members: tuple[Member, ...]) -> None:
    """Look whether a term of a class's own namespace means something else in another class that stands."""
    if is_ours(cls) or settings_of(cls).posited:
        return
    own = {term: meaning for member in members for term, meaning in _meanings(cls, member)}
    _unless_gone(lambda: _other_meaning(cls, own))
    if stands(cls):
        _MEANINGS[cls] = own


def _meanings(cls: type[Declared], member: Member) -> Iterator[tuple[str, _Meaning]]:
    if member.inherited:
        return
    space = settings_of(cls).namespace
    where = f"{cls.__name__}.{member.name}"
    range_ = type(member.value).__name__
    is_plain = range_ in {"Scalar", "Enumeration"}
    details = f"{member.value!r} {member.declared!r}" if is_plain else repr(member.declared)
    for term, other, is_twin in ((member.term, member.twin, False), (member.twin, member.term, True)):
        if term.startswith(space):
            yield term, _Meaning(where, cls.__module__, (other, is_twin, range_), details)


def _other_meaning(cls: type[Declared], own: dict[str, _Meaning]) -> str | None:
    for other in standing_elsewhere(cls):
        for term, meaning in _MEANINGS.get(other, {}).items():
            mine = own.get(term)
            if mine is not None and not mine.fits(meaning):
                return (
                    f"{mine.where}: {term} means something else in {meaning.module}, where {meaning.where} "
                    "has it; choose another term"
                )
    return None

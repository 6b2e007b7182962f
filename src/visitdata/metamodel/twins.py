"""The twin of an event kind: the same members, posited by somebody and not asserted.

A twin is a class of its own, so that `isinstance(record, Transfer)` finds no transfer that is only alleged.
"""

from __future__ import annotations

from typing import Any

import attrs

from visitdata.metamodel.docstrings import doc_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.settings import Declared, Settings, settings_of


@once_per_class
def twin(kind: type[Declared]) -> type[Any]:
    """The class of propositions of that kind: `Transfer` gives `PositedTransfer`.

    Raises:
        TypeError: `kind` is not a kind of event.
    """
    base = settings_of(kind).posited_as
    if base is None or settings_of(kind).posited:
        msg = f"{kind.__name__} is not a kind of event: it has no posited twin"
        raise TypeError(msg)
    parent = _parent(kind, base)
    own = [field for field in attrs.fields(kind) if field.name not in _names(parent)]
    name = f"Posited{kind.__name__}"
    # attrs leaves the class behind from which it makes one with slots: they differ in nothing else.
    body = {
        "__module__": kind.__module__,
        "__qualname__": kind.__qualname__.removesuffix(kind.__name__) + name,
        "__doc__": f"Posited, not asserted: {doc_of(kind)}",
        "__annotations__": {field.name: field.type for field in own},
        "__visitdata__": _settings(parent, kind),
        "__visitdata_made__": {},
        **{field.name: _field(field) for field in own},
    }
    plain: type[Any] = type(name, (parent,), body)
    return attrs.frozen(plain, kw_only=True, repr=False)


def _parent(kind: type[Declared], base: type[Declared]) -> type[Declared]:
    """The twin of the kind that this one is a case of; for our own kinds, the base itself."""
    above: Any = kind.__mro__[1]
    is_a_kind = issubclass(above, Declared) and settings_of(above).posited_as is base and not _is_plain(above)
    return twin(above) if is_a_kind else base


def _is_plain(cls: type[Declared]) -> bool:
    """Whether this is the plain event, whose members every proposition has anyway."""
    above: Any = cls.__mro__[1]
    return settings_of(above).posited_as is None


def _settings(parent: type[Declared], kind: type[Declared]) -> Settings:
    """Those of every proposition, and what holds of the kind whether it is asserted or not."""
    own = settings_of(kind)
    stated = {
        "namespace": own.namespace,
        "prefix": own.prefix,
        "abstract": own.abstract,
        "whole": own.whole,
    }
    made = settings_of(parent).below(stated)
    return attrs.evolve(made, twin_of=kind, constraints=own.constraints)


def _names(cls: type[Declared]) -> set[str]:
    return {field.name for field in attrs.fields(cls)}


def _field(field: Any) -> Any:
    return attrs.field(
        default=field.default,
        converter=field.converter,
        metadata=dict(field.metadata),
    )

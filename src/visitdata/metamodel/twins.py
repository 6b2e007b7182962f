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
    known = {field.name for field in attrs.fields(parent)}
    own = [field for field in attrs.fields(kind) if field.name not in known]
    name = twin_name(kind)
    fields = {
        each.name: attrs.field(default=each.default, converter=each.converter, metadata=dict(each.metadata))
        for each in own
    }
    # attrs leaves the class behind from which it makes one with slots: they differ in nothing else.
    body = {
        "__module__": kind.__module__,
        "__qualname__": kind.__qualname__.removesuffix(kind.__name__) + name,
        "__doc__": f"Posited, not asserted: {doc_of(kind)}",
        "__annotations__": {field.name: field.type for field in own},
        "__visitdata__": _settings(parent, kind),
        "__visitdata_made__": {},
        **fields,
    }
    plain: type[Any] = type(name, (parent,), body)
    return attrs.frozen(plain, kw_only=True, repr=False)


def twin_name(kind: type[Declared]) -> str:
    """The name of the twin of a kind."""
    return f"Posited{kind.__name__}"


def _parent(kind: type[Declared], base: type[Declared]) -> type[Declared]:
    """The twin of the kind that this one is a case of; for our own kinds, the base itself."""
    above: Any = kind.__mro__[1]
    if not issubclass(above, Declared) or settings_of(above).posited_as is not base:
        return base
    # What is right below a class without twins is the plain event: every proposition has its members anyway.
    is_plain = settings_of(above.__mro__[1]).posited_as is None
    return base if is_plain else twin(above)


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

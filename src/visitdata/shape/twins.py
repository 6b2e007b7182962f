"""The twin of an event kind: the same members, said by somebody and not asserted.

A twin is a class of its own, so that `isinstance(record, Transfer)` finds no transfer that is only alleged.
"""

from __future__ import annotations

from typing import Any

import attrs

from visitdata.shape.declare import Declared, once_per_class


@once_per_class
def twin(kind: type[Declared]) -> type[Any]:
    """The class of propositions of that kind: `Transfer` gives `PositedTransfer`.

    Raises:
        TypeError: `kind` is not a kind of event.
    """
    base = kind.posited_as
    if base is None or kind.posited:
        msg = f"{kind.__name__} is not a kind of event: it has no posited twin"
        raise TypeError(msg)
    parent = _parent(kind, base)
    made: type[Any] = attrs.make_class(
        f"Posited{kind.__name__}",
        {field.name: _field(field) for field in attrs.fields(kind) if field.name not in _names(parent)},
        bases=(parent,),
        class_body={
            "__doc__": f"Said, not asserted: {kind.__doc__}",
            "twin_of": kind,
            "namespace": kind.namespace,
            "abstract": False,
            **{name: kind.__dict__[name] for name in ("mistakes", "rules") if name in kind.__dict__},
        },
        frozen=True,
        kw_only=True,
        slots=True,
        repr=False,
    )
    made.__module__ = kind.__module__  # attrs names the module that calls it
    return made


def _parent(kind: type[Declared], base: type[Declared]) -> type[Declared]:
    """The twin of the kind that this one is a case of; for our own kinds, the base itself."""
    above: Any = kind.__mro__[1]
    is_a_kind = issubclass(above, Declared) and above.posited_as is base and not _is_plain(above)
    return twin(above) if is_a_kind else base


def _is_plain(cls: type[Declared]) -> bool:
    """Whether this is the plain event, whose members every proposition has anyway."""
    above: Any = cls.__mro__[1]
    return above.posited_as is None


def _names(cls: type[Declared]) -> set[str]:
    return {field.name for field in attrs.fields(cls)}


def _field(field: Any) -> Any:
    return attrs.field(
        default=field.default,
        converter=field.converter,
        metadata=dict(field.metadata),
        type=field.type,
        kw_only=True,
    )

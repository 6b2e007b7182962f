"""Write the stub of `visitdata.model.propositions` anew, from the kinds of event: run by `make derived`.

The classes there are made while Python runs. With the stub, a type checker refuses an event where a
proposition is wanted, and a proposition among the events.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any

import attrs

import visitdata as vd
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.metamodel.docstrings import doc_of
from visitdata.metamodel.twins import twin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visitdata.metamodel.settings import Declared

_ALIAS = "to_"
_SCALARS = "visitdata.metamodel.scalars"
_WIDTH = 110
_NAME = re.compile(r"[A-Za-z_]\w*")
_REF = re.compile(r"Ref\[[^\]]*\]")
_KNOWN = {"tuple", "None", "bool"}
_HEAD = '''"""Derived from the kinds of event by `make derived`; do not edit."""

import attrs
from attrs import field

'''


def propositions_stub(event: type[Declared]) -> str:
    """The stub for the twins of every kind of event in this package.

    Args:
        event: the base of the kinds.
    """
    own = [kind for kind in kinds(event).values() if kind.__module__.startswith("visitdata.")]
    body = "".join(text for kind in own for text in _class(kind, event))
    return _HEAD + "".join(_imports(body, own)) + body


def _class(kind: type[Declared], event: type[Declared]) -> Iterator[str]:
    fields = [] if kind is event else [field for field in attrs.fields(kind) if not field.inherited]
    lines = [f"    {_field(kind, field, event)}\n" for field in fields]
    doc = doc_of(kind).split("\n")[0]
    yield f"\n@attrs.frozen(kw_only=True)\nclass Posited{kind.__name__}(Proposition):\n"
    yield f'    """Posited, not asserted: {doc}"""\n'
    yield from ["\n", *lines] if lines else []


def _field(kind: type[Declared], field: attrs.Attribute[Any], event: type[Declared]) -> str:
    """The member as the twin has it: what refers to an event may there refer to a proposition."""
    own: Any = field  # attrs leaves the types of converters open
    annotation, converter = str(own.type), own.converter and own.converter.__name__
    targets = " | ".join(target.__name__ for target in schema_of(twin(kind)).member(field.name).targets)
    if targets and f"Ref[{targets}]" not in annotation:
        annotation = _REF.sub(f"Ref[{targets}]", annotation)
        converter = _converter(annotation, event)
    default = f"{field.name}: {annotation} = field(default={own.default!r}"
    # In a stub, a converter called like its member would be taken for the member.
    alias = _ALIAS if converter == field.name else ""
    return f"{default}, converter={alias}{converter})" if converter else f"{default})"


def _converter(annotation: str, event: type[Declared]) -> str:
    """The converter that gives what is so annotated, from the module of the base of the kinds."""
    known = vars(sys.modules[event.__module__])
    functions = {name: value for name, value in known.items() if isinstance(value, FunctionType)}
    return next(
        name for name, value in functions.items() if value.__annotations__.get("return") == annotation
    )


def _imports(body: str, kinds: list[type[Declared]]) -> Iterator[str]:
    """Each name that annotations and converters use, from the module that has it."""
    used = {
        name
        for line in body.splitlines()
        if " = field(" in line
        for name in _NAME.findall(line.split(":", 1)[1])
    }
    used = used - _KNOWN - {"field", "default", "converter"} | {"Proposition"}
    homes: dict[str, list[str]] = {}
    for name in sorted(used):
        homes.setdefault(_home(name.removeprefix(_ALIAS), kinds), []).append(name)
    for home, names in sorted(homes.items()):
        plain = [name for name in names if not name.startswith(_ALIAS)]
        if plain:
            yield _import(home, plain)
        for name in names:
            if name.startswith(_ALIAS):
                yield f"from {home} import {name.removeprefix(_ALIAS)} as {name}\n"


def _import(home: str, names: list[str]) -> str:
    """One import, as the formatter lays it out."""
    line = f"from {home} import {', '.join(names)}\n"
    if len(line) <= _WIDTH + 1:
        return line
    wrapped = "".join(f"    {name},\n" for name in names)
    return f"from {home} import (\n{wrapped})\n"


def _home(name: str, kinds: list[type[Declared]]) -> str:
    """The module in which a name that the kinds of event use is defined."""
    for module in dict.fromkeys(kind.__module__ for kind in kinds):
        found = vars(sys.modules[module]).get(name)
        if isinstance(found, type | FunctionType):
            return found.__module__
        if found is not None:  # the name of a type, which does not tell where it was given
            return _SCALARS if name in vars(sys.modules[_SCALARS]) else module
    msg = f"{name} is not known where the kinds of event are declared"
    raise LookupError(msg)


if __name__ == "__main__":
    import_module("visitdata.model.event_kinds")  # which declares them
    Path(sys.argv[1]).write_text(propositions_stub(vd.Event), encoding="utf-8")

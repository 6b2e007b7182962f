"""What attrs lets the methods that it writes hold, and need not.

attrs gives these methods a copy of all that their module has at that time, for those who resolve the
annotations of `__init__`. In a notebook, that is every object made so far, among them the class that was
declared there before, whose methods hold what was there before that: nothing is ever let go of.
"""

from __future__ import annotations

import re
import sys
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NAME = re.compile(r"[^\W\d]\w*")


def spare(cls: type[Any], now: Callable[[object], object]) -> None:
    """Take from the methods that attrs wrote what neither they nor the annotations of members name.

    Args:
        cls: the class.
        now: what stands now for a value that is named.
    """
    held = cls.__init__.__globals__ if isinstance(cls.__init__, FunctionType) else {}
    module = sys.modules.get(cls.__module__)
    if module is None or held is module.__dict__:
        return
    methods = [each for each in vars(cls).values() if isinstance(each, FunctionType)]
    named = {name for each in methods if each.__globals__ is held for name in _names_in(each.__code__)}
    for field in cls.__attrs_attrs__:
        named.update(_NAME.findall(str(field.type)))
    for name, value in module.__dict__.copy().items():
        if held.get(name, cls) is not value:
            continue
        if name in named:
            held[name] = now(value)
        else:
            del held[name]


def _names_in(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names_in(constant)

"""All of the package, loaded where atheris sees it: what is loaded at first use would escape it."""

# pyright: reportAttributeAccessIssue=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# atheris has no types.

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Any

import atheris

import visitdata
from visitdata.codegen.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable


def _load() -> None:
    for module in pkgutil.walk_packages(visitdata.__path__, "visitdata."):
        if not module.name.startswith(("visitdata.cli", "visitdata.__main__")):
            importlib.import_module(module.name)


def _instrument_compiled() -> None:
    """See to the functions that are compiled for each class as well."""
    compiled = Source.compile

    def compile_(self: Source, title: str) -> Callable[..., Any]:
        made: Callable[..., Any] = atheris.instrument_func(compiled(self, title))
        return made

    setattr(Source, "compile", compile_)  # noqa: B010 - nobody else may


_instrument_compiled()
_load()

from fuzz.targets import TARGETS  # noqa: E402 - as soon as all is instrumented

__all__ = ["TARGETS"]

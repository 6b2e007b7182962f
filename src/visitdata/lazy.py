"""Modules that are imported at first use: what annotations name resolves without being loaded beforehand."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


class LazyModule(ModuleType):
    """Stands for a module, and imports it when something in it is asked for.

    Where type checkers read `import rdflib`, at run time `rdflib = LazyModule("rdflib")` stands in the
    module's globals. So `typing.get_type_hints` finds `rdflib.Graph`, and who never asks loads no rdflib.
    """

    def __getattr__(self, name: str) -> object:
        """What the module has under that name.

        Raises:
            ImportError: the module cannot be imported.
            AttributeError: it has nothing of that name.
        """
        return getattr(import_module(self.__name__), name)

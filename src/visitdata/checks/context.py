"""What rules are told besides the record: the dossier, and what several of them work out from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from visitdata.model.dossier import Dossier

_T = TypeVar("_T")


class CheckContext:
    """What a rule can know besides the record that it looks at: one for each dossier that is checked.

    Attributes:
        dossier: the dossier; `context.dossier[reference]` is the record that a reference leads to.
        without: the codes of the rules that this check leaves out.
    """

    __slots__ = ("_made", "dossier", "without")

    def __init__(self, dossier: Dossier, without: frozenset[str] = frozenset()) -> None:
        self.dossier = dossier
        self.without = without
        self._made: dict[Callable[[Dossier], Any], Any] = {}

    def once(self, make: Callable[[Dossier], _T]) -> _T:
        """What a function makes of the dossier: made when it is first asked for, the same afterwards.

        Args:
            make: the function; defined once in a module, so that rules that ask for it share what it made.
        """
        if make not in self._made:
            self._made[make] = make(self.dossier)
        return cast("_T", self._made[make])

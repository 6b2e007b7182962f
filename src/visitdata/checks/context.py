"""What rules get besides the record: the dossier, and values that several rules compute from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from visitdata.model.dossier import Dossier

_T = TypeVar("_T")


class CheckContext:
    """What a rule can use besides the record that it looks at. There is one for each dossier that is checked.

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
        """The result of a function of the dossier, computed once.

        Args:
            make: the function. It must be defined at the top of a module, so that rules can share its result.
        """
        if make not in self._made:
            self._made[make] = make(self.dossier)
        return cast("_T", self._made[make])

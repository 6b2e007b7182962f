"""Who does the same work, one package a file: what each starts from, does, and comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable


@attrs.frozen(kw_only=True)
class Contender:
    """One way to do a piece of work on one dossier.

    Attributes:
        name: the package.
        prepare: what it starts from, made of the dossier's JSON, compact and on one line: not timed.
        run: the work.
        meaning: what the outcome says, in a form in which contenders can be compared: not timed.
    """

    name: str
    prepare: Callable[[bytes], Any]
    run: Callable[[Any], Any]
    meaning: Callable[[Any], object]

"""The statements of a dossier, altered step by step, so that none of them comes to assert anything new."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import visitdata as vd
from tests.laws.test_containment import is_of, said_nodes
from tests.support.asserted_values import statements
from visitdata.metamodel.describe import schemas
from visitdata.terms import RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random


@cache
def twins() -> dict[str, tuple[str, ...]]:
    """For each term of records the terms that say the same of what is posited, and the reverse."""
    found: dict[str, set[str]] = {}
    for shape in schemas(vd.Dossier):
        pairs = [(member.term, member.twin) for member in shape.members]
        pairs += [(own, twin) for own in shape.types for twin in shape.twin_types]
        for one, other in pairs:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {term: tuple(sorted(others)) for term, others in found.items()}


class Altered:
    """The statements of a dossier while they are altered, so that none is added that asserts anything new.

    What stands with an asserted subject is only taken away, or led to something that is posited.
    """

    def __init__(self, dossier: vd.Dossier, random: Random) -> None:
        self.random = random
        self.now = statements(dossier)
        said = said_nodes(dossier)
        self._subjects = sorted({each[0] for each in self.now})
        self._predicates = sorted({each[1] for each in self.now})
        self._said = sorted({node for node in self._subjects if is_of(node, said)})

    def is_said(self, node: object) -> bool:
        return node in self._said

    def step(self) -> None:
        """One alteration, if it can be made."""
        steps: list[Callable[[int], None]] = [self._drop]
        if self._said:
            steps += [
                self._twin,
                self._other,
                self._lead_astray,
                self._repeat_of_said,
                self._link,
                self._move,
            ]
        if self.now:
            self.random.choice(steps)(self.random.randrange(len(self.now)))

    def _drop(self, at: int) -> None:
        del self.now[at]

    def _twin(self, at: int) -> None:
        """The term that would assert it."""
        subject, predicate, value, _ = self.now[at]
        if not self.is_said(subject):
            return
        if predicate == RDF_TYPE and isinstance(value, str):
            value = self.random.choice(twins().get(value, (value,)))
        else:
            predicate = self.random.choice(twins().get(predicate, (predicate,)))
        self.now[at] = subject, predicate, value, ""

    def _other(self, at: int) -> None:
        """Any property, of what is posited."""
        subject, _, value, _ = self.now[at]
        if self.is_said(subject):
            self.now[at] = subject, self.random.choice(self._predicates), value, ""

    def _repeat_of_said(self, at: int) -> None:
        """What is said of anything, of what is posited."""
        _, predicate, value, _ = self.now[at]
        self.now.append((self.random.choice(self._said), predicate, value, ""))

    def _link(self, _: int) -> None:
        """Any property that leads to what is posited."""
        subject, predicate = self.random.choice(self._subjects), self.random.choice(self._predicates)
        self.now.append((subject, predicate, self.random.choice(self._said), ""))

    def _lead_astray(self, at: int) -> None:
        """Any property in place of the one that leads there."""
        subject, _, value, _ = self.now[at]
        if self.is_said(value):
            self.now[at] = subject, self.random.choice(self._predicates), value, ""

    def _move(self, at: int) -> None:
        """What is said with twins, of anything."""
        subject, predicate, value, _ = self.now[at]
        if self.is_said(subject) and "osited" in f"{predicate}{value if predicate == RDF_TYPE else ''}":
            self.now[at] = self.random.choice(self._subjects), predicate, value, ""

"""From a place in plain data back to the triple that it was read from."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from visitdata.errors import Mistake, Path
from visitdata.metamodel.schema import Enumeration
from visitdata.rdf.decoding.messages import unnamed
from visitdata.rdf.decoding.problems import TripleMistake
from visitdata.suggestions.forms import one_of
from visitdata.terms import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from visitdata.rdf.decoding.field_readers import Data
    from visitdata.rdf.decoding.node_plan import NodePlan
    from visitdata.rdf.quads import About, Object


_WRITE = re.compile('write "([^"\\\\]+)"')


class SourceMap:
    """Which node each object of the plain data was read from, and by which plan."""

    def __init__(self, about: About, base: str) -> None:
        self._about = about
        self._base = base
        self._origins: dict[int, tuple[str, NodePlan]] = {}
        self._beside: list[tuple[int, str, NodePlan]] = []
        self._readable: dict[tuple[str, str], Sequence[Object]] = {}

    def note(self, data: Data, subject: str, plan: NodePlan) -> str:
        """Note that the members of a plan come from a node; the node that the object itself comes from."""
        origin = self._origins.setdefault(id(data), (subject, plan))
        if origin[1] is not plan:
            self._beside.append((id(data), subject, plan))
        return origin[0]

    def note_readable(self, subject: str, predicate: str, objects: Sequence[Object]) -> None:
        """Note which objects of a property became values, where not all of them did."""
        self._readable[subject, predicate] = objects

    @cached_property
    def _besides(self) -> dict[tuple[int, str], str]:
        """The node that a member of an object comes from, where it is one of its own."""
        return {(key, name): subject for key, subject, plan in self._beside for name in plan.properties}

    def of_mistake(self, data: Data, path: Path, mistake: Mistake) -> TripleMistake:
        """A mistake in the plain data, at its triple and in the words of RDF."""
        subject, plan = self._origins[id(data)]
        name = predicate = None
        value: Any = data
        for part in path:
            if isinstance(part, str) and part in plan.properties:
                name, predicate = part, plan.properties[part]
                if part in plan.links:
                    beside = self._besides.get((id(value), part))
                    subject, predicate = (
                        (subject, plan.links[part]) if beside is None else (beside, predicate)
                    )
            value = _inner(value, part)
            if id(value) in self._origins:
                subject, plan = self._origins[id(value)]
                name = predicate = None
        if path and path[-1] == "id":
            return TripleMistake(subject, None, None, self._of_id(mistake, subject, plan), path)
        if name is not None and value is None:
            return TripleMistake(subject, predicate, None, _of_lack(mistake, name, plan), path)
        is_only = predicate is None or path[-1] == name
        given = self._object(subject, predicate, 0 if is_only else path[-1])
        return TripleMistake(subject, predicate, given, self._in_rdf(mistake, given), path)

    def _in_rdf(self, mistake: Mistake, given: Object | None) -> Mistake:
        """A mistake in an IRI, where the suggestion is an id or an IRI in JSON: as an IRI in RDF."""
        found = _WRITE.fullmatch(mistake.suggestion or "")
        if found is None or not isinstance(given, str):
            return mistake
        iri = found[1] if ":" in found[1] else f"{self._base}{found[1]}"
        return mistake._replace(suggestion=f"write <{iri}>")

    def _object(self, subject: str, predicate: str | None, at: str | int) -> Object | None:
        """The object of the triple that a value was read from: by its index or its language."""
        if predicate is None:
            return None
        objects = self._readable.get((subject, predicate)) or self._about[subject].get(predicate, [])
        if isinstance(at, int):
            return objects[at] if at < len(objects) else None
        return next((each for each in objects if isinstance(each, tuple) and each[2] == at), None)

    def _of_id(self, mistake: Mistake, subject: str, plan: NodePlan) -> Mistake:
        """A mistake in an id, which is here an IRI."""
        space = f"{self._base}{plan.id_prefix or ''}"
        if subject.startswith("_:"):
            return unnamed(plan.schema.name, space)
        if mistake.code == "duplicate-id":
            return mistake
        found = _WRITE.fullmatch(mistake.suggestion or "")
        wanted = f"the IRI <{space}{found[1]}>" if found else f"an IRI of <{space}> and an id"
        return mistake._replace(suggestion=f"give it {wanted}")


def _of_lack(mistake: Mistake, name: str, plan: NodePlan) -> Mistake:
    """A mistake in what is missing, which is here a property."""
    term, member = short(plan.properties[name]), plan.schema.member(name)
    kind = f"a {short(plan.own)}"
    values: tuple[str, ...] = member.value.values if isinstance(member.value, Enumeration) else ()
    if mistake.code == "wrong-format" and values:
        return mistake._replace(suggestion=f'add {term} "{values[0]}"')
    if mistake.code != "missing-member":
        return mistake
    suggestion = f"add {term}, {one_of(values)}" if values else None
    return Mistake("missing-member", f"{kind} needs {term}: {member.doc}", suggestion)


def _inner(value: Any, part: str | int) -> Any:
    if isinstance(part, int):
        return value[part]
    return value.get(part) if isinstance(value, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] # plain data

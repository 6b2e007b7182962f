"""What holds for all records of one dossier: their IRIs, and the names of nodes that have no id."""

from __future__ import annotations

import hashlib
from typing import Any

from visitdata.codegen.plain import canonical
from visitdata.metamodel.describe import has_own_namespaces, schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.prefixes import prefixes_of
from visitdata.metamodel.schema import Member, Owned
from visitdata.metamodel.settings import Declared, settings_of


class Scope:
    """The IRIs of a dossier's records.

    Attributes:
        base: what the IRIs begin with that are made of ids.
        language: the dossier's.
        listed: the records that the dossier lists, under the member that lists them, where there are any.
        iris: the IRIs of all records, also of propositions, by their ids.
    """

    def __init__(self, dossier: Any) -> None:
        base = self.base = f"{dossier.id}#"
        self.language: str | None = dossier.language
        self.listed: list[tuple[Member, tuple[Any, ...]]] = []
        iris: dict[str, str] = {}
        self.iris = iris
        for member in listing_of(dossier.__class__):
            records = getattr(dossier, member.name)
            if records:
                self.listed.append((member, records))
            for record in records:
                local = record.id
                iris[local] = local if ":" in local else base + local
                for name in _posited_in(record.__class__):
                    for proposition in getattr(record, name):
                        iris[proposition.id] = f"{base}posited:{proposition.id}"

    def namespaces(self) -> dict[str, str]:
        """Where kinds declared outside this package have their terms, by a prefix for each."""
        if not has_own_namespaces():
            return {}
        listed = [record for _, records in self.listed for record in records]
        kinds = {record.__class__ for record in listed}
        for record in listed:
            for name in _posited_in(record.__class__):
                kinds.update([proposition.__class__ for proposition in getattr(record, name)])
        return prefixes_of(kinds)

    def stem(self, iri: str) -> str:
        """What the IRIs of a record's own nodes begin with: always in the dossier's space."""
        return iri if iri.startswith(self.base) else self.base + _hashed(iri)


def is_listing(member: Member) -> bool:
    """Whether the dossier lists whole records there: these are described beside it, not inside."""
    value = member.value
    return member.owns_identified and isinstance(value, Owned) and not settings_of(value.target).posited


@once_per_class
def listing_of(cls: type[Declared]) -> tuple[Member, ...]:
    """The members where dossiers of a class list records."""
    return tuple(member for member in schema_of(cls).members if is_listing(member))


@once_per_class
def _posited_in(cls: type[Declared]) -> tuple[str, ...]:
    """The members in which records of a class hold propositions."""
    owned = ((member.name, member.value) for member in schema_of(cls).members)
    return tuple(
        name for name, value in owned if isinstance(value, Owned) and settings_of(value.target).posited
    )


def content_key(record: Declared) -> str:
    """What tells a node without an id from others of its owner: what it says."""
    return hashlib.sha256(canonical(record)).hexdigest()[:16]


def evidence_key(evidence: Any) -> str:
    """The same for evidence, which is told by its place."""
    article = _hashed(evidence.article) if ":" in evidence.article else evidence.article
    if evidence.fragment is not None:
        return f"{article}.{hashlib.sha256(evidence.fragment.encode()).hexdigest()[:16]}"
    return f"{article}.{evidence.start}-{evidence.end}"


def _hashed(iri: str) -> str:
    return f"iri-{hashlib.sha256(iri.encode()).hexdigest()[:16]}"

"""A dossier under the context https://schema.org: one object for web pages, and what is not in it.

Who reads schema.org in pages, search engines above all, knows its terms under its own context, and wants one
type an object, strings, and `{"@id": ...}` for what is described elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.codec.account import Account, filled
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.rdf.scope import Scope, listing_of
from visitdata.web.converters import Link, Nested
from visitdata.web.schema_org import form_of, why_left_out

if TYPE_CHECKING:
    from visitdata.errors import Path, Problem

CONTEXT = "https://schema.org"


def document(dossier: Declared) -> dict[str, Any]:
    """The object of a dossier, as JSON has it."""
    return written(dossier)[0]


def losses(dossier: Declared) -> tuple[Problem, ...]:
    """A warning for each path that is left out, in the order of the members; it stands for all below it."""
    return written(dossier)[1].problems(dossier)


def written(dossier: Declared) -> tuple[dict[str, Any], Account]:
    """The object of a dossier, and the account of every value."""
    account = Account(_iris(dossier))
    return {"@context": CONTEXT, **_object(dossier, (), account)}, account


def _iris(dossier: Any) -> dict[str, str]:
    """The IRIs of the records that are written, by their ids."""
    records = [record for member in listing_of(dossier.__class__) for record in getattr(dossier, member.name)]
    iris = Scope(dossier).iris
    own: dict[str, str] = {dossier.id: dossier.id}
    return own | {record.id: iris[record.id] for record in records if why_left_out(record) is None}


def _object(record: Any, path: Path, account: Account) -> dict[str, Any]:
    form = form_of(record)
    assert form is not None  # what schema.org has no type for is left out before
    if settings_of(record.__class__).tagged:
        account.enter((*path, "type"), form.tag_lost)
    found: dict[str, Any] = {"@type": form.type}
    linked: set[tuple[str, Link]] = set()
    for member, given in filled(record):
        for key, value in form.members[member.name](given, (*path, member.name), account):
            if isinstance(value, Link):
                if (key, value) in linked:
                    continue
                linked.add((key, value))
            _put(found, key, _as_json(value, account), many=member.many)
    return found


def _as_json(value: Any, account: Account) -> Any:
    if isinstance(value, Link):
        return {"@id": value.iri}
    return _object(value.record, value.path, account) if isinstance(value, Nested) else value


def _put(found: dict[str, Any], key: str, value: Any, *, many: bool) -> None:
    """A value under its key: in a list where there may be many, whether there are or not."""
    if key not in found:
        found[key] = [value] if many else value
    elif found[key].__class__ is list:
        found[key].append(value)
    else:
        found[key] = [found[key], value]

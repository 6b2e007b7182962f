"""Propositions that a draft lists apart from the statement or allegation that says them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.drafts.reading.forms import is_absent
from visitdata.drafts.reading.plain_data import is_object
from visitdata.drafts.understood import Understood
from visitdata.drafts.values.closed_values import value_of
from visitdata.errors import Mistake
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.schema import Reference
from visitdata.model.events import Proposition
from visitdata.model.utterances import Allegation, Statement
from visitdata.suggestions.forms import one_of
from visitdata.suggestions.types import wrong_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from visitdata.drafts.reading.account import Account, Place
    from visitdata.drafts.reading.pending import DraftRecord
    from visitdata.drafts.reading.reader import Reader
    from visitdata.drafts.reading.references import References

_WAYS = ("alleges", "posits", "denies")
_OWNER = Reference((Statement, Allegation))


def read_apart(reader: Reader, references: References) -> None:
    """Put each proposition under the record that says it: `said_in` names it, and `said_as` tells how.

    A proposition of which either is missing is not read as an event: that is a problem.

    Args:
        reader: the reader of the draft, which has read all else.
        references: what references to statements and allegations mean.
    """
    owners = {each.id: each for each in reader.records if each.id is not None}
    for given, place in reader.apart:
        if not is_object(given):
            reader.account.place_all(given, place)
            reader.account.mistake(place, wrong_type("an object with a type, said_in and said_as", given))
            continue
        owner = _owner(given, place, references, owners, reader.account)
        said_as = _said_as(given, place, owner, reader.account)
        rest = {name: value for name, value in given.items() if name not in {"said_in", "said_as"}}
        if owner is None or said_as is None:
            reader.by_type(rest, Proposition, place)
            continue
        said: list[Any] = owner.data.setdefault(said_as, [])
        document = (*owner.place.document, said_as, len(said))
        reader.account.placed |= dict.fromkeys(
            ((*place.draft, "said_in"), (*place.draft, "said_as")), document
        )
        said.append(reader.by_type(rest, Proposition, place._replace(document=document)))


def _owner(
    given: Mapping[Any, Any],
    place: Place,
    references: References,
    owners: Mapping[str, DraftRecord],
    account: Account,
) -> DraftRecord | None:
    """The record that says a proposition; what is wrong with the reference to it is noted."""
    written, at = given.get("said_in"), place.step("said_in", "said_in")
    if is_absent(written):
        account.mistake(
            place,
            Mistake(
                "missing-member", "said_in is missing: the id of the statement or allegation that says it"
            ),
        )
        return None
    account.place_all(written, at)
    if type(written) is not str:
        account.mistake(at, wrong_type("the id of a statement or allegation", written))
        return None
    found = references.resolve(written, _OWNER)
    if isinstance(found, Understood):
        account.repair(at, written, found)
        return owners[found.value]
    account.mistake(at, found or Mistake("wrong-reference", "expected a statement or allegation"))
    return None


def _said_as(
    given: Mapping[Any, Any], place: Place, owner: DraftRecord | None, account: Account
) -> str | None:
    """The member of the record under which it says a proposition; what is wrong with it is noted."""
    written, at = given.get("said_as"), place.step("said_as", "said_as")
    if is_absent(written):
        account.mistake(place, Mistake("missing-member", f"said_as is missing: {one_of(_WAYS)}"))
        return None
    account.place_all(written, at)
    found = (
        value_of(written, _WAYS, "said_as") if type(written) is str else wrong_type(one_of(_WAYS), written)
    )
    said_as = account.take(found, written, at)
    return None if isinstance(found, Mistake) else _of_owner(said_as, at, owner, account)


def _of_owner(said_as: str, at: Place, owner: DraftRecord | None, account: Account) -> str | None:
    """The same for the record that says it, which need not have such a member."""
    if owner is None or said_as in {member.name for member in schema_of(owner.cls).members}:
        return said_as
    if owner.cls is Allegation and said_as == "posits":
        why = "all that an allegation posits is what it alleges"
        understood = Understood(value="alleges", kind="value", certainty="sure", sentence=why)
        account.repair(at, said_as, understood)
        return "alleges"
    ways = [member.name for member in schema_of(owner.cls).members if member.name in _WAYS]
    message = f"said_as is {said_as}, and {owner.data['id']} is {owner.cls.__name__}: expected {one_of(ways)}"
    account.mistake(at, Mistake("unknown-value", message))
    return None

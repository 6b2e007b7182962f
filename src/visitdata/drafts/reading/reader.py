"""From a draft to the document of a dossier, guided by the schemas of the record classes.

What is read here is the form of the draft: its members, types and single values. References, ids and the
words of texts are noted on the way, and resolved once the whole draft is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from visitdata.codegen.field_values import PLACE_OF_PROPOSITIONS, POSITED
from visitdata.codegen.installed_kinds import kinds_named
from visitdata.drafts.reading.account import Account, Place
from visitdata.drafts.reading.forms import (
    are_language_pairs,
    is_absent,
    language_pairs,
    listed,
    present,
    roles_of,
)
from visitdata.drafts.reading.pending import DraftRecord, Pending
from visitdata.drafts.reading.plain_data import is_list, is_object
from visitdata.drafts.reading.single_values import understood
from visitdata.drafts.reading.voices import VOICES
from visitdata.drafts.understood import Understood
from visitdata.drafts.values.closed_values import kind_of_type, member_of, type_of, value_of
from visitdata.drafts.values.languages import language_of
from visitdata.drafts.values.quantities import quantity_of
from visitdata.errors import Mistake
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.scalars import Scalar
from visitdata.metamodel.schema import LanguageMap, Member, Owned, Reference
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.model.dossier import Dossier
from visitdata.model.quantities import Quantity
from visitdata.model.record import Evidence
from visitdata.model.utterances import Statement
from visitdata.suggestions.spelling import same
from visitdata.suggestions.types import with_article, wrong_type
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    Data = dict[str, Any]


class Reader:
    """Reads the form of one draft.

    Attributes:
        account: what became of its values.
        records: the records that have ids, or are to get one, in the order of the draft.
        references: the references.
        evidence: the evidence, by words or by offsets.
        apart: the propositions that the draft lists apart from the records that say them.
        voices: in whose voice statements are said to be.
    """

    def __init__(self, account: Account) -> None:
        self.account = account
        self.records: list[DraftRecord] = []
        self.references: list[Pending] = []
        self.evidence: list[Pending] = []
        self.apart: list[tuple[Any, Place]] = []
        self.voices: list[Pending] = []

    def by_type(self, given: dict[Any, Any], root: type[Declared], place: Place) -> Data:
        """The document of a record of a class, or of one of its kinds, of which its type tells the one."""
        if not settings_of(root).tagged:
            return self.record(given, root, {}, place)
        name = given.get("type")
        known = kinds_named(root, name) if type(name) is str else kinds(root)
        type_ = self._type(name, known, place.step("type", "type"))
        made = {} if is_absent(type_) else {"type": type_}
        cls = known.get(type_) if type(type_) is str else None
        if type(name) is str and name != type_ and cls is not None and is_absent(given.get("kind")):
            kind = kind_of_type(name, known)
            made |= {} if kind is None else {"kind": kind}
        return self.record(given, cls or root, made, place, known=cls is not None)

    def _type(self, name: Any, known: Mapping[str, type[Declared]], place: Place) -> Any:
        """The type that a name stands for; as it is, where that is none of those known.

        A type without Posited, where a proposition has to stand, can only mean that of the proposition. A
        Posited type is never understood as that of an event.
        """
        if not is_absent(name):
            self.account.place_all(name, place)
        if type(name) is not str or not name or name in known:
            return name
        if f"{POSITED}{name}" in known:
            why = "what is said by a statement or allegation is a proposition"
            return self.account.take(
                Understood(value=f"{POSITED}{name}", kind="posited", certainty="sure", sentence=why),
                name,
                place,
            )
        elsewhere = _type_elsewhere(name, known)
        return self.account.take(elsewhere or type_of(name, known), name, place)

    def record(
        self, given: dict[Any, Any], cls: type[Declared], made: Data, place: Place, *, known: bool = True
    ) -> Data:
        """The document of a record: what the draft gives for each of its members.

        Args:
            given: the record as the draft has it.
            cls: its class, or where its type is unknown, that of its family.
            made: its document, with what was read already: its type.
            place: where it stands.
            known: whether its type is known. Else members that only some of its family have are let pass.
        """
        self.account.come_from(place)
        if schema_of(cls).identified and place.document:
            self.records.append(DraftRecord(cls, made, place))
        members = _members_of(cls)
        for name, value in present(given):
            if name in members:
                self._member(value, members[name], made, place.step(name, name))
            elif not self._is_form_of_draft(value, cls, made, place.step(name, name), known=known) and (
                name != "type" or not settings_of(cls).tagged
            ):
                self._other_member(value, cls, made, place.step(name, name), known=known)
        return made

    def _other_member(
        self, value: Any, cls: type[Declared], made: Data, place: Place, *, known: bool
    ) -> None:
        """Read a member whose name is none of the record's: it may be another spelling of one."""
        members, name = _members_of(cls), str(place.draft[-1])
        if name == "type" and type(value) is str and same(value, [cls.__name__]):
            why = f"what stands here is {with_article(cls.__name__)} without a type, too"
            understood_ = Understood(value=None, kind="type", certainty="sure", sentence=why)
            self.account.repair(place, value, understood_)
            return
        found = member_of(name, members, cls)
        if isinstance(found, Understood) and (known or found.certainty == "sure"):
            self.account.repair(place, name, found)
            meant = members[found.value]
            self._member(value, meant, made, place._replace(document=(*place.document[:-1], meant.name)))
            return
        if known and isinstance(found, Mistake):
            self.account.mistake(place, found)
        else:
            made[name] = value
            self.account.place_all(value, place)

    def _is_form_of_draft(
        self, value: Any, cls: type[Declared], made: Data, place: Place, *, known: bool
    ) -> bool:
        """Read a member that no record has and drafts may; whether it is one."""
        name = place.draft[-1]
        if name == "roles" and roles_of(cls):
            for pair, at in listed(value, place):
                self._role(pair, cls, made, at, known=known)
        elif name == "propositions" and cls is Dossier:
            self.apart += listed(value, place)
        elif name == "voice" and cls is Statement and type(value) is str:
            self._voice(value, made, place)
        else:
            return False
        return True

    def _voice(self, value: str, made: Data, place: Place) -> None:
        """Note whose voice a statement is said to be in; its speakers have to agree with it."""
        speakers = place._replace(document=(*place.document[:-1], "speakers"))
        self.account.place(speakers)
        voice = self.account.take(value_of(value, VOICES, "voice"), value, speakers)
        self.voices.append(Pending(made, voice, speakers))

    def _role(self, pair: Any, cls: type[Declared], made: Data, place: Place, *, known: bool) -> None:
        """Read an actor and its role, given as a pair: {role: visitors, actor: Ana Lind}."""
        roles, record = roles_of(cls), place.document[:-2]
        given = {str(name): value for name, value in pair.items()} if is_object(pair) else {}
        role, at = given.get("role"), place.step("role", "role")
        if type(role) is not str or {*given} != {"role", "actor"}:
            self.account.place_all(pair, place)
            self.account.mistake(place, Mistake("wrong-type", "expected an object with role and actor"))
            return
        if role not in roles and known:
            role = self.account.take(member_of(role, roles, cls), role, at)
        self.account.place(at._replace(document=(*record, role)))
        if role in roles:
            self._member(given["actor"], roles[role], made, Place((*place.draft, "actor"), (*record, role)))
        else:
            self.account.place_all(given["actor"], place.step("actor", "actor"))

    def _member(self, value: Any, member: Member, made: Data, place: Place) -> None:
        """Read the value of a member into the document of its record."""
        if isinstance(member.value, LanguageMap):
            self._names(value, made, member.name, place)
        elif member.many:
            if is_list(value):
                self.account.come_from(place)
            values: list[Any] = made.setdefault(member.name, [])
            for each, at in listed(value, place, len(values)):
                values.append(each)
                self._value(each, member, values, len(values) - 1, at)
        elif member.name in made:
            message = f"{member.name} is given already, under another name"
            self.account.mistake(place, Mistake("repeated-member", message))
            self.account.place_all(value, place)
        else:
            made[member.name] = value
            self._value(value, member, made, member.name, place)

    def _value(self, value: Any, member: Member, holder: Any, key: str | int, place: Place) -> None:
        """Read one value, which its holder has as it is written."""
        if isinstance(member.value, Owned):
            self._keep(self._owned(value, member.value.target, place), holder, key)
            if member.value.target is Evidence:
                self.evidence.append(Pending(holder, key, place))
            return
        self.account.place_all(value, place)
        if isinstance(member.value, Reference):
            self.references.append(Pending(holder, key, place, member.value))
        else:
            self._keep(self.account.take(understood(value, member), value, place), holder, key)

    @staticmethod
    def _keep(value: Any, holder: Any, key: str | int) -> None:
        """Put a value into the document, or leave it out where the draft says that nothing is known."""
        if value is None and is_object(holder):
            del holder[key]
        else:
            holder[key] = value

    def _owned(self, value: Any, target: type[Declared], place: Place) -> Any:
        """The document of a record within another one, which may stand as a single text."""
        if is_object(value) and target is Evidence and "words" in value:
            self.account.place_within(value, place)
            return value
        if is_object(value):
            return self.by_type(value, target, place)
        self.account.place_all(value, place)
        if target is Quantity and type(value) in {int, float}:
            return {"exactly": value}
        if type(value) is not str or target is Evidence:
            return value
        if target is Quantity:
            return self.account.take(quantity_of(value), value, place)
        only = only_text(target)
        return value if only is None else {only: value}

    def _names(self, value: Any, made: Data, member: str, place: Place) -> None:
        """Read names by language, as an object or as a list of objects with language and name."""
        if not are_language_pairs(value):
            made[member] = value
            self.account.place_all(value, place)
            return
        names: Data = made.setdefault(member, {})
        for language, name, at_language, at_name in language_pairs(value):
            written = Place((*place.draft, *at_language), place.document)
            if type(language) is not str:
                self.account.mistake(written, wrong_type("a language tag", language))
                self.account.place_all(language, written)
                self.account.place_all(name, Place((*place.draft, *at_name), place.document))
                continue
            tag = self.account.take(language_of(language), language, written)
            here = Place((*place.draft, *at_name), (*place.document, tag))
            self.account.place_all(name, here)
            self.account.placed.setdefault(written.draft, here.document)
            if tag in names:
                message = f"there is a name in {tag} already"
                self.account.mistake(here, Mistake("repeated-member", message))
            else:
                names[tag] = name


@once_per_class
def _members_of(cls: type[Declared]) -> Mapping[str, Member]:
    return {member.name: member for member in schema_of(cls).members}


def _type_elsewhere(name: str, known: Mapping[str, type[Declared]]) -> Mistake | None:
    """The mistake of a type that is one of records which stand in another list, or under another record."""
    are_said = any(each.startswith(POSITED) for each in known)
    if name.startswith(POSITED) and not are_said:
        message = f"{printable(name)} is the type of a proposition"
        return Mistake("unknown-type", message, PLACE_OF_PROPOSITIONS)
    member = None if are_said else _lists_by_type(Dossier).get(name)
    if member is None:
        return None
    message = f"{printable(name)} is the type of a record in {member}"
    return Mistake("unknown-type", message, f"put the record into {member}")


@once_per_class
def _lists_by_type(cls: type[Declared]) -> Mapping[str, str]:
    """For the type of each record that has an id, the member of a class that lists such records."""
    return {
        name: member.name
        for member in schema_of(cls).members
        if isinstance(member.value, Owned) and schema_of(member.value.target).identified
        for name in (
            kinds(member.value.target)
            if settings_of(member.value.target).tagged
            else [member.value.target.__name__]
        )
    }


@once_per_class
def only_text(cls: type[Declared]) -> str | None:
    """The one member that a record of the class needs, if it is a text: the text may stand for the record."""
    needed = [member for member in schema_of(cls).members if member.required]
    is_text = len(needed) == 1 and isinstance(needed[0].value, Scalar) and needed[0].value.free
    return needed[0].name if is_text else None

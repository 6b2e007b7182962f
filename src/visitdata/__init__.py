"""What a news report says, as typed records that are published as JSON, JSON-LD and RDF.

Events are what an article itself reports. What somebody alleges, foresees or denies is a proposition under
the allegation or statement that says it, and no output asserts it.
"""

# What a type checker takes for `typing.TYPE_CHECKING`: importing that takes longer than all that is here, and
# a command cannot yet be stopped as it should while this is loaded.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from visitdata.checks import CheckContext as CheckContext
    from visitdata.checks import rule as rule
    from visitdata.checks.registry import RuleFunction as RuleFunction
    from visitdata.checks.registry import RuleResult as RuleResult
    from visitdata.checks.registry import RuleSeverity as RuleSeverity
    from visitdata.drafts.draft import draft as draft
    from visitdata.drafts.edit import edit as edit
    from visitdata.drafts.instructions import instructions as instructions
    from visitdata.drafts.result import DraftResult as DraftResult
    from visitdata.drafts.understood import Certainty as Certainty
    from visitdata.drafts.understood import Repair as Repair
    from visitdata.drafts.understood import RepairKind as RepairKind
    from visitdata.errors import DecodeError as DecodeError
    from visitdata.errors import EntryPointError as EntryPointError
    from visitdata.errors import ExportError as ExportError
    from visitdata.errors import FormatOptionError as FormatOptionError
    from visitdata.errors import InvalidRecordError as InvalidRecordError
    from visitdata.errors import MissingExtraError as MissingExtraError
    from visitdata.errors import OutdatedDependencyError as OutdatedDependencyError
    from visitdata.errors import Problem as Problem
    from visitdata.errors import Severity as Severity
    from visitdata.errors import UnknownArticleError as UnknownArticleError
    from visitdata.errors import UnknownFormatError as UnknownFormatError
    from visitdata.errors import UnknownRuleError as UnknownRuleError
    from visitdata.errors import UrlError as UrlError
    from visitdata.errors import VisitdataError as VisitdataError
    from visitdata.metamodel.declare import GeneralRole as GeneralRole
    from visitdata.metamodel.declare import Ref as Ref
    from visitdata.metamodel.declare import member as member
    from visitdata.metamodel.declare import records as records
    from visitdata.metamodel.declare import ref as ref
    from visitdata.metamodel.declare import refs as refs
    from visitdata.metamodel.declare import role as role
    from visitdata.metamodel.declare import texts as texts
    from visitdata.metamodel.scalars import Alias as Alias
    from visitdata.metamodel.scalars import Count as Count
    from visitdata.metamodel.scalars import CountryCode as CountryCode
    from visitdata.metamodel.scalars import CurrencyCode as CurrencyCode
    from visitdata.metamodel.scalars import Digest as Digest
    from visitdata.metamodel.scalars import DossierId as DossierId
    from visitdata.metamodel.scalars import Fragment as Fragment
    from visitdata.metamodel.scalars import Iri as Iri
    from visitdata.metamodel.scalars import Language as Language
    from visitdata.metamodel.scalars import Latitude as Latitude
    from visitdata.metamodel.scalars import LocalId as LocalId
    from visitdata.metamodel.scalars import Longitude as Longitude
    from visitdata.metamodel.scalars import Name as Name
    from visitdata.metamodel.scalars import Number as Number
    from visitdata.metamodel.scalars import Prose as Prose
    from visitdata.metamodel.scalars import RecordId as RecordId
    from visitdata.metamodel.scalars import Sha256 as Sha256
    from visitdata.metamodel.scalars import Share as Share
    from visitdata.metamodel.scalars import Text as Text
    from visitdata.metamodel.settings import Declared as Declared
    from visitdata.metamodel.settings import Vocabulary as Vocabulary
    from visitdata.model.actors import Actor as Actor
    from visitdata.model.actors import Group as Group
    from visitdata.model.actors import Organization as Organization
    from visitdata.model.actors import OrganizationKind as OrganizationKind
    from visitdata.model.actors import Person as Person
    from visitdata.model.actors import State as State
    from visitdata.model.actors import Tie as Tie
    from visitdata.model.actors import TieKind as TieKind
    from visitdata.model.actors import actor_ref as actor_ref
    from visitdata.model.actors import actor_refs as actor_refs
    from visitdata.model.dossier import Dossier as Dossier
    from visitdata.model.dossier import FormatVersion as FormatVersion
    from visitdata.model.dossier import Maker as Maker
    from visitdata.model.event_kinds import Agreement as Agreement
    from visitdata.model.event_kinds import Appointment as Appointment
    from visitdata.model.event_kinds import AppointmentKind as AppointmentKind
    from visitdata.model.event_kinds import ArmedAction as ArmedAction
    from visitdata.model.event_kinds import ArmedActionKind as ArmedActionKind
    from visitdata.model.event_kinds import Detention as Detention
    from visitdata.model.event_kinds import DetentionKind as DetentionKind
    from visitdata.model.event_kinds import Incident as Incident
    from visitdata.model.event_kinds import IncidentKind as IncidentKind
    from visitdata.model.event_kinds import LegalAction as LegalAction
    from visitdata.model.event_kinds import LegalActionKind as LegalActionKind
    from visitdata.model.event_kinds import Meeting as Meeting
    from visitdata.model.event_kinds import MeetingKind as MeetingKind
    from visitdata.model.event_kinds import MilitaryActivity as MilitaryActivity
    from visitdata.model.event_kinds import MilitaryActivityKind as MilitaryActivityKind
    from visitdata.model.event_kinds import Movement as Movement
    from visitdata.model.event_kinds import MovementKind as MovementKind
    from visitdata.model.event_kinds import Protest as Protest
    from visitdata.model.event_kinds import ProtestKind as ProtestKind
    from visitdata.model.event_kinds import Relation as Relation
    from visitdata.model.event_kinds import RelationKind as RelationKind
    from visitdata.model.event_kinds import Sanction as Sanction
    from visitdata.model.event_kinds import SanctionKind as SanctionKind
    from visitdata.model.event_kinds import Transfer as Transfer
    from visitdata.model.event_kinds import Visit as Visit
    from visitdata.model.event_kinds import VisitKind as VisitKind
    from visitdata.model.event_kinds import Vote as Vote
    from visitdata.model.event_kinds import VoteChoice as VoteChoice
    from visitdata.model.event_kinds import VoteKind as VoteKind
    from visitdata.model.event_kinds import WeaponsActivity as WeaponsActivity
    from visitdata.model.event_kinds import WeaponsActivityKind as WeaponsActivityKind
    from visitdata.model.events import Code as Code
    from visitdata.model.events import Event as Event
    from visitdata.model.events import Proposition as Proposition
    from visitdata.model.events import Status as Status
    from visitdata.model.events import event_ref as event_ref
    from visitdata.model.events import event_refs as event_refs
    from visitdata.model.events import posited as posited
    from visitdata.model.items import Item as Item
    from visitdata.model.items import ItemKind as ItemKind
    from visitdata.model.places import Place as Place
    from visitdata.model.places import PlaceKind as PlaceKind
    from visitdata.model.places import place_ref as place_ref
    from visitdata.model.places import place_refs as place_refs
    from visitdata.model.propositions import PositedAgreement as PositedAgreement
    from visitdata.model.propositions import PositedAppointment as PositedAppointment
    from visitdata.model.propositions import PositedArmedAction as PositedArmedAction
    from visitdata.model.propositions import PositedDetention as PositedDetention
    from visitdata.model.propositions import PositedEvent as PositedEvent
    from visitdata.model.propositions import PositedIncident as PositedIncident
    from visitdata.model.propositions import PositedLegalAction as PositedLegalAction
    from visitdata.model.propositions import PositedMeeting as PositedMeeting
    from visitdata.model.propositions import PositedMilitaryActivity as PositedMilitaryActivity
    from visitdata.model.propositions import PositedMovement as PositedMovement
    from visitdata.model.propositions import PositedProtest as PositedProtest
    from visitdata.model.propositions import PositedRelation as PositedRelation
    from visitdata.model.propositions import PositedSanction as PositedSanction
    from visitdata.model.propositions import PositedTransfer as PositedTransfer
    from visitdata.model.propositions import PositedVisit as PositedVisit
    from visitdata.model.propositions import PositedVote as PositedVote
    from visitdata.model.propositions import PositedWeaponsActivity as PositedWeaponsActivity
    from visitdata.model.quantities import Quantity as Quantity
    from visitdata.model.record import Article as Article
    from visitdata.model.record import ArticleKind as ArticleKind
    from visitdata.model.record import Evidence as Evidence
    from visitdata.model.record import Record as Record
    from visitdata.model.record import article_ref as article_ref
    from visitdata.model.record import article_refs as article_refs
    from visitdata.model.utterances import Allegation as Allegation
    from visitdata.model.utterances import Confidence as Confidence
    from visitdata.model.utterances import Quote as Quote
    from visitdata.model.utterances import Standing as Standing
    from visitdata.model.utterances import Statement as Statement
    from visitdata.model.utterances import StatementKind as StatementKind
    from visitdata.model.utterances import allegation_ref as allegation_ref
    from visitdata.model.utterances import allegation_refs as allegation_refs
    from visitdata.model.utterances import utterance_ref as utterance_ref
    from visitdata.model.utterances import utterance_refs as utterance_refs
    from visitdata.streams.rejected import Rejected as Rejected
    from visitdata.syntaxes import Format as Format
    from visitdata.syntaxes import FormatKind as FormatKind
    from visitdata.syntaxes import Held as Held
    from visitdata.syntaxes import Option as Option
    from visitdata.syntaxes import Part as Part
    from visitdata.syntaxes import Parts as Parts
    from visitdata.syntaxes import Passage as Passage
    from visitdata.syntaxes import Profile as Profile
    from visitdata.syntaxes import formats as formats
    from visitdata.syntaxes import register_format as register_format
    from visitdata.terms import Foreign as Foreign
    from visitdata.text.anchoring import Anchor as Anchor
    from visitdata.text.anchoring import AnchorOutcome as AnchorOutcome
    from visitdata.text.anchoring import anchor as anchor
    from visitdata.text.reanchoring import reanchor as reanchor
    from visitdata.text.search import AnchoredBy as AnchoredBy
    from visitdata.values.names import Names as Names
    from visitdata.values.times import EDTF as EDTF
    from visitdata.verbs import check as check
    from visitdata.verbs import converter as converter
    from visitdata.verbs import dump as dump
    from visitdata.verbs import dumps as dumps
    from visitdata.verbs import from_rdflib as from_rdflib
    from visitdata.verbs import load as load
    from visitdata.verbs import loads as loads
    from visitdata.verbs import losses as losses
    from visitdata.verbs import read as read
    from visitdata.verbs import schema as schema
    from visitdata.verbs import seed as seed
    from visitdata.verbs import seeds as seeds
    from visitdata.verbs import to_rdflib as to_rdflib
    from visitdata.verbs import write as write
else:

    def __getattr__(name: str) -> object:
        """Find a public name in its module at first use, so that a program imports only what it needs."""
        from importlib import import_module

        from visitdata._api import MODULES

        found: object
        if name == "__all__":
            found = sorted(MODULES)
        elif name in MODULES:
            module = MODULES[name]
            if module.startswith(("model.", "metamodel.")):
                # Our kinds are declared before a user can declare one of the same name.
                import_module("visitdata.model.dossier")
            found = getattr(import_module(f"visitdata.{module}"), name)
        else:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return [*__getattr__("__all__"), "__version__"]


__version__ = "0.1.0"

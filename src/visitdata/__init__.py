"""What a news report says, as typed records that are published as JSON, JSON-LD and RDF.

Events are what an article itself reports. What somebody alleges, foresees or denies is a proposition under
the allegation or statement that says it, and no output asserts it.
"""

# What a type checker takes for `typing.TYPE_CHECKING`: importing that takes longer than all that is here, and
# a command cannot yet be stopped as it should while this is loaded.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from visitdata.checks import CheckContext, rule
    from visitdata.checks.registry import RuleFunction, RuleResult, RuleSeverity
    from visitdata.errors import (
        DecodeError,
        EntryPointError,
        ExportError,
        InvalidRecordError,
        MissingExtraError,
        OutdatedDependencyError,
        Problem,
        Severity,
        UnknownArticleError,
        UnknownFormatError,
        UnknownRuleError,
        UrlError,
        VisitdataError,
    )
    from visitdata.metamodel.declare import GeneralRole, Ref, member, records, ref, refs, role, texts
    from visitdata.metamodel.scalars import (
        Alias,
        Count,
        CountryCode,
        Digest,
        DossierId,
        Iri,
        Language,
        Latitude,
        LocalId,
        Longitude,
        Name,
        Number,
        Prose,
        RecordId,
        Sha256,
        Text,
    )
    from visitdata.metamodel.settings import Declared, Vocabulary
    from visitdata.model.actors import (
        Actor,
        Group,
        Organization,
        OrganizationKind,
        Person,
        State,
        Tie,
        actor_ref,
        actor_refs,
    )
    from visitdata.model.dossier import Dossier, FormatVersion, Maker
    from visitdata.model.event_kinds import (
        Agreement,
        ArmedAction,
        ArmedActionKind,
        LegalAction,
        LegalActionKind,
        Meeting,
        MeetingKind,
        Movement,
        MovementKind,
        Protest,
        ProtestKind,
        Relation,
        RelationKind,
        Sanction,
        SanctionKind,
        Transfer,
        Visit,
        VisitKind,
        Vote,
        VoteChoice,
        VoteKind,
        WeaponsActivity,
        WeaponsActivityKind,
    )
    from visitdata.model.events import Code, Event, Proposition, Status, event_ref, event_refs, posited
    from visitdata.model.items import Item, ItemKind
    from visitdata.model.places import Place, PlaceKind, place_ref, place_refs
    from visitdata.model.propositions import (
        PositedAgreement,
        PositedArmedAction,
        PositedEvent,
        PositedLegalAction,
        PositedMeeting,
        PositedMovement,
        PositedProtest,
        PositedRelation,
        PositedSanction,
        PositedTransfer,
        PositedVisit,
        PositedVote,
        PositedWeaponsActivity,
    )
    from visitdata.model.quantities import Quantity
    from visitdata.model.record import Article, ArticleKind, Evidence, Record, article_ref, article_refs
    from visitdata.model.utterances import (
        Allegation,
        Confidence,
        Quote,
        Standing,
        Statement,
        StatementKind,
        allegation_ref,
        allegation_refs,
        utterance_ref,
        utterance_refs,
    )
    from visitdata.streams.rejected import Rejected
    from visitdata.syntaxes import Format, Held, Part, Parts, Passage, Profile, formats, register_format
    from visitdata.terms import Foreign
    from visitdata.text.anchoring import Anchor, AnchorOutcome
    from visitdata.text.search import AnchoredBy
    from visitdata.values.names import Names
    from visitdata.values.times import EDTF
    from visitdata.verbs import (
        anchor,
        check,
        converter,
        dump,
        dumps,
        from_rdflib,
        load,
        loads,
        losses,
        read,
        reanchor,
        schema,
        seed,
        seeds,
        to_rdflib,
        write,
    )

__version__ = "0.1.0"

__all__ = [
    "EDTF",
    "Actor",
    "Agreement",
    "Alias",
    "Allegation",
    "Anchor",
    "AnchorOutcome",
    "AnchoredBy",
    "ArmedAction",
    "ArmedActionKind",
    "Article",
    "ArticleKind",
    "CheckContext",
    "Code",
    "Confidence",
    "Count",
    "CountryCode",
    "Declared",
    "DecodeError",
    "Digest",
    "Dossier",
    "DossierId",
    "EntryPointError",
    "Event",
    "Evidence",
    "ExportError",
    "Foreign",
    "Format",
    "FormatVersion",
    "GeneralRole",
    "Group",
    "Held",
    "InvalidRecordError",
    "Iri",
    "Item",
    "ItemKind",
    "Language",
    "Latitude",
    "LegalAction",
    "LegalActionKind",
    "LocalId",
    "Longitude",
    "Maker",
    "Meeting",
    "MeetingKind",
    "MissingExtraError",
    "Movement",
    "MovementKind",
    "Name",
    "Names",
    "Number",
    "Organization",
    "OrganizationKind",
    "OutdatedDependencyError",
    "Part",
    "Parts",
    "Passage",
    "Person",
    "Place",
    "PlaceKind",
    "PositedAgreement",
    "PositedArmedAction",
    "PositedEvent",
    "PositedLegalAction",
    "PositedMeeting",
    "PositedMovement",
    "PositedProtest",
    "PositedRelation",
    "PositedSanction",
    "PositedTransfer",
    "PositedVisit",
    "PositedVote",
    "PositedWeaponsActivity",
    "Problem",
    "Profile",
    "Proposition",
    "Prose",
    "Protest",
    "ProtestKind",
    "Quantity",
    "Quote",
    "Record",
    "RecordId",
    "Ref",
    "Rejected",
    "Relation",
    "RelationKind",
    "RuleFunction",
    "RuleResult",
    "RuleSeverity",
    "Sanction",
    "SanctionKind",
    "Severity",
    "Sha256",
    "Standing",
    "State",
    "Statement",
    "StatementKind",
    "Status",
    "Text",
    "Tie",
    "Transfer",
    "UnknownArticleError",
    "UnknownFormatError",
    "UnknownRuleError",
    "UrlError",
    "Visit",
    "VisitKind",
    "VisitdataError",
    "Vocabulary",
    "Vote",
    "VoteChoice",
    "VoteKind",
    "WeaponsActivity",
    "WeaponsActivityKind",
    "actor_ref",
    "actor_refs",
    "allegation_ref",
    "allegation_refs",
    "anchor",
    "article_ref",
    "article_refs",
    "check",
    "converter",
    "dump",
    "dumps",
    "event_ref",
    "event_refs",
    "formats",
    "from_rdflib",
    "load",
    "loads",
    "losses",
    "member",
    "place_ref",
    "place_refs",
    "posited",
    "read",
    "reanchor",
    "records",
    "ref",
    "refs",
    "register_format",
    "role",
    "rule",
    "schema",
    "seed",
    "seeds",
    "texts",
    "to_rdflib",
    "utterance_ref",
    "utterance_refs",
    "write",
]


def __getattr__(name: str) -> object:
    """Find a public name in its module at first use, so that a program imports only what it needs."""
    if name in __all__:
        from importlib import import_module

        from visitdata._api import MODULES

        module = MODULES[name]
        if module.startswith(("model.", "metamodel.")):
            # Our kinds are declared before a user can declare one of the same name.
            import_module("visitdata.model.dossier")
        found: object = getattr(import_module(f"visitdata.{module}"), name)
        globals()[name] = found
        return found
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]

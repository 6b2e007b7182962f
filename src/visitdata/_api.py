"""Where each public name is defined: the one table by which `visitdata` finds what it is asked for."""

from __future__ import annotations

_NAMES = {
    "checks": "CheckContext rule",
    "checks.registry": "RuleFunction RuleResult RuleSeverity",
    "drafts.draft": "draft",
    "drafts.edit": "edit",
    "drafts.instructions": "instructions",
    "drafts.result": "DraftResult",
    "drafts.understood": "Certainty Repair RepairKind",
    "errors": (
        "DecodeError EntryPointError ExportError FormatOptionError InvalidRecordError"
        " MissingExtraError OutdatedDependencyError Problem Severity UnknownArticleError UnknownFormatError"
        " UnknownRuleError UrlError VisitdataError"
    ),
    "metamodel.declare": "GeneralRole Ref member records ref refs role texts",
    "metamodel.scalars": (
        "Alias Count CountryCode CurrencyCode Digest DossierId Fragment Iri Language Latitude LocalId"
        " Longitude Name Number Prose RecordId Sha256 Share Text"
    ),
    "metamodel.settings": "Declared Vocabulary",
    "model.actors": (
        "Actor Group Organization OrganizationKind Person State Tie TieKind actor_ref actor_refs"
    ),
    "model.dossier": "Dossier FormatVersion Maker",
    "model.event_kinds": (
        "Agreement Appointment AppointmentKind ArmedAction ArmedActionKind Detention DetentionKind Incident"
        " IncidentKind LegalAction LegalActionKind Meeting MeetingKind MilitaryActivity MilitaryActivityKind"
        " Movement MovementKind Protest ProtestKind Relation RelationKind Sanction SanctionKind Transfer"
        " Visit VisitKind Vote VoteChoice VoteKind WeaponsActivity WeaponsActivityKind"
    ),
    "model.events": "Code Event Proposition Status event_ref event_refs posited",
    "model.items": "Item ItemKind",
    "model.places": "Place PlaceKind place_ref place_refs",
    "model.propositions": (
        "PositedAgreement PositedAppointment PositedArmedAction PositedDetention PositedEvent"
        " PositedIncident PositedLegalAction PositedMeeting PositedMilitaryActivity PositedMovement"
        " PositedProtest PositedRelation PositedSanction PositedTransfer PositedVisit PositedVote"
        " PositedWeaponsActivity"
    ),
    "model.quantities": "Quantity",
    "model.record": "Article ArticleKind Evidence Record article_ref article_refs",
    "model.utterances": (
        "Allegation Confidence Quote Standing Statement StatementKind allegation_ref allegation_refs"
        " utterance_ref utterance_refs"
    ),
    "streams.rejected": "Rejected",
    "syntaxes": "Format FormatKind Held Option Part Parts Passage Profile formats register_format",
    "terms": "Foreign",
    "text.anchoring": "Anchor AnchorOutcome anchor",
    "text.reanchoring": "reanchor",
    "text.search": "AnchoredBy",
    "values.names": "Names",
    "values.times": "EDTF",
    "verbs": (
        "check converter dump dumps from_rdflib load loads losses read schema seed seeds to_rdflib write"
    ),
}
MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}

"""Other words for members, types and closed values: each can only mean one thing wherever it is understood.

They are beside those of other schemas (`suggestions.other_schemas`) and, as these, in the singular; letter
case, separators and number make no difference. A word that may mean two things is in no table: as a type,
"trip" is a visit or a movement, and "strike" an attack or a protest; as the kind of a statement, "claimed"
may be an allegation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# By the class that has the member, or a base of it; for each member, the words for it.
MEMBERS: Mapping[str, Mapping[str, str]] = {
    "Record": {"notes": "note_to_editor editor_note"},
    "Dossier": {"allegations": "accusation", "makers": "creator"},
    "Article": {
        "kind": "article_type content_type genre",
        "headline": "heading",
        "published": "published_on published_date date_published publish_date",
        "modified": "last_modified modified_at",
        "publisher": "publisher_name news_outlet",
        "authors": "written_by journalist reporter",
        "url": "web_address permalink",
        "number": "docket docket_number case_number document_number",
    },
    "Named": {
        "name": "full_name display_name",
        "aliases": "alias alternative_name alternate_name nickname",
        "description": "details",
    },
    "Actor": {"ties": "affiliation"},
    "Person": {"born": "birth_date date_of_birth birthday dob", "died": "death_date date_of_death"},
    "State": {"country_code": "iso_code"},
    "Organization": {
        "kind": "organization_type organisation_type org_type",
        "part_of": "parent_organisation parent_organization belongs_to",
        "seat": "headquartered_in hq based_in",
    },
    "Group": {"size": "headcount number_of_people", "of": "belongs_to"},
    "Place": {"kind": "place_type", "country_code": "country iso_code", "part_of": "located_in lies_in"},
    "Occurrence": {
        "label": "event_name event_title short_description title",
        "description": "details",
        "status": "event_status",
        "time": "event_time took_place_on occurred_on happened_on",
        "time_text": "time_words time_expression date_text original_date_text",
        "places": "venue where",
        "part_of": "sub_event_of",
        "kind": "subtype event_subtype",
    },
    "Visit": {"hosts": "host_country receiving_state", "inviters": "invited_by"},
    "Meeting": {"hosts": "hosted_by host_country"},
    "Transfer": {
        "givers": "giver supplier provider exporter given_by",
        "recipients": "recipient importer given_to",
        "items": "goods transferred_item",
        "in_return_for": "in_exchange_for exchange_for",
    },
    "ArmedAction": {"attackers": "attacked_by", "weapons": "arms weapons_used"},
    "MilitaryActivity": {"forces": "troops units armed_forces", "weapons": "arms"},
    "Detention": {
        "detainers": "captor detained_by arrested_by held_by kidnapper abductor",
        "detainees": "prisoner captive hostage detained_person arrested_person arrestee",
    },
    "Incident": {"weapons": "arms"},
    "Appointment": {
        "appointers": "appointed_by nominated_by named_by",
        "appointees": "nominee appointed_person",
        "title": "position post office job_title",
    },
    "WeaponsActivity": {"weapons": "arms"},
    "Vote": {"voters": "voted_by", "measure": "motion resolution bill", "choice": "vote_cast"},
    "LegalAction": {"issuers": "issued_by issuing_authority", "subjects": "suspect accused_person"},
    "Sanction": {"imposers": "sanctioned_by", "targets": "sanctioned sanctioned_party"},
    "Agreement": {"parties": "signatory", "topic": "subject"},
    "Movement": {
        "origin": "departed_from moved_from",
        "destination": "moved_to",
        "movers": "traveller traveler",
        "moved": "deportee evacuee displaced displaced_person",
        "means": "means_of_transport mode_of_transport transport",
    },
    "Protest": {"protesters": "protestor", "demands": "demanded"},
    "Utterance": {
        "gist": "paraphrase statement_summary",
        "quotes": "quotation direct_quote",
        "hedges": "hedging hedge_word words_of_distance",
    },
    "Statement": {"speakers": "speaker_name", "kind": "statement_type"},
    "Allegation": {
        "claimants": "claimant_name alleged_by claimed_by accused_by complainant",
        "accused": "accused_party alleged_perpetrator suspect",
    },
    "Quote": {"words": "quoted_words quoted_text"},
    "Tie": {"title": "job_title office", "kind": "tie_type"},
    "Item": {"label": "item item_name", "kind": "item_type", "quantity": "amount how_many how_much"},
    "Quantity": {
        "exactly": "exact number value amount",
        "at_least": "lower_bound",
        "at_most": "upper_bound up_to",
        "about": "approximate",
        "currency": "currency_code",
    },
}

# By a value that only one closed list has; for each of its values, the words for it.
VALUES: Mapping[str, Mapping[str, str]] = {
    # How an event stands.
    "occurred": {
        "planned": "scheduled upcoming future intended expected",
        "ongoing": "in_progress continuing current underway active present happening",
        "occurred": "completed complete happened done past finished ended concluded took_place occured over",
        "cancelled": "canceled called_off scrapped",
    },
    # How far an allegation has come.
    "investigated": {
        "alleged": "claimed accused unproven unverified unconfirmed",
        "investigated": "under_investigation investigating being_investigated",
        "charged": "indicted",
        "convicted": "found_guilty",
        "acquitted": "found_not_guilty",
        "dismissed": "dropped thrown_out",
        "retracted": "recanted taken_back",
    },
    # What is done by saying something.
    "stated": {
        "announced": "announces announcement",
        "stated": "said says told states statement noted remarked commented explained added",
        "confirmed": "confirms confirmation",
        "denied": "denies denial",
        "refused": "refuses refusal",
        "agreed": "agrees",
        "admitted": "admits admission confessed conceded",
        "praised": "praises praise lauded hailed",
        "criticised": "criticized criticises criticizes criticism condemned condemns denounced",
        "warned": "warns warning cautioned",
        "urged": "urges called_for calls_for appealed",
        "threatened": "threatens threat",
        "promised": "promises promise pledged pledges pledge",
        "predicted": "predicts prediction forecast",
        "declined": "declines declined_to_comment no_comment",
        "corrected": "corrects correction",
        "retracted": "retracts retraction withdrew",
        "asked": "asks question questioned inquired",
        "believed": "believes thought thinks",
    },
    # Sorts of texts.
    "news": {
        "news": "news_article article news_report news_story newspaper_article",
        "statement": "press_release communique communiqué",
        "ruling": "judgment judgement court_ruling court_decision",
        "post": "social_media_post tweet blog_post",
        "video": "footage",
        "audio": "podcast",
        "image": "photo photograph picture",
        "dataset": "data_set database",
    },
    # Sorts of organisations.
    "ngo": {
        "government": "ministry government_ministry government_department",
        "intergovernmental": "international_organization international_organisation igo",
        "court": "tribunal",
        "police": "police_force",
        "military": "army navy air_force armed_forces",
        "armed_group": "militia rebel_group insurgent_group militant_group",
        "media": "news_agency newspaper broadcaster news_outlet news_media",
        "company": "corporation business firm enterprise",
        "party": "political_party",
        "union": "trade_union labor_union labour_union",
        "ngo": "nongovernmental_organization nongovernmental_organisation charity nonprofit",
        "religious": "church religious_organization religious_organisation",
        "education": "university school college",
    },
    # Sorts of places.
    "city": {
        "country": "nation",
        "region": "province district county governorate oblast",
        "city": "town municipality",
        "facility": "military_base airport power_plant factory hospital",
        "address": "street_address",
        "border": "frontier border_crossing",
        "vessel": "ship boat",
        "vehicle": "train car aircraft plane bus",
    },
    # Kinds of visits, meetings, uses of force, and so on.
    "working": {"state": "state_visit", "official": "official_visit", "working": "working_visit"},
    "talks": {
        "talks": "discussion bilateral_talks bilateral_meeting",
        "call": "phone_call telephone_call video_call phone",
    },
    "blockade": {
        "attack": "airstrike shelling bombing bombardment missile_strike missile_attack drone_strike raid",
        "killing": "assassination",
        "blockade": "naval_blockade siege",
    },
    "alert": {
        "mobilisation": "mobilization",
        "deployment": "troop_deployment",
        "exercise": "drill military_exercise military_drill war_game",
        "withdrawal": "retreat pullout troop_withdrawal",
        "ceasefire": "truce",
    },
    "house_arrest": {
        "arrest": "arrested",
        "custody": "detained detention in_custody",
        "imprisonment": "imprisoned jailed",
        "abduction": "abducted kidnapping kidnapped kidnap",
        "hostage_taking": "taken_hostage",
        "internment": "interned",
        "release": "released freed",
    },
    "outage": {
        "accident": "crash collision",
        "disaster": "natural_disaster earthquake flood storm hurricane cyclone landslide",
        "fire": "wildfire blaze",
        "disease": "epidemic pandemic outbreak",
        "crime": "murder robbery theft stabbing",
        "outage": "blackout power_outage power_cut",
        "leak": "spill oil_spill data_leak",
    },
    "nominated": {
        "nominated": "nomination",
        "appointed": "appointment",
        "elected": "election",
        "resigned": "resignation resigns stepped_down",
        "dismissed": "dismissal fired sacked removed ousted",
        "retired": "retirement retires",
        "suspended": "suspension",
    },
    "production": {
        "test": "test_launch missile_test nuclear_test testing tested",
        "production": "manufacture manufacturing produced",
        "purchase": "procurement acquisition bought purchased",
    },
    "abstained": {
        "for": "yes in_favor in_favour yea aye",
        "against": "no nay opposed",
        "abstained": "abstain abstention",
        "vetoed": "veto",
    },
    "referendum": {
        "election": "presidential_election parliamentary_election general_election",
        "referendum": "plebiscite",
    },
    "lawsuit": {
        "investigation": "inquiry probe",
        "seizure": "confiscation",
        "warrant": "arrest_warrant",
        "charge": "indictment charged",
        "lawsuit": "suit civil_suit",
        "conviction": "convicted guilty_verdict",
        "acquittal": "acquitted",
        "sentence": "sentencing sentenced",
        "ruling": "judgment judgement court_ruling",
    },
    "in_force": {
        "imposed": "imposition newly_imposed",
        "in_force": "active existing",
        "extended": "extension renewed renewal prolonged",
        "eased": "easing relaxed",
        "ended": "lifted",
    },
    "partnership": {
        "partnership": "alliance",
        "cooperation": "collaboration",
        "dispute": "conflict rivalry",
    },
    "evacuation": {
        "travel": "journey trip travelled",
        "deportation": "deported expulsion",
        "evacuation": "evacuated",
        "displacement": "displaced",
        "extradition": "extradited",
    },
    "boycott": {"rally": "demonstration march"},
    # Sorts of things.
    "expertise": {
        "goods": "commodity merchandise",
        "weapons": "arms ammunition munitions",
        "money": "cash funds",
        "aid": "humanitarian_aid assistance",
        "expertise": "know_how knowledge",
        "data": "information",
        "people": "person human",
        "votes": "ballot",
    },
    # What somebody is to another.
    "founder": {
        "office": "post position",
        "member": "membership",
        "employee": "staff employed",
        "owner": "ownership shareholder",
        "founder": "cofounder",
        "family": "relative spouse parent child sibling",
        "representative": "spokesperson spokesman spokeswoman lawyer",
    },
}

# By the type, with its kind where the word says it, the words for it.
TYPES: Mapping[tuple[str, str | None], str] = {
    ("Person", None): "man woman",
    ("Organization", None): "organisation org institution agency",
    ("Organization", "ngo"): "ngo charity",
    ("Organization", "company"): "company corporation firm",
    ("Organization", "party"): "politicalparty",
    ("Organization", "media"): "newspaper broadcaster newsagency newsoutlet",
    ("Organization", "court"): "court tribunal",
    ("Organization", "government"): "ministry",
    ("Visit", "state"): "statevisit",
    ("Visit", "official"): "officialvisit",
    ("Meeting", "talks"): "bilateraltalks bilateralmeeting discussion",
    ("Meeting", "call"): "phonecall telephonecall videocall",
    ("Transfer", None): "armsdelivery armssale weaponssupply weaponsdelivery shipment",
    ("ArmedAction", None): "militaryaction",
    (
        "ArmedAction",
        "attack",
    ): "airstrike shelling bombing bombardment missilestrike missileattack dronestrike",
    ("MilitaryActivity", "exercise"): "militaryexercise militarydrill wargame",
    ("MilitaryActivity", "mobilisation"): "mobilization",
    ("Detention", "abduction"): "kidnapping",
    ("Incident", "disaster"): "earthquake flood naturaldisaster",
    ("Incident", "fire"): "wildfire",
    ("Appointment", "resigned"): "resignation",
    ("WeaponsActivity", "test"): "missiletest nucleartest weaponstest",
    ("Vote", "election"): "presidentialelection parliamentaryelection generalelection",
    ("LegalAction", None): "legalproceeding courtcase",
    ("LegalAction", "charge"): "indictment",
    ("LegalAction", "warrant"): "arrestwarrant",
    ("Sanction", None): "embargo",
    ("Agreement", None): "accord pact",
}

# What is the kind of one type of events only, and yet may be meant as another type, beside AMBIGUOUS_KINDS:
# an attack with a knife is an Incident, and an agreed ceasefire an Agreement.
KINDS_OF_OTHERS = frozenset(
    {"appeal", "attack", "blockade", "boycott", "call", "ceasefire", "custody", "dismissal", "extradition"}
    | {"imprisonment", "killing", "obstruction", "occupation", "production", "purchase", "seizure"}
    | {"settlement", "travel", "withdrawal", "government", "military", "police", "union", "religious"}
    | {"education", "media", "intergovernmental"}
)

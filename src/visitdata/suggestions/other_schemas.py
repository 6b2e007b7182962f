"""How other schemas call what a record says: names that can only mean one member, or one type.

They are taken from schema.org, PROV, the Web Annotation vocabulary, STIX, ActivityStreams, NewsML and ninjs,
GDELT, ACLED, FollowTheMoney and Popolo, and from usual field names of spreadsheets. A test holds each entry
against the members of the classes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from visitdata.suggestions.spelling import without_separators

# By the class that has the member, or a base of it; for each member, the names.
MEMBERS: Mapping[str, Mapping[str, str]] = {
    "Record": {"notes": "comment comments remark remarks"},
    "Dossier": {
        "id": "@id uri iri",
        "title": "name headline",
        "description": "summary abstract",
        "language": "inLanguage lang",
        "license": "licence",
        "created": "dateCreated created_at",
        "modified": "dateModified updated updated_at",
        "articles": "sources",
        "actors": "agents entities",
        "places": "locations",
        "allegations": "claims",
    },
    "Article": {
        "headline": "title name",
        "published": "date datePublished published_at publication_date pubDate",
        "modified": "dateModified updated updated_at",
        "publisher": "source publication outlet newspaper",
        "authors": "author byline creator",
        "url": "link href source_url sourceUrl SOURCEURL",
        "language": "inLanguage lang",
        "based_on": "isBasedOn wasDerivedFrom",
        "archived_at": "archivedAt archive_url",
        "number": "identifier docket docket_number case_number",
    },
    "Named": {
        "name": "label prefLabel full_name",
        "aliases": "alternateName other_names also_known_as aka altLabel",
        "description": "summary desc",
        "same_as": "exactMatch",
    },
    "Person": {
        "nationality": "citizenship",
        "born": "birthDate date_of_birth dob birthday",
        "died": "deathDate date_of_death",
        "description": "biography bio",
    },
    "State": {"country_code": "iso iso2 alpha2 code"},
    "Organization": {"part_of": "parentOrganization parent parent_id", "seat": "headquarters"},
    "Place": {
        "latitude": "lat",
        "longitude": "lon lng long",
        "part_of": "containedInPlace containedIn locatedIn",
    },
    "Occurrence": {
        "label": "name headline",
        "description": "summary desc",
        "status": "eventStatus",
        "time": "date datetime when event_date eventDate",
        "places": "location locations where",
        "agents": "actor wasAssociatedWith",
        "participants": "attendee attendees",
        "part_of": "superEvent",
    },
    "Visit": {"visitors": "guest guests"},
    "Transfer": {
        "givers": "from sender senders seller sellers donor donors payer payers",
        "recipients": "to receiver receivers buyer buyers beneficiary payee",
    },
    "ArmedAction": {"attackers": "aggressor aggressors assailants"},
    "Detention": {
        "detainers": "captor captors jailers arrested_by",
        "detainees": "detained prisoner prisoners captives arrested",
    },
    "Appointment": {"title": "position post office role_name roleName", "appointees": "nominee nominees"},
    "LegalAction": {"subjects": "defendant defendants accused"},
    "Sanction": {"imposers": "imposedBy"},
    "Movement": {"origin": "from fromLocation", "destination": "to toLocation"},
    "Protest": {"protesters": "demonstrators"},
    "Utterance": {
        "gist": "summary",
        "time": "date datetime when",
        "about": "topic subject subjects topics",
        "responds_to": "inReplyTo response_to reply_to",
        "addressees": "to audience recipients",
    },
    "Statement": {
        "speakers": "actor author attributedTo said_by wasAttributedTo",
    },
    "Allegation": {
        "claimants": "actor author attributedTo accuser accusers wasAttributedTo",
        "accused": "defendant defendants target targets",
        "standing": "status",
        "alleges": "claims",
    },
    "Evidence": {"article": "source", "exact": "quote text", "start": "begin", "digest": "hash checksum"},
    "Quote": {"words": "text quote", "language": "inLanguage lang"},
    "Tie": {
        "title": "role position post",
        "of": "organization organisation organization_id",
        "during": "period",
        "share": "percent percentage stake",
    },
    "Item": {"label": "name title"},
    "Quantity": {
        "at_least": "min minimum minValue",
        "at_most": "max maximum maxValue",
        "about": "approx approximately",
        "unit": "unitText",
        "currency": "currencyCode",
        "words": "text",
    },
    "Maker": {"iri": "url uri"},
    "Code": {"scheme": "system source_name taxonomy", "code": "value external_id"},
}

# By the type that is meant, the names of it.
TYPES: Mapping[str, str] = {
    "Person": "human individual",
    "State": "country nation",
    "Organization": "company corporation publicbody governmentorganization politicalparty",
    "Transfer": "payment donation gift sale delivery transferaction",
    "Meeting": "summit conference",
    "Protest": "demonstration",
    "Agreement": "treaty",
    "Movement": "travelaction",
    "Vote": "voteaction",
}

# What is the `kind` of one class of events only, and yet may mean another thing as a type.
AMBIGUOUS_KINDS = frozenset(
    {"break", "charge", "fire", "official", "other", "private", "release", "search", "state", "strike"}
    | {"support", "working", "test", "alert", "leak", "crime", "ban", "imposed", "extended", "eased", "ended"}
)


def member_of_other_schema(name: str, cls: type) -> str | None:
    """The member of a class that another schema calls by that name."""
    given = without_separators(name)
    for base in cls.__mro__:
        for member, names in MEMBERS.get(base.__name__, {}).items():
            if given in map(without_separators, names.split()):
                return member
    return None


def type_of_other_schema(name: str, known: Collection[str]) -> str | None:
    """The type, among those that may stand there, that another schema calls by that name."""
    given = without_separators(name.rpartition(":")[2])
    found = next((type_ for type_, names in TYPES.items() if given in names.split()), None)
    return found if found in known else None

"""Identifiers: the local ids and IRIs that name dossiers and records, and the IRIs that links lead to."""

from __future__ import annotations

import re
import unicodedata

from visitdata.errors import Mistake
from visitdata.suggestions.forms import write
from visitdata.terms import PREFIXES
from visitdata.values.iri_grammar import NOWHERE, PLAIN_WITHOUT_FRAGMENT, PRIVATE, SCHEME, SURROGATES, is_iri
from visitdata.values.text import code_point, printable

LOCAL_ID = "[a-z0-9][a-z0-9._-]{0,127}"
RESERVED_ID = "posited|iri-[0-9a-f]{16}"  # what the IRIs of propositions and of records' own nodes hold
PLAIN_ID = rf"(?!(?:{RESERVED_ID})\Z){LOCAL_ID}"
_LOCAL_ID = re.compile(LOCAL_ID)
_RESERVED_ID = re.compile(RESERVED_ID)
_NOT_IN_ID = re.compile("[^a-z0-9._-]+")
_LONGEST_ID = 128
_LONGEST_CORRECTED = 300

# RFC 3986, appendix B: cuts any text into scheme, authority, path, query and fragment. This and the following
# are compiled when the first wrong value is met.
_PARTS = f"(?s:({SCHEME})?(//[^/?#]*+)?([^?#]*+)([?][^#]*+)?(#.*+)?)"
_LONE_PERCENT = "%(?![0-9A-Fa-f]{2})"
_NOWHERE = f"{NOWHERE}{SURROGATES}"
_NOT_IN = {
    "path": rf"[\[\]{_NOWHERE}{PRIVATE}]",
    "query": rf"[\[\]{_NOWHERE}]",
    "fragment": rf"[\[\]#{_NOWHERE}{PRIVATE}]",
}
_LOOKS_LIKE_HOST = r"(?://)?[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+(?![^/?#:])"
_IGNORED = "[\t\n\r\u200e\u200f\u202a-\u202e]"
_CONTROL_OR_SURROGATE = "[\x00-\x1f\x7f-\x9f\ud800-\udfff]"

# What pages may make links of. Any IRI may stand in a record, but to click on `javascript:` is to run it.
CLICKABLE = ("http", "https", "mailto")

# Readers take http: for https: in schema.org's names, so both spellings are its namespace.
NAMESPACES = (*PREFIXES.values(), "http://schema.org/")
_RESERVED_SPACE = "|".join(re.escape(space.removesuffix("#")) for space in NAMESPACES)
PLAIN_DOSSIER_ID = f"(?!{_RESERVED_SPACE}){PLAIN_WITHOUT_FRAGMENT}"


def is_clickable(iri: str) -> bool:
    """Whether a page may make a link of an absolute IRI: its scheme is one of `CLICKABLE`."""
    return iri.partition(":")[0].lower() in CLICKABLE


def looks_like_iri(value: str) -> bool:
    """Whether an id is meant as an absolute IRI: it has a colon, which no local id has."""
    return ":" in value


def local_id_mistake(value: str) -> Mistake | None:
    """What keeps a value from being a local id: `[a-z0-9][a-z0-9._-]{0,127}`, in ASCII.

    Returns:
        None, or a mistake with the code `bad-id`.
    """
    if _LOCAL_ID.fullmatch(value):
        return _reserved_id_mistake(value)
    message = (
        f"{printable(value)} is not an id: 1 to {_LONGEST_ID} of a-z, 0-9, '.', '_' and '-', "
        "beginning with a letter or digit"
    )
    slug = "" if looks_like_iri(value) else _slug(value)
    if _RESERVED_ID.fullmatch(slug):
        slug += "-1"
    return Mistake("bad-id", message, write(slug) if slug else None)


def _proposition_mistake(value: str) -> Mistake | None:
    if "#posited:" not in value:
        return None
    message = f"{printable(value)} is the IRI of a proposition; only what says it may refer to it"
    return Mistake("reserved-iri", message, "give the IRI of the allegation or statement that says it")


def _reserved_id_mistake(value: str) -> Mistake | None:
    """What the IRIs of propositions and of records' own nodes are made with names no record."""
    if not _RESERVED_ID.fullmatch(value):
        return None
    return Mistake(
        "bad-id", f"{printable(value)} is reserved for IRIs that are made from ids", write(f"{value}-1")
    )


def iri_mistake(value: str) -> Mistake | None:
    """What keeps a value from being an absolute IRI (RFC 3987, section 2.2, the production `IRI`).

    Stricter than that in two points: no white space beyond ASCII and no bidirectional marks. Schemes that
    are prefixes of this package (`schema:Person`) are refused, since JSON-LD and Turtle would expand them,
    and so are the IRIs of propositions, of any dossier: only who says one leads to it.

    This is the check of plain links (`url`, `same_as`, `license`), which may lead into the namespaces of
    the vocabularies; what names a record may not, see `record_iri_mistake`.

    Returns:
        None, or a mistake with the code `bad-iri` or `reserved-iri`.
    """
    if is_iri(value):
        return _proposition_mistake(value)
    prefix, _, local = value.partition(":")
    if prefix.lower() in PREFIXES:
        message = f"{printable(value)} has the scheme {prefix}, which is a prefix of this package"
        return Mistake(
            "reserved-iri", message, _suggest_iri(PREFIXES[prefix.lower()] + local) or "write the IRI in full"
        )
    return Mistake("bad-iri", f"{printable(value)} {_what_is_wrong(value)}", _suggestion(value))


def reserved_iri_mistake(value: str) -> Mistake | None:
    """What keeps an IRI from naming a record or dossier: it belongs to a vocabulary this package uses.

    That is so for each IRI in a namespace of `terms.PREFIXES`, and for the document of one: the local ids
    of a dossier `https://w3id.org/visitdata/ns` would be terms of its namespace.

    Returns:
        None, or a mistake with the code `reserved-iri`.
    """
    if not f"{value}#".startswith(NAMESPACES):
        return None
    message = f"{printable(value)} is in the namespace of a vocabulary, so it cannot name a record"
    return Mistake("reserved-iri", message, "give it an IRI in a namespace of your own")


def record_iri_mistake(value: str) -> Mistake | None:
    """What keeps a value from being the absolute IRI that is the id of an article, actor or place.

    Returns:
        None, or a mistake with the code `bad-iri` or `reserved-iri`.
    """
    mistake = iri_mistake(value)
    if mistake is not None and mistake.code == "reserved-iri":
        # In full, what has the scheme of a prefix is an IRI of a vocabulary, which names no record.
        return mistake._replace(suggestion=None)
    if mistake is not None and len(value) <= _LONGEST_CORRECTED and reserved_iri_mistake(_corrected(value)):
        return mistake._replace(suggestion=None)
    return mistake or reserved_iri_mistake(value)


def dossier_id_mistake(value: str) -> Mistake | None:
    """What keeps a value from being a dossier's id: an absolute IRI of its own, without a fragment.

    Returns:
        None, or a mistake with the code `bad-iri` or `reserved-iri`.
    """
    mistake = record_iri_mistake(value)
    if "#" not in value or (mistake is not None and mistake.code != "bad-iri"):
        return mistake
    if mistake is not None:
        # What is suggested would have a fragment, too.
        return mistake._replace(suggestion=None)
    message = f"{printable(value)} has a fragment; what stands behind the # names the dossier's records"
    return Mistake("bad-iri", message, _suggest_iri(value.partition("#")[0]))


def _slug(value: str) -> str:
    # Once decomposed, accents are characters of their own and fall away with all that is not ASCII.
    decomposed = unicodedata.normalize("NFKD", value[:_LONGEST_CORRECTED].casefold())
    plain = decomposed.encode("ascii", "ignore").decode()
    return _NOT_IN_ID.sub("-", plain).strip("-._")[:_LONGEST_ID]


def _what_is_wrong(value: str) -> str:
    if not value:
        return "is empty"
    if bad := re.search(f"[{_NOWHERE}]", value):
        return f"holds {code_point(bad[0])} at index {bad.start()}, which is not allowed in an IRI"
    parts = _parts(value)
    if not parts[1]:
        return "has no scheme, so it is not an absolute IRI"
    if bad := re.search(_LONE_PERCENT, value):
        return f"has a % at index {bad.start()} that no two hexadecimal digits follow"
    return _misplaced(parts) or f"has a malformed host or port, {printable((parts[2] or '')[2:])}"


def _parts(value: str) -> re.Match[str]:
    # Each piece may be missing, so there is always a match; asked in this way, type checkers know it too.
    return next(re.finditer(_PARTS, value))


def _misplaced(parts: re.Match[str]) -> str | None:
    for number, part in enumerate(_NOT_IN, start=3):
        # A query and a fragment begin with the character that introduces them.
        start = parts.start(number) + (part != "path")
        if parts[number] and (
            bad := re.compile(_NOT_IN[part]).search(parts.string, start, parts.end(number))
        ):
            return f"holds {code_point(bad[0])} at index {bad.start()}, which is not allowed in its {part}"
    return None


def _suggestion(value: str) -> str | None:
    return _suggest_iri(_corrected(value)) if len(value) <= _LONGEST_CORRECTED else None


def _corrected(value: str) -> str:
    text = re.sub(_IGNORED, "", value).strip().removeprefix("<").removesuffix(">").replace("\\", "/")
    if re.match(_LOOKS_LIKE_HOST, text):
        text = f"https://{text.removeprefix('//')}"
    parts = _parts(text)
    rest = (_escaped(parts[number] or "", part) for number, part in enumerate(_NOT_IN, start=3))
    return "".join([parts[1] or "", parts[2] or "", *rest])


def _escaped(text: str, part: str) -> str:
    start = 0 if part == "path" else 1
    escaped = re.sub(_NOT_IN[part], _percent_escape, re.sub(_LONE_PERCENT, "%25", text[start:]))
    return text[:start] + escaped


def _percent_escape(found: re.Match[str]) -> str:
    if re.match(_CONTROL_OR_SURROGATE, found[0]):
        return found[0]
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _suggest_iri(iri: str) -> str | None:
    is_good = is_iri(iri) and _proposition_mistake(iri) is None
    return write(iri) if is_good and len(iri) <= _LONGEST_CORRECTED and iri.isprintable() else None

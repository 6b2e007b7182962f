"""What keeps a document from being read, and what a reduced form leaves out: each code with its sentence.

The codes are stable: programs may ask for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ERRORS: Mapping[str, str] = {
    # The file.
    "bad-archive": "A file with the suffix of gzip or zstd is not such data, is cut short or is damaged.",
    "compressed": "The document is compressed without the suffix for it, or was compressed twice.",
    "too-large": "A document (after decompression), a value or the number of triples is over the limit.",
    # The text.
    "not-utf8": "The bytes are not text in UTF-8.",
    "not-json": "The text is not JSON (RFC 8259).",
    "lone-surrogate": "An escape stands for half of a surrogate pair, without the other half.",
    "too-deep": "Values are nested too deep: in JSON, objects and lists more than 64 levels.",
    "duplicate-key": "A member is in one object twice; readers differ over which of them they use.",
    "not-rdf": "The text is not valid in its RDF syntax.",
    "relative-iri": "An IRI is relative, and there is no base IRI.",
    "doctype": "The XML has a document type; its entities could expand to a text without end.",
    "remote-context": "A JSON-LD context is given by its IRI, and visitdata opens no network connection.",
    "undefined-key": "A key of JSON-LD is not defined in the context, so other readers ignore it.",
    "says-nothing": "A value of JSON-LD stands under no property, or has a language and no text.",
    "type-map": "A map of JSON-LD has types for keys, and a node in it that cannot be read from there.",
    # The document.
    "wrong-format": "The document does not state this format and version, or states another.",
    "no-dossier": "There is no dossier in the document.",
    "several-dossiers": "A file that must hold exactly one dossier holds several.",
    "duplicate-dossier": "Two dossiers for one RDF file have the same id, and would become one.",
    "more-problems": "There are more problems than are listed: at most 1,000 are.",
    # Members.
    "missing-member": "A required member is missing, or has no value.",
    "unknown-member": "A record of this type has no member of that name.",
    "unknown-type": "No record of that type is allowed here; propositions have types of their own.",
    "null-value": "A value is null; a member without a value must be left out.",
    "repeated-value": "A list has the same value twice; the order and repetition of values have no meaning.",
    # Values.
    "wrong-type": "A value is not of the type its member takes: text for a number, one value for a list.",
    "unknown-value": "The member takes one of a closed list of values, and this is not one of them.",
    "empty-text": "A text is empty, or a name has only white space and invisible characters.",
    "bad-character": "A text has a character that XML 1.0 does not allow, so not every format can carry it.",
    "bad-number": "A number is out of its range, not whole where it has to be, or too large to be exact.",
    "bad-date": "A time is not in EDTF (ISO 8601-2:2019), or does not exist in the calendar.",
    "bad-language": "A language is not a tag of RFC 5646 in its usual case, such as en or zh-Hant.",
    "bad-country": "A country is not a code of ISO 3166-1 alpha-2, such as GB.",
    "bad-currency": "A currency is not a code of ISO 4217, such as EUR.",
    "bad-iri": "An IRI is not absolute, or not valid by RFC 3987.",
    "reserved-iri": "An IRI is reserved: in the namespace of a vocabulary, or of the form made from ids.",
    "bad-digest": "A digest is not a SHA-256 of the required length, or not that of `exact`.",
    "bad-offsets": "A stretch of text ends before it begins, or is not as long as `exact`.",
    "bad-fragment": "A fragment is not of the grammar of W3C Media Fragments or RFC 3778, or an empty time.",
    "not-both": "A record has two members of which one excludes the other.",
    "empty-quantity": "A quantity has neither a number nor words.",
    "repeated-language": "The names by language include one in the dossier's own language, which is `name`.",
    "group-same-as": "A group is said to be the same as something elsewhere, but its members are not fixed.",
    # Ids.
    "bad-id": "An id is not of the form [a-z0-9][a-z0-9._-]{0,127}.",
    "duplicate-id": "Two records of a dossier have the same id; propositions count, too.",
    "unknown-reference": "A reference leads to no record of the dossier.",
    "wrong-reference": "A reference leads to a record of a kind that is not allowed here.",
    # Statements of RDF.
    "foreign": "A triple belongs to no dossier, and would be lost.",
    "unlisted": "A record is described, but nothing in the dossier leads to it.",
    "unknown-property": "A record of this type has no property of that name.",
    "several-types": "A node has types that exclude each other.",
    "several-values": "A property that takes one value has several.",
    "wrong-term": "A literal is given for an IRI, an IRI for a literal, or a blank node for either.",
    "wrong-datatype": "A literal is of another datatype than its property takes.",
    "wrong-tag": "A text is not tagged with the dossier's language, or the dossier states none.",
    "bad-literal": "A literal is not a value of its datatype, or a value that cannot be kept.",
    "contradiction": "A derived triple contradicts the triples that it is derived from.",
    "not-grouped": "Statements are read as a stream, and a graph begins again after it ended.",
    # Python.
    "abstract-record": "A class was called that is only a base class of kinds.",
}

LOSSES: Mapping[str, str] = {
    "not-carried": "A reduced form, such as the one for web pages, leaves out the value at this path."
}

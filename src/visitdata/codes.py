"""What keeps a document from being read, and what a reduced form leaves out: each code with its sentence.

The codes are stable: programs may ask for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ERRORS: Mapping[str, str] = {
    # The file.
    "bad-archive": "What should be gzip or zstd by its name is something else, cut short or broken.",
    "compressed": "The document is compressed, and its name does not say so, or it was compressed twice.",
    "too-large": "More than is read: a document, once expanded, a value, or statements for so short a text.",
    # The text.
    "not-utf8": "The bytes are not text in UTF-8.",
    "not-json": "The text is not JSON (RFC 8259).",
    "lone-surrogate": "An escape stands for half of a character, without its other half.",
    "too-deep": "Values are nested deeper than is read: in JSON, objects and lists more than 64 deep.",
    "duplicate-key": "A member stands twice in one object; readers differ over which of them counts.",
    "not-rdf": "The text is not in the RDF syntax that it should be in.",
    "relative-iri": "An IRI is relative, and nothing says to what.",
    "doctype": "XML has a document type, whose entities could make a short text endless.",
    "remote-context": "A context of JSON-LD is named, not written out, and nothing is fetched.",
    "undefined-key": "A key of JSON-LD is defined by no context, so that other readers pass it over.",
    "says-nothing": "A value of JSON-LD stands under no property, or has a language and no text.",
    "type-map": "A map of JSON-LD has types for keys, and a node in it that cannot be read from there.",
    # The document.
    "wrong-format": "The document does not say that it is of this format and version, or says another.",
    "no-dossier": "There is no dossier in the document.",
    "several-dossiers": "A file that is to hold one dossier holds several.",
    "duplicate-dossier": "Two dossiers for one file of statements have one id, and would become one there.",
    "more-problems": "There are more problems than are listed: at most 1,000 are.",
    # Members.
    "missing-member": "A member that has to be there is not, or has no value.",
    "unknown-member": "A record of this type has no member of that name.",
    "unknown-type": "No record of that type may stand here; what is only said has types of its own.",
    "null-value": "A null stands for nothing: a member without a value is left out.",
    "repeated-value": "A value stands twice in one list; lists are sets here, so it says nothing.",
    # Values.
    "wrong-type": "A value is not of the type its member takes: text for a number, one value for a list.",
    "unknown-value": "The member takes one of a closed list of values, and this is none of them.",
    "empty-text": "A text is empty, or a name shows nothing: it is white space or what nobody sees.",
    "bad-character": "A text holds a character that XML 1.0, and so not every format, can carry.",
    "bad-number": "A number is out of its range, not whole where it has to be, or too large to be exact.",
    "bad-date": "A time is not in EDTF (ISO 8601-2:2019), or does not exist in the calendar.",
    "bad-language": "A language is not a tag of RFC 5646 in its usual case, such as en or zh-Hant.",
    "bad-country": "A country is not a code of ISO 3166-1 alpha-2, such as GB.",
    "bad-iri": "An IRI is not absolute, or not one by RFC 3987.",
    "reserved-iri": "An IRI is one that the formats keep for themselves: of a vocabulary, or made from ids.",
    "bad-digest": "A digest is no SHA-256 of the length that is wanted, or not that of the words beside it.",
    "bad-offsets": "A stretch of text ends before it begins, or is not as long as the words beside it.",
    "empty-quantity": "A quantity says neither a number nor words.",
    "repeated-language": "A name in the dossier's own language stands under names as well.",
    "group-same-as": "A group is said to be the same as something elsewhere, though who is in it is open.",
    # Ids.
    "bad-id": "An id is not of the form [a-z0-9][a-z0-9._-]{0,127}.",
    "duplicate-id": "Two records of a dossier have one id; propositions count, too.",
    "unknown-reference": "A reference leads to no record of the dossier.",
    "wrong-reference": "A reference leads to a record of another kind than is wanted.",
    # Statements of RDF.
    "foreign": "A statement is none of the dossier's, and would be lost.",
    "unlisted": "A record is described, but nothing in the dossier leads to it.",
    "unknown-property": "A record of this type has no property of that name.",
    "several-types": "A node has types that exclude each other.",
    "several-values": "A property that takes one value has several.",
    "wrong-term": "A literal stands where an IRI is wanted, an IRI where a literal is, or a blank node.",
    "wrong-datatype": "A literal is of another datatype than its property takes.",
    "wrong-tag": "A text is not tagged with the dossier's language, or the dossier states none.",
    "bad-literal": "A literal stands for no value of its datatype, or for none that can be kept.",
    "contradiction": "A statement that follows from others does not say what follows from them.",
    "not-grouped": "Statements are read as a stream, and a graph begins again after it ended.",
    # Python.
    "abstract-record": "A class was called that is only the base of its kinds.",
}

LOSSES: Mapping[str, str] = {
    "not-carried": "A reduced form, as that for web pages, leaves out what stands at this path."
}

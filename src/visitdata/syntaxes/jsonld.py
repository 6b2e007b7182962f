"""JSON-LD under an inline context: one root object, the dossier, in which each record stands in full once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from visitdata.derive.jsonld_context import ID, NATIVE, PROSE, TEXT, Key, Keys, key_name, prefixes, short
from visitdata.errors import DecodeError
from visitdata.metamodel.per_class import until_declared
from visitdata.rdf.decoding.decode import decode
from visitdata.rdf.decoding.dossiers import dossiers_in
from visitdata.rdf.encoding.to_nodes import DossierGraph
from visitdata.rdf.nodes import STRING, Node
from visitdata.rdf.parsing import parse
from visitdata.rdf.parsing.context_problems import with_terms
from visitdata.rdf.parsing.jsonld import refuse_silent_losses
from visitdata.rdf.parsing.relative import refuse_relative
from visitdata.rdf.quads import gathered
from visitdata.syntaxes.format import Format, Held, Profile
from visitdata.terms import PREFIXES, RDF_TYPE, expand
from visitdata.web import profile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from visitdata.metamodel.settings import Declared
    from visitdata.rdf.nodes import Literal, Object
    from visitdata.terms import Foreign

_COUNT = expand("xsd:nonNegativeInteger")


@until_declared
def _keys_of(root: type[Declared]) -> Keys:
    return Keys(root)


class _Writer:
    """Turns nodes into objects, and keeps the terms that the context has to define."""

    def __init__(self, root: type[Declared], language: str | None, own: Mapping[str, str]) -> None:
        self._keys = _keys_of(root)
        self._own = own
        self._language = language
        self._used: dict[str, Key] = {}
        self._types: set[str] = set()

    def object(self, node: Node) -> dict[str, Any]:
        """The node as a JSON object."""
        data: dict[str, Any] = {"@id": node.iri}
        for predicate, value in node.pairs:
            name, plain = (
                ("@type", self.type(value)) if predicate == RDF_TYPE else self.pair(predicate, value)
            )
            if name not in data:
                data[name] = plain
            elif data[name].__class__ is list:
                data[name].append(plain)
            else:
                data[name] = [data[name], plain]
        return data

    def type(self, value: Object) -> str:
        """The name of a type."""
        assert isinstance(value, str)  # a type is an IRI
        self._types.add(value)
        return key_name(value, self._own)

    def pair(self, predicate: str, value: Any) -> tuple[str, Any]:
        """A property's key and a value under it."""
        key = self._used.get(predicate)
        if key is None:
            key = self._used[predicate] = self._keys[predicate].under(self._own)
        if value.__class__ is tuple:
            return key.name, self.literal(key, value)
        if value.__class__ is Node:
            return key.name, self.object(value)
        return key.name, value if key.plain == ID else {"@id": value}

    def literal(self, key: Key, literal: Literal) -> Any:
        """A literal, plain where the key says what it is."""
        text, kind = literal
        if kind.language is not None:
            plain = key.plain == PROSE and kind.language == self._language
            return text if plain else {"@value": text, "@language": kind.language}
        if kind is STRING:
            plain = key.plain == TEXT or (key.plain == PROSE and self._language is None)
            return text if plain else {"@value": text}
        if key.plain == NATIVE:
            return text == "true"
        if key.plain == kind.datatype:
            return int(text) if kind.datatype == _COUNT else text
        return {"@value": text, "@type": short(kind.datatype)}

    def context(self) -> dict[str, Any]:
        """What the document needs of the context."""
        language = {} if self._language is None else {"@language": self._language}
        types = {
            key_name(iri): short(iri) for iri in sorted(self._types) if iri.startswith(PREFIXES["schema"])
        }
        keys = sorted(self._used.values(), key=lambda key: key.name)
        return prefixes(self._own) | language | types | {key.name: key.definition() for key in keys}


def _write(dossier: Any, indent: int | None) -> Iterator[bytes]:
    """The root object in pieces: the context, its own members, then each record that it lists."""
    document = DossierGraph(dossier)
    writer = _Writer(dossier.__class__, dossier.language, _unmistakable(document))
    head = writer.object(document.root)
    encode = _encoder(indent)
    listed = [(writer.pair(member.term, node)) for member, node in document.listed()]
    yield encode({"@context": writer.context(), **head}, 0)[: -len(_closing(indent))]
    yield from _listing(listed, encode, indent)
    yield _closing(indent) + b"\n"


def _unmistakable(document: DossierGraph) -> dict[str, str]:
    """The prefixes of users' own namespaces without those that an IRI of the document has for its scheme.

    In JSON-LD, `ex:thing` is a name with a prefix where there is such a prefix, and else an IRI.
    """
    if not document.namespaces:
        return {}
    values = (each for subject, _, value in document.triples() for each in (subject, value))
    schemes = {value.partition(":")[0] for value in values if isinstance(value, str)}
    return {prefix: space for prefix, space in document.namespaces.items() if prefix not in schemes}


def _listing(
    listed: list[tuple[str, dict[str, Any]]], encode: Callable[[Any, int], bytes], indent: int | None
) -> Iterator[bytes]:
    """The records under their keys, each key once."""
    outer, inner, colon = (b"\n  ", b"\n    ", b": ") if indent else (b"", b"", b":")
    last = None
    for name, record in listed:
        if name == last:
            yield b","
        else:
            closing = b"," if last is None else outer + b"],"
            yield closing + outer + b'"' + name.encode() + b'"' + colon + b"["
            last = name
        yield inner + encode(record, 4)
    if last is not None:
        yield outer + b"]"


def _closing(indent: int | None) -> bytes:
    return b"\n}" if indent else b"}"


def _encoder(indent: int | None) -> Callable[[Any, int], bytes]:
    """Values as JSON; `<` is escaped, so that a document can stand in a script element of a page."""
    import orjson

    option = orjson.OPT_INDENT_2 if indent else None

    def encode(value: Any, depth: int) -> bytes:
        data = orjson.dumps(value, option=option).replace(b"<", b"\\u003c")
        return data.replace(b"\n", b"\n" + b" " * depth) if depth and indent else data

    return encode


def _write_for_the_web(dossier: Any, indent: int | None) -> Iterator[bytes]:
    yield _encoder(indent)(profile.document(dossier), 0) + b"\n"


def _find(data: bytes, cls: type[Any], foreign: Foreign) -> Iterator[Held]:
    """Read as RDF, after what readers of JSON-LD pass over in silence was looked for."""
    refuse_silent_losses(data, undefined=foreign == "refuse")
    try:
        graphs = gathered(parse(data, "jsonld"))
    except DecodeError as error:
        raise with_terms(error, data) from None
    refuse_relative(graphs)
    for graph in dossiers_in(graphs, cls):
        yield Held(read=partial(decode, cls, graph, foreign), graph=graph.name)


FORMAT = Format(
    name="jsonld",
    suffix=".jsonld",
    media_type="application/ld+json",
    aliases=("json-ld",),
    write=_write,
    find=_find,
    profiles=(Profile(context=profile.CONTEXT, write=_write_for_the_web, losses=profile.losses),),
)

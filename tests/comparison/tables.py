"""What is compared: each row of docs/hostile-input.md, and what is tried for each of its cells."""

from __future__ import annotations

import gzip
import json
import math
from typing import TYPE_CHECKING, TypeAlias

import attrs

import visitdata as vd
from tests.comparison import cells
from tests.comparison.cells import BASE, DEEP, FORGED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Cell: TypeAlias = "Callable[[], str]"
OURS = "visitdata"


@attrs.frozen
class Case:
    """One row.

    Attributes:
        given: what is given, in Markdown.
        cells: what is tried, by the tool; tools that it does not apply to are left out.
        test: the test that holds it for visitdata.
    """

    given: str
    cells: Mapping[str, Cell]
    test: str


@attrs.frozen
class Table:
    """Rows on one subject; the tools in the order of its columns."""

    title: str
    tools: tuple[str, ...]
    cases: tuple[Case, ...]


IDENTIFIERS = "tests/values/test_identifiers.py::test_for_what_may_be_any_iri_none_is_suggested"
LANGUAGES = "tests/values/test_languages.py::test_what_is_not_well_formed_is_refused"
BROKEN = "tests/test_broken.py::test_every_problem_of_a_file_is_found_at_its_place_with_its_suggestion"
CLOSED = "tests/test_closed.py::test_nothing_is_fetched_opened_run_or_changed_but_what_was_named"
JSON_TEXT = (
    "tests/json_text/test_json_text.py::test_what_is_no_json_is_refused_at_its_place_with_a_suggestion"
)
HERE = "tests/docs/test_hostile_input.py::test_each_cell_is_what_happens"
ONE_PROBLEM = "tests/codec/test_codec.py::test_one_mistake_is_one_problem"

FORGING = Table(
    "Statements that nobody made",
    ("rdflib", "PyLD", "pyoxigraph", OURS),
    (
        Case(
            "a datatype's IRI that goes on with `> . <urn:s> <urn:forged> <urn:o> . #`, written as N-Triples",
            {
                "rdflib": lambda: cells.rdflib_forges("datatype"),
                "PyLD": lambda: cells.pyld_forges({"@value": "x", "@type": f"urn:d{FORGED}"}),
                "pyoxigraph": lambda: cells.oxigraph_forges("datatype"),
                OURS: cells.ours_datatype,
            },
            HERE,
        ),
        Case(
            "a language tag that goes on so",
            {
                "rdflib": lambda: cells.rdflib_forges("language"),
                "PyLD": lambda: cells.pyld_forges({"@value": "x", "@language": f"en{FORGED[1:]}"}),
                "pyoxigraph": lambda: cells.oxigraph_forges("language"),
                OURS: lambda: cells.made_of(vd.Dossier(id=BASE, title="A", language=f"en{FORGED[1:]}")),
            },
            LANGUAGES,
        ),
        Case(
            "a language tag that ends with a line break",
            {
                "rdflib": lambda: cells.rdflib_forges("newline"),
                "PyLD": lambda: cells.pyld_forges({"@value": "x", "@language": "en\n"}),
                "pyoxigraph": lambda: cells.oxigraph_forges("newline"),
                OURS: lambda: cells.made_of(vd.Dossier(id=BASE, title="A", language="en\n")),
            },
            LANGUAGES,
        ),
        Case(
            "a blank node whose label is `a <urn:forged> <urn:o> . _:b`, lines broken",
            {
                "rdflib": lambda: cells.rdflib_forges("blank node"),
                "PyLD": lambda: cells.pyld_forges({"@value": "x"}, cells.BLANK),
                "pyoxigraph": lambda: cells.oxigraph_forges("blank node"),
                OURS: lambda: cells.made_of(vd.Place(id=cells.BLANK, name="A")),
            },
            "tests/model/test_records.py::test_an_id_is_of_few_characters",
        ),
        Case(
            "a link that goes on with `> . <urn:s> <urn:forged> <urn:o> . #`",
            {
                "rdflib": lambda: cells.rdflib_forges("IRI"),
                "PyLD": lambda: cells.pyld_forges({"@id": f"urn:d{FORGED}"}),
                "pyoxigraph": lambda: cells.oxigraph_forges("IRI"),
                OURS: lambda: cells.made_of(vd.Dossier(id=BASE, title="A", license=f"urn:d{FORGED}")),
            },
            IDENTIFIERS,
        ),
    ),
)
WRITING = Table(
    "Files and texts that are written",
    ("rdflib", "pyoxigraph", "json", "orjson", OURS),
    (
        Case(
            "a file with an older document, and data that cannot be written in the new one",
            {
                "rdflib": cells.rdflib_old_file,
                "pyoxigraph": cells.oxigraph_old_file,
                "json": cells.json_old_file,
                OURS: cells.ours_old_file,
            },
            "tests/files/test_files.py::test_the_old_file_stands_when_writing_fails",
        ),
        Case(
            "a text with the lone surrogate U+D800",
            {
                "rdflib": cells.rdflib_surrogate,
                "pyoxigraph": cells.oxigraph_surrogate,
                "json": lambda: cells.written(json.dumps(cells.SURROGATE)),
                "orjson": lambda: cells.written(cells.orjson().dumps(cells.SURROGATE)),
                OURS: lambda: cells.made_of(cells.noted(cells.SURROGATE)),
            },
            "tests/model/test_records.py::test_text_that_some_format_cannot_carry_is_refused",
        ),
        Case(
            "a text with U+0000, in RDF/XML (which has no such character) or JSON",
            {
                "rdflib": cells.rdflib_nul,
                "pyoxigraph": cells.oxigraph_nul,
                "json": lambda: cells.written(json.dumps("\0")),
                "orjson": lambda: cells.written(cells.orjson().dumps("\0")),
                OURS: lambda: cells.made_of(cells.noted("\0")),
            },
            "tests/model/test_records.py::test_text_that_some_format_cannot_carry_is_refused",
        ),
        Case(
            "the number NaN",
            {
                "json": lambda: cells.written(json.dumps(math.nan)),
                "orjson": lambda: cells.written(cells.orjson().dumps(math.nan)),
                OURS: lambda: cells.made_of(vd.Quantity(exactly=math.nan)),
            },
            "tests/model/test_records.py::test_a_number_that_some_reader_would_change_is_refused",
        ),
        Case(
            "the number 2^64",
            {
                "json": lambda: cells.written(json.dumps(2**64)),
                "orjson": lambda: cells.written(cells.orjson().dumps(2**64)),
                OURS: lambda: cells.made_of(vd.Quantity(exactly=2**64)),
            },
            "tests/model/test_records.py::test_a_number_that_some_reader_would_change_is_refused",
        ),
    ),
)
RDF = Table(
    "RDF that is read",
    ("rdflib", "PyLD", "pyoxigraph", OURS),
    (
        Case(
            f"RDF/XML of {len(cells.laughs())} bytes, with entities made of entities",
            {
                "rdflib": cells.rdflib_laughs,
                "pyoxigraph": cells.oxigraph_laughs,
                OURS: lambda: cells.ours_reads(cells.laughs(), "rdfxml"),
            },
            BROKEN,
        ),
        Case(
            "JSON-LD whose context is on another machine",
            {
                "rdflib": lambda: cells.fetches(lambda text: cells.rdflib_reads(text, "json-ld")),
                "PyLD": lambda: cells.fetches(cells.pyld_reads),
                "pyoxigraph": lambda: cells.fetches(lambda text: cells.oxigraph_reads(text, "JSON_LD")),
                OURS: lambda: cells.fetches(lambda text: vd.loads(text, "jsonld")),
            },
            CLOSED,
        ),
        Case(
            "JSON-LD whose context is a file of the reader's own machine",
            {
                "rdflib": lambda: cells.opens(lambda text: cells.rdflib_reads(text, "json-ld")),
                "PyLD": lambda: cells.opens(cells.pyld_reads),
                "pyoxigraph": lambda: cells.opens(lambda text: cells.oxigraph_reads(text, "JSON_LD")),
                OURS: lambda: cells.opens(lambda text: vd.loads(text, "jsonld")),
            },
            CLOSED,
        ),
        Case(
            "JSON-LD with a key that its context does not define (`naem`)",
            {
                "rdflib": lambda: cells.kept(cells.rdflib_reads(cells.UNDEFINED, "json-ld")),
                "PyLD": lambda: cells.kept(cells.pyld_reads(cells.UNDEFINED)),
                "pyoxigraph": lambda: cells.kept(cells.oxigraph_reads(cells.UNDEFINED, "JSON_LD")),
                OURS: lambda: cells.ours_reads(cells.ours_jsonld(naem="Ruritania"), "jsonld"),
            },
            "tests/rdf/parsing/test_jsonld_text.py::test_what_would_say_nothing_is_reported_where_it_stands",
        ),
        Case(
            "JSON-LD that has a key twice",
            {
                "rdflib": lambda: cells.values(
                    [str(o) for _, _, o in cells.rdflib_reads(cells.TWICE, "json-ld")]
                ),
                "PyLD": lambda: cells.values(cells.texts(cells.pyld_reads(cells.TWICE))),
                "pyoxigraph": lambda: cells.values(
                    [each.object.value for each in cells.oxigraph_reads(cells.TWICE, "JSON_LD")]
                ),
                OURS: lambda: cells.ours_reads(
                    cells.ours_jsonld().replace('"name":', '"name": "other", "name":'), "jsonld"
                ),
            },
            BROKEN,
        ),
        Case(
            'JSON-LD with the relative `"@id": "a"`, and no base',
            {
                "rdflib": lambda: cells.relative(
                    [s for s, _, _ in cells.rdflib_reads(cells.RELATIVE, "json-ld")]
                ),
                "PyLD": lambda: cells.relative(cells.subjects(cells.pyld_reads(cells.RELATIVE))),
                "pyoxigraph": lambda: cells.relative(
                    [each.subject.value for each in cells.oxigraph_reads(cells.RELATIVE, "JSON_LD")]
                ),
                OURS: lambda: cells.ours_reads(cells.ours_jsonld(**{"@id": "a"}), "jsonld"),
            },
            BROKEN,
        ),
        Case(
            "`<a> <b> <c> .` in Turtle, and no base",
            {
                "rdflib": lambda: cells.relative(
                    [s for s, _, _ in cells.rdflib_reads("<a> <b> <c> .", "turtle")]
                ),
                "pyoxigraph": lambda: cells.relative(
                    [each.subject.value for each in cells.oxigraph_reads("<a> <b> <c> .", "TURTLE")]
                ),
                OURS: lambda: cells.ours_reads("<a> <b> <c> .", "turtle"),
            },
            BROKEN,
        ),
        Case(
            '`"many"^^xsd:integer`',
            {
                "rdflib": lambda: (
                    f"**reads a number of value `{cells.rdflib_reads(cells.ILL_TYPED, 'nt')[0][2].value}`**"
                ),
                "pyoxigraph": lambda: (
                    f"reads `{cells.oxigraph_reads(cells.ILL_TYPED, 'N_TRIPLES')[0].object.value}`"
                ),
                OURS: cells.ours_ill_typed,
            },
            "tests/rdf/parsing/test_rdf_text.py::test_what_is_no_count_is_refused",
        ),
        Case(
            "`<urn:a\\u003Eb>` in N-Triples, an escaped `>`",
            {
                "rdflib": lambda: f"**reads `<{cells.rdflib_reads(cells.ESCAPED, 'nt')[0][2]}>`**",
                "pyoxigraph": lambda: (
                    f"reads `<{cells.oxigraph_reads(cells.ESCAPED, 'N_TRIPLES')[0].object.value}>`"
                ),
                OURS: lambda: cells.ours_reads(cells.ESCAPED, "ntriples"),
            },
            BROKEN,
        ),
        Case(
            f"{DEEP:,} lists in each other, in Turtle",
            {
                "rdflib": lambda: f"reads {len(cells.rdflib_reads(cells.LISTS, 'turtle')):,} statements",
                "pyoxigraph": lambda: (
                    f"reads {len(cells.oxigraph_reads(cells.LISTS, 'TURTLE')):,} statements"
                ),
                OURS: lambda: cells.ours_reads(cells.LISTS, "turtle"),
            },
            HERE,
        ),
        Case(
            f"{DEEP:,} triples in each other (RDF 1.2), in N-Triples",
            {
                "pyoxigraph": lambda: (
                    f"reads {len(cells.oxigraph_reads(cells.TRIPLES, 'N_TRIPLES')):,} statements"
                ),
                OURS: lambda: cells.ours_reads(cells.TRIPLES, "ntriples"),
            },
            HERE,
        ),
    ),
)
JSON = Table(
    "JSON that is read",
    ("json", "orjson", OURS),
    (
        Case(
            "a member that stands twice",
            {
                "json": lambda: cells.reads(json.loads('{"a": 1, "a": 2}'), None),
                "orjson": lambda: cells.reads(cells.orjson().loads('{"a": 1, "a": 2}'), None),
                OURS: lambda: cells.ours_reads(cells.ours_json()[:-1] + ', "title": "B"}', "json"),
            },
            "tests/json_text/test_json_text.py::test_each_name_that_stands_twice_is_found",
        ),
        Case(
            "`NaN`",
            {
                "json": lambda: cells.reads(json.loads("NaN"), None),
                "orjson": lambda: cells.reads(cells.orjson().loads("NaN"), None),
                OURS: lambda: cells.ours_reads(cells.ours_counted("NaN"), "json"),
            },
            JSON_TEXT,
        ),
        Case(
            "`1e400`",
            {
                "json": lambda: cells.reads(json.loads("1e400"), None),
                "orjson": lambda: cells.reads(cells.orjson().loads("1e400"), None),
                OURS: lambda: cells.ours_reads(cells.ours_counted("1e400"), "json"),
            },
            JSON_TEXT,
        ),
        Case(
            "2^64 as an integer",
            {
                "json": lambda: cells.reads(json.loads(str(2**64)), 2**64),
                "orjson": lambda: cells.reads(cells.orjson().loads(str(2**64)), 2**64),
                OURS: lambda: cells.ours_reads(cells.ours_counted(str(2**64)), "json"),
            },
            "tests/json_text/test_json_text.py::test_integers_keep_their_value_whatever_their_size",
        ),
        Case(
            "an integer of 5,000 digits",
            {
                "json": lambda: cells.reads(json.loads("9" * 5000), None),
                "orjson": lambda: cells.reads(cells.orjson().loads("9" * 5000), None),
                OURS: lambda: cells.ours_reads(cells.ours_counted("9" * 5000), "json"),
            },
            "tests/json_text/test_json_text.py::test_the_limit_of_python_on_digits_does_not_matter",
        ),
        Case(
            '`"\\ud800"`',
            {
                "json": lambda: cells.reads(json.loads('"\\ud800"'), "\ud800"),
                "orjson": lambda: cells.reads(cells.orjson().loads('"\\ud800"'), "\ud800"),
                OURS: lambda: cells.ours_reads(cells.ours_json().replace("Arcadia", "\\ud800"), "json"),
            },
            JSON_TEXT,
        ),
        Case(
            '`"\\u0000"`',
            {
                "json": lambda: cells.reads(json.loads('"\\u0000"'), "\0"),
                "orjson": lambda: cells.reads(cells.orjson().loads('"\\u0000"'), "\0"),
                OURS: lambda: cells.ours_reads(cells.ours_json(title="\0"), "json"),
            },
            "tests/values/test_text.py::test_a_bad_character_is_named_with_its_place_and_suggestion",
        ),
        Case(
            f"`[` {DEEP:,} times",
            {
                "json": lambda: cells.reads(json.loads("[" * DEEP), None),
                "orjson": lambda: cells.reads(cells.orjson().loads("[" * DEEP), None),
                OURS: lambda: cells.ours_reads("[" * DEEP, "json"),
            },
            "tests/json_text/test_json_text.py::test_64_levels_are_read_and_65_are_not",
        ),
        Case(
            "a byte order mark, then a sound document",
            {
                "json": lambda: cells.reads(json.loads(b"\xef\xbb\xbf{}"), {}),
                "orjson": lambda: cells.reads(cells.orjson().loads(b"\xef\xbb\xbf{}"), {}),
                OURS: lambda: cells.ours_reads("\ufeff" + cells.ours_json(), "json"),
            },
            JSON_TEXT,
        ),
        Case(
            "200 kB of gzip that become 200 MB, where 1 MB is allowed",
            {
                "json": lambda: (
                    f"**expands {len(gzip.decompress(cells.bomb())):,} bytes**: `gzip` has no limit"
                ),
                OURS: cells.ours_bomb,
            },
            "tests/files/test_compression.py::test_a_bomb_is_left_off_at_the_limit",
        ),
    ),
)
RECORDS = Table(
    "Values of another type",
    ("cattrs", "attrs", OURS),
    (
        Case(
            "`null` for a text",
            {
                "cattrs": lambda: cells.structured(name=None),
                "attrs": lambda: cells.held(name=None),
                OURS: lambda: cells.ours_reads(cells.ours_json(title=None), "json"),
            },
            "tests/codegen/test_readers.py::test_null_is_a_mistake_wherever_it_stands",
        ),
        Case(
            "an object for a text",
            {
                "cattrs": lambda: cells.structured(name={"en": "Arcadia"}),
                "attrs": lambda: cells.held(name={"en": "Arcadia"}),
                OURS: lambda: cells.ours_reads(cells.ours_json(title={"en": "Arcadia"}), "json"),
            },
            ONE_PROBLEM,
        ),
        Case(
            '`"3"` for a number',
            {
                "cattrs": lambda: cells.structured(count="3"),
                "attrs": lambda: cells.held(count="3"),
                OURS: lambda: cells.ours_reads(cells.ours_counted('"3"'), "json"),
            },
            "tests/values/test_numbers.py::test_another_type_is_refused_with_the_suggestion",
        ),
        Case(
            "`3.9` for an integer",
            {
                "cattrs": lambda: cells.structured(count=3.9),
                "attrs": lambda: cells.held(count=3.9),
                OURS: lambda: cells.ours_reads(cells.ours_counted("3.9"), "json"),
            },
            "tests/values/test_numbers.py::test_other_values_are_no_lengths",
        ),
        Case(
            '`"false"` for a truth value',
            {
                "cattrs": lambda: cells.structured(is_known="false"),
                "attrs": lambda: cells.held(is_known="false"),
                OURS: lambda: cells.ours_reads(cells.ours_actor(anonymous="false"), "json"),
            },
            BROKEN,
        ),
        Case(
            '`"abc"` for a list of texts',
            {
                "cattrs": lambda: cells.structured(aliases="abc"),
                "attrs": lambda: cells.held(aliases="abc"),
                OURS: lambda: cells.ours_reads(cells.ours_actor(aliases="abc"), "json"),
            },
            BROKEN,
        ),
        Case(
            "a member that there is not (`naem`)",
            {
                "cattrs": lambda: cells.structured(naem="Arcadia"),
                "attrs": lambda: cells.held(naem="Arcadia"),
                OURS: lambda: cells.ours_reads(cells.ours_json(naem="Arcadia"), "json"),
            },
            ONE_PROBLEM,
        ),
    ),
)
TABLES = (FORGING, WRITING, RDF, JSON, RECORDS)

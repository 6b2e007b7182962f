"""Identifiers: local ids, absolute IRIs, and which IRIs may name what."""

from __future__ import annotations

import re
import time

import pyoxigraph
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st

from visitdata.errors import Mistake
from visitdata.terms import PREFIXES
from visitdata.values.identifiers import (
    dossier_id_mistake,
    iri_mistake,
    local_id_mistake,
    looks_like_iri,
    record_iri_mistake,
    reserved_iri_mistake,
)

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))
DOSSIER = "https://data.example.org/dossiers/arcadia-visit"

GOOD = [
    DOSSIER,
    f"{DOSSIER}#visit",
    # RFC 3986, section 1.1.2
    "ftp://ftp.is.co.za/rfc/rfc1808.txt",
    "http://www.ietf.org/rfc/rfc2396.txt",
    "ldap://[2001:db8::7]/c=GB?objectClass?one",
    "mailto:John.Doe@example.com",
    "news:comp.infosystems.www.servers.unix",
    "tel:+1-816-555-1212",
    "telnet://192.0.2.16:80/",
    "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
    "http://www.wikidata.org/entity/Q42",
    "https://schema.org/Person",
    "https://en.example.org/wiki/Strelsau_(city)!*'$&,;=@:~",
    "https://ja.example.org/wiki/日本国憲法",
    "https://bücher.example.org/ä?ö=ü#ß",
    "https://example.org/a%20b?c=%C3%A9#%2f",
    "https://example.org//a//b",
    "https://example.org/a/../b/./c",
    "https://example.org",
    "https://example.org?q",
    "https://example.org#",
    "https://example.org/?a?b/c#d?e/f",
    "https://user:pa%20ss@example.org:8080/",
    "https://example.org:/",
    "HTTPS://EXAMPLE.ORG/",
    "file:///etc/hosts",
    "file:/etc/hosts",
    "a:",
    "a://",
    "a+b-c.1:d",
    "http://999.999.999.999/",
    "http://[::]/",
    "http://[::1]:8080/",
    "http://[1:2:3:4:5:6:7:8]/",
    "http://[1:2:3:4:5:6:192.0.2.1]/",
    "http://[::ffff:192.0.2.1]/",
    "http://[1:2:3:4:5:6:7::]/",
    "http://[1::8]/",
    "http://[fe80::ABCD]/",
    "http://[v1.a:b]/",
    "https://example.org/?\ue000\U000f0000\U0010fffd",
    "https://example.org/\U0001f600\U000e1000\ufdcf\ufdf0\uffef",
    "https://example.org/a\u200db",
    "data:,a",
    "schemas:a",
]

# Refused, and the suggestion that is offered.
CORRECTED = [
    ("www.example.org/a", "https://www.example.org/a"),
    ("example.org", "https://example.org"),
    ("//www.example.org/a?b#c", "https://www.example.org/a?b#c"),
    ("www.example.org/a b", "https://www.example.org/a%20b"),
    ("https://example.org/a b", "https://example.org/a%20b"),
    (" https://example.org/", "https://example.org/"),
    ("https://example.org/\n", "https://example.org/"),
    ("https://example.org/\r\na", "https://example.org/a"),
    ("https://example.org/a\tb", "https://example.org/ab"),
    ("<https://example.org/>", "https://example.org/"),
    ("https://example.org/a>", "https://example.org/a"),
    ("https://example.org/a<b", "https://example.org/a%3Cb"),
    ('https://example.org/"a"', "https://example.org/%22a%22"),
    ("https://example.org/{id}", "https://example.org/%7Bid%7D"),
    ("https://example.org/a|b", "https://example.org/a%7Cb"),
    ("https://example.org/a^b", "https://example.org/a%5Eb"),
    ("https://example.org/a`b", "https://example.org/a%60b"),
    (r"https:\\example.org\a", "https://example.org/a"),
    ("https://example.org/100%", "https://example.org/100%25"),
    ("https://example.org/%zz", "https://example.org/%25zz"),
    ("https://example.org/%a", "https://example.org/%25a"),
    ("https://example.org/?%é", "https://example.org/?%25é"),
    ("https://example.org/a[0]", "https://example.org/a%5B0%5D"),
    ("https://example.org/?a[]=b", "https://example.org/?a%5B%5D=b"),
    ("https://example.org/#a[0]", "https://example.org/#a%5B0%5D"),
    ("https://example.org/#a#b", "https://example.org/#a%23b"),
    ("https://example.org/\ue000", "https://example.org/%EE%80%80"),
    ("https://example.org/#\U000f0000", "https://example.org/#%F3%B0%80%80"),
    ("https://example.org/\ufffd", "https://example.org/%EF%BF%BD"),
    ("https://example.org/\ufdd0", "https://example.org/%EF%B7%90"),
    ("https://example.org/\U0001ffff", "https://example.org/%F0%9F%BF%BF"),
    ("https://example.org/\U000e0001", "https://example.org/%F3%A0%80%81"),
    ("https://example.org/a\xa0b", "https://example.org/a%C2%A0b"),
    ("https://example.org/a\u3000b", "https://example.org/a%E3%80%80b"),
    ("https://example.org/\u200ea", "https://example.org/a"),
    ("https://example.org/\u202ea", "https://example.org/a"),
]

# Refused, with no more than the form as a suggestion.
HOPELESS = [
    "",
    " ",
    "a",
    "#visit",
    "/a/b",
    "?a",
    "ana-lind",
    ":a",
    "1a:b",
    "-a:b",
    "+a:b",
    "a_b:c",
    "é:a",
    "h\u0131ttp://example.org/",
    "http\uff1a//example.org/",
    "https://example.org/\x00",
    "https://example.org/a\x1fb",
    "https://example.org/\x7f",
    "https://example.org/a\x85b",
    "https://example.org/\x9f",
    "https://example.org/\ud800",
    "https://example.org/\udc00\ud800",
    "https://exa mple.org/",
    "https://exa<mple.org/",
    "https://example.org:port/",
    "https://example.org:80:80/",
    "https://example.org:-1/",
    "https://example.org:\uff18\uff10/",
    "https://a@b@example.org/",
    "https://us[er@example.org/",
    "https://%zz.example.org/",
    "https://exam%ple.org/",
    "https://example.org]/",
    "https://\ue000.example.org/",
    "https://[/",
    "https://[]/",
    "https://[::1/",
    "https://::1/",
    "https://[::1]a/",
    "https://[::1]:a/",
    "https://a[::1]/",
    "https://[:::1]/",
    "https://[1]/",
    "https://[1:2:3:4:5:6:7]/",
    "https://[1:2:3:4:5:6:7:8:9]/",
    "https://[1::2::3]/",
    "https://[1:2:3:4::5:6:7:8]/",
    "https://[12345::]/",
    "https://[g::]/",
    "https://[::256.0.2.1]/",
    "https://[::192.0.2]/",
    "https://[::192.0.2.01]/",
    "https://[192.0.2.1]/",
    "https://[fe80::1%25eth0]/",
    "https://[fe80::1%eth0]/",
    "https://[v.a]/",
    "https://[v1.]/",
    "https://[v1]/",
    "https://[vg.a]/",
    "https://[v1.é]/",
]


@pytest.mark.parametrize("value", GOOD)
def test_an_absolute_iri_is_accepted_and_read_alike_everywhere(value: str) -> None:
    assert iri_mistake(value) is None
    assert_read_alike([value])


def assert_read_alike(values: list[str]) -> None:
    lines = "".join(f"<a:s> <a:p> <{value}> .\n" for value in values)
    assert [pyoxigraph.NamedNode(value).value for value in values] == values
    quads = pyoxigraph.parse(lines.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert [quad.object for quad in quads] == [pyoxigraph.NamedNode(value) for value in values]
    graph = rdflib.Graph().parse(data=lines, format="nt")
    assert {str(value) for value in graph.objects()} == set(values)


def test_there_are_enough_hostile_iris() -> None:
    assert len({*HOPELESS, *(value for value, _ in CORRECTED)}) == len(HOPELESS) + len(CORRECTED) >= 60


@pytest.mark.parametrize(("value", "correction"), CORRECTED)
def test_a_wrong_iri_is_refused_with_the_suggestion(value: str, correction: str) -> None:
    mistake = iri_mistake(value)
    assert mistake is not None
    assert (mistake.code, mistake.suggestion) == ("bad-iri", f'write "{correction}"')


@pytest.mark.parametrize("value", HOPELESS)
def test_for_what_may_be_any_iri_none_is_suggested(value: str) -> None:
    mistake = iri_mistake(value)
    assert mistake is not None
    assert (mistake.code, mistake.suggestion) == ("bad-iri", None)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", "'' is empty"),
        ("www.example.org", "'www.example.org' has no scheme, so it is not an absolute IRI"),
        ("a:b c", "'a:b c' holds U+0020 at index 3, which is not allowed in an IRI"),
        ("a:b\ud800", r"'a:b\ud800' holds U+D800 at index 3, which is not allowed in an IRI"),
        ("a:b%c", "'a:b%c' has a % at index 3 that no two hexadecimal digits follow"),
        ("a://b:c/d", "'a://b:c/d' has a malformed host or port, 'b:c'"),
        ("a:b[", "'a:b[' holds U+005B at index 3, which is not allowed in its path"),
        ("a:b?c]", "'a:b?c]' holds U+005D at index 5, which is not allowed in its query"),
        ("a:b?c#d#", "'a:b?c#d#' holds U+0023 at index 7, which is not allowed in its fragment"),
    ],
)
def test_the_message_says_what_is_wrong_and_where(value: str, message: str) -> None:
    mistake = iri_mistake(value)
    assert mistake is not None
    assert mistake.message == message


EDGES = (0, 1, 0x0FFF, 0x1000, 0xFFFD, 0xFFFE, 0xFFFF)
BASIC_PLANE_AND_EDGES = [
    *range(0x10000),
    *(plane + edge for plane in range(0x10000, 0x110000, 0x10000) for edge in EDGES),
]


@pytest.mark.parametrize("pattern", ["a:x{}y", "a:x?{}y", "a:x#{}y", "a://x{}y/", "a://x{}y@z/"])
def test_only_white_space_and_bidirectional_marks_are_refused_beyond_pyoxigraph(pattern: str) -> None:
    stricter = {code for code in BASIC_PLANE_AND_EDGES if differs(pattern.format(chr(code)))}
    assert stricter == {
        *{0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000},
        *{0x200E, 0x200F, *range(0x202A, 0x202F)},
    }


def differs(value: str) -> bool:
    accepted = iri_mistake(value) is None
    try:
        pyoxigraph.NamedNode(value)
    except ValueError:
        assert not accepted
        return False
    return not accepted


PIECES = st.sampled_from(
    ["a", "Z", "0", "é", "日", "%20", "%", ":", "/", "//", "?", "#", "@", "[", "]", "::", "1", ".", "v1"]
)  # fmt: skip
NEAR_IRIS = st.builds(
    "{}{}".format, st.sampled_from(["a:", "http://", "http://[", ""]), st.lists(PIECES).map("".join)
)


@given(NEAR_IRIS | ANY_TEXT | ANY_TEXT.map("a:{}".format))
@example("http://a//b")
@example("a:b//c")
def test_what_is_accepted_is_exactly_what_pyoxigraph_accepts(value: str) -> None:
    if iri_mistake(value) is None:
        assert_read_alike([value])
    else:
        assert not accepted_by_pyoxigraph(value) or STRICTER.search(value)


STRICTER = re.compile(rf"[^\S \t\n\r]|[\u200e\u200f\u202a-\u202e]|\A(?:{'|'.join(PREFIXES)}):", re.IGNORECASE)


def accepted_by_pyoxigraph(value: str) -> bool:
    try:
        pyoxigraph.NamedNode(value)
    except ValueError:
        return False
    return True


@given(NEAR_IRIS | ANY_TEXT)
def test_a_suggestion_is_itself_accepted(value: str) -> None:
    for mistake, check in ((iri_mistake(value), iri_mistake), (local_id_mistake(value), local_id_mistake)):
        if mistake and mistake.suggestion and mistake.suggestion.startswith('write "'):
            assert check(mistake.suggestion.removeprefix('write "').removesuffix('"')) is None


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_scheme_that_is_a_prefix_is_refused_with_the_whole_iri(prefix: str) -> None:
    iri = f"{PREFIXES[prefix]}thing"
    suggestion = f'write "{iri}"'
    for spelling in (prefix, prefix.upper()):
        message = f"'{spelling}:thing' has the scheme {spelling}, which is a prefix of this package"
        assert iri_mistake(f"{spelling}:thing") == Mistake("reserved-iri", message, suggestion)
    assert iri_mistake(f"{prefix}x:thing") is None
    assert iri_mistake(f"x{prefix}:thing") is None


def test_a_reserved_scheme_before_nonsense_is_still_told() -> None:
    mistake = iri_mistake("vd:a b\x00")
    assert mistake is not None
    assert (mistake.code, mistake.suggestion) == ("reserved-iri", "write the IRI in full")


@pytest.mark.parametrize("namespace", [*PREFIXES.values(), "http://schema.org/"])
def test_an_iri_in_a_vocabulary_may_be_a_link_but_names_no_record(namespace: str) -> None:
    for value in (namespace, f"{namespace}thing"):
        assert iri_mistake(value) is None
        reserved = Mistake(
            "reserved-iri",
            f"'{value}' is in the namespace of a vocabulary, so it cannot name a record",
            "give it an IRI in a namespace of your own",
        )
        assert (
            reserved_iri_mistake(value) == record_iri_mistake(value) == dossier_id_mistake(value) == reserved
        )


def test_a_dossier_may_not_make_its_local_ids_terms_of_a_vocabulary() -> None:
    for namespace in PREFIXES.values():
        if namespace.endswith("#"):
            mistake = dossier_id_mistake(namespace.removesuffix("#"))
            assert mistake is not None
            assert mistake.code == "reserved-iri"


@pytest.mark.parametrize(
    "value", [DOSSIER, "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66", "https://schema.org"]
)
def test_an_iri_in_a_space_of_ones_own_names_records_and_dossiers(value: str) -> None:
    assert reserved_iri_mistake(value) is None
    assert record_iri_mistake(value) is None
    assert dossier_id_mistake(value) is None


def test_a_record_may_be_named_with_a_fragment_and_a_dossier_may_not() -> None:
    value = f"{DOSSIER}#visit"
    assert record_iri_mistake(value) is None
    assert dossier_id_mistake(value) == Mistake(
        "bad-iri",
        f"'{value}' has a fragment; what stands behind the # names the dossier's records",
        f'write "{DOSSIER}"',
    )
    assert dossier_id_mistake(f"{DOSSIER}#") is not None


def test_a_malformed_id_of_a_record_or_dossier_is_refused() -> None:
    assert record_iri_mistake("a b") == dossier_id_mistake("a b") == iri_mistake("a b") is not None


@pytest.mark.parametrize("value", ["a", "0", "ana-lind", "a.b_c-d", "2031-05-04", "a" * 128, "a.", "a-"])
def test_a_local_id_is_accepted(value: str) -> None:
    assert local_id_mistake(value) is None
    assert not looks_like_iri(value)


@pytest.mark.parametrize(
    ("value", "slug"),
    [
        ("Ana Lind", "ana-lind"),
        ("Zoë Straße", "zoe-strasse"),
        ("a\n", "a"),
        ("-a", "a"),
        ("_a_", "a"),
        (".hidden", "hidden"),
        ("a/b#c", "a-b-c"),
        ("ﬁne ①", "fine-1"),
        ("\ud800a\x00", "a"),
        ("a" * 129, "a" * 128),
        ("Posited", "posited-1"),
    ],
)
def test_what_is_no_local_id_is_refused_with_the_nearest_one(value: str, slug: str) -> None:
    mistake = local_id_mistake(value)
    assert mistake is not None
    assert (mistake.code, mistake.suggestion) == ("bad-id", f'write "{slug}"')


@pytest.mark.parametrize("value", ["", "-", "...", "日本", "\ud800", "\x00"])
def test_for_what_has_no_nearest_id_none_is_suggested(value: str) -> None:
    mistake = local_id_mistake(value)
    assert mistake is not None
    assert (mistake.code, mistake.suggestion) == ("bad-id", None)


def test_the_message_names_the_value_that_is_no_id() -> None:
    assert local_id_mistake("A\x00") == Mistake(
        "bad-id",
        r"'A\x00' is not an id: 1 to 128 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit",
        'write "a"',
    )


@given(ANY_TEXT)
def test_an_id_is_judged_in_ascii(value: str) -> None:
    simple = set(value) <= set("abcdefghijklmnopqrstuvwxyz0123456789._-")
    accepted = simple and 0 < len(value) <= 128 and value[0] not in "._-"
    assert (local_id_mistake(value) is None) == accepted


@given(ANY_TEXT)
def test_every_check_answers_any_text(value: str) -> None:
    bad = iri_mistake(value)
    if bad is not None:
        # What a link may be written as need not do for a record or a dossier: then nothing is suggested.
        for found in (record_iri_mistake(value), dossier_id_mistake(value)):
            assert found in {bad, bad._replace(suggestion=None)}
    assert looks_like_iri(value) or bad is not None
    assert reserved_iri_mistake(value) is None or value.startswith("http")


@pytest.mark.parametrize(
    "piece", ["a", "a:", "a@", "%20", "%", "/", "?", "#", "[", "[::", "1:", "::", "é", "\0", " ", "a."]
)  # fmt: skip
@pytest.mark.parametrize("start", ["", "a:", "http://", "http://[", "http://a/", "http://a?", "vd:"])
def test_a_megabyte_is_judged_within_a_second(start: str, piece: str) -> None:
    value = start + piece * (10**6 // len(piece))
    for check in (iri_mistake, local_id_mistake, record_iri_mistake, dossier_id_mistake):
        since = time.process_time()
        mistake = check(value)
        assert time.process_time() - since < 1
        assert mistake is None or len(mistake.message) + len(mistake.suggestion or "") < 1000


@pytest.mark.parametrize("value", ["http://schema.org/%4", "https://w3id.org/visitdata/ns#a b"])
def test_no_iri_is_suggested_for_a_record_that_names_none(value: str) -> None:
    mistake = record_iri_mistake(value)
    assert mistake is not None
    assert mistake.suggestion is None


@pytest.mark.parametrize("value", ["https://example.org/a b#c", "https://example.org/%4#c"])
def test_no_iri_with_a_fragment_is_suggested_for_a_dossier(value: str) -> None:
    mistake = dossier_id_mistake(value)
    assert mistake is not None
    assert mistake.suggestion is None


def test_no_iri_of_a_proposition_is_suggested() -> None:
    mistake = iri_mistake("https://example.org/a b#posited:c")
    assert mistake is not None
    assert mistake.suggestion is None

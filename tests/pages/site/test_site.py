"""What a site makes of dossiers and of a folder: pages of actors, files that stay, names that are refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from tests.support.html_texts import Texts
from tests.support.sites import BASE, build, contents, pages, titled
from visitdata.pages.site.building import manifest
from visitdata.pages.site.building.build import RefusedError
from visitdata.pages.site.building.names import key_of, stem_of_id, without_case, wrong_with
from visitdata.pages.site.building.old_site import ForeignFolderError

if TYPE_CHECKING:
    from pathlib import Path

SEED = vd.seed(vd.seeds()[0])
WIKIDATA = "http://www.wikidata.org/entity/Q1"


def dossier(name: str, *actors: vd.Actor, **members: object) -> vd.Dossier:
    made: vd.Dossier = vd.Dossier(
        id=f"https://data.example.org/d/{name}",
        title=f"About {name}",
        language="en",
        actors=actors,
        **members,  # type: ignore[arg-type]
    )
    return made


def actor_pages(folder: Path) -> list[str]:
    return [path for path in pages(folder) if path.startswith("actors/")]


# Actors.


def test_actors_of_two_dossiers_with_one_external_id_have_one_page(tmp_path: Path) -> None:
    one = dossier("one", vd.Person(id="lind", name="Ana Lind", same_as=[WIKIDATA]))
    two = dossier("two", vd.Person(id="minister", name="Minister Lind", same_as=[WIKIDATA]))
    build(tmp_path / "site", {"one": one, "two": two})
    page = pages(tmp_path / "site")["actors/q1.html"]
    assert actor_pages(tmp_path / "site") == ["actors/q1.html"]
    shown = " ".join(Texts(page).texts)
    assert all(each in shown for each in ("Ana Lind", "also Minister Lind", "About one", "About two"))
    for stem in ("one", "two"):
        assert "../actors/q1.html" in Texts(pages(tmp_path / "site")[f"dossiers/{stem}.html"]).links


def test_the_page_of_an_actor_tells_its_ties_in_words(tmp_path: Path) -> None:
    arcadia = vd.State(id="arcadia", name="Arcadia")
    tie = vd.Tie(title="Foreign Minister", of=arcadia, kind="office", during="2031/..")
    lind = vd.Person(
        id="lind", name="Ana Lind", ties=[tie], same_as=[WIKIDATA], names={"ar": "\u0622\u0646\u0627"}
    )
    build(tmp_path / "site", {"one": dossier("one", arcadia, lind)})
    page = pages(tmp_path / "site")["actors/q1.html"]
    text = re.sub("<[^>]+>", "", page)
    assert "Foreign Minister of Arcadia, from 2031 onwards office" in text
    assert "in other languages\u0622\u0646\u0627 (ar)" in text
    assert "../dossiers/one.html#arcadia" in Texts(page).links


def test_actors_are_never_one_by_their_names(tmp_path: Path) -> None:
    office = [vd.Tie(title="Minister", kind="office")]
    given = {each: dossier(each, vd.Person(id="lind", name="Ana Lind", ties=office)) for each in "ab"}
    build(tmp_path / "site", given)
    assert len(actor_pages(tmp_path / "site")) == 2


def test_a_chain_of_ids_joins_actors_of_one_class_alone(tmp_path: Path) -> None:
    iris = [f"https://id.example.org/{number}" for number in range(3)]
    given = {
        "a": dossier("a", vd.Person(id="a", name="Anna", same_as=iris[:2])),
        "b": dossier("b", vd.Person(id="b", name="Berta", same_as=iris[1:])),
        "c": dossier("c", vd.Person(id=iris[2], name="Clara")),
        "d": dossier("d", vd.Organization(id="d", name="Dora", same_as=iris)),
    }
    build(tmp_path / "site", given)
    html = pages(tmp_path / "site")
    texts = [" ".join(Texts(html[path]).texts) for path in actor_pages(tmp_path / "site")]
    found = [[each for each in ("Anna", "Berta", "Clara", "Dora") if each in text] for text in texts]
    assert sorted(found) == [["Anna", "Berta", "Clara"], ["Dora"]]


def test_who_has_neither_an_id_nor_an_office_has_no_page(tmp_path: Path) -> None:
    office = [vd.Tie(title="Minister", kind="office")]
    actors = [
        vd.Person(id="lind", name="Ana Lind"),
        vd.Person(id="member", name="A Member", ties=[vd.Tie(title="member", kind="member")]),
        vd.Person(id="official", name="an official", anonymous=True, ties=office),
        vd.Group(id="analysts", name="analysts"),
    ]
    build(tmp_path / "site", {"a": dossier("a", *actors)})
    assert actor_pages(tmp_path / "site") == []


def test_the_page_of_an_accused_has_its_answers(tmp_path: Path) -> None:
    arcadia = vd.State(id="arcadia", name="Arcadia", same_as=[WIKIDATA])
    group = vd.Group(id="neighbours", name="neighbouring states")
    sale = vd.PositedTransfer(id="sale", label="Arcadia sells rifles", status="occurred", givers=[arcadia])
    said = "Neighbouring states say that Arcadia sold rifles."
    arms = vd.Allegation(id="arms", claimants=[group], accused=[arcadia], gist=said, alleges=[sale])
    denial = vd.Statement(
        id="denial", kind="denied", speakers=[arcadia], gist="Arcadia denies it.", responds_to=[arms]
    )
    for name, statements in (("open", []), ("denied", [denial])):
        given = dossier(name, arcadia, group, allegations=[arms], statements=statements)
        build(tmp_path / name, {"a": given})
    texts = {
        name: " ".join(Texts(pages(tmp_path / name)["actors/q1.html"]).texts) for name in ("open", "denied")
    }
    assert said in texts["open"]
    assert "no response by Arcadia is recorded in this dossier" in texts["open"]
    assert "Arcadia denies it" in texts["denied"]
    assert "no response" not in texts["denied"]


@pytest.mark.parametrize(
    ("iri", "key"),
    [
        (WIKIDATA, "q1"),
        ("https://www.wikidata.org/wiki/Q159", "q159"),
        ("https://id.example.org/Lind", "lind-"),
        ("https://id.example.org/../../etc/passwd", "passwd-"),
        ("https://id.example.org/%2e%2e", "2e-2e-"),
        ("https://id.example.org/Ünïcode", "unicode-"),
        ("https://id.example.org/..", ""),
    ],
)
def test_the_name_of_an_actors_page_is_plain_and_follows_from_an_iri(iri: str, key: str) -> None:
    found = key_of(iri)
    assert found.startswith(key)
    assert re.fullmatch("[a-z0-9][a-z0-9._-]*", found)
    assert key_of(iri.upper()) != found or iri.upper() == iri


# Names of files.


@pytest.mark.parametrize(
    "stem",
    [
        "",
        ".",
        "..",
        ".hidden",
        "a/b",
        "a\\b",
        "a\0",
        "a\n",
        "a.",
        " a",
        "con",
        "LPT1.x",
        "a" * 121,
        "a?b",
        "a%2fb",
        "\ud800",
    ],
)
def test_a_name_that_no_file_of_a_site_may_have_is_refused(tmp_path: Path, stem: str) -> None:
    assert wrong_with(stem) is not None
    with pytest.raises(RefusedError, match="cannot be the name of files"):
        build(tmp_path / "site", {stem: SEED})
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("stem", ["a", "Visit 2024", "épreuve", "会談", "a.b", "concert", "a'b&c"])
def test_names_of_any_script_are_names_of_files(tmp_path: Path, stem: str) -> None:
    assert wrong_with(stem) is None
    build(tmp_path / "site", {stem: SEED})
    assert vd.load(tmp_path / "site" / "dossiers" / f"{stem}.ttl") == SEED


@pytest.mark.parametrize(
    ("one", "other"), [("a", "A"), ("é", "e\u0301"), ("straße", "STRASSE"), ("visit", "visit")]
)
def test_names_that_differ_only_by_case_are_one(one: str, other: str) -> None:
    assert without_case(one) == without_case(other)


@pytest.mark.parametrize(
    ("iri", "stem"),
    [
        ("https://data.example.org/dossiers/visit", "visit"),
        ("https://data.example.org/dossiers/visit/", "visit"),
        ("https://data.example.org/?id=7", "7"),
        ("urn:uuid:0c1d", "0c1d"),
        ("https://data.example.org/a%2Fb", "a-2Fb"),
    ],
)
def test_a_dossier_of_many_is_called_as_its_id_ends(iri: str, stem: str) -> None:
    assert stem_of_id(iri) == stem


def test_two_dossiers_of_one_id_or_of_one_name_are_refused_together(tmp_path: Path) -> None:
    one, other = dossier("one"), dossier("other")
    with pytest.raises(RefusedError) as refused:
        build(tmp_path / "site", {"a": one, "A": other, "b": one})
    first, second = refused.value.args
    assert "A.json" in first
    assert "differ only by case" in first
    assert second == "b.json: the dossier https://data.example.org/d/one is in a.json, too"


# The folder.


def test_files_that_the_site_did_not_write_stay(tmp_path: Path) -> None:
    build(tmp_path / "site", {"a": dossier("one")})
    own = {"CNAME": b"data.example.org", "dossiers/note.txt": b"note", ".git/objects/a": b"object"}
    for path, text in own.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_bytes(text)
    before = {path: (tmp_path / "site" / path).stat().st_ino for path in own}
    (tmp_path / "site" / "empty").mkdir()
    (tmp_path / "site" / "link").symlink_to("nowhere")
    build(tmp_path / "site", {"b": dossier("other")})
    found = contents(tmp_path / "site")
    assert own.items() <= found.items()
    assert {path: (tmp_path / "site" / path).stat().st_ino for path in own} == before
    assert (tmp_path / "site" / "empty").is_dir()
    assert (tmp_path / "site" / "link").is_symlink()
    assert "dossiers/b.html" in found
    assert "dossiers/a.html" not in found


@pytest.mark.parametrize(
    "path", ["dossiers/b.ttl", "dossiers/b.html", "actors/q1.html", "feed.atom", "index.html"]
)
def test_a_file_that_would_be_overwritten_is_refused(tmp_path: Path, path: str) -> None:
    actor = vd.State(id="arcadia", name="Arcadia", same_as=[WIKIDATA])
    if path == "index.html":
        (tmp_path / "site").mkdir()
    else:
        build(tmp_path / "site", {"a": dossier("one")})
    place = tmp_path / "site" / path
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(b"mine")
    before = contents(tmp_path / "site")
    with pytest.raises((RefusedError, ForeignFolderError)):
        build(tmp_path / "site", {"a": dossier("one"), "b": dossier("other", actor, created="2031-05-04")})
    assert contents(tmp_path / "site") == before


def test_a_folder_that_is_a_link_to_another_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    build(tmp_path / "site", {"a": dossier("one")})
    (tmp_path / "site" / "actors").symlink_to(tmp_path / "elsewhere")
    actor = vd.State(id="arcadia", name="Arcadia", same_as=[WIKIDATA])
    with pytest.raises(RefusedError, match=r"^actors: "):
        build(tmp_path / "site", {"a": dossier("one", actor)})
    assert [*(tmp_path / "elsewhere").iterdir()] == []


@pytest.mark.parametrize(
    "text", [b"", b"{}", b"[1]", b'{"format": "visitdata-site/2"}', b"\xff", b"[" * 10**5]
)
def test_a_folder_with_a_broken_manifest_is_not_taken_for_a_site(tmp_path: Path, text: bytes) -> None:
    build(tmp_path / "site", {"a": SEED})
    (tmp_path / "site" / manifest.NAME).write_bytes(text)
    before = contents(tmp_path / "site")
    with pytest.raises(ForeignFolderError):
        build(tmp_path / "site", {"a": SEED})
    assert contents(tmp_path / "site") == before


def test_a_manifest_that_names_files_outside_removes_none(tmp_path: Path) -> None:
    build(tmp_path / "site", {"a": SEED})
    (tmp_path / "mine.txt").write_bytes(b"mine")
    path = tmp_path / "site" / manifest.NAME
    path.write_bytes(path.read_bytes().replace(b'"index.html"', b'"../mine.txt"'))
    with pytest.raises(RefusedError, match=r"index\.html"):
        build(tmp_path / "site", {})
    assert (tmp_path / "mine.txt").read_bytes() == b"mine"


def test_what_was_changed_or_removed_by_hand_is_written_again(tmp_path: Path) -> None:
    build(tmp_path / "site", {"a": SEED})
    before = contents(tmp_path / "site")
    for path in ("index.html", "dossiers/a.html", "dossiers/a.json", "actors/q159.html"):
        (tmp_path / "site" / path).write_bytes(b"changed")
    (tmp_path / "site" / "dossiers" / "a.ttl").unlink()
    assert build(tmp_path / "site", {"a": SEED}).is_changed
    assert contents(tmp_path / "site") == before


def test_only_dossiers_that_changed_are_built_again(tmp_path: Path) -> None:
    given = {each: dossier(each) for each in "abc"}
    assert build(tmp_path / "site", given).built == 3
    kept = (tmp_path / "site" / "dossiers" / "a.html").stat().st_ino
    summary = build(tmp_path / "site", {**given, "b": titled(given["b"], "Another title")})
    assert (summary.built, summary.is_changed) == (1, True)
    assert (tmp_path / "site" / "dossiers" / "a.html").stat().st_ino == kept


def test_another_base_builds_every_page_again(tmp_path: Path) -> None:
    build(tmp_path / "site", {"a": SEED})
    build(tmp_path / "site", {"a": SEED}, "https://www.example.org/")
    build(tmp_path / "new", {"a": SEED}, "https://www.example.org/")
    assert contents(tmp_path / "site") == contents(tmp_path / "new")


# The index.


def test_a_page_of_a_site_names_its_own_address(tmp_path: Path) -> None:
    build(tmp_path / "site", {"a b": SEED})
    html = pages(tmp_path / "site")
    for path, address in (("index.html", BASE), ("dossiers/a b.html", f"{BASE}dossiers/a%20b.html")):
        assert f'<link rel="canonical" href="{address}">' in html[path]


def test_the_search_is_a_script_of_less_than_5_kilobytes(tmp_path: Path) -> None:
    build(tmp_path / "site", {"a": SEED})
    (script,) = re.findall("<script>(.*?)</script>", pages(tmp_path / "site")["index.html"], re.DOTALL)
    assert len(script.encode()) < 5_000
    assert not re.search(r"fetch|XMLHttpRequest|import\(|eval|innerHTML|localStorage", script)


def test_the_index_tells_years_language_actors_and_open_allegations(tmp_path: Path) -> None:
    build(tmp_path / "site", {"seed": SEED, "empty": dossier("empty")})
    page = pages(tmp_path / "site")["index.html"]
    seed, empty = re.findall('<li (data-year="[^>]*)>', page)
    assert seed.startswith('data-year="2024" data-language="en" data-actor="')
    assert "q159" in seed
    assert seed.endswith("data-unanswered")
    assert empty == 'data-year="" data-language="en" data-actor=""'

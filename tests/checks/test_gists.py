"""The rule on gists lets pass what says whose word it is, and tells what does not, in each language."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest

import visitdata as vd
from tests.checks.gist_sets import HALVES, PATHS, GistSet, gist_set
from tests.support.effort import instructions
from visitdata.checks.wording.attribution import attribution
from visitdata.checks.wording.lexicon import lexicon_of
from visitdata.checks.wording.mentions import ActorNames
from visitdata.checks.wording.words import LISTS, words_of
from visitdata.checks.wording.words.word_list import WordList

LANGUAGES = sorted(PATHS)
LIND = vd.Person(id="lind", name="Ana Lind")
STATES = (vd.State(id="arcadia", name="Arcadia"), vd.State(id="ruritania", name="Ruritania"))


def dossier(*gists: str, language: str | None = "en", speakers: tuple[str, ...] = ("lind",)) -> vd.Dossier:
    return vd.Dossier(
        id="https://data.example.org/dossiers/arcadia-visit",
        title="A visit",
        language=language,
        articles=[vd.Article(id="article", kind="news", publisher="Strelsau Herald", authors=["Eva Roth"])],
        actors=[LIND, *STATES],
        statements=[
            vd.Statement(id=f"s{number}", kind="stated", speakers=speakers, gist=gist)
            for number, gist in enumerate(gists)
        ],
    )


def told(*gists: str, language: str | None = "en", speakers: tuple[str, ...] = ("lind",)) -> list[str]:
    found = vd.check(dossier(*gists, language=language, speakers=speakers))
    return [each.code for each in found if each.code.startswith("gist-")]


def test_each_word_list_has_a_set_of_gists() -> None:
    assert {"zh" if name == "cmn" else name for name in LISTS} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_set_has_40_gists_with_a_source_and_33_without(language: str) -> None:
    gists = gist_set(language).gists
    assert sum(len(gists[half, "attributed"]) for half in HALVES) >= 40
    assert sum(len(gists[half, "unattributed"]) for half in HALVES) >= 33
    everything = [gist for each in gists.values() for _, gist in each]
    assert len(everything) == len(set(everything)) + sum(
        everything.count(gist) > 1 for gist in set(everything)
    )


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_gists_that_name_their_source_those_expected_are_flagged(language: str, half: str) -> None:
    gists = gist_set(language)
    expected = {gist for _, gist in gists.gists[half, "attributed"]} & gists.flagged
    assert gists.told(half, "attributed") == expected


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_gists_without_a_source_all_but_those_expected_are_told(language: str, half: str) -> None:
    gists = gist_set(language)
    given = {gist for _, gist in gists.gists[half, "unattributed"]}
    assert gists.told(half, "unattributed") == given - gists.missed - gists.undecided


def verdicts(gists: GistSet) -> dict[str, str]:
    words = words_of(gists.language)
    assert words is not None
    names = ActorNames(lexicon_of(words), gists.actors)
    return {
        gist: attribution(gist, frozenset(speakers), names)
        for each in gists.gists.values()
        for speakers, gist in each
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_judged_is_told_apart(language: str) -> None:
    gists = gist_set(language)
    undecided = {gist for gist, verdict in verdicts(gists).items() if verdict == "undecided"}
    assert undecided == gists.undecided


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gist_that_begins_as_suggested_passes(language: str) -> None:
    gists = gist_set(language)
    statements = [each for half in HALVES for each in gists.statements(half, "unattributed")]
    statements = [attrs.evolve(each, id=f"s{number}") for number, each in enumerate(statements)]
    found = {
        each.record: each.suggestion
        for each in vd.check(gists.dossier(statements))
        if each.code == "gist-without-source"
    }
    openings = {
        record: re.fullmatch('begin the gist with "(.+)"', suggestion)
        for record, suggestion in found.items()
        if suggestion
    }
    assert len(openings) > len(statements) / 3
    obeyed = [
        attrs.evolve(each, gist=opening[1] + each.gist)
        for each in statements
        if (opening := openings.get(each.id)) is not None
    ]
    assert len(obeyed) == len(openings)
    assert "gist-without-source" not in {each.code for each in vd.check(gists.dossier(obeyed))}


def test_the_message_names_who_says_it_and_how_the_gist_may_begin() -> None:
    (found,) = (each for each in vd.check(dossier("Rifles were sold.")) if each.code == "gist-without-source")
    assert found.message == "the gist does not name who says it, 'Ana Lind': 'Rifles were sold.'"
    assert found.suggestion == 'begin the gist with "Ana Lind: "'


def test_a_gist_that_attributes_to_another_gets_no_suggestion() -> None:
    (found,) = (
        each for each in vd.check(dossier("The company says so.")) if each.code == "gist-without-source"
    )
    assert found.suggestion is None


@pytest.mark.parametrize(
    "gist",
    [
        "The Strelsau Herald writes that no treaty was signed.",
        "No treaty was signed, Eva Roth reports.",
        "The report says that no treaty was signed.",
        "According to the article, no treaty was signed.",
    ],
)
def test_the_article_is_named_by_what_it_is_or_by_who_wrote_it(gist: str) -> None:
    assert told(gist, speakers=()) == []


@pytest.mark.parametrize("gist", ["Article 5 was broken.", "The report was burnt.", "No treaty was signed."])
def test_a_fact_is_not_the_word_of_the_article(gist: str) -> None:
    assert told(gist, speakers=()) == ["gist-without-source"]
    (found,) = (each for each in vd.check(dossier(gist, speakers=())) if each.code == "gist-without-source")
    assert found.suggestion in {'begin the gist with "The article says: "', None}


@pytest.mark.parametrize(
    "language", ["en", "en-GB", "de-AT", "zh-Hant", "cmn-Hans", "ar-EG", "ru", "fr-CA", "es-419"]
)
def test_region_and_script_of_a_language_change_nothing(language: str) -> None:
    assert told(language=language) == []
    assert "gist-not-checked" not in told("Ana Lind: .", language=language)


@pytest.mark.parametrize("language", ["pl", "eng", "sr-Latn", "ja", None])
def test_in_a_language_without_a_list_it_says_once_that_it_cannot_judge(language: str | None) -> None:
    assert told("A.", "B.", "C.", language=language) == ["gist-not-checked"]
    assert told(language=language) == []


def test_a_gist_in_letters_of_another_script_is_not_judged() -> None:
    assert told("Линд сказала, что винтовок не было.") == []


@pytest.mark.parametrize("anonymous", [vd.Person, vd.Group])
def test_of_an_unnamed_source_it_is_enough_to_say_that_it_is_said(anonymous: type[vd.Group]) -> None:
    unnamed = anonymous(id="x", name="unnamed", anonymous=True)

    def codes(gist: str) -> list[str]:
        with_it = attrs.evolve(dossier(gist, speakers=()), actors=[LIND, unnamed], statements=[])
        statement = vd.Statement(id="s", kind="stated", speakers=["x"], gist=gist)
        return [each.code for each in vd.check(attrs.evolve(with_it, statements=[statement]))]

    assert "gist-without-source" not in codes("Lind is accused of theft.")
    assert "gist-without-source" in codes("Lind stole the grain.")


@pytest.mark.parametrize("name", ["United States", "European Coal Union"])
def test_initials_and_codes_are_names(name: str) -> None:
    code = "".join(word[0] for word in name.split())
    state = vd.State(id="x", name=name, country_code="XB")
    for gist in (f"{code} officials say so.", f"The {'.'.join(code)}. says so.", "XB denies it."):
        statement = vd.Statement(id="s", kind="stated", speakers=["x"], gist=gist)
        found = vd.check(attrs.evolve(dossier(), actors=[state], statements=[statement]))
        assert "gist-without-source" not in {each.code for each in found}, gist


def words_in(words: WordList) -> list[str]:
    names = [name for name, field in attrs.fields_dict(WordList).items() if "Entries" in str(field.type)]
    return [entry for name in names for entry in getattr(words, name)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_list_holds_words_in_lower_case_and_in_its_own_script(language: str) -> None:
    entries = words_in(LISTS[language])
    assert len(entries) > 200
    assert all(entry == entry.lower() and not re.search(r"\s", entry) for entry in entries)
    assert all(len(entry) > 2 for entry in entries if entry.endswith("*"))
    assert not [entry for entry in entries if re.search(r"[a-z]", entry)] or LISTS[language].script == "Latin"


def test_each_file_of_words_is_in_the_table() -> None:
    folder = Path(vd.__file__).parent / "checks" / "wording" / "words"
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "word_list"}
    assert files == set(LANGUAGES)


def many(count: int, name: str) -> vd.Dossier:
    actors = [vd.Organization(id=f"o{number}", name=name.format(number)) for number in range(count)]
    statements = [
        vd.Statement(
            id=f"s{number}",
            kind="stated",
            speakers=[f"o{number}"],
            gist=f"United {number} of the rifles, which were sold, were paid for.",
        )
        for number in range(count)
    ]
    return attrs.evolve(dossier(), actors=actors, statements=statements)


@pytest.mark.parametrize("name", ["United Company of {}", "Company {0}", "The League {0} of States"])
def test_the_work_grows_with_names_and_gists_and_no_faster(name: str) -> None:
    small, large = many(20, name), many(80, name)
    vd.check(small)
    assert instructions(lambda: vd.check(large)) < 4.6 * instructions(lambda: vd.check(small))


@pytest.mark.parametrize("words", ["Lind, ", "said Lind ", "Lind and ", "(Lind ", "the ", "Lind's "])
def test_the_work_grows_with_the_length_of_a_gist_and_no_faster(words: str) -> None:
    short, long = dossier(words * 100), dossier(words * 400)
    vd.check(short)
    assert instructions(lambda: vd.check(long)) < 4.6 * instructions(lambda: vd.check(short))

"""The rule on labels tells words of distance, language by language, and leaves what only looks like one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import visitdata as vd
from visitdata.checks.wording.words import LISTS

LABELS = tomllib.loads(Path(__file__).with_name("labels.toml").read_text(encoding="utf-8"))


def told(label: str, language: str | None) -> list[str]:
    event = vd.Event(id="event", label=label, status="occurred")
    dossier = vd.Dossier(id="https://data.example.org/d", title="A", language=language, events=[event])
    return [each.message for each in vd.check(dossier) if each.code == "hedged-label"]


def test_each_word_list_has_labels() -> None:
    assert {*LABELS, "cmn"} == set(LISTS)


@pytest.mark.parametrize(
    ("language", "label"), [(k, label) for k, v in LABELS.items() for label in v["hedged"]]
)
def test_a_hedged_label_is_told(language: str, label: str) -> None:
    assert len(told(label, language)) == 1


@pytest.mark.parametrize(
    ("language", "label"), [(k, label) for k, v in LABELS.items() for label in v["plain"]]
)
def test_a_label_without_a_hedge_is_not(language: str, label: str) -> None:
    assert told(label, language) == []


@pytest.mark.parametrize(
    ("language", "label", "hedge"),
    [
        ("en", "Arcadia's Alleged sale", "Alleged"),
        ("en", "Lind is said to leave", "is said to"),
        ("de", "Arkadien soll Gewehre verkauft haben", "soll … haben"),
        ("zh", "据报道林德辞职", "据报道"),
    ],
)
def test_the_message_has_the_word_as_the_label_spells_it(language: str, label: str, hedge: str) -> None:
    (message,) = told(label, language)
    assert f'("{hedge}")' in message


@pytest.mark.parametrize("language", [None, "pl"])
def test_without_a_word_list_no_label_is_told(language: str | None) -> None:
    assert told("Arcadia's alleged sale", language) == []

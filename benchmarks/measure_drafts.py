"""From a draft to its dossier, beside reading the dossier's JSON and a search for each piece of evidence."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

import visitdata as vd
from benchmarks.conditions import TURNS, undisturbed
from benchmarks.works import Within

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.conditions import Stopwatch

DRAFTS = 100
DRAFTING = "draft to dossier"
READING = "reading its JSON, and str.find for each piece of evidence"
BESIDE_READING = Within(3)


def _objects(document: bytes) -> list[dict[str, Any]]:
    """Every object of a JSON text; the whole is the last."""
    found: list[dict[str, Any]] = []

    def keep(each: dict[str, Any]) -> dict[str, Any]:
        found.append(each)
        return each

    json.loads(document, object_hook=keep)
    return found


def _with_text() -> tuple[vd.Dossier, dict[str, str]]:
    """The dossier that ships, with a made-up text in which all its evidence and quoted words stand once."""
    objects = _objects(vd.dumps(vd.seed(vd.seeds()[0]), "json"))
    document = objects[-1]
    (article,) = document["articles"]
    evidence = [each for each in objects if "digest" in each]
    sentences = [f"Sentence number {number:04} tells it. " for number in range(len(evidence))]
    quoted = [each["words"] for each in objects if isinstance(each.get("words"), str)]
    quoted += [each["time_text"] for each in objects if "time_text" in each]
    quoted += [hedge for each in objects for hedge in each.get("hedges", ())]
    text = "".join(sentences) + "\n\n".join(quoted)
    for each, sentence in zip(evidence, sentences, strict=True):
        made = vd.Evidence.of(article["id"], text, sentence.strip())
        each |= {"start": made.start, "end": made.end, "digest": made.digest}
    del article["sha256"], article["length"]
    return vd.loads(json.dumps(document), "json"), {article["id"]: text}


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("turn", range(TURNS))
@pytest.mark.parametrize("contender", [READING, DRAFTING])
def test_drafts(turn: int, contender: str, benchmark: Stopwatch) -> None:
    """The same dossier by either way, from JSON."""
    dossier, texts = _with_text()
    draft, document = json.dumps(vd.edit(dossier, texts)), vd.dumps(dossier, "json")
    (text,) = texts.values()
    pieces = [each for each in _objects(document) if "digest" in each]
    searched = [text[each["start"] : each["end"]] for each in pieces]

    def read() -> vd.Dossier | None:
        for words in searched:
            text.find(words)
        return vd.loads(document, "json")

    def drafted() -> vd.Dossier | None:
        return vd.draft(draft, texts).dossier

    run = drafted if contender == DRAFTING else read
    assert run() == dossier
    with undisturbed():
        benchmark.pedantic(_repeat, args=(run,), rounds=1)
    benchmark.extra_info.update({"section": "drafts", "contender": contender, "turn": turn})


def _repeat(run: Callable[[], object]) -> None:
    for _ in range(DRAFTS):
        run()

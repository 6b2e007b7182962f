"""From N-Quads to a record it is not far: few functions, and a reader with little in its hands."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import visitdata as vd
from tests.rdf.small import DOSSIER
from visitdata.model.dossier import Dossier
from visitdata.rdf import decoding, parsing
from visitdata.rdf.decoding.dossiers import Graph
from visitdata.rdf.decoding.reader import Reader
from visitdata.rdf.parsing import parse

if TYPE_CHECKING:
    from types import CodeType, FrameType

FOLDERS = tuple(folder for each in (decoding, parsing) for folder in each.__path__)
ALL = tuple(vd.__path__)


def functions_passed(data: bytes, folders: tuple[str, ...]) -> set[CodeType]:
    """The functions under some folders that a text in N-Quads passes on its way to a dossier."""
    passed: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(folders):
            passed.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        vd.loads(data, "nquads")
    finally:
        sys.setprofile(before)
    return {code for code in passed if not code.co_name.startswith("<")}


def functions_that_read(dossier: vd.Dossier) -> tuple[int, int]:
    """How many functions a dossier passes in the packages of readers, and in all."""
    data = vd.dumps(dossier, "nquads")
    for _ in range(2):  # plans are made at first use, and a cache that was full has forgotten what it had
        vd.loads(data, "nquads")
    return len(functions_passed(data, FOLDERS)), len(functions_passed(data, ALL))


def test_a_text_passes_few_functions_on_its_way_to_a_dossier() -> None:
    assert 10 < functions_that_read(DOSSIER)[0] <= 25
    here, everywhere = functions_that_read(vd.seed(vd.seeds()[0]))
    assert 10 < here <= 25
    assert 30 < everywhere <= 57  # from the public function on


def test_few_functions_are_passed_whatever_was_read_before() -> None:
    for known in range(0, 2_048, 97):  # IRIs, of which a bounded cache holds 2,048
        list(parse(b"".join(b"<x:%d> <x:p> <x:o> .\n" % number for number in range(known)), "ntriples"))
        here, everywhere = functions_that_read(vd.seed(vd.seeds()[0]))
        assert (here <= 25, everywhere <= 57) == (True, True)


def test_the_state_of_a_reader_fits_on_a_screen() -> None:
    reader = Reader(Dossier, Graph({}, DOSSIER.id), "refuse")
    assert len(vars(reader)) <= 12

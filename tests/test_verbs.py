"""What the public functions take, and what they say to what they do not take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

import visitdata as vd
from visitdata.resources import seed_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEED = "putin-north-korea-2024"


@pytest.mark.parametrize("name", [each.name for each in vd.formats()])
@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, bytes.decode])
def test_a_document_is_read_from_any_bytes_and_from_text(name: str, kind: Callable[[bytes], Any]) -> None:
    dossier = vd.seed(SEED)
    assert vd.loads(kind(vd.dumps(dossier, name)), name) == dossier


NOTHING = cast("Any", None)
WRONG: dict[str, tuple[Callable[[], object], str]] = {
    "loads(None)": (lambda: vd.loads(NOTHING, "json"), "data must be bytes or str, not None"),
    "loads(5)": (
        lambda: vd.loads(cast("Any", 5), "json"),
        "data must be bytes or str, not a value of type int",
    ),
    "loads([])": (
        lambda: vd.loads(cast("Any", []), "nquads"),
        "data must be bytes or str, not a value of type list",
    ),
    "loads(max_bytes)": (
        lambda: vd.loads("{}", "json", max_bytes=NOTHING),
        "max_bytes must be an int, not None",
    ),
    "load(max_bytes)": (
        lambda: vd.load(seed_path(SEED), max_bytes=NOTHING),
        "max_bytes must be an int, not None",
    ),
    "read(max_bytes)": (
        lambda: list(vd.read(seed_path(SEED), max_bytes=cast("Any", "1 GB"))),
        "max_bytes must be an int, not a value of type str",
    ),
    "dumps": (lambda: vd.dumps(NOTHING, "json"), "dossier must be a Dossier, not None"),
    "dumps(a record)": (
        lambda: vd.dumps(cast("Any", vd.State(id="arcadia", name="Arcadia")), "turtle"),
        "dossier must be a Dossier, not a value of type State",
    ),
    "losses": (lambda: vd.losses(NOTHING, "json"), "dossier must be a Dossier, not None"),
    "check": (lambda: vd.check(NOTHING), "dossier must be a Dossier, not None"),
    "anchor": (lambda: vd.anchor(NOTHING, {}), "dossier must be a Dossier, not None"),
    "to_rdflib": (lambda: vd.to_rdflib(NOTHING), "dossier must be a Dossier, not None"),
}


@pytest.mark.parametrize(("call", "message"), WRONG.values(), ids=WRONG)
def test_what_is_of_another_type_is_refused_with_what_is_wanted(
    call: Callable[[], object], message: str
) -> None:
    with pytest.raises(TypeError) as caught:
        call()
    assert str(caught.value) == message


@pytest.mark.parametrize("name", ["a.json", "many.nq"])
def test_what_is_no_dossier_takes_no_files_place(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"as it was")
    with pytest.raises(TypeError, match="dossier must be a Dossier, not None"):
        vd.dump(NOTHING, path)
    with pytest.raises(TypeError, match="dossier must be a Dossier, not None"):
        vd.write([vd.seed(SEED), NOTHING], path, "nquads")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"as it was"]


def test_the_records_of_a_dossier_are_not_dossiers(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="dossier must be a Dossier, not a value of type Article"):
        vd.write(cast("Any", vd.seed(SEED)), tmp_path / "many.nq")

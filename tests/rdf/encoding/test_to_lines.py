"""Lines are compiled, and say just what the tree of nodes says, in its order."""

from __future__ import annotations

import subprocess
import sys

import pytest

import visitdata as vd
from tests.support import plain_lines
from visitdata.rdf.encoding.to_lines import blocks


@pytest.mark.parametrize("name", vd.seeds())
def test_lines_say_what_the_tree_says_in_its_order(name: str) -> None:
    dossier = vd.seed(name)
    end = f" <{dossier.id}> .\n"
    assert "".join(blocks(dossier, end)) == plain_lines.of_dossier(dossier, end)


def test_odd_words_and_terms_stand_in_lines_as_they_are() -> None:
    subprocess.run([sys.executable, "-m", "tests.support.toasts"], check=True)

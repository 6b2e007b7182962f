"""The style sheet of a page: the same as it is written, without the spaces for its authors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from visitdata.pages.arc_diagram import LEFT, RIGHT
from visitdata.pages.environment import FOLDER, style

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = re.compile(r'"[^"]*"|[^\s{};:,>]+|[{}:,>]')


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.css")), ids=lambda path: path.name)
def test_a_style_sheet_has_every_token_of_its_source(path: Path) -> None:
    written = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert TOKEN.findall(style(path.name)) == TOKEN.findall(written)
    assert len(style(path.name)) < len(written)


def test_strings_of_the_style_sheet_keep_their_spaces() -> None:
    assert '::before{content:"; "}' in style()
    assert "calc(.5rem - 4px)" in style()


def test_boxes_of_the_graph_reach_from_where_arcs_begin_to_where_others_do() -> None:
    assert f".box rect{{x:{LEFT}px;width:{RIGHT - LEFT}px;" in style("graph.css")

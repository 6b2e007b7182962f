"""What holds for every site, whatever its dossiers say."""

from __future__ import annotations

import base64
import hashlib
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from hypothesis import given, settings

import visitdata as vd
from tests.support import effort
from tests.support.html_texts import Texts
from tests.support.marked import marked
from tests.support.sites import BASE, build, contents, pages, several
from visitdata.pages.site.plan import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

few = settings(max_examples=effort.LAW // 4)


def inner_links(path: str, page: str) -> Iterator[tuple[str, str]]:
    """The files of the site to which a page links, and the anchors in them."""
    for link in Texts(page).links:
        address, _, fragment = urljoin(BASE + quoted(path), link).partition("#")
        if address.startswith(BASE):
            yield unquote(address.removeprefix(BASE)) or "index.html", unquote(fragment)


@given(several())
@few
def test_every_link_within_a_site_leads_to_a_file_and_an_anchor(given: dict[str, vd.Dossier]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "site", given)
        files, html = contents(Path(folder) / "site"), pages(Path(folder) / "site")
    anchors = {path: {*Texts(page).ids} for path, page in html.items()}
    links = {link for path, page in html.items() for link in inner_links(path, page)}
    assert {(path, anchor) for path, anchor in links if path not in files} == set()
    assert {each for each in links if each[1] and each[1] not in anchors[each[0]]} == set()
    # Each page can be reached, but for the one that a server shows where there is none.
    assert html.keys() - {"index.html", "404.html"} <= {path for path, _ in links}


@given(several())
@few
def test_every_file_of_a_dossier_is_read_back_equal(given: dict[str, vd.Dossier]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "site", given)
        for stem, dossier in given.items():
            for format_ in vd.formats():
                assert vd.load(Path(folder) / "site" / "dossiers" / f"{stem}{format_.suffix}") == dossier


@given(several())
@few
def test_no_text_of_a_site_holds_what_is_only_said_without_its_source(given: dict[str, vd.Dossier]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for stem, dossier in given.items():
            changed, sources = marked(dossier)
            build(Path(folder) / stem, {stem: changed})
            for page in pages(Path(folder) / stem).values():
                for text in Texts(page).texts:
                    for label in re.findall("Label-[0-9]+-", text):
                        assert any(source in text for source in sources[label])


@given(several())
@few
def test_the_order_of_sources_is_immaterial(given: dict[str, vd.Dossier]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "one", given)
        build(Path(folder) / "other", dict(reversed(given.items())))
        assert contents(Path(folder) / "one") == contents(Path(folder) / "other")


@given(several(), several())
@few
def test_a_site_that_is_changed_equals_one_that_is_new(
    before: dict[str, vd.Dossier], after: dict[str, vd.Dossier]
) -> None:
    # Some dossiers stay as they are, some change, some are new, and some go.
    with tempfile.TemporaryDirectory() as folder:
        for number, each in enumerate([before, {**before, **after}, after]):
            build(Path(folder) / "site", each)
            build(Path(folder) / f"new-{number}", each)
            assert contents(Path(folder) / "site") == contents(Path(folder) / f"new-{number}")
            assert not build(Path(folder) / "site", each).is_changed


@given(several())
@few
def test_pages_of_a_site_load_nothing_and_run_only_their_own_script(given: dict[str, vd.Dossier]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "site", given)
        html = pages(Path(folder) / "site")
    for path, page in html.items():
        found = Texts(page)
        assert len(found.ids) == len({*found.ids})
        assert not {name for name in found.attributes if name.startswith("on")} | (
            {"style"} & found.attributes
        )
        assert not {"img", "iframe", "object", "embed", "base", "form"} & found.tags
        assert not {"src", "srcset", "action"} & found.attributes
        policy = next(text for text in found.texts if text.startswith("default-src"))
        scripts = re.findall("<script>(.*?)</script>", page, re.DOTALL)
        hashes = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in scripts]
        assert re.findall("script-src ([^;]*);", policy) == [f"'sha256-{each}'" for each in hashes]
        assert len(scripts) == (path == "index.html")

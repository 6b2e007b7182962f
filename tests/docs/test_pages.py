"""The pages as a whole: an index of all, no link that leads nowhere, no target that is not there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import visitdata as vd
from tests.support.objects import described, leaves
from tests.test_layout import modules, package_of, packages_imported_by

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.glob("*.md"))]
LINK = re.compile(r"\]\(([^()\s]+)\)")
FENCE = re.compile(r"^```.*?^```", flags=re.DOTALL | re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def anchors(path: Path) -> set[str]:
    """What can be linked to on a page: its headings, as GitHub names them, and the ids that stand in it."""
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.*)$", text, flags=re.MULTILINE)
    named = {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
    return named | set(re.findall(r'(?:id|name)="([^"]+)"', text))


def layout() -> list[list[str]]:
    """The lines of the picture in README: the packages and files on each."""
    (picture,) = re.findall(r"```\nsrc/visitdata/\n(.*?)```", read("README.md"), flags=re.DOTALL)
    return [re.findall(r"\w+", re.split(" {2,}", line.strip())[0]) for line in picture.splitlines()]


def test_every_page_of_docs_is_in_the_index_once_with_a_sentence() -> None:
    listed = re.findall(r"^- \[(.+?)\]\((.+?)\): .{20,}\.$", read("docs/README.md"), flags=re.MULTILINE)
    assert sorted(name for name, _ in listed) == sorted(
        {p.relative_to(DOCS).as_posix() for p in DOCS.rglob("*.md")} - {"README.md"}
    )
    assert [name for name, target in listed if name != target] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_something(path: Path) -> None:
    lost: list[str] = []
    for target in LINK.findall(FENCE.sub("", path.read_text(encoding="utf-8"))):
        name, _, fragment = target.partition("#")
        if re.match("[a-z]+:", target):
            continue
        other = path.parent / name if name else path
        if not other.exists() or (fragment and fragment not in anchors(other)):
            lost.append(target)
    assert lost == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_and_folder_that_a_page_names_is_there(path: Path) -> None:
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", FENCE.sub("", path.read_text(encoding="utf-8")))
    tops = {
        ".ci",
        ".github",
        *(each.name for each in ROOT.iterdir() if each.is_dir() and each.name[0] != "."),
    }
    # Only one page speaks of packages by their own names; on others, `text/turtle` is a media type.
    homes = [ROOT, ROOT / "src" / "visitdata"] if path.name == "CONTRIBUTING.md" else [ROOT]
    tops |= {each.name for each in homes[-1].iterdir() if each.is_dir() and each.name[0] != "."}
    ours = [name for name in named if name.split("/")[0] in tops - {"out", "dist"}]
    assert [name for name in ours if not any((home / name).exists() for home in homes)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_target_of_make_that_a_page_names_is_there(path: Path) -> None:
    targets = re.findall(r"^([a-z]+(?:-[a-z]+)*):(?!=)", read("Makefile"), flags=re.MULTILINE)
    named = re.findall(r"(?:`|^\$ )make ([a-z]+(?:-[a-z]+)*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) <= set(targets)


def test_the_first_page_is_short_and_leads_to_the_others() -> None:
    text = read("README.md")
    assert len(text.splitlines()) <= 150
    assert {"docs/README.md", "docs/glossary.md", "CONTRIBUTING.md", "SECURITY.md"} <= set(LINK.findall(text))


def test_the_layout_in_readme_names_every_package_and_file_once() -> None:
    named = [name for line in layout() for name in line]
    assert sorted(named) == sorted({package_of(path) for path in modules()})


def test_in_the_layout_of_readme_nothing_imports_what_stands_higher() -> None:
    height = {name: number for number, line in enumerate(layout()) for name in line}
    for path in modules():
        package = package_of(path)
        if package == "__init__":
            continue
        for below in packages_imported_by(path) & height.keys():
            assert height[below] >= height[package], f"{package} imports {below}"


def test_the_promises_of_readme_are_those_of_the_page() -> None:
    promised = re.compile(r"^(\d+)\. \*\*(.+?)\*\*", flags=re.MULTILINE)
    assert promised.findall(read("README.md")) == promised.findall(read("docs/promises.md"))


def test_every_promise_names_a_test_that_is_there() -> None:
    for promise in re.findall(r"^\d+\. .*(?:\n   .*)*", read("docs/promises.md"), flags=re.MULTILINE):
        named = re.findall(r"`(tests/[^`]+)`", promise)
        assert named, promise
        assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_json_ld_of_the_page_on_formats_is_what_comes_out() -> None:
    (block,) = re.findall(r"```json\n(.*?)```", read("docs/formats.md"), flags=re.DOTALL)
    shown = json.loads(block)
    document = json.loads(vd.dumps(vd.seed("putin-north-korea-2024"), "jsonld"))
    (whole,) = (each for each in described(document) if each.get("@id") == shown["@id"])
    values = dict(leaves(whole))
    assert [path for path, value in leaves(shown) if values.get(path) != value] == []


def test_the_glossary_has_a_line_a_word_in_order() -> None:
    for section in re.split(r"^## ", read("docs/glossary.md"), flags=re.MULTILINE)[1:]:
        rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", section, flags=re.MULTILINE)[1:]
        words = [word for word, _ in rows]
        assert len(words) >= 5
        assert words == sorted(set(words))
        assert [word for word, meaning in rows if not meaning or meaning.endswith(".")] == []


def test_the_glossary_has_no_word_twice() -> None:
    words = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", read("docs/glossary.md"), flags=re.MULTILINE)
    words = [word for word in words if word not in {"word", "---"}]
    assert len(words) == len(set(words))


def test_the_top_level_holds_nothing_that_the_first_pages_do_not_name() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("only a checkout of git tells which files belong to the project")
    done = subprocess.run([git, "-C", ROOT, "ls-files", "-z"], capture_output=True, text=True, check=True)
    top = {name.partition("/")[0] for name in done.stdout.split("\0") if name}
    assert {"src", "tests", "README.md"} <= top
    pages = FENCE.sub("", read("README.md") + read("CONTRIBUTING.md"))
    named = set(re.findall(r"`([^`\n]+?)/?`", pages))
    assert sorted(top - named) == []

"""Real servers with the shipped configuration: what each address answers to each header Accept."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import visitdata as vd
from tests.support import web_servers
from tests.support.sites import build, contents
from tests.support.web_servers import APACHE, NGINX, Server
from visitdata.pages.site import Site, data_files
from visitdata.pages.site.servers.offers import file_types, offers

SEED = vd.seed(vd.seeds()[0])
BASE, PATH = "https://data.example.org/reports/", "/reports/"
SUFFIXES = {each.media_type: each.suffix for each in offers()}


STEM = "a visit.v1"


def put_site(folder: Path, base: str, path: str) -> dict[str, bytes]:
    """The files of a site with one dossier and its actors, as a server finds them."""
    target = folder / "html" / path.strip("/")
    target.parent.mkdir(parents=True, exist_ok=True)
    (folder / "html").mkdir(exist_ok=True)
    build(folder / "built", {STEM: attrs.evolve(SEED, created="2031-05-04")}, base)
    shutil.copytree(folder / "built", target, dirs_exist_ok=True)
    return contents(target)


@attrs.frozen
class Served:
    """A server with a site, and the files of that site."""

    server: Server
    files: dict[str, bytes]


@contextmanager
def serving(name: str, base: str, path: str) -> Generator[Served]:
    if {"nginx": NGINX, "apache": APACHE}[name] is None:
        pytest.skip(f"{name} is not installed")
    with ExitStack() as stack:
        folder = stack.enter_context(web_servers.public_folder())
        files = put_site(folder, base, path)
        if name == "nginx":
            server = web_servers.nginx(folder, files["_server/nginx.conf"].decode())
        else:
            installed = folder / "html" / path.strip("/") / ".htaccess"
            installed.write_bytes(files["_server/apache.htaccess"])
            server = web_servers.apache(folder)
        yield Served(stack.enter_context(server), files)


@pytest.fixture(scope="module", params=["nginx", "apache"])
def served(request: pytest.FixtureRequest) -> Iterator[Served]:
    with serving(request.param, BASE, PATH) as found:
        yield found


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
RDFLIB = "text/turtle, application/rdf+xml;q=0.9, application/n-triples;q=0.8, */*;q=0.1"


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        *SUFFIXES.items(),
        (BROWSER, ".html"),
        (RDFLIB, ".ttl"),
        (None, ".html"),
        ("*/*", ".html"),
        ("text/*", ".html"),
        ("application/*", ".jsonld"),
        ("text/turtle, */*", ".ttl"),
        ("TEXT/Turtle", ".ttl"),
        ("text/turtle;q=0.5, application/ld+json;q=0.85, */*;q=0.1", ".jsonld"),
        ("text/turtle;q=0.50,application/ld+json;q=0.499", ".ttl"),
        ("text/html;q=0, */*", ".ttl"),
        ("text/html;level=1;q=0.2, text/turtle ; q=0.3", ".ttl"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded"', ".jsonld"),
        ("image/png, application/n-triples;q=0.001", ".nt"),
    ],
)
def test_the_address_of_a_dossier_answers_with_what_is_asked_for(
    served: Served, accept: str | None, suffix: str
) -> None:
    answer = served.server.ask(f"{PATH}dossiers/a%20visit.v1", accept)
    types = {each.suffix: each.content_type for each in offers()}
    assert (answer.status, answer.headers["content-type"]) == (200, types[suffix])
    assert answer.body == served.files[f"dossiers/a visit.v1{suffix}"]
    assert "accept" in re.split(", ?", answer.headers["vary"].lower())
    assert answer.headers["content-location"].endswith(f"visit.v1{suffix}")


@pytest.mark.parametrize("accept", ["text/csv", "image/*", "text/turtle;q=0", "*/*;q=0.0"])
def test_what_no_offer_satisfies_is_not_acceptable(served: Served, accept: str) -> None:
    answer = served.server.ask(f"{PATH}dossiers/a%20visit.v1", accept)
    assert answer.status == 406
    assert "accept" in answer.headers["vary"].lower()


@pytest.mark.parametrize("suffix", SUFFIXES.values())
def test_an_address_with_a_suffix_answers_with_that_file_whatever_is_accepted(
    served: Served, suffix: str
) -> None:
    answer = served.server.ask(f"{PATH}dossiers/a%20visit.v1{suffix}", "text/csv")
    assert (answer.status, answer.body) == (200, served.files[f"dossiers/a visit.v1{suffix}"])
    assert answer.headers.get("vary") is None


@pytest.mark.parametrize(
    ("path", "accept", "file"),
    [
        ("", BROWSER, "index.html"),
        ("index.html", BROWSER, "index.html"),
        ("ontology", BROWSER, "ontology.html"),
        ("catalog", "*/*", "catalog.ttl"),
        ("catalog", "application/ld+json", "catalog.jsonld"),
        ("ontology", "text/turtle", "ontology.ttl"),
        ("shapes", "*/*", "shapes.ttl"),
        ("context", "application/ld+json", "context.jsonld"),
    ],
)
def test_other_addresses_answer_as_well(served: Served, path: str, accept: str, file: str) -> None:
    answer = served.server.ask(PATH + path, accept)
    assert (answer.status, answer.body) == (200, served.files[file])


@pytest.mark.parametrize(
    "path",
    ["nothing", "dossiers/nothing", "dossiers/nothing.ttl", "_server/nginx.conf", "dossiers/a%0d%0aX:%20y"],
)
def test_what_is_not_there_is_not_found_and_configuration_neither(served: Served, path: str) -> None:
    answer = served.server.ask(PATH + path, BROWSER)
    assert answer.status == 404
    assert "x" not in answer.headers


def test_every_file_has_its_type_and_may_be_read_by_other_sites(served: Served) -> None:
    types = {each.suffix: each.content_type for each in file_types()}
    for name in served.files:
        if not name.startswith(("_", ".")):
            answer = served.server.ask(PATH + name.replace(" ", "%20"), "*/*", "HEAD")
            assert answer.headers["content-type"] == types[Path(name).suffix]
            assert answer.headers["access-control-allow-origin"] == "*"
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["etag"]


def test_the_policy_of_each_page_is_also_a_header(served: Served) -> None:
    pages = [name for name in served.files if name.endswith(".html")]
    assert len([name for name in pages if name.startswith("actors/")]) > 2
    for name in pages:
        answer = served.server.ask(PATH + name.replace(" ", "%20"), BROWSER)
        (policy,) = re.findall('Content-Security-Policy" content="([^"]+)"', answer.body.decode())
        assert answer.headers["content-security-policy"] == html.unescape(policy), name


def test_the_page_of_an_actor_has_an_address_without_suffix(served: Served) -> None:
    name = next(name for name in served.files if name.startswith("actors/"))
    answer = served.server.ask(PATH + name.removesuffix(".html"), BROWSER)
    assert (answer.status, answer.body) == (200, served.files[name])


@pytest.fixture(scope="module")
def nginx_at_the_root() -> Iterator[Served]:
    with serving("nginx", "https://data.example.org/", "/") as found:
        yield found


@pytest.mark.parametrize("name", ["nginx", "apache"])
def test_a_path_with_characters_that_mean_something_to_servers_is_served(name: str) -> None:
    raw, path = "/a$b%20;%C3%A9+(c)/", "/a$b ;é+(c)/"
    with serving(name, f"https://data.example.org{raw}", path) as served:
        answer = served.server.ask(f"{raw}dossiers/a%20visit.v1", "text/turtle")
        assert (answer.status, answer.body) == (200, served.files[f"dossiers/{STEM}.ttl"])
        for page in ("index.html", "ontology.html", ""):
            policies = re.findall(
                'Content-Security-Policy" content="([^"]+)"', served.files[page or "index.html"].decode()
            )
            found = served.server.ask(raw + page, BROWSER)
            assert found.headers["content-security-policy"] == html.unescape(policies[0])
        assert served.server.ask(f"{raw}nothing", BROWSER).body == served.files["404.html"]
        assert served.server.ask(f"{raw}_server/nginx.conf", BROWSER).status == 404
        assert served.server.ask(f"{raw}dossiers/a%20visit.v1", "text/csv").status == 406


def test_nginx_links_to_each_format_also_where_none_is_acceptable(nginx_at_the_root: Served) -> None:
    answer = nginx_at_the_root.server.ask("/dossiers/a%20visit.v1", "text/csv")
    links = re.findall(r'<([^>]+)>; rel="alternate"; type="([^"]+)"', answer.headers["link"])
    assert links == [(f"/dossiers/a%20visit.v1{suffix}", kind) for kind, suffix in SUFFIXES.items()]


def quality(accept: list[tuple[str, int | None]], media_type: str) -> tuple[int, int]:
    """The quality value of a type in thousandths, and how specific its range is (RFC 9110, 12.5.1)."""
    ranges = (media_type, media_type.partition("/")[0] + "/*", "*/*")
    for specificity, range_ in enumerate(ranges):
        for name, value in accept:
            if name.lower() == range_:
                return (1000 if value is None else value), 3 - specificity
    return 0, 0


def best(accept: list[tuple[str, int | None]]) -> str | None:
    """The type that the server chooses: the first of those with the highest value."""
    found = max(offers(), key=lambda each: quality(accept, each.media_type))
    return found.suffix if quality(accept, found.media_type)[0] else None


RANGES = st.sampled_from(
    [*SUFFIXES, "text/*", "application/*", "*/*", "image/png", "text/csv", "application/xml", "Text/HTML"]
)
VALUES = st.none() | st.integers(0, 1000) | st.sampled_from([0, 1, 10, 99, 100, 101, 900, 990, 1000])
ACCEPTS = st.lists(st.tuples(RANGES, VALUES), min_size=1, max_size=8, unique_by=lambda each: each[0].lower())


def written(range_: str, value: int | None, style: int) -> str:
    """A media range with its quality value, in one of several spellings."""
    parameter = ";charset=utf-8" if style & 1 else ""
    if value is None:
        return range_ + parameter
    digits = f"{value / 1000:.3f}"
    digits = digits.rstrip("0").rstrip(".") if style & 2 else digits
    return f"{range_}{parameter} ; {'Q' if style & 4 else 'q'}={digits}"


@settings(deadline=None)
@given(ACCEPTS, st.lists(st.integers(0, 7), min_size=8, max_size=8))
def test_nginx_compares_quality_values_as_the_rfc_says(
    nginx_at_the_root: Served, accept: list[tuple[str, int | None]], styles: list[int]
) -> None:
    header = ", ".join(written(*each, style) for each, style in zip(accept, styles, strict=False))
    answer = nginx_at_the_root.server.ask("/dossiers/a%20visit.v1", header)
    suffix = best(accept)
    assert answer.status == (406 if suffix is None else 200), header
    if suffix is not None:
        assert answer.headers["content-location"] == f"/dossiers/a%20visit.v1{suffix}", header


@pytest.fixture(scope="module")
def w3id() -> Iterator[Server]:
    if APACHE is None:
        pytest.skip("apache is not installed")
    with web_servers.public_folder() as folder:
        base = "https://data.example.org/a%20%C3%A9%25%24/"
        own = folder / "html" / "arcadia"
        own.mkdir(parents=True)
        (own / ".htaccess").write_bytes(
            data_files(Site(base=base, entries=(), actors=()))["_server/w3id.htaccess"]
        )
        with web_servers.apache(folder) as server:
            yield server


@pytest.mark.parametrize(
    ("path", "accept", "status", "target"),
    [
        ("dossiers/visit", BROWSER, 303, "dossiers/visit.html"),
        ("dossiers/visit", None, 303, "dossiers/visit.html"),
        ("dossiers/visit.v1", RDFLIB, 303, "dossiers/visit.v1.ttl"),
        ("dossiers/visit", "application/ld+json, text/turtle;q=0", 303, "dossiers/visit.jsonld"),
        ("dossiers/visit", "application/n-triples;q=0.5", 303, "dossiers/visit.nt"),
        ("dossiers/visit", "text/csv", 303, "dossiers/visit.html"),
        ("dossiers/visit.ttl", BROWSER, 302, "dossiers/visit.ttl"),
        ("catalog.ttl", BROWSER, 302, "catalog.ttl"),
        ("", BROWSER, 302, ""),
    ],
)
def test_an_address_at_w3id_leads_to_the_format_that_is_asked_for(
    w3id: Server, path: str, accept: str | None, status: int, target: str
) -> None:
    answer = w3id.ask(f"/arcadia/{path}", accept)
    where = "https://data.example.org/a%20%c3%a9%25$/" + target
    assert (answer.status, answer.headers["location"]) == (status, where)

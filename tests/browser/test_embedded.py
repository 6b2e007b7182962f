"""What crawlers find in a page: extruct takes the embedded JSON-LD out of it, and it is the web profile."""

from __future__ import annotations

import json
from importlib.util import find_spec

import pytest

import visitdata as vd
from tests.support.shown_dossiers import SHOWN


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of what extruct itself depends on
def test_extruct_finds_exactly_the_web_profile(name: str) -> None:
    if find_spec("extruct") is None:
        pytest.skip("extruct is not installed: make test-browser")
    from extruct import JsonLdExtractor  # noqa: PLC0415 - it may be missing

    dossier = SHOWN[name]()
    html = vd.dumps(dossier, "html").decode()
    (found,) = JsonLdExtractor().extract(html)
    assert found == json.loads(vd.dumps(dossier, "jsonld", context="https://schema.org"))

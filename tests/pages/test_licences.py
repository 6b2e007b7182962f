"""Licences by the names that readers know."""

from __future__ import annotations

import pytest

from visitdata.pages.elsewhere import licence_name


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/deed.en", "CC BY-NC-SA 4.0"),
        ("http://creativecommons.org/licenses/by-sa/3.0/de/", "CC BY-SA 3.0 DE"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "Public Domain Mark 1.0"),
        ("https://opendatacommons.org/licenses/odbl/1-0/", "ODbL 1.0"),
        ("https://spdx.org/licenses/MIT.html", "MIT"),
        ("https://spdx.org/licenses/GPL-3.0-or-later", "GPL-3.0-or-later"),
        ("https://creativecommons.org/licenses/sampling/1.0/", None),
        ("https://creativecommons.org.example.org/licenses/by/4.0/", None),
        ("https://data.example.org/licence", None),
    ],
)
def test_a_licence_has_the_name_that_readers_know(iri: str, name: str | None) -> None:
    assert licence_name(iri) == name

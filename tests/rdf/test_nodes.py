"""What stands in every statement: literals and their types."""

from __future__ import annotations

import gc
from itertools import islice, product
from string import ascii_lowercase

from visitdata.rdf.nodes import LiteralType, tagged

LANGUAGES = 5_000
KEPT = 1_500


def test_a_stream_of_ever_other_languages_is_not_kept_in_memory() -> None:
    for letters in islice(product(ascii_lowercase, repeat=5), LANGUAGES):
        language = f"x-{''.join(letters)}"
        assert tagged(language).suffix == f"@{language}"
    assert sum(type(each) is LiteralType for each in gc.get_objects()) < KEPT

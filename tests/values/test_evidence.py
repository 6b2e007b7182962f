"""Evidence: digests of stretches and of whole texts."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitdata.errors import Mistake
from visitdata.values.evidence import digest, digest_mistake, sha256_mistake, text_sha256

ABC_SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_sha256_is_that_of_fips_180() -> None:
    assert text_sha256("abc") == ABC_SHA256
    assert text_sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_digest_is_the_first_16_digits_of_the_stretch() -> None:
    assert digest("xabcx", 1, 4) == ABC_SHA256[:16]


def test_offsets_count_code_points_and_the_bytes_are_utf8() -> None:
    assert digest("\U0001f600é!", 1, 2) == hashlib.sha256(b"\xc3\xa9").hexdigest()[:16]


def test_nothing_is_normalised() -> None:
    assert digest("é", 0, 1) != digest("e\u0301", 0, 2)
    assert text_sha256("a\r\n") != text_sha256("a\n")


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 4), (2, 1), (4, 5), (-3, -1)])
def test_a_stretch_outside_the_text_is_refused(start: int, end: int) -> None:
    message = f"^the stretch from {start} to {end} is not inside a text of 3 characters$"
    with pytest.raises(ValueError, match=message):
        digest("abc", start, end)


def test_an_empty_stretch_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^the stretch from 3 to 3 is empty$"):
        digest("abc", 3, 3)


def test_a_surrogate_has_no_digest() -> None:
    with pytest.raises(UnicodeEncodeError):
        digest("a\ud800", 0, 2)
    assert digest("a\ud800", 0, 1) == hashlib.sha256(b"a").hexdigest()[:16]


@given(st.text(min_size=1), st.data())
def test_a_digest_has_no_mistake_and_depends_on_the_stretch_alone(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    value = digest(text, start, end)
    assert digest_mistake(value) is None
    assert value == digest(text[start:end], 0, end - start) == text_sha256(text[start:end])[:16]
    assert sha256_mistake(text_sha256(text)) is None


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [
        ("9F2C5D1E0A7B4C3D", 'write "9f2c5d1e0a7b4c3d"'),
        ("9f2c5d1e0a7b4c3d\n", 'write "9f2c5d1e0a7b4c3d"'),
        ("9f2c5d1e", None),
        (ABC_SHA256, f'write "{ABC_SHA256[:16]}"'),
        ("9f2c5d1e0a7b4c3g", None),
        ("", None),
        ("\uff19f2c5d1e0a7b4c3d", None),
        ("\ud8002c5d1e0a7b4c3", None),
    ],
)
def test_what_is_no_digest_is_refused_with_the_suggestion(value: str, suggestion: str | None) -> None:
    mistake = digest_mistake(value)
    assert mistake is not None
    assert (mistake.code, mistake.suggestion) == ("bad-digest", suggestion)


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [
        (ABC_SHA256.upper(), f'write "{ABC_SHA256}"'),
        (f"sha256:{ABC_SHA256}", f'write "{ABC_SHA256}"'),
        (ABC_SHA256[:16], None),
        (f"{ABC_SHA256}0", None),
        (ABC_SHA256.replace("a", "x"), None),
    ],
)
def test_what_is_no_sha256_is_refused_with_the_suggestion(value: str, suggestion: str | None) -> None:
    mistake = sha256_mistake(value)
    assert mistake is not None
    assert (mistake.code, mistake.suggestion) == ("bad-digest", suggestion)


def test_the_message_names_the_value() -> None:
    assert digest_mistake("zz\x00") == Mistake(
        "bad-digest",
        r"'zz\x00' is not the digest of a stretch of text: 16 lower-case hexadecimal digits",
        None,
    )

"""Values that are not what they say they are: subclasses of the plain types whose every method lies."""

from __future__ import annotations

import enum
from decimal import Decimal
from fractions import Fraction
from typing import Any
from unittest.mock import MagicMock

FORGED = 'forged" .\n<https://example.org/s> <https://example.org/p> <https://example.org/o> .\n'


class LyingText(str):
    """A string that calls itself another one, or a good one, wherever it is asked."""

    __slots__ = ()

    def __str__(self) -> str:
        return FORGED

    def __repr__(self) -> str:
        return FORGED

    def __format__(self, spec: str) -> str:
        return FORGED

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash("en")

    def __lt__(self, other: object) -> bool:
        return True

    def __contains__(self, key: object) -> bool:
        return False

    def __len__(self) -> int:
        return 1

    def __getitem__(self, index: Any) -> str:
        return FORGED

    def __iter__(self) -> Any:
        return iter(FORGED)

    def __add__(self, other: str) -> str:
        return FORGED

    def encode(self, *_: Any, **__: Any) -> bytes:
        return FORGED.encode()

    def translate(self, *_: Any) -> str:
        return FORGED

    def replace(self, *_: Any, **__: Any) -> str:
        return FORGED

    def join(self, *_: Any) -> str:
        return FORGED

    def isprintable(self) -> bool:
        return True

    def isascii(self) -> bool:
        return True

    def startswith(self, *_: Any) -> bool:
        return False

    def lower(self) -> str:
        return "en"

    def partition(self, *_: Any) -> tuple[str, str, str]:
        return FORGED, "", ""


class LyingTextOfClassText(LyingText):
    """The same, and what asks for its `__class__` is told `str`."""

    __slots__ = ()

    @property
    def __class__(self) -> Any:
        return str

    @__class__.setter
    def __class__(self, value: Any) -> None: ...


def _raising(*_: Any, **__: Any) -> Any:
    raise RuntimeError


_raise: Any = _raising


class RaisingText(str):
    """A string that answers nothing."""

    __slots__ = ()

    __str__ = __repr__ = __format__ = __eq__ = __hash__ = __len__ = _raise
    __getitem__ = __iter__ = __contains__ = __lt__ = encode = isprintable = lower = _raise


class Word(enum.Enum):
    """A word that is no string."""

    EN = "en"


class WordOfText(enum.StrEnum):
    """Words that are strings."""

    EN = "en"
    NUL = "\x00"


class LyingInt(int):
    """An integer that calls itself another one."""

    def __str__(self) -> str:
        return FORGED

    __repr__ = __str__

    def __format__(self, spec: str) -> str:
        return FORGED

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


class LyingFloat(float):
    """A float that calls itself another one."""

    def __str__(self) -> str:
        return FORGED

    __repr__ = __str__

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


class Numbers(enum.IntEnum):
    """Integers by name."""

    THREE = 3


class Indexed:
    """What can be had as an integer, and is none."""

    def __index__(self) -> int:
        return 3

    def __int__(self) -> int:
        return 3

    def __float__(self) -> float:
        return 3.0


LYING_TEXTS = (LyingText, LyingTextOfClassText, RaisingText)

NO_STRINGS: tuple[Any, ...] = (
    b"text",
    bytearray(b"text"),
    memoryview(b"text"),
    1,
    1.5,
    True,
    Word.EN,
    object(),
    ["text"],
    {"text": "text"},
    ("text",),
    {"text"},
    range(3),
    str,
    MagicMock(spec=str),
    Decimal(3),
    WordOfText.NUL,
)

NO_NUMBERS: tuple[Any, ...] = (
    "3",
    "1e5",
    b"3",
    True,
    False,
    LyingInt(3),
    LyingFloat(3.5),
    Numbers.THREE,
    Indexed(),
    Decimal("3.5"),
    Fraction(7, 2),
    3 + 0j,
    MagicMock(spec=int),
    MagicMock(spec=float),
    [3],
    {"number": 3},
    object(),
    2**53 + 1,
    -(2**53) - 1,
    10**5000,
    -(10**5000),
    1e16,
    1.7976931348623157e308,
    float("nan"),
    -float("nan"),
    float("inf"),
    -float("inf"),
    -0.0,
)

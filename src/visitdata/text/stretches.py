"""What is looked for: each stretch of an article's text that is evidence for something, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

import attrs

from visitdata.errors import Path
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.schema import Owned
from visitdata.metamodel.settings import Declared
from visitdata.model.record import Article, Evidence
from visitdata.values.evidence import text_sha256


@attrs.frozen
class Stretch:
    """A stretch as it was recorded: its offsets and digest, and the words that may be shown of it."""

    start: int
    end: int
    digest: str
    exact: str = ""
    prefix: str = ""
    suffix: str = ""

    @property
    def length(self) -> int:
        """How many code points it has."""
        return self.end - self.start

    @property
    def content(self) -> tuple[str, int]:
        """What tells its words from others: their digest, and how many code points they have."""
        return self.digest, self.length


@attrs.frozen
class Edition:
    """A text that is given for an article, against what the article's record says of the text that was read.

    `changed` tells whether the record says that it is another text, `shift` how far the whole text that was
    read has moved, if it still stands in this one as it was, and `end_shift` how far its end has moved, if
    its length is known.
    """

    text: str
    changed: bool
    shift: int | None
    end_shift: int | None


def evidence_of(record: Declared, path: Path = ()) -> Iterator[tuple[Path, Evidence]]:
    """Every piece of evidence of a record and of all that it owns, each with its path."""
    for member in schema_of(type(record)).members:
        if isinstance(member.value, Owned):
            for inner, each in _owned(getattr(record, member.name), member.name):
                if isinstance(each, Evidence):
                    yield (*path, *inner), each
                else:
                    yield from evidence_of(each, (*path, *inner))


def _owned(value: tuple[Declared, ...] | Declared | None, name: str) -> Iterator[tuple[Path, Declared]]:
    if isinstance(value, tuple):
        yield from (((name, index), each) for index, each in enumerate(value))
    elif value is not None:
        yield (name,), value


def pooled(evidence: Iterable[Evidence]) -> dict[Evidence, Stretch]:
    """The stretch that each piece of evidence of one article is; none of them is a fragment.

    Several records may rest on one stretch, and not each of them shows its words: what one shows serves all.
    """
    every = list(evidence)
    alike: dict[tuple[int, int, str], list[Evidence]] = {}
    for each in every:
        alike.setdefault(_place(each), []).append(each)
    known = {place: _stretch(place, group) for place, group in alike.items()}
    return {each: known[_place(each)] for each in every}


def _place(evidence: Evidence) -> tuple[int, int, str]:
    return cast("tuple[int, int, str]", (evidence.start, evidence.end, evidence.digest))


def _stretch(place: tuple[int, int, str], alike: Sequence[Evidence]) -> Stretch:
    shown = zip(*((each.exact or "", each.prefix or "", each.suffix or "") for each in alike), strict=True)
    return Stretch(*place, *(max(texts, key=len) for texts in shown))


def edition(text: str, article: Article) -> Edition:
    """A text, compared as a whole to what the article's record says of the text that was read."""
    if text_sha256(text) == article.sha256:
        return Edition(text, changed=False, shift=0, end_shift=0)
    longer = None if article.length is None else len(text) - article.length
    changed = article.sha256 is not None or bool(longer)
    return Edition(text, changed=changed, shift=_shift(text, article), end_shift=longer)


def _shift(text: str, article: Article) -> int | None:
    """How far the text that was read has moved, if nothing was done but to add before or after it."""
    if article.sha256 is None or article.length is None or not 0 < article.length < len(text):
        return None
    rest = len(text) - article.length
    whole = {0: text[: article.length], rest: text[rest:]}
    return next((shift for shift, part in whole.items() if text_sha256(part) == article.sha256), None)

"""Articles: the texts that a dossier records."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias, cast

import attrs
from attrs import field

from visitdata.model.record import Record, edtf
from visitdata.shape.declare import Vocabulary, member, texts
from visitdata.shape.scalars import Count, Iri, Language, Sha256, Text
from visitdata.values.times import EDTF

if TYPE_CHECKING:
    from collections.abc import Iterable

ArticleKind: TypeAlias = Literal["news", "statement", "document", "ruling", "post", "other"]


@attrs.frozen(kw_only=True, repr=False)
class Article(Record):
    """A text that was published: a news report, a statement, a ruling, a post."""

    family: ClassVar[str] = "article"
    vocabulary: ClassVar[Vocabulary] = Vocabulary(
        also=("schema:CreativeWork",), by_kind={"news": "schema:NewsArticle"}
    )

    kind: ArticleKind = field(metadata=member("kind", "What sort of text it is."))
    headline: Text | None = field(
        default=None, metadata=member("schema:headline", "Its headline, as printed.")
    )
    url: Iri | None = field(default=None, metadata=member("schema:url", "Where it was published."))
    publisher: Text | None = field(default=None, metadata=member("schema:publisher", "Who published it."))
    authors: tuple[Text, ...] = field(
        default=(), converter=texts, metadata=member("schema:author", "Who wrote it, as the byline has it.")
    )
    published: EDTF | None = field(
        default=None,
        converter=edtf,
        metadata=member("published", "When it was published.", dates=("schema:datePublished",)),
    )
    modified: EDTF | None = field(
        default=None,
        converter=edtf,
        metadata=member("modified", "When it was last changed.", dates=("schema:dateModified",)),
    )
    dateline: Text | None = field(
        default=None, metadata=member("schema:dateline", "The place it was filed from.")
    )
    language: Language | None = field(
        default=None, metadata=member("schema:inLanguage", "The language it is written in.")
    )
    sha256: Sha256 | None = field(
        default=None, metadata=member("textSha256", "The SHA-256 of its text in UTF-8, as it is.")
    )
    length: Count | None = field(
        default=None, metadata=member("textLength", "The length of its text.", unit="code points")
    )
    based_on: tuple[Iri, ...] = field(
        default=(),
        converter=texts,
        metadata=member("schema:isBasedOn", "What it was made from: an agency report, say."),
    )
    archived_at: Iri | None = field(
        default=None, metadata=member("schema:archivedAt", "Where a copy is kept.")
    )


def articles(given: Iterable[Article]) -> tuple[Article, ...]:
    """Tell type checkers that any iterable of articles will do."""
    return cast("tuple[Article, ...]", given)

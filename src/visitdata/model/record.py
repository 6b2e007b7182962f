"""What every record has: an id, notes of the editor, and evidence in the articles, which are records too."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import Literal, TypeAlias, cast, overload

import attrs
from attrs import field

from visitdata.codegen.validation import Validated
from visitdata.errors import Mistake
from visitdata.metamodel.constraints import Computed, Needed, NotBeside, Ordered
from visitdata.metamodel.declare import Ref, member, texts
from visitdata.metamodel.notebook_view import as_html
from visitdata.metamodel.scalars import (
    Alias,
    Count,
    Digest,
    Fragment,
    Iri,
    Language,
    Prose,
    RecordId,
    Sha256,
    Text,
)
from visitdata.metamodel.settings import Vocabulary
from visitdata.values import evidence as stretches
from visitdata.values.fragments import newer_standard_of, standard_of
from visitdata.values.times import EDTF

ArticleKind: TypeAlias = Literal[
    "news",
    "statement",
    "document",
    "ruling",
    "post",
    "video",
    "audio",
    "image",
    "dataset",
    "other",
]


def edtf(given: str | None) -> EDTF | None:
    """Tell type checkers that a time may be given as text; the record's check reads it."""
    return cast("EDTF | None", given)


@overload
def article_ref(given: Article | str) -> Ref[Article]: ...
@overload
def article_ref(given: None) -> None: ...
def article_ref(given: Article | str | None) -> Ref[Article] | None:
    """Tell type checkers that an article may be given as a record or by id."""
    return cast("Ref[Article] | None", given)


def article_refs(given: Iterable[Article | str]) -> tuple[Ref[Article], ...]:
    """Tell type checkers that articles may be given as records or by id, in any iterable."""
    return cast("tuple[Ref[Article], ...]", given)


def cited(given: Article | str) -> Ref[Article]:
    """Tell type checkers that the article of evidence may be given as a record or by id, and must be."""
    return cast("Ref[Article]", given)


def _place(evidence: Evidence) -> tuple[object, ...]:
    """What pieces of evidence are sorted by: of one article, stretches come before fragments."""
    if evidence.start is None:
        return evidence.article, inf, inf, evidence.fragment
    return evidence.article, evidence.start, evidence.end


def _are_other_words(evidence: Evidence) -> Mistake | None:
    if evidence.exact is None:
        return None
    own = stretches.digest_of(evidence.exact)
    if evidence.digest in {own, None}:
        return None
    message = f'the digest is not that of the words in exact, which is "{own}"'
    return Mistake("bad-digest", message, "check whether the words or the digest were changed")


def _are_longer_or_shorter(evidence: Evidence) -> Mistake | None:
    if evidence.exact is None or evidence.start is None or evidence.end is None:
        return None
    size = evidence.end - evidence.start
    if size <= 0 or size == len(evidence.exact):
        return None
    message = f"exact has {len(evidence.exact)} code points, the stretch {size}"
    return Mistake("bad-offsets", message, "check where the words begin and end in the article")


_OF_STRETCH = (
    (
        "start",
        "Evidence lacks start (Where the stretch begins.), or a fragment",
        'add "start", a whole number',
    ),
    ("end", "Evidence lacks end (Its end.), or a fragment", 'add "end", a whole number'),
    ("digest", "Evidence lacks digest (Of the stretch.), or a fragment", 'add "digest", a digest'),
)


@attrs.frozen(kw_only=True, repr=False)
class Evidence(
    Validated,
    vocabulary=Vocabulary(
        term="oa:SpecificResource",
        nodes={
            "position": ("oa:hasSelector", "oa:TextPositionSelector"),
            "quote": ("oa:hasSelector", "oa:TextQuoteSelector"),
            "fragment": ("oa:hasSelector", "oa:FragmentSelector"),
        },
        keeps_terms=True,
    ),
    sorted_by=_place,
    constraints=(
        *(
            Needed(member=name, unless="fragment", mistake=Mistake("missing-member", message, suggestion))
            for name, message, suggestion in _OF_STRETCH
        ),
        NotBeside(
            member="fragment",
            others=("start", "end", "digest", "exact", "prefix", "suffix"),
            mistake=Mistake(
                "not-both",
                "evidence is a stretch of a text, or a fragment of what is no text, not both",
                "for a text, take the fragment away; for what is no text, start, end, digest and the words",
            ),
        ),
        Ordered(
            low="start",
            high="end",
            strictly=True,
            code="bad-offsets",
            message="the stretch {low} to {high} is empty: end comes after start",
            suggestion="check where the words begin, and which code point is the first after them",
        ),
        Computed(concerns=("exact", "digest"), given="exact", at="digest", find=_are_other_words),
        Computed(concerns=("start", "end", "exact"), given="exact", at="exact", find=_are_longer_or_shorter),
    ),
):
    """The part of an article that supports a record: a stretch of text or, of what is no text, a fragment.

    A stretch has its offsets and digest, and words that may be shown. Offsets count Unicode code points,
    half-open, as the selectors of the Web Annotation Data Model do (sections 4.2.4, 4.2.5). A fragment
    (section 4.2.1) stands in place of all these.
    """

    article: Ref[Article] = field(
        converter=cited, metadata=member("oa:hasSource", "The article that it is a part of.")
    )
    start: Count | None = field(
        default=None,
        metadata=member("oa:start", "Where the stretch begins.", unit="code points", on="position"),
    )
    end: Count | None = field(
        default=None,
        metadata=member(
            "oa:end",
            "Its end: the first code point not in it.",
            unit="code points",
            on="position",
        ),
    )
    digest: Digest | None = field(
        default=None,
        metadata=member("digest", "The first 16 hex digits of the SHA-256 of the stretch in UTF-8."),
    )
    exact: Text | None = field(default=None, metadata=member("oa:exact", "The words themselves.", on="quote"))
    prefix: Text | None = field(
        default=None, metadata=member("oa:prefix", "Up to 32 characters before.", on="quote")
    )
    suffix: Text | None = field(
        default=None, metadata=member("oa:suffix", "Up to 32 characters after.", on="quote")
    )
    fragment: Fragment | None = field(
        default=None,
        metadata=member(
            "rdf:value",
            "The part of a video, a sound, a picture or a paged document: W3C Media Fragments 1.0, or a page"
            " as RFC 3778 has it.",
            on="fragment",
            implies=("dcterms:conformsTo", standard_of, newer_standard_of),
        ),
    )

    @classmethod
    def of(
        cls, article: Article | str, text: str, words: str, *, nth: int | None = None, shown: bool = False
    ) -> Evidence:
        """The evidence that words in an article's text are.

        They are looked for letter by letter, then in the normal form in which `visitdata.anchor` looks for
        them: other quotation marks, spaces or line breaks do no harm.

        Args:
            article: the article, or its id.
            text: the article's whole text, as it was hashed and counted.
            words: what stands there.
            nth: which of several occurrences is meant, counted from 1; they may overlap.
            shown: whether the words, as the text has them, and what stands around them may be published.

        Raises:
            ValueError: the words stand nowhere in the text, or not so often, or in several places without
                `nth`. The message says where they stand, or what is nearest.
        """
        from visitdata.values.occurrences import chosen

        start, end = chosen(text, words, nth)
        return cls(
            article=article,
            start=start,
            end=end,
            digest=stretches.digest(text, start, end),
            **(stretches.context(text, start, end) if shown else {}),
        )


def evidences(given: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Tell type checkers that any iterable of evidence will do."""
    return cast("tuple[Evidence, ...]", given)


@attrs.frozen(kw_only=True, repr=False)
class Record(Validated, abstract=True):
    """What every record has."""

    id: RecordId = field(metadata=member("id", "Its id in the dossier, or an IRI."))
    notes: tuple[Prose, ...] = field(
        default=(),
        converter=texts,
        metadata=member("note", "What the editor has to say about the record: doubts, sources, choices."),
    )
    evidence: tuple[Evidence, ...] = field(
        default=(),
        converter=evidences,
        metadata=member("evidence", "Every part of an article that says it."),
    )

    def _repr_html_(self) -> str:
        """The record in a notebook: whose word it is, and what it holds."""
        return as_html(self)


@attrs.frozen(kw_only=True, repr=False)
class Article(
    Record,
    family="article",
    vocabulary=Vocabulary(
        also=("schema:CreativeWork",),
        by_kind={
            "news": "schema:NewsArticle",
            "video": "schema:VideoObject",
            "audio": "schema:AudioObject",
            "image": "schema:ImageObject",
        },
        # Search engines take the others for media that the page itself plays or shows.
        web_by_kind=("news",),
    ),
):
    """What was published: a news report, a statement, a ruling, a post, a video, a data set."""

    kind: ArticleKind = field(metadata=member("kind", "What sort of text it is."))
    number: Text | None = field(
        default=None,
        metadata=member("schema:identifier", "Its number: of a docket, a case, a document."),
    )
    headline: Text | None = field(
        default=None, metadata=member("schema:headline", "Its headline, as printed.")
    )
    url: Iri | None = field(default=None, metadata=member("schema:url", "Where it was published."))
    publisher: Alias | None = field(default=None, metadata=member("schema:publisher", "Who published it."))
    authors: tuple[Alias, ...] = field(
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
        default=None, metadata=member("schema:archivedAt", "The IRI of an archived copy.")
    )


def articles(given: Iterable[Article]) -> tuple[Article, ...]:
    """Tell type checkers that any iterable of articles will do."""
    return cast("tuple[Article, ...]", given)

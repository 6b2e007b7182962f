"""Statements and allegations: what somebody says, and what somebody holds against somebody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias, cast, overload

import attrs
from attrs import field

from visitdata.codegen.validation import Validated
from visitdata.metamodel.declare import Ref, member, role, texts
from visitdata.metamodel.scalars import Language, LocalId, Prose, Text
from visitdata.metamodel.settings import Vocabulary
from visitdata.model.actors import Actor, actor_ref, actor_refs
from visitdata.model.events import Event, Proposition, event_refs, propositions
from visitdata.model.places import Place
from visitdata.model.record import Article, Record, article_ref, edtf
from visitdata.values.times import EDTF

StatementKind: TypeAlias = Literal[
    "announced",
    "stated",
    "confirmed",
    "denied",
    "refused",
    "agreed",
    "admitted",
    "praised",
    "criticised",
    "warned",
    "urged",
    "threatened",
    "promised",
    "predicted",
    "declined",
    "corrected",
    "retracted",
    "asked",
    "believed",
    "other",
]
Standing: TypeAlias = Literal[
    "alleged", "investigated", "charged", "convicted", "acquitted", "dismissed", "retracted"
]


@overload
def allegation_ref(given: Allegation | str) -> Ref[Allegation]: ...
@overload
def allegation_ref(given: None) -> None: ...
def allegation_ref(given: Allegation | str | None) -> Ref[Allegation] | None:
    """Tell type checkers that an allegation may be given as a record or by id."""
    return cast("Ref[Allegation] | None", given)


def allegation_refs(given: Iterable[Allegation | str]) -> tuple[Ref[Allegation], ...]:
    """Tell type checkers that allegations may be given as records or by id, in any iterable."""
    return cast("tuple[Ref[Allegation], ...]", given)


@overload
def utterance_ref(given: Statement | Allegation | str) -> Ref[Statement | Allegation]: ...
@overload
def utterance_ref(given: None) -> None: ...
def utterance_ref(given: Statement | Allegation | str | None) -> Ref[Statement | Allegation] | None:
    """Tell type checkers that a statement or an allegation may be given as a record or by id."""
    return cast("Ref[Statement | Allegation] | None", given)


def utterance_refs(given: Iterable[Statement | Allegation | str]) -> tuple[Ref[Statement | Allegation], ...]:
    """Tell type checkers that statements and allegations may be given as records or by id."""
    return cast("tuple[Ref[Statement | Allegation], ...]", given)


def subject_refs(given: Iterable[Actor | Place | Event | str]) -> tuple[Ref[Actor | Place | Event], ...]:
    """Tell type checkers that actors, places and events may be given as records or by id, in any iterable."""
    return cast("tuple[Ref[Actor | Place | Event], ...]", given)


@attrs.frozen(kw_only=True, repr=False)
class Quote(Validated):
    """Words quoted, letter by letter, without their marks."""

    words: Prose = field(metadata=member("schema:text", "The words.", language="language"))
    language: Language | None = field(
        default=None, metadata=member("schema:text", "The language they are in.")
    )
    translated: bool | None = field(
        default=None, metadata=member("translated", "Whether the article says that they are translated.")
    )


def quotes(given: Iterable[Quote]) -> tuple[Quote, ...]:
    """Tell type checkers that any iterable of quotes will do."""
    return cast("tuple[Quote, ...]", given)


@attrs.frozen(kw_only=True, repr=False)
class Utterance(Record, abstract=True, hearsay="via"):
    """What statements and allegations have in common: that somebody says something, somehow, some time."""

    id: LocalId = field(metadata=member("id", "Its id in the dossier."))
    gist: Prose = field(metadata=member("schema:text", "What is said, in your own words, with its source."))
    quotes: tuple[Quote, ...] = field(
        default=(), converter=quotes, metadata=member("quote", "The words that the article quotes.")
    )
    hedges: tuple[Text, ...] = field(
        default=(),
        converter=texts,
        metadata=member("hedge", 'The article\'s words of distance: "according to".'),
    )
    medium: Text | None = field(
        default=None, metadata=member("medium", 'In what it was said: "press conference".')
    )
    made_in: Ref[Article] | None = field(
        default=None,
        converter=article_ref,
        metadata=member("madeIn", "The article that holds it: a document, a post, a ruling."),
    )
    channel: Ref[Actor] | None = field(
        default=None,
        converter=actor_ref,
        metadata=member("channel", "The agency or outlet through which it came."),
    )
    via: Ref[Statement | Allegation] | None = field(
        default=None,
        converter=utterance_ref,
        metadata=member("via", "The statement or allegation from which alone it is known."),
    )
    occasion: tuple[Ref[Event], ...] = field(
        default=(),
        converter=event_refs,
        metadata=member("occasion", "The events at which it was said."),
    )
    time: EDTF | None = field(
        default=None,
        converter=edtf,
        metadata=member("time", "When it was said.", dates=("schema:dateCreated",), bounds=True),
    )
    time_text: Text | None = field(
        default=None, metadata=member("timeText", "The article's words for the time.")
    )
    addressees: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("addressee", "To whom.")
    )
    responds_to: tuple[Ref[Statement | Allegation], ...] = field(
        default=(),
        converter=utterance_refs,
        metadata=member("respondsTo", "The statements and allegations it answers."),
    )
    about: tuple[Ref[Actor | Place | Event], ...] = field(
        default=(),
        converter=subject_refs,
        metadata=member("schema:about", "What it is about; never a proposition."),
    )


@attrs.frozen(kw_only=True, repr=False)
class Statement(
    Utterance,
    family="statement",
    # The text of somebody's work is that somebody's own words; a gist is not, it sums them up.
    vocabulary=Vocabulary(
        if_filled={"quotes": "schema:Quotation"},
        derived={"speakers": "schema:author", "evidence.article": "schema:isPartOf"},
        web_type="schema:CreativeWork",
        web_terms={"gist": "schema:abstract"},
    ),
    leading=("id", "kind", "speakers", "addressees", "gist", "quotes"),
):
    """Somebody says what holds nothing against anybody. Without speakers, it is the article's own voice."""

    kind: StatementKind = field(
        metadata=member("kind", "What the speakers do by making it: announce, deny, ask.")
    )
    speakers: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("speaker", "Who says it; none: the article itself.")
    )
    posits: tuple[Proposition, ...] = field(
        default=(),
        converter=propositions,
        metadata=member("posits", "What it says to be so.", twin="positedPosits"),
    )
    denies: tuple[Proposition, ...] = field(
        default=(),
        converter=propositions,
        metadata=member("denies", "What it says not to be so.", twin="positedDenies"),
    )


def statements(given: Iterable[Statement]) -> tuple[Statement, ...]:
    """Tell type checkers that any iterable of statements will do."""
    return cast("tuple[Statement, ...]", given)


@attrs.frozen(kw_only=True, repr=False)
class Confidence(Validated):
    """How sure somebody is, on a scale that has a name. It is quoted, never computed."""

    scale: Text = field(metadata=member("scale", "The name of the scale."))
    value: Text = field(metadata=member("value", "The value on it."))
    by: Ref[Actor] | None = field(
        default=None, converter=actor_ref, metadata=member("assessedBy", "Who says so.")
    )


def confidences(given: Iterable[Confidence]) -> tuple[Confidence, ...]:
    """Tell type checkers that any iterable of confidences will do."""
    return cast("tuple[Confidence, ...]", given)


@attrs.frozen(kw_only=True, repr=False)
class Allegation(
    Utterance,
    family="allegation",
    vocabulary=Vocabulary(
        also=("schema:Claim",),
        derived={"claimants": "schema:author", "evidence.article": "schema:appearance"},
    ),
    leading=("id", "claimants", "accused", "addressees", "standing", "gist", "quotes"),
):
    """An adverse claim: that the accused did, does or prepares what the claimants hold against them."""

    claimants: tuple[Ref[Actor], ...] = field(
        converter=actor_refs, metadata=role("claimant", "Who claims it.")
    )
    accused: tuple[Ref[Actor], ...] = field(
        default=(), converter=actor_refs, metadata=role("accused", "Whom it is made against.")
    )
    alleges: tuple[Proposition, ...] = field(
        converter=propositions,
        metadata=member("alleges", "What the claimants say to be so.", twin="positedAlleges"),
    )
    standing: Standing = field(
        default="alleged",
        metadata=member("standing", "How far it has gone, as reported: from alleged to convicted."),
    )
    confidence: tuple[Confidence, ...] = field(
        default=(),
        converter=confidences,
        metadata=member("confidence", "How sure somebody is of it, on a scale."),
    )


def allegations(given: Iterable[Allegation]) -> tuple[Allegation, ...]:
    """Tell type checkers that any iterable of allegations will do."""
    return cast("tuple[Allegation, ...]", given)

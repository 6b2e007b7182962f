"""Allegations: what somebody holds against somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias, cast

import attrs
from attrs import field

from visitdata.model.events import Proposition, propositions
from visitdata.model.statements import Utterance
from visitdata.shape.admit import Checked
from visitdata.shape.declare import Ref, Vocabulary, member, ref, refs, role
from visitdata.shape.scalars import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from visitdata.model.actors import Actor

Standing: TypeAlias = Literal[
    "alleged", "investigated", "charged", "convicted", "acquitted", "dismissed", "retracted"
]


@attrs.frozen(kw_only=True, repr=False)
class Confidence(Checked):
    """How sure somebody is, on a scale that has a name. It is quoted, never computed."""

    scale: Text = field(metadata=member("scale", "The name of the scale."))
    value: Text = field(metadata=member("value", "The value on it."))
    by: Ref[Actor] | None = field(default=None, converter=ref, metadata=member("assessedBy", "Who says so."))


def confidences(given: Iterable[Confidence]) -> tuple[Confidence, ...]:
    """Tell type checkers that any iterable of confidences will do."""
    return cast("tuple[Confidence, ...]", given)


@attrs.frozen(kw_only=True, repr=False)
class Allegation(Utterance):
    """An adverse claim: that the accused did, does or prepares what the claimants hold against them."""

    family: ClassVar[str] = "allegation"
    vocabulary: ClassVar[Vocabulary] = Vocabulary(
        also=("schema:Claim",),
        derived={"claimants": "schema:author", "evidence.article": "schema:appearance"},
    )

    leading: ClassVar[tuple[str, ...]] = ("id", "claimants", "accused", "standing", "gist", "quotes")

    claimants: tuple[Ref[Actor], ...] = field(converter=refs, metadata=role("claimant", "Who claims it."))
    accused: tuple[Ref[Actor], ...] = field(
        default=(), converter=refs, metadata=role("accused", "Against whom it is held.")
    )
    alleges: tuple[Proposition, ...] = field(
        converter=propositions,
        metadata=member("alleges", "What is so according to the claimants.", twin="positedAlleges"),
    )
    standing: Standing = field(
        default="alleged", metadata=member("standing", "The furthest step that is reported of it.")
    )
    confidence: tuple[Confidence, ...] = field(
        default=(),
        converter=confidences,
        metadata=member("confidence", "How sure somebody says they are of it."),
    )


def allegations(given: Iterable[Allegation]) -> tuple[Allegation, ...]:
    """Tell type checkers that any iterable of allegations will do."""
    return cast("tuple[Allegation, ...]", given)

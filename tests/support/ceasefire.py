"""An event kind of a user's own, outside the package."""

from __future__ import annotations

import attrs

import visitdata as vd


@attrs.frozen(kw_only=True)
class Ceasefire(vd.Event):
    """Fighting stops, by agreement or by one side's word."""

    namespace = "https://example.org/ns#"

    sides: tuple[vd.Ref[vd.Actor], ...] = attrs.field(
        default=(), converter=vd.refs, metadata=vd.role("side", "Who stops.", under="agents")
    )
    terms: tuple[vd.Item, ...] = attrs.field(
        default=(), metadata=vd.member("term", "What is to be handed over.")
    )
    days: vd.Number | None = attrs.field(default=None, metadata=vd.member("days", "How long.", unit="days"))

"""Dossiers whose propositions and actors have names that no other text holds, to find them in an output."""

from __future__ import annotations

from typing import Any

import visitdata as vd
from visitdata.codegen.plain import plain

HELD = (("allegations", "alleges"), ("statements", "posits"), ("statements", "denies"))


def marked(dossier: vd.Dossier) -> tuple[vd.Dossier, dict[str, tuple[str, ...]]]:
    """The dossier with other names and labels; and of the label of each proposition, who says it."""
    data: dict[str, Any] = plain(dossier)
    for number, actor in enumerate(data.get("actors", ())):
        actor["name"] = f"Actor-{number}-"
        actor.pop("names", None)
    names = {actor["id"]: actor["name"] for actor in data.get("actors", ())}
    sources: dict[str, tuple[str, ...]] = {}
    for listed, held in HELD:
        for said in data.get(listed, ()):
            speakers = said.get("claimants", said.get("speakers", ()))
            for proposition in said.get(held, ()):
                label = proposition["label"] = f"Label-{len(sources)}-"
                sources[label] = tuple(names[each] for each in speakers) or ("the article",)
    return vd.converter().structure(data, vd.Dossier), sources

"""The names of files that hold drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DraftForm: TypeAlias = Literal["yaml", "json"]
DRAFT_SUFFIXES: Mapping[str, DraftForm] = {".draft.yaml": "yaml", ".draft.json": "json"}


def draft_form(path: Path) -> DraftForm | None:
    """What a draft of that name is written in, compressed or not; None where that is no draft."""
    from visitdata.files.compression import expanded_name

    name = expanded_name(path).lower()
    return next((form for suffix, form in DRAFT_SUFFIXES.items() if name.endswith(suffix)), None)

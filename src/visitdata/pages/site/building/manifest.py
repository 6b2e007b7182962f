"""The manifest of a site: which files it wrote, and from what, so that the next run writes what changed.

It stands in the folder of the site, and holds nothing that the site itself does not show: no path of a
source, no time at which something was done.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from visitdata.errors import InvalidRecordError
from visitdata.pages.site.building.identities import Known
from visitdata.pages.site.plan import Entry
from visitdata.values.times import EDTF

if TYPE_CHECKING:
    import cattrs

NAME = ".visitdata-site.json"
_FORMAT = "visitdata-site/1"


@attrs.frozen(kw_only=True)
class Built:
    """A dossier as the site has it.

    Attributes:
        entry: its entry, whole.
        known: its actors, as far as they may be one with actors of other dossiers.
        links: the keys of the pages of its actors, by their ids in the dossier.
    """

    entry: Entry
    known: tuple[Known, ...]
    links: dict[str, str]


@attrs.frozen(kw_only=True)
class Manifest:
    """What a site was made from, and what was written.

    Attributes:
        format: the format of the manifest, with its version.
        fingerprint: a digest of what else pages depend on: the version of this package, the base, the kinds.
        sources: the ids of the dossiers of each source, by its format and the SHA-256 of its bytes.
        dossiers: each dossier, by its stem.
        actors: a digest of what the page of each actor was made from, by its key.
        files: the SHA-256 of each file, by its path in the site; without that of the manifest itself.
    """

    format: str = _FORMAT
    fingerprint: str
    sources: dict[str, tuple[str, ...]]
    dossiers: dict[str, Built]
    actors: dict[str, str]
    files: dict[str, str]

    def to_bytes(self) -> bytes:
        """The text of the manifest."""
        plain = _converter().unstructure(self)
        return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def read(text: bytes) -> Manifest | None:
    """The manifest in a text; None where it is none, or one of another version."""
    import cattrs

    try:
        plain: Any = json.loads(text)
        if not isinstance(plain, dict) or plain.get("format") != _FORMAT:  # pyright: ignore[reportUnknownMemberType]
            return None
        return _converter().structure(plain, Manifest)
    except (ValueError, RecursionError, InvalidRecordError, cattrs.BaseValidationError):
        return None


@cache
def _converter() -> cattrs.Converter:
    import cattrs

    made = cattrs.Converter(forbid_extra_keys=True)
    made.register_structure_hook(EDTF, lambda value, _: EDTF(value))
    made.register_unstructure_hook(EDTF, str)
    return made

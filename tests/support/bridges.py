"""The bridges, as laws over all of them need them: their accounts, and what people read in their output."""

from __future__ import annotations

import importlib
import io
import zipfile
from typing import TYPE_CHECKING, Any

import visitdata as vd
from visitdata.codegen.plain import plain
from visitdata.syntaxes import BRIDGES

if TYPE_CHECKING:
    from visitdata.bridges.bridge import Bridge
    from visitdata.codec.account import Account

NAMES = [*BRIDGES.values()]
# Options that a bridge needs where a dossier does not tell it, as their values are given.
OPTIONS = {"at": "2031-05-20"}


def bridge(name: str) -> Bridge:
    """The bridge of a name."""
    found: Bridge = importlib.import_module(f"visitdata.bridges.{name}").BRIDGE
    return found


def options(name: str) -> dict[str, Any]:
    """The options that are given to a bridge, as keywords."""
    own = {option.name for option in importlib.import_module(f"visitdata.bridges.{name}").FORMAT.options}
    return {key: value for key, value in OPTIONS.items() if key in own}


def dumped(dossier: vd.Dossier, name: str) -> bytes:
    """The document of a dossier."""
    return vd.dumps(dossier, name, **options(name))


def account(dossier: vd.Dossier, name: str) -> Account:
    """What becomes of every value of a dossier."""
    module = importlib.import_module(f"visitdata.bridges.{name}")
    read = {option.name: option.read for option in module.FORMAT.options}
    values = {key: read[key](value) for key, value in options(name).items()}
    _, found = bridge(name).written(dossier, **values)
    return found


def text_of(document: bytes) -> str:
    """All the text of a document; of an archive, that of its files."""
    if not document.startswith(b"PK"):
        return document.decode()
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return "\n".join(f"{name}\n{archive.read(name).decode()}" for name in archive.namelist())


def marked_events(dossier: vd.Dossier) -> tuple[vd.Dossier, dict[str, str]]:
    """The dossier with labels of its events that no other text holds, and the status of each label."""
    data: dict[str, Any] = plain(dossier)
    statuses: dict[str, str] = {}
    for number, event in enumerate(data.get("events", ())):
        event["label"] = f"Event-{number}-"
        statuses[event["label"]] = event["status"]
    return vd.converter().structure(data, vd.Dossier), statuses

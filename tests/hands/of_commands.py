"""rapper and serdi, the command lines of Raptor and Serd: each syntax that they read and write."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

import visitdata as vd
from tests.hands.hand import NAMED, Hand

if TYPE_CHECKING:
    from tests.hands.hand import Through

# The syntaxes that they write, and as what their output is read.
RAPPER = {
    "ntriples": "ntriples",
    "nquads": "nquads",
    "turtle": "turtle",
    "rdfxml": "rdfxml",
    "rdfxml-abbrev": "rdfxml",
}
SERDI = {"ntriples": "ntriples", "nquads": "nquads", "turtle": "turtle", "trig": "trig"}


def is_installed(command: str, version: str) -> bool:
    """Whether a command is there, in that version."""
    if shutil.which(command) is None:
        return False
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=False)
    return done.stdout.strip() == version


def output(command: str, source: str, target: str, data: bytes) -> bytes:
    """What a command makes of a document, if it has nothing to complain of."""
    if shutil.which(command) is None:
        pytest.skip(f"{command} is not installed")
    options = {"rapper": ("-q", "-", "https://example.org/"), "serdi": ("-",)}[command]
    arguments = [command, "-i", source, "-o", target, *options]
    done = subprocess.run(arguments, input=data, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
    return done.stdout


def _through(command: str, target: str, name: str) -> Through:
    def through(dossier: vd.Dossier, written: str) -> vd.Dossier:
        return vd.loads(output(command, written, target, vd.dumps(dossier, written)), name)

    return through


HANDS = (
    *(
        Hand(f"rapper to {target}", _through("rapper", target, name), reads=("ntriples", "turtle", "rdfxml"))
        for target, name in RAPPER.items()
    ),
    *(
        Hand(
            f"serdi to {target}",
            _through("serdi", target, name),
            reads=tuple(SERDI) if name in NAMED else ("ntriples", "turtle"),
        )
        for target, name in SERDI.items()
    ),
)

"""jsonld.js and N3.js: one process of node for all that is asked of them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

import visitdata as vd
from tests.hands.hand import NAMED, ToolError
from tests.hands.jsonld_steps import STEPS, source_of
from tests.hands.of_pyoxigraph import PREFIXES
from tests.hands.tool_errors import JSONLD_JS_HOST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

JS = Path(__file__).parents[1] / "js"
Asked: TypeAlias = "tuple[str, str, str, Any]"
N3_FORMATS = {"ntriples": "N-Triples", "nquads": "N-Quads", "turtle": "Turtle", "trig": "TriG"}


@attrs.frozen(eq=False)
class Request:
    """One thing that is asked of a tool in JavaScript.

    Attributes:
        name: of the tool, and of its way.
        asked: the request itself: (tool, operation, text, argument).
        reads: as what the output is read.
        errors: what the tool breaks on this way.
    """

    name: str
    asked: Callable[[vd.Dossier], Asked]
    reads: str
    tool_errors: tuple[ToolError, ...] = ()


def _of_jsonld() -> Iterable[Request]:
    for step in STEPS:

        def asked(dossier: vd.Dossier, step: Any = step) -> Asked:
            return "jsonld", step.operation, source_of(step, dossier), step.argument(dossier)

        tool_errors = (JSONLD_JS_HOST,) if step.called == "compacted with relative ids" else ()
        yield Request(f"jsonld.js: {step.called}", asked, step.reads, tool_errors)


def _of_n3() -> Iterable[Request]:
    for written in N3_FORMATS:
        for name in N3_FORMATS:
            for prefixes in (None, PREFIXES):
                if prefixes is None or name in {"turtle", "trig"}:
                    yield _n3(written, name, prefixes)


def _n3(written: str, name: str, prefixes: dict[str, str] | None) -> Request:
    graphless = written in NAMED and name not in NAMED
    argument = {"from": N3_FORMATS[written], "prefixes": prefixes, "graphless": graphless}

    def asked(dossier: vd.Dossier) -> Asked:
        return "n3", N3_FORMATS[name], vd.dumps(dossier, written).decode(), argument

    with_prefixes = " with prefixes" if prefixes else ""
    return Request(f"N3.js: {written} to {name}{with_prefixes}", asked, name)


REQUESTS = (*_of_jsonld(), *_of_n3())


def is_installed() -> bool:
    """Whether node and the tools are there."""
    return shutil.which("node") is not None and (JS / "node_modules").is_dir()


def answers(asked: Iterable[Asked], folder: Path) -> list[dict[str, str]]:
    """What the tools make of it: for each, its `output`, or the `error`."""
    texts: dict[str, int] = {}
    requests = [
        (tool, operation, texts.setdefault(text, len(texts)), argument)
        for tool, operation, text, argument in asked
    ]
    jobs = folder / "jobs.json"
    jobs.write_text(json.dumps({"texts": list(texts), "requests": requests}), encoding="utf-8")
    command = ["node", str(JS / "rewrite.js"), str(jobs)]
    done = subprocess.run(command, capture_output=True, check=True)
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found

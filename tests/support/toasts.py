"""A dossier with a kind of its own whose terms and words are as odd as IRIs and texts may be.

Run as a script, it shows that lines say of it just what the tree of nodes says, and that it is read back:
in a process of its own, so that other tests do not meet that kind.
"""

from __future__ import annotations

from typing import Literal

import attrs

import visitdata as vd
from tests.support.plain_lines import of_dossier
from visitdata.rdf.encoding.to_lines import blocks


@attrs.frozen(kw_only=True)
class Toast(vd.Event):
    """Somebody raises a glass."""

    namespace = "https://example.org/o'neil/(ns)#"

    words: Literal['say "when"', "back\\slash", "plain"] | None = attrs.field(
        default=None, metadata=vd.member("wordsOfToast", "What is said.")
    )
    glasses: tuple[vd.Item, ...] = attrs.field(
        default=(), converter=vd.records, metadata=vd.member("glass", "What it is drunk from.")
    )


def with_toasts() -> vd.Dossier:
    event = Toast(
        id="toast",
        label='A "toast"\n is\traised \\ in é',
        status="occurred",
        time="2031-05~/..",
        words='say "when"',
        glasses=[vd.Item(label="a glass", quantity=vd.Quantity(about=3.5))],
    )
    said = vd.posited(Toast)(id="said", label="A toast", status="planned", words="back\\slash", time="2031")
    claim = vd.Allegation(id="claim", claimants=["who"], gist="Who says so.", alleges=[said])
    return vd.Dossier(
        id="https://data.example.org/toasts",
        title="Toasts",
        actors=[vd.Group(id="who", name="Who", names={"de": "Wer"})],
        events=[event],
        allegations=[claim],
    )


def main() -> None:
    """Try it."""
    dossier = with_toasts()
    end = f" <{dossier.id}> .\n"
    assert "".join(blocks(dossier, end)) == of_dossier(dossier, end)
    for name in ("ntriples", "nquads"):
        assert vd.loads(vd.dumps(dossier, name), name) == dossier


if __name__ == "__main__":
    main()

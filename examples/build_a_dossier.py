"""Record a short report in Python and write it in three formats."""

import sys
from pathlib import Path

import visitdata as vd

TEXT = (
    "Foreign Minister Ana Lind of Arcadia will visit Ruritania next Sunday. "
    "According to neighbouring states, Arcadia sold rifles to Ruritania. Arcadia says that it sold nothing."
)


def build() -> vd.Dossier:
    """The dossier: a planned visit, an allegation, and the denial."""
    article = vd.Article(id="article", kind="news", published="2031-05-04", language="en", length=len(TEXT))
    arcadia = vd.State(id="arcadia", name="Arcadia")
    ruritania = vd.State(id="ruritania", name="Ruritania")
    lind = vd.Person(id="lind", name="Ana Lind", ties=[vd.Tie(title="Foreign Minister", of=arcadia)])
    neighbours = vd.Group(id="neighbours", name="neighbouring states")
    visit = vd.Visit(
        id="visit",
        label="Lind visits Ruritania",
        status="planned",
        time="2031-05-11",
        time_text="next Sunday",
        visitors=[lind],
        hosts=[ruritania],
        evidence=[vd.Evidence.of(article, TEXT, "Ana Lind of Arcadia will visit Ruritania next Sunday")],
    )
    sale = vd.PositedTransfer(
        id="sale",
        label="Arcadia sells rifles to Ruritania",
        status="occurred",
        givers=[arcadia],
        recipients=[ruritania],
        items=[vd.Item(label="rifles", kind="weapons")],
    )
    arms = vd.Allegation(
        id="arms",
        claimants=[neighbours],
        accused=[arcadia],
        gist="Neighbouring states say that Arcadia sold rifles to Ruritania.",
        hedges=["According to"],
        alleges=[sale],
        evidence=[
            vd.Evidence.of(
                article, TEXT, "According to neighbouring states, Arcadia sold rifles to Ruritania"
            )
        ],
    )
    denial = vd.Statement(
        id="denial",
        kind="denied",
        speakers=[arcadia],
        gist="Arcadia says that it sold nothing.",
        responds_to=[arms],
        evidence=[vd.Evidence.of(article, TEXT, "Arcadia says that it sold nothing")],
    )
    return vd.Dossier(
        id="https://data.example.org/dossiers/arcadia-visit",
        title="A minister of Arcadia visits Ruritania",
        language="en",
        articles=[article],
        actors=[arcadia, ruritania, lind, neighbours],
        events=[visit],
        allegations=[arms],
        statements=[denial],
    )


def main(folder: Path) -> None:
    """Build it, see what the checks say, and write it."""
    dossier = build()
    for problem in vd.check(dossier):
        print(problem.severity, problem)
    for name in ("arcadia-visit.json", "arcadia-visit.jsonld", "arcadia-visit.ttl"):
        size = vd.dump(dossier, folder / name)
        print(f"{folder / name}: {size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))

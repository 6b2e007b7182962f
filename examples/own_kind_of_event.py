"""Declare a kind of event of your own; it works in every format and schema at once."""

import attrs

import visitdata as vd


@attrs.frozen(kw_only=True)
class Ceasefire(vd.Event):
    """Fighting stops, by agreement or by one side's word."""

    namespace = "https://example.org/ns#"

    sides: tuple[vd.Ref[vd.Actor], ...] = attrs.field(
        default=(), converter=vd.actor_refs, metadata=vd.role("side", "Who stops fighting.", under="agents")
    )
    terms: tuple[vd.Text, ...] = attrs.field(
        default=(),
        converter=vd.texts,
        metadata=vd.member("ceasefireTerm", "What the sides bind themselves to."),
    )


PositedCeasefire = vd.posited(Ceasefire)


def main() -> None:
    """A ceasefire that is reported, and one that somebody foresees."""
    arcadia = vd.State(id="arcadia", name="Arcadia")
    ruritania = vd.State(id="ruritania", name="Ruritania")
    dossier = vd.Dossier(
        id="https://data.example.org/dossiers/ceasefire",
        title="A ceasefire in Ruritania",
        actors=[arcadia, ruritania],
        events=[
            Ceasefire(
                id="ceasefire",
                label="Arcadia and Ruritania stop fighting",
                status="ongoing",
                sides=[arcadia, ruritania],
                terms=["no flights over the border"],
            )
        ],
        statements=[
            vd.Statement(
                id="forecast",
                kind="predicted",
                speakers=[ruritania],
                gist="Ruritania expects the fighting to stop for good.",
                posits=[
                    PositedCeasefire(id="for-good", label="The fighting stops for good", status="planned")
                ],
            )
        ],
    )
    print(vd.dumps(dossier, "turtle").decode())


if __name__ == "__main__":
    main()

"""Users' code that mypy and pyright accept in their strict modes, without a cast."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_type

import attrs

import visitdata as vd

if TYPE_CHECKING:
    from collections.abc import Iterator

arcadia = vd.State(id="arcadia", name="Arcadia", names={"de": "Arkadien"}, aliases=["Port Arc"])
minister = vd.Person(id="lind", name="Ana Lind", ties=[vd.Tie(title="Foreign Minister", of=arcadia)])
strelsau = vd.Place(id="strelsau", name="Strelsau", kind="city", latitude=50, longitude=14.5)
article = vd.Article(id="article", kind="news", published="2031-05-04", authors=["A. Writer"])
evidence = vd.Evidence(article=article, start=120, end=188, digest="9f2c5d1e0a7b4c3d")
evidence = vd.Evidence(article="article", start=120, end=188, digest="9f2c5d1e0a7b4c3d")
evidence = vd.Evidence.of(article, "Lind will visit Ruritania.", "Lind")

visit = vd.Visit(
    id="visit",
    label="Lind visits Ruritania",
    status="planned",
    time="2031-05-11",
    visitors=[minister, "arcadia"],
    places={strelsau},
    follows=(reference for reference in ("talks",)),
    part_of=None,
    counts=[vd.Item(label="delegates", quantity=vd.Quantity(at_least=40), of="arcadia")],
    evidence=[evidence],
)
again = attrs.evolve(visit, status="occurred", hosts=[arcadia])
assert_type(again, vd.Visit)
assert_type(visit.visitors, tuple[vd.Ref[vd.Actor], ...])
assert_type(visit.time, vd.EDTF | None)
assert_type(visit.label, str)
label: str = visit.visitors[0]

said = vd.PositedTransfer(
    id="arms-sale", label="Arcadia sells rifles", status="occurred", givers=[arcadia], version_of=visit
)
allegation = vd.Allegation(
    id="arms", claimants=["arcadia"], gist="Arcadia says so.", alleges=[said], standing="charged"
)
statement = vd.Statement(
    id="denial",
    kind="denied",
    gist="Arcadia says no.",
    responds_to=[allegation],
    denies=(said,),
    via=allegation,
)

# Every family of references takes records and ids, of the records themselves too.
talks = vd.Meeting(id="talks", label="They talk", status="planned", hosts=[minister.id], places=[strelsau.id])
video = vd.Article(id="video", kind="video", number="12/2031")
owner = vd.Person(
    id="owner",
    name="Otto Orth",
    born="1950",
    ties=[vd.Tie(title="owner", kind="owner", of=arcadia, share=51)],
)
on_alert = vd.MilitaryActivity(
    id="on-alert", label="On alert", status="ongoing", forces=[arcadia], kind="alert"
)
held = vd.Detention(id="held", label="Held", status="ongoing", detainers=[arcadia], detainees=["lind"])
harm = vd.PositedIncident(id="harm", label="A crime", status="occurred", kind="crime", victims=["lind"])
new = vd.Appointment(
    id="new", label="New", status="planned", appointees=[owner], title="Minister", of=arcadia
)
shown = vd.Evidence(article=video, fragment="t=12.5,20")
assert_type(shown.fragment, str | None)
assert_type(shown.start, int | None)
cost = vd.Quantity(exactly=3, currency="EUR")
in_reply = vd.Allegation(
    id="in-reply",
    claimants=[arcadia],
    gist="Arcadia says so.",
    alleges=[harm],
    responds_to=["arms"],
    addressees=["lind"],
    made_in=video,
)
trial = vd.LegalAction(
    id="trial",
    label="A trial",
    status="planned",
    grounds=[allegation, "arms"],
    part_of=talks,
    purpose=[visit],
)
moved = vd.Movement(id="moved", label="They go", status="planned", origin="strelsau", destination=strelsau)
vote = vd.Vote(id="vote", label="They vote", status="planned", body=arcadia, voters=visit.visitors)
paid = vd.Transfer(id="paid", label="It pays", status="planned", in_return_for=[visit, "talks"])
paid_it_is_said = vd.PositedTransfer(
    id="paid-2",
    label="It pays",
    status="planned",
    in_return_for=[visit, said, "talks"],
    part_of=said,
    follows={said, trial},
    purpose=[said],
    version_of=said,
)
denial = vd.Statement(
    id="again",
    kind="denied",
    gist="Arcadia says no.",
    speakers=[minister],
    addressees=(arcadia,),
    channel=None,
    occasion=[talks],
    about=[arcadia, strelsau, visit, "lind", *visit.visitors],
    responds_to={statement, allegation, "arms"},
    via=statement.id,
)
of_arcadia = vd.Organization(id="office", name="Office", part_of=arcadia, seat=strelsau)
people = vd.Group(id="people", name="people", of=of_arcadia, members=[minister, *vote.voters])
citizen = vd.Person(id="citizen", name="A citizen", nationality=[arcadia, "ruritania"])
land = vd.State(id="ruritania", name="Ruritania", territory=vd.Place(id="x", name="X", part_of=strelsau))
sure = vd.Confidence(scale="words", value="likely", by=of_arcadia)
assert_type(visit.follows, tuple[vd.Ref[vd.Event], ...])
assert_type(said.follows, tuple[vd.Ref[vd.Event | vd.Proposition], ...])
assert_type(statement.via, vd.Ref[vd.Statement | vd.Allegation] | None)

dossier = vd.Dossier(
    id="https://data.example.org/d",
    title="A minister of Arcadia visits Ruritania",
    actors=[arcadia, minister],
    places=[strelsau],
    events=[visit],
    allegations=[allegation],
    statements=[statement],
)
assert_type(dossier[visit.visitors[0]], vd.Actor)
assert_type(dossier[visit.visitors[0]].name, str)
assert_type(dossier["visit"], vd.Record)
assert_type(dossier.said_by(arcadia), tuple[vd.Statement | vd.Allegation, ...])
assert_type(dossier.contested(), tuple[vd.Allegation, ...])
assert_type(dossier.responses_to("arms"), tuple[vd.Statement | vd.Allegation, ...])
assert_type(dossier.answers("arms", "arcadia"), tuple[vd.Statement | vd.Allegation, ...])
found: bool = "visit" in dossier and minister in dossier
number: int = len(dossier)
ids: list[vd.Record] = [*dossier]
for event in dossier.events:
    assert_type(event, vd.Event)
    if isinstance(event, vd.Visit):
        assert_type(event.hosts, tuple[vd.Ref[vd.Actor], ...])


@attrs.frozen(kw_only=True)
class Ceasefire(vd.Event):
    """Fighting stops, by agreement or by one side's word."""

    namespace = "https://example.org/ns#"

    sides: tuple[vd.Ref[vd.Actor], ...] = attrs.field(
        default=(), converter=vd.refs, metadata=vd.role("side", "Who stops.", under="agents")
    )
    place: vd.Ref[vd.Place] | None = attrs.field(
        default=None, converter=vd.ref, metadata=vd.member("place", "Where.")
    )
    terms: tuple[vd.Text, ...] = attrs.field(
        default=(), converter=vd.texts, metadata=vd.member("term", "What is agreed.")
    )
    days: vd.Number | None = attrs.field(default=None, metadata=vd.member("days", "How long.", unit="days"))


@attrs.frozen(kw_only=True)
class Truce(vd.Event):
    """The same with converters that type checkers see through."""

    namespace = "https://example.org/ns#"

    sides: tuple[vd.Ref[vd.Actor], ...] = attrs.field(
        default=(), converter=vd.actor_refs, metadata=vd.role("trucer", "Who stops.", under="agents")
    )
    host: vd.Ref[vd.Actor] = attrs.field(converter=vd.actor_ref, metadata=vd.role("truceHost", "With whom."))
    line: vd.Ref[vd.Place] | None = attrs.field(
        default=None, converter=vd.place_ref, metadata=vd.member("truceLine", "Where.")
    )
    places_held: tuple[vd.Ref[vd.Place], ...] = attrs.field(
        default=(), converter=vd.place_refs, metadata=vd.member("placeHeld", "What is held.")
    )
    pacts: tuple[vd.Ref[vd.Event], ...] = attrs.field(
        default=(), converter=vd.event_refs, metadata=vd.member("pact", "By what.")
    )
    document: vd.Ref[vd.Article] | None = attrs.field(
        default=None, converter=vd.article_ref, metadata=vd.member("document", "Where it stands.")
    )
    claim: vd.Ref[vd.Allegation] | None = attrs.field(
        default=None, converter=vd.allegation_ref, metadata=vd.member("claim", "What is held against it.")
    )
    words: tuple[vd.Ref[vd.Statement | vd.Allegation], ...] = attrs.field(
        default=(), converter=vd.utterance_refs, metadata=vd.member("truceWords", "Who says so.")
    )


kept = Truce(
    id="kept",
    label="They stop",
    status="ongoing",
    sides=[arcadia, "ruritania"],
    host=minister,
    line=None,
    places_held=[strelsau],
    pacts=[visit, "talks"],
    document=article,
    claim="arms",
    words=[statement, allegation],
)
assert_type(dossier[kept.host].name, str)
truce = Ceasefire(
    id="truce", label="They stop", status="ongoing", sides=[arcadia, "ruritania"], place=strelsau, days=3.5
)
assert_type(truce.sides, tuple[vd.Ref[vd.Actor], ...])
assert_type(dossier[truce.sides[0]].name, str)
posited_ceasefire: vd.Proposition = vd.posited(Ceasefire)(
    id="truce-2", label="They stop", status="planned", sides=["a"]
)

try:
    vd.dumps(dossier, "turtle")
    vd.dumps(dossier, "jsonld", context="https://schema.org")
    assert_type(vd.losses(dossier, "jsonld", context="https://schema.org"), tuple[vd.Problem, ...])
except vd.VisitdataError as error:
    assert_type(str(error), str)
try:
    vd.Place(id="", name="")
except vd.InvalidRecordError as error:
    assert_type(error.problems, tuple[vd.Problem, ...])


@vd.rule("allegation-about-a-vote", "info", on=(vd.Allegation, vd.Vote))
def about_a_vote(
    record: vd.Allegation | vd.Vote, context: vd.CheckContext
) -> Iterator[tuple[tuple[str | int, ...], str, str | None]]:
    """Whatever concerns a vote."""
    assert_type(context.dossier, vd.Dossier)
    assert_type(context.once(len), int)
    if isinstance(record, vd.Vote):
        yield ("measure",), "a vote", None


@vd.rule("vote", "warning", on=vd.Vote)
def about_votes(vote: vd.Vote, context: vd.CheckContext) -> list[tuple[tuple[str, ...], str, None]]:
    """A vote."""
    return [(("measure",), f"{vote.measure} of {context.dossier.title}", None)]


@vd.rule("title", "info")
def about_titles(dossier: vd.Dossier, context: vd.CheckContext) -> Iterator[tuple[tuple[str], str, str]]:
    """A title."""
    yield ("title",), dossier.title, f"one of {context.once(len)}"

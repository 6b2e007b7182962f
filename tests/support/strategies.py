"""Dossiers for the laws, drawn from the shapes: a kind or member is covered the day it is declared.

    from tests.support.strategies import documents, dossiers, every_member

    @given(dossiers())                  # any valid dossier, with text and IRIs that are hard on formats
    @given(dossiers(hostile=False))     # the same shapes with everyday values
    @given(dossiers(own_kinds=True))    # with kinds declared elsewhere, `tests.support.ceasefire` at least
    @given(documents())                 # their plain data, as JSON has it
    every_member()                      # one dossier, always the same, with every member of every class
    first_hand(every_member())          # the same without `via`, so that its statements are asserted

First the records are planned: a class and an id for each. Then they are filled, so that each reference
finds a record that it may lead to. A `Chooser` decides; one asks Hypothesis, the other fills everything.
"""

from __future__ import annotations

import importlib
import itertools
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import attrs
from hypothesis import strategies as st

from visitdata.codegen.plain import canonical, plain
from visitdata.metamodel import scalars
from visitdata.metamodel.describe import kinds, schema_of
from visitdata.metamodel.schema import Enumeration, LanguageMap, Member, Owned, RecordSchema, Reference
from visitdata.metamodel.settings import Declared
from visitdata.model.actors import Group
from visitdata.model.dossier import Dossier
from visitdata.model.quantities import Quantity
from visitdata.model.record import Evidence
from visitdata.values.countries import ASSIGNED_CODES
from visitdata.values.currencies import CURRENCY_CODES
from visitdata.values.evidence import digest, text_sha256
from visitdata.values.unicode.folding import is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from visitdata.metamodel.scalars import Scalar

MOST = 2**53
TOP, NESTED = 3, 2  # how many records of a sort there are at most

XML_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | (
    st.sampled_from("\t\n\r\x7f\x80\x85\x9f")
)
ID_CHARACTERS = "abcxyz0189._-"


@attrs.frozen(eq=False)
class Values:
    """Values worth trying, the simplest first, and a strategy for others."""

    known: tuple[Any, ...]
    others: st.SearchStrategy[Any] | None = None


def seen(texts: Values) -> Values:
    """Those of the texts that show something, as names do."""
    others = None if texts.others is None else texts.others.filter(lambda text: not is_blank(text))
    return Values(tuple(text for text in texts.known if not is_blank(text)), others)


MILD_TEXTS = Values(
    (
        "rifles",
        "Lind visits Ruritania",
        "Arcadia says that it sold nothing.",
        "next Sunday and Monday",
        "according to",
        "press conference",
        "tonnes",
        "dozens",
        "Strelsau",
        "Port Arc",
    )
)
HOSTILE_TEXTS = Values(
    (
        *MILD_TEXTS.known[:3],
        " ",
        " leading and trailing ",
        "She said \"no\", then 'yes'",
        "back\\slash \\n \\u0041 \\",
        "one\ntwo\n\nthree",
        "carriage\rreturn and\r\nboth",
        "\ttab\t",
        "\n",
        "C1 \x80\x85\x9f and DEL \x7f",
        "separators \u2028\u2029\u00a0\u3000\u200b\ufeff",
        "bidi \u202e\u2066abc\u2069\u200f",
        "שלום עולם مرحبا",
        "emoji \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1fa\U0001f1f3",
        "Zoe\u0308 und Zo\u00eb",
        "a\u0300\u0301\u0302\u0303\u0304",
        "</script><script>alert(1)</script><!--",
        "]]> <![CDATA[ &amp; &#x41; &lt;b&gt;",
        "<?xml version='1.0'?><a b=\"c\">&entity;</a>",
        '"""',
        "'''",
        'ends with a quote"',
        "ends with a backslash\\",
        '<https://example.org/a> <b> "c"@en .',
        "@prefix vd: <https://example.org/> . # ;",
        "_:b0",
        "vd:thing",
        "https://example.org/not-a-link",
        '{"@id": "x", "@value": null}',
        "@type",
        "@",
        "=cmd|' /C calc'!A0",
        "%s {0} ${x} {{y}} $1",
        "\U0010ffff\U0001fffe\ufdd0\ue000",
        "null",
        "true",
        "3",
        "-0.0",
        "2031-05-11",
        "中華民國 日本語 한국어",
        "very long " * 300,
        "\U0001f600" * 700,
    ),
    st.text(XML_CHARACTERS, min_size=1, max_size=24),
)

MILD_IRIS = Values(
    ("https://www.example.org/a", "https://data.example.org/items/Q1", "https://www.example.org/b?c=d#e")
)
HOSTILE_IRIS = Values(
    (
        *MILD_IRIS.known,
        "https://example.org",
        "https://example.org/",
        "https://example.org/#",
        "https://example.org/?",
        "HTTPS://EXAMPLE.ORG:443/%7Euser/../x",
        "http://user:pass@example.org:8080/a;b=c/./d//e?x=y&z=%26#frag/ment?",
        "http://[2001:db8::1]:8080/x",
        "http://[::ffff:192.0.2.1]/",
        "https://example.org/%C3%A9%20%2F%23?q=a%20b+c",
        "https://example.org/(a)'b'*,;=~!$&+@:c",
        "https://例え.テスト/パス?問=い#片",
        "https://example.org/e\u0301\U0001f600",
        "https://example.org/]".replace("]", "%5D"),
        "https://example.org/a.b-c_d~e.",
        "https://example.org/1/2/3",
        "https://schema.org/Person",
        "https://w3id.org/visitdata/ns#giver",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "urn:isbn:9780000000002",
        "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
        "mailto:desk@example.org?subject=a%20b",
        "tag:example.org,2031:x:y",
        "data:,a%20b",
        "about:blank",
        "file:///srv/x",
        "x-own+scheme.1:opaque",
        "https://example.org/" + "very-long/" * 60,
    ),
    st.text("abz019-._~%41é/", max_size=12).map(
        lambda text: "https://example.org/" + text.replace("%", "%41")
    ),
)

LOCAL_IDS = (
    "a",
    "lind",
    "arms-sale",
    "0",
    "1-2.3_4",
    "2031-05-04",
    "a.b.c",
    "ends.",
    "ends-",
    "ends_",
    "a..b--c__d",
    "posited-1",
    "posited-visit",
    "posited.x",
    "iri-0123456789abcde",
    "true",
    "null",
    "1e5",
    "0x1f",
    "type",
    "id",
    "articles",
    "x" * 128,
)
FREE_IDS = st.builds(str.__add__, st.sampled_from("az09"), st.text(ID_CHARACTERS, max_size=12))
MILD_IDS = Values(tuple(f"r{number}" for number in range(20)))
MILD_RECORD_IDS = Values(MILD_IDS.known)
HOSTILE_IDS = Values(LOCAL_IDS, FREE_IDS)
HOSTILE_RECORD_IDS = Values(
    (
        *LOCAL_IDS[:8],
        "https://id.example.org/lind",
        "https://id.example.org/lind#me",
        "https://id.example.org/",
        "http://[2001:db8::2]:8080/lind?a=b&c=%2F#d",
        "https://id.example.org/%7Elind/é/\U0001f600",
        "https://例え.テスト/人",
        "urn:example:lind",
        "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
        "mailto:lind@example.org",
        "about:blank",
        "tag:example.org,2031:lind",
        "http://www.wikidata.org/entity/Q42",
    ),
    FREE_IDS,
)
MILD_DOSSIER_IDS = Values(("https://data.example.org/dossiers/arcadia-visit",))
HOSTILE_DOSSIER_IDS = Values(
    (
        *MILD_DOSSIER_IDS.known,
        "https://data.example.org/",
        "https://data.example.org",
        "urn:uuid:00000000-0000-4000-8000-000000000000",
        "http://[::1]:8080/d?id=1&v=%C3%A9",
        "https://data.example.org/doss-é/\U0001f600",
        "https://data.example.org/a:b:c/(d)'e",
        "tag:example.org,2031:d",
        "mailto:dossier@example.org",
        "about:dossier",
        "HTTP://DATA.EXAMPLE.ORG/%7Ed",
    )
)

LANGUAGES = ("en", "en-GB", "zh-Hant-TW", "de", "x-klingon", "ar", "sr-Latn-RS", "de-CH-1901", "es-419")
RARE_LANGUAGES = (
    "i-klingon",
    "en-GB-oed",
    "und",
    "en-a-bbb-x-a-ccc",
    "sl-rozaj-biske-1994",
    "tlh-x-long-tag1",
)

TIMES = (
    "2031-05-11",
    "2031",
    "2031-05",
    "2031-05-11T10:00:00",
    "2031-05-11T10:00:00Z",
    "2031-05-11T10:00:00+02:00",
    "2031-05-11T23:30:00-14:00",
    "2031-05-11/2031-05-12",
    "2031/2032-03",
    "2030~",
    "2031-05?",
    "2031-05-11%",
    "203X",
    "20XX",
    "2XXX~",
    "2031-XX",
    "2031-05-XX",
    "2031-XX-XX?",
    "2031-21",
    "2031-24",
    "2031-02/..",
    "../2031-05-11",
    "2031-02/",
    "/2031",
    "2031-05-11~/2031-22",
    "[2030..2031]",
    "[2031-05-01..2031-05-11]",
    "[..2031-05-04]",
    "[2031-05..]",
    "0001",
    "0XXX",
    "9999-24",
    "9999-12-31",
    "2032-02-29",
)

NUMBERS = Values(
    (0, 1, 40, -3, 0.1, -0.5, 1e-7, 1.5e-7, 5e-324, 123456.789, 0.30000000000000004, 1e15, 2.0, MOST, -MOST),
    st.integers(-MOST, MOST) | st.floats(-MOST, MOST).map(lambda number: number or 0),
)
COUNTS = Values((0, 1, 120, 2034, 5.0, MOST), st.integers(0, MOST))
DEGREES = Values((0, 45.5, -45.25, 1e-7, 90, -90, -0.1), st.floats(-90, 90).map(lambda number: number or 0))
SHARES = Values((0, 51, 33.3, 100, 1e-7), st.floats(0, 100).map(lambda number: number or 0))
FRAGMENTS = (
    "t=12.5,20",
    "page=3",
    "xywh=percent:25,25,50,50",
    "t=,01:30",
    "t=npt:1:02:03.5",
    "xywh=0,0,1,1&t=10",
    "t=1.,2&xywh=pixel:160,120,320,240",
    "page=" + "9" * 90,
)
DIGESTS = ("9f2c5d1e0a7b4c3d", "0000000000000000", "0123456789012345", "00000000000000e5")


@attrs.frozen(kw_only=True, eq=False)
class Pools:
    """What a member of each kind of plain value is filled with."""

    of: dict[Scalar, Values]

    def for_scalar(self, scalar: Scalar) -> Values:
        if scalar not in self.of:
            message = f"tests/support/strategies.py knows no values for a {scalar.name}: add them to _pools"
            raise LookupError(message)
        return self.of[scalar]


def _pools(  # noqa: PLR0913 - one a kind of value
    *,
    texts: Values,
    iris: Values,
    ids: Values,
    record_ids: Values,
    dossier_ids: Values,
    languages: tuple[str, ...],
) -> Pools:
    return Pools(
        of={
            scalars.TEXT: texts,
            scalars.PROSE: texts,
            scalars.NAME: seen(texts),
            scalars.ALIAS: seen(texts),
            scalars.BOOLEAN: Values((False, True)),
            scalars.NUMBER: NUMBERS,
            scalars.COUNT: COUNTS,
            scalars.LATITUDE: DEGREES,
            scalars.LONGITUDE: DEGREES,
            scalars.SHARE: SHARES,
            scalars.TIME: Values(TIMES),
            scalars.IRI: iris,
            scalars.DOSSIER_ID: dossier_ids,
            scalars.LOCAL_ID: ids,
            scalars.RECORD_ID: record_ids,
            scalars.LANGUAGE: Values(languages),
            scalars.COUNTRY: Values(("XA", "XZ", "XK", *ASSIGNED_CODES[::25])),
            scalars.CURRENCY: Values(("EUR", "USD", "XAU", "DEM", *CURRENCY_CODES[::60])),
            scalars.FRAGMENT: Values(FRAGMENTS),
            scalars.SHA256: Values((text_sha256("a"), "0" * 64)),
            scalars.DIGEST: Values(DIGESTS),
        }
    )


MILD = _pools(
    texts=MILD_TEXTS,
    iris=MILD_IRIS,
    ids=MILD_IDS,
    record_ids=MILD_RECORD_IDS,
    dossier_ids=MILD_DOSSIER_IDS,
    languages=LANGUAGES[:4],
)
HOSTILE = _pools(
    texts=HOSTILE_TEXTS,
    iris=HOSTILE_IRIS,
    ids=HOSTILE_IDS,
    record_ids=HOSTILE_RECORD_IDS,
    dossier_ids=HOSTILE_DOSSIER_IDS,
    languages=LANGUAGES + RARE_LANGUAGES,
)


class Chooser(Protocol):
    """Who decides, where there is a choice."""

    def value(self, values: Values) -> Any:
        """One of the values."""
        ...

    def identifier(self, cls: type[Declared], values: Values) -> str:
        """An id for a record of that class; it need not be free yet."""
        ...

    def classes(self, options: Sequence[type[Declared]], least: int, most: int) -> list[type[Declared]]:
        """The classes of the records in one collection."""
        ...

    def filled(self, members: Sequence[Member]) -> Iterable[Member]:
        """The members that are filled, of those that need not be."""
        ...

    def references(self, member: Member, candidates: Sequence[str]) -> list[str]:
        """Some of the ids, each once; at least one."""
        ...

    def count(self, most: int) -> int:
        """How many, at least one."""
        ...


@cache
def _upto(most: int) -> st.SearchStrategy[int]:
    return st.integers(0, most)


@attrs.frozen
class Drawn:
    """Hypothesis decides."""

    draw: st.DrawFn

    def value(self, values: Values) -> Any:
        known = len(values.known)
        index = self.draw(_upto(known + known // 8 if values.others is not None else known - 1))
        if index < known or values.others is None:
            return values.known[index]
        return self.draw(values.others)

    def identifier(self, cls: type[Declared], values: Values) -> str:  # noqa: ARG002 - the other chooser wants it
        identifier: str = self.value(values)
        return identifier

    def classes(self, options: Sequence[type[Declared]], least: int, most: int) -> list[type[Declared]]:
        count = least + self.draw(_upto(most - least))
        return [options[self.draw(_upto(len(options) - 1))] for _ in range(count)]

    def filled(self, members: Sequence[Member]) -> Iterator[Member]:
        # Hypothesis draws evenly only from ranges that are not too wide.
        for start in range(0, len(members), 16):
            few = members[start : start + 16]
            chosen = self.draw(_upto(2 ** len(few) - 1))
            yield from (member for bit, member in enumerate(few) if chosen >> bit & 1)

    def references(self, member: Member, candidates: Sequence[str]) -> list[str]:
        if not member.many:
            return [candidates[self.draw(_upto(len(candidates) - 1))]]
        some = candidates[:8]
        chosen = 1 + self.draw(_upto(2 ** len(some) - 2))
        return [each for bit, each in enumerate(some) if chosen >> bit & 1][::-1]

    def count(self, most: int) -> int:
        return 1 + self.draw(_upto(most - 1))


@attrs.define
class Everything:
    """Each member is filled, and each class made; values take turns."""

    turns: dict[int, Iterator[Any]] = attrs.field(factory=dict[int, "Iterator[Any]"])
    made: set[type[Declared]] = attrs.field(factory=set["type[Declared]"])
    numbers: Iterator[int] = attrs.field(factory=itertools.count)

    def value(self, values: Values) -> Any:
        return next(self.turns.setdefault(id(values), itertools.cycle(values.known)))

    def identifier(self, cls: type[Declared], values: Values) -> str:
        local = cls.__name__.lower()
        absolute = values is MILD_RECORD_IDS and next(self.numbers) % 3 == 1
        return f"https://id.example.org/{local}" if absolute else local

    def classes(self, options: Sequence[type[Declared]], least: int, most: int) -> list[type[Declared]]:  # noqa: ARG002
        new = [option for option in options if option not in self.made] or [options[-1]]
        self.made.update(new)
        return new

    def filled(self, members: Sequence[Member]) -> Sequence[Member]:
        return members

    def references(self, member: Member, candidates: Sequence[str]) -> list[str]:
        # What a kind's own role names is dropped from the general one, so the two must not meet.
        if member.name in {"agents", "affected"}:
            return [candidates[0]]
        some = candidates[1:] if member.declared.under else candidates
        start = next(self.numbers) % len(some)
        return list(dict.fromkeys([some[start], some[start - 1]]))

    def count(self, most: int) -> int:  # noqa: ARG002 - one is enough
        return 1


@attrs.frozen(eq=False)
class Planned:
    """A record to be made: its class, its id, and the records with ids that stand in it."""

    cls: type[Any]
    id: str
    inner: dict[str, list[Planned]]

    def all(self) -> Iterator[Planned]:
        yield self
        for planned in itertools.chain(*self.inner.values()):
            yield from planned.all()


@attrs.define(eq=False)
class Builder:
    """Plans a dossier, then makes it with constructor calls, as a user would."""

    choose: Chooser
    pools: Pools
    own_kinds: bool = False
    language: str | None = None
    ids: dict[str, type[Declared]] = attrs.field(factory=dict[str, "type[Declared]"])
    records: dict[str, Declared] = attrs.field(factory=dict[str, "Declared"])
    fitting: dict[Any, list[str]] = attrs.field(factory=dict[Any, "list[str]"])

    def dossier(self) -> Dossier:
        base: str = self.choose.value(self.pools.for_scalar(scalars.DOSSIER_ID))
        plan = Planned(Dossier, base, self.inner(schema_of(Dossier), base, TOP))
        self.leave_out_what_cannot_be_filled(plan)
        self.ids = {each.id: each.cls for each in plan.all() if each is not plan}
        made = self.record(plan)
        assert isinstance(made, Dossier)
        return made

    # Planning.

    def inner(self, shape: RecordSchema, base: str, most: int) -> dict[str, list[Planned]]:
        found: dict[str, list[Planned]] = {}
        for member in shape.members:
            if isinstance(member.value, Owned) and shape_of_owned(member.value.target).identified:
                options = self.options(member.value.target)
                classes = self.choose.classes(options, int(member.required), most)
                found[member.name] = [self.planned(cls, base) for cls in classes]
        return found

    def options(self, target: type[Declared]) -> list[type[Declared]]:
        known = kinds(target).values()
        return [cls for cls in known if self.own_kinds or cls.__module__.startswith("visitdata.")]

    def planned(self, cls: type[Declared], base: str) -> Planned:
        values = self.pools.for_scalar(_id_scalar(cls))
        wanted = self.choose.identifier(cls, values)
        if ":" in wanted and wanted.startswith(base):
            wanted = "begins-with-the-dossier"
        free = wanted
        for number in itertools.count(2):
            if free not in self.ids:
                break
            free = f"{wanted[:100]}-{number}"
        self.ids[free] = cls
        return Planned(cls, free, self.inner(schema_of(cls), base, NESTED))

    def leave_out_what_cannot_be_filled(self, plan: Planned) -> None:
        """A record that needs a reference to something that there is none of is not made."""
        for name, inner in plan.inner.items():
            plan.inner[name] = [each for each in inner if self.can_be_filled(each.cls)]
            for each in plan.inner[name]:
                self.leave_out_what_cannot_be_filled(each)

    def can_be_filled(self, cls: type[Declared]) -> bool:
        return all(
            any(issubclass(known, member.value.targets) for known in self.ids.values())
            for member in schema_of(cls).members
            if member.required and isinstance(member.value, Reference)
        )

    # Filling.

    def record(self, plan: Planned) -> Declared:
        inner = {name: [self.record(each) for each in planned] for name, planned in plan.inner.items()}
        given = {"id": plan.id, **self.members(plan.cls, {"id", *inner}), **inner}
        if plan.cls is Dossier:
            given["language"] = self.language
        made = _made(plan.cls, given)
        self.records[plan.id] = made
        return made

    def members(self, cls: type[Declared], done: set[str] | frozenset[str] = frozenset()) -> dict[str, Any]:
        members = [member for member in schema_of(cls).members if member.name not in done]
        needed = [member for member in members if member.required]
        filled = self.choose.filled([member for member in members if not member.required])
        given = {member.name: self.filling(member) for member in (*needed, *filled)}
        given = {name: value for name, value in given.items() if value is not None}
        return SUGGESTIONS[cls](given) if cls in SUGGESTIONS else given

    def filling(self, member: Member) -> Any:
        """A value for the member, or None where there is nothing that it can hold."""
        value = member.value
        if isinstance(value, LanguageMap):
            return self.names()
        if isinstance(value, Reference):
            return self.references(member, value)
        one = self.maker(value)
        if one is None:
            return None
        if not member.many:
            return one()
        made = [one() for _ in range(self.choose.count(NESTED))]
        return list({_sameness(each): each for each in made}.values())

    def maker(self, value: object) -> Callable[[], Any] | None:
        if isinstance(value, Enumeration):
            values = _enumerated(value.values)
            return lambda: self.choose.value(values)
        if isinstance(value, Owned):
            target = value.target
            return (lambda: target(**self.members(target))) if self.can_be_filled(target) else None
        values = self.pools.for_scalar(value)  # type: ignore[arg-type]
        return lambda: self.choose.value(values)

    def names(self) -> dict[str, str]:
        languages = _all_but(self.language, self.pools.for_scalar(scalars.LANGUAGE).known)
        texts = self.pools.for_scalar(scalars.ALIAS)
        count = self.choose.count(NESTED)
        return {self.choose.value(languages): self.choose.value(texts) for _ in range(count)}

    def references(self, member: Member, reference: Reference) -> Any:
        if reference.targets not in self.fitting:
            self.fitting[reference.targets] = [
                known for known, cls in self.ids.items() if issubclass(cls, reference.targets)
            ]
        candidates = self.fitting[reference.targets]
        if not candidates:
            return None
        # A record for its id, where it is made already: users give either.
        chosen = [self.records.get(each, each) for each in self.choose.references(member, candidates)]
        return chosen if member.many else chosen[0]


def _made(cls: type[Any], given: dict[str, Any]) -> Declared:
    record: Declared = cls(**given)
    return record


def shape_of_owned(target: type[Declared]) -> RecordSchema:
    """The shape of what a member owns; for a base, that of its first kind."""
    return schema_of(next(iter(kinds(target).values())))


def _id_scalar(cls: type[Declared]) -> Scalar:
    value = schema_of(cls).member("id").value
    assert isinstance(value, scalars.Scalar)
    return value


@cache
def _enumerated(values: tuple[str, ...]) -> Values:
    return Values(values)


@cache
def _all_but(language: str | None, known: tuple[str, ...]) -> Values:
    return Values(tuple(each for each in known if each != language))


def _sameness(value: Any) -> object:
    """Values with the same answer are the same value to a collection."""
    if isinstance(value, Evidence):
        return value.article, value.start, value.end, value.fragment
    return canonical(value) if isinstance(value, Declared) else value


# What stands between members, which no shape tells.


def _true_quantity(given: dict[str, Any]) -> dict[str, Any]:
    if {"at_least", "at_most"} <= given.keys():
        given["at_least"], given["at_most"] = sorted((given["at_least"], given["at_most"]))
    if {"unit", "currency"} <= given.keys():
        del given["currency" if abs(given.get("exactly", 0)) < 1 else "unit"]
    return given if given.keys() - {"unit", "currency"} else {**given, "words": "dozens"}


def _true_stretch(given: dict[str, Any]) -> dict[str, Any]:
    """A fragment, where one is given and no even start is; else a stretch."""
    if "fragment" in given and ("start" not in given or int(given["start"]) % 2):
        return {"article": given["article"], "fragment": given["fragment"]}
    given = {"start": 0, "end": 0, "digest": DIGESTS[0], **given}
    given.pop("fragment", None)
    start = int(given["start"]) % 2**52
    exact = given.get("exact")
    if exact is None:
        return {**given, "start": start, "end": max(start + 1, int(given["end"]))}
    return {**given, "start": start, "end": start + len(exact), "digest": digest(exact, 0, len(exact))}


def _same_as_nothing(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name != "same_as"}


SUGGESTIONS: dict[type[Declared], Callable[[dict[str, Any]], dict[str, Any]]] = {
    Quantity: _true_quantity,
    Evidence: _true_stretch,
    Group: _same_as_nothing,
}


@st.composite
def dossiers(draw: st.DrawFn, *, hostile: bool = True, own_kinds: bool = False) -> Dossier:
    """Any valid dossier.

    Args:
        draw: given by Hypothesis.
        hostile: with text, IRIs and ids that are hard on formats; else with everyday ones.
        own_kinds: with kinds of event declared outside the package, `tests.support.ceasefire` at least.
    """
    return _built(Drawn(draw), HOSTILE if hostile else MILD, own_kinds=own_kinds)


def documents(*, hostile: bool = True, own_kinds: bool = False) -> st.SearchStrategy[dict[str, Any]]:
    """The plain data of any valid dossier, as JSON has it."""
    return dossiers(hostile=hostile, own_kinds=own_kinds).map(plain)


def every_member(*, own_kinds: bool = False) -> Dossier:
    """One dossier with each class of record and each member filled, always the same."""
    return _built(Everything(), MILD, own_kinds=own_kinds)


def first_hand(dossier: Dossier) -> Dossier:
    """The same without `via`: nothing that it lists is known only from somebody's word."""
    return attrs.evolve(
        dossier,
        statements=[attrs.evolve(record, via=None) for record in dossier.statements],
        allegations=[attrs.evolve(record, via=None) for record in dossier.allegations],
    )


def _built(choose: Chooser, pools: Pools, *, own_kinds: bool) -> Dossier:
    if own_kinds:
        importlib.import_module("tests.support.ceasefire")  # declares the kind
    builder = Builder(choose, pools, own_kinds)
    builder.language = choose.value(Values((*pools.for_scalar(scalars.LANGUAGE).known, None)))
    return builder.dossier()

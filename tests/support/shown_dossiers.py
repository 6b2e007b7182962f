"""Dossiers whose pages are looked at: of many events, of other scripts, with texts that break other pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import visitdata as vd
from benchmarks.corpus import with_events
from tests.hostile.lists import TEXTS, is_text, naughty_strings
from tests.support.strategies import every_member

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE_TEXTS: tuple[str, ...] = tuple(dict.fromkeys((*TEXTS, *filter(is_text, naughty_strings() or ()))))
HOSTILE_PARTS = 4
_SPACE = "https://data.example.org/dossiers"


def seed() -> vd.Dossier:
    """The dossier that ships with the package."""
    return vd.seed(vd.seeds()[0])


def many() -> vd.Dossier:
    """A dossier of 300 events."""
    return with_events(300, 1)


def empty() -> vd.Dossier:
    """A dossier of a title alone."""
    return vd.Dossier(id=f"{_SPACE}/empty", title="Nothing is known yet")


def arabic() -> vd.Dossier:
    """A dossier in Arabic, with names in other scripts, and a quotation in English."""
    arcadia = vd.State(id="arcadia", name="أركاديا", names={"en": "Arcadia", "he": "ארקדיה"})
    ruritania = vd.State(id="ruritania", name="روريتانيا", names={"en": "Ruritania"})
    lind = vd.Person(
        id="lind", name="آنا ليند", names={"en": "Ana Lind"}, same_as=["https://example.org/lind"]
    )
    port = vd.Place(id="port", name="الميناء القديم", names={"en": "Old Port"})
    article = vd.Article(
        id="article",
        kind="news",
        headline="وزيرة خارجية أركاديا في طريقها إلى روريتانيا",
        language="ar",
    )
    visit = vd.Visit(
        id="visit",
        label="آنا ليند تزور روريتانيا",
        status="planned",
        time="2024-06-18",
        time_text="يوم الثلاثاء",
        visitors=[lind],
        hosts=[ruritania],
        places=[port],
    )
    closure = vd.Event(id="closure", label="إغلاق الميناء القديم", status="occurred", time="2024-03")
    supply = vd.PositedTransfer(
        id="supply", label="روريتانيا تسلّم المتمردين بنادق", status="occurred", givers=[ruritania]
    )
    charge = vd.Allegation(
        id="charge",
        gist="تقول أركاديا إن روريتانيا سلّمت المتمردين بنادق.",
        claimants=[arcadia],
        accused=[ruritania],
        alleges=[supply],
        quotes=[vd.Quote(words="hundreds of rifles", language="en")],
    )
    burning = vd.PositedEvent(id="burning", label="أركاديا تحرق المخازن", status="occurred", agents=[arcadia])
    return_charge = vd.Allegation(
        id="return-charge",
        gist="تقول روريتانيا إن أركاديا نفسها أحرقت المخازن.",
        claimants=[ruritania],
        accused=[arcadia],
        alleges=[burning],
        responds_to=["charge"],
    )
    denial = vd.Statement(
        id="denial",
        gist="تنفي أركاديا ذلك.",
        kind="denied",
        speakers=[arcadia],
        responds_to=["return-charge"],
    )
    return vd.Dossier(
        id=f"{_SPACE}/arabic",
        title="زيارة مرتقبة إلى روريتانيا",
        language="ar",
        description="ما الذي يقوله تقرير واحد عن الزيارة، ومن يتهم من، وبماذا.",
        articles=[article],
        actors=[arcadia, ruritania, lind],
        places=[port],
        events=[visit, closure],
        allegations=[charge, return_charge],
        statements=[denial],
    )


def hostile(part: int, parts: int = HOSTILE_PARTS) -> vd.Dossier:
    """A dossier with a part of the hostile texts, each as name, label, gist, quotation, headline and note."""
    texts = list(enumerate(HOSTILE_TEXTS[part::parts]))
    return vd.Dossier(
        id=f"{_SPACE}/hostile-{part}-of-{parts}",
        title="</title><script>alert(1)</script>",
        description='"><img src=x onerror=alert(1)>',
        articles=[
            vd.Article(id=f"article-{n}", kind="news", headline=text, dateline=text) for n, text in texts
        ],
        actors=[vd.Person(id=f"actor-{n}", name=_name(text), aliases=[_name(text)]) for n, text in texts],
        places=[vd.Place(id=f"place-{n}", name=_name(text)) for n, text in texts],
        events=[
            vd.Event(id=f"event-{n}", label=text, status="occurred", time="2024", agents=[f"actor-{n}"])
            for n, text in texts
        ],
        allegations=[_hostile_allegation(n, text, len(texts)) for n, text in texts],
        statements=[
            vd.Statement(
                id=f"statement-{n}",
                kind="stated",
                gist=text,
                speakers=[f"actor-{n}"],
                quotes=[vd.Quote(words=text)],
                notes=[text],
                medium=text,
            )
            for n, text in texts
        ],
    )


def _hostile_allegation(number: int, text: str, count: int) -> vd.Allegation:
    return vd.Allegation(
        id=f"allegation-{number}",
        gist=text,
        claimants=[f"actor-{number}"],
        accused=[f"actor-{(number + 1) % count}"],
        alleges=[vd.PositedEvent(id=f"alleged-{number}", label=text, status="occurred")],
        quotes=[vd.Quote(words=text)],
        hedges=[text],
    )


def _name(text: str) -> str:
    """The text where it may be a name: one that nobody can see may not."""
    try:
        return vd.Place(id="place", name=text).name
    except vd.InvalidRecordError:
        return "Ana Lind"


SHOWN: dict[str, Callable[[], vd.Dossier]] = {
    "seed": seed,
    "many": many,
    "empty": empty,
    "arabic": arabic,
    "every": every_member,
    "harsh": partial(hostile, 0, 40),
    **{f"hostile-{part}": partial(hostile, part) for part in range(HOSTILE_PARTS)},
}

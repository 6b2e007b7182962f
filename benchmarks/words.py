"""Invented texts, names, times and figures: what the dossiers of a corpus are filled with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.chance import Chance


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# No word of any language is meant but in English: the others are sounds, in the letters that are theirs.
_LATIN = "ar ka di ru ri ta ni stre sau mon ve lo bel gar en tu os mi ra dan hel vor is pel kor an zen wal"
_SOUNDS = {
    "en": _LATIN,
    "en-GB": _LATIN,
    "de": _LATIN + " ö ü ä schö müh weiß grün",
    "fr": _LATIN + " é è ça où ê ille eau",
    "sr-Latn": _LATIN + " ša že ći đu čo",
    "ru": "ар ка ди ру ри та ни стре лов мо ве бел гор ен ту ос ми ра дан жу щи ый",  # noqa: RUF001 - Cyrillic is meant
    "el": "αρ κα δι ρου ρι τα νι στρε λο μο βε γα εν του ος μι ρα δαν ή ώ",  # noqa: RUF001 - Greek is meant
    "ar": "ار كا دي رو ري تا ني سو لو مو بل غا ين تو وس مي را دان",
    "zh-Hant": "阿 卡 迪 魯 里 塔 尼 斯 勞 蒙 維 洛 貝 加 恩 圖 奧 米 拉 丹",
}
SOUNDS = {language: _split(sounds) for language, sounds in _SOUNDS.items()}
LANGUAGES = tuple(SOUNDS)
_ENGLISH = {"en", "en-GB"}
_UNSPACED = {"zh-Hant"}

_VERBS = _split("visits meets warns accuses supports recognises supplies attacks leaves joins sues thanks")
_QUALITIES = _split(
    "northern southern old new central joint coastal federal secret broken heavy light frozen public"
)
_THINGS = _split(
    "rifles grain fuel medicine trucks vessels papers ballots engines tents radios drones bridges"
)
_BODIES = _split("Ministry Court Council Agency Party Company Assembly Army Institute Union")
_AWKWARD = (
    'so-called "{}"',
    "'{}' and \\{}\\",
    "{}\nA second line: {}",
    "{}\t{}",
    "<b>{}</b> & more",
    "\u201e{}\u201c \u2013 \u2026",
    "{} \U0001f54a\ufe0f",
    "C:\\{}\\new \\u0041",
)
_USUAL = {
    "hedges": ("according to", "allegedly", "it is said", "reportedly", "sources close to the talks"),
    "medium": ("press conference", "interview", "speech", "letter", "post", "communiqu\u00e9"),
    "time_text": ("last week", "on Sunday", "in the spring", "two days later", "at night"),
    "unit": ("people", "tonnes", "states", "crowns", "votes", "km"),
    "words": ("dozens", "hundreds", "a handful", "most of them"),
    "scheme": ("CAMEO", "PLOVER", "house scheme"),
    "code": ("040", "173", "AGREE", "CONSULT", "ASSAULT", "190"),
    "scale": ("words of estimation", "Admiralty code"),
    "value": ("likely", "almost certain", "B2", "remote chance"),
    "means": ("train", "air", "on foot", "sea"),
    "version": ("1", "2", "2.1", "draft"),
    "reason": ("not allowed to speak in public", "fears for their safety"),
}


class Words:
    """Texts in one language, by chance."""

    def __init__(self, chance: Chance, language: str | None) -> None:
        self._chance = chance
        self._language = language or "en"
        self._by_name: dict[str, Callable[[], str]] = {
            "name": self.name,
            "aliases": self.name,
            "authors": self.name,
            "publisher": self.body,
            "dateline": self.proper,
            "title": self.heading,
            "label": self.heading,
            "headline": self.heading,
            "topic": self.heading,
        }

    def text(self, member: str) -> str:
        """A text such as stands in a member of that name."""
        if member in _USUAL:
            return self._chance.one(_USUAL[member])
        return self._by_name.get(member, self.sentence)()

    def proper(self, language: str | None = None) -> str:
        """A word that nothing bears."""
        chance, sounds = self._chance, SOUNDS[language or self._language]
        return "".join([chance.one(sounds) for _ in range(2 + chance.below(2))]).capitalize()

    def name(self, language: str | None = None) -> str:
        """A name of somebody or something."""
        return f"{self.proper(language)} {self.proper(language)}"

    def body(self) -> str:
        """A name of a body."""
        return f"{self._chance.one(_BODIES)} of {self.proper()}"

    def heading(self) -> str:
        """Some words without a full stop."""
        if self._language not in _ENGLISH:
            return self._sounds(3)
        chance = self._chance
        what = f"{chance.one(_QUALITIES)} {chance.one(_THINGS)}"
        return f"{self.proper()} {chance.one(_VERBS)} {self.proper()} for {what}"

    def sentence(self) -> str:
        """A sentence, or something that is hard on formats, now and then."""
        chance = self._chance
        if self._language not in _ENGLISH:
            made = f"{self._sounds(5 + chance.below(8))}."
        else:
            made = f"{self.proper()} says that {self.heading()}, and {self.heading()}."
        if chance.happens(0.03):
            return chance.one(_AWKWARD).replace("{}", made)
        return made

    def _sounds(self, count: int) -> str:
        between = "" if self._language in _UNSPACED else " "
        return between.join([self.proper().lower() for _ in range(count)]).capitalize()


def _day(chance: Chance) -> str:
    return f"{_month(chance)}-{1 + chance.below(28):02}"


def _month(chance: Chance) -> str:
    return f"{_year(chance)}-{1 + chance.below(12):02}"


def _year(chance: Chance) -> str:
    return str(2029 + chance.below(4))


def _pair(chance: Chance, between: str) -> str:
    """Two days, the earlier first; never the same, which would be no choice."""
    one = other = _day(chance)
    while other == one:
        other = _day(chance)
    return between.join(sorted((one, other)))


_TIMES: tuple[Callable[[Chance], str], ...] = (
    *[_day] * 12,
    _month,
    _year,
    lambda chance: f"{_day(chance)}T{chance.below(24):02}:{chance.below(60):02}:00Z",
    lambda chance: f"{_day(chance)}T{chance.below(24):02}:30:00+02:00",
    lambda chance: f"{_day(chance)}T{chance.below(24):02}:15:30",
    lambda chance: _pair(chance, "/"),
    lambda chance: f"{_month(chance)}/..",
    lambda chance: f"../{_day(chance)}",
    lambda chance: f"{_year(chance)}/",
    lambda chance: f"/{_month(chance)}",
    lambda chance: f"{_year(chance)}~",
    lambda chance: f"{_month(chance)}?",
    lambda chance: f"{_day(chance)}%",
    lambda chance: f"{_year(chance)[:3]}X",
    lambda chance: f"{_year(chance)[:2]}XX",
    lambda chance: f"{_year(chance)}-XX",
    lambda chance: f"{_month(chance)}-XX",
    lambda chance: f"{_year(chance)}-{21 + chance.below(4)}",
    lambda chance: f"[{_pair(chance, '..')}]",
    lambda chance: f"[..{_day(chance)}]",
    lambda chance: f"[{_month(chance)}..]",
)


def time(chance: Chance) -> str:
    """A time in EDTF: mostly a day, else any form that there is."""
    return chance.one(_TIMES)(chance)


def digits(chance: Chance, count: int) -> str:
    """So many hexadecimal digits."""
    return "".join([f"{chance.below(2**32):08x}" for _ in range(count // 8)])


def number(chance: Chance) -> float:
    """A number, mostly whole."""
    whole = chance.below(10 ** (1 + chance.below(6)))
    return whole + 0.25 if chance.happens(0.2) else whole

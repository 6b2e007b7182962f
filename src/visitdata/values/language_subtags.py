"""Subtags of languages and regions that are registered, and what an unregistered one was likely meant to be.

The two-letter languages of the IANA Language Subtag Registry (RFC 5646, section 3), with the codes of ISO
639-2 for them, which are no subtags since the shortest code is taken (section 2.2.1).
"""

from __future__ import annotations

from functools import cache

from visitdata.values.countries import ASSIGNED_CODES, USER_CODES

_LANGUAGES = """
aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak be:bel bg:bul
bh:bih bi:bis bm:bam bn:ben bo:bod:tib br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre cs:ces:cze cu:chu
cv:chv cy:cym:wel da:dan de:deu:ger dv:div dz:dzo ee:ewe el:ell:gre en:eng eo:epo es:spa et:est eu:eus:baq
fa:fas:per ff:ful fi:fin fj:fij fo:fao fr:fra:fre fy:fry ga:gle gd:gla gl:glg gn:grn gu:guj gv:glv ha:hau
he:heb hi:hin ho:hmo hr:hrv ht:hat hu:hun hy:hye:arm hz:her ia:ina id:ind ie:ile ig:ibo ii:iii ik:ipk
io:ido is:isl:ice it:ita iu:iku ja:jpn jv:jav ka:kat:geo kg:kon ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan
ko:kor kr:kau ks:kas ku:kur kv:kom kw:cor ky:kir la:lat lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub
lv:lav mg:mlg mh:mah mi:mri:mao mk:mkd:mac ml:mal mn:mon mr:mar ms:msa:may mt:mlt my:mya:bur na:nau nb:nob
nd:nde ne:nep ng:ndo nl:nld:dut nn:nno no:nor nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss
pa:pan pi:pli pl:pol ps:pus pt:por qu:que rm:roh rn:run ro:ron:rum ru:rus rw:kin sa:san sc:srd sd:snd
se:sme sg:sag sh:hbs si:sin sk:slk:slo sl:slv sm:smo sn:sna so:som sq:sqi:alb sr:srp ss:ssw st:sot su:sun
sv:swe sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi
ty:tah ug:uig uk:ukr ur:urd uz:uzbn vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid yo:yor za:zha
zh:zho:chi zu:zul
"""

# Subtags that the registry has replaced; that of Indonesian is accepted, since it may stand for India.
_INDONESIAN = "in"
_REPLACED = {"iw": "he", "ji": "yi", "jw": "jv", "mo": "ro"}

# Codes of countries that are no languages, with the language that is theirs before all others.
_OF_COUNTRIES = """
ad:ca ae:ar ai:en ao:pt at:de au:en bb:en bd:bn bj:fr cl:es cn:zh cz:cs dk:da do:es ec:es eg:ar ge:ka gb:en
gr:el gt:es hn:es il:he iq:ar ir:fa jm:en jo:ar jp:ja kh:km kp:ko kz:kk lb:ar lr:en ly:ar ma:ar mc:fr md:ro
mm:my mx:es mz:pt ni:es np:ne pe:es qa:ar rs:sr sy:ar tj:tg tm:tk ua:uk us:en uy:es vn:vi ye:ar
"""

# Regions of the registry that are no countries, and the two codes that are often written for others.
_OTHER_REGIONS = ("AA", "AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "TA", "UN", "ZZ")
_REGIONS = frozenset((*ASSIGNED_CODES, *USER_CODES, *_OTHER_REGIONS))
_MEANT_REGIONS = {"UK": "GB", "EL": "GR"}
_SHORT = 2


def two_letter_languages() -> tuple[str, ...]:
    """The languages that have a code of two letters, by that."""
    return tuple(dict.fromkeys(_languages().values()))


@cache
def _languages() -> dict[str, str]:
    """The two-letter code for each code: for itself, and for those of ISO 639-2."""
    rows = (row.split(":") for row in _LANGUAGES.split())
    return {code: row[0] for row in rows for code in row} | {_INDONESIAN: _INDONESIAN}


@cache
def _of_countries() -> dict[str, str]:
    pairs = (pair.partition(":") for pair in _OF_COUNTRIES.split())
    return {country: language for country, _, language in pairs}


def unlikely_language(tag: str) -> tuple[str, str | None] | None:
    """What makes a well-formed tag unlikely, as the end of a sentence, and the tag that was meant.

    Asked are two-letter languages and regions, and the three-letter codes of languages that have shorter
    ones; that other subtags are registered is not known here.

    Returns:
        None for a likely tag; else the reason and the tag that it can only have meant, None where it may
        have meant several.
    """
    language, *rest = tag.split("-")
    if language in _REPLACED:
        return f'has the language "{language}", which was replaced', _joined(_REPLACED[language], rest)
    if len(language) == _SHORT and language not in _languages():
        return _no_language(language, rest)
    shortest = _languages().get(language, language)
    if shortest != language:
        return f'has the code "{language}" of ISO 639-2; RFC 5646 takes the shortest', _joined(shortest, rest)
    return _unlikely_region(language, rest)


def _no_language(language: str, rest: list[str]) -> tuple[str, str | None]:
    reason = f'has the language "{language}", which is not registered'
    if language.upper() in ASSIGNED_CODES:
        reason = f"{reason}: it is the code of a country"
    meant = _of_countries().get(language)
    return reason, None if meant is None else _joined(meant, rest)


def _unlikely_region(language: str, rest: list[str]) -> tuple[str, str | None] | None:
    for index, subtag in enumerate(rest):
        if len(subtag) == 1:
            return None
        if len(subtag) == _SHORT and subtag not in _REGIONS:
            reason = f'has the region "{subtag}", which is not registered'
            if (language, subtag) == ("sr", "EL"):
                return reason, "sr-Latn"
            meant = _MEANT_REGIONS.get(subtag)
            return reason, meant and _joined(language, [*rest[:index], meant, *rest[index + 1 :]])
    return None


def _joined(language: str, rest: list[str]) -> str:
    return "-".join([language, *rest])

"""Countries that are written by name, or by a code that is not the usual one."""

from __future__ import annotations

from functools import cache

from visitdata.drafts.understood import Understood
from visitdata.drafts.values.cldr_names import COUNTRIES
from visitdata.drafts.values.named_codes import by_name, key, keyed, repaired, suggested
from visitdata.drafts.values.written import tidied, too_long
from visitdata.errors import Mistake
from visitdata.suggestions.forms import one_of
from visitdata.values.countries import country_mistake
from visitdata.values.text import printable

# Usual names that the CLDR does not have, and names of before.
_OTHER_COUNTRIES = """
Bosnia:BA|Britain:GB|Great Britain:GB|Brunei Darussalam:BN|Cabo Verde:CV|Congo Brazzaville:CG
Congo Kinshasa:CD|Czech Republic:CZ|Democratic People's Republic of Korea:KP|DPRK:KP
Democratic Republic of Congo:CD|Democratic Republic of the Congo:CD|DR Congo:CD|DRC:CD|East Timor:TL
Holy See:VA|Ivory Coast:CI|Lao PDR:LA|Macau:MO|Palestine:PS|State of Palestine:PS
People's Republic of China:CN|PRC:CN|Republic of Korea:KR|ROK:KR|Republic of the Congo:CG
Russian Federation:RU|Swaziland:SZ|Syrian Arab Republic:SY|The Bahamas:BS|The Gambia:GM|Turkey:TR|UAE:AE
U.K.:GB|U.S.:US|U.S.A.:US|United States of America:US|Vatican:VA|Viet Nam:VN
"""
# What is a part of the country, or is called so as a whole only loosely or formerly.
_LIKELY_COUNTRIES = """
America:US|England:GB|Georgia:GE|Holland:NL|Macedonia:MK|Northern Ireland:GB|Scotland:GB|Wales:GB
"""
_SEVERAL_COUNTRIES = {
    "congo": ("CD", "CG"),
    "korea": ("KP", "KR"),
    "saint martin": ("MF", "SX"),
    "virgin islands": ("VG", "VI"),
}
_LIKELY_CODES = {"EL", "na", "no"}


def country_of(text: str) -> Understood | Mistake:
    """The code of a country that a name or another code can only mean.

    Names are the English ones of the CLDR, and usual short ones; codes of ISO 3166-1 alpha-3, small letters
    and UK are understood too.

    Returns:
        The code, without a kind of repair where it stands as the record takes it. Else a mistake with the
        code `bad-country`.
    """
    found = country_mistake(text)
    if found is None:
        return Understood(value=text)
    long = too_long(text, "bad-country", "country")
    if long is not None:
        return long
    several = _SEVERAL_COUNTRIES.get(key(text))
    if several is not None:
        return Mistake(found.code, f"{printable(text)} may be more than one country: write {one_of(several)}")
    named = by_name(text, "country", _sure(), _likely())
    meant = suggested(found)
    if named is None and meant is not None:
        return repaired(text, meant, "country", "likely" if tidied(text) in _LIKELY_CODES else "sure")
    return named or found._replace(message=f"{found.message}, nor the English name of a country")


@cache
def _likely() -> dict[str, str]:
    return keyed(_LIKELY_COUNTRIES)


@cache
def _sure() -> dict[str, str]:
    every = keyed(COUNTRIES, _OTHER_COUNTRIES)
    return {name: code for name, code in every.items() if name not in {*_SEVERAL_COUNTRIES, *_likely()}}

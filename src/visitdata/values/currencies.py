"""Currencies: the codes of ISO 4217 that a quantity may name."""

from __future__ import annotations

from visitdata.errors import Mistake
from visitdata.suggestions.forms import write
from visitdata.values.text import printable

# The tables are written by scripts/write_currencies.py, from the lists that the maintenance agency (SIX
# Group) publishes, without XTS and XXX, which stand for no currency.

# In use: list one of 2026-01-01.
_CURRENT = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF
GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR
LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN
PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS
TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC
XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG
"""

# Withdrawn, since reports of former years name them: list three of 2026-01-01, without those of list one.
_PAST = """
ADP AFA ALK ANG AOK AON AOR ARA ARP ARY ATS AYM AZM BAD BEC BEF BEL BGJ BGK BGL BGN BOP BRB BRC BRE BRN BRR
BUK BYB BYR CHC CSD CSJ CSK CUC CYP DDM DEM ECS ECV EEK ESA ESB ESP FIM FRF GEK GHC GHP GNE GNS GQE GRD GWE
GWP HRD HRK IEP ILP ILR ISJ ITL LAJ LSM LTL LTT LUC LUF LUL LVL LVR MGF MLF MRO MTL MTP MVQ MXP MZE MZM NIC
NLG PEH PEI PES PLZ PTE RHD ROK ROL RUR SDD SDP SIT SKK SLL SRG STD SUR TJR TMM TPE TRL UAK UGS UGW USS UYN
UYP VEB VEF VNC XEU XFO XFU XRE YDD YUD YUM YUN ZAL ZMK ZRN ZRZ ZWC ZWD ZWL ZWN ZWR
"""

CURRENCY_CODES = tuple(sorted((*_CURRENT.split(), *_PAST.split())))

_CODES = frozenset(CURRENCY_CODES)
_SUGGESTED = {
    "€": "EUR",
    "EURO": "EUR",
    "EUROS": "EUR",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "R$": "BRL",
    "RMB": "CNY",
    "₹": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₪": "ILS",
    "₩": "KRW",
    "₺": "TRY",
}
_OF_SEVERAL = "several currencies have this sign: where the text does not tell which, make it the unit"
_SEVERAL: dict[str, str] = dict.fromkeys(
    ("$", "£", "¥", "KR", "DOLLAR", "DOLLARS", "PESO", "PESOS"), _OF_SEVERAL
)
_LONGEST_CORRECTED = 20


def currency_mistake(value: str) -> Mistake | None:
    """What keeps a value from being a currency's code.

    Codes are those of ISO 4217, in use or withdrawn; XTS and XXX are none.

    Returns:
        None, or a mistake with the code `bad-currency`.
    """
    if value in _CODES:
        return None
    message = f"{printable(value)} is not a currency code of ISO 4217"
    return Mistake("bad-currency", message, _suggestion(value))


def _suggestion(value: str) -> str | None:
    code = value.strip().upper() if len(value) <= _LONGEST_CORRECTED else ""
    code = _SUGGESTED.get(code, code)
    return write(code) if code in _CODES else _SEVERAL.get(code)

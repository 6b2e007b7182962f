"""Countries: the codes of ISO 3166-1 that a record may name."""

from __future__ import annotations

from visitdata.errors import Mistake
from visitdata.suggestions.forms import write
from visitdata.values.text import printable

# Each officially assigned alpha-2 code of ISO 3166-1 with its alpha-3 code.
_ASSIGNED = """
AD:AND AE:ARE AF:AFG AG:ATG AI:AIA AL:ALB AM:ARM AO:AGO AQ:ATA AR:ARG AS:ASM AT:AUT AU:AUS AW:ABW AX:ALA
AZ:AZE BA:BIH BB:BRB BD:BGD BE:BEL BF:BFA BG:BGR BH:BHR BI:BDI BJ:BEN BL:BLM BM:BMU BN:BRN BO:BOL BQ:BES
BR:BRA BS:BHS BT:BTN BV:BVT BW:BWA BY:BLR BZ:BLZ CA:CAN CC:CCK CD:COD CF:CAF CG:COG CH:CHE CI:CIV CK:COK
CL:CHL CM:CMR CN:CHN CO:COL CR:CRI CU:CUB CV:CPV CW:CUW CX:CXR CY:CYP CZ:CZE DE:DEU DJ:DJI DK:DNK DM:DMA
DO:DOM DZ:DZA EC:ECU EE:EST EG:EGY EH:ESH ER:ERI ES:ESP ET:ETH FI:FIN FJ:FJI FK:FLK FM:FSM FO:FRO FR:FRA
GA:GAB GB:GBR GD:GRD GE:GEO GF:GUF GG:GGY GH:GHA GI:GIB GL:GRL GM:GMB GN:GIN GP:GLP GQ:GNQ GR:GRC GS:SGS
GT:GTM GU:GUM GW:GNB GY:GUY HK:HKG HM:HMD HN:HND HR:HRV HT:HTI HU:HUN ID:IDN IE:IRL IL:ISR IM:IMN IN:IND
IO:IOT IQ:IRQ IR:IRN IS:ISL IT:ITA JE:JEY JM:JAM JO:JOR JP:JPN KE:KEN KG:KGZ KH:KHM KI:KIR KM:COM KN:KNA
KP:PRK KR:KOR KW:KWT KY:CYM KZ:KAZ LA:LAO LB:LBN LC:LCA LI:LIE LK:LKA LR:LBR LS:LSO LT:LTU LU:LUX LV:LVA
LY:LBY MA:MAR MC:MCO MD:MDA ME:MNE MF:MAF MG:MDG MH:MHL MK:MKD ML:MLI MM:MMR MN:MNG MO:MAC MP:MNP MQ:MTQ
MR:MRT MS:MSR MT:MLT MU:MUS MV:MDV MW:MWI MX:MEX MY:MYS MZ:MOZ NA:NAM NC:NCL NE:NER NF:NFK NG:NGA NI:NIC
NL:NLD NO:NOR NP:NPL NR:NRU NU:NIU NZ:NZL OM:OMN PA:PAN PE:PER PF:PYF PG:PNG PH:PHL PK:PAK PL:POL PM:SPM
PN:PCN PR:PRI PS:PSE PT:PRT PW:PLW PY:PRY QA:QAT RE:REU RO:ROU RS:SRB RU:RUS RW:RWA SA:SAU SB:SLB SC:SYC
SD:SDN SE:SWE SG:SGP SH:SHN SI:SVN SJ:SJM SK:SVK SL:SLE SM:SMR SN:SEN SO:SOM SR:SUR SS:SSD ST:STP SV:SLV
SX:SXM SY:SYR SZ:SWZ TC:TCA TD:TCD TF:ATF TG:TGO TH:THA TJ:TJK TK:TKL TL:TLS TM:TKM TN:TUN TO:TON TR:TUR
TT:TTO TV:TUV TW:TWN TZ:TZA UA:UKR UG:UGA UM:UMI US:USA UY:URY UZ:UZB VA:VAT VC:VCT VE:VEN VG:VGB VI:VIR
VN:VNM VU:VUT WF:WLF WS:WSM YE:YEM YT:MYT ZA:ZAF ZM:ZMB ZW:ZWE
"""
_ALPHA_3 = {alpha_3: alpha_2 for alpha_2, _, alpha_3 in (pair.partition(":") for pair in _ASSIGNED.split())}

ASSIGNED_CODES = tuple(_ALPHA_3.values())
USER_CODES = tuple(f"X{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")

_CODES = frozenset(ASSIGNED_CODES + USER_CODES)
_SUGGESTED = _ALPHA_3 | {"UK": "GB", "EL": "GR", "XKX": "XK"}
_NO_COUNTRIES = {
    "EU": "the European Union is not a country: make it an Organization",
    "UN": "the United Nations are not a country: make them an Organization",
}
_LONGEST_CORRECTED = 20


def country_mistake(value: str) -> Mistake | None:
    """What keeps a value from being a country's code.

    Codes are those of ISO 3166-1 alpha-2 that are officially assigned, and of the user-assigned ones XA to
    XZ (XK is Kosovo's usual one). Reserved and withdrawn codes (UK, EU, SU) are refused.

    Returns:
        None, or a mistake with the code `bad-country`.
    """
    if value in _CODES:
        return None
    message = f"{printable(value)} is not a country code of ISO 3166-1 alpha-2"
    return Mistake("bad-country", message, _suggestion(value))


def _suggestion(value: str) -> str | None:
    code = value.strip().upper() if len(value) <= _LONGEST_CORRECTED else ""
    code = _SUGGESTED.get(code, code)
    if code in _CODES:
        return write(code)
    return _NO_COUNTRIES.get(code)

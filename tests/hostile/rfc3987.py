"""The grammar of RFC 3987, section 2.2, rule by rule as it stands there, to compare verdicts with.

Names are those of the rules. What RFC 3987 says in prose (section 4.1 on bidirectional marks) is not in it.
"""

from __future__ import annotations

import re

_PLANES = "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0xE0000, 0x10000))
UCSCHAR = f"\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef{_PLANES}\U000e1000-\U000efffd"
IPRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
UNRESERVED = r"A-Za-z0-9\-._~"
SUB_DELIMS = "!$&'()*+,;="
IUNRESERVED = UNRESERVED + UCSCHAR
PCT = "%[0-9A-Fa-f]{2}"


def _any_of(characters: str) -> str:
    return f"(?:[{characters}]|{PCT})"


IPCHAR = _any_of(f"{IUNRESERVED}{SUB_DELIMS}:@")
ISEGMENT, ISEGMENT_NZ = f"{IPCHAR}*", f"{IPCHAR}+"
IPATH_ABEMPTY = f"(?:/{ISEGMENT})*"
IPATH_ROOTLESS = f"{ISEGMENT_NZ}(?:/{ISEGMENT})*"
IPATH_ABSOLUTE = f"/(?:{IPATH_ROOTLESS})?"

DEC_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9][0-9]|[0-9])"
IPV4ADDRESS = rf"{DEC_OCTET}\.{DEC_OCTET}\.{DEC_OCTET}\.{DEC_OCTET}"
H16 = "[0-9A-Fa-f]{1,4}"
LS32 = f"(?:{H16}:{H16}|{IPV4ADDRESS})"
IPV6ADDRESS = "|".join(
    [
        f"(?:{H16}:){{6}}{LS32}",
        f"::(?:{H16}:){{5}}{LS32}",
        f"(?:{H16})?::(?:{H16}:){{4}}{LS32}",
        f"(?:(?:{H16}:){{0,1}}{H16})?::(?:{H16}:){{3}}{LS32}",
        f"(?:(?:{H16}:){{0,2}}{H16})?::(?:{H16}:){{2}}{LS32}",
        f"(?:(?:{H16}:){{0,3}}{H16})?::{H16}:{LS32}",
        f"(?:(?:{H16}:){{0,4}}{H16})?::{LS32}",
        f"(?:(?:{H16}:){{0,5}}{H16})?::{H16}",
        f"(?:(?:{H16}:){{0,6}}{H16})?::",
    ]
)
IPVFUTURE = rf"[vV][0-9A-Fa-f]+\.[{UNRESERVED}{SUB_DELIMS}:]+"
IP_LITERAL = rf"\[(?:{IPV6ADDRESS}|{IPVFUTURE})\]"
IREG_NAME = f"{_any_of(IUNRESERVED + SUB_DELIMS)}*"
IUSERINFO = f"{_any_of(IUNRESERVED + SUB_DELIMS + ':')}*"
IAUTHORITY = f"(?:{IUSERINFO}@)?(?:{IP_LITERAL}|{IREG_NAME})(?::[0-9]*)?"

IHIER_PART = f"(?://{IAUTHORITY}{IPATH_ABEMPTY}|{IPATH_ABSOLUTE}|{IPATH_ROOTLESS}|)"
IQUERY = f"{_any_of(IUNRESERVED + SUB_DELIMS + ':@/?' + IPRIVATE)}*"
IFRAGMENT = f"{_any_of(IUNRESERVED + SUB_DELIMS + ':@/?')}*"
IRI = re.compile(rf"[A-Za-z][A-Za-z0-9+\-.]*:{IHIER_PART}(?:\?{IQUERY})?(?:#{IFRAGMENT})?")


def is_iri(value: str) -> bool:
    """Whether the rule `IRI` matches."""
    return IRI.fullmatch(value) is not None

"""Properties of characters that `unicodedata` does not tell. Written by scripts/write_properties.py.

From the Unicode Character Database, version 17.0.0 (UAX #44): code points, and ranges of them with both
ends, in hexadecimal. Derived from data files that are copyright Unicode, Inc., under the Unicode License v3:
see LICENSES/Unicode-3.0.txt.
"""

from __future__ import annotations

# Default_Ignorable_Code_Point
DEFAULT_IGNORABLE = (
    "AD 34F 61C 115F-1160 17B4-17B5 180B-180F 200B-200F 202A-202E 2060-206F 3164 FE00-FE0F FEFF FFA0 "
    "FFF0-FFF8 1BCA0-1BCA3 1D173-1D17A E0000-E0FFF"
)

# Quotation_Mark
QUOTATION_MARK = "22 27 AB BB 2018-201F 2039-203A 2E42 300C-300F 301D-301F FE41-FE44 FF02 FF07 FF62-FF63"

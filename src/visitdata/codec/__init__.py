"""Records to and from plain data, as JSON has it, and JSON text: every problem at once, each with its place.

`documents` reads and writes, `problems` tells where in a document something is wrong, and `converters` brings
both to cattrs.
"""

from visitdata.codec.converters import configure_converter, converter
from visitdata.codec.documents import NEWER, decode, decode_json, encode_json, read
from visitdata.codec.problems import decode_error
from visitdata.codegen.field_values import MOST_PROBLEMS
from visitdata.codegen.plain import plain as encode

__all__ = [
    "MOST_PROBLEMS",
    "NEWER",
    "configure_converter",
    "converter",
    "decode",
    "decode_error",
    "decode_json",
    "encode",
    "encode_json",
    "read",
]

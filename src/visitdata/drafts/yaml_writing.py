"""Drafts as YAML that people read and change: short objects in one line, an empty line between records."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from visitdata.drafts.reading.plain_data import is_list, is_object
from visitdata.drafts.yaml_text import ruamel

if TYPE_CHECKING:
    from collections.abc import Mapping

_WIDTH = 100
_LONGEST_IN_A_LINE = 90


def to_yaml(draft: Mapping[str, Any], comment: str = "") -> str:
    """A draft as YAML 1.2, the same for equal drafts.

    Args:
        draft: the draft, as `visitdata.edit` gives it.
        comment: what stands above it, line by line.

    Raises:
        MissingExtraError: the extra `[yaml]` is not installed.
    """
    yaml = ruamel().YAML()
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=2, offset=0)
    yaml.allow_unicode = True
    written = io.StringIO()
    root = _value(draft)
    for name, records in draft.items():
        if is_list(records) and all(is_object(each) for each in records):
            root.yaml_set_comment_before_after_key(name, before="\n")
            for index in range(1, len(records)):
                root[name].yaml_set_comment_before_after_key(index, before="\n")
    yaml.dump(root, written)
    above = "".join(f"# {line}\n" for line in comment.splitlines())
    return above + written.getvalue()


def _value(value: Any) -> Any:
    """A value as the library writes it: objects of few short values in one line."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if is_object(value):
        mapping: Any = CommentedMap((name, _value(each)) for name, each in value.items())
        if _is_short(value):
            mapping.fa.set_flow_style()
        return mapping
    if is_list(value):
        sequence: Any = CommentedSeq(_value(each) for each in value)
        if _is_short(value):
            sequence.fa.set_flow_style()
        return sequence
    if isinstance(value, float):
        return _decimal(value)
    if isinstance(value, str) and (value[:1] in {"?", ":"} or not value.replace("\n", "").isprintable()):
        # Plain, "?a" and ": a" are read as parts of a mapping, and a line break of Unicode as a space.
        return DoubleQuotedScalarString(value)
    is_number = isinstance(value, str) and _NUMBER.fullmatch(value)
    return int(value) if is_number else value  # without quotation marks: drafts have the same for both


def _decimal(value: float) -> str:
    """A number without an exponent; after a point, three digits may be read as thousands, and four cannot."""
    text = format(Decimal(repr(value)), "f")
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text  # noqa: PLR2004 - as thousands have


_NUMBER = re.compile("[1-9][0-9]{0,8}")


def _is_short(value: Any) -> bool:
    """Whether an object or list holds single values alone that fit into one line."""
    parts = [*value, *value.values()] if is_object(value) else value
    is_flat = all(isinstance(each, str | int | float) for each in parts)
    texts = [str(each) for each in parts]
    is_plain = not any("\n" in text for text in texts)
    return (
        is_flat
        and is_plain
        and sum(map(len, texts)) + 4 * len(texts) <= _LONGEST_IN_A_LINE
        and len(texts) > 0
    )

"""Converters of cattrs that make and write records as this package does."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Any, TypeVar, Union, cast, get_args, get_origin

from visitdata.codec.document_order import inner
from visitdata.codec.documents import decode
from visitdata.codec.problems import decode_error
from visitdata.codegen import field_values
from visitdata.codegen.plain import plain as encode
from visitdata.codegen.type_suggestions import wrong_kind
from visitdata.errors import Mistake, path_text
from visitdata.metamodel.describe import kinds
from visitdata.metamodel.scalars import TIME
from visitdata.metamodel.settings import Declared, settings_of
from visitdata.values.names import Names
from visitdata.values.times import EDTF

if TYPE_CHECKING:
    from cattrs import Converter

    from visitdata.codegen.field_values import Mistakes

_R = TypeVar("_R", bound=Declared)


def converter() -> Converter:
    """A cattrs converter for classes of one's own that hold our records.

    Its decisions:
        - Every record, of our kinds and of those that users declare at any time, is what `encode` and
          `decode` make of it, as strictly. A base such as `Event` or `Actor`, or a union of kinds, goes by
          the `type` in the data.
        - What is wrong with a record is a `DecodeError` as everywhere, never wrapped in a group of
          exceptions; its paths begin at that record.
        - `EDTF` is its text, `Names` an object of texts by language.
        - All else is as cattrs has it.
    """
    from cattrs import Converter

    made = Converter(detailed_validation=False)
    configure_converter(made)
    return made


def configure_converter(converter: Converter) -> None:
    """Teach a cattrs converter of one's own, such as one of `cattrs.preconf`, the same."""
    converter.register_structure_hook_func(_is_record, _structure_record)
    converter.register_unstructure_hook_func(_is_record, encode)
    converter.register_structure_hook_func(_is_union_of_records, _structure_union)
    converter.register_unstructure_hook_func(_is_union_of_records, _encode_if_any)
    converter.register_structure_hook(EDTF, _structure_time)
    converter.register_unstructure_hook(EDTF, str)
    converter.register_structure_hook(Names, _structure_names)
    converter.register_unstructure_hook(Names, dict)


def _is_record(cls: object) -> bool:
    return isinstance(cls, type) and issubclass(cls, Declared)


def _structure_record(data: object, cls: type[_R]) -> _R:
    return decode(cls, data)


def _is_union_of_records(union: object) -> bool:
    if get_origin(union) not in {Union, types.UnionType}:
        return False
    classes = _classes(union)
    return len(classes) > 1 and all(_is_record(cls) and settings_of(cls).tagged for cls in classes)


def _classes(union: object) -> list[type[Declared]]:
    return [cls for cls in get_args(union) if cls is not type(None)]


def _structure_union(data: object, union: object) -> Declared | None:
    if data is None and type(None) in get_args(union):
        return None
    known = {name: cls for cls in _classes(union) for name in kinds(cls)}
    name = inner(data, "type")
    if not isinstance(name, str) or name not in known:
        path, mistake = wrong_kind(data, known)
        raise decode_error([mistake.at(path=path_text(path))], "record")
    return decode(known[name], data)


def _encode_if_any(record: Declared | None) -> dict[str, Any] | None:
    return None if record is None else encode(record)


def _structure_time(data: object, _: type[EDTF]) -> EDTF:
    read = TIME.read(data)
    if isinstance(read, Mistake):
        raise decode_error([read.at()], "time")
    return cast("EDTF", read)


def _structure_names(data: object, _: type[Names]) -> Names:
    mistakes: Mistakes = []
    names = field_values.language_map(data, ("names",), mistakes)
    if mistakes:
        problems = [mistake.at(path=path_text(path)) for path, mistake in mistakes]
        raise decode_error(problems, "object of names")
    return names

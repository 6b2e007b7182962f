"""Records to plain data and back: all mistakes of a document at once, each with its place in the text.

Plain data is what JSON has: dicts, lists, strings, numbers and booleans. The functions that do the work are
compiled from the shapes; this module asks them, and gathers what they find.
"""

from __future__ import annotations

import re
import types
from typing import TYPE_CHECKING, Any, TypeVar, Union, cast, get_args, get_origin

import attrs

from visitdata import json_text
from visitdata.codec.nesting import nesting_mistake
from visitdata.codegen import fast_path, field_values, references
from visitdata.codegen.field_values import MOST_PROBLEMS, ListedMistakes
from visitdata.codegen.full_reader import reader_of
from visitdata.codegen.plain import plain as encode
from visitdata.codegen.type_suggestions import wrong_kind
from visitdata.errors import DecodeError, Mistake, Path, Problem, path_text
from visitdata.metamodel.declare import Declared
from visitdata.metamodel.describe import Enumeration, kinds, schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.record_places import record_at
from visitdata.metamodel.scalars import DOSSIER_ID, RECORD_ID, TIME
from visitdata.metamodel.settings import settings_of
from visitdata.suggestions.foreign_files import foreign_file
from visitdata.suggestions.forms import add, write
from visitdata.suggestions.types import wrong_type
from visitdata.values.languages import language_mistake
from visitdata.values.names import Names
from visitdata.values.text import printable
from visitdata.values.times import EDTF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cattrs import Converter

    from visitdata.codegen.field_values import Mistakes

__all__ = [
    "MOST_PROBLEMS",
    "configure_converter",
    "converter",
    "decode",
    "decode_error",
    "decode_json",
    "encode",
    "encode_json",
    "read",
]

_R = TypeVar("_R", bound=Declared)


def decode(cls: type[_R], data: object) -> _R:
    """The record that plain data describes.

    Where several kinds may stand (`Event`, `Actor`), the `type` in the data decides.

    Raises:
        DecodeError: with every fault, in the order of the document; after 1,000, only their number. What is
            nested deeper than JSON may be, or stands within itself, is told alone.
    """
    endless = nesting_mistake(data, json_text.DEEPEST)
    if endless is not None:
        raise decode_error(_problems(cls, data, [endless]), cls.__name__)
    mistakes = ListedMistakes()
    record = read(cls, data, mistakes)
    if mistakes:
        raise decode_error(_problems(cls, data, mistakes), cls.__name__, more=mistakes.more)
    return record


def decode_json(cls: type[_R], data: bytes | str) -> _R:
    """The record that a JSON text describes, read as strictly as `json_text.parse` reads.

    Raises:
        DecodeError: as `decode` does, each fault with its line and column.
    """
    sound = fast_path.read(cls, json_text.quick(data))
    if sound is not None:
        return sound
    value, repeated = json_text.load(data)
    mistakes = ListedMistakes()
    record = read(cls, value, mistakes)
    if mistakes or repeated:
        # They are in the order of the document; of those that are not listed, no places are looked for.
        listed = mistakes[:MOST_PROBLEMS]
        twice = [attrs.evolve(each, record=record_at(cls, value, path)) for path, each in repeated]
        found = sorted((*twice, *_placed(cls, data, value, listed, names_repeat=bool(repeated))), key=_place)
        raise decode_error(found, cls.__name__, more=mistakes.more + len(mistakes) - len(listed))
    return record


def encode_json(record: Declared, *, indent: int | None = None) -> bytes:
    """The record as JSON in UTF-8, with one final newline: compact, or indented by 2.

    Raises:
        ValueError: another indent is wanted.
    """
    import orjson  # noqa: PLC0415 - `import visitdata` does without

    if indent not in {None, 2}:
        msg = f"JSON is written compact (indent=None) or indented by 2, not by {indent!r}"
        raise ValueError(msg)
    layout = orjson.OPT_INDENT_2 if indent else 0
    return orjson.dumps(encode(record), option=orjson.OPT_APPEND_NEWLINE | layout)


# Finding the mistakes.


def read(cls: type[_R], data: object, mistakes: Mistakes) -> _R:
    """Read a record, and note all that is wrong, each thing once and in the order of the data.

    It is whole only where nothing was noted.
    """
    record = (_read_document if _is_document(cls) else _read_record)(cls, data, mistakes)
    if mistakes:
        mistakes[:] = sorted(dict.fromkeys(mistakes), key=_Order(data))
    return record


@once_per_class
def _is_document(cls: type[Declared]) -> bool:
    """Whether it is the class of whole documents, which alone has an IRI without a fragment for an id."""
    if settings_of(cls).tagged or settings_of(cls).abstract:
        return False
    return any(member.value is DOSSIER_ID for member in schema_of(cls).members)


def _read_record(cls: type[_R], data: object, mistakes: Mistakes) -> _R:
    record: _R = reader_of(cls)(data, mistakes)
    return record


def _no_document(cls: type[Declared], data: object) -> Mistake:
    mistake = wrong_type(f"a {cls.__name__}, an object,", data)
    return mistake._replace(suggestion=_document_mend(data))


def _document_mend(data: object) -> str:
    if isinstance(data, list):
        return "a file holds one dossier; write several as JSON Lines"
    if isinstance(data, str) and data.lstrip().startswith("{"):
        return "it is JSON that was encoded twice: decode it once"
    return "see whether it is the right file"


def _read_document(cls: type[_R], data: object, mistakes: Mistakes) -> _R:
    """Read a whole document; where it has mistakes, those between its records are looked for all the same."""
    foreign = foreign_file(data)
    if foreign is not None:
        # What else is wrong with it follows from that, and would only hide it.
        mistakes.append(((), Mistake("wrong-format", f"this looks like {foreign.name}", foreign.suggestion)))
        return cast("_R", None)
    if not isinstance(data, dict):
        mistakes.append(((), _no_document(cls, data)))
        return cast("_R", None)
    document = cast("dict[str, Any]", data)
    wrong_format = _format_mistake(cls, document)
    if wrong_format is not None and wrong_format.message == NEWER:
        mistakes.append((("format",), wrong_format))
        return cast("_R", None)
    record = _read_record(cls, document, mistakes)
    if mistakes:
        _note_between_records(cls, document, mistakes)
    if wrong_format is not None:
        mistakes[:] = [fault for fault in mistakes if fault[0] != ("format",)]
        mistakes.insert(0, (("format",), wrong_format))
    return record


def _note_between_records(cls: type[Declared], document: dict[str, Any], mistakes: Mistakes) -> None:
    """What is wrong between records.

    What is no id at all is not said to be the id of nothing besides: only the mend is better known here.
    """
    taken = {write(each) for each in references.ids_in(document)}
    mistakes[:] = [(path, _without_taken_id(path, mistake, taken)) for path, mistake in mistakes]
    places = {path: index for index, (path, _) in enumerate(mistakes)}
    for path, mistake in references.mistakes(cls, document):
        if mistake.code == "unknown-reference" and path in places:
            known = mistakes[places[path]][1]
            mistakes[places[path]] = path, known._replace(suggestion=mistake.suggestion)
        elif mistake.code != "unknown-reference" or _is_id(document, path):
            mistakes.append((path, mistake))


def _without_taken_id(path: Path, mistake: Mistake, taken: set[str]) -> Mistake:
    """The mistake, without the suggestion to give a record the id of another."""
    is_taken = path[-1:] == ("id",) and mistake.suggestion in taken
    return mistake._replace(suggestion=None) if is_taken else mistake


def _is_id(document: object, path: Path) -> bool:
    """Whether what stands at a place can be an id: else that is what is wrong there, listed or not."""
    value = document
    for part in path:
        value = _inner(value, part)
    return not isinstance(RECORD_ID.read(value), Mistake)


# What stands alone where it stands: who knows what the rest of such a document means.
NEWER = "this was made by a newer visitdata"


def _format_mistake(cls: type[Declared], data: Mapping[str, object]) -> Mistake | None:
    """What is wrong with the format that a document states: the name and a major version (`visitdata/1`)."""
    wanted = _format_of(cls)
    given = data.get("format")
    if given == wanted:
        return None
    if "format" not in data:
        return Mistake("wrong-format", "the document does not say its format", add("format", wanted))
    if not isinstance(given, str):
        mistake = wrong_type(f'"{wanted}"', given)
        return mistake._replace(code="wrong-format", suggestion=write(wanted))
    name, _, major = wanted.partition("/")
    found = re.fullmatch(rf"{name}/([0-9]{{1,9}})", given)
    if found and int(found[1]) > int(major):
        return Mistake("wrong-format", NEWER, f"read {printable(given)} with a newer version of this package")
    return Mistake("wrong-format", f"{printable(given)} is not the format read here", write(wanted))


@once_per_class
def _format_of(cls: type[Declared]) -> str:
    value = schema_of(cls).member("format").value
    assert isinstance(value, Enumeration)  # noqa: S101 - so it is declared
    return value.values[0]


class _Order:
    """Where a fault stands in plain data: each step on the way to it, as a number.

    What is missing stands before what is there, with the object that lacks it.
    """

    def __init__(self, data: object) -> None:
        self._data = data
        self._ranks: dict[int, dict[object, int]] = {}

    def __call__(self, fault: tuple[Path, Mistake]) -> tuple[int, ...]:
        value = self._data
        order: list[int] = []
        for part in fault[0]:
            order.append(part if isinstance(part, int) else self._rank(value, part))
            value = _inner(value, part)
        return tuple(order)

    def _rank(self, value: object, name: str) -> int:
        if not isinstance(value, dict):
            return -1
        names = cast("dict[object, object]", value)
        if id(names) not in self._ranks:
            self._ranks[id(names)] = {each: rank for rank, each in enumerate(names)}
        return self._ranks[id(names)].get(name, -1)


def _inner(value: object, part: str | int) -> object:
    """What stands within a value under a name or index; None where nothing does."""
    if isinstance(value, dict):
        return cast("dict[object, object]", value).get(part)
    if isinstance(value, list) and isinstance(part, int):
        return cast("list[object]", value)[part]
    return None


# From mistakes to problems.


def _problems(cls: type[Declared], data: object, mistakes: Mistakes) -> list[Problem]:
    """The mistakes in the plain data of a record."""
    return [mistake.at(path=path_text(path), record=record_at(cls, data, path)) for path, mistake in mistakes]


def _placed(
    cls: type[Declared], data: bytes | str, value: object, mistakes: Mistakes, *, names_repeat: bool
) -> list[Problem]:
    """The mistakes with their places in the text: that of the name for names, of the value for all else."""
    names = {path for path, mistake in mistakes if _is_about_the_name(path, mistake)}
    places = json_text.locate(data, [path for path, _ in mistakes], names, names_repeat=names_repeat)
    problems = _problems(cls, value, mistakes)
    return [
        attrs.evolve(problem, line=places[path][0], column=places[path][1])
        for problem, (path, _) in zip(problems, mistakes, strict=True)
    ]


def _is_about_the_name(path: Path, mistake: Mistake) -> bool:
    """Whether a member's name is at fault: it is unknown, or, among names by language, no language."""
    if mistake.code in {"unknown-member", "repeated-language"}:
        return True
    return bool(path) and isinstance(path[-1], str) and mistake == language_mistake(path[-1])


def _place(problem: Problem) -> tuple[int, int]:
    return problem.line or 0, problem.column or 0


def _capped(found: list[Problem], more: int) -> tuple[Problem, ...]:
    """So many problems as somebody can use, and how many more there are."""
    more += max(0, len(found) - MOST_PROBLEMS)
    is_told = any(each.code == "more-problems" for each in found[-1:])
    if is_told or not more:
        return tuple(found)
    message = f"there {'is 1 more problem' if more == 1 else f'are {more} more problems'} in this document"
    suggestion = "correct those that are listed, and look again"
    return (
        *found[:MOST_PROBLEMS],
        Problem(code="more-problems", message=message, suggestion=suggestion, count=more),
    )


def decode_error(found: list[Problem], what: str, *, more: int = 0) -> DecodeError:
    """The error with all that was found, or as much of it as somebody can use.

    Args:
        found: the problems.
        what: what cannot be read.
        more: how many there are besides.
    """
    return DecodeError(f"the {what} cannot be read", _capped(found, more))


# For cattrs.


def converter() -> Converter:
    """A cattrs converter for classes of one's own that hold our records.

    Its decisions:
        - Every record, of our kinds and of those that users declare at any time, is what `encode` and
          `decode` make of it, as strictly. A base such as `Event` or `Actor`, or a union of kinds, goes by
          the `type` in the data.
        - A fault in a record is a `DecodeError` as everywhere, never wrapped in a group of exceptions; its
          paths begin at that record.
        - `EDTF` is its text, `Names` an object of texts by language.
        - All else is as cattrs has it.
    """
    from cattrs import Converter  # noqa: PLC0415 - `import visitdata` does without

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
    name = _inner(data, "type")
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
        raise decode_error([fault.at(path=path_text(path)) for path, fault in mistakes], "object of names")
    return names

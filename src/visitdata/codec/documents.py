"""Documents to records and back: plain data and JSON text.

Plain data is what JSON has: dicts, lists, strings, numbers and booleans. The functions that do the work are
generated from the schemas of the record classes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar, cast

import attrs

from visitdata import json_text
from visitdata.codec.document_order import DocumentRank, inner
from visitdata.codec.nesting import nesting_mistake
from visitdata.codec.problems import decode_error, problems_in_text
from visitdata.codegen import fast_path, references
from visitdata.codegen.field_values import MOST_PROBLEMS, ListedMistakes
from visitdata.codegen.full_reader import reader_of
from visitdata.codegen.plain import plain as encode
from visitdata.errors import Mistake, Path
from visitdata.metamodel.describe import schema_of
from visitdata.metamodel.per_class import once_per_class
from visitdata.metamodel.record_places import problems_at, record_at
from visitdata.metamodel.scalars import DOSSIER_ID, RECORD_ID
from visitdata.metamodel.schema import Enumeration
from visitdata.metamodel.settings import Declared
from visitdata.suggestions.foreign_files import foreign_file
from visitdata.suggestions.forms import add, write
from visitdata.suggestions.types import wrong_type
from visitdata.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from visitdata.codegen.field_values import Mistakes

_R = TypeVar("_R", bound=Declared)


def decode(cls: type[_R], data: object) -> _R:
    """The record that plain data describes.

    Where several kinds may stand (`Event`, `Actor`), the `type` in the data decides.

    Raises:
        DecodeError: with every problem, in the order of the document; after 1,000, only their number. What
            is nested deeper than JSON may be, or stands within itself, is told alone.
    """
    endless = nesting_mistake(data, json_text.DEEPEST)
    if endless is not None:
        raise decode_error([*problems_at(cls, data, [endless])], cls.__name__)
    mistakes = ListedMistakes()
    record = read(cls, data, mistakes)
    if mistakes:
        raise decode_error([*problems_at(cls, data, mistakes)], cls.__name__, more=mistakes.more)
    return record


def decode_json(cls: type[_R], data: bytes | str) -> _R:
    """The record that a JSON text describes, read as strictly as `json_text.parse` reads.

    Raises:
        DecodeError: as `decode` does, each problem with its line and column.
    """
    read_fast = fast_path.read(cls, json_text.fast_path(data))
    if read_fast is not None:
        return read_fast
    value, repeated = json_text.load(data)
    mistakes = ListedMistakes()
    record = read(cls, value, mistakes)
    if mistakes or repeated:
        # They are in the order of the document; of those that are not listed, no places are looked for.
        listed = mistakes[:MOST_PROBLEMS]
        twice = [attrs.evolve(each, record=record_at(cls, value, path)) for path, each in repeated]
        found = [*twice, *problems_in_text(cls, data, value, listed, names_repeat=bool(repeated))]
        found.sort(key=lambda problem: (problem.line or 0, problem.column or 0))
        raise decode_error(found, cls.__name__, more=mistakes.more + len(mistakes) - len(listed))
    return record


def encode_json(record: Declared, *, indent: int | None = None) -> bytes:
    """The record as JSON in UTF-8, with one final newline: compact, or indented by 2.

    Raises:
        ValueError: another indent is wanted.
    """
    import orjson

    if indent not in {None, 2}:
        msg = f"JSON is written compact (indent=None) or indented by 2, not by {indent!r}"
        raise ValueError(msg)
    layout = orjson.OPT_INDENT_2 if indent else 0
    return orjson.dumps(encode(record), option=orjson.OPT_APPEND_NEWLINE | layout)


def read(cls: type[_R], data: object, mistakes: Mistakes) -> _R:
    """Read a record, and note all that is wrong, each thing once and in the order of the data.

    It is whole only where nothing was noted.
    """
    record: _R = _read_document(cls, data, mistakes) if _is_document(cls) else reader_of(cls)(data, mistakes)
    if mistakes:
        rank = DocumentRank(data)
        mistakes[:] = sorted(dict.fromkeys(mistakes), key=lambda found: rank(found[0]))
    return record


@once_per_class
def _is_document(cls: type[Declared]) -> bool:
    """Whether it is the class of whole documents, which alone has an IRI without a fragment for an id."""
    return any(member.value is DOSSIER_ID for member in schema_of(cls).members)


def _suggest_document(data: object) -> str:
    if isinstance(data, list):
        return "a file holds one dossier; write several as JSON Lines"
    if isinstance(data, str) and data.lstrip().startswith("{"):
        return "it is JSON that was encoded twice: decode it once"
    return "check that this is the right file"


def _read_document(cls: type[_R], data: object, mistakes: Mistakes) -> _R:
    """Read a whole document; whatever is wrong in its records, problems between them are looked for, too."""
    foreign = foreign_file(data)
    if foreign is not None:
        # What else is wrong with it follows from that, and would only hide it.
        mistakes.append(((), Mistake("wrong-format", f"this looks like {foreign.name}", foreign.suggestion)))
        return cast("_R", None)
    if not isinstance(data, dict):
        mistake = wrong_type(f"a {cls.__name__}, an object", data)
        mistakes.append(((), mistake._replace(suggestion=_suggest_document(data))))
        return cast("_R", None)
    document = cast("dict[str, Any]", data)
    wrong_format = _format_mistake(cls, document)
    if wrong_format is not None and wrong_format.message == NEWER:
        mistakes.append((("format",), wrong_format))
        return cast("_R", None)
    record: _R = reader_of(cls)(document, mistakes)
    if mistakes:
        _note_between_records(cls, document, mistakes)
    if wrong_format is not None:
        mistakes[:] = [(path, mistake) for path, mistake in mistakes if path != ("format",)]
        mistakes.insert(0, (("format",), wrong_format))
    return record


def _note_between_records(cls: type[Declared], document: dict[str, Any], mistakes: Mistakes) -> None:
    """What is wrong between records.

    Of what is no id at all, it is not told besides that no record has it: only the suggestion is better here.
    """
    taken = {write(each) for each in references.ids_in(document)}
    for index, (path, mistake) in enumerate(mistakes):
        if path[-1:] == ("id",) and mistake.suggestion in taken:  # no record gets the id of another
            mistakes[index] = path, mistake._replace(suggestion=None)
    places = {path: index for index, (path, _) in enumerate(mistakes)}
    for path, mistake in references.mistakes(cls, document):
        if mistake.code == "unknown-reference" and path in places:
            known = mistakes[places[path]][1]
            mistakes[places[path]] = path, known._replace(suggestion=mistake.suggestion)
        elif mistake.code != "unknown-reference" or _is_id(document, path):
            mistakes.append((path, mistake))


def _is_id(document: object, path: Path) -> bool:
    """Whether what stands at a place can be an id: else that is what is wrong there, listed or not."""
    value = document
    for part in path:
        value = inner(value, part)
    return not isinstance(RECORD_ID.read(value), Mistake)


# What stands alone where it stands: who knows what the rest of such a document means.
NEWER = "this was made by a newer visitdata"


def _format_mistake(cls: type[Declared], data: Mapping[str, object]) -> Mistake | None:
    """What is wrong with the format that a document states: the name and a major version (`visitdata/1`)."""
    value = schema_of(cls).member("format").value
    assert isinstance(value, Enumeration)  # so it is declared
    (wanted,) = value.values
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
    return Mistake("wrong-format", f"{printable(given)} is not a format that is read here", write(wanted))

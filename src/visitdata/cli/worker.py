"""A process that reads parts of a source for another one, which started it, until that one sends no more.

It speaks to that process alone, by its standard input and output, in pickles. Of an answer, the texts stand
behind the pickle in one piece: that is less work for both than to make a value of each.
"""

from __future__ import annotations

import importlib
import os
import pickle
import sys
from functools import cache
from itertools import accumulate, chain, pairwise
from operator import attrgetter
from typing import IO, TYPE_CHECKING, Any, Generic, TypeVar

import attrs

from visitdata.cli.sources import outcome_of
from visitdata.cli.work import Made, Work

if TYPE_CHECKING:
    from visitdata.syntaxes import Part


_M = TypeVar("_M", bound=Made)


@attrs.frozen
class Task(Generic[_M]):
    """What a process is to do with each part that it gets.

    Attributes:
        source: the name of the format that the parts are in.
        order: what is to be made of the dossiers in them.
        plugins: modules that declare kinds.
    """

    source: str
    order: Work[_M]
    plugins: tuple[str, ...]


@attrs.frozen
class Answer(Generic[_M]):
    """What became of a part.

    Attributes:
        made: what was made of each of its dossiers, until the error.
        error: what was raised, if anything.
    """

    made: list[_M]
    error: Exception | None = None


def work() -> None:
    """Answer what is asked, until nobody asks any more."""
    asked, told = _own(0, "rb"), _own(1, "wb")
    try:
        task: Task[Any] = pickle.load(asked)  # noqa: S301 - the process that started this one wrote it
        for name in task.plugins:
            importlib.import_module(name)
        while True:
            part = pickle.load(asked)  # noqa: S301 - as above
            tell(answer(part, task), told)
    except (EOFError, BrokenPipeError, pickle.UnpicklingError):  # that process is gone
        os._exit(0)


@cache
def _names(cls: Any) -> tuple[str, ...]:  # noqa: ANN401 - the class of what is made
    """All members of what is made but its texts."""
    return tuple(field.name for field in attrs.fields(cls) if field.name != "texts")


def tell(answer: Answer[Any], told: IO[bytes]) -> None:
    """Write an answer."""
    texts = [tuple(map(b"".join, each.texts)) for each in answer.made]
    sizes = [tuple(map(len, each)) for each in texts]
    made: list[object] = answer.made
    cls: Any = type(made[0]) if made else None
    rest = [] if cls is None else [*map(attrgetter(*_names(cls)), made)]
    pickle.dump((cls, sizes, rest, answer.error), told, pickle.HIGHEST_PROTOCOL)
    told.write(b"".join(chain.from_iterable(texts)))
    told.flush()


def hear(told: IO[bytes]) -> Answer[Any]:
    """Read an answer.

    Raises:
        EOFError: it ends too soon, as the process did that wrote it.
    """
    cls, sizes, rest, error = pickle.load(told)  # noqa: S301 - as above
    length = sum(map(sum, sizes))
    data = told.read(length)
    if len(data) < length:
        raise EOFError
    made: list[Any] = []
    end = 0
    for each, values in zip(sizes, rest, strict=True):
        ends = list(accumulate(each, initial=end))
        texts = tuple((data[begin:end],) for begin, end in pairwise(ends))
        made.append(cls(texts=texts, **dict(zip(_names(cls), values, strict=True))))
        end = ends[-1]
    return Answer(made, error)


def _own(number: int, mode: str) -> Any:  # noqa: ANN401 - a binary file, to read or to write
    """A standard stream that nothing else gets at: what a plugin prints is lost."""
    file = os.fdopen(os.dup(number), mode)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, number)
    os.close(nowhere)
    return file


def answer(part: Part, task: Task[Any]) -> Answer[Any]:
    """Make of the dossiers of a part what is to be made of them."""
    from visitdata.model.dossier import Dossier  # noqa: PLC0415 - loaded once there is something to read
    from visitdata.syntaxes import format_named  # noqa: PLC0415 - as above

    parts = format_named(task.source).parts
    assert parts is not None  # noqa: S101 - else there would be none
    made: list[Any] = []
    try:
        for held in parts.find(part, Dossier):
            one = task.order.made(outcome_of(held, rejects=task.order.rejects))
            one.texts = tuple([*text] for text in one.texts)
            made.append(one)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where it would have been
        return Answer(made, error)
    return Answer(made)


def command() -> list[str]:
    """The command that starts such a process, which finds modules where this one does."""
    code = f"import sys; sys.path[:] = {sys.path!a}; from {__name__} import work; work()"
    return [sys.executable, "-P", "-c", code]

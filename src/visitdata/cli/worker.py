"""A process that copies parts of a source for another one, which started it, until that one sends no more.

It speaks to that process alone, by its standard input and output, in pickles. Of an answer, the texts stand
behind the pickle in one piece: that is less work for both than to make a value of each.
"""

from __future__ import annotations

import importlib
import os
import pickle
import sys
from itertools import accumulate, chain, pairwise
from operator import attrgetter
from typing import IO, TYPE_CHECKING, Any

import attrs

from visitdata.cli.copies import Copy, copied
from visitdata.cli.sources import outcome_of

if TYPE_CHECKING:
    from visitdata.cli.copies import Order
    from visitdata.syntaxes import Part


@attrs.frozen
class Task:
    """What a process is to do with each part that it gets.

    Attributes:
        source: the name of the format that the parts are in.
        order: what is to be made of the dossiers in them.
        plugins: modules that declare kinds.
    """

    source: str
    order: Order
    plugins: tuple[str, ...]


@attrs.frozen
class Answer:
    """What became of a part.

    Attributes:
        copies: the copies of its dossiers, until the error.
        error: what was raised, if anything.
    """

    copies: list[Copy]
    error: Exception | None = None


def work() -> None:
    """Answer what is asked, until nobody asks any more."""
    asked, told = _own(0, "rb"), _own(1, "wb")
    try:
        task: Task = pickle.load(asked)  # noqa: S301 - the process that started this one wrote it
        for name in task.plugins:
            importlib.import_module(name)
        while True:
            part = pickle.load(asked)  # noqa: S301 - as above
            tell(answer(part, task), told)
    except (EOFError, BrokenPipeError, pickle.UnpicklingError):  # that process is gone
        os._exit(0)


# All of a copy but its texts.
_REST = [field.name for field in attrs.fields(Copy) if field.name != "texts"]
_rest_of = attrgetter(*_REST)


def tell(answer: Answer, told: IO[bytes]) -> None:
    """Write an answer."""
    texts = [tuple(map(b"".join, copy.texts)) for copy in answer.copies]
    sizes = [tuple(map(len, each)) for each in texts]
    rest = [_rest_of(copy) for copy in answer.copies]
    pickle.dump((sizes, rest, answer.error), told, pickle.HIGHEST_PROTOCOL)
    told.write(b"".join(chain.from_iterable(texts)))
    told.flush()


def hear(told: IO[bytes]) -> Answer:
    """Read an answer.

    Raises:
        EOFError: it ends too soon, as the process did that wrote it.
    """
    sizes, rest, error = pickle.load(told)  # noqa: S301 - as above
    length = sum(map(sum, sizes))
    data = told.read(length)
    if len(data) < length:
        raise EOFError
    copies: list[Copy] = []
    end = 0
    for each, values in zip(sizes, rest, strict=True):
        ends = list(accumulate(each, initial=end))
        texts = tuple((data[begin:end],) for begin, end in pairwise(ends))
        copies.append(Copy(texts=texts, **dict(zip(_REST, values, strict=True))))
        end = ends[-1]
    return Answer(copies, error)


def _own(number: int, mode: str) -> Any:  # noqa: ANN401 - a binary file, to read or to write
    """A standard stream that nothing else gets at: what a plugin prints is lost."""
    file = os.fdopen(os.dup(number), mode)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, number)
    os.close(nowhere)
    return file


def answer(part: Part, task: Task) -> Answer:
    """Copy the dossiers of a part."""
    from visitdata.model.dossier import Dossier  # noqa: PLC0415 - loaded once there is something to copy
    from visitdata.syntaxes import format_named  # noqa: PLC0415 - as above

    parts = format_named(task.source).parts
    assert parts is not None  # noqa: S101 - else there would be none
    copies: list[Copy] = []
    try:
        for held in parts.find(part, Dossier):
            copy = copied(outcome_of(held, rejects=task.order.rejects), task.order)
            copy.texts = tuple([*text] for text in copy.texts)
            copies.append(copy)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where it would have been
        return Answer(copies, error)
    return Answer(copies)


def command() -> list[str]:
    """The command that starts such a process, which finds modules where this one does."""
    code = f"import sys; sys.path[:] = {sys.path!a}; from {__name__} import work; work()"
    return [sys.executable, "-P", "-c", code]

"""A process that reads parts of a source for another one, which started it, until that one sends no more.

It speaks to that process alone, by its standard input and output, in pickles. Of an answer, the texts stand
behind the pickle in one piece: that is less work for both than to make a value of each.
"""

from __future__ import annotations

import importlib
import os
import pickle
import sys
from itertools import accumulate, chain, pairwise
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from visitdata.cli.sources import read_held

if TYPE_CHECKING:
    from visitdata.cli.jobs import Job, Result
    from visitdata.syntaxes import Part

    # Modules that declare kinds, the name of the parts' format, and what is made of the dossiers in them.
    Setup: TypeAlias = tuple[tuple[str, ...], str, Job]
    # What came of each dossier of a part, and the error that ended it, if one did.
    Answer: TypeAlias = tuple[list[Result], Exception | None]


def work() -> None:
    """Answer what is asked, until nobody asks any more."""
    asked, told = _own(0, "rb"), _own(1, "wb")
    try:
        setup: Setup = pickle.load(asked)  # noqa: S301 - the process that started this one wrote it
        plugins, format_, job = setup
        for name in plugins:
            importlib.import_module(name)
        while True:
            part = pickle.load(asked)  # noqa: S301 - as above
            _tell(*_answer(part, format_, job), told)
    except (EOFError, BrokenPipeError, pickle.UnpicklingError):  # that process is gone
        os._exit(0)


def _own(number: int, mode: str) -> Any:  # noqa: ANN401 - a binary file, to read or to write
    """A standard stream that nothing else gets at: what a plugin prints is lost."""
    file = os.fdopen(os.dup(number), mode)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, number)
    os.close(nowhere)
    return file


def _answer(part: Part, format_: str, job: Job) -> Answer:
    """Make of the dossiers of a part what is to be made of them; their texts are made, too."""
    from visitdata.model.dossier import Dossier
    from visitdata.syntaxes import format_named

    parts = format_named(format_).parts
    assert parts is not None  # noqa: S101 - else there would be none
    results: list[Result] = []
    try:
        for held in parts.find(part, Dossier):
            result = job.result(read_held(held, rejects=job.rejects))
            result.texts = tuple([*text] for text in result.texts)
            results.append(result)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where it would have been
        return results, error
    return results, None


def _tell(results: list[Result], error: Exception | None, told: IO[bytes]) -> None:
    """Write an answer."""
    texts = [tuple(map(b"".join, each.texts)) for each in results]
    for each in results:
        each.texts = ()
    sizes = [tuple(map(len, each)) for each in texts]
    pickle.dump((results, error, sizes), told, pickle.HIGHEST_PROTOCOL)
    told.write(b"".join(chain.from_iterable(texts)))
    told.flush()


def hear(told: IO[bytes]) -> Answer:
    """Read an answer.

    Raises:
        EOFError: it ends too soon, as the process did that wrote it.
    """
    results: list[Result]
    results, error, sizes = pickle.load(told)  # noqa: S301 - as above
    length = sum(map(sum, sizes))
    data = told.read(length)
    if len(data) < length:
        raise EOFError
    end = 0
    for result, each in zip(results, sizes, strict=True):
        ends = list(accumulate(each, initial=end))
        result.texts = tuple((data[begin:end],) for begin, end in pairwise(ends))
        end = ends[-1]
    return results, error


def command() -> list[str]:
    """The command that starts such a process, which finds modules where this one does."""
    code = f"import sys; sys.path[:] = {sys.path!a}; from {__name__} import work; work()"
    return [sys.executable, "-P", "-c", code]

"""What can go wrong, as data: problems, and the tree of errors that carry them.

VisitdataError
├── InvalidRecordError (ValueError)      a record cannot be made from what was given
├── DecodeError (ValueError)             a document cannot be read
├── UnknownFormatError (LookupError)     no format of that name or suffix, or not under that context
├── FormatOptionError (ValueError)       a format lacks an option, or has none of that name or value
├── UrlError (FileNotFoundError)         a URL was given; expected a path
├── UnknownArticleError (LookupError)    no article of that id
├── UnknownRuleError (LookupError)       no rule of that code
├── EntryPointError (ImportError)        an entry point of an installed package cannot be loaded or used
├── MissingExtraError (ImportError)      an extra of the package is needed that is not installed, or too old
├── OutdatedDependencyError (ImportError)  a library that the package always needs is too old
└── ExportError (RuntimeError)           a document cannot be written
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, TypeAlias

import attrs

from visitdata.terms import short

Severity: TypeAlias = Literal["error", "warning", "info"]

# Where a value stands: the names of members and the indices that lead to it.
Path: TypeAlias = tuple[str | int, ...]

PROBLEMS_SHOWN = 20


def path_text(path: Path) -> str:
    """A path as it is shown: `allegations[2].alleges[0].givers`."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in path]
    return "".join(parts).removeprefix(".")


class Mistake(NamedTuple):
    """What is wrong with one value, before its place is known."""

    code: str
    message: str
    suggestion: str | None = None

    def at(
        self,
        *,
        path: str = "",
        record: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> Problem:
        """The problem at a place."""
        return Problem(
            code=self.code,
            message=self.message,
            suggestion=self.suggestion,
            path=path,
            record=record,
            line=line,
            column=column,
        )


@attrs.frozen(kw_only=True, repr=False)
class Problem:
    """One problem: what is wrong, where it is, and what would be right.

    Attributes:
        code: what kind of problem it is; docs/problems.md lists them.
        message: what is wrong.
        severity: error, warning or info.
        path: its place in the document read: `allegations[2].alleges[0].givers`.
        record: the id of the record that it is in, the innermost one that has an id.
        line: its line in the source text, from 1.
        column: its column there, from 1, in characters.
        suggestion: what would be right, if only one correction is possible.
        subject: for RDF, the subject of the wrong triple.
        predicate: its predicate.
        value: its object.
        count: for `more-problems`, the number of problems that are not listed, if it is known.
    """

    code: str
    message: str
    severity: Severity = "error"
    path: str = ""
    record: str | None = None
    line: int | None = None
    column: int | None = None
    suggestion: str | None = None
    subject: str | None = None
    predicate: str | None = None
    value: str | None = None
    count: int | None = None

    @property
    def statement(self) -> str:
        """The wrong triple, as far as it is known: `<subject> schema:name "value"`."""
        predicate = None if self.predicate is None else short(self.predicate)
        return " ".join(part for part in (self.subject, predicate, self.value) if part)

    @property
    def where(self) -> str:
        """The path and the statement; empty for a document as a whole."""
        return " ".join(part for part in (self.path, self.statement) if part)

    def __repr__(self) -> str:
        given = ((field.name, getattr(self, field.name)) for field in attrs.fields(type(self)))
        shown = [f"{name}={value!r}" for name, value in given if value is not None and value != ""]
        return f"{type(self).__name__}({', '.join(shown)})"

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.line, self.column) if part is not None)
        where = " ".join(part for part in (place, self.where) if part)
        suggestion = f" ({self.suggestion})" if self.suggestion else ""
        return f"{where}: {self.message}{suggestion}" if where else f"{self.message}{suggestion}"


def flat(file: str, problem: Problem) -> dict[str, Any]:
    """A problem in a file as one flat object for other programs; None for what is not known."""
    return {"file": file, **attrs.asdict(problem)}


class VisitdataError(Exception):
    """The base class of every error of this package."""


class _ProblemsError(VisitdataError, ValueError):
    """All problems that were found, together."""

    def __init__(self, what: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(what, problems)
        self.what = what
        self.problems = problems

    def __str__(self) -> str:
        count = len(self.problems)
        lines = [f"{self.what}: {count} problem{'' if count == 1 else 's'}"]
        lines += [f"  {problem}" for problem in self.problems[:PROBLEMS_SHOWN]]
        if count > PROBLEMS_SHOWN:
            lines.append(f"  ... and {count - PROBLEMS_SHOWN} more in .problems")
        return "\n".join(lines)


class InvalidRecordError(_ProblemsError):
    """A record cannot be made from what was given; `problems` lists every problem."""


class DecodeError(_ProblemsError):
    """A document cannot be read; `problems` lists every problem."""


class UnknownFormatError(VisitdataError, LookupError):
    """No format has that name or suffix, or it is not written under that context."""


class FormatOptionError(VisitdataError, ValueError):
    """A format needs an option that is not given, has none of that name, or it cannot have that value."""


class UrlError(VisitdataError, FileNotFoundError):
    """A URL was given, and a path is expected: this package opens no network connection."""


class UnknownArticleError(VisitdataError, LookupError):
    """The dossier has no article of that id."""


class UnknownRuleError(VisitdataError, LookupError):
    """No rule has that code, and no installed package provides one."""


class EntryPointError(VisitdataError, ImportError):
    """An entry point of an installed package cannot be loaded, or is not what its name says."""


class MissingExtraError(VisitdataError, ImportError):
    """The call needs an extra that is not installed, or that has a library that is too old.

    The message says what is needed, and the command that installs it.
    """


class OutdatedDependencyError(VisitdataError, ImportError):
    """A library that this package always needs is installed in a version that is too old to be used.

    The message names the library, the version that is installed, the oldest that is needed, and the command
    that installs it.
    """


class ExportError(VisitdataError, RuntimeError):
    """A document cannot be written; `problems` lists the problems of the dossiers, if any."""

    def __init__(self, what: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(what, problems)
        self.what = what
        self.problems = problems

    def __str__(self) -> str:
        return self.what

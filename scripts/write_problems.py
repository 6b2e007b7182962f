"""Write the page on all codes anew, from the table of codes and an example of each: run by `make derived`.

An example is a file `docs/problems/CODE.SUFFIX` or, where one code has several, `CODE.ANYTHING.SUFFIX`: in
any format that `visitdata check` reads, a draft (`CODE.draft.yaml`), or in Python, for what goes wrong in the
library alone. What becomes of evidence and of quoted words is told of a text, `docs/problems/article.txt` or,
where there is one for the code, `docs/problems/article.CODE.txt`.
"""

import json
import runpy
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from visitdata.cli import cli
from visitdata.errors import DecodeError, ExportError, InvalidRecordError
from visitdata.problems import ProblemKind, problem_kinds
from visitdata.text.report import CODES

EXAMPLES = Path("docs/problems")
WIDEST = 110
FENCES = {
    ".gz": "json",
    ".jsonl": "json",
    ".jsonld": "json",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".py": "python",
    ".rdf": "xml",
    ".ttl": "turtle",
}

OPENING = """\
# Problems

Every code that `visitdata check` and `visitdata draft` print, with an example. `make derived` writes this
page from the table in `codes.py`, the rules in `checks/` and the files in [problems/](problems), so do not
edit it. Codes are stable: programs can rely on them in `error.problems`, in the results of `vd.check` and
`vd.draft`, and in each report of these commands.

**Errors** prevent a dossier from being read. All errors of a document are reported at once; of more than
1,000, the first 1,000 and the number of the others. **Warnings** are probable mistakes; with `--strict`, they
lead to exit code 1. **Infos** are worth a look. Each example shows the wrong line, the message, and then the
suggestion. For RDF, it often shows the whole file, and the message names the wrong triple.
"""


def page() -> str:
    """The whole page."""
    table = problem_kinds().values()
    rows = [f"| [{each.code}](#{each.code}) | {each.severity} | {each.meaning} |" for each in table]
    contents = "\n".join(["| code | severity | what it means |", "|---|---|---|", *rows])
    return "\n".join([OPENING, contents, *map(section, table)])


def section(problem: ProblemKind) -> str:
    """One code: what it means, and its examples."""
    found = sorted(EXAMPLES.glob(f"{problem.code}.*"), key=lambda path: (path.name.count("."), path.name))
    heading = f"\n## {problem.code}\n\n{problem.meaning} ({problem.severity.capitalize()}.)\n"
    return "\n".join([heading, *(example(problem.code, path) for path in found)])


def example(code: str, path: Path) -> str:
    """A file, or that line of it which is at problem, and what is said of it."""
    if path.suffix == ".py":
        shown, said = path.read_text(encoding="utf-8"), made(path)
    else:
        shown, said = line_at_problem(code, path), told(code, path)
    return f"```{FENCES.get(path.suffix, path.suffix[1:])}\n{shown.strip()}\n```\n\n```text\n{said}\n```\n"


def made(path: Path) -> str:
    """The error that a script ends in, or the problems that it made."""
    try:
        problems = runpy.run_path(str(path))["problems"]
    except (DecodeError, ExportError, InvalidRecordError) as error:
        return f"{type(error).__name__}: {error}"
    return "\n".join(f"{each.severity} {each.code}: {each}" for each in problems)


def check(path: Path, report: str) -> str:
    """What is printed of a file; for evidence and quoted words, with the text that they are from."""
    code = path.name.partition(".")[0]
    own = EXAMPLES / f"article.{code}.txt"
    text = own if own.is_file() else EXAMPLES / "article.txt"
    texts = ["--text", f"article={text}"] if code in CODES else []
    command = "draft" if path.name.endswith(".draft.yaml") else "check"
    args = [command, str(path), "--report", report, *texts]
    return CliRunner(env={"FORCE_COLOR": None}).invoke(cli, args).stdout


def line_at_problem(code: str, path: Path) -> str:
    """The line where the first problem of that code is, or all lines; cut where it is long."""
    text = path.read_bytes().decode(errors="backslashreplace")
    printed: Any = json.loads(check(path, "json"))
    problems: list[Any] = [*printed["problems"]] if "problems" in printed else [*printed]
    at: int | None = next(each["line"] for each in problems if each["code"] == code)
    lines = text.splitlines() if at is None else [text.splitlines()[at - 1].strip()]
    return "\n".join(line if len(line) <= WIDEST else f"{line[:WIDEST]}…" for line in lines)


def told(code: str, path: Path) -> str:
    """What is said of all problems of that code, as lines to read."""
    blocks: list[str] = []
    for line in check(path, "text").splitlines()[:-1]:
        if not blocks and not line.startswith(str(path)):
            continue  # repairs
        if line.startswith(str(path)):
            blocks.append(line.removeprefix("docs/problems/"))
        else:
            blocks[-1] += f"\n{line}"
    return "\n".join(block for block in blocks if f" {code}: " in block.splitlines()[0])


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")

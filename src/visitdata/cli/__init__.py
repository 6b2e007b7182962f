"""The command line: a group whose commands are loaded when they are called for.

`visitdata --help` is to start as fast as click itself: no module here imports rich, a format or a rule
before a command runs.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, TextIO

import click

from visitdata import __version__
from visitdata.cli import console
from visitdata.cli.console import CallError, Command, call_errors
from visitdata.interruption import INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Sequence

# What the list of commands says of each: to show it, none of them is loaded.
COMMANDS = {
    "export": "Write dossiers in other formats.",
    "convert": "Write files, or a stream, in another format.",
    "draft": "Make a dossier of a draft, in YAML or JSON.",
    "edit": "Write a dossier as a draft, to change it.",
    "page": "Write a dossier as a web page, for people.",
    "site": "Write a web site of dossiers.",
    "check": "Print every error, warning and info of files.",
    "show": "Show a dossier in the terminal, or one actor's part.",
    "schema": "Print, write or check the schemas.",
}


_PACKAGE = __file__.rpartition("cli")[0]


class _LazyGroup(Command, click.Group):
    """Commands, each in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"{__name__}.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.option(
    "--plugin",
    "plugins",
    metavar="MODULE",
    multiple=True,
    help="Import a module that declares kinds of your own, installed or in the current folder. Repeatable.",
)
def cli(plugins: tuple[str, ...]) -> None:
    """What a news report says, as typed records, in JSON, JSON-LD and RDF.

    An allegation never becomes a fact on the way.

    \b
    Examples:
      visitdata export
      visitdata export dossier.json --to turtle -o dossier.ttl
      visitdata convert dossier.ttl dossier.jsonld
      visitdata check dossier.json --strict
      visitdata show dossier.json
      visitdata draft visit.draft.yaml --text article=article.txt -o visit.json
      visitdata page dossier.json -o dossier.html
      visitdata site dossier.json -o public --base https://data.example.org/
      visitdata schema shapes
      visitdata --plugin ceasefires check dossier.json

    \b
    Exit codes:
      0  done, warnings included
      1  the data has errors; with --strict, also warnings, losses or likely repairs; with
         schema --check, old files
      2  the call is wrong: no such file, format or option
      3  writing failed: disk, permission
      130, 143  stopped by SIGINT (as Ctrl-C sends it) or SIGTERM; no file is left half-written
    """
    for name in plugins:
        _import_plugin(name)


def _import_plugin(name: str) -> None:
    """Import a module; the current folder comes last: nothing there stands in for what is installed."""
    here = os.getcwd()  # noqa: PTH109 - sys.path holds text
    if here not in sys.path:
        sys.path.append(here)
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{name}.".startswith(f"{error.name}."):
            raise _broken(name, error) from error
        suggestion = "; name the module, without .py" if name.endswith(".py") else ""
        msg = f"--plugin {name}: there is no such module, installed or in {here}{suggestion}"
        raise CallError(msg) from error
    except Exception as error:
        raise _broken(name, error) from error
    _describe_kinds(name)


def _describe_kinds(plugin: str) -> None:
    """Look at every kind there is now, so that a mistake in a declaration is told before any file is read."""
    from visitdata.metamodel.describe import refuse_undecorated, schemas
    from visitdata.model.dossier import Dossier

    with call_errors(f"--plugin {plugin}", TypeError):
        refuse_undecorated()
        schemas(Dossier)


def _broken(name: str, error: Exception) -> CallError:
    """A plugin is somebody's own code: any error may come out of it, and its author wants the place."""
    import traceback

    if isinstance(error, SyntaxError):
        return CallError(f"--plugin {name}: {error.filename}:{error.lineno}: {error.msg}")
    last = traceback.extract_tb(error.__traceback__)[-1]
    if isinstance(error, TypeError) and last.filename.startswith(_PACKAGE):
        return CallError(f"--plugin {name}: {error}")  # a declaration that is refused says where it is wrong
    return CallError(f"--plugin {name}: {last.filename}:{last.lineno}: {type(error).__name__}: {error}")


def _refused(error: ImportError) -> int:
    """Print that a library is missing or too old, as the package itself says it; the exit code."""
    from visitdata.errors import VisitdataError

    if not isinstance(error, VisitdataError):
        raise error
    wrong = CallError(str(error))
    console.show(wrong)  # here, `show` is the command once it is loaded
    return wrong.exit_code


def _nowhere(access: int) -> TextIO:
    """In place of a stream that was closed before the start; one to read fails when it is written to."""
    return open(os.open(os.devnull, access), "w", encoding="utf-8")  # noqa: PTH123 - it is no path


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        args: the arguments, by default those of the process.

    Returns:
        The exit code.
    """
    sys.stdout = sys.stdout or _nowhere(os.O_RDONLY)
    sys.stderr = sys.stderr or _nowhere(os.O_WRONLY)
    try:
        code = cli.main(args, prog_name="visitdata", standalone_mode=False)
    except click.ClickException as error:
        console.show(error)
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except ImportError as error:
        return _refused(error)
    return code if isinstance(code, int) else 0

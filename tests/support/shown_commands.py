"""Commands that help and pages show, run as their readers would run them."""

from __future__ import annotations

import subprocess
import sys

from click.testing import CliRunner

from tests.support.command_environment import ENVIRONMENT
from visitdata.cli import cli


def ran(*args: str) -> tuple[int, str]:
    """The exit code of `visitdata` in the current folder, and what it prints.

    It runs in this process, which takes a tenth of the time; with a plugin, whose kinds would stay, apart.
    """
    if "--plugin" in args:
        command = [sys.executable, "-m", "visitdata", *args]
        done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr
    result = CliRunner().invoke(cli, args, catch_exceptions=False)
    return result.exit_code, result.output


def ran_by_shell(line: str) -> tuple[int, str]:
    """The same of a line of a shell, in which `visitdata` is this one."""
    shell = f'visitdata() {{ "{sys.executable}" -m visitdata "$@"; }}; {line}'
    done = subprocess.run(
        ["/bin/sh", "-c", shell], env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr

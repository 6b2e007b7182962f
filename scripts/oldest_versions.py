"""Print the oldest versions that pyproject.toml allows, as constraints for pip: `attrs==24.2.0`, one a line.

Those of the package and its extras; what only its tests need is left to the resolver. That is what resolvers
call `lowest-direct`: the oldest of each direct dependency, and of all others the newest that fit.
"""

import re
import tomllib
from pathlib import Path

_BOUND = re.compile(r"(?P<name>[\w.-]+)>=(?P<version>[0-9.]+)(?:,<[0-9.]+)?(?P<marker>;.*)?")


def constraints(pyproject: Path) -> list[str]:
    """A constraint for each dependency that has a lower bound, in the order of their names.

    Raises:
        ValueError: a dependency has none.
    """
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    lists: list[list[str]] = [project["dependencies"], *project["optional-dependencies"].values()]
    return sorted({_constraint(each) for every in lists for each in every})


def _constraint(requirement: str) -> str:
    found = _BOUND.fullmatch(requirement)
    if found is None:
        msg = f"{requirement!r}: write it with one lower bound, as in 'attrs>=24.2.0'"
        raise ValueError(msg)
    return f"{found['name']}=={found['version']}{found['marker'] or ''}"


if __name__ == "__main__":
    print(*constraints(Path(__file__).parents[1] / "pyproject.toml"), sep="\n")

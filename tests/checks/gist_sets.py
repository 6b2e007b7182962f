"""The sets of gists in `gists/`, one language a file: with their source, and with it taken out."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Literal, TypeAlias

import attrs

import visitdata as vd

HALVES = ("tuned", "held_out")
ARTICLE = "article"

Half: TypeAlias = Literal["tuned", "held_out"]
Kind: TypeAlias = Literal["attributed", "unattributed"]

PATHS = {path.stem: path for path in sorted((Path(__file__).parent / "gists").glob("*.toml"))}


@attrs.frozen
class GistSet:
    """The gists of one language: those by which the rule was tuned, and those held out until it was done.

    Attributes:
        language: the tag of the language.
        actors: who says it all.
        gists: (who says it, the gist) by half and kind.
        flagged: gists that name their source and are flagged all the same.
        missed: gists without a source that pass.
        undecided: gists that cannot be judged.
    """

    language: str
    actors: tuple[Any, ...]
    gists: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]]
    flagged: frozenset[str]
    missed: frozenset[str]
    undecided: frozenset[str]

    def statements(self, half: str, kind: str) -> list[vd.Statement]:
        """The gists as statements of those who say them."""
        return [
            vd.Statement(id=f"s{number}", kind="stated", speakers=speakers, gist=gist)
            for number, (speakers, gist) in enumerate(self.gists[half, kind])
        ]

    def dossier(self, statements: list[vd.Statement]) -> vd.Dossier:
        """A dossier with these statements."""
        return vd.Dossier(
            id="https://data.example.org/dossiers/gists",
            title="Gists",
            language=self.language,
            actors=self.actors,
            statements=statements,
        )

    def told(self, half: str, kind: str) -> set[str]:
        """The gists that `check` finds to be without a source."""
        statements = self.statements(half, kind)
        found = [each for each in vd.check(self.dossier(statements)) if each.code == "gist-without-source"]
        by_id = {statement.id: statement.gist for statement in statements}
        return {by_id[str(each.record)] for each in found}


def gist_set(language: str) -> GistSet:
    """The set of a language."""
    data = tomllib.loads(PATHS[language].read_text(encoding="utf-8"))
    outcome = data["outcome"]
    return GistSet(
        language=data["language"],
        actors=tuple(_actor(name, members) for name, members in data["actors"].items()),
        gists={
            (half, kind): [(tuple(set(who.split()) - {ARTICLE}), gist) for who, gist in data[half][kind]]
            for half in HALVES
            for kind in ("attributed", "unattributed")
        },
        flagged=frozenset(outcome["flagged"]),
        missed=frozenset(outcome["missed"]),
        undecided=frozenset(outcome["undecided"]),
    )


def _actor(name: str, members: dict[str, Any]) -> Any:
    given = dict(members)
    kind = getattr(vd, given.pop("type"))
    ties = [vd.Tie(**tie) for tie in given.pop("ties", ())]
    return kind(id=name, ties=ties, **given)

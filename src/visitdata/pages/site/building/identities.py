"""Which actors of several dossiers are one: by their IRIs alone, never by their names."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import attrs

from visitdata.model.actors import Actor, Group, Person
from visitdata.pages.site.building.names import is_wikidata, key_of, with_digest
from visitdata.pages.site.plan import ACTORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from visitdata.model.dossier import Dossier


@attrs.frozen(kw_only=True)
class Known:
    """An actor of a dossier that may be one with actors of others.

    Attributes:
        id: its id in the dossier.
        type: the name of its record class.
        name: its name.
        iris: its own IRI, and those of the very same elsewhere.
        has_page: whether it has an external id, an IRI of its own, or an office.
    """

    id: str
    type: str
    name: str
    iris: tuple[str, ...]
    has_page: bool


def known_in(dossier: Dossier) -> tuple[Known, ...]:
    """The actors of a dossier, but for those whom the articles leave unnamed."""
    return tuple(
        Known(
            id=actor.id,
            type=type(actor).__name__,
            name=actor.name,
            iris=(actor.id if ":" in actor.id else f"{dossier.id}#{actor.id}", *actor.same_as),
            has_page=_has_page(actor),
        )
        for actor in dossier.actors
        if not (isinstance(actor, (Person, Group)) and actor.anonymous)
    )


def _has_page(actor: Actor) -> bool:
    return ":" in actor.id or bool(actor.same_as) or any(tie.kind == "office" for tie in actor.ties)


@attrs.frozen(kw_only=True)
class Identity:
    """Actors of dossiers that are one.

    Attributes:
        key: the name of its page, without the suffix.
        type: the record class of all of them.
        iris: every IRI of it, sorted.
        found: the dossier's stem and the actor, in the order of the stems.
    """

    key: str
    type: str
    iris: tuple[str, ...]
    found: tuple[tuple[str, Known], ...]

    @property
    def page(self) -> str:
        """Where its page is in the site."""
        return f"{ACTORS}{self.key}.html"


def identities(known: Mapping[str, Iterable[Known]]) -> tuple[Identity, ...]:
    """The actors that have a page, each once, sorted by their keys.

    Two are one where they are of one record class and have an IRI in common, directly or by others of that
    class. Where one of them may have a page, all of them stand on it.

    Args:
        known: the actors of each dossier, by its stem.
    """
    groups = _Groups()
    every = [(stem, actor) for stem in sorted(known) for actor in known[stem]]
    for _, actor in every:
        groups.join([(actor.type, iri) for iri in actor.iris])
    together: defaultdict[tuple[str, str], list[tuple[str, Known]]] = defaultdict(list)
    for stem, actor in every:
        together[groups.first((actor.type, actor.iris[0]))].append((stem, actor))
    found = [_identity(each) for each in together.values() if any(actor.has_page for _, actor in each)]
    return _with_own_keys(found)


def _identity(found: list[tuple[str, Known]]) -> Identity:
    iris = sorted({iri for _, actor in found for iri in actor.iris})
    return Identity(
        key=key_of(_best(iris, found)), type=found[0][1].type, iris=tuple(iris), found=tuple(found)
    )


def _best(iris: list[str], found: list[tuple[str, Known]]) -> str:
    """The IRI that names the page: of Wikidata, if there is one, else one from outside the dossiers."""
    own = {actor.iris[0] for _, actor in found if ":" not in actor.id}
    return min(iris, key=lambda iri: (not is_wikidata(iri), iri in own, len(iri), iri))


def _with_own_keys(found: list[Identity]) -> tuple[Identity, ...]:
    """The same, sorted; of several with one key, as a person and a body by one IRI, each gets another one."""
    by_key: defaultdict[str, list[Identity]] = defaultdict(list)
    for each in found:
        by_key[each.key].append(each)
    named: list[Identity] = []
    for key, several in by_key.items():
        named += several if len(several) == 1 else (_renamed(key, each) for each in several)
    return tuple(sorted(named, key=lambda each: each.key))


def _renamed(key: str, identity: Identity) -> Identity:
    name = f"{key}-{identity.type}"
    return attrs.evolve(identity, key=with_digest(name, " ".join((identity.type, *identity.iris))))


class _Groups:
    """Sets of names that grow together where they share one (union-find, with halved paths)."""

    def __init__(self) -> None:
        self._above: dict[tuple[str, str], tuple[str, str]] = {}

    def first(self, name: tuple[str, str]) -> tuple[str, str]:
        """The one that stands for all that are together with a name."""
        above = self._above
        while above.setdefault(name, name) != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    def join(self, names: Iterable[tuple[str, str]]) -> None:
        """Let names be together, with all that they are together with."""
        first, *others = map(self.first, names)
        for each in others:
            self._above[self.first(each)] = self.first(first)

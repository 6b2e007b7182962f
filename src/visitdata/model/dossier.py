"""The dossier: all that is recorded of one report or of several, checked as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any, Literal, TypeAlias, TypeVar, cast, overload

import attrs
from attrs import field

from visitdata.codegen import references
from visitdata.codegen.plain import plain
from visitdata.codegen.validation import Validated
from visitdata.errors import Mistake, Path
from visitdata.metamodel.declare import Ref, member
from visitdata.metamodel.scalars import Alias, DossierId, Iri, Language, Prose, Text
from visitdata.metamodel.settings import Vocabulary
from visitdata.model.actors import Actor, actors
from visitdata.model.event_kinds import events
from visitdata.model.events import Event
from visitdata.model.places import Place, places
from visitdata.model.record import Article, Record, articles, edtf
from visitdata.model.responses import answering, contests
from visitdata.model.utterances import Allegation, Statement, allegations, statements
from visitdata.values.numbers import counted
from visitdata.values.times import EDTF

FormatVersion: TypeAlias = Literal["visitdata/1"]

_R = TypeVar("_R", bound=Record)


@attrs.frozen(kw_only=True, repr=False)
class Maker(Validated):
    """Who made the dossier."""

    name: Alias = field(metadata=member("schema:name", "The maker's name."))
    iri: Iri | None = field(default=None, metadata=member("schema:url", "The IRI of the maker."))


def makers(given: Iterable[Maker]) -> tuple[Maker, ...]:
    """Tell type checkers that any iterable of makers will do."""
    return cast("tuple[Maker, ...]", given)


def _mistakes_between_records(
    dossier: Dossier, data: Mapping[str, Any] | None
) -> Iterable[tuple[Path, Mistake]]:
    """Ids that stand twice, references that lead nowhere, names given twice in one language."""
    if references.are_right(dossier):
        return ()
    return references.mistakes(Dossier, plain(dossier) if data is None else data)


@attrs.frozen(kw_only=True, repr=False)
class Dossier(
    Record,
    family="dossier",
    leading=("format", "id"),
    vocabulary=Vocabulary(also=("schema:Dataset",)),
    whole=_mistakes_between_records,
):
    """What one report says, or several: its records, each once, and who made them.

    `d["minister"]` is a record by its id; `len`, `in` and iteration go over all records, also propositions.
    """

    format: FormatVersion = field(
        default="visitdata/1", metadata=member("format", "The format and its major version.", stated=True)
    )
    id: DossierId = field(metadata=member("id", "Its IRI, without a fragment."))
    title: Prose = field(metadata=member("schema:name", "What it is about, in a line."))
    description: Prose | None = field(default=None, metadata=member("schema:description", "More about it."))
    language: Language | None = field(
        default=None,
        metadata=member("schema:inLanguage", "The language of its names, titles, labels and gists."),
    )
    license: Iri | None = field(
        default=None, metadata=member("schema:license", "The licence of the dossier itself.")
    )
    created: EDTF | None = field(
        default=None,
        converter=edtf,
        metadata=member("created", "When it was first made.", dates=("schema:dateCreated",)),
    )
    modified: EDTF | None = field(
        default=None,
        converter=edtf,
        metadata=member("modified", "When it was last changed.", dates=("schema:dateModified",)),
    )
    version: Text | None = field(
        default=None, metadata=member("schema:version", "Its version, in the numbers of its makers.")
    )
    makers: tuple[Maker, ...] = field(
        default=(), converter=makers, metadata=member("schema:creator", "Who made it.")
    )
    articles: tuple[Article, ...] = field(
        default=(),
        converter=articles,
        metadata=member("schema:isBasedOn", "The texts whose content it records."),
    )
    actors: tuple[Actor, ...] = field(
        default=(), converter=actors, metadata=member("schema:mentions", "Who acts, speaks or is spoken of.")
    )
    places: tuple[Place, ...] = field(
        default=(), converter=places, metadata=member("schema:mentions", "Where it happens.")
    )
    events: tuple[Event, ...] = field(
        default=(), converter=events, metadata=member("schema:about", "What the articles themselves report.")
    )
    allegations: tuple[Allegation, ...] = field(
        default=(),
        converter=allegations,
        metadata=member("schema:hasPart", "What somebody says against somebody."),
    )
    statements: tuple[Statement, ...] = field(
        default=(), converter=statements, metadata=member("schema:hasPart", "What else somebody says.")
    )

    def __repr__(self) -> str:
        """What it is about, and how much it holds."""
        counts = [counted(count, name.removesuffix("s")) for name, count in self._counts()]
        return f"Dossier({_shortened(self.id)!r}: {', '.join(counts) or 'no records'})"

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """The same for `rich`."""
        yield "id", self.id
        yield "title", self.title
        yield from self._counts()

    def _counts(self) -> list[tuple[str, int]]:
        """The events, statements and allegations; if there are none, the other records."""
        told = [("events", self.events), ("allegations", self.allegations), ("statements", self.statements)]
        others = [("articles", self.articles), ("actors", self.actors), ("places", self.places)]
        counted: list[list[tuple[str, int]]] = [
            [(name, len(records)) for name, records in group if records] for group in (told, others)
        ]
        return counted[0] or counted[1]

    @cached_property
    def _by_id(self) -> dict[str, Record]:
        return {record.id: record for record in self._records()}

    def _records(self) -> Iterator[Any]:
        yield from chain(self.articles, self.actors, self.places, self.events)
        for allegation in self.allegations:
            yield allegation
            yield from allegation.alleges
        for statement in self.statements:
            yield statement
            yield from statement.posits
            yield from statement.denies

    @overload
    def __getitem__(self, reference: Ref[_R]) -> _R: ...
    @overload
    def __getitem__(self, reference: str) -> Record: ...
    def __getitem__(self, reference: str) -> object:
        """The record of that id.

        Raises:
            KeyError: there is none.
        """
        return self._by_id[reference]

    def __contains__(self, reference: object) -> bool:
        """Whether there is a record of that id, or that very record."""
        if isinstance(reference, str):
            return reference in self._by_id
        return isinstance(reference, Record) and self._by_id.get(getattr(reference, "id", "")) == reference

    def __iter__(self) -> Iterator[Record]:
        """Every record: as the dossier lists them, each proposition after the record that says it."""
        return iter(self._by_id.values())

    def __bool__(self) -> bool:
        """A dossier is there, also when nothing is in it yet."""
        return True

    def __len__(self) -> int:
        """How many records there are."""
        return len(self._by_id)

    @cached_property
    def _responses(self) -> dict[str, list[Statement | Allegation]]:
        found: dict[str, list[Statement | Allegation]] = {}
        every: tuple[Statement | Allegation, ...] = (*self.allegations, *self.statements)
        for each in every:
            for reference in each.responds_to:
                found.setdefault(reference, []).append(each)
        return found

    def responses_to(self, record: Statement | Allegation | str) -> tuple[Statement | Allegation, ...]:
        """The statements and allegations that name a statement or an allegation in `responds_to`."""
        return tuple(self._responses.get(_id(record), ()))

    def answers(
        self, record: Statement | Allegation | str, accused: Actor | str | None = None
    ) -> tuple[Statement | Allegation, ...]:
        """Those of the responses that an accused gives, or somebody for it.

        For an accused may answer: itself; a body that it is part of or leads, by `part_of` and by ties of
        the kinds `office`, `member` and `employee`; and who holds an office in it or represents it, by ties
        of the kinds `office` and `representative`. What is known only from another's word (`via`) is no
        answer, nor is what the same speakers say once more; and a tie counts only `during` its time.

        Args:
            record: the statement or allegation that is answered.
            accused: by whom; anybody whom the allegation accuses, if none is given.
        """
        to = self._by_id.get(_id(record))
        by = getattr(to, "accused", ()) if accused is None else (_id(accused),)
        return tuple(
            each
            for each in self.responses_to(record)
            if any(answering(one, each, to, self._by_id.get) for one in by)
        )

    def contested(self) -> tuple[Allegation, ...]:
        """The allegations that an accused denies, or somebody for it: see `answers`.

        A counter-accusation, an admission, "declined to comment", and what a third party says contest
        nothing.
        """
        return tuple(each for each in self.allegations if any(map(contests, self.answers(each))))

    def said_by(self, actor: Actor | str) -> tuple[Statement | Allegation, ...]:
        """The statements and allegations that an actor makes, alone or with others."""
        wanted = _id(actor)
        claims = (allegation for allegation in self.allegations if wanted in allegation.claimants)
        words = (statement for statement in self.statements if wanted in statement.speakers)
        return (*claims, *words)


def _shortened(iri: str) -> str:
    """The end of an IRI, by which people tell dossiers apart."""
    _, slash, name = iri.rstrip("/").rpartition("/")
    return f"…/{name[-_LONGEST_NAME:]}" if slash else iri[-_LONGEST_NAME:]


_LONGEST_NAME = 60


def _id(record: Actor | Statement | Allegation | str) -> str:
    return record if isinstance(record, str) else record.id

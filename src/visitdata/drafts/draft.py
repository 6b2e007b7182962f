"""From a draft to its result: the dossier, the repairs and the problems, each with its place in the draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from visitdata.arguments import an_id, the_texts
from visitdata.codec.document_order import DocumentRank
from visitdata.drafts import fast_path
from visitdata.drafts.drafting import Drafting
from visitdata.drafts.result import DraftResult
from visitdata.drafts.source import Source, source_of
from visitdata.drafts.understood import Repair
from visitdata.errors import DecodeError, Path, Problem, path_text
from visitdata.metamodel.record_places import record_at
from visitdata.model.dossier import Dossier
from visitdata.text import similarity
from visitdata.text.anchoring import refuse_no_text


def draft(
    data: str | bytes | Mapping[str, Any],
    texts: Mapping[str, str] | None = None,
    *,
    id: str | None = None,
    fuzzy: bool = False,
) -> DraftResult:
    """The dossier that a draft becomes, by a person or by a language model, with what was understood.

    docs/drafts.md describes what a draft may say in its own way: evidence by its words, records by their
    names, dates as people write them.

    Args:
        data: the draft: JSON or YAML, as a text or as UTF-8, or plain data.
        texts: the whole text of each article by the article's id, as for `anchor`.
        id: the id of the dossier, where the draft does not give it.
        fuzzy: whether words of evidence of at least 12 letters that are found in no other way are searched by
            fuzzy matching. Needs the extra `[fuzzy]`.

    Returns:
        The dossier, the repairs and the problems. Whatever is wrong with the draft is a problem, and no
        exception.

    Raises:
        TypeError: `texts` is no mapping, or `id` is not a str.
        DecodeError: a value in `texts` is not a str, or UTF-8 cannot encode it.
        MissingExtraError: the draft is YAML, or `fuzzy` is true, and the extra is not installed.
    """
    texts = {} if texts is None else the_texts(texts)
    refuse_no_text(texts)
    an_id(id)
    if fuzzy:
        similarity.require()
    try:
        source = source_of(data)
    except DecodeError as error:
        return unreadable(error.problems)
    dossier = None if source.problems else fast_path.read(source.data, texts, id)
    if dossier is not None:
        read = partial(Drafting, source.data, texts, id, fuzzy=fuzzy)
        return DraftResult(dossier=dossier, repairs=source.repairs, errors=(), source=source, read=read)
    drafting = Drafting(source.data, texts, id, fuzzy=fuzzy)
    rank = DocumentRank(source.data)
    found = sorted(_problems(drafting, source), key=lambda found: rank(found[0]))
    repairs = sorted(_repairs(drafting, source), key=lambda found: rank(found[0]))
    errors = (*source.problems, *(each for _, each in found))
    return DraftResult(
        dossier=None if errors else drafting.dossier,
        repairs=(*source.repairs, *(each for _, each in repairs)),
        errors=errors,
        source=source,
        read=lambda: drafting,
    )


def unreadable(problems: tuple[Problem, ...]) -> DraftResult:
    """What a text becomes that cannot be read, for these reasons."""
    return DraftResult(dossier=None, repairs=(), errors=problems, source=Source({}), read=_nothing)


def _nothing() -> Drafting:
    return Drafting({}, {}, None, fuzzy=False)


def _problems(drafting: Drafting, source: Source) -> Iterator[tuple[Path, Problem]]:
    mistakes = dict.fromkeys(drafting.account.mistakes)
    places = source.locate([place.draft for place, _ in mistakes])
    for place, mistake in mistakes:
        line, column = places.get(place.draft, (None, None))
        record = record_at(Dossier, drafting.document, place.document)
        yield (
            place.draft,
            mistake.at(path=path_text(place.draft), record=record, line=line, column=column),
        )


def _repairs(drafting: Drafting, source: Source) -> Iterator[tuple[Path, Repair]]:
    repaired = drafting.account.repairs
    places = source.locate([each.path for each in repaired])
    for each in repaired:
        line, column = places.get(each.path, (None, None))
        understood = each.understood
        assert understood.kind is not None  # or else it is no repair
        assert understood.certainty is not None
        yield (
            each.path,
            Repair(
                path=path_text(each.path),
                kind=understood.kind,
                before=each.before,
                after=understood.value,
                certainty=understood.certainty,
                sentence=understood.sentence,
                line=line,
                column=column,
            ),
        )

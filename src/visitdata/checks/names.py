"""Rules on names and texts: padded, blank, or equal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from visitdata.checks.identity import Index, by_key, sharing
from visitdata.checks.members import texts_in, with_free_text, with_names
from visitdata.checks.registry import CheckContext, RuleResult, only_where, rule
from visitdata.metamodel.settings import Declared
from visitdata.model.actors import Actor
from visitdata.model.dossier import Dossier
from visitdata.model.places import Place
from visitdata.suggestions.forms import shown, write
from visitdata.values.unicode.folding import SEEN, folded, is_trimmed, trimmed

_LONGEST_SHOWN = 60


@rule("padded-name", "warning", on=Declared)
def padded_name(record: Declared, context: CheckContext) -> Iterator[RuleResult]:
    """A name with white space, or invisible characters, at its start or end."""
    for path, name in texts_in(record, with_names, but=is_trimmed):
        message = f"the name {shown(name)} begins or ends with white space or invisible characters"
        yield path, message, write(trimmed(name))


@rule("blank-text", "warning", on=Declared)
def blank_text(record: Declared, context: CheckContext) -> Iterator[RuleResult]:
    """A text that is invisible: it has only white space and invisible characters."""
    for path, text in texts_in(record, with_free_text, but=SEEN.search):
        yield (
            path,
            f"the text {shown(text[:_LONGEST_SHOWN])} has only white space and invisible characters",
            None,
        )


@rule("same-name", "warning", on=(Actor, Place))
def same_name(record: Actor | Place, context: CheckContext) -> Iterator[RuleResult]:
    """Two actors, or two places, whose names look alike, and whose descriptions do not differ.

    Names look alike that differ in case, compatibility forms (Unicode, UAX #15, NFKC), white space, hyphens,
    apostrophes, or invisible characters.
    """
    first, *others = sharing(context.once(_by_name), record, folded(record.name))
    if record.id in others and not _are_told_apart(context.dossier, (first, *others)):
        message = f'"{record.name}" is also the name of {first}: if they differ, give each a description'
        yield ("name",), message, None


def _by_name(dossier: Dossier) -> Index:
    return by_key(dossier, lambda record: (folded(record.name),))


def _are_told_apart(dossier: Dossier, ids: Iterable[str]) -> bool:
    """Whether each of the records has a description, and no two the same."""
    descriptions = [getattr(dossier[each], "description", None) for each in ids]
    return None not in descriptions and len(set(descriptions)) == len(descriptions)


only_where("padded-name", with_names)
only_where("blank-text", with_free_text)

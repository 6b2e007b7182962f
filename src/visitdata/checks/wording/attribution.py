"""Whether a gist says whose word it is.

It does where the name of who says it stands in one of these places (and a pronoun is no name):

* after a phrase of source: "according to Lind";
* before a verb of saying, as far as the two can be subject and verb: "Lind, the minister, says";
* after a verb of saying that opens its clause: "…, said Lind";
* as the agent of such a verb: "is accused by Lind";
* as the owner or author of a noun of saying: "Lind's claim", "the allegation by Lind";
* before a colon: "Lind: the company paid".
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final, Literal, TypeAlias

from visitdata.checks.wording import part
from visitdata.checks.wording.lexicon import Lexicon, case_folded, prepared
from visitdata.checks.wording.mentions import THE_ARTICLE, ActorNames
from visitdata.checks.wording.sentence import Sentence
from visitdata.checks.wording.sources import SourceFinder
from visitdata.checks.wording.words.word_list import Script

Verdict: TypeAlias = Literal["attributed", "unattributed", "undecided"]

_OWN_VOICE: Final = frozenset((THE_ARTICLE,))
_LETTERS: dict[Script, str] = {
    "Latin": "[A-Za-z\u00c0-\u024f\u1e00-\u1eff]",
    "Cyrillic": "[\u0400-\u052f]",
    "Arabic": "[\u0600-\u06ff\u0750-\u077f]",
    "Han": "[\u3400-\u9fff\U00020000-\U0003ffff]",
}


def in_script(text: str, script: Script) -> bool:
    """Whether a text has a letter of a script."""
    return re.search(_LETTERS[script], text) is not None


def attribution(
    gist: str, sources: AbstractSet[str], names: ActorNames, *, anonymous: bool = False
) -> Verdict:
    """Whether a gist says whose word it is.

    Args:
        gist: the gist.
        sources: the ids of who says it; none: the article itself.
        names: the names of all actors.
        anonymous: whether one of the sources is unnamed, so that any word of hearsay will do.
    """
    sentence = Sentence(gist, sources or _OWN_VOICE, names)
    hearsay = part.ANY_VERB | part.HEARSAY | part.BEFORE
    if SourceFinder(sentence).is_attributed() or (anonymous and sentence.has(hearsay)):
        return "attributed"
    script = sentence.words.script
    if not in_script(gist, script):
        return "undecided"
    unreadable = sources and not any(in_script(name, script) for name in names.of(sources))
    return "undecided" if unreadable and sentence.has(part.ATTRIBUTING) else "unattributed"


def attributes(gist: str, lexicon: Lexicon) -> bool:
    """Whether a gist has a verb of saying or a phrase of source, whoever it is of."""
    tokens = [case_folded(token) for token in lexicon.tokens(prepared(gist))]
    return any(
        (lexicon.phrase_at(tokens, start)[1] | lexicon.parts_of(token)) & part.ATTRIBUTING
        for start, token in enumerate(tokens)
    )

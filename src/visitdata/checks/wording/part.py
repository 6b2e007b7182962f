"""The parts that words, names and marks can have in a sentence: a bit each, so that one look-up tells all."""

from __future__ import annotations

from typing import Final

BEFORE: Final = 1
AFTER: Final = 1 << 1
SAYING: Final = 1 << 2
ADDRESSING: Final = 1 << 3
NOUN_VERB: Final = 1 << 4
NOUN: Final = 1 << 5
PASSIVE_VERB: Final = 1 << 6
PASSIVE: Final = 1 << 7
AGENT: Final = 1 << 8
POSSESSIVE: Final = 1 << 9
LINK: Final = 1 << 10
AWAY: Final = 1 << 11
RELATIVE: Final = 1 << 12
AND: Final = 1 << 13
AUXILIARY: Final = 1 << 14
ADVERBIAL: Final = 1 << 15
OWN: Final = 1 << 16
OWN_WEAK: Final = 1 << 17
HEARSAY: Final = 1 << 18
COMMA: Final = 1 << 19
DASH: Final = 1 << 20
STOP: Final = 1 << 21
COLON: Final = 1 << 22
OPEN: Final = 1 << 23
CLOSE: Final = 1 << 24
QUOTE: Final = 1 << 25
NUMBER: Final = 1 << 26
PARTICIPLE: Final = 1 << 27
HEDGE: Final = 1 << 28
PLAIN: Final = 1 << 29
SEPARABLE: Final = 1 << 30
DETACHED: Final = 1 << 31
BEFORE_CLAUSE: Final = 1 << 32
ADVERB: Final = 1 << 33
IMPERSONAL: Final = 1 << 34
SUBJECT_RELATIVE: Final = 1 << 35
THAT: Final = 1 << 36
STANCE: Final = 1 << 37
SOURCE: Final = 1 << 40
OTHER_ACTOR: Final = 1 << 41  # an actor that is not the source
PERHAPS_ACTOR: Final = 1 << 42  # a word that may stand for another actor

MARKS: Final = COMMA | DASH | STOP | COLON | OPEN | CLOSE | QUOTE
VERB: Final = SAYING | ADDRESSING
ANY_VERB: Final = VERB | NOUN_VERB | PASSIVE_VERB
ATTRIBUTING: Final = ANY_VERB | BEFORE | AFTER  # some word of saying, or a phrase of source

"""What the rules on wording know of one language: words and phrases, each set under its part in a sentence.

In an entry, `_` joins the words of a phrase, and `*` at its end stands for any ending.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs

Script: TypeAlias = Literal["Latin", "Cyrillic", "Arabic", "Han"]
Entries: TypeAlias = tuple[str, ...]


def entries(*lines: str) -> Entries:
    """The entries of lines, which white space parts."""
    return tuple(entry for line in lines for entry in line.split())


def conjugated(endings: str, *lines: str) -> Entries:
    """Every stem of the lines with every ending; `-` is the ending that adds nothing."""
    return tuple(stem + ending.removeprefix("-") for stem in entries(*lines) for ending in endings.split())


@attrs.frozen(kw_only=True)
class WordList:
    """The words of one language.

    Attributes:
        script: the script that the language is written in.
        before: what stands before the name of who says it: "according to".
        before_clause: what does so where it opens the clause: "for Lind, …".
        after: what stands after that name: "zufolge".
        saying: verbs of saying, in the forms of the active voice, that take no person as their object.
        addressing: verbs of saying that take a person as their object: "accuse".
        noun_verbs: forms of verbs of saying that are nouns as well: "claim"; they stand next to the name.
        nouns: nouns of saying: "allegation".
        stances: nouns for what its subject thinks or feels, whatever the verb: "takes the view".
        passive_verbs: verbs of saying in forms of the passive voice that name the agent without a preposition.
        impersonal: pronouns of an unnamed subject: "on".
        passives: what makes a verb passive: "was".
        participles: the endings of verbs that are passive after `passives`; none: all are.
        agents: what stands before the agent of a passive: "by".
        possessives: what stands between a name and the noun it owns: "s"; none: the two stand side by side.
        links: prepositions that tie a name to the noun before it, and may lead to another actor: "of".
        away: prepositions after which a name is not that of who speaks: "against".
        relatives: words that open a subordinate clause: "which".
        subject_relatives: those of them that are the subject of the clause: "it was Lind who said".
        that: what opens a clause that tells what is said, hardly ever anything else: "is adamant that".
        conjunctions: "and", "but".
        separable: forms of verbs that are of saying where a particle of `detached` ends the clause.
        detached: such particles: "teilte … mit" (German).
        auxiliaries: forms of auxiliary verbs after which the verb of saying ends the clause (German).
        adverbials: what may stand before a verb that opens a clause: "on Monday".
        adverbs: what may stand between a name and its verb, or before a verb that opens a clause: "also", "has".
        particles: words in names that identify nobody by themselves: "of", "the".
        own: nouns for the article itself: "article".
        own_weak: such nouns that mean other things as well: they need a verb of saying.
        opening: what makes a gist the article's word, put before it.
        hearsay: words by which something is told of somebody without saying by whom: "reportedly".
        hedges: words of distance that no label of an event should hold.
        plain: phrases in which a word of `hedges` is none: "heir apparent".
        framed: pairs of words of which the second ends a label and makes the first a hedge ("soll", "haben").
        decoys: words without a part in this, which hold one that has (where no spaces part words).
        inflected: whether names have endings.
        bare_genitive: whether a noun may be followed by the name of who owns it, without a preposition.
        owner_first: whether the name of the owner may stand right before the noun: "Linds Vorwurf".
        compounds: whether the last part of a long word may stand for it: "Ministerium".
        inversion: where the subject may follow its verb: nowhere, where the verb opens its clause, or anywhere.
        proclitics: what is written together with the word after it.
        spaced: whether spaces part words.
    """

    script: Script
    before: Entries
    saying: Entries
    addressing: Entries
    nouns: Entries
    own: Entries
    opening: str
    hedges: Entries
    before_clause: Entries = ()
    after: Entries = ()
    noun_verbs: Entries = ()
    stances: Entries = ()
    passive_verbs: Entries = ()
    impersonal: Entries = ()
    passives: Entries = ()
    participles: tuple[str, ...] = ()
    agents: Entries = ()
    possessives: Entries = ()
    links: Entries = ()
    away: Entries = ()
    relatives: Entries = ()
    subject_relatives: Entries = ()
    that: Entries = ()
    conjunctions: Entries = ()
    separable: Entries = ()
    detached: Entries = ()
    auxiliaries: Entries = ()
    adverbials: Entries = ()
    adverbs: Entries = ()
    particles: Entries = ()
    own_weak: Entries = ()
    hearsay: Entries = ()
    plain: Entries = ()
    framed: tuple[tuple[str, str], ...] = ()
    decoys: Entries = ()
    inflected: bool = False
    bare_genitive: bool = False
    owner_first: bool = False
    compounds: bool = False
    inversion: Literal["never", "opening", "anywhere"] = "anywhere"
    proclitics: tuple[str, ...] = ()
    spaced: bool = True

"""Sentences parted and joined: coordinate clauses, relative clauses, appositions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from random import Random

from crossread.language.lexicon import lexicon
from evaluation.rewriting.edits import Edit, upper, whole
from evaluation.rewriting.grammar import Read, Tree

FINITE = ("VBD", "VBZ", "VBP", "MD")
SHORT = 15
"""Tokens in a sentence that may be joined to the next."""
LEAST = 4
"""Tokens in a part that can be a sentence of its own."""


def split(read: Read, chance: Random) -> Iterator[Edit]:
    """Make two sentences of "the court ruled and the mayor resigned"."""
    for tree in read.trees:
        if not tree.stops():
            continue
        for at in tree.of(tree.root, "conj"):
            edit = _split(tree, at)
            if edit is not None:
                yield edit


def _split(tree: Tree, at: int) -> Edit | None:
    joiner = [one for one in tree.of(at, "cc") if tree.key(one) in ("and", "but")]
    phrase = tree.phrase(at)
    if len(joiner) != 1 or phrase is None or phrase[0] != joiner[0] or phrase[1] != len(tree.tokens) - 2:
        return None
    if len(tree.of(tree.root, "conj")) > 1 or phrase[1] - phrase[0] < LEAST or phrase[0] < LEAST:
        return None
    before = phrase[0] - 1 - (tree.word(phrase[0] - 1) == ",")
    left, right = tree.words(0, before), tree.words(phrase[0] + 1, phrase[1])
    subject = tree.of(at, "nsubj", "expl")
    who = "" if subject else _again(tree, at, phrase[0] + 1)
    if who is None or not whole(left) or not whole(right):
        return None
    turn = "However, " if tree.key(joiner[0]) == "but" else ""
    second = f"{turn}{who or ''}{right}"
    return tree.edit(f"{left}. {upper(second)}.", "clauses parted")


def _again(tree: Tree, at: int, first: int) -> str | None:
    """The subject of the first clause, to be said again before a verb that has none; None where that is not safe."""
    subjects = tree.of(tree.root, "nsubj", "nsubj:pass")
    if len(subjects) != 1 or not (first == at or tree.tokens[first].pos in ("AUX", "ADV")):
        return None
    if tree.tokens[first].tag not in FINITE and tree.tokens[at].tag not in FINITE:
        return None
    phrase = tree.phrase(subjects[0])
    helpers = tree.of(tree.root, "aux", "aux:pass", "cop")
    if phrase is None or phrase[1] - phrase[0] > 3 or (helpers and tree.tokens[at].tag not in FINITE):
        return None
    if tree.tokens[tree.root].tag not in FINITE and tree.tokens[first].tag not in FINITE:
        return None
    return tree.plainly(*phrase) + " "


def join(read: Read, chance: Random) -> Iterator[Edit]:
    """Two short sentences, of which the second goes on with "he" or "it", become one."""
    for left, right in pairwise(read.trees):
        between = read.text[left.sentence.end : right.sentence.start]
        short = len(left.tokens) <= SHORT and len(right.tokens) <= SHORT and left.stops() and right.stops()
        if not short or "\n" in between or touching(left) or touching(right):
            continue
        if right.key(0) in ("he", "she", "they", "it", "there"):
            first = read.text[left.sentence.start : left.sentence.end - 1].rstrip()
            second = right.plainly(0, len(right.tokens) - 1)
            yield Edit(left.sentence.start, right.sentence.end, f"{first}, and {second}", "sentences joined")


def touching(tree: Tree) -> bool:
    """Whether there is a quotation in a sentence."""
    return tree.quotes(0, len(tree.tokens) - 1)


def relative(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "The mayor, who was elected in May, resigned" into "The mayor resigned. The mayor was elected in May."."""
    for tree in read.trees:
        if not tree.stops():
            continue
        for at in range(len(tree.tokens)):
            place = commented(tree, at)
            if place is None:
                continue
            head = tree.tokens[at].head
            about = _about(tree, head)
            rest = _without(tree, *place)
            if about and rest and tree.key(place[0]) in ("who", "which"):
                yield tree.edit(f"{rest} {about} {tree.words(place[0] + 1, place[1])}.", "relative clause parted")


def commented(tree: Tree, at: int) -> tuple[int, int] | None:
    """A relative clause between commas, or between a comma and the end, that has its pronoun for a subject."""
    if not tree.tokens[at].relation.startswith("acl:relcl"):
        return None
    place = tree.phrase(at)
    if place is None or tree.word(place[0] - 1) != "," or place[0] not in tree.of(at, "nsubj", "nsubj:pass"):
        return None
    closed = tree.word(place[1] + 1) == "," or place[1] == len(tree.tokens) - 2
    return place if closed and place[1] - place[0] >= 2 and whole(tree.words(*place)) else None


def _about(tree: Tree, head: int) -> str | None:
    """How a sentence of its own names what a relative clause is about."""
    person = tree.person(head)
    if person is not None:
        return tree.words(*person)
    token = tree.tokens[head]
    if token.pos == "NOUN":
        if "(" in tree.words(0, head):
            return None
        compounds = tree.of(head, "compound")
        return f"The {tree.words(min([head, *compounds]), head).lower()}" if not tree.of(head, "conj") else None
    if token.pos == "PROPN":
        inside = [one for one in tree.sentence.proper if one.start <= token.start < one.end]
        if inside:
            the = "The " if any(tree.key(one) == "the" for one in tree.of(head, "det")) else ""
            return the + tree.text[inside[0].start : inside[0].end].removeprefix("the ")
    return None


def _without(tree: Tree, first: int, last: int) -> str | None:
    """The sentence without some tokens and the commas around them."""
    left, right = tree.words(0, first - 2), tree.words(last + 1, len(tree.tokens) - 1).lstrip(" ,")
    if not left or not whole(left) or not whole(right):
        return None
    return left + (right if right[:1] in ".,;" else f" {right}")


def apposition(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "Ann Lee, a teacher, left" into "a teacher, Ann Lee, left", "Ann Lee, 34," into "34-year-old Ann Lee"."""
    for tree in read.trees:
        yield from _ages(tree)
        for at in range(len(tree.tokens)):
            token = tree.tokens[at]
            beside = tree.phrase(at) if token.relation == "appos" else None
            name = tree.person(token.head) if beside else None
            if beside is None or name is None or beside[0] != name[1] + 2 or tree.word(name[1] + 1) != ",":
                continue
            closed = tree.word(beside[1] + 1) in (",", ".") and beside[1] - beside[0] < SHORT
            determined = tree.key(beside[0]) in ("a", "an", "the", "his", "her", "its", "their")
            described = name[0] > 0 and tree.tokens[name[0] - 1].pos in ("NOUN", "ADJ", "PROPN")
            if closed and determined and not described and whole(tree.words(*beside)):
                end = ", " if tree.word(beside[1] + 1) == "," else ""
                text = f"{tree.words(*beside)}, {tree.words(*name)}{end.strip()}"
                last = beside[1] + (1 if end else 0)
                yield tree.change(name[0], last, upper(text) if name[0] == 0 else text, "apposition moved")


def _ages(tree: Tree) -> Iterator[Edit]:
    for at in range(2, len(tree.tokens) - 1):
        word = tree.word(at)
        if word.isdigit() and len(word) == 2 and tree.word(at - 1) == "," and tree.word(at + 1) in (",", "."):
            name = tree.person(at - 2)
            if name is not None and name[1] == at - 2 and (name[0] == 0 or tree.tokens[name[0] - 1].pos in _BEFORE):
                last = at + (tree.word(at + 1) == ",")
                yield tree.change(name[0], last, f"{word}-year-old {tree.words(*name)}", "age moved")


_BEFORE = ("VERB", "ADP", "PUNCT", "SCONJ", "CCONJ", "AUX", "ADV")


def title(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "Chancellor Ann Lee" into "Ann Lee, the chancellor,"."""
    for tree in read.trees:
        done = -1
        for at in range(1, len(tree.tokens)):
            name = tree.person(at)
            if name is None or at != name[0] or at <= done:
                continue
            done = name[1]
            first = at
            while first > 0 and _in_title(tree, first - 1):
                first -= 1
            role = tree.key(at - 1)
            if first == at or role not in lexicon("role_nouns") | lexicon("offices") or first == at - 1 == 0 == name[1]:
                continue
            edit = _title(tree, first, at, name)
            if edit is not None:
                yield edit


def _in_title(tree: Tree, at: int) -> bool:
    return (
        tree.person(at) is None
        and (tree.tokens[at].pos in ("NOUN", "ADJ", "PROPN") or tree.key(at) == "'s")
        and not tree.quotes(at, at)
    )


def _title(tree: Tree, first: int, at: int, name: tuple[int, int]) -> Edit | None:
    if name[1] + 1 >= len(tree.tokens) or tree.key(name[1] + 1) in ("'s", "and", "'"):
        return None
    named = first + 1 < at and tree.word(first + 1)[:1].isupper()
    words = tree.words(first, at - 2) if named else tree.plainly(first, at - 2)
    role = tree.word(at - 1).lower()
    the = "" if tree.key(first + 1) == "'s" else "the "
    start = first - 1 if first > 0 and tree.key(first - 1) in ("the", "a", "an") else first
    if first > 0 and tree.tokens[first - 1].relation in ("nmod:poss", "nummod", "conj", "cc"):
        return None
    end = "" if tree.tokens[name[1] + 1].pos == "PUNCT" else ","
    described = f"{the}{words} {role}" if words else f"{the}{role}"
    return tree.change(start, name[1], f"{tree.words(*name)}, {described}{end}", "title moved")

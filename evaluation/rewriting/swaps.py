"""Small changes inside a clause: pairs and adverbials the other way round, genitives, "that", tenses."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from random import Random

from crossread.language.lexicon import lexicon
from evaluation.rewriting.clauses import SAYING
from evaluation.rewriting.edits import Edit, upper, whole
from evaluation.rewriting.forms import past_of
from evaluation.rewriting.grammar import Read, Tree

OWN = ("det", "nummod", "case", "nmod:poss", "amod", "advmod", "mark")
MOST = 7
"""Tokens in each part of what is turned round: longer parts are seldom what they look like."""
DETERMINERS = frozenset("the this that his her its their".split())
NOT_OWNED = frozenset(
    "city state month name island province town village republic kingdom number day end start beginning middle "
    "part kind sort type rest top bottom side front back half majority use lack amount lot series group pair list "
    "course time case age level rate risk sale loss possibility idea fact issue question charge wake aftermath "
    "face hands hand light event form process means purpose result sign act matter cost price value prospect "
    "sense scene death murder".split()
)
"""Nouns whose "of" names them, counts them or says what they act on: "the city of Leeds" is not Leeds's city."""


def pairs(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "Miners and sailors" into "sailors and miners"."""
    for tree in read.trees:
        for at, token in enumerate(tree.tokens):
            others = tree.of(at, "conj")
            if len(others) == 1 and token.pos in ("NOUN", "PROPN", "ADJ") and token.pos == tree.tokens[others[0]].pos:
                edit = _pair(tree, at, others[0])
                if edit is not None and not tree.quotes(*_places(tree, edit)):
                    yield edit


def lists(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "Miners, sailors and cooks" into "sailors, miners and cooks"."""
    for tree in read.trees:
        for at, token in enumerate(tree.tokens):
            others = tree.of(at, "conj")
            if len(others) < 2 or token.pos not in ("NOUN", "PROPN") or tree.of(others[0], "cc", *OWN[1:4]):
                continue
            outer = tuple(one for one in tree.of(at, *OWN) if one < at and not tree.of(others[0], "det", "amod"))
            left, right = tree.phrase(at, (*others, *outer)), tree.phrase(others[0])
            if left is None or right is None or left[1] + 2 != right[0] or tree.word(left[1] + 1) != ",":
                continue
            text = f"{tree.words(*right)}, {tree.plainly(*left)}"
            short = max(left[1] - left[0], right[1] - right[0]) <= MOST and not {"(", "."} & set(text)
            if short and not tree.quotes(left[0], right[1]) and not _cuts_a_name(tree, left, right):
                yield tree.change(left[0], right[1], upper(text) if left[0] == 0 else text, "list turned")


def _cuts_a_name(tree: Tree, *parts: tuple[int, int]) -> bool:
    """Whether a part begins or ends inside a name."""
    for first, last in parts:
        start, end = tree.tokens[first].start, tree.tokens[last].end
        if any(one.start < start < one.end or one.start < end < one.end for one in tree.sentence.proper):
            return True
        if first > 0 and tree.tokens[first - 1].pos == "PROPN" == tree.tokens[first].pos:
            return True
    return False


def _places(tree: Tree, edit: Edit) -> tuple[int, int]:
    inside = [at for at, token in enumerate(tree.tokens) if edit.start <= token.start and token.end <= edit.end]
    return inside[0], inside[-1]


def _pair(tree: Tree, at: int, other: int) -> Edit | None:
    joiner = [one for one in tree.of(other, "cc") if tree.key(one) in ("and", "or")]
    if len(joiner) != 1:
        return None
    both = bool(tree.of(other, *OWN[:4]))
    outer = tuple(one for one in tree.of(at, *OWN) if not both and one < at)
    left, right = tree.phrase(at, (other, *outer)), tree.phrase(other, tuple(joiner))
    if left is None or right is None or left[1] + 1 != joiner[0] or right[0] != joiner[0] + 1:
        return None
    if both and bool(tree.of(at, *OWN[:4])) is False:
        return None
    if max(left[1] - left[0], right[1] - right[0]) > MOST or "," in tree.words(left[0], right[1]):
        return None
    if tree.of(at, "cc", "cc:preconj") or {".", "(", ")"} & set(tree.words(left[0], right[1])):
        return None
    if _cuts_a_name(tree, left, right) or (tree.tokens[at].pos == "PROPN" and outer and tree.of(at, "amod")):
        return None
    first = tree.words(*right)
    text = f"{upper(first) if left[0] == 0 else first} {tree.word(joiner[0])} {tree.plainly(*left)}"
    return tree.change(left[0], right[1], text, "pair turned")


def adverbials(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "In Leeds on Monday" into "on Monday in Leeds"."""
    for tree in read.trees:
        for at in range(len(tree.tokens)):
            if tree.tokens[at].pos not in ("VERB", "AUX"):
                continue
            places = [tree.phrase(one) for one in tree.of(at, "obl") if one > at]
            for left, right in itertools.pairwise(places):
                if left is None or right is None or left[1] + 1 != right[0] or tree.quotes(left[0], right[1]):
                    continue
                text = tree.words(left[0], right[1])
                short = max(left[1] - left[0], right[1] - right[0]) <= MOST
                if short and not {",", "."} & set(text) and whole(text) and tree.key(right[0]) != "of":
                    yield tree.change(
                        left[0], right[1], f"{tree.words(*right)} {tree.words(*left)}", "adverbials turned"
                    )


def genitives(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "Norway's fleet" into "the fleet of Norway", and back."""
    for tree in read.trees:
        for at in range(len(tree.tokens)):
            edit = _of_form(tree, at) or _s_form(tree, at)
            if edit is not None:
                yield edit


def _of_form(tree: Tree, at: int) -> Edit | None:
    token = tree.tokens[at]
    marks = [one for one in tree.of(at, "case") if tree.key(one) in ("'s", "'")]
    owner = tree.phrase(at, tuple(marks))
    head = tree.tokens[token.head]
    own = token.pos in ("PROPN", "NOUN")
    if token.relation != "nmod:poss" or not own or len(marks) != 1 or owner is None or head.pos != "NOUN":
        return None
    if token.pos == "NOUN" and (owner[1] - owner[0] > 3 or tree.key(owner[0]) not in DETERMINERS):
        return None
    if owner[1] + 1 != marks[0] or token.head - marks[0] > 4 or tree.quotes(owner[0], token.head):
        return None
    after, between = token.head + 1, range(marks[0] + 1, token.head + 1)
    if any(tree.tokens[one].pos not in ("NOUN", "ADJ") for one in between) or tree.key(after) == "'s":
        return None
    if (after < len(tree.tokens) and tree.tokens[after].pos in ("PROPN", "NOUN", "NUM")) or tree.key(after) == "of":
        return None
    the = "The" if owner[0] == 0 else "the"
    text = f"{the} {tree.words(marks[0] + 1, token.head)} of {tree.plainly(*owner)}"
    return tree.change(owner[0], token.head, text, "genitive turned")


def _s_form(tree: Tree, at: int) -> Edit | None:
    token = tree.tokens[at]
    case = [one for one in tree.of(at, "case") if tree.key(one) == "of"]
    head = tree.tokens[token.head]
    own = token.pos == "PROPN" or (token.tag == "NN" and bool(tree.of(at, "det")))
    if token.relation != "nmod" or not own or len(case) != 1 or head.pos != "NOUN" or head.tag == "NNS":
        return None
    owner = tree.phrase(at, tuple(case))
    the = [one for one in tree.of(token.head, "det") if tree.key(one) == "the"]
    if owner is None or not the or case[0] != token.head + 1 or owner[0] != case[0] + 1 or owner[1] - owner[0] > 3:
        return None
    if token.pos == "NOUN" and (owner[1] - owner[0] > 2 or tree.key(owner[0]) not in DETERMINERS):
        return None
    if (
        head.lemma.lower() in NOT_OWNED
        or tree.of(token.head, "amod", "acl")
        or tree.of(at, "nmod", "acl")
        or tree.key(at) in lexicon("months") | lexicon("weekdays")
    ):
        return None
    if tree.of(token.head, "nmod", "conj", "nummod") != [at] or tree.quotes(the[0], owner[1]) or tree.of(at, "conj"):
        return None
    name = tree.words(*owner)
    if token.pos == "NOUN" and tree.tokens[owner[1]].tag != "NN":
        return None
    mark = "'" if name.endswith("s") else "'s"
    rest = tree.words(the[0] + 1, token.head)
    return tree.change(the[0], owner[1], f"{upper(name) if the[0] == 0 else name}{mark} {rest}", "genitive turned")


def that(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "Said it was safe" into "said that it was safe", and back."""
    for tree in read.trees:
        for at, token in enumerate(tree.tokens):
            head = tree.tokens[token.head]
            if token.relation != "ccomp" or head.lemma.lower() not in SAYING or head.end > token.start:
                continue
            marks, place = tree.of(at, "mark"), tree.phrase(at)
            if place is None or place[0] != token.head + 1 or tree.quotes(place[0], place[0]):
                continue
            if marks and marks[0] == place[0] and tree.key(marks[0]) == "that":
                yield Edit(tree.tokens[place[0]].start, tree.tokens[place[0] + 1].start, "", "that taken or given")
            elif not marks and tree.tokens[place[0]].pos in ("DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM"):
                asked = tree.tokens[place[0]].tag in ("WP", "WDT", "WRB")
                if not asked and tree.of(at, "nsubj", "nsubj:pass", "expl"):
                    yield tree.change(
                        place[0] - 1, place[0] - 1, f"{tree.word(place[0] - 1)} that", "that taken or given"
                    )


def tenses(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "has rejected" into "rejected", "will meet" into "is to meet", "to stop it" into "in order to stop it"."""
    for tree in read.trees:
        for at, token in enumerate(tree.tokens):
            if at == 0 or tree.quotes(at - 1, at):
                continue
            helpers, before = tree.of(at, "aux", "aux:pass"), tree.key(at - 1)
            if helpers == [at - 1] and before in ("has", "have", "had") and token.tag == "VBN":
                past = past_of(tree.word(at))
                if past and not (before == "have" and _after_modal(tree, at - 1)):
                    yield tree.change(at - 1, at, past, "tense changed")
            elif [tree.key(one) for one in helpers] in BEEN and helpers[-1] == at - 1 and helpers[0] == at - 2:
                subject = tree.of(at, "nsubj:pass")
                if len(subject) == 1 and tree.key(subject[0]) not in ("who", "which", "that"):
                    be = "were" if tree.is_plural(subject[0]) else "was"
                    yield tree.change(at - 2, at - 1, be, "tense changed")
            elif before == "will" and token.tag == "VB" and helpers[:1] == [at - 1] and not _asked(tree, at):
                subject = tree.of(at, "nsubj", "nsubj:pass")
                if len(subject) == 1 and tree.key(subject[0]) not in ("i", "who", "which", "that", "there"):
                    be = "are" if tree.is_plural(subject[0]) else "is"
                    yield tree.change(
                        at - 1, at - 1, f"{be} {chance.choice(('to', 'going to', 'due to'))}", "tense changed"
                    )
            elif token.relation == "advcl" and before == "to" and tree.of(at, "mark") == [at - 1] and at > 2:
                named = tree.tokens[at - 2].pos in ("NOUN", "PROPN")
                if named and tree.key(at - 2) not in ("order", "as"):
                    yield tree.change(at - 1, at - 1, chance.choice(("in order to", "so as to")), "purpose spelt out")


BEEN = (["has", "been"], ["have", "been"], ["had", "been"])


def _after_modal(tree: Tree, at: int) -> bool:
    return at > 0 and (tree.tokens[at - 1].tag in ("MD", "TO") or tree.key(at - 1) in ("not", "n't", "to"))


def _asked(tree: Tree, at: int) -> bool:
    return any(tree.key(one) in ("not", "n't", "never") for one in tree.of(at, "advmod"))

"""What speaks for and against a person as the one that a pronoun stands for, each with its reason.

A feature is a name and a number; `lexicon/reference_weights.txt` gives each a weight, learnt by
`models/learn_reference.py`. What has no weight says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import log1p

from crossread.language.reference.mentions import Chain, Mention
from crossread.language.syntax import Tree

REASONS = {
    "said same": "a noun or title beside the name tells the pronoun's gender",
    "said other": "a noun or title beside the name tells the other gender",
    "name same": "the given name of a full name is of the pronoun's gender",
    "name other": "the given name of a full name is of the other gender",
    "called same": "a pronoun of the same gender was led back to the person before",
    "called other": "a pronoun of the other gender was led back to the person before",
    "unnamed": "spoken of by a noun alone",
    "word same": "a name of one word is a given name of the pronoun's gender",
    "word other": "a name of one word is a given name of the other gender, or a surname that looks like one",
    "not a person": "the trained layer takes the name for something else than a person",
    "back": "sentences between the name and the pronoun: memory fades",
    "rivals": "others of a fitting gender were spoken of since",
    "times": "who is named often is whom the report is about",
    "referred": "who was meant by a pronoun before is likely meant again",
    "first": "the first person that a report names is mostly whom it is about",
    "opening": "the subject of the sentence before is its topic",
    "parallel": "a pronoun tends to have the role that its person had",
    "subject of the clause": "the subject of the pronoun's own clause: right for 'his', wrong for 'him'",
    "subject above": "the subject of the clause around the pronoun's clause",
    "subject higher": "the subject of a clause farther up",
    "own object": "an argument of the verb whose other argument is the pronoun",
    "own phrase": "inside the noun phrase that the pronoun owns: 'his brother John' is not John's",
    "joined": "joined to the noun that the pronoun owns: 'Jane Roe and her son'",
    "later": "named only after the pronoun",
    "later above": "named after the pronoun, as the subject of a clause that the pronoun's clause hangs on",
    "named below": "named again in what hangs on the verb whose subject the pronoun is: 'he praised Roe' is not Roe",
    "again": "named again after the pronoun in the same sentence: then the pronoun is mostly another",
    "speaker": "the pronoun stands in the person's own words, where the person is 'I'",
    "into words": "the pronoun stands between quotation marks and the name does not",
    "after words": "the name stands between quotation marks and the pronoun does not",
    "listed": "one of several joined by 'and', who may all be meant",
    "listed apart": "joined by 'and' to somebody of the other gender",
    "full": "named in full: news names so whom it introduces",
    "owner": "named as an owner, with 's",
    "deep": "the name lies deep in its sentence",
    "pronoun between": "another pronoun of the same gender, not led back to this person, stands nearer",
}
"""Why each feature is looked at; features with a colon tell roles: of the pronoun, of the person, and how far back."""

SUBJECT, OBJECT, OWNER, OBLIQUE, BESIDE, OTHER = "subject", "object", "owner", "oblique", "beside", "other"
ROLES = {
    "nsubj": SUBJECT, "csubj": SUBJECT, "obj": OBJECT, "iobj": OBJECT, "obl": OBLIQUE, "nmod": OBLIQUE,
    "appos": BESIDE, "vocative": OTHER, "root": OTHER,
}  # fmt: skip
NEAREST = 3
"""Sentences that a pronoun looks back at most; farther back another "he" is likely meant."""


def role(tree: Tree, at: int) -> str:
    """What a token does in its clause: subject, object, owner, oblique, beside (in apposition) or other."""
    token = tree.tokens[tree.first(at)]
    if token.relation.startswith("nmod:poss"):
        return OWNER
    return ROLES.get(token.relation.partition(":")[0], OTHER)


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun with what is needed of its surroundings."""

    sentence: int
    at: int
    start: int
    end: int
    gender: int
    """1 she, -1 he."""
    reflexive: bool
    role: str
    clauses: tuple[int, ...]
    """Heads of the clauses around it, the innermost first."""
    subjects: tuple[int | None, ...]
    """Their subjects, as the token that a list or name hangs on."""
    quoted: bool
    speaker: int | None
    """The subject of the verb that reports the words it stands in."""
    owned: int | None
    """The noun that a possessive owns."""


FORMS = {
    "he": -1, "him": -1, "his": -1, "himself": -1, "she": 1, "her": 1, "hers": 1, "herself": 1,
}  # fmt: skip


def asked(number: int, tree: Tree, at: int, marks: bytearray) -> Asked | None:
    """The pronoun at a token, if it is one for a man or a woman."""
    form = tree.text(at)
    gender = FORMS.get(form.lower())
    if gender is None or tree.tokens[at].pos not in ("PRON", "DET") or (len(form) > 1 and form.isupper()):
        return None
    token = tree.tokens[at]
    owns = token.relation.startswith("nmod:poss")
    clauses = tree.clauses(at)
    return Asked(
        number, at, token.start, token.end, gender, form.lower().endswith("self"), role(tree, at),
        tuple(clauses), tuple(tree.subject(each) for each in clauses), bool(marks[at]), _speaker(tree, at, marks),
        token.head if owns else None,
    )  # fmt: skip


def _speaker(tree: Tree, at: int, marks: bytearray) -> int | None:
    if not marks[at]:
        return None
    for each in tree.up(at):
        if not marks[each]:
            return tree.subject(each)
        for child in tree.children[each]:
            if tree.tokens[child].relation == "parataxis" and not marks[child]:
                return tree.subject(child)
    return None


@dataclass(frozen=True, slots=True)
class Scene:
    """What all candidates for one pronoun share."""

    trees: Sequence[Tree]
    marks: Sequence[bytearray]
    pronoun: Asked
    order: tuple[int, ...]
    """Numbers of the fitting chains, by where they were spoken of last, the nearest first."""
    first: int
    """Number of the chain that the report names first."""
    genders: Mapping[tuple[int, int], int]
    """The gender of each named person by the sentence and token of the name."""
    strange: int
    """Where the last pronoun of the same gender stands that was not led back; -1 if there is none near."""


def features(scene: Scene, chain: Chain) -> dict[str, float]:
    """What speaks for and against a chain."""
    pronoun = scene.pronoun
    tree = scene.trees[pronoun.sentence]
    found: dict[str, float] = {}
    _gender(found, pronoun, chain)
    times, referred = chain.names_before(pronoun.start), chain.others_before(pronoun.start)
    later = list(takewhile(lambda one: one.sentence == pronoun.sentence, chain.names[times:]))
    last = chain.last(pronoun.start)
    if not chain.names:
        found["unnamed"] = 1.0
    if last is not None:
        _distance(found, scene, chain, last)
        _roles(found, scene, last)
        found["times"] = log1p(times)
        found["referred"] = log1p(referred)
        if later:
            found["again"] = 1.0
    else:
        found["later"] = 1.0
    if later or (last is not None and last.sentence == pronoun.sentence):
        here = [*_here(chain.names[:times], pronoun), *_here(chain.others[:referred], pronoun), *later]
        _grammar(found, tree, pronoun, here)
    named = chain.names[times - 1] if times else later[0] if later else last
    if named is not None:
        _wording(found, scene, named)
    if scene.first == chain.number:
        found["first"] = 1.0
    return found


def _here(mentions: Sequence[Mention], pronoun: Asked) -> list[Mention]:
    """Those at the end of a sequence that stand in the pronoun's sentence."""
    return list(takewhile(lambda one: one.sentence == pronoun.sentence, reversed(mentions)))[::-1]


def _gender(found: dict[str, float], pronoun: Asked, chain: Chain) -> None:
    for name, value in (
        ("said", chain.said), ("name", chain.hers), ("word", chain.lone), ("called", chain.called),
    ):  # fmt: skip
        if value and not (name == "word" and chain.hers):
            found[f"{name} {'same' if value * pronoun.gender > 0 else 'other'}"] = 1.0


def _distance(found: dict[str, float], scene: Scene, chain: Chain, last: Mention) -> None:
    back = scene.pronoun.sentence - last.sentence
    if back:
        found["back"] = float(back)
    rank = scene.order.index(chain.number) if chain.number in scene.order else len(scene.order)
    if rank:
        found["rivals"] = log1p(rank)
    if scene.strange > last.start:
        found["pronoun between"] = 1.0


def _roles(found: dict[str, float], scene: Scene, last: Mention) -> None:
    pronoun = scene.pronoun
    tree = scene.trees[last.sentence]
    said = role(tree, last.head)
    back = pronoun.sentence - last.sentence
    far = "here" if back == 0 else "before" if back == 1 else "farther"
    found[f"{pronoun.role}: {said} {far}"] = 1.0
    found[f"{last.how}: {said} {far}"] = 1.0
    if said == pronoun.role and back <= 1:
        found["parallel"] = 1.0
    if back == 1 and tree.subject(tree.root()) == tree.first(last.head):
        found["opening"] = 1.0
    depth = sum(1 for _ in tree.up(last.head))
    found["deep"] = log1p(depth)


def _grammar(found: dict[str, float], tree: Tree, pronoun: Asked, mentions: Sequence[Mention]) -> None:
    """Where in the pronoun's own sentence the person stands."""
    for mention in mentions:
        first = tree.first(mention.head)
        after = mention.start > pronoun.start
        if after and pronoun.role == SUBJECT and tree.tokens[pronoun.at].head in tree.up(mention.head):
            found["named below"] = 1.0
        _above(found, pronoun, first, after)
        if pronoun.speaker is not None and first == pronoun.speaker:
            found["speaker"] = 1.0
        if pronoun.owned is None and not pronoun.reflexive:
            governor = tree.tokens[pronoun.at].head
            implied = bool(pronoun.clauses) and pronoun.clauses[0] == governor and pronoun.subjects[0] == first
            # "Roe, whom he met": who is said more of is an argument of the verb that says it.
            relative = tree.tokens[governor].relation == "acl:relcl" and tree.tokens[governor].head == mention.head
            if (tree.tokens[first].head == governor or implied or relative) and first != pronoun.at:
                found["own object"] = 1.0
        elif pronoun.owned is not None:
            _owned(found, tree, pronoun.owned, mention)


def _above(found: dict[str, float], pronoun: Asked, first: int, later: bool) -> None:
    if first not in pronoun.subjects:
        return
    step = pronoun.subjects.index(first)
    name = ("subject of the clause", "subject above", "subject higher")[min(step, 2)]
    if later:
        name = "later above"
    elif pronoun.reflexive:
        name = f"self: {name}"
    elif pronoun.role == OWNER:
        name = f"own: {name}"
    found[name] = 1.0


def _owned(found: dict[str, float], tree: Tree, owned: int, mention: Mention) -> None:
    token = tree.tokens[mention.head]
    if mention.head == owned or owned in tree.up(mention.head):
        found["own phrase"] = 1.0
    elif tree.tokens[owned].relation == "conj" and tree.tokens[owned].head == mention.head:
        found["joined"] = 1.0
    elif token.relation == "conj" and token.head == owned:
        found["own phrase"] = 1.0


def _wording(found: dict[str, float], scene: Scene, named: Mention) -> None:
    """How the person was named last."""
    tree = scene.trees[named.sentence]
    if not named.person:
        found["not a person"] = 1.0
    if len(named.keys) > 1:
        found["full"] = 1.0
    inside = bool(scene.marks[named.sentence][named.head])
    if scene.pronoun.quoted and not inside:
        found["into words"] = 1.0
    elif inside and not scene.pronoun.quoted:
        found["after words"] = 1.0
    if role(tree, named.head) == OWNER:
        found["owner"] = 1.0
    others = _list(tree, named.head)
    if others:
        genders = {scene.genders.get((named.sentence, at), 0) for at in others}
        found["listed apart" if genders == {-scene.pronoun.gender} else "listed"] = 1.0


def _list(tree: Tree, at: int) -> list[int]:
    """The others that a name or noun is joined with by "and"."""
    first = tree.tokens[at].head if tree.tokens[at].relation == "conj" else at
    joined = [child for child in tree.children[first] if tree.tokens[child].relation == "conj"]
    return [each for each in [first, *joined] if each != at] if joined else []

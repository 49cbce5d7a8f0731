"""Yes made no, and no made yes: a negation put in or taken out, or a verb of the opposite outcome."""

from __future__ import annotations

from random import Random

from crossread.language.inflection import singular
from crossread.language.lexicon import lexicon
from crossread.records import NameKind
from evaluation.planting.clause import Edited, named, own, predicate, put_in, replaced
from evaluation.planting.lists import groups, lines
from evaluation.rewriting.forms import bases, verb
from evaluation.rewriting.grammar import Tree

NO = frozenset("not n't never no nobody none nothing neither nor without cannot hardly barely few only yet".split())
LOOSE = frozenset(
    "already also just still finally even again too once perhaps probably mostly initially originally first".split()
)
"""Words that do not go with a negation, or that it would be about."""
SOME = frozenset("some many most several few both every all one two three each another a an any more dozens".split())
"""Words of a subject of which others may do what it does not: "two people were not hurt" denies nothing."""
SET = frozenset("the this that his her its their our my these those".split())
NEVER_NOT = frozenset("let need dare ought used seem appear".split())
FAIL, REVERSE = 0.3, 0.5
"""How often "failed to" and an opposite verb are taken where they can be."""


def polarity(tree: Tree, other: Tree, chance: Random) -> Edited | None:
    """The opposite of what the main verb says; the caller knows that the other sentence tells the same event."""
    del other
    top = predicate(tree)
    if tree.quotes(top, top) or "?" in tree.text or top not in own(tree):
        return None
    if _denied(tree, top):
        return _affirmed(tree, top)
    reversed_ = _reversed(tree, top, chance) if chance.random() < REVERSE else None
    if reversed_ is not None:
        return reversed_
    return _negated(tree, top, chance) or _reversed(tree, top, chance)


def _denied(tree: Tree, top: int) -> bool:
    return bool({tree.key(one) for one in own(tree)} & NO)


def _affirmed(tree: Tree, top: int) -> Edited | None:
    """ "Did not sign" made "signed", "has not left" made "has left"; nothing where something else denies too."""
    marks = [one for one in tree.of(top, "advmod") if tree.key(one) in ("not", "n't", "never")]
    others = [one for one in own(tree) if tree.key(one) in NO and one not in marks]
    if len(marks) != 1 or others:
        return None
    mark, token = marks[0], tree.tokens[top]
    if tree.key(mark) == "never" or tree.key(mark - 1) not in ("do", "does", "did", "wo", "ca"):
        if tree.key(mark) == "n't" and tree.key(mark - 1) in ("wo", "ca"):
            return None
        return _without(tree, mark)
    if token.pos != "VERB" or mark + 1 != top:
        return None
    form = {"do": "VBP", "does": "VBZ", "did": "VBD"}.get(tree.key(mark - 1))
    if form is None or token.lemma.lower() != tree.key(top):
        return None
    return replaced(tree, mark - 1, top, verb(tree.key(top), form), "polarity", "negation taken out")


def _without(tree: Tree, mark: int) -> Edited | None:
    """The sentence without one negator."""
    if mark == 0 or mark + 1 >= len(tree.tokens):
        return None
    return replaced(tree, mark - 1, mark, tree.word(mark - 1), "polarity", "negation taken out")


def _negated(tree: Tree, top: int, chance: Random) -> Edited | None:
    token = tree.tokens[top]
    clause = own(tree)
    if not _definite(tree, top) or {tree.key(one) for one in clause} & LOOSE or tree.key(top) in NEVER_NOT:
        return None
    helpers = [one for one in tree.of(top, "aux", "cop") if tree.tokens[one].tag in ("VBD", "VBZ", "VBP", "MD")]
    if helpers:
        return _after_helper(tree, helpers[0], top, chance)
    if token.pos != "VERB" or token.lemma.lower() in ("be", "have") or tree.of(top, "aux"):
        return None
    base = _base(tree, top)
    joined = any(tree.tokens[one].tag == token.tag and not tree.of(one, "nsubj") for one in tree.of(top, "conj"))
    if base is None or joined:
        return None
    if token.tag == "VBD" and base in lines("willed") and chance.random() < FAIL:
        return replaced(tree, top, top, f"failed to {base}", "polarity", "failed to")
    helper = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(token.tag)
    # A headline's "arrested" says "was arrested".
    headline = not tree.stops() and verb(base, "VBN") == tree.key(top) and not tree.of(top, "obj", "ccomp", "xcomp")
    if helper is None or headline:
        return None
    return replaced(tree, top, top, f"{helper} not {base}", "polarity", "negation put in")


def _base(tree: Tree, at: int) -> str | None:
    """The base form of a verb; None where the lemma cannot be one, since the form does not come from it."""
    lemma, tag = tree.tokens[at].lemma.lower(), tree.tokens[at].tag
    if not tag.startswith("VB"):
        return None
    options = (lemma, f"{lemma}e")
    return next((one for one in options if one in lexicon("common_words") and verb(one, tag) == tree.key(at)), None)


def _after_helper(tree: Tree, helper: int, top: int, chance: Random) -> Edited | None:
    """ "Has signed" made "has not signed"."""
    if helper > top or tree.key(helper).startswith("'"):
        return None
    word = tree.key(helper)
    if word in ("can", "may", "might", "ought", "used", "could", "must"):
        return None
    base = _base(tree, top)
    perfect = word in ("has", "have") and helper + 1 == top and tree.tokens[top].tag == "VBN" and base is not None
    if perfect and chance.random() < FAIL:
        return replaced(tree, helper, top, f"{tree.word(helper)} yet to {base}", "polarity", "has yet to")
    return put_in(tree, helper + 1, "not", "polarity", "negation put in")


def _definite(tree: Tree, top: int) -> bool:
    """Whether the subject is one that the other report speaks of too: a name, a pronoun, "the", "his"."""
    subjects = tree.of(top, "nsubj")
    if len(subjects) != 1:
        return False
    subject = subjects[0]
    own_words = {tree.key(one) for one in tree.of(subject, "det", "nummod", "nmod:poss", "amod", "advmod")}
    if own_words & SOME or tree.of(subject, "nummod") or tree.tokens[subject].pos == "NUM":
        return False
    if tree.tokens[subject].pos in ("PROPN", "PRON"):
        return tree.key(subject) not in ("who", "which", "that", "what", "there", "someone", "everyone", "anyone")
    owner = [one for one in tree.of(subject, "nmod") if tree.tokens[one].relation == "nmod:poss"]
    return bool(own_words & SET or owner)


def _reversed(tree: Tree, top: int, chance: Random) -> Edited | None:
    """The verb of the opposite outcome in the same form."""
    token = tree.tokens[top]
    found = []
    for row in groups("opposites"):
        first, follows = (part.strip() for part in row[0].split(">"))
        pairs = [(first, row[1])] + ([(row[1], first)] if row[2:] == ("both",) else [])
        for one, two in pairs:
            form = bases(frozenset({one})).get((tree.key(top), token.tag))
            if token.pos == "VERB" and form == one and _follows(tree, top, follows):
                found.append(two)
    if not found or tree.of(top, "compound") or {tree.key(one) for one in own(tree)} & LOOSE:
        return None
    return replaced(tree, top, top, verb(chance.choice(found), token.tag), "polarity", "opposite verb")


def _follows(tree: Tree, top: int, what: str) -> bool:
    passive = bool(tree.of(top, "aux:pass"))
    if what == "obj":
        return bool(tree.of(top, "obj")) or passive
    if what == "that":
        return bool(tree.of(top, "ccomp")) and not passive
    if what == "xcomp":
        return bool(tree.of(top, "xcomp")) and not passive
    if what in ("none", "thing"):
        if what == "thing" and any(_somebody(tree, one) for one in tree.of(top, "nsubj")):
            return False
        return not tree.of(top, "obj", "ccomp", "xcomp") and not passive
    return tree.key(top + 1) == what and bool(tree.of(top, "xcomp"))


def _somebody(tree: Tree, at: int) -> bool:
    """Whether a subject is people: a rise of theirs is not the opposite of a fall."""
    proper = named(tree, at)
    people = lexicon("people_nouns") | lexicon("role_nouns") | {"he", "she", "they", "who", "i", "we", "climber"}
    return (proper is not None and proper.kind is NameKind.PERSON) or bool(
        {tree.key(at), singular(tree.key(at))} & people
    )

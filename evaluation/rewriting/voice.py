"""Active clauses made passive, and passive ones with "by" made active."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from evaluation.rewriting.edits import Edit, upper, whole
from evaluation.rewriting.forms import bases, listed, participle_of, past_of, verb
from evaluation.rewriting.grammar import PRONOUNS, Read, Tree

STATES = frozenset(
    "be have become want cost contain include resemble lack face join leave like mean get take remain seem let make "
    "need know love hate hope feel last weigh fit suit equal own see say tell think believe deserve enjoy bring keep "
    "put give lose enter turn do go come run spend play sho".split()
)
"""Verbs that have no passive, or whose passive with "by" nobody writes in news."""
NO_SUBJECT = frozenset("i it who which that what there this these those whom whoever he she they we you one".split())
MODALS = frozenset("will would can could may might must should".split())
TIMES = frozenset("monday tuesday wednesday thursday friday saturday sunday year month week day time end".split())
MOST = 12
"""Tokens in a subject or an object that may trade places: longer ones read badly behind "by"."""


def passive(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "The court rejected the claim" into "the claim was rejected by the court"."""
    for tree in read.trees:
        for at in range(len(tree.tokens)):
            edit = _passive(tree, at)
            if edit is not None:
                yield edit


def _passive(tree: Tree, at: int) -> Edit | None:
    token = tree.tokens[at]
    subjects, objects = tree.of(at, "nsubj"), tree.of(at, "obj")
    if token.pos != "VERB" or len(subjects) != 1 or len(objects) != 1 or token.lemma.lower() in STATES:
        return None
    if tree.of(at, "xcomp", "ccomp", "iobj", "compound", "cop", "nsubj:pass", "expl", "csubj"):
        return None
    if any(not tree.of(one, "nsubj") for one in tree.of(at, "conj")) or token.relation == "conj":
        return None
    subject, thing = tree.phrase(subjects[0]), tree.phrase(objects[0])
    if subject is None or thing is None or thing[0] != at + 1 or not _movable(tree, subject, subjects[0]):
        return None
    if not _movable(tree, thing, objects[0]):
        return None
    between = range(subject[1] + 1, at)
    helpers = [one for one in between if tree.tokens[one].pos == "AUX"]
    others = [one for one in between if one not in helpers]
    if any(tree.tokens[one].pos not in ("ADV", "PART") for one in others) or subject[1] >= at:
        return None
    group = _passive_group(tree, at, helpers, others, tree.is_plural(objects[0]))
    if group is None:
        return None
    text = f"{tree.plainly(*thing)} {group} by {tree.plainly(*subject)}"
    return tree.change(subject[0], thing[1], upper(text) if subject[0] == 0 else text, "passive")


def _movable(tree: Tree, phrase: tuple[int, int], head: int) -> bool:
    text = tree.words(*phrase)
    size = phrase[1] - phrase[0] + 1
    pronoun = tree.key(head) in NO_SUBJECT or tree.tokens[head].pos == "PRON"
    return (
        size <= MOST
        and whole(text)
        and not pronoun
        and tree.tokens[head].pos in ("NOUN", "PROPN")
        and ("," not in text and not tree.quotes(*phrase))
    )


def _passive_group(tree: Tree, at: int, helpers: list[int], others: list[int], many: bool) -> str | None:
    """The verb of the passive clause with its auxiliaries and adverbs."""
    tag = tree.tokens[at].tag
    adverbs = " ".join(tree.word(one) for one in others if tree.key(one) not in ("not", "n't"))
    denied = " not" if any(tree.key(one) in ("not", "n't") for one in others) else ""
    done = _participle(tree, at)
    if done is None:
        return None
    done = f"{adverbs} {done}" if adverbs else done
    keys = [tree.key(one) for one in helpers]
    if not keys and tag in ("VBD", "VBZ", "VBP"):
        past = tag == "VBD"
        return f"{('were' if many else 'was') if past else ('are' if many else 'is')} {done}"
    if len(keys) != 1:
        return None
    if keys[0] in MODALS and tag == "VB":
        return f"{keys[0]}{denied} be {done}"
    if keys[0] in ("has", "have") and tag == "VBN":
        return f"{'have' if many else 'has'}{denied} been {done}"
    if keys[0] == "had" and tag == "VBN":
        return f"had{denied} been {done}"
    if keys[0] == "did" and tag == "VB":
        return f"{'were' if many else 'was'}{denied} {done}"
    return None


def _participle(tree: Tree, at: int) -> str | None:
    """The participle of a verb, from its form."""
    word, tag = tree.key(at), tree.tokens[at].tag
    if tag == "VBN":
        return word
    if tag == "VBD":
        return participle_of(word)
    known = bases(known_verbs())
    base = known.get((word, tag)) if tag in ("VB", "VBP", "VBZ") else None
    return verb(base, "VBN") if base else None


def known_verbs() -> frozenset[str]:
    """Every base form among the listed verbs and the first words of the synonyms."""
    found, inside = set(), False
    for line in listed("synonyms"):
        if line.startswith("["):
            inside = line.startswith("[verb")
        elif inside:
            found |= {part.strip().split()[0] for part in line.replace(">", ",").split(",")}
    return frozenset(found | {line.split()[0] for line in listed("verbs")})


def active(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "The bridge was closed by the storm" into "the storm closed the bridge"."""
    for tree in read.trees:
        for at in range(len(tree.tokens)):
            edit = _active(tree, at)
            if edit is not None:
                yield edit


def _active(tree: Tree, at: int) -> Edit | None:
    token = tree.tokens[at]
    subjects, helpers = tree.of(at, "nsubj:pass"), tree.of(at, "aux:pass")
    actors = [one for one in tree.of(at, "obl:agent") if tree.key(min(tree.all_under(one))) == "by"]
    if token.tag != "VBN" or len(subjects) != 1 or len(helpers) != 1 or len(actors) != 1:
        return None
    if token.relation == "conj" or tree.of(at, "conj") or tree.tokens[actors[0]].pos not in ("NOUN", "PROPN"):
        return None
    subject, actor = tree.phrase(subjects[0]), tree.phrase(actors[0])
    if subject is None or actor is None or actor[0] != at + 1 or tree.key(actors[0]) in TIMES:
        return None
    size = max(subject[1] - subject[0], actor[1] - actor[0])
    between = range(subject[1] + 1, at)
    if (
        size >= MOST
        or tree.quotes(subject[0], actor[1])
        or tree.tokens[subjects[0]].pos not in ("NOUN", "PROPN", "PRON")
    ):
        return None
    if tree.key(subjects[0]) in ("who", "which", "that", "it", "what", "there", "you", "this"):
        return None
    group = _active_group([tree.key(one) for one in between], tree.key(at), tree.is_plural(actors[0]))
    if group is None or "," in tree.words(subject[0], actor[1]):
        return None
    doer = tree.words(actor[0] + 1, actor[1])
    thing = PRONOUNS.get(tree.key(subjects[0]), tree.plainly(*subject))
    text = f"{doer} {group} {thing}"
    return tree.change(subject[0], actor[1], upper(text) if subject[0] == 0 else text, "active")


def _active_group(between: list[str], participle: str, many: bool) -> str | None:
    """The verb of the active clause, from what stood before the participle."""
    past = past_of(participle)
    match between:
        case ["was" | "were"]:
            return past
        case ["has" | "have", "been"]:
            return f"{'have' if many else 'has'} {participle}"
        case ["had", "been"]:
            return f"had {participle}"
        case ["was" | "were", adverb] if past and adverb.endswith("ly"):
            return f"{adverb} {past}"
    return None

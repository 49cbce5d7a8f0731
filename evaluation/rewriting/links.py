"""Small words that hold clauses together: reduced clauses spelt out, "and then", "is going to", progressives."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from evaluation.rewriting.edits import Edit
from evaluation.rewriting.forms import bases, verb
from evaluation.rewriting.grammar import Read, Tree
from evaluation.rewriting.voice import known_verbs


def reduced(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "A boat built in Hull" into "a boat that was built in Hull", and "men who were held" "men held"."""
    for tree in read.trees:
        past = tree.tokens[tree.root].tag in ("VBD", "VBN") and not any(
            tree.key(one) in ("has", "have", "is", "are", "will") for one in tree.of(tree.root, "aux", "aux:pass")
        )
        for at, token in enumerate(tree.tokens):
            if not tree.stops():
                break
            if (
                token.head == at - 1
                and token.relation == "acl"
                and token.tag in ("VBN", "VBG")
                and not tree.quotes(at, at)
            ):
                head = tree.tokens[token.head]
                if head.pos == "NOUN" and tree.children[at]:
                    be = ("were" if past else "are") if tree.is_plural(token.head) else ("was" if past else "is")
                    yield tree.change(at, at, f"that {be} {tree.word(at)}", "clause spelt out")
            elif token.relation == "acl:relcl" and token.tag in ("VBN", "VBG") and token.head == at - 3:
                pronoun = tree.key(at - 2) in ("who", "which", "that") and not tree.quotes(at, at)
                if pronoun and tree.key(at - 1) in ("was", "were", "is", "are"):
                    yield tree.change(at - 2, at, tree.word(at), "clause cut short")


def sequence(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "He stopped and looked" into "he stopped and then looked"; "and" before a clause becomes "while"."""
    for tree in read.trees:
        for at, token in enumerate(tree.tokens):
            joiner = [one for one in tree.of(at, "cc") if tree.key(one) == "and"]
            if token.relation != "conj" or token.pos != "VERB" or len(joiner) != 1 or tree.quotes(joiner[0], at):
                continue
            if at == joiner[0] + 1 and token.tag == "VBD" and tree.tokens[token.head].tag == "VBD":
                yield tree.change(joiner[0], joiner[0], chance.choice(("and then", "and also")), "sequence marked")
            elif tree.of(at, "nsubj", "nsubj:pass") and tree.word(joiner[0] - 1) == "," and joiner[0] < at:
                yield tree.change(joiner[0], joiner[0], "while", "sequence marked")


def progressive(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "Was carrying" into "carried"; "is going to meet" becomes "will meet"."""
    forms = bases(known_verbs())
    for tree in read.trees:
        for at, token in enumerate(tree.tokens):
            helpers = tree.of(at, "aux")
            if token.tag != "VBG" or helpers != [at - 1] or tree.quotes(at - 1, at):
                continue
            before, after = tree.key(at - 1), tree.key(at + 1)
            if tree.key(at) == "going" and after == "to" and before in ("is", "are"):
                yield tree.change(at - 1, at + 1, "will", "tense changed")
            elif (base := forms.get((tree.key(at), "VBG"))) and base not in ("go", "be", "have", "do"):
                tag = {"was": "VBD", "were": "VBD", "is": "VBZ", "are": "VBP"}.get(before)
                if tag and tree.of(at, "nsubj") and not _negated(tree, at):
                    yield tree.change(at - 1, at, verb(base, tag), "tense changed")


def _negated(tree: Tree, at: int) -> bool:
    return any(tree.key(one) in ("not", "n't", "never", "still") for one in tree.of(at, "advmod"))


def perfect(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "The court said that" into "the court has said that": news is told in either tense."""
    for tree in read.trees:
        root = tree.root
        token = tree.tokens[root]
        subjects = tree.of(root, "nsubj")
        if (
            token.tag != "VBD"
            or len(subjects) != 1
            or subjects[0] > root
            or tree.of(root, "aux", "advmod", "obl", "conj")
        ):
            continue
        if (
            tree.key(root)
            in (
                "said",
                "told",
                "announced",
                "called",
                "rejected",
                "denied",
                "warned",
                "accused",
                "urged",
            )
            and chance.random() < 0.5
            and not tree.quotes(root, root)
            and tree.key(subjects[0]) != "who"
        ):
            have = "have" if tree.is_plural(subjects[0]) or tree.key(subjects[0]) == "i" else "has"
            yield tree.change(root, root, f"{have} {tree.key(root)}", "tense changed")

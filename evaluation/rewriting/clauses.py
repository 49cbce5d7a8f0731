"""Clauses and adverbials in another order, and what is said moved round who says it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from evaluation.rewriting.edits import Edit, upper, whole
from evaluation.rewriting.grammar import Read, Tree

SAYING = frozenset(
    "say tell report announce claim add state explain note declare insist argue warn confirm admit believe stress "
    "announc declar stat explaine reveal reveale claime argu warne".split()
)
"""Lemmas of verbs that report speech, with the ones that the parser cuts short."""
NEED_COMMA = frozenset("although though while whereas whilst".split())
MOVABLE = frozenset(
    "in on at after before during since despite amid because following when while although though as if until once "
    "by under with without throughout for".split()
)
"""Words that open adverbials which can stand in front of a sentence."""
MOST = 22
"""Tokens in an adverbial that is moved: a longer one in front hides the sentence."""


def to_the_end(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "On Monday, the court ruled" into "the court ruled on Monday"."""
    for tree in read.trees:
        for at in range(min(len(tree.tokens), MOST)):
            edit = _to_the_end(tree, at)
            if edit is not None:
                yield edit


def _to_the_end(tree: Tree, at: int) -> Edit | None:
    token = tree.tokens[at]
    if not tree.stops() or token.relation.split(":")[0] not in ("obl", "advcl") or token.head < at:
        return None
    phrase = tree.phrase(at)
    clause = tree.phrase(token.head)
    if phrase is None or phrase[0] != 0 or clause is None or tree.word(phrase[1] + 1) != ",":
        return None
    moved = tree.plainly(*phrase)
    last = min(clause[1], len(tree.tokens) - 2)
    rest, tail = tree.words(phrase[1] + 2, last), tree.words(last + 1, len(tree.tokens) - 1)
    if moved.lower().startswith("according to") or not whole(moved) or not rest or tree.closes(last):
        return None
    comma = "," if token.relation.startswith("advcl") and _needs_comma(tree, at, phrase[0]) else ""
    if _tells(tree, token.head) and (comma or tree.of(token.head, "ccomp", "parataxis")):
        return None
    return tree.edit(f"{upper(rest)}{comma} {moved}{'' if tail[:1] in ',.' else ' '}{tail}", "adverbial to the end")


def _needs_comma(tree: Tree, at: int, first: int) -> bool:
    return (
        tree.key(first) in NEED_COMMA or tree.tokens[first].tag in ("VBG", "VBN") or not tree.of(at, "mark", "advmod")
    )


def _tells(tree: Tree, at: int) -> bool:
    return tree.tokens[at].lemma.lower() in SAYING


def to_the_front(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "The court ruled on Monday" into "On Monday, the court ruled"."""
    for tree in read.trees:
        if tree.stops() and tree.tokens[0].pos not in ("CCONJ", "SCONJ", "ADP", "ADV", "PUNCT"):
            for at in tree.of(tree.root, "obl", "advcl"):
                edit = _to_the_front(tree, at)
                if edit is not None:
                    yield edit


def _to_the_front(tree: Tree, at: int) -> Edit | None:
    phrase = tree.phrase(at)
    if phrase is None or at < tree.root or phrase[1] != len(tree.tokens) - 2 or phrase[1] - phrase[0] > MOST:
        return None
    unmarked = tree.tokens[at].relation in ("obl:unmarked", "obl:tmod") and tree.key(at) not in ("time", "times")
    moved, before = tree.words(*phrase), phrase[0] - 1
    if tree.word(before) == ",":
        before -= 1
    if not (unmarked or tree.key(phrase[0]) in MOVABLE) or not whole(moved) or tree.tokens[at].relation == "obl:agent":
        return None
    subject = tree.of(tree.root, "nsubj", "expl", "csubj")
    if before <= tree.root or not subject or not whole(tree.words(0, before)) or tree.quotes(0, 0):
        return None
    if tree.tokens[phrase[0]].pos == "ADP" and _tells(tree, tree.root) and tree.of(tree.root, "ccomp"):
        return None
    return tree.edit(f"{upper(moved)}, {tree.plainly(0, before)}.", "adverbial to the front")


def speaker_last(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "The mayor said that it was safe" into "it was safe, the mayor said" or "according to the mayor"."""
    for tree in read.trees:
        root = tree.root
        said, subjects = tree.of(root, "ccomp"), tree.of(root, "nsubj")
        if not tree.stops() or not _tells(tree, root) or len(said) != 1 or len(subjects) != 1:
            continue
        clause, subject = tree.phrase(said[0]), tree.phrase(subjects[0])
        if clause is None or subject is None or subject[0] != 0 or clause[0] <= root or subject[1] >= root:
            continue
        if clause[1] != len(tree.tokens) - 2 or not tree.of(said[0], "nsubj", "nsubj:pass", "expl"):
            continue
        if tree.tokens[clause[0]].pos == "PUNCT" or tree.word(clause[0] - 1) in (":", '"', "“", "'"):
            continue
        first = clause[0] + (tree.key(clause[0]) == "that")
        marks = [one for one in tree.of(said[0], "mark") if tree.key(one) != "that"]
        content, verb = tree.words(first, clause[1]), tree.words(subject[1] + 1, clause[0] - 1)
        if marks or tree.tokens[first].tag in ("WRB", "WP", "WDT") or not whole(content) or not whole(verb):
            continue
        plain = verb.lower() in ("said", "says", "reported") and tree.tokens[subjects[0]].pos != "PRON"
        if plain and subject[1] < 8 and chance.random() < 0.5:
            yield tree.edit(f"According to {tree.plainly(*subject)}, {content}.", "speaker moved")
        else:
            yield tree.edit(f"{upper(content)}, {tree.plainly(*subject)} {verb.rstrip(' ,')}.", "speaker moved")


def speaker_first(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "The bridge was safe, the mayor said" into "the mayor said that the bridge was safe"."""
    for tree in read.trees:
        root = tree.root
        said, subjects = tree.of(root, "ccomp", "parataxis"), tree.of(root, "nsubj")
        if not tree.stops() or not _tells(tree, root) or len(said) != 1 or len(subjects) != 1:
            continue
        clause, subject = tree.phrase(said[0]), tree.phrase(subjects[0])
        if clause is None or subject is None or clause[0] != 0 or clause[1] >= min(root, subject[0]):
            continue
        content, last = tree.plainly(*clause), len(tree.tokens) - 2
        after = tree.words(max(root, subject[1]) + 1, last)
        if not whole(content) or "," in after or tree.words(min(root, subject[0]), last) == "":
            continue
        speaker, verb = upper(tree.words(*subject)), tree.word(root)
        if after:
            verb = f"{verb} {after}"
        if tree.quotes(*clause):
            yield from _quoting(tree, content, f"{speaker} {verb}")
        elif tree.tokens[root].tag in ("VBD", "VBZ", "VBP"):
            yield tree.edit(f"{speaker} {verb} that {content}.", "speaker moved")


def _quoting(tree: Tree, content: str, saying: str) -> Iterator[Edit]:
    """A sentence that is one quotation and its speaker, with the speaker in front."""
    bare = content.rstrip()
    if bare[:1] in '"“' and bare[-1:] in '"”' and bare.count('"') in (0, 2) and bare.count("“") in (0, 1):
        inner = bare[1:-1].rstrip(" ,")
        if inner:
            yield tree.edit(f"{saying}: {bare[0]}{inner}.{bare[-1]}", "speaker moved")


def according_to(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "According to the mayor, the bridge is safe" into "the bridge is safe, the mayor said", and the like."""
    for tree in read.trees:
        places = [at for at in range(len(tree.tokens) - 1) if tree.key(at) == "according" and tree.key(at + 1) == "to"]
        if len(places) != 1 or not tree.stops():
            continue
        head = next((one for one in (tree.tokens[places[0]].head,) if one > places[0]), None)
        phrase = tree.phrase(head) if head is not None else None
        if head is None or phrase is None or phrase[0] != places[0]:
            continue
        source, last = tree.words(phrase[0] + 2, phrase[1]), len(tree.tokens) - 2
        if phrase[0] == 0 and tree.word(phrase[1] + 1) == ",":
            content = tree.words(phrase[1] + 2, last)
            said = (
                f"{upper(content)}, {source} said."
                if chance.random() < 0.5
                else (f"{upper(source)} said that {content}.")
            )
        elif phrase[1] == last and tree.word(phrase[0] - 1) == ",":
            said = f"According to {source}, {tree.plainly(0, phrase[0] - 2)}."
        else:
            continue
        if whole(said) and not tree.quotes(*phrase) and tree.tokens[head].pos in ("NOUN", "PROPN"):
            yield tree.edit(said, "according to moved")

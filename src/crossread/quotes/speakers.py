"""Who says: the noun phrase of a speaker, and the name behind it."""

from __future__ import annotations

from crossread.language.naming import Memory, is_pronoun
from crossread.quotes.parts import OUTSIDE, Part
from crossread.quotes.verbs import quote_nouns
from crossread.records import NameKind, Passage

OWN = frozenset({"his", "her"})
LOOSE = frozenset({"acl", "acl:relcl", "advcl", "parataxis", "cop", "discourse", "ccomp", "advmod"})
"""What hangs on a noun phrase and is no part of who it is."""
NAME = 7
"""Tokens of a name between commas, initials and hyphens counted."""
LONGEST = 30
"""Tokens of a noun phrase; titles with affiliation run to about 20."""


def phrase(part: Part, at: int) -> Passage | None:
    """The noun phrase of a speaker, with the name beside it ("the coach, Lena Ostby"), without relative clauses."""
    tree = part.tree
    cut = {
        child
        for here in part.below(at)
        for child in tree.children[here]
        if part.tokens[child].relation in LOOSE
        or (part.tokens[child].relation == "appos" and not _names(part, here, child))
        or (here == at and child < at and part.tokens[child].relation == "case")
        or part.inside[child] != part.inside[at]
    }
    kept = [here for here in part.below(at, cut) if part.inside[here] == part.inside[at]]
    run = _around(kept, at)[:LONGEST]
    while run and (not part.word(run[-1]) or part.tokens[run[-1]].tag == "POS"):
        run.pop()
    while run and (not part.word(run[0]) or part.tokens[run[0]].relation in ("cc", "case", "mark")):
        run.pop(0)
    return part.exact(run[0], _named(part, run)) if run else None


def _named(part: Part, run: list[int]) -> int:
    """The last token of a noun phrase, with the name between commas behind it: "the bishop of Ellery, Ada Brook,"."""
    last = run[-1]
    while (
        last + 1 < len(part.tokens)
        and part.tokens[last + 1].tag == "NNP"
        and part.inside[last + 1] == part.inside[last]
    ):
        last += 1
    if part.tokens[last + 1 :][:1] and part.key(last + 1) == "," and part.tokens[run[0]].pos != "PROPN":
        end = last + 2
        while end < len(part.tokens) and end < last + 2 + NAME and part.tokens[end].tag in ("NNP", "HYPH", "NNPS"):
            end += 1
        closed = end == len(part.tokens) or part.key(end) in (",", ".")
        if end > last + 2 and closed and part.inside[last + 2] == part.inside[last]:
            return end - 1
    return last


def _names(part: Part, owner: int, at: int) -> bool:
    """Whether an apposition is the name of who a noun describes."""
    return part.tokens[at].pos == "PROPN" and part.tokens[owner].pos != "PROPN"


def _around(kept: list[int], at: int) -> list[int]:
    """The tokens that stand without a gap around a token: what was cut out parts a phrase."""
    first = last = kept.index(at)
    while first > 0 and kept[first - 1] == kept[first] - 1:
        first -= 1
    while last + 1 < len(kept) and kept[last + 1] == kept[last] + 1:
        last += 1
    return kept[first : last + 1]


def several(part: Part, at: int) -> bool:
    """Whether a speaker is several, each named: "both Veldia and Ostmark" is no one of them."""
    joined = [child for child in part.tree.children[at] if part.tokens[child].relation == "conj"]
    return bool(joined) and all(part.tokens[one].pos == "PROPN" for one in (at, *joined))


def main_subject(part: Part) -> Passage | None:
    """The subject of a sentence, if it stands outside all marks."""
    root = part.tree.root()
    at = part.tree.subject(root)
    if at is None or at == root or part.inside[at] != OUTSIDE:
        return None
    return phrase(part, at)


def whose(part: Part) -> Passage | None:
    """Who a sentence's subject is an answer, a message or another word of: "Roe’s answer was short"."""
    at = part.tree.subject(part.tree.root())
    owner = part.tree.child(at, frozenset({"nmod:poss"})) if at is not None and part.key(at) in quote_nouns() else None
    return phrase(part, owner) if owner is not None and part.inside[owner] == OUTSIDE else None


def resolved(memory: Memory, number: int, speaker: Passage | None, main: Passage | None) -> str | None:
    """Id of the name that a speaker is: its own, or the person a pronoun stands for; None where it cannot be told.

    `main` is the subject of the sentence, which a pronoun behind it mostly means.
    """
    if speaker is None:
        return None
    if is_pronoun(speaker) or speaker.text.casefold() in OWN:
        name = memory.name_of(main) if main is not None else None
        if main is not None and name is not None and name.kind is NameKind.PERSON and main.end <= speaker.start:
            return name.id
        return memory.meant(speaker, number)
    name = memory.name_of(speaker)
    return name.id if name is not None else None

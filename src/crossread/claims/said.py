"""The words that a statement is compared by: its own, with the subject that it shares or the noun it tells more of."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.claims.around import Near
from crossread.claims.grammar import AUX, Grammar
from crossread.claims.kinds import Kind
from crossread.claims.nouns import noun
from crossread.claims.statements import Statement
from crossread.language.syntax import SUBJECTS
from crossread.records import Report

Run = tuple[int, int]
"""First and last of words that follow one another."""
OWNS, PLACED = "'s", "in"
"""What stands for "whose" and "where" when the noun takes their place."""
HELPED = frozenset({"VB", "VBN", "VBG"})
"""Tags of verb forms that need a helping verb."""


def pieces(
    grammar: Grammar,
    statement: Statement,
    at: int,
    words: Sequence[int],
    subject: int | None,
    antecedent: Run | None,
    pronoun: int | None,
) -> list[Run | str]:
    """Runs of words in the order in which they are said, with the subject or antecedent in its place."""
    if antecedent is not None and pronoun is not None:
        return _with_antecedent(grammar, at, words, antecedent, pronoun)
    own: list[Run | str] = [*_runs(grammar, words)]
    if subject is None or grammar.own_subject(at) is not None or subject in words:
        return own
    if statement.kind not in (Kind.JOINED, Kind.PARTICIPLE) and grammar.relations[at] != "conj":
        return own
    return [noun(grammar, subject), *_shared_helpers(grammar, at), *own]


def _shared_helpers(grammar: Grammar, at: int) -> list[Run]:
    """The helping verbs that a joined verb shares: the "will" of "will send troops and impose tariffs"."""
    if not shares_helpers(grammar, at):
        return []
    head = grammar.tokens[at].head
    return [(each, each) for each in grammar.tree.children[head] if grammar.relations[each] == "aux" and each < head]


def shares_helpers(grammar: Grammar, at: int) -> bool:
    """Whether a joined verb goes with the helping verbs of the one that it is joined to."""
    token, head = grammar.tokens[at], grammar.tokens[grammar.tokens[at].head]
    if grammar.relations[at] != "conj" or token.tag not in HELPED or token.tag != head.tag:
        return False
    return grammar.tree.child(at, AUX) is None and grammar.own_subject(at) is None


def _with_antecedent(grammar: Grammar, at: int, words: Sequence[int], antecedent: Run, pronoun: int) -> list[Run | str]:
    """A relative clause with the noun it tells more of: "talks led to a truce", "the union rejected the offer"."""
    rest = [word for word in words if word != pronoun]
    relation, tag = grammar.tokens[pronoun].relation, grammar.tokens[pronoun].tag
    case = grammar.lead(pronoun, "case")
    if relation in SUBJECTS or (grammar.tokens[pronoun].head != at and grammar.relations[pronoun] != "obj"):
        owner: list[Run | str] = [OWNS] if tag == "WP$" else []
        before, after = [word for word in rest if word < pronoun], [word for word in rest if word > pronoun]
        return [*_runs(grammar, before), antecedent, *owner, *_runs(grammar, after)]
    if case is not None:
        return [*_runs(grammar, [word for word in rest if word != case]), (case, case), antecedent]
    if tag == "WRB":
        return [*_runs(grammar, rest), PLACED, antecedent]
    before, after = [word for word in rest if word <= at], [word for word in rest if word > at]
    return [*_runs(grammar, before), antecedent, *_runs(grammar, after)]


def _runs(grammar: Grammar, words: Sequence[int]) -> list[Run]:
    """Words that nothing but marks parts, together."""
    found: list[Run] = []
    for word in words:
        if found and all(not grammar.words[each] for each in range(found[-1][1] + 1, word)):
            found[-1] = (found[-1][0], word)
        else:
            found.append((word, word))
    return found


def written(
    report: Report, grammar: Grammar, parts: Sequence[Run | str], near: Near
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The pieces as one text, a name that they lack in place of its first pronoun, and the places of their words."""
    tokens = grammar.tokens
    texts = []
    runs = [(tokens[part[0]].start, tokens[part[1]].end) for part in parts if not isinstance(part, str)]
    told = {name.id for start, end in runs for name in near.named(start, end)}
    for piece in parts:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        first, last = piece
        start = tokens[first].start
        for at in range(first, last + 1):
            name = near.meant.get(tokens[at].start)
            if name is not None and name.id not in told:
                told.add(name.id)
                texts.append(report.text[start : tokens[at].start])
                texts.append(name.name)
                start = tokens[at].end
        texts.append(report.text[start : tokens[last].end])
    said = " ".join(part for text in texts if (part := text.strip()))
    return said.replace(f" {OWNS} ", f"{OWNS} "), tuple(runs)

"""Contents: which words of a sentence a cue reports, as the tree of the sentence has them."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.quotes.cues import Cue
from crossread.quotes.parts import OUTSIDE, Part
from crossread.quotes.verbs import NAMING

ASKING = frozenset({"whether", "if", "how", "why", "what", "when", "where", "who", "which"})
BLAMING = frozenset({"for", "over", "as"})
"""Prepositions after the object of "criticised": what it is criticised for belongs to what is said."""
ADDRESSED = frozenset("tell inform remind assure reassure convince notify warn persuade advise".split())
"""Verbs whose object is who is told, not what."""
SILENT = frozenset("comment answer say give discuss elaborate identify name speak reveal disclose provide be".split())
"""What somebody refuses who says nothing."""
PLACES = frozenset({"in", "at", "over", "between", "with", "from", "to"})
"""Prepositions of what is said of a matter: "called for calm in the town"."""
DASHES = frozenset({"–", "—", "--", "-", "―"})
LIGHT = "verb and noun"

Places = list[int]


def contents_of(cue: Cue) -> list[Places]:
    """The tokens that a cue reports, in order; more than one run where it reports two clauses, none where none."""
    if cue.rule in ("according to", "in the view of"):
        return list(_around(cue.part, cue.at))
    if cue.rule in ("noun", LIGHT):
        return list(_noun(cue))
    if _quoted_as(cue):
        return []
    if cue.rule == "passive" and cue.speaker is None:
        return list(_clauses(cue))
    found = list(_clauses(cue)) or list(_complement(cue)) or list(_matter(cue)) or list(_parenthesis(cue))
    return [_without_gloss(cue.part, places) for places in found]


def _without_gloss(part: Part, places: Places) -> Places:
    """A content without what the reporter adds at its end: ", which he called a cartel", ", reflecting the mood"."""
    for at in places[1:]:
        token = part.tokens[at]
        if part.tree.text(at) in DASHES and part.inside[at] == OUTSIDE and _comment(part, at, places):
            return [one for one in places if one < at]
        relative = token.relation == "acl:relcl"
        participle = token.relation == "advcl" and token.tag == "VBG"
        if not (relative or participle) or part.inside[at] != part.inside[places[-1]] or part.inside[at] != OUTSIDE:
            continue
        held = part.below(at)
        first = next((one for one in held if part.word(one)), at)
        if held[-1] != places[-1] and not (held[-1] + 1 == places[-1] and not part.word(places[-1])):
            continue
        if part.key(first - 1) == "," and (participle or part.tokens[first].tag in ("WDT", "WP", "WRB", "WP$", "IN")):
            kept = [one for one in places if one < first]
            return kept if any(part.word(one) for one in kept) else places
    return places


def _comment(part: Part, dash: int, places: Places) -> bool:
    """Whether a noun with a relative clause follows a dash: "– a claim that Roe rejected"."""
    rest = [at for at in places if at > dash]
    tops = [at for at in rest if part.tokens[at].head < dash and part.word(at)]
    relative = frozenset({"acl:relcl"})
    return len(tops) == 1 and part.tokens[tops[0]].pos == "NOUN" and part.tree.child(tops[0], relative) is not None


def _clauses(cue: Cue) -> Iterator[Places]:
    """The clauses that hang on a verb or an adjective; two that the tree parts by mistake are one."""
    part, frame = cue.part, cue.frame
    if not (frame.clause or frame.that):
        return
    behind: list[int] = []
    for child in part.tree.children[cue.at]:
        relation = part.tokens[child].relation
        mark = _mark(part, child)
        if relation == "ccomp" and child > cue.at:
            behind += [child] if mark or _finite(part, child) else []
        elif relation == "ccomp":
            # What stands before its cue ends before who says it.
            behind_it = cue.speaker is not None and child < cue.speaker < cue.first
            first = min(part.below(cue.speaker)) if behind_it and cue.speaker is not None else cue.first
            yield [at for at in part.below(child) if at < first]
        elif (
            (mark == "that" and child > cue.at and min(part.below(child)) == cue.at + 1)
            or (relation == "advcl" and mark in ASKING and mark not in ("if", "when", "where"))
            or (relation == "parataxis" and child > cue.at + 1 and part.key(min(part.below(child)) - 1) == ":")
        ):
            yield part.below(child)
    if len(behind) == 1:
        yield from _split(part, behind[0])
    elif behind:
        clauses = [part.below(child) for child in behind]
        if all(any(part.inside[token] != OUTSIDE for token in clause) for clause in clauses):
            yield from clauses
        else:
            yield sorted({token for clause in clauses for token in clause})


def _finite(part: Part, at: int) -> bool:
    """Whether a clause has a finite verb ("saw the price rise" has none), or stands in marks, where anything may."""
    helped = part.tree.child(at, frozenset({"aux", "aux:pass", "cop", "expl"})) is not None
    return helped or part.tokens[at].tag not in ("VB", "VBG") or part.inside[at] != OUTSIDE


def _quoted_as(cue: Cue) -> bool:
    """Whether it is the "quoted" of "was quoted as saying", whose words "saying" brings in."""
    children = cue.part.tree.children[cue.at]
    return cue.base in ("quote", "cite") and any(cue.part.tokens[child].tag == "VBG" for child in children)


def _split(part: Part, at: int) -> Iterator[Places]:
    """A clause; "that A and that B" are two where each has words in marks, for then two remarks are quoted."""
    others = [
        child
        for child in part.tree.children[at]
        if part.tokens[child].relation == "conj" and _mark(part, child) == "that"
    ]
    clauses = [part.below(at, others), *(part.below(other) for other in others)]
    if not all(any(part.inside[token] != OUTSIDE for token in clause) for clause in clauses):
        yield part.below(at)
        return
    starts = [clause[0] for clause in clauses[1:]]
    for clause, stop in zip(clauses, [*starts, len(part.tokens)], strict=True):
        # A stop at the end of the sentence may hang on the first of them.
        clause = [token for token in clause if token < stop]
        while clause and part.tokens[clause[0]].relation in ("cc", "punct"):
            clause.pop(0)
        yield clause


def _mark(part: Part, at: int) -> str:
    """The word that brings a clause in: "that", "whether", "why"."""
    for child in part.tree.children[at]:
        if child < at and (part.tokens[child].relation == "mark" or part.key(child) in ASKING):
            return part.key(child)
    return ""


def _case(part: Part, at: int) -> tuple[int, str]:
    """The preposition before a complement, or the conjunction before a clause; -1 where there is none."""
    for child in part.tree.children[at]:
        if child < at and part.tokens[child].relation in ("case", "mark"):
            return child, part.key(child)
    return -1, ""


def _complement(cue: Cue) -> Iterator[Places]:
    """An object with its complement ("the town to wait", "it unfair", "the firm of hiding cracks"), or one alone."""
    part, frame = cue.part, cue.frame
    children = [child for child in part.tree.children[cue.at] if child > cue.at]
    objects = [child for child in children if part.tokens[child].relation in ("obj", "iobj")]
    for child in children:
        relation = part.tokens[child].relation.partition(":")[0]
        if relation not in ("xcomp", "obl", "advcl", "ccomp"):
            continue
        place, case = _case(part, child)
        named = relation == "xcomp" and cue.base in NAMING and bool(objects)
        if not named and case not in frame.joiners and case not in frame.about:
            continue
        if case == "to" and part.key(child) in SILENT and cue.base in ("refuse", "decline"):
            return
        tokens = part.below(child)
        if named or (objects and objects[0] < child and case in frame.joiners):
            owner = part.below(objects[0]) if objects else []
            yield sorted({*owner, *tokens})
        elif case == "to" and relation in ("xcomp", "advcl", "ccomp"):
            yield tokens
        else:
            # "called for the president to resign": the infinitive belongs to what is called for.
            wished = [other for other in children if other > child and _case(part, other)[1] == "to"]
            more = part.below(wished[0]) if wished and part.tokens[wished[0]].tag == "VB" else []
            near = [other for other in children if other > child and min(part.below(other)) == tokens[-1] + 1]
            beside = [
                other for other in near if part.tokens[other].relation == "obl" and _case(part, other)[1] in PLACES
            ]
            more += [token for other in beside for token in part.below(other)]
            yield sorted({*(token for token in tokens if token != place), *more})
        return


def _matter(cue: Cue) -> Iterator[Places]:
    """What is spoken of: an object, with what it is blamed for; of an adjective what it is about."""
    part, frame = cue.part, cue.frame
    token = part.tokens[cue.at]
    if token.relation == "acl" and token.tag == "VBG" and cue.speaker == token.head and token.head == cue.at - 1:
        # "those challenging the plan" says who they are, not what they say.
        return
    children = [child for child in part.tree.children[cue.at] if child > cue.at]
    for child in children:
        relation = part.tokens[child].relation.partition(":")[0]
        place, case = _case(part, child)
        if relation == "obj" and frame.matter:
            clause = next((one for one in part.tree.children[child] if _mark(part, one) == "that"), None)
            if clause is not None and cue.base in ADDRESSED and part.tokens[clause].relation.startswith("acl"):
                yield part.below(clause)
                return
            more = [other for other in children if other > child and _case(part, other)[1] in BLAMING]
            yield sorted({*part.below(child), *(token for other in more for token in part.below(other))})
            return
        if cue.rule == "adjective" and relation in ("obl", "advcl", "xcomp", "ccomp"):
            yield part.below(child) if case in ("to", "that", "") else [t for t in part.below(child) if t != place]
            return


def _parenthesis(cue: Cue) -> Iterator[Places]:
    """The clause around ", Smith said," or after "as Smith put it,"."""
    part = cue.part
    token = part.tokens[cue.at]
    relation = token.relation
    if cue.speaker is None or token.head == cue.at or not cue.frame.clause or cue.speaker == token.head:
        return
    if relation == "parataxis" or (relation == "advcl" and _mark(part, cue.at) == "as"):
        yield from _around(part, cue.at)
    elif relation.startswith("acl") and part.tree.child(cue.at, frozenset({"nsubj"})) is not None and _set_off(cue):
        top = next((up for up in part.tree.up(cue.at) if part.tree.is_clause(up)), None)
        if top is not None:
            yield part.below(top, (cue.at,))


def _set_off(cue: Cue) -> bool:
    """Whether a clause stands between commas."""
    part = cue.part
    tokens = part.below(cue.at)
    before, after = tokens[0] - 1, tokens[-1] + 1
    inner = part.key(tokens[0]) == ","
    return (inner or (before >= 0 and part.key(before) == ",")) and after < len(part.tokens) and part.key(after) == ","


def _around(part: Part, at: int) -> Iterator[Places]:
    """The clause that something hangs on, without it: the whole sentence where it stands at an end of one."""
    head = part.tokens[at].head
    if head == at:
        return
    held = part.below(at)
    words = [token for token in range(len(part.tokens)) if part.word(token)]
    top = head
    if held[-1] == words[-1] or min(held) <= words[0] + 1:
        top = part.tree.root()
    while not part.tree.is_clause(top) and part.tokens[top].head != top:
        top = part.tokens[top].head
    tokens = [token for token in part.below(top, (at,)) if part.word(token)]
    while tokens and part.tokens[tokens[0]].relation == "cc":
        tokens.pop(0)
    if tokens:
        yield tokens


def _noun(cue: Cue) -> Iterator[Places]:
    """The clause or phrase after a noun of speaking; that of "the view is that …" too."""
    part = cue.part
    for child in part.tree.children[cue.at]:
        relation = part.tokens[child].relation
        if child < cue.at or child == cue.speaker:
            continue
        place, case = _case(part, child)
        if relation in ("acl", "ccomp", "acl:relcl") and case in ("that", "to"):
            yield part.below(child)
            return
        if relation in ("nmod", "acl", "advcl") and case in ("of", "for", "to", "about", "on", "over", "against", "in"):
            yield [token for token in part.below(child) if token != place]
            return
    token = part.tokens[cue.at]
    if token.relation.startswith("nsubj"):
        mark = next((child for child in part.tree.children[token.head] if part.key(child) in ("that", "to")), None)
        if mark is not None and cue.at < mark <= token.head:
            yield [at for at in part.below(token.head, (cue.at,)) if at >= mark]

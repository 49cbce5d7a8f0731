"""Positions that a verb tells: finite, before "to", in a passive, in a relative clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.language.lexicon import lexicon
from crossread.language.syntax import OBJECTS, Tree
from crossread.positions.found import Found
from crossread.positions.lexis import Pattern, forms, key, verbs
from crossread.positions.spans import Edges, Span, joined
from crossread.positions.standing import Standing, doer, standing
from crossread.records import Act

SILENT = frozenset(
    """answer say give discuss elaborate identify name speak reveal disclose provide be confirm respond specify named
    identified quoted published""".split()
) | {"comment", "comments", "interview", "interviews"}
"""Heads of what somebody declines that only tell of silence: "declined to comment"."""
ASIDES = frozenset({"comment", "comments", "interview", "interviews", "anonymity"})
"""What reporters and their sources ask for: "requests for comment"."""
WISHING = frozenset(f for verb in ("want", "seek") for f in forms(verb))
OWN_SUBJECT = frozenset({"nsubj", "nsubj:pass"})
CORE = frozenset({"obj", "iobj", "xcomp", "ccomp"})
LEADING = frozenset({"obl", "xcomp", "ccomp", "advcl", "acl", "obj", "nmod"})
ARGUMENTS = frozenset("of for from to against about into as over".split())
"""Prepositions that lead to part of what an act is about; others tell when, where and how."""
TOWARDS = frozenset({Act.ACCUSES, Act.CALLS_FOR, Act.DEMANDS, Act.WARNS})
"""Acts whose object is whom one turns to, so that in a passive the subject is not the whole issue."""
TURNED = frozenset({Act.CALLS_FOR, Act.DEMANDS, Act.WARNS, Act.PROPOSES, Act.OFFERS})
"""Acts by which one turns to somebody who is to do something."""
SAID_FIRST = frozenset({Act.WARNS, Act.INSISTS, Act.PROMISES, Act.THREATENS, Act.DEMANDS, Act.PROPOSES})
"""Acts that may follow the words they are about: "We will not move," the union insisted."""
AWAY = frozenset({"away", "off", "down", "out", "up"})
"""Words that make another verb of the one before them."""
NEAR = 3
"""Words that may stand between two parts of an issue: adverbs, or a short aside."""
RELATIVE = frozenset({"WDT", "WP"})


@dataclass(frozen=True, slots=True)
class _Matched:
    pattern: Pattern
    heads: tuple[int, ...]
    """Heads of what it is about."""
    start: int
    """The first word that it can begin with."""


def verbal(edges: Edges) -> Iterator[Found]:
    """Every position that a verb of an act tells."""
    tree = edges.tree
    for at, token in enumerate(tree.tokens):
        if token.pos in ("VERB", "AUX") and token.relation != "aux" and (rows := verbs().get(key(tree.text(at)))):
            found = _told(edges, at, rows)
            if found is not None:
                yield found


def _told(edges: Edges, at: int, rows: tuple[Pattern, ...]) -> Found | None:
    stands = standing(edges, at)
    if stands is None:
        return None
    for pattern in rows:
        if pattern.negative and not stands.denied:
            continue
        matched = _matched(edges, at, pattern)
        if matched is not None:
            return _built(edges, at, matched, stands)
    return None


def _built(edges: Edges, at: int, matched: _Matched, stands: Standing) -> Found | None:
    tree, act = edges.tree, matched.pattern.act
    agent = _agent(tree, at)
    if _passive(tree, at):
        if agent is None:
            return None
        issue = _passive_issue(edges, at, matched, agent)
        actor, rule = agent, "passive"
    else:
        subject = doer(edges, stands.governor)
        if subject is None:
            return None
        actor, rule = subject, _rule(tree, at, stands)
        core = any(_whole(tree, each, stands.governor) for each in matched.heads) or matched.pattern.link
        issue = _issue(edges, at, matched) if core else None
        issue = issue or _antecedent(edges, stands.governor, actor) or _issue(edges, at, matched)
    if issue is None or _idle(edges, at, matched):
        return None
    denied = stands.denied and not matched.pattern.negative
    return Found(act, at, actor, issue, denied, stands.condition, rule, wish=_own_wish(tree, at, matched))


def _whole(tree: Tree, at: int, verb: int) -> bool:
    """Whether a complement says all that an act is about: not "to accept" in "a plan that they refused to accept"."""
    token = tree.tokens[at]
    relative = tree.tokens[verb].relation == "acl:relcl" and token.relation == "xcomp"
    return token.relation in CORE and not (relative and all(each < at for each in tree.children[at]))


def _rule(tree: Tree, at: int, stands: Standing) -> str:
    token = tree.tokens[at]
    if stands.governor != at:
        return "infinitive"
    if token.tag == "VBG" and tree.child(at, frozenset({"aux"})) is None:
        return "participle"
    return "verb"


# ---- the words that must follow ------------------------------------------------------------------------------


def _matched(edges: Edges, at: int, pattern: Pattern) -> _Matched | None:
    """The pattern with what it is about, if its words follow the verb."""
    tree = edges.tree
    after = _after_middle(tree, at, pattern)
    if after is None:
        return None
    if pattern.middle and pattern.gap and not pattern.link:
        return _with_object(edges, at, pattern)
    if not pattern.link:
        heads = _complements(tree, at, pattern.act)
        return _Matched(pattern, heads, at + 1)
    if pattern.gap:
        led = _led(tree, at, after, pattern.link)
        between = led is not None and edges.first[led] > after and tree.text(after) not in ",;:"
        apart = led is not None and (between or _passive(tree, at))
        return _Matched(pattern, (led,), at + 1 if _passive(tree, at) else after) if led is not None and apart else None
    return _linked(tree, at, after, pattern)


def _after_middle(tree: Tree, at: int, pattern: Pattern) -> int | None:
    """The place after the words that must stand right behind the verb."""
    after = _past_adverbs(tree, at + 1)
    middle = pattern.middle
    if not middle or (pattern.gap and not pattern.link):
        return None if _other_verb(tree, at) else after
    for first in (at + 1, after):
        if all(first + n < len(tree.tokens) and key(tree.text(first + n)) == word for n, word in enumerate(middle)):
            return _past_adverbs(tree, first + len(middle))
    apart = len(middle) == 1 and any(
        key(tree.text(each)) == middle[0] and tree.tokens[each].relation == "compound:prt" for each in tree.children[at]
    )
    return after if apart and not pattern.link else None


def _other_verb(tree: Tree, at: int) -> bool:
    """Whether the word behind makes another verb of it: "backed away from", "backed down"."""
    token = tree.tokens[at + 1] if at + 1 < len(tree.tokens) else None
    joined_on = token is not None and token.head == at and token.relation in ("compound:prt", "advmod")
    return joined_on and key(tree.text(at + 1)) in AWAY


def _past_adverbs(tree: Tree, at: int) -> int:
    while at < len(tree.tokens) and tree.tokens[at].pos == "ADV" and tree.tokens[at].relation == "advmod":
        at += 1
    return at


def _with_object(edges: Edges, at: int, pattern: Pattern) -> _Matched | None:
    """ "confirm its participation": an object that must be one noun."""
    held = edges.tree.child(at, frozenset({"obj"}))
    if held is None or key(edges.tree.text(held)) != pattern.middle[-1]:
        return None
    return _Matched(pattern, (held,), at + 1)


def _led(tree: Tree, at: int, after: int, link: str) -> int | None:
    """What a word such as "to" leads to, among what hangs on a verb or on its object."""
    below = [each for each in tree.children[at] if each > at]
    deeper = [each for one in below if tree.tokens[one].relation in ("obj", "obl") for each in tree.children[one]]
    for each in sorted([*below, *deeper]):
        kind = tree.tokens[each].relation.partition(":")[0]
        infinitive = link != "to" or any(tree.tokens[one].tag == "TO" for one in tree.children[each])
        if each > after and kind in LEADING and infinitive and opens(tree, each, link):
            return each
    return None


def opens(tree: Tree, at: int, link: str) -> bool:
    """Whether a word leads to what hangs on a token, as the first of such words."""
    lead = next((each for each in tree.children[at] if tree.tokens[each].relation in ("case", "mark")), None)
    return lead is not None and key(tree.text(lead)) == link


def _linked(tree: Tree, at: int, after: int, pattern: Pattern) -> _Matched | None:
    """ "called for a truce", "insists that …": the link right behind, or leading to what hangs on the verb."""
    link = pattern.link
    if link == "that":
        heads = tuple(each for each in tree.children[at] if each > at and _is_that(tree, each))
        return _Matched(pattern, heads[:1], at + 1) if heads else None
    if after < len(tree.tokens) and key(tree.text(after)) == link:
        token = tree.tokens[after]
        start = after if link == "to" and token.tag == "TO" and token.relation == "mark" else after + 1
        if token.relation in ("case", "mark") and token.head > after:
            follows = _infinitive_after(tree, at, token.head) if token.relation == "case" else None
            return _Matched(pattern, (token.head, follows) if follows else (token.head,), start)
        held = tree.child(at, frozenset({"obj"}))
        if held is not None and held > after:
            return _Matched(pattern, (held,), start)
        return _Matched(pattern, (), start)
    found = _led(tree, at, after, link)
    if found is None or tree.tokens[found].head != at or tree.child(at, frozenset({"obj"})) is not None:
        return None
    clause = tree.tokens[found].relation in ("xcomp", "ccomp", "advcl")
    lead = next(each for each in tree.children[found] if key(tree.text(each)) == link)
    return _Matched(pattern, (found,), lead if clause else lead + 1)


def _is_that(tree: Tree, at: int) -> bool:
    """Whether a clause begins with "that"."""
    return tree.tokens[at].relation == "ccomp" and opens(tree, at, "that")


def _infinitive_after(tree: Tree, at: int, head: int) -> int | None:
    """ "called for the union to pay": what a noun behind the link is to do."""
    for each in tree.children[at]:
        infinitive = tree.tokens[each].relation in ("advcl", "xcomp") and tree.tokens[each].tag == "VB"
        if each > head and infinitive and tree.text(each - 1).lower() == "to" and each - head <= NEAR:
            return each
    return None


def _complements(tree: Tree, at: int, act: Act) -> tuple[int, ...]:
    """Heads of what hangs on a verb as what it is about."""
    below = [each for each in tree.children[at] if each > at]
    core = [each for each in below if tree.tokens[each].relation in CORE and tree.tokens[each].tag not in RELATIVE]
    found = core + [each for each in below if _argument(tree, each, act)]
    if not core and (shared := _shared_object(tree, at)) is not None:
        found.append(shared)
    if not found and act in SAID_FIRST:
        found = [each for each in tree.children[at] if tree.tokens[each].relation == "ccomp"]
    return tuple(sorted(found))


def _argument(tree: Tree, at: int, act: Act) -> bool:
    token = tree.tokens[at]
    if token.relation not in ("obl", "obl:arg", "advcl"):
        return False
    case = next((each for each in tree.children[at] if tree.tokens[each].relation in ("case", "mark")), None)
    word = key(tree.text(case)) if case is not None else ""
    if token.relation == "advcl":
        # "accused Ostmark of hiding ships", "urged Ostmark to pay"
        return (word in ("of", "for", "as") and token.tag == "VBG") or (
            word == "to"
            and token.tag == "VB"
            and act in TURNED
            and tree.child(token.head, frozenset({"obj"})) is not None
        )
    if key(tree.text(at)) in lexicon("weekdays") | lexicon("months") | {"behalf"}:
        return False
    held = tree.child(token.head, OBJECTS) is not None
    return word in ARGUMENTS or (word == "on" and act is Act.ACCUSES and held)


def _shared_object(tree: Tree, at: int) -> int | None:
    """The object of a verb that a verb joined to it shares: "rejected and denounced the plan"."""
    token = tree.tokens[at]
    holders = [each for each in tree.children[at] if tree.tokens[each].relation == "conj"]
    if token.relation == "conj":
        holders.append(token.head)
    for holder in holders:
        held = tree.child(holder, frozenset({"obj"}))
        if held is not None and held > at and tree.tokens[held].tag not in RELATIVE and abs(holder - at) <= NEAR:
            return held
    return None


# ---- what it is about ----------------------------------------------------------------------------------------


def _issue(edges: Edges, at: int, matched: _Matched) -> Span | None:
    if not matched.heads:
        return None
    tree, heads = edges.tree, matched.heads
    if matched.pattern.gap and matched.pattern.link:
        return edges.bare((matched.start, edges.phrase(heads[-1])[1]))
    spans: list[Span] = []
    for each in heads:
        span = edges.phrase(each, start=matched.start if each > at else None)
        if spans and span[0] - spans[-1][1] > NEAR:
            break
        spans.append(span)
    whole = joined(spans)
    if whole is None:
        return None
    first = whole[0]
    bare = tree.tokens[first].relation == "case" and tree.tokens[first].pos == "ADP" and first + 1 < whole[1]
    if bare and key(tree.text(first)) != "against" and tree.tokens[heads[0]].relation.startswith("obl"):
        first += 1
    denied = first - 1 > at and key(tree.text(first - 1)) in ("not", "never")
    return edges.bare((first - denied, whole[1]))


def _passive(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    if token.tag not in ("VBN", "VBD"):
        return False
    below = {tree.tokens[each].relation for each in tree.children[at]}
    if "nsubj:pass" in below and "aux:pass" not in below:
        return _agent(tree, at) is not None
    bare = (
        token.relation in ("acl", "advcl", "acl:relcl") and token.tag == "VBN" and not below & {"nsubj", "obj", "aux"}
    )
    return "aux:pass" in below or bare


def _agent(tree: Tree, at: int) -> int | None:
    """Who does it in a passive: the noun after "by"."""
    for each in tree.children[at]:
        relation = tree.tokens[each].relation
        if each > at and relation in ("obl:agent", "obl") and opens(tree, each, "by"):
            return each
    return None


def _passive_issue(edges: Edges, at: int, matched: _Matched, agent: int) -> Span | None:
    tree = edges.tree
    heads = tuple(each for each in matched.heads if each not in (agent, at))
    if heads and matched.pattern.act in TOWARDS:
        return _issue(edges, at, _Matched(matched.pattern, heads, matched.start))
    token = tree.tokens[at]
    if token.relation == "acl":
        return edges.noun(token.head, frozenset({at}))
    subject = tree.child(at, frozenset({"nsubj:pass"}))
    if subject is None:
        subject = tree.subject(at)
    if subject is None:
        return None
    if tree.tokens[subject].tag in RELATIVE and token.relation == "acl:relcl":
        return edges.noun(token.head, frozenset({at}))
    return edges.noun(subject, frozenset({at}))


def _antecedent(edges: Edges, at: int, actor: int) -> Span | None:
    """What a relative clause without an object hangs on: "terms the union rejected"."""
    tree = edges.tree
    for clause in (at, *tree.up(at)):
        token = tree.tokens[clause]
        if token.relation.startswith("acl") and token.head < clause:
            return edges.noun(token.head, frozenset({clause})) if token.head != actor else None
        if token.relation != "conj":
            return None
    return None
    return None


def _idle(edges: Edges, at: int, matched: _Matched) -> bool:
    """Whether a complement only tells of silence or courtesy, or a verb has a sense that is no act."""
    tree, act = edges.tree, matched.pattern.act
    heads = {key(tree.text(each)): tree.tokens[each].relation for each in matched.heads}
    if len(matched.heads) == 1 and tree.tokens[matched.heads[0]].tag in RELATIVE:
        return True
    if key(tree.text(at)) in WISHING and len(heads) == 1 and tree.tokens[matched.heads[0]].pos == "PRON":
        return True
    if heads.keys() & (SILENT if act is Act.REFUSES else ASIDES if act is Act.DEMANDS else frozenset()):
        return True
    if act is Act.OFFERS and heads.keys() & lexicon("act_courtesies"):
        return True
    if act is Act.PROPOSES and key(tree.text(at)).startswith("suggest"):
        return any(_asserted(tree, each) for each in matched.heads)
    # "denied him entry": not a denial of words.
    return act is Act.DENIES and tree.child(at, frozenset({"iobj"})) is not None


def _asserted(tree: Tree, at: int) -> bool:
    """Whether a clause says what is so, rather than what is to be done."""
    token = tree.tokens[at]
    aux = {key(tree.text(each)) for each in tree.children[at] if tree.tokens[each].relation.startswith(("aux", "cop"))}
    return token.relation == "ccomp" and not ((token.tag == "VB" or "be" in aux) and aux <= {"should", "be", "not"})


def _own_wish(tree: Tree, at: int, matched: _Matched) -> bool:
    """Whether somebody wants to do something, rather than have it done."""
    held = any(tree.tokens[each].relation in ("obj", "ccomp") for each in matched.heads)
    own = any(tree.tokens[each].relation == "xcomp" and tree.child(each, OWN_SUBJECT) is None for each in matched.heads)
    return key(tree.text(at)) in WISHING and own and not held

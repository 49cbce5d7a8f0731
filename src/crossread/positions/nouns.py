"""Positions that a noun tells: "the union's demand for", "made an offer to", "the city's position is that"."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.language.syntax import Tree
from crossread.positions.found import Found
from crossread.positions.lexis import Led, forms, key, light, nouns, stances
from crossread.positions.spans import Edges, Span
from crossread.positions.standing import Standing, condition, doer, standing
from crossread.positions.verbs import ASIDES

OWNERS = frozenset({"nmod:poss", "compound", "amod"})
OWN = frozenset("its their his her our my".split())
"""Owners that are only told by whom the clause is about."""
AGAIN = frozenset("echo repeat reiterate renew join restate reaffirm".split())
FROM = frozenset({"by", "from"})
NEAR = 6
"""Words behind a noun within which what hangs on its verb may still belong to it."""


def nominal(edges: Edges) -> Iterator[Found]:
    """Every position that a noun of an act tells, with its owner or with a verb that only carries it."""
    tree = edges.tree
    for at, token in enumerate(tree.tokens):
        led = nouns().get(key(tree.text(at)))
        if led is None or token.pos != "NOUN" or token.relation == "compound":
            continue
        found = _noun(edges, at, led)
        if found is not None:
            yield found


def _noun(edges: Edges, at: int, led: Led) -> Found | None:
    tree = edges.tree
    owner = _owner(tree, at)
    own = owner is not None and key(tree.text(owner)) in OWN
    carried = _carried(edges, at) if owner is None or own else None
    verb, stands, gives_up = carried or (None, None, False)
    about = _about(edges, at, led, verb)
    actor, rule = owner, "noun"
    if stands is not None and verb is not None:
        actor, rule = doer(edges, stands.governor), "light verb"
        about = about or _given(edges, at, verb)
    elif owner is None:
        actor = _of_owner(tree, at, about[0] if about is not None else None)
    if actor is None or about is None or key(tree.text(about[0])) in ASIDES:
        return None
    head, issue = about
    none = any(key(tree.text(each)) == "no" for each in tree.children[at])
    denied = none ^ gives_up ^ (stands is not None and stands.denied)
    left_open = condition(edges, head) or (stands.condition if stands is not None else None)
    return Found(led.act, at, actor, issue, denied, left_open, rule, carrier=verb)


def _given(edges: Edges, at: int, verb: int) -> tuple[int, Span] | None:
    """What an act is about that has no words behind its noun: "gave the plan its backing", "echoed this demand"."""
    tree = edges.tree
    for each in tree.children[verb]:
        if verb < each < at and tree.tokens[each].relation in ("iobj", "obj"):
            return each, edges.phrase(each)
    again = any(key(tree.text(verb)) in forms(word) for word in AGAIN)
    return (at, edges.phrase(at)) if again else None


def _owner(tree: Tree, at: int) -> int | None:
    """Whose act it is: an owner or a name before the noun, or a name after "by"."""
    before = [each for each in tree.children[at] if each < at and tree.tokens[each].relation in OWNERS]
    for each in before:
        capital = tree.text(each)[:1].isupper()
        if tree.tokens[each].relation == "nmod:poss" or (capital and tree.tokens[each].pos in ("PROPN", "ADJ")):
            return each
    for each in tree.children[at]:
        lead = [key(tree.text(one)) for one in tree.children[each] if tree.tokens[one].relation == "case"]
        if each > at and lead and lead[0] in FROM and tree.tokens[each].pos == "PROPN":
            return each
    return None


def _of_owner(tree: Tree, at: int, about: int | None) -> int | None:
    """ "the refusal of the union to pay": the owner after "of", where something else is what it is about."""
    for each in tree.children[at]:
        lead = [key(tree.text(one)) for one in tree.children[each] if tree.tokens[one].relation == "case"]
        if at < each and lead == ["of"] and about is not None and each < about and tree.tokens[each].pos == "PROPN":
            return each
    return None


def _carried(edges: Edges, at: int) -> tuple[int, Standing, bool] | None:
    """The verb that only carries a noun, how it is meant, and whether it gives the act up."""
    tree = edges.tree
    token = tree.tokens[at]
    verb = token.head
    row = light().get(key(tree.text(verb)))
    if token.relation != "obj" or row is None or tree.tokens[verb].pos != "VERB":
        return None
    after, gives_up = row
    if any(key(tree.text(each)) not in after for each in range(verb + 1, verb + 1 + len(after))):
        after = ()
    own = any(key(tree.text(each)) in OWN for each in tree.children[at])
    stands = standing(edges, verb)
    return (verb, stands, gives_up) if stands is not None and (own or not gives_up) else None


def _about(edges: Edges, at: int, led: Led, verb: int | None) -> tuple[int, Span] | None:
    """The head and the words of what a noun's act is about: behind it, or misplaced on the verb that carries it."""
    tree = edges.tree
    below = [each for each in tree.children[at] if each > at]
    if verb is not None:
        below += [each for each in tree.children[verb] if at < edges.first[each] <= at + NEAR]
    found: list[tuple[int, int, str]] = []
    for each in below:
        kind = tree.tokens[each].relation
        leads = [one for one in tree.children[each] if tree.tokens[one].relation in ("case", "mark")]
        words = [key(tree.text(one)) for one in leads]
        link = next((word for word in words if word in led.links), None)
        if kind != "acl:relcl" and link is not None and kind.partition(":")[0] in ABOUT:
            found.append((each, leads[words.index(link)], link))
    # "the refusal of the union to pay": the owner after "of" is not what it is about.
    found = [row for row in found if row[2] != "of" or tree.tokens[row[0]].pos != "PROPN"] or found
    if not found:
        return None
    head, lead, link = min(found, key=lambda row: row[1])
    case = tree.tokens[lead].relation == "case" or (link not in ("to", "that"))
    issue = edges.phrase(head, frozenset({lead}) if case else frozenset(), start=lead + case)
    for other, after, word in found:
        # "its call on the union to pay": whom, and to do what.
        if case and word == "to" and after == issue[1]:
            return other, (issue[0], edges.phrase(other)[1])
    return head, issue


ABOUT = frozenset({"nmod", "acl", "ccomp", "xcomp", "obl", "advcl"})


def stated(edges: Edges) -> Iterator[Found]:
    """ "The union's position is that the fleet must stay": what a noun for a stance is said to be."""
    tree = edges.tree
    for at in range(len(tree.tokens)):
        led = stances().get(key(tree.text(at)))
        relation = tree.tokens[at].relation
        if led is None or relation not in ("nsubj:outer", "nsubj"):
            continue
        owner = tree.child(at, frozenset({"nmod:poss"}))
        head = tree.tokens[at].head
        cop = [each for each in tree.children[head] if tree.tokens[each].relation == "cop" and each > at]
        inner = tree.child(head, frozenset({"ccomp"}))
        if owner is None:
            continue
        if relation == "nsubj:outer" and cop:
            issue = edges.phrase(head, frozenset({at, cop[0]}), start=cop[0] + 1)
        elif inner is not None and key(tree.text(head)) in ("is", "was", "'s", "remains", "be"):
            issue = edges.phrase(inner)
        else:
            continue
        yield Found(led.act, at, owner, issue, False, None, "stance")

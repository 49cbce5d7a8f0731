"""Positions that an adjective tells: "is willing to share", "remains opposed to"."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.positions.found import Found
from crossread.positions.lexis import Led, adjectives, key
from crossread.positions.spans import Edges
from crossread.positions.standing import doer, standing
from crossread.positions.verbs import LEADING, opens


def adjectival(edges: Edges) -> Iterator[Found]:
    """Every position that an adjective tells: "is willing to share"."""
    tree = edges.tree
    for at in range(len(tree.tokens)):
        led = adjectives().get(key(tree.text(at)))
        if led is not None and (tree.tokens[at].pos == "ADJ" or tree.tokens[at].tag == "VBN"):
            found = _adjective(edges, at, led)
            if found is not None:
                yield found


def _adjective(edges: Edges, at: int, led: Led) -> Found | None:
    tree = edges.tree
    if tree.tokens[at].relation in ("amod", "compound") or tree.child(at, frozenset({"obj"})) is not None:
        return None
    for each in tree.children[at]:
        kind = tree.tokens[each].relation.partition(":")[0]
        link = next((word for word in sorted(led.links) if opens(tree, each, word)), None)
        plain = kind == "ccomp" and "that" in led.links
        if each < at or kind not in LEADING or (link is None and not plain):
            continue
        stands = standing(edges, at)
        subject = doer(edges, stands.governor) if stands is not None else None
        if stands is None or subject is None or subject == at:
            return None
        lead = next((one for one in tree.children[each] if tree.tokens[one].relation == "case"), None)
        issue = edges.phrase(each, frozenset({lead}) if lead is not None else frozenset())
        return Found(led.act, at, subject, issue, stands.denied, stands.condition, "adjective")
    return None

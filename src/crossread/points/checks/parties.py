"""Check of names: two reports tell one thing of two people, bodies or places."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.language.places import governments
from crossread.language.quantities import comparable, disagree
from crossread.language.stems import stem
from crossread.points.facets import Facet, contradicts, day, part
from crossread.points.field import Field
from crossread.points.wording import WHERE, is_where
from crossread.records import NameKind
from crossread.text import fold, within

PARTY_ALIKE = 0.6
"""Low: the names that differ are much of what the likeness of two claims hangs on."""
ONE_QUESTION = 0.8
"""Probability of one question, by the pair scorer, from which a name may be all that two claims differ in."""
CONTRARY = 0.4
"""Probability of a contradiction, by the pair scorer, from which two names that differ may be what it is about."""
NAME, NOUN, ENOUGH = 2, 1, 2
"""What a name and a noun in one place of both claims count for, and how much is enough: look-alikes share a noun."""
ELSEWHERE = frozenset({"against", "after", "before", "since", "like", "unlike", "than", "besides", "despite"})
"""Prepositions whose noun takes no part in what is told."""


def party_facets(field: Field) -> Iterator[Facet]:
    """Each place in a claim that names fill: who did it, to whom, with whom, where."""
    for at, unit in enumerate(field.units):
        for one in unit.claim.participants:
            names = frozenset(field.actors[name] for name in one.names)
            if names and one.slot not in ELSEWHERE and within(one.passage, unit.claim.passage):
                yield part(field, at, one.passage, "where" if one.slot in WHERE else one.slot, names)
        yield from _places(field, at)


def name_facets(field: Field) -> Iterator[Facet]:
    """Each name in a claim by itself, whatever its place."""
    for at, unit in enumerate(field.units):
        for name, passage in field.named.inside(unit.claim.passage):
            yield part(field, at, passage, "", frozenset({name}))


def _places(field: Field, at: int) -> Iterator[Facet]:
    """The one place by name that a claim gives behind "in", "at", "near", however deep it stands."""
    claim = field.units[at].claim
    found = [
        (name, passage)
        for name, passage in field.named.inside(claim.passage)
        if field.names[name].kind is NameKind.PLACE and is_where(claim.passage, passage)
    ]
    heads = {one.passage for one in claim.participants if one.slot in WHERE}
    if len(found) == 1 and not any(within(found[0][1], head) for head in heads):
        yield part(field, at, found[0][1], "where", frozenset({found[0][0]}))


def same_place(field: Field, left: Facet, right: Facet) -> bool:
    """Names of one kind in one place of two claims that have something else in common and nothing apart."""
    if left.label != right.label:
        return False
    if same_party(left, right):
        return True
    return _one_kind(field, left, right) and _rest_agrees(field, left, right)


def only_names(field: Field, left: Facet, right: Facet) -> bool:
    """A contradiction by the pair scorer, and two names of one kind of which neither stands in the other's sentence.

    They fill one place in the claims, as far as that is known.
    """
    if not contradicts(field, left, right, CONTRARY, ONE_QUESTION) or not _one_kind(field, left, right):
        return False
    slots = {_slot(field, facet) for facet in (left, right)} - {""}
    return len(slots) <= 1 and not _is_shared(field, left, right)


def _slot(field: Field, facet: Facet) -> str:
    """The place in a claim that the words of a facet fill; `""` if that is not known."""
    claim = field.units[facet.unit].claim
    start = claim.passage.start + facet.start
    found = [one for one in claim.participants if one.passage.start <= start < one.passage.end]
    return next(("where" if one.slot in WHERE else one.slot for one in found), "")


def _one_kind(field: Field, left: Facet, right: Facet) -> bool:
    """Whether the names in which two facets differ are of one known kind, and none is a shorter form of another."""
    kinds = {field.names[name].kind for name in left.about ^ right.about}
    if len(kinds) != 1 or NameKind.OTHER in kinds:
        return False
    # A country and a town say the same place more and less exactly.
    if kinds == {NameKind.PLACE} and len({_is_country(field, name) for name in left.about ^ right.about}) > 1:
        return False
    return not field.one_form(left.about - right.about, right.about - left.about)


def _is_country(field: Field, name: str) -> bool:
    return any(fold(worded.text) in governments() for worded in field.names[name].variants)


def _is_shared(field: Field, left: Facet, right: Facet) -> bool:
    """Whether either sentence has the name in which the other's facet differs."""
    here, there = (
        frozenset(name for name, _ in field.named.inside(field.units[facet.unit].claim.sentence))
        for facet in (left, right)
    )
    return bool((left.about - right.about) & there or (right.about - left.about) & here)


def same_party(left: Facet, right: Facet) -> bool:
    """The same names, or some of them: a list may leave out who counts for less."""
    return left.about <= right.about or right.about <= left.about


def parties_firm(field: Field, left: Facet, right: Facet) -> bool:
    """One predicate, and neither sentence names the other's party anywhere."""
    one, other = (field.units[facet.unit].claim.predicate for facet in (left, right))
    return bool(one) and stem(one) == stem(other) and not _is_shared(field, left, right)


def _rest_agrees(field: Field, left: Facet, right: Facet) -> bool:
    """Whether the claims have another participant, number or day in common, and no other place with two names."""
    one, other = (_rest(field, facet) for facet in (left, right))
    shared = 0
    for slot in one.keys() & other.keys():
        if both := one[slot] & other[slot]:
            shared += NAME if any(name in field.names for name in both) else NOUN
        elif any(name in field.names for name in one[slot]) and any(name in field.names for name in other[slot]):
            return False
    return shared >= ENOUGH or _same_facts(field, left, right)


def _rest(field: Field, facet: Facet) -> dict[str, frozenset[str]]:
    """By place the names of a claim, or the noun where there is no name, but for the facet's own place."""
    found: dict[str, frozenset[str]] = {}
    for one in field.units[facet.unit].claim.participants:
        slot = "where" if one.slot in WHERE else one.slot
        if slot != facet.label:
            held = frozenset(field.actors[name] for name in one.names) or frozenset({stem(one.head)})
            found[slot] = found.get(slot, frozenset()) | held
    return found


def _same_facts(field: Field, left: Facet, right: Facet) -> bool:
    """Whether two claims have a number or a known day in common."""
    one, other = (field.units[facet.unit].claim for facet in (left, right))
    if any(
        comparable(number, against) and not disagree(number, against)
        for number in one.quantities
        for against in other.quantities
    ):
        return True
    days = [{day(field.moments[name].earliest) for name in claim.moments} - {None} for claim in (one, other)]
    return bool(days[0] & days[1])

"""Mentions joined to names: surnames to full names, spellings to spellings, acronyms to what they stand for.

Only distinct spellings are compared, and only those that share a rough sound, so that many reports stay cheap.
Two spellings join only if every spelling on one side goes with every one on the other: like names never chain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from crossread.language.lexicon import lexicon
from crossread.names.blocks import body_blocks, could_be_one, lone_blocks, person_blocks, sound
from crossread.names.evidence import places, plain
from crossread.names.kinds import ORDER, kind_of
from crossread.names.mentions import Mention
from crossread.names.pairs import LONE, Likeness, initials, lone, same_body, same_person, same_word, word_share
from crossread.names.parts import is_form
from crossread.names.scripts import script
from crossread.records import NameKind

Keys = tuple[str, ...]
MOST_IN_BLOCK = 200
"""Distinct spellings of one rough sound that are compared with one another; beyond it only equal ones join."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention with the weights of its kinds, and whether a preposition of place stands before it."""

    mention: Mention
    weights: tuple[float, ...]
    placed: bool


@dataclass(slots=True)
class Group:
    """Mentions of one name while names are being joined."""

    keys: set[Keys]
    seen: list[Seen]
    why: list[tuple[str, str, Mention, Mention]] = field(default_factory=list)
    """Rule, detail and the two mentions for each join."""

    def weights(self) -> tuple[float, ...]:
        """The weights of the kinds over all mentions, rounded so that the order of sums decides nothing."""
        rows = [each.weights for each in self.seen]
        return tuple(round(sum(sorted(row[index] for row in rows)), 3) for index in range(len(ORDER)))

    def kind(self) -> NameKind:
        """The kind that most of the signs show."""
        return kind_of(self.weights())

    def reports(self) -> set[str]:
        """The reports that have it."""
        return {each.mention.report for each in self.seen}


def place_of(mention: Mention) -> tuple[str, int, int]:
    """Sort key of a mention."""
    return (mention.report, mention.start, mention.end)


def link(seen: Sequence[Seen]) -> list[Group]:
    """All mentions of a story as groups of one name each, in an order that does not depend on that of the reports."""
    ordered = sorted(seen, key=lambda each: place_of(each.mention))
    groups = _by_spelling(ordered)
    _surnames_in_report(groups)
    _join_alike(groups, _is_full_person, person_blocks, same_person, "spelling")
    _surnames_across(groups)
    _join_alike(groups, _is_long_body, body_blocks, same_body, "spelling")
    _short_bodies(groups)
    _acronyms(groups)
    _join_alike(groups, _is_lone, lone_blocks, _same_lone, "spelling")
    return [groups[keys] for keys in sorted(groups)]


def canonical(keys: Keys) -> Keys:
    """One key for all spellings that the tables give of a country, its people included."""
    tables = places()
    country = tables.country.get(keys) or tables.people.get(keys) or tables.capital.get(keys)
    return plain(country) if country else keys


def _by_spelling(ordered: Sequence[Seen]) -> dict[Keys, Group]:
    groups: dict[Keys, Group] = {}
    for each in ordered:
        key = canonical(each.mention.keys)
        group = groups.get(key)
        if group is None:
            groups[key] = Group({key}, [each])
            continue
        if each.mention.keys != key and each.mention.keys not in {one.mention.keys for one in group.seen[:50]}:
            group.why.append(
                ("table", "the tables have both as spellings of one place", group.seen[0].mention, each.mention)
            )
        group.seen.append(each)
    return groups


def _merge(groups: dict[Keys, Group], into: Keys, other: Keys, rule: str, detail: str) -> None:
    target, source = groups[into], groups.pop(other)
    target.why.append((rule, detail, target.seen[0].mention, source.seen[0].mention))
    target.why.extend(source.why)
    target.keys |= source.keys
    target.seen = sorted([*target.seen, *source.seen], key=lambda each: place_of(each.mention))


# ---- persons ---------------------------------------------------------------------------------------------------

SUFFIXES = frozenset("jr sr ii iii iv".split())


def surname(keys: Keys) -> str:
    """The last word that is no "Jr"."""
    return keys[-2] if keys[-1] in SUFFIXES and len(keys) > 2 else keys[-1]


def _is_full_person(keys: Keys, group: Group) -> bool:
    """A person, or a name in another script, whose words tell us nothing of its kind."""
    foreign = script(keys[0]) != "latin" and group.kind() is NameKind.OTHER
    return len(keys) > 1 and (foreign or group.kind() is NameKind.PERSON)


def _surnames_in_report(groups: dict[Keys, Group]) -> None:
    """A surname alone goes to the full name with it that stands nearest before it in its own report."""
    full: dict[tuple[str, str], list[tuple[int, Keys]]] = {}
    given: dict[tuple[str, str], set[Keys]] = {}
    for keys in sorted(groups):
        if _is_full_person(keys, groups[keys]):
            for each in groups[keys].seen:
                full.setdefault((each.mention.report, surname(keys)), []).append((each.mention.start, keys))
                given.setdefault((each.mention.report, keys[0]), set()).add(keys)
    for keys in sorted(key for key in groups if len(key) == 1):
        left = []
        for each in groups[keys].seen:
            target = _own_full_name(each, full, given)
            if target is None:
                left.append(each)
                continue
            group = groups[target]
            if not any(why[0] == "surname" and why[3].report == each.mention.report for why in group.why):
                first = next(one for one in group.seen if one.mention.report == each.mention.report)
                group.why.append(("surname", "the report gives the full name", first.mention, each.mention))
            group.seen.append(each)
        if left:
            groups[keys].seen = left
        else:
            del groups[keys]
    for group in groups.values():
        group.seen.sort(key=lambda each: place_of(each.mention))


def _own_full_name(
    each: Seen, full: dict[tuple[str, str], list[tuple[int, Keys]]], given: dict[tuple[str, str], set[Keys]]
) -> Keys | None:
    mention = each.mention
    key = mention.keys[0]
    known = places().knows(mention.keys) or mention.keys in places().people or key in lexicon("organisations")
    if known and each.placed:
        return None
    candidates = sorted(full.get((mention.report, key), []))
    before = [keys for start, keys in candidates if start < mention.start]
    if candidates:
        return before[-1] if before else candidates[0][1]
    called = given.get((mention.report, key), set())
    if len(called) == 1 and not known and mention.title is None:
        return next(iter(called))
    return None


def _surnames_across(groups: dict[Keys, Group]) -> None:
    """A surname alone whose report has no full name goes to the only full name of the story that it can mean."""
    by_surname: dict[str, set[Keys]] = {}
    by_sound: dict[str, set[str]] = {}
    for keys in sorted(groups):
        if _is_full_person(keys, groups[keys]):
            for each in groups[keys].keys:
                by_surname.setdefault(surname(each), set()).add(keys)
                by_sound.setdefault(sound(lone(surname(each)).text), set()).add(surname(each))
    for keys in sorted(key for key in groups if len(key) == 1):
        group = groups[keys]
        key = keys[0]
        if (
            places().knows(keys)
            or key in lexicon("organisations")
            or (group.kind() is NameKind.PLACE and group.weights()[1] >= 4)
        ):
            continue
        owners = by_surname.get(key, set())
        if not owners:
            near = sorted(
                other for other in by_sound.get(sound(lone(key).text), ()) if word_share(key, other) <= 2 * LONE
            )
            owners = set().union(*(by_surname[other] for other in near[:1])) if len(near) == 1 else set()
        if len(owners) == 1:
            _merge(groups, next(iter(owners)), keys, "surname", "only one full name in the story has this surname")


# ---- spellings -------------------------------------------------------------------------------------------------


def _is_long_body(keys: Keys, group: Group) -> bool:
    return len(keys) > 1 and group.kind() is not NameKind.PERSON and not places().knows(keys)


def _is_lone(keys: Keys, group: Group) -> bool:
    return len(keys) == 1 and len(keys[0]) >= 5 and not places().knows(keys) and keys[0] not in lexicon("common_words")


def _same_lone(left: Keys, right: Keys, together: bool) -> Likeness:
    """Two single words: alike on their own, and no report uses both."""
    if len(left) != 1 or len(right) != 1 or together:
        return Likeness(left == right, 0.0, "equal")
    return same_word(left[0], right[0])


Compare = Callable[[Keys, Keys, bool], Likeness]


def _join_alike(
    groups: dict[Keys, Group],
    takes: Callable[[Keys, Group], bool],
    blocks: Callable[[Keys], tuple[str, ...]],
    compare: Compare,
    rule: str,
) -> None:
    """Groups whose spellings are alike become one, the likest first."""
    taken = [keys for keys in sorted(groups) if takes(keys, groups[keys])]
    found = []
    for left, right in _worth_comparing(taken, blocks):
        if compare is same_person and not could_be_one(left, right):
            continue
        likeness = compare(left, right, _together(groups[left], groups[right]))
        if likeness.same:
            found.append((likeness.cost, left, right, likeness.why))
    owner = {keys: keys for keys in taken}
    for cost, left, right, why in sorted(_clear(found, compare)):
        one, other = owner[left], owner[right]
        if one == other or not _all_alike(groups[one], groups[other], compare):
            continue
        one, other = _larger(groups, one, other)
        _merge(groups, one, other, rule, f"{why}; doubt {cost:g}")
        owner = {keys: one if group == other else group for keys, group in owner.items()}


def _worth_comparing(taken: list[Keys], blocks: Callable[[Keys], tuple[str, ...]]) -> list[tuple[Keys, Keys]]:
    """The pairs that share a block, each once."""
    members: dict[str, list[Keys]] = {}
    for keys in taken:
        for block in blocks(keys):
            members.setdefault(block, []).append(keys)
    return sorted({pair for block in members.values() for pair in combinations(block[:MOST_IN_BLOCK], 2)})


Found = tuple[float, Keys, Keys, str]
CLEARLY = 0.5
"""Doubt by which one spelling must be nearer than another before a name goes to it and not to the other."""


def _clear(found: list[Found], compare: Compare) -> list[Found]:
    """The pairs without those of a name that may as well be another's: "Lund" between "Karin Lund" and "Kari Lund"."""
    partners: dict[Keys, list[tuple[float, Keys]]] = {}
    for cost, left, right, _ in found:
        partners.setdefault(left, []).append((cost, right))
        partners.setdefault(right, []).append((cost, left))

    def rivalled(name: Keys, cost: float, partner: Keys) -> bool:
        return any(
            other < cost + CLEARLY and rival != partner and not compare(partner, rival, False).same
            for other, rival in partners[name]
        )

    return [
        (cost, left, right, why)
        for cost, left, right, why in found
        if not rivalled(left, cost, right) and not rivalled(right, cost, left)
    ]


def _larger(groups: dict[Keys, Group], one: Keys, other: Keys) -> tuple[Keys, Keys]:
    size = {keys: (-len(groups[keys].reports()), -len(groups[keys].seen), keys) for keys in (one, other)}
    return (one, other) if size[one] <= size[other] else (other, one)


def _together(left: Group, right: Group) -> bool:
    return bool(left.reports() & right.reports())


def _all_alike(left: Group, right: Group, compare: Compare) -> bool:
    together = _together(left, right)
    return all(
        compare(a, b, together).same
        for a in sorted(left.keys)
        for b in sorted(right.keys)
        if len(a) > 1 or len(b) > 1 or compare is _same_lone
    )


# ---- bodies ----------------------------------------------------------------------------------------------------


def _short_bodies(groups: dict[Keys, Group]) -> None:
    """ "Acme" goes to "Acme Corp" if that is the only longer name it can be short for."""
    starts: dict[str, set[Keys]] = {}
    for keys in sorted(groups):
        if len(keys) < 2 or groups[keys].kind() is not NameKind.ORGANISATION:
            continue
        if all(is_form(word) or word in lexicon("organisation_words") for word in keys[1:]):
            starts.setdefault(keys[0], set()).add(keys)
        elif places().knows(keys[:-1]):
            # A club goes by its last word: "Bergen Rovers", "the Rovers".
            starts.setdefault(keys[-1], set()).add(keys)
    for key in sorted(starts):
        if len(starts[key]) == 1 and (key,) in groups and not places().knows((key,)):
            target = next(iter(starts[key]))
            if target in groups and groups[(key,)].reports() & groups[target].reports():
                _merge(groups, target, (key,), "short-name", "the only name in the story that it can be short for")


def _acronyms(groups: dict[Keys, Group]) -> None:
    """An acronym goes to the only name in the story whose initials it has."""
    spelled: dict[str, set[Keys]] = {}
    for keys in sorted(groups):
        if groups[keys].kind() in (NameKind.ORGANISATION, NameKind.OTHER, NameKind.PLACE):
            for each in groups[keys].keys:
                for letters in initials(each):
                    spelled.setdefault(letters, set()).add(keys)
    for keys in sorted(key for key in groups if len(key) == 1):
        written = {each.mention.text.replace(".", "") for each in groups[keys].seen}
        if places().knows(keys) or not all(text.isupper() and 2 <= len(text) <= 7 for text in written):
            continue
        owners = {owner for owner in spelled.get(keys[0], set()) if owner in groups and owner != keys}
        if len(owners) == 1:
            _merge(groups, next(iter(owners)), keys, "acronym", "the initials of the only such name in the story")


def spellings(seen: Iterable[Seen]) -> dict[str, list[Mention]]:
    """Mentions by spelling as printed."""
    found: dict[str, list[Mention]] = {}
    for each in seen:
        found.setdefault(each.mention.text, []).append(each.mention)
    return found

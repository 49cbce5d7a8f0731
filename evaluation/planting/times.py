"""Another day, date, year, time of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from evaluation.planting.clause import MONTH, WEEK, Edited, arguments, keys, named, own, predicate, replaced
from evaluation.rewriting.figures import MONTHS, WEEKDAYS
from evaluation.rewriting.grammar import Tree

DAY = re.compile(r"(\d{1,2})(st|nd|rd|th)?")
YEAR = re.compile(r"(?:19|20)\d\d")
CLOCK = re.compile(r"(\d{1,2})([:.]\d\d)?(am|pm)?")
NOON = frozenset("am pm a.m. p.m. a.m p.m".split())
DEICTIC = frozenset("today yesterday tomorrow tonight".split())
PARTS = ("morning", "afternoon", "evening")
BEFORE_MONTH = frozenset("in last this since of next until".split())


def time(tree: Tree, other: Tree, chance: Random) -> Edited | None:
    """Another time, where the other sentence has the same one."""
    clause, theirs = dating(tree), keys(other)
    found = [
        edit
        for at in sorted(clause)
        if tree.key(at) in theirs or tree.key(at).rstrip("stndrh") in {key.rstrip("stndrh") for key in theirs}
        for edit in _edits(tree, other, at, chance)
    ]
    return chance.choice(found) if found else None


def dating(tree: Tree) -> frozenset[int]:
    """The words that say when the main verb's act was: they hang on the verb, or on other words of time.

    A day may hang on the verb's nouns too: parsers cannot tell ("rejected the appeal on Tuesday").
    """
    clause, top = own(tree), predicate(tree)
    nouns = [noun for noun in arguments(tree) if tree.tokens[noun].head == top]
    beside = {at for noun in nouns for at in tree.of(noun, "nmod") if _day(tree, at)}
    found = beside & clause
    waiting = [top, *tree.of(top, "xcomp"), *found]
    while waiting:
        at = waiting.pop()
        for child in tree.children[at]:
            straight = tree.tokens[child].relation.startswith(("obl", "advmod", "nmod:unmarked"))
            if child in clause and child not in found and _of_time(tree, child) and (straight or at in found):
                found.add(child)
                waiting.append(child)
    return frozenset(found)


def _day(tree: Tree, at: int) -> bool:
    """Whether a token is a day, and not the one that something has its name from: "Sunday's game"."""
    return tree.key(at) in WEEK and tree.tokens[at].relation != "nmod:poss"


def _of_time(tree: Tree, at: int) -> bool:
    key = tree.key(at)
    named_time = key in WEEK or key in MONTH or key in (*PARTS, "night") or key in NOON
    return named_time or key in DEICTIC or key[:1].isdigit()


def _edits(tree: Tree, other: Tree, at: int, chance: Random) -> Iterator[Edited]:
    key, word = tree.key(at), tree.word(at)
    if word in WEEKDAYS and not _in_name(tree, at):
        taken = keys(tree) | keys(other)
        yield replaced(
            tree, at, at, chance.choice([one for one in WEEKDAYS if one.lower() not in taken]), "time", "weekday"
        )
    elif key in PARTS or (key == "night" and tree.word(at - 1) in WEEKDAYS):
        if tree.key(at - 1) == "the" or tree.word(at - 1) in WEEKDAYS:
            part = chance.choice([one for one in PARTS if one != key])
            yield replaced(tree, at, at, part, "time", "part of the day")
    elif _month_beside(tree, at) and (day := DAY.fullmatch(key)):
        if _month_beside(tree, at) in _dates(other).get(int(day[1]), ()):
            yield from _another_day(tree, at, int(day[1]), bool(day[2]), chance)
    elif YEAR.fullmatch(key) and tree.key(at - 1) in ("in", "since") and tree.tokens[at].relation.startswith("obl"):
        year = int(key) + chance.choice((-4, -3, -2, -1, 1, 2, 3))
        yield replaced(tree, at, at, str(year), "time", "year")
    elif word in MONTHS.split("|") and tree.tokens[at].pos == "PROPN" and tree.key(at - 1) in BEFORE_MONTH:
        if not DAY.fullmatch(tree.key(at + 1)) and not DAY.fullmatch(tree.key(at - 1)) and not _in_name(tree, at):
            taken = keys(tree) | keys(other)
            months = [one for one in MONTHS.split("|") if one.lower() not in taken]
            yield replaced(tree, at, at, chance.choice(months), "time", "month")
    elif (clock := CLOCK.fullmatch(key)) and _is_clock(tree, at, clock):
        hour = (int(clock[1]) + chance.choice((2, 3, 4)) - 1) % 12 + 1
        yield replaced(tree, at, at, f"{hour}{clock[2] or ''}{clock[3] or ''}", "time", "time of day")


def _in_name(tree: Tree, at: int) -> bool:
    """Whether a day or month is part of a name: "Bloody Sunday"."""
    before = tree.tokens[at - 1] if at > 0 else None
    capital = before is not None and before.pos in ("PROPN", "ADJ") and tree.word(at - 1)[:1].isupper() and at > 1
    return named(tree, at) is not None or (capital and tree.key(at - 1) not in WEEK)


def _month_beside(tree: Tree, at: int) -> str:
    """The month that a number is a day of."""
    found = [tree.key(one) for one in (at - 1, at + 1) if tree.word(one) in MONTHS.split("|")]
    return found[0] if found else ""


def _dates(tree: Tree) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for at in range(len(tree.tokens)):
        day, month = DAY.fullmatch(tree.key(at)), _month_beside(tree, at)
        if day and month:
            found.setdefault(int(day[1]), set()).add(month)
    return found


def _another_day(tree: Tree, at: int, day: int, ordinal: bool, chance: Random) -> Iterator[Edited]:
    options = [one for one in range(1, 29) if 2 <= abs(one - day) <= 9]
    new = chance.choice(options)
    ending = ({1: "st", 2: "nd", 3: "rd"}.get(new % 10, "th") if new not in (11, 12, 13) else "th") if ordinal else ""
    yield replaced(tree, at, at, f"{new}{ending}", "time", "date")


def _is_clock(tree: Tree, at: int, clock: re.Match[str]) -> bool:
    hour = int(clock[1])
    return 1 <= hour <= 12 and (clock[3] is not None or tree.key(at + 1) in NOON)

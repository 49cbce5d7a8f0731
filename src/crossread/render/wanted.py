"""Who wants what, in reading order: each matter with the acts of every actor on it, the opposed ones first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.records import Act, Dossier, Entry, Passage, Position, Support
from crossread.render.labels import BARE_ACTS, Labels, act, line

FOR = frozenset(
    {Act.DEMANDS, Act.CALLS_FOR, Act.INSISTS, Act.OFFERS, Act.PROPOSES, Act.ACCEPTS, Act.AGREES, Act.PROMISES}
)
AGAINST = frozenset({Act.REJECTS, Act.REFUSES, Act.DENIES})

MODALS = ("would", "could", "might", "may", "should")
"""Words that by themselves leave open whether somebody does it."""

BRIEF = 8
"""Words of a condition that stand beside an act; a longer one stands with its passage."""


@dataclass(frozen=True, slots=True)
class Line:
    """One act of an actor on a matter, with each place that says so."""

    entry: Entry
    who: str
    words: str
    """The act as told: `rejects`, `would accept`, `does not demand`, `accepts, if the troops leave`."""
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """What actors want or do not want, and every act on it."""

    id: str
    issue: Passage
    """In the words of the act that most lineages tell."""
    opposed: bool
    """Whether one actor is for it and another against it."""
    lines: tuple[Line, ...]

    def by(self, who: str) -> tuple[Line, ...]:
        """The acts of one actor."""
        return tuple(one for one in self.lines if one.who == who)

    @property
    def positions(self) -> tuple[Position, ...]:
        """Every position on it."""
        return tuple(position for one in self.lines for position in one.positions)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Matters by actors."""

    matters: tuple[Matter, ...]
    actors: tuple[str, ...]
    """Who acts on them, those with most acts first."""


@dataclass(frozen=True, slots=True)
class Stance:
    """One act of an actor, with each place that says so."""

    act: Act
    denied: bool
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, and what they demand, reject, offer …"""

    who: str
    stances: tuple[Stance, ...]


def favours(act: Act, denied: bool) -> bool | None:
    """Whether an act is for its issue or against it; None where it says neither: who accuses, threatens or warns."""
    if act in FOR:
        return not denied
    return denied if act in AGAINST else None


def ledger(dossier: Dossier, labels: Labels) -> Ledger:
    """The ledger of a dossier: matters on which actors oppose each other first, then what most lineages tell."""
    positions = {position.id: position for position in dossier.positions}
    by_matter: dict[str, list[Line]] = {}
    for entry in dossier.ledger:
        held = [positions[id] for id in entry.positions if id in positions]
        held.sort(key=lambda one: (labels.rank(one.passage.report), one.passage.start))
        words = told(entry.act, entry.denied, held)
        by_matter.setdefault(entry.matter, []).append(Line(entry, labels.name(entry.name), words, tuple(held)))
    matters = [_matter(id, lines) for id, lines in by_matter.items()]
    matters.sort(key=lambda one: (not one.opposed, _reach(one.lines[0]), -len(one.lines)))
    acts: dict[str, int] = {}
    for one in (one for matter in matters for one in matter.lines):
        acts[one.who] = acts.get(one.who, 0) + 1
    return Ledger(tuple(matters), tuple(sorted(acts, key=lambda who: -acts[who])))


def _matter(id: str, lines: Sequence[Line]) -> Matter:
    ordered = tuple(sorted(lines, key=_reach))
    sides = {(one.entry.name, favours(one.entry.act, one.entry.denied)) for one in lines}
    pro, contra = ({name for name, side in sides if side is wanted} for wanted in (True, False))
    # Somebody told to be on both sides opposes nobody else by that.
    opposed = any(one != other for one in pro for other in contra)
    return Matter(id, ordered[0].entry.issue, opposed, ordered)


def _reach(one: Line) -> tuple[int, int, int]:
    support: Support = one.entry.lineages
    return (-support.least, -support.most, -len(one.positions))


def told(verb: Act, denied: bool, positions: Iterable[Position]) -> str:
    """An act with what the reports leave open of it: a condition in their words where all have the same short one."""
    held = list(positions)
    conditions = [line(one.condition.text) for one in held if one.condition]
    if not conditions:
        return act(verb, denied)
    if len(conditions) < len(held):
        return f"{act(verb, denied)}, in part on a condition"
    modal = next((word for word in MODALS for one in conditions if one.lower().split(maxsplit=1)[:1] == [word]), None)
    if modal is None:
        short = len(set(conditions)) == 1 and len(conditions[0].split()) <= BRIEF
        return f"{act(verb, denied)}, {conditions[0] if short else 'on a condition'}"
    return f"{modal} {'not ' if denied else ''}{BARE_ACTS[verb]}"


def actors(dossier: Dossier, labels: Labels) -> tuple[Actor, ...]:
    """Everybody with the positions that stand in no entry of the ledger, by act; older dossiers have no ledger."""
    entered = {id for entry in dossier.ledger for id in entry.positions}
    by_actor: dict[str, dict[tuple[Act, bool], list[Position]]] = {}
    for position in dossier.positions:
        if position.id not in entered:
            acts = by_actor.setdefault(labels.name(position.name), {})
            acts.setdefault((position.act, position.denied), []).append(position)
    found = [Actor(who, _stances(acts, labels)) for who, acts in by_actor.items()]
    return tuple(sorted(found, key=lambda actor: -sum(len(stance.positions) for stance in actor.stances)))


def _stances(acts: Mapping[tuple[Act, bool], Sequence[Position]], labels: Labels) -> tuple[Stance, ...]:
    order = {act: rank for rank, act in enumerate(Act)}
    return tuple(
        Stance(act, denied, tuple(sorted(held, key=lambda one: labels.rank(one.passage.report))))
        for (act, denied), held in sorted(acts.items(), key=lambda item: (order[item[0][0]], item[0][1]))
    )

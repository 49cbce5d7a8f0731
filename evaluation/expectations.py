"""What a careful reader found in a story, as frozen nouns, and how they are read from a file.

A truth is one JSON file beside the reports. Every place in it is `[file, words]`: the words as they stand in
that file's text, long enough to occur there once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Words of one file."""

    file: str
    words: str

    def __str__(self) -> str:
        return f"{self.file}: {self.words}"


@dataclass(frozen=True, slots=True)
class FileTruth:
    """What must become of one file."""

    name: str
    source: str | None
    """The address that the file itself gives as its source, where it gives one."""
    published: str | None
    """The day that the report must be dated, or None for no expectation."""
    outlet: str | None
    cuts: tuple[str, ...]
    """Lines that must be cut and kept among the cuts."""
    absent: tuple[str, ...]
    """Page furniture that must not be in the text."""
    kept: tuple[str, ...]
    """Words that must stay: the ends of the body, subheadings, lines that look like furniture."""
    damage: tuple[str, ...]
    """The damaged places, with a word on either side."""


@dataclass(frozen=True, slots=True)
class LineageTruth:
    """Files of one origin."""

    files: frozenset[str]
    kinds: frozenset[str]
    """Kinds of origin that are right."""
    origin: str | None
    """The file, or the name of the source, where there is one."""


@dataclass(frozen=True, slots=True)
class PointTruth:
    """Something that one or several readings say, each at one or several places."""

    what: str
    kinds: frozenset[str]
    """Kinds of point that are right; empty for any."""
    readings: tuple[tuple[Place, ...], ...]
    least: int
    """Independent lineages that must stand behind it."""


@dataclass(frozen=True, slots=True)
class MomentTruth:
    """An expression and the days or times it stands for ("2026-03-03", "T19:40").

    Both None where nothing can be known: then a dossier must not name a time there.
    """

    place: Place
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class PositionTruth:
    """An actor's act, at a place; any of several acts may be right."""

    name: str
    acts: frozenset[str]
    place: Place


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything that a careful reader found."""

    published: str | None
    """The day to pass for files that give none."""
    files: tuple[FileTruth, ...]
    lineages: tuple[LineageTruth, ...]
    uncertain: frozenset[frozenset[str]]
    """Pairs of files between which a link may be reported as uncertain."""
    copies: tuple[tuple[Place, Place], ...]
    same: tuple[tuple[Place, ...], ...]
    different: tuple[tuple[Place, Place], ...]
    roles: tuple[tuple[Place, Place], ...]
    """A name's place and the place of a role it is given."""
    quotes: tuple[Place, ...]
    """Contents of direct quotes in one report only."""
    utterances: tuple[PointTruth, ...]
    """Each reading is one quote's content."""
    agreed: tuple[PointTruth, ...]
    single: tuple[PointTruth, ...]
    disputed: tuple[PointTruth, ...]
    traps: tuple[PointTruth, ...]
    """Pairs of places that must never be two readings of one disputed point."""
    moments: tuple[MomentTruth, ...]
    positions: tuple[PositionTruth, ...]


def read_truth(text: str) -> Truth:
    """The truth in a JSON text; KeyError or ValueError where it is not one."""
    data = json.loads(text)
    return Truth(
        published=data.get("published"),
        files=tuple(_file(name, entry) for name, entry in data["files"].items()),
        lineages=tuple(
            LineageTruth(frozenset(entry["files"]), frozenset(entry["kinds"]), entry.get("origin"))
            for entry in data["lineages"]
        ),
        uncertain=frozenset(frozenset(pair) for pair in data.get("uncertain", ())),
        copies=tuple(_pair(entry) for entry in data.get("copies", ())),
        same=tuple(_places(entry) for entry in data.get("same", ())),
        different=tuple(_pair(entry) for entry in data.get("different", ())),
        roles=tuple(_pair(entry) for entry in data.get("roles", ())),
        quotes=_places(data.get("quotes", ())),
        utterances=tuple(_point(entry) for entry in data.get("utterances", ())),
        agreed=tuple(_point(entry) for entry in data.get("agreed", ())),
        single=tuple(_point(entry) for entry in data.get("single", ())),
        disputed=tuple(_point(entry) for entry in data.get("disputed", ())),
        traps=tuple(_point(entry) for entry in data.get("traps", ())),
        moments=tuple(
            MomentTruth(Place(*entry["place"]), entry["from"], entry["to"]) for entry in data.get("moments", ())
        ),
        positions=tuple(
            PositionTruth(entry["name"], frozenset(entry["acts"]), Place(*entry["place"]))
            for entry in data.get("positions", ())
        ),
    )


def _file(name: str, entry: Json) -> FileTruth:
    lists = {key: tuple(entry.get(key, ())) for key in ("cuts", "absent", "kept", "damage")}
    return FileTruth(
        name=name,
        source=entry.get("source"),
        published=entry.get("published"),
        outlet=entry.get("outlet"),
        **lists,
    )


def _places(entries: Iterable[Sequence[str]]) -> tuple[Place, ...]:
    return tuple(Place(*entry) for entry in entries)


def _pair(entries: Sequence[Sequence[str]]) -> tuple[Place, Place]:
    left, right = _places(entries)
    return left, right


def _point(entry: Json) -> PointTruth:
    readings = tuple(_places(reading) for reading in entry["readings"])
    return PointTruth(entry["what"], frozenset(entry.get("kinds", ())), readings, entry.get("least", 1))

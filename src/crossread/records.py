"""The nouns of crossread, frozen. Whoever has read this page and `pipeline.py` knows the product.

What is only made on the way stands in `parsed.py`. Every place in a text is a `Passage`: characters `start..end`
(half-open, Unicode code points) of `Report.text`. Findings, and what is set aside, carry `Reason`s.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""One unit-length row a text."""


# ---- what comes in -------------------------------------------------------------------------------------------


class Media(StrEnum):
    """How the bytes of a raw are to be read."""

    HTML = "html"
    TEXT = "text"
    RECORD = "record"
    """One JSON object with the field names of trafilatura, news-please or newspaper4k."""


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as a source gave them, with where they came from."""

    source: str
    """URL or path; for a line of JSONL, the path with `#` and the line's number."""
    data: bytes
    media: Media
    outlet: str | None = None
    """The outlet as the user named it; goes before anything the bytes say."""
    published: str | None = None
    """The day the user gave (ISO 8601), used only where the bytes give none."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input set aside, and why."""

    source: str
    reason: str
    """A short stable word: binary, empty, too-short, too-large, unreachable, unreadable, bad-record ..."""
    detail: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters `start..end` of the text of one report; `text` is exactly those characters."""

    report: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of an explanation: the rule, what it saw, its weight."""

    rule: str
    detail: str
    weight: float = 1.0
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """A block removed from a report as boilerplate, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where text is visibly missing or garbled; marked, never repaired."""

    passage: Passage
    kind: str


@dataclass(frozen=True, slots=True)
class Report:
    """One outlet's account, as plain text with metadata."""

    id: str
    """Content hash: twelve hexadecimal digits."""
    source: str
    outlet: str
    """Who published it; the host or file's stem where nothing says so."""
    title: str | None
    byline: str | None
    published: str | None
    """ISO 8601, with the offset that the source gave."""
    language: str | None
    """ISO 639-1 code."""
    text: str
    """Paragraphs separated by one newline each. All offsets count code points of this."""
    cuts: tuple[Cut, ...] = ()
    damage: tuple[Damage, ...] = ()
    links: tuple[str, ...] = ()
    """Addresses the body links to."""
    limits: tuple[Reason, ...] = ()
    """Why some things were not looked for in it: it is in a language that the trained layer does not know."""

    def passage(self, start: int, end: int) -> Passage:
        """The passage `start..end`; ValueError if it is empty or outside the text: offsets are never guessed."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no passage {start}..{end} in report {self.id} of {len(self.text)} characters")
        return Passage(self.id, start, end, self.text[start:end])

    @property
    def day(self) -> date | None:
        """The calendar day of publication in the source's own time zone, if known."""
        return date.fromisoformat(self.published[:10]) if self.published else None


# ---- who descends from whom ----------------------------------------------------------------------------------


class CopyKind(StrEnum):
    """How two passages share their wording."""

    VERBATIM = "verbatim"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Copy:
    """Two passages that share wording."""

    left: Passage
    right: Passage
    kind: CopyKind
    score: float
    """Share of equal words if verbatim, cosine of the sentence vectors if reworded."""
    quoted: float = 0.0
    """Share of the shared words that stand in quotation marks, which two reporters may both have heard."""


class DescentKind(StrEnum):
    """How a report comes from its source."""

    REPRINT = "reprint"
    EDITED = "edited"
    REWRITTEN = "rewritten"
    CITES = "cites"


class Direction(StrEnum):
    """Whether it can be told which of two comes from the other."""

    TOLD = "told"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Descent:
    """One report comes from another, or from the origin of a lineage."""

    parent: str
    """A report's id, or a lineage's id where the origin is not among the reports."""
    child: str
    kind: DescentKind
    score: float
    certain: bool
    reasons: tuple[Reason, ...]
    direction: Direction = Direction.TOLD
    """`either` where the child may as well be the parent."""


class OriginKind(StrEnum):
    """What a lineage goes back to."""

    REPORT = "report"
    NAMED = "named"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a lineage goes back to: one of the reports, a source somebody names, or something unseen."""

    kind: OriginKind
    report: str | None = None
    name: str | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """The reports that go back to one origin."""

    id: str
    origin: Origin
    reports: tuple[str, ...]
    reasons: tuple[Reason, ...]
    passages: tuple[Passage, ...] = ()
    """Passages of reports of other lineages that come from this one; each has the other's where none can be told."""


@dataclass(frozen=True, slots=True)
class Support:
    """How many independent lineages stand behind something: a range where copying cannot be told."""

    least: int
    most: int


# ---- what the reports say ------------------------------------------------------------------------------------


class NameKind(StrEnum):
    """What a proper name names."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Worded:
    """One wording and the places that have it: a spelling of a name, a role given to it."""

    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A person, place, organisation or other proper name, with all its spellings and the roles it is given."""

    id: str
    kind: NameKind
    name: str
    """The fullest spelling most reports use."""
    variants: tuple[Worded, ...]
    roles: tuple[Worded, ...]
    reasons: tuple[Reason, ...] = ()


class QuoteKind(StrEnum):
    """How a quote gives its words."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words a report puts in someone's mouth."""

    id: str
    kind: QuoteKind
    content: Passage
    """Without the marks when direct; the whole reported clause, as far as there is one, when indirect or mixed."""
    cue: Passage | None
    speaker: Passage | None
    name: str | None = None
    """Id of the `Name` that the speaker is."""
    reasons: tuple[Reason, ...] = ()
    inside: str | None = None
    """Id of the quote that it stands in."""
    marked: tuple[Passage, ...] = ()
    """The words in quotation marks of a mixed quote."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of an utterance's fullest wording and what another has for them; None where they are added or dropped."""

    fullest: Passage | None
    here: Passage | None


@dataclass(frozen=True, slots=True)
class Wording:
    """One form of an utterance and the quotes that have it."""

    text: str
    quotes: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    """What sets it apart from the fullest wording, but for the tense and person of reported speech."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said once, with every quote of it."""

    id: str
    name: str | None
    quotes: tuple[str, ...]
    lineages: Support
    wordings: tuple[Wording, ...]
    """The fullest first."""
    reasons: tuple[Reason, ...] = ()


class Act(StrEnum):
    """What an actor does about an issue."""

    DEMANDS = "demands"
    CALLS_FOR = "calls for"
    INSISTS = "insists"
    REJECTS = "rejects"
    REFUSES = "refuses"
    OFFERS = "offers"
    PROPOSES = "proposes"
    ACCEPTS = "accepts"
    AGREES = "agrees"
    ACCUSES = "accuses"
    THREATENS = "threatens"
    PROMISES = "promises"
    WARNS = "warns"
    DENIES = "denies"


@dataclass(frozen=True, slots=True)
class Position:
    """An actor's act on an issue, in the report's words."""

    id: str
    name: str
    """Id of the actor's `Name`."""
    act: Act
    issue: Passage
    passage: Passage
    """The clause that says so."""
    quote: str | None
    """Id of the quote that it stands in, if it is somebody's word."""
    denied: bool
    reasons: tuple[Reason, ...] = ()
    matter: str = ""
    """Id of what the issue is about: like issues of several reports have the same."""
    condition: Passage | None = None
    """The words that leave it open: "if the troops withdraw", "would"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger: one act of an actor on one matter, with every position that tells it."""

    id: str
    name: str
    act: Act
    denied: bool
    matter: str
    issue: Passage
    """The issue in the words that most lineages are nearest to."""
    positions: tuple[str, ...]
    lineages: Support
    reasons: tuple[Reason, ...] = ()


class Precision(StrEnum):
    """How finely a moment is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    PART = "part"
    MINUTE = "minute"


class MomentKind(StrEnum):
    """What an expression of time says: a day or longer stretch, a time of day, how long, how often."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time something happened, worked out from its expression; both ends None where it cannot be known.

    How long and how often have no ends either, unless they say from where they count ("the past three days").
    """

    id: str
    earliest: str | None
    """ISO 8601 date or time, inclusive."""
    latest: str | None
    precision: Precision
    expression: Passage
    passage: Passage
    """The sentence that the expression dates."""
    anchor: str | None
    """The ISO day it was counted from; None where the expression needs none or none is known."""
    reasons: tuple[Reason, ...] = ()
    kind: MomentKind = MomentKind.DATE
    value: str | None = None
    """What it means as TIMEX3 writes it (`2026-02-17TMO`, `2026-W07`, `P3D`, `PRESENT_REF`); None if not known."""
    until: str | None = None
    """Id of the moment that ends the stretch which this one begins ("from Monday to Friday")."""


# ---- where reports can be compared ---------------------------------------------------------------------------


class PointKind(StrEnum):
    """What kind of difference, or `statement` where there is none of these."""

    STATEMENT = "statement"
    QUANTITY = "quantity"
    TIME = "time"
    NAME = "name"
    ROLE = "role"
    PRESENCE = "presence"
    POLARITY = "polarity"
    WORDING = "wording"


class Status(StrEnum):
    """How a point stands between the lineages."""

    AGREED = "agreed"
    SINGLE = "single"
    DISPUTED = "disputed"
    LATER = "later"
    """They differ, and the later report may only know more: a toll that has risen."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One version at a point, with the passages that have it and the lineages behind them."""

    value: str
    """Words of a source: the clause, or the number, time or role that differs."""
    passages: tuple[Passage, ...]
    lineages: Support
    marked: tuple[Passage, ...] = ()
    """The words of its passages in which it differs from the other readings."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place where reports can be compared: one question, each report's reading."""

    id: str
    kind: PointKind
    status: Status
    readings: tuple[Reading, ...]
    lineages: Support
    reasons: tuple[Reason, ...]


# ---- what comes out ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dossier:
    """All of that for one story."""

    story: str
    title: Passage
    first: str | None
    """Earliest day a report of it was published."""
    last: str | None
    reports: tuple[Report, ...]
    lineages: tuple[Lineage, ...]
    descents: tuple[Descent, ...]
    copies: tuple[Copy, ...]
    names: tuple[Name, ...]
    quotes: tuple[Quote, ...]
    utterances: tuple[Utterance, ...]
    points: tuple[Point, ...]
    positions: tuple[Position, ...]
    moments: tuple[Moment, ...]
    ledger: tuple[Entry, ...] = ()

    def lineage_of(self, report: str) -> Lineage:
        """The lineage that a report belongs to; KeyError if the report is not in this dossier."""
        for lineage in self.lineages:
            if report in lineage.reports:
                return lineage
        raise KeyError(report)


@dataclass(frozen=True, slots=True)
class Collation:
    """A whole run: a dossier for each story, and what was rejected."""

    dossiers: tuple[Dossier, ...]
    rejected: tuple[Rejected, ...]

"""How things are called on a page: outlets, lineages, counts, days. Words only; nothing here lays out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase

from crossread.records import (
    Act,
    Dossier,
    Lineage,
    Moment,
    MomentKind,
    OriginKind,
    Passage,
    PointKind,
    Precision,
    QuoteKind,
    Report,
    Support,
)

REPLACEMENT = "�"
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates: they can make a line read other than it is stored. Plain marks
(U+200E, U+200F) cannot, and right-to-left scripts need them."""

KIND_WORDS = {
    PointKind.STATEMENT: "statement",
    PointKind.QUANTITY: "number",
    PointKind.TIME: "time",
    PointKind.NAME: "name",
    PointKind.ROLE: "role",
    PointKind.PRESENCE: "who was there",
    PointKind.POLARITY: "yes or no",
    PointKind.WORDING: "wording",
}

BARE_ACTS = {
    Act.DEMANDS: "demand",
    Act.CALLS_FOR: "call for",
    Act.INSISTS: "insist",
    Act.REFUSES: "refuse",
    Act.AGREES: "agree",
    Act.REJECTS: "reject",
    Act.OFFERS: "offer",
    Act.PROPOSES: "propose",
    Act.ACCEPTS: "accept",
    Act.ACCUSES: "accuse",
    Act.THREATENS: "threaten",
    Act.PROMISES: "promise",
    Act.WARNS: "warn",
    Act.DENIES: "deny",
}

QUOTE_WORDS = {
    QuoteKind.DIRECT: "direct",
    QuoteKind.MIXED: "partly in quotation marks",
    QuoteKind.INDIRECT: "in the report’s words",
}

STEM = 7
"""Characters kept of a file's name made by a machine: as many as version control shows of a hash."""

POINTING = frozenset("this these those that it such them".split())
"""First words of an issue that only its sentence explains."""
PHRASE = 4
"""Words of the longest phrase that "that" points with; in more it begins a clause, which says what it means."""

# Written out: strftime's names depend on the machine's locale, and pages must not.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def visible(text: str) -> str:
    """The text with every character that steers a screen shown as a sign instead; one sign a character.

    Line feeds stay. Control characters become their Unicode pictures, or U+FFFD where there is none;
    so do lone surrogates, line and paragraph separators, and directional overrides.
    """
    if text.isprintable():
        return text
    return "".join(map(_sign, text))


def _sign(character: str) -> str:
    if character == "\n" or character.isprintable():
        return character
    code = ord(character)
    if character == "\t":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    steering = character in BIDI_CONTROLS or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
    # The last two code points of each plane are no characters, and XML refuses two of them.
    return REPLACEMENT if steering or code & 0xFFFE == 0xFFFE else character


def line(text: str) -> str:
    """The text made visible, on one line."""
    return " ".join(visible(text).split())


def counted(number: int, word: str) -> str:
    """A number with its noun: `1 report`, `5 reports`."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def span(support: Support) -> str:
    """The number of lineages alone: `1`, or the range `1–2`."""
    return f"{support.most:,}" if support.least == support.most else f"{support.least:,}–{support.most:,}"


def lineages(support: Support) -> str:
    """How many lineages: `1 lineage`, `2 lineages`, or the range `1–2 lineages`."""
    if support.least == support.most:
        return counted(support.most, "lineage")
    return f"{span(support)} lineages"


def day(iso: str) -> str:
    """An ISO day in words, `18 February 2026`; the text itself if it is no ISO day."""
    try:
        found = date.fromisoformat(iso[:10])
    except ValueError:
        return line(iso)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def days(first: str | None, last: str | None) -> str:
    """The span of days a story was published on; says so where they are unknown."""
    known = [iso for iso in (first, last) if iso]
    if not known:
        return "day of publication unknown"
    words = list(dict.fromkeys(day(iso) for iso in known))
    if len(words) == 2 and known[0][:7] == known[1][:7] and words[0] != line(known[0]):
        return f"{words[0].split()[0]}–{words[1]}"
    return " to ".join(words)


def published(report: Report) -> str:
    """When a report was published, with its time where the source gave one."""
    if not report.published:
        return "day unknown"
    clock = line(report.published[11:])
    return f"{day(report.published)}, {clock}" if clock else day(report.published)


def times(reports: Iterable[Report]) -> dict[str, str]:
    """When each report was published, to the minute, with its offset where they differ; empty where unknown."""
    found, offsets = {}, {}
    for report in reports:
        clock = (report.published or "")[11:]
        found[report.id] = ", ".join(filter(None, (day(report.published or ""), line(clock[:5]))))
        if clock:
            offset = re.search(r"(?:Z|[+-]\d\d:?\d\d)$", clock)
            offsets[report.id] = offset[0] if offset else ""
    if len(set(offsets.values())) < 2:
        return found
    return {id: f"{words} {offsets.get(id, '')}".rstrip() for id, words in found.items()}


def dated(moment: Moment) -> bool:
    """Whether it says when something was, or would if more were known; "now" and "for two hours" do not."""
    if moment.kind in (MomentKind.DURATION, MomentKind.SET):
        return moment.earliest is not None
    return moment.earliest is not None or moment.value is None


def moment(moment: Moment) -> str:
    """A moment in words, as finely as it is known."""
    ends = [iso for iso in (moment.earliest, moment.latest) if iso]
    if not ends:
        return "not known"
    words = list(dict.fromkeys(_instant(iso, moment.precision) for iso in ends))
    if len(ends) == 1:
        return f"from {words[0]}" if moment.earliest else f"until {words[0]}"
    return _range(words[0], words[-1]) if len(words) > 1 else words[0]


def _range(first: str, last: str) -> str:
    """Two instants without what both say: `Tuesday 4 May 2031, 20:00–23:59`, `Monday 3 to Tuesday 4 May 2031`."""
    opening, _, hour = first.partition(", ")
    closing, _, until = last.partition(", ")
    if opening == closing:
        return f"{first}–{until}"
    parts, others = opening.split(" "), closing.split(" ")
    if not hour and not until and len(parts) == 4 and parts[2:] == others[2:]:
        return f"{' '.join(parts[:2])} to {last}"
    return f"{first} to {last}"


def _instant(iso: str, precision: Precision) -> str:
    try:
        found = date.fromisoformat(iso[:10])
    except ValueError:
        return line(iso)
    if precision is Precision.YEAR:
        return str(found.year)
    if precision is Precision.MONTH:
        return f"{MONTHS[found.month - 1]} {found.year}"
    words = f"{WEEKDAYS[found.weekday()]} {day(iso)}"
    return f"{words}, {line(iso[11:16])}" if iso[11:] else words


def pointing(text: str) -> bool:
    """Whether words only point to what they mean, as "that proposal" does, so that they need their sentence."""
    words = text.lower().split()
    return POINTING.issuperset(words[:1]) and (words[:1] != ["that"] or len(words) <= PHRASE)


def act(act: Act, denied: bool) -> str:
    """An act as a verb: `rejects`, or `does not reject` where it is denied."""
    return f"does not {BARE_ACTS[act]}" if denied else act.value


@dataclass(frozen=True, slots=True)
class Labels:
    """What the reports, lineages and names of one dossier are called; no two reports share a label."""

    outlets: dict[str, str]
    lineages: dict[str, str]
    names: dict[str, str]
    ranks: dict[str, int]
    """Place of each report among the dossier's."""
    sizes: dict[str, int]
    """The rank of each lineage by size, from 0; of each report that of its lineage."""
    sigla: dict[str, str]
    """The letter of each lineage, the largest lineage being A: what it is called where there is no room for a name."""

    @classmethod
    def of(cls, dossier: Dossier) -> Labels:
        """The labels of one dossier."""
        outlets = _outlets(dossier.reports)
        ordered = by_size(dossier.lineages)
        return cls(
            outlets=outlets,
            lineages=_lineages(dossier.lineages, outlets),
            names={name.id: line(name.name) for name in dossier.names},
            ranks={report.id: rank for rank, report in enumerate(dossier.reports)},
            sizes={id: rank for rank, one in enumerate(ordered) for id in (one.id, *one.reports)},
            sigla={lineage.id: letters(rank) for rank, lineage in enumerate(ordered)},
        )

    def outlet(self, report: str) -> str:
        """The label of a report; its id if the dossier does not have it."""
        return self.outlets.get(report, line(report))

    def short(self, outlet: str) -> str:
        """The beginning of an outlet that is only a file's name made by a machine, where that tells it apart."""
        plain = outlet.replace("_", "").replace("-", "")
        if len(outlet) <= 2 * STEM or not plain.isalnum() or sum(map(str.isdigit, outlet)) < STEM:
            return outlet
        beginning = outlet[:STEM]
        alike = [one for one in self.outlets.values() if one.startswith(beginning)]
        return outlet if len(alike) > 1 else f"{beginning}…"

    def end(self, id: str) -> str:
        """The label of one end of a descent: a report or a lineage."""
        return self.outlets.get(id) or self.lineages.get(id) or line(id)

    def name(self, id: str | None, speaker: Passage | None = None) -> str:
        """Who: the name, else the words that stand for the speaker, else that nobody is named."""
        if id is not None and id in self.names:
            return self.names[id]
        return line(speaker.text) if speaker else "nobody named"

    def who(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        """The outlets that have these passages, each once, in the dossier's order."""
        found = {passage.report for passage in passages}
        return tuple(self.outlet(report) for report in sorted(found, key=self.rank))

    def rank(self, report: str) -> tuple[int, str]:
        """Sort key of a report: its place in the dossier."""
        return (self.ranks.get(report, len(self.ranks)), report)


def by_size(found: Iterable[Lineage]) -> list[Lineage]:
    """The lineages as they are shown: the largest first, among equals in the dossier's order."""
    return sorted(found, key=lambda lineage: -len(lineage.reports))


def letters(rank: int) -> str:
    """The letters of a rank from 0, as the columns of a spreadsheet have them: `A` to `Z`, then `AA`."""
    found = ""
    rank += 1
    while rank:
        rank, last = divmod(rank - 1, len(ascii_uppercase))
        found = ascii_uppercase[last] + found
    return found


def _outlets(reports: tuple[Report, ...]) -> dict[str, str]:
    """The outlet of each report; with a number where several have the same."""
    return _numbered({report.id: line(report.outlet) or "unknown outlet" for report in reports})


def _lineages(found: tuple[Lineage, ...], outlets: dict[str, str]) -> dict[str, str]:
    """The origin's name, or the outlet of the report it is, or that it is unseen."""
    plain = {}
    for lineage in found:
        origin = lineage.origin
        if origin.kind is OriginKind.REPORT and origin.report:
            plain[lineage.id] = outlets.get(origin.report, line(origin.report))
        else:
            plain[lineage.id] = line(origin.name or "") or "unseen origin"
    return _numbered(plain)


def _numbered(labels: dict[str, str]) -> dict[str, str]:
    shared = _shared(labels.values())
    taken = set(labels.values())
    found = {}
    for id, label in labels.items():
        number = 1
        while label in shared and (distinct := f"{label} ({number})") in taken:
            number += 1
        found[id] = distinct if label in shared else label
        taken.add(found[id])
    return found


def _shared(labels: Iterable[str]) -> frozenset[str]:
    return frozenset(label for label, times in Counter(labels).items() if times > 1)

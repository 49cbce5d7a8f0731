"""The proof that nothing in a dossier is generated: every passage is where it says.

One function a noun; each yields what is wrong with one record. `CHECKS` is all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from crossread.records import (
    Change,
    Collation,
    Descent,
    Dossier,
    Entry,
    Lineage,
    Moment,
    Name,
    Origin,
    Passage,
    Point,
    Position,
    Quote,
    Reading,
    Report,
    Support,
    Utterance,
)
from crossread.text import fold, overlap, within
from crossread.wire import loads, stated_lineages, walk


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a dossier that its sources do not bear out."""

    path: str
    """The place in the JSON: `dossiers[0].points[3].readings[1]`."""
    detail: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the records of one dossier may refer to."""

    reports: dict[str, Report]
    lineages: dict[str, Lineage]
    names: dict[str, Name]
    quotes: dict[str, Quote]
    positions: dict[str, Position]
    moments: dict[str, Moment]
    lineage_of: dict[str, str]
    """Report's id to its lineage's."""


def check(text: str) -> tuple[Problem, ...]:
    """Everything wrong with a dossier file, in the file's order; empty if it is proved.

    FormatError if `text` is not a dossier at all.
    """
    collation, _ = loads(text)
    problems = list(_problems(collation))
    for i, (dossier, stated) in enumerate(zip(collation.dossiers, stated_lineages(text), strict=True)):
        known = _known(dossier)
        for j, (report, lineage) in enumerate(zip(dossier.reports, stated, strict=True)):
            if lineage != known.lineage_of.get(report.id):
                path = f"dossiers[{i}].reports[{j}].lineage"
                problems.append(Problem(path, f"says {lineage}, but no lineage of that id has the report"))
    return tuple(problems)


def _problems(collation: Collation) -> Iterator[Problem]:
    for index, dossier in enumerate(collation.dossiers):
        known = _known(dossier)
        for path, record in walk(dossier, f"dossiers[{index}]"):
            one: Checker | None = CHECKS.get(type(record))
            if one is not None:
                yield from (Problem(path, detail) for detail in one(record, known))


def _known(dossier: Dossier) -> Known:
    return Known(
        {report.id: report for report in dossier.reports},
        {lineage.id: lineage for lineage in dossier.lineages},
        {name.id: name for name in dossier.names},
        {quote.id: quote for quote in dossier.quotes},
        {position.id: position for position in dossier.positions},
        {moment.id: moment for moment in dossier.moments},
        {report: lineage.id for lineage in dossier.lineages for report in lineage.reports},
    )


# ---- one function a noun -----------------------------------------------------------------------------------


def passage(found: Passage, known: Known) -> Iterator[str]:
    """Its text is exactly characters start..end of its report."""
    report = known.reports.get(found.report)
    if report is None:
        yield f"no report {found.report} in this dossier"
    elif not 0 <= found.start < found.end <= len(report.text):
        yield f"no characters {found.start}..{found.end} in a report of {len(report.text)}"
    elif report.text[found.start : found.end] != found.text:
        yield f"says {_short(found.text)}, but the report has {_short(report.text[found.start : found.end])}"


def dossier(found: Dossier, known: Known) -> Iterator[str]:
    """Each report is in exactly one lineage, no id stands for two things, the dates are its reports'."""
    holders = Counter(report for lineage in found.lineages for report in lineage.reports)
    for report in found.reports:
        if holders[report.id] != 1:
            yield f"report {report.id} is in {holders[report.id]} lineages, not in exactly one"
    things = (found.reports, found.lineages, found.names, found.quotes, found.utterances)
    for group in (*things, found.points, found.positions, found.moments, found.ledger):
        times = Counter(thing.id for thing in group)
        yield from (f"{times[item]} things have the id {item}" for item in times if times[item] > 1)
    try:
        days = sorted(report.day.isoformat() for report in found.reports if report.day)
    except ValueError as error:
        yield f"a report's published is no ISO 8601 date: {error}"
        return
    dates = (days[0], days[-1]) if days else (None, None)
    if (found.first, found.last) != dates:
        yield f"says from {found.first} to {found.last}, but its reports are from {dates[0]} to {dates[1]}"


def lineage(found: Lineage, known: Known) -> Iterator[str]:
    """It has reports, all of this dossier, and the passages beside them are of other lineages' reports."""
    if not found.reports:
        yield "a lineage without reports"
    yield from _missing("report", found.reports, known.reports)
    for place in found.passages:
        if place.report in found.reports:
            yield f"has a passage of its own report {place.report} as one of another lineage's"


def origin(found: Origin, known: Known) -> Iterator[str]:
    """It names a report of this dossier or a source that one of its passages names, as its kind says."""
    if (found.kind == "report") != (found.report is not None):
        yield f"an origin of kind {found.kind} with report {found.report}"
    if (found.kind == "named") != (found.name is not None):
        yield f"an origin of kind {found.kind} with name {found.name}"
    yield from _missing("report", [found.report], known.reports)
    if found.name is not None and not any(fold(found.name) in fold(text) for text in _named_in(found, known)):
        yield f"no passage of the origin, no byline and no cut line has its name {_short(found.name)}"


def _named_in(found: Origin, known: Known) -> Iterator[str]:
    """The texts that may name an origin: its passages, or what stands beside the texts of the reports."""
    yield from (place.text for place in found.passages)
    for report in known.reports.values():
        yield report.byline or ""
        yield from (cut.text for cut in report.cuts)


def descent(found: Descent, known: Known) -> Iterator[str]:
    """Both ends exist and differ."""
    yield from _missing("report or lineage", [found.parent], known.reports | known.lineages)
    yield from _missing("report", [found.child], known.reports)
    if found.parent == found.child:
        yield "a report that descends from itself"


def support(found: Support, known: Known) -> Iterator[str]:
    """0 <= least <= most <= the number of lineages."""
    if not 0 <= found.least <= found.most <= len(known.lineages):
        yield f"{found.least} to {found.most} of {len(known.lineages)} lineages"


def name(found: Name, known: Known) -> Iterator[str]:
    """Its name is one of its spellings; spellings and roles are what their passages have."""
    if found.name not in {variant.text for variant in found.variants}:
        yield f"no variant is spelled {_short(found.name)}"
    for variant in found.variants:
        if variant.text not in {place.text for place in variant.passages}:
            yield f"no passage has exactly the spelling {_short(variant.text)}"
        if {fold(variant.text)} != {fold(place.text) for place in variant.passages}:
            yield f"not every passage of the spelling {_short(variant.text)} has it"
    for role in found.roles:
        if not any(role.text in place.text for place in role.passages):
            yield f"no passage has the role {_short(role.text)}"


def quote(found: Quote, known: Known) -> Iterator[str]:
    """Its speaker's name exists, and so does the quote that it stands in."""
    yield from _missing("name", [found.name], known.names)
    yield from _missing("quote", [found.inside], known.quotes)
    outer = known.quotes.get(found.inside or "")
    if outer is not None and not within(found.content, outer.content):
        yield f"stands in the quote {outer.id}, but its words do not"


def utterance(found: Utterance, known: Known) -> Iterator[str]:
    """Its name and quotes exist, each wording is the content of one of them, as many lineages as quote it."""
    yield from _missing("name", [found.name], known.names)
    yield from _missing("quote", found.quotes, known.quotes)
    for wording in found.wordings:
        if not set(wording.quotes) <= set(found.quotes):
            yield f"the wording {_short(wording.text)} has quotes that the utterance has not"
        contents = [known.quotes[item].content.text for item in wording.quotes if item in known.quotes]
        if wording.text not in contents:
            yield f"no quote of the wording has exactly {_short(wording.text)}"
    places = [known.quotes[item].content for item in found.quotes if item in known.quotes]
    yield from _reached(found.lineages, places, known)


def point(found: Point, known: Known) -> Iterator[str]:
    """It has readings, and as many lineages as those have."""
    if not found.readings:
        yield "a point without readings"
    yield from _reached(found.lineages, [place for item in found.readings for place in item.passages], known)


def reading(found: Reading, known: Known) -> Iterator[str]:
    """Its value stands in one of its passages, and as many lineages have it as it says."""
    if not found.value or not any(found.value in place.text for place in found.passages):
        yield f"no passage of the reading has {_short(found.value)}"
    if not all(any(within(mark, place) for place in found.passages) for mark in found.marked):
        yield "words are marked outside the reading's passages"
    yield from _reached(found.lineages, found.passages, known)


def position(found: Position, known: Known) -> Iterator[str]:
    """Its name and quote exist."""
    yield from _missing("name", [found.name], known.names)
    yield from _missing("quote", [found.quote], known.quotes)


def change(found: Change, known: Known) -> Iterator[str]:
    """Something is changed."""
    if found.fullest is None and found.here is None:
        yield "a change of nothing"


def entry(found: Entry, known: Known) -> Iterator[str]:
    """It has positions, each with its actor, act and matter; its issue is one of theirs."""
    yield from _missing("name", [found.name], known.names)
    yield from _missing("position", found.positions, known.positions)
    held = [known.positions[item] for item in found.positions if item in known.positions]
    for one in held:
        if (one.name, one.act, one.denied, one.matter) != (found.name, found.act, found.denied, found.matter):
            yield f"has the position {one.id}, which is of another actor, act or matter"
    if found.issue not in [one.issue for one in held]:
        yield f"no position of it has the issue {_short(found.issue.text)}"
    yield from _reached(found.lineages, [one.passage for one in held], known)


def moment(found: Moment, known: Known) -> Iterator[str]:
    """It does not end before it begins, and the moment that ends its stretch exists."""
    yield from _missing("moment", [found.until], known.moments)
    first, last = found.earliest or "", found.latest or ""
    known_to = min(len(first), len(last))
    if last[:known_to] < first[:known_to]:
        yield f"ends at {found.latest}, before it begins at {found.earliest}"


Checker = Callable[[Any, Known], Iterator[str]]

CHECKS: dict[type, Checker] = {
    Passage: passage,
    Dossier: dossier,
    Lineage: lineage,
    Origin: origin,
    Descent: descent,
    Support: support,
    Name: name,
    Quote: quote,
    Utterance: utterance,
    Point: point,
    Reading: reading,
    Position: position,
    Change: change,
    Entry: entry,
    Moment: moment,
}


# ---- shared ------------------------------------------------------------------------------------------------


def _missing(noun: str, ids: Iterable[str | None], known: Container[str]) -> Iterator[str]:
    return (f"no {noun} {item} in this dossier" for item in ids if item is not None and item not in known)


def _reached(found: Support, places: Iterable[Passage], known: Known) -> Iterator[str]:
    """Nothing rests on more lineages than its passages are from."""
    places = list(places)
    reached = {known.lineage_of[place.report] for place in places if place.report in known.lineage_of}
    reached |= {id for id, held in known.lineages.items() for one in held.passages if _touches(one, places)}
    if found.most > len(reached):
        yield f"says {found.most} lineages, but its passages are from {len(reached)}"


def _touches(one: Passage, places: Iterable[Passage]) -> bool:
    return any(overlap(one, place) for place in places)


def _short(text: str) -> str:
    """Enough of a text to find it by, on one line."""
    return repr(text if len(text) <= 60 else text[:57] + "...")

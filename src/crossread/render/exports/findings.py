"""Everything found in a story that has its place in the reports, as what an annotation says and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.records import Moment, Name, OriginKind, Passage, Point, Position, Quote, Support
from crossread.render.contexts import by_report
from crossread.render.descent import borrowed, borrowings
from crossread.render.labels import act, moment
from crossread.render.readings import joined
from crossread.render.story import Story


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding with the passages that it is about."""

    id: tuple[str, ...]
    """Unique in the story."""
    of: str
    """Id of what was found; empty where it has none."""
    what: str
    """The sort of finding: `reading`, `quote`, `moment` ..."""
    why: str
    """The motivation, in the standard's words."""
    says: str
    tags: tuple[str, ...]
    """`kind: quantity`, `status: disputed` ..."""
    passages: tuple[Passage, ...]


def findings(story: Story) -> Iterator[Finding]:
    """The findings of a story: title, points, utterances, quotes, ledger, positions, moments, names, copies, damage."""
    dossier = story.dossier
    yield Finding(("title",), "", "title", "describing", story.count, (), (dossier.title,))
    for point in dossier.points:
        yield from _point(story, point)
    yield from _utterances(story)
    for quote in dossier.quotes:
        yield _quote(story, quote)
    yield from _entries(story)
    for position in dossier.positions:
        yield _position(story, position)
    for found in dossier.moments:
        yield _moment(found)
    for name in dossier.names:
        yield from _name(name)
    yield from _lineages(story)
    yield from _copies(story)
    yield from _damage(story)


def _point(story: Story, point: Point) -> Iterator[Finding]:
    about = (f"kind: {point.kind.value}", f"status: {point.status.value}")
    for number, reading in enumerate(story.readings(point), 1):
        held = by_report(reading.passages, story.labels)
        behind = dict.fromkeys(id for group in story.behind.groups(held) for id in group.lineages)
        tags = (*about, f"reading: {number}", _support(reading.lineages), *(f"lineage: {id}" for id in behind))
        yield Finding((point.id, str(number)), point.id, "reading", "classifying", reading.value, tags, held)
        marked = joined(reading.marked)
        if marked:
            id = (point.id, str(number), "differs")
            yield Finding(id, point.id, "difference", "highlighting", "differs from the other readings", about, marked)


def _utterances(story: Story) -> Iterator[Finding]:
    contents = {quote.id: quote.content for quote in story.dossier.quotes}
    for voice in story.voices:
        for spoken in voice.spoken:
            one = spoken.utterance
            for number, told in enumerate(spoken.wordings, 1):
                held = tuple(contents[quote.id] for quote in told.quotes if quote.id in contents)
                tags = (f"wording: {number}", _support(one.lineages), *_named(one.name))
                yield Finding((one.id, str(number)), one.id, "wording", "linking", f"said by {voice.who}", tags, held)


def _quote(story: Story, quote: Quote) -> Finding:
    says = f"said by {story.labels.name(quote.name, quote.speaker)}"
    tags = (f"kind: {quote.kind.value}", *_named(quote.name))
    if quote.inside:
        tags = (*tags, f"inside: {quote.inside}")
    return Finding((quote.id,), quote.id, "quote", "classifying", says, tags, (quote.content,))


def _entries(story: Story) -> Iterator[Finding]:
    for matter in story.ledger.matters:
        for one in matter.lines:
            entry, held = one.entry, by_report((found.passage for found in one.positions), story.labels)
            about = (f"act: {entry.act.value}", f"denied: {_yes(entry.denied)}", f"matter: {entry.matter}")
            tags = (*about, _support(entry.lineages), *_named(entry.name))
            says = f"{one.who} {one.words}: {matter.issue.text}"
            yield Finding((entry.id,), entry.id, "entry", "linking", says, tags, held)


def _position(story: Story, one: Position) -> Finding:
    tags = (f"act: {one.act.value}", f"denied: {_yes(one.denied)}", *_named(one.name))
    if one.matter:
        tags = (*tags, f"matter: {one.matter}")
    says = f"{story.labels.name(one.name)} {act(one.act, one.denied)}: {one.issue.text}"
    return Finding((one.id,), one.id, "position", "classifying", says, tags, (one.passage,))


def _moment(one: Moment) -> Finding:
    tags = [f"kind: {one.kind.value}", f"precision: {one.precision.value}"]
    known = (("from", one.earliest), ("to", one.latest), ("value", one.value), ("anchor", one.anchor))
    tags += [f"{name}: {value}" for name, value in known if value]
    return Finding((one.id,), one.id, "moment", "describing", moment(one), tuple(tags), (one.expression,))


def _name(name: Name) -> Iterator[Finding]:
    tags = (f"kind: {name.kind.value}",)
    for what, why, wordings in (("spelling", "identifying", name.variants), ("role", "describing", name.roles)):
        for number, worded in enumerate(wordings, 1):
            yield Finding((name.id, what, str(number)), name.id, what, why, name.name, tags, worded.passages)


def _lineages(story: Story) -> Iterator[Finding]:
    labels = story.labels
    for lineage in story.dossier.lineages:
        tags = (f"letter: {labels.sigla[lineage.id]}",)
        if lineage.origin.kind is not OriginKind.REPORT:
            says = f"names {labels.lineages[lineage.id]}"
            yield Finding(
                (lineage.id, "origin"), lineage.id, "origin", "identifying", says, tags, lineage.origin.passages
            )
    for one in borrowings(story.dossier):
        tags = (f"letter: {labels.sigla[one.lineage.id]}",)
        id = (one.lineage.id, "lends", one.report)
        yield Finding(id, one.lineage.id, "borrowing", "linking", borrowed(one, labels), tags, one.passages)


def _copies(story: Story) -> Iterator[Finding]:
    for one in story.dossier.copies:
        tags = (f"kind: {one.kind.value}", f"score: {one.score:.4f}", f"quoted: {one.quoted:.4f}")
        id = ("copy", one.kind.value, *_place(one.left), *_place(one.right))
        yield Finding(id, "", "copy", "linking", "share wording", tags, (one.left, one.right))


def _damage(story: Story) -> Iterator[Finding]:
    for report in story.dossier.reports:
        for number, one in enumerate(report.damage, 1):
            id = ("damage", report.id, str(number))
            yield Finding(id, "", "damage", "describing", one.kind, (f"kind: {one.kind}",), (one.passage,))


def _support(support: Support) -> str:
    """`lineages: 2`, or the range `lineages: 1-2`."""
    least, most = support.least, support.most
    return f"lineages: {most}" if least == most else f"lineages: {least}-{most}"


def _yes(true: bool) -> str:
    return "yes" if true else "no"


def _named(name: str | None) -> Iterable[str]:
    return (f"name: {name}",) if name else ()


def _place(passage: Passage) -> tuple[str, str, str]:
    return (passage.report, str(passage.start), str(passage.end))

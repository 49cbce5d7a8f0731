"""The reasons behind one finding: what it is, the rules that made it, and the passages they saw."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crossread.errors import UsageError
from crossread.records import Collation, Moment, MomentKind, Passage, Point, Reading, Reason, Status
from crossread.render.contexts import Contexts, Piece, by_report
from crossread.render.descent import borrowings, strength
from crossread.render.grounds import Copies, Ground, Why, borrowing_ground, descent_ground, lineage_ground
from crossread.render.labels import KIND_WORDS, QUOTE_WORDS, dated, day, line, lineages, moment, published
from crossread.render.phrases import spoken_words, via_words
from crossread.render.readings import around, compared
from crossread.render.said import tellers
from crossread.render.story import Story, stories
from crossread.render.text.console import printed, shown
from crossread.render.wanted import told

NEAR = 5
"""Ids named in an error: enough to pick from, few enough to read."""

TWO_COLUMNS = 100
"""Width from which passages stand side by side: two columns of a newspaper's 45 letters."""


@dataclass(frozen=True, slots=True)
class Version:
    """A heading and the passages under it: one reading, one wording, one spelling."""

    words: str
    passages: tuple[Passage, ...]
    of: tuple[Point, Reading] | None = None
    """The point and the reading, whose words may be marked."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Anything that has an id, ready to be explained."""

    id: str
    what: str
    """The noun, as in `point`."""
    heading: str
    versions: tuple[Version, ...]
    reasons: tuple[Reason, ...]
    story: Story
    ground: Ground | None = None
    """Of a lineage or a descent: its reasons by what they speak for, and what the two reports share."""


def explain(collation: Collation, id: str, width: int, colour: bool) -> str:
    """The reasons behind one finding; `id` is any unique beginning of its id, for a descent `PARENT>CHILD`.

    UsageError if nothing, or more than one finding, has an id that begins so.
    """
    return printed(_explained(find(collation, id), width, colour), width, colour)


def find(collation: Collation, id: str) -> Finding:
    """The one finding whose id is `id` or begins with it; UsageError otherwise."""
    wanted = id.strip()
    known = [finding for story in stories(collation) for finding in findings(story)]
    matching = [finding for finding in known if finding.id == wanted]
    if not matching and wanted:
        matching = [finding for finding in known if _begins(finding.id, wanted)]
    if len(matching) == 1:
        return matching[0]
    if not matching:
        near = get_close_matches(wanted, sorted({finding.id for finding in known}), NEAR, 0.5)
        hint = f"the nearest are {', '.join(near)}" if near else "the page and the JSON show the id of each"
        raise UsageError(line(f"no finding has the id {wanted!r}: {hint}"))
    listed = ", ".join(f"{finding.id} ({finding.what})" for finding in matching[:NEAR])
    more = f" and {len(matching) - NEAR} more" if len(matching) > NEAR else ""
    raise UsageError(line(f"{wanted!r} is the beginning of several ids: {listed}{more}; give more of it"))


def _begins(id: str, wanted: str) -> bool:
    """Whether an id begins as wanted, with or without its kind before a hyphen; of a descent each end."""
    ends, shortened = id.split(">"), wanted.split(">")
    return len(ends) == len(shortened) and all(
        end.startswith(short) or end.partition("-")[2].startswith(short)
        for end, short in zip(ends, shortened, strict=True)
    )


def findings(story: Story) -> Iterator[Finding]:
    """Everything in a dossier that has an id."""
    for kind in (
        _reports,
        _lineages,
        _descents,
        _borrowings,
        _points,
        _quotes,
        _utterances,
        _names,
        _positions,
        _entries,
        _moments,
    ):
        yield from kind(story)


def _reports(story: Story) -> Iterator[Finding]:
    for report in story.dossier.reports:
        words = [story.labels.outlet(report.id), published(report), line(report.source)]
        words += [f"cut, {line(cut.reason)}: {line(cut.text)}" for cut in report.cuts]
        damage = tuple(Version(line(one.kind), (one.passage,)) for one in report.damage)
        links = [one for one in story.dossier.descents if one.child == report.id]
        reasons = (*report.limits, *(reason for one in links for reason in one.reasons))
        yield Finding(report.id, "report", "\n".join(words), damage, reasons, story)


def _lineages(story: Story) -> Iterator[Finding]:
    for one in story.dossier.lineages:
        ground = lineage_ground(one, story.labels)
        reports = ", ".join(story.labels.outlet(report) for report in one.reports)
        origin = (Version("where the origin is named", one.origin.passages),) if one.origin.passages else ()
        lends = tuple(Version(f"{lent.words}  ({one.id}>{lent.report})", lent.passages) for lent in ground.lends)
        words = f"{ground.words}\n{reports}\n{ground.note}"
        yield Finding(one.id, "lineage", words, (*origin, *lends), one.reasons, story, ground)


def _descents(story: Story) -> Iterator[Finding]:
    copies = Copies.of(story.dossier)
    for one in story.dossier.descents:
        ground = descent_ground(one, story.dossier, story.labels, copies)
        sure = "certain" if one.certain else "not certain"
        words = f"{ground.words}\n{one.kind.value}; {sure}, score {one.score:.2f}"
        if ground.note:
            words += f"\n{ground.note}"
        yield Finding(f"{one.parent}>{one.child}", "descent", words, (), one.reasons, story, ground)


def _borrowings(story: Story) -> Iterator[Finding]:
    """What a report has from a lineage that is not its own; the id is made of both."""
    copies = Copies.of(story.dossier)
    for one in borrowings(story.dossier):
        ground = borrowing_ground(one, story.labels, copies)
        versions = (Version("what is borrowed", one.passages),)
        yield Finding(f"{one.lineage.id}>{one.report}", "borrowing", ground.words, versions, (), story, ground)


def _points(story: Story) -> Iterator[Finding]:
    for one in story.dossier.points:
        versions = tuple(_reading(one, reading, story) for reading in story.readings(one))
        status = "later reports know more" if one.status is Status.LATER else one.status.value
        words = f"{status}; {KIND_WORDS[one.kind]}; {lineages(one.lineages)}"
        if compared(one):
            words += "\nin each reading the words are marked in which it differs from the others"
        yield Finding(one.id, "point", words, versions, one.reasons, story)


def _reading(point: Point, reading: Reading, story: Story) -> Version:
    """A reading with the lineages behind it; where a later report knows more, with when it was first published."""
    who = ", ".join(filter(None, (group.label for group in story.behind.groups(reading.passages))))
    behind = f"{lineages(reading.lineages)}: {who}" if who else lineages(reading.lineages)
    first = f"first {story.first_told(reading)}; " if point.status is Status.LATER else ""
    return Version(f"{line(reading.value)}  ({first}{behind})", reading.passages, (point, reading))


def _quotes(story: Story) -> Iterator[Finding]:
    quotes = {quote.id: quote for quote in story.dossier.quotes}
    for one in story.dossier.quotes:
        parts = (("words", one.content), ("cue", one.cue), ("speaker", one.speaker))
        versions = [Version(name, (part,)) for name, part in parts if part]
        words = f"{one.kind.value}; {story.labels.name(one.name, one.speaker)}"
        for outer in tellers(one, quotes):
            words += f", as told by {story.labels.name(outer.name, outer.speaker)}"
            versions.append(Version(f"stands in quote {line(outer.id)}", (outer.content,)))
        yield Finding(one.id, "quote", words, tuple(versions), one.reasons, story)


def _utterances(story: Story) -> Iterator[Finding]:
    for voice in story.voices:
        for spoken in voice.spoken:
            one = spoken.utterance
            versions = tuple(
                Version(
                    f"{spoken_words(form)}  ({QUOTE_WORDS[form.kind]})", tuple(held.content for held in form.quotes)
                )
                for form in spoken.wordings
            )
            words = "\n".join((f"{voice.who}; {lineages(one.lineages)}", *via_words(spoken, story)))
            if any(form.changed for form in spoken.wordings):
                words += "\nthe fullest wording first; in the others [+what they add+] and [-what they drop-]"
            yield Finding(one.id, "utterance", words, versions, one.reasons, story)


def _names(story: Story) -> Iterator[Finding]:
    for one in story.dossier.names:
        versions = [Version(f"spelled {line(variant.text)}", variant.passages) for variant in one.variants]
        versions += [Version(f"called {line(role.text)}", role.passages) for role in one.roles]
        yield Finding(one.id, "name", f"{one.kind.value}; {line(one.name)}", tuple(versions), one.reasons, story)


def _positions(story: Story) -> Iterator[Finding]:
    for one in story.dossier.positions:
        words = f"{story.labels.name(one.name)} {told(one.act, one.denied, [one])}"
        if one.matter:
            words += f"\nmatter {line(one.matter)}" + "".join(
                f", entry {line(entry.id)}" for entry in story.dossier.ledger if one.id in entry.positions
            )
        versions = [Version("issue", (one.issue,)), Version("the clause that says so", (one.passage,))]
        if one.condition:
            versions.append(Version("what leaves it open", (one.condition,)))
        yield Finding(one.id, "position", words, tuple(versions), one.reasons, story)


def _entries(story: Story) -> Iterator[Finding]:
    for matter in story.ledger.matters:
        for one in matter.lines:
            words = f"{one.who} {one.words}; {lineages(one.entry.lineages)}\nmatter {line(matter.id)}"
            words += "".join(
                f"\n{other.who} {other.words}" for other in matter.lines if other.entry.name != one.entry.name
            )
            versions = [Version("the matter", (one.entry.issue,))]
            versions += [
                Version(
                    f"position {line(position.id)}" + (", on a condition" if position.condition else ""),
                    (position.passage,),
                )
                for position in one.positions
            ]
            yield Finding(one.entry.id, "entry", words, tuple(versions), one.entry.reasons, story)


def _undated(one: Moment) -> str:
    """What an expression says that is no time on the calendar: how long, how often, now."""
    said = {MomentKind.DURATION: "how long", MomentKind.SET: "how often"}.get(one.kind, "no day")
    return f"{said}: {one.value or 'not known'}"


def _moments(story: Story) -> Iterator[Finding]:
    for one in story.dossier.moments:
        counted_from = f", counted from {day(one.anchor)}" if one.anchor else ""
        words = f"{moment(one)}; to the {one.precision.value}{counted_from}" if dated(one) else _undated(one)
        versions = (Version("expression", (one.expression,)), Version("what it dates", (one.passage,)))
        yield Finding(one.id, "moment", words, versions, one.reasons, story)


# ---- printing ----------------------------------------------------------------------------------------------


def _explained(finding: Finding, width: int, colour: bool) -> Iterator[RenderableType]:
    contexts = Contexts.of(finding.story.dossier.reports)
    yield Text.assemble((f"{finding.what} ", "cyan"), (line(finding.id), "bold"))
    for words in finding.heading.split("\n"):
        yield Text(words)
    for version in finding.versions:
        yield Text("")
        yield Text(version.words, style="bold")
        yield from _version(version, finding.story, contexts, colour)
    if finding.ground and finding.ground.shared:
        yield from _shared(finding.ground, finding.story, width, colour)
    if not finding.reasons and finding.what != "borrowing":
        yield Text("")
        yield Text("No rule left a reason for this.", style="bold cyan")
    whys = finding.ground.whys if finding.ground else (Why("Why", "", finding.reasons, 0),)
    for why in whys:
        if why.reasons:
            yield from _reasons(why, finding.story, contexts)


def _reasons(why: Why, story: Story, contexts: Contexts) -> Iterator[RenderableType]:
    """The reasons for one thing, each with its weight and, where that is said to be for or against, in words."""
    yield Text("")
    yield Text(why.heading, style="bold cyan")
    for reason in why.reasons:
        text = Text.assemble((line(reason.rule), "bold"), ("  weight ", "dim"), f"{reason.weight:.2f}")
        if why.speaks_for:
            text.append(f", {strength(reason.weight, why.speaks_for)}")
        yield Padding(text, (0, 0, 0, 2))
        yield Padding(Text(line(reason.detail)), (0, 0, 0, 4))
        yield from _passages(reason.passages, story, contexts, 4)
    if why.more:
        yield Padding(Text(f"and {why.more:,} more", style="dim"), (0, 0, 0, 2))


def _shared(ground: Ground, story: Story, width: int, colour: bool) -> Iterator[RenderableType]:
    """What two reports share, side by side where there is room, with the words marked that differ."""
    outlets = [story.labels.outlet(report) for report in ground.columns or ()]
    yield Text("")
    yield Text(f"What {' and '.join(outlets)} share", style="bold cyan")
    if width >= TWO_COLUMNS:
        yield _beside([Text(outlet, style="bold") for outlet in outlets])
    for one in ground.shared:
        yield Padding(Text(f"{one.note}", style="dim"), (0, 0, 0, 2))
        sides = [_compared(pieces, colour) for pieces in one.pieces()]
        if width >= TWO_COLUMNS:
            yield _beside(sides)
            continue
        for outlet, side in zip(outlets, sides, strict=True):
            yield Padding(Text.assemble((f"{outlet}: ", "dim"), side), (0, 0, 0, 4))
    if ground.more:
        yield Padding(Text(f"and {ground.more:,} more", style="dim"), (0, 0, 0, 2))


def _beside(sides: Iterable[Text]) -> RenderableType:
    table = Table.grid(padding=(0, 3, 0, 0), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(*sides)
    return Padding(table, (0, 0, 0, 4))


def _compared(pieces: Iterable[Piece], colour: bool) -> Text:
    """One side, what differs bold and underlined; in brackets where the terminal shows no styles."""
    if colour:
        return shown(pieces)
    return shown(Piece(f"[{one.text}]", one.part) if one.part == "differs" else one for one in pieces)


def _version(version: Version, story: Story, contexts: Contexts, colour: bool) -> Iterator[RenderableType]:
    """The passages under a heading; of a reading of a point, the words marked in which it differs."""
    if version.of is None or not compared(version.of[0]):
        yield from _passages(version.passages, story, contexts, 2)
        return
    point, reading = version.of
    yield from _cited(
        version.passages, story, lambda one: _compared(around(point, reading, one, contexts), colour), indent=2
    )


def _passages(passages: Iterable[Passage], story: Story, contexts: Contexts, indent: int) -> Iterator[RenderableType]:
    yield from _cited(passages, story, lambda one: shown(contexts.around(one)), indent)


def _cited(
    passages: Iterable[Passage], story: Story, words: Callable[[Passage], Text], indent: int
) -> Iterator[RenderableType]:
    """Passages with their places, in the dossier's order of reports."""
    for passage in by_report(passages, story.labels):
        where = f"{story.labels.outlet(passage.report)}, {passage.start}–{passage.end}: "
        yield Padding(Text.assemble((where, "dim"), words(passage)), (0, 0, 0, indent))

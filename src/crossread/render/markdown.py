"""A collation as Markdown: plain enough to paste into notes, with every word of the sources escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from crossread.records import Collation, Name, Point, Reading, Report, Status, Worded
from crossread.render.contexts import Contexts, Piece
from crossread.render.labels import KIND_WORDS, act, days, line, lineages, published, visible
from crossread.render.readings import around
from crossread.render.said import Voice
from crossread.render.story import (
    Date,
    Story,
    brief,
    stories,
    title,
)
from crossread.render.terminal import LATER, given, rejection, spoken_words, via_words
from crossread.render.tree import Branch, branches
from crossread.render.wanted import Actor, Matter

INLINE = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
"""Characters that CommonMark or a common extension reads as markup inside a line."""

LEADING = re.compile(r"^(\d{1,9})([.)])|^([-+=>:])")
"""What opens a list, a heading's underline or a quotation at the start of a line."""


def plain(text: str) -> str:
    """Words of a source as Markdown that shows exactly them: on one line, no markup, no HTML, no links."""
    return LEADING.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", _escaped(line(text)))


def _escaped(text: str) -> str:
    return INLINE.sub(r"\\\1", text).replace("://", "\\://")


def markdown(collation: Collation) -> str:
    """The whole collation as one Markdown document; the page and the JSON have the full texts."""
    found: list[str] = []
    for story in stories(collation):
        found += _story(story)
    if collation.rejected:
        found += ["## Rejected", "", *(f"- {plain(rejection(one))}" for one in collation.rejected), ""]
    found += [
        "---",
        "",
        "crossread lines up reports of one event. It writes nothing itself and never says who is right: "
        "every line above is a passage of a report.",
        "",
    ]
    return "\n".join(found)


def _story(story: Story) -> Iterator[str]:
    dossier, contexts = story.dossier, Contexts.of(story.dossier.reports)
    yield from (f"# {plain(title(dossier))}", "")
    yield from (f"{story.count} · {days(dossier.first, dossier.last)}", "")
    for branch in branches(dossier, story.labels):
        yield from _branch(branch, 0)
    yield ""
    yield from _section("Agreed", (row for point in story.agreed for row in _point(point, story, contexts)))
    yield from _section("Disputed", (row for point in story.disputed for row in _disputed(point, story, contexts)))
    yield from _section(LATER, (row for point in story.later for row in _disputed(point, story, contexts)))
    yield from _section("Resting on one", (row for point in story.single for row in _point(point, story, contexts)))
    yield from _section("Said", (row for voice in story.voices for row in _voice(voice, story)))
    yield from _section("Wanted", _wanted(story, contexts))
    yield from _section("When", (row for date in story.dates for row in _date(date, story, contexts)))
    yield from _section("Names", (row for name in story.telling + story.plain for row in _name(name, story)))
    yield from _section("Reports", (row for report in dossier.reports for row in _report(report, story)))


def _section(name: str, rows: Iterable[str]) -> Iterator[str]:
    held = list(rows)
    if held:
        yield from (f"## {name}", "", *held, "")


def _branch(branch: Branch, depth: int) -> Iterator[str]:
    notes = "; ".join(filter(None, (branch.how, *branch.doubts, branch.when)))
    yield f"{'  ' * depth}- **{plain(branch.label)}**: {plain(notes)}"
    for child in branch.children:
        yield from _branch(child, depth + 1)


def _point(point: Point, story: Story, contexts: Contexts) -> Iterator[str]:
    for reading in story.readings(point):
        outlets = ", ".join(story.labels.who(reading.passages))
        yield f"- {plain(reading.value)} ({lineages(reading.lineages)}: {plain(outlets)})"
        yield from _first(point, reading, story, contexts)


def _disputed(point: Point, story: Story, contexts: Contexts) -> Iterator[str]:
    yield f"- {KIND_WORDS[point.kind]}"
    for reading in story.readings(point):
        outlets = ", ".join(story.labels.who(reading.passages))
        when = f", {story.first_told(reading)}" if point.status is Status.LATER else ""
        yield f"  - **{plain(reading.value)}**{plain(when)} ({lineages(reading.lineages)}: {plain(outlets)})"
        yield from (f"  {row}" for row in _first(point, reading, story, contexts))


def _first(point: Point, reading: Reading, story: Story, contexts: Contexts) -> Iterator[str]:
    for passage in brief(point, reading, story.labels):
        yield f"  - {_shown(around(point, reading, passage, contexts))}"


def _shown(pieces: Iterable[Piece]) -> str:
    """The pieces as one line, the passage bold; emphasis must not touch white space inside it."""
    words = []
    for piece in pieces:
        if piece.part in ("around", "gap", "same"):
            words.append(_escaped(re.sub(r"\s+", " ", visible(piece.text))))
        else:
            words.append(f"**{plain(piece.text)}**" if piece.text.strip() else " ")
    return "".join(words).strip()


def _voice(voice: Voice, story: Story) -> Iterator[str]:
    yield f"- **{plain(voice.who)}**"
    for spoken in voice.spoken:
        for number, told in enumerate(spoken.wordings):
            indent = "    - also " if number else "  - "
            yield f"{indent}{plain(spoken_words(told))} ({plain(given(told, story))})"
        for words in via_words(spoken, story):
            yield f"    - {plain(words)}"


def _wanted(story: Story, contexts: Contexts) -> Iterator[str]:
    for matter in story.ledger.matters:
        yield from _matter(matter, story, contexts)
    for actor in story.actors:
        yield from _actor(actor, story)


def _matter(matter: Matter, story: Story, contexts: Contexts) -> Iterator[str]:
    yield f"- **{plain(matter.issue.text)}**{' (opposed)' if matter.opposed else ''}"
    for one in matter.lines:
        yield f"  - {plain(one.who)} **{one.words}** ({lineages(one.entry.lineages)})"
        for position in one.positions:
            outlet = plain(story.labels.outlet(position.passage.report))
            parts = [(position.issue, "value")] + ([(position.condition, "value")] if position.condition else [])
            pieces = contexts.parted(position.passage, parts)
            shown = _shown(replace(one, part="around") if one.part == "passage" else one for one in pieces)
            yield f"    - {shown} ({outlet})"


def _actor(actor: Actor, story: Story) -> Iterator[str]:
    yield f"- **{plain(actor.who)}**"
    for stance in actor.stances:
        for position in stance.positions:
            outlet = plain(story.labels.outlet(position.passage.report))
            yield f"  - {act(stance.act, stance.denied)}: {plain(position.issue.text)} ({outlet})"


def _date(date: Date, story: Story, contexts: Contexts) -> Iterator[str]:
    yield f"- **{plain(date.words)}**"
    for moment in date.moments:
        outlet = plain(story.labels.outlet(moment.passage.report))
        yield f"  - {_shown(contexts.around(moment.expression))} ({outlet})"


def _name(name: Name, story: Story) -> Iterator[str]:
    yield f"- **{plain(name.name)}** ({name.kind.value})"
    if len(name.variants) > 1:
        yield f"  - spelled {_worded(name.variants, story)}"
    if name.roles:
        yield f"  - called {_worded(name.roles, story)}"


def _worded(worded: Iterable[Worded], story: Story) -> str:
    return "; ".join(f"{plain(one.text)} ({plain(', '.join(story.labels.who(one.passages)))})" for one in worded)


def _report(report: Report, story: Story) -> Iterator[str]:
    heading = f"{plain(story.labels.outlet(report.id))}: {plain(report.title or 'no title')}"
    yield f"- **{heading}**, {plain(published(report))}, {plain(report.source)}"
    for limit in report.limits:
        yield f"  - {plain(limit.rule)}: {plain(limit.detail)}"
    for damage in report.damage:
        yield f"  - damage ({plain(damage.kind)}): {plain(damage.passage.text)}"
    for cut in report.cuts:
        yield f"  - cut ({plain(cut.reason)}): {plain(cut.text)}"

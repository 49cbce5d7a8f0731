"""A collation as Markdown to paste into a document: every line with its citations, every word of a source escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from crossread.records import Collation, Name, Passage, Point, Reading, Status
from crossread.render.contexts import Contexts, Piece
from crossread.render.labels import KIND_WORDS, QUOTE_WORDS, act, by_size, days, line, lineages, pointing
from crossread.render.phrases import rejection, spoken_words, via_words
from crossread.render.readings import around, compared, valued
from crossread.render.said import Spoken, Voice
from crossread.render.story import Date, brief, headline, stories, title
from crossread.render.text.backing import Backing
from crossread.render.text.citations import EXPLAINED, Citations
from crossread.render.text.disputes import LATER
from crossread.render.text.escaping import emphasised, inline, plain, quoted
from crossread.render.tree import Branch, branches
from crossread.render.wanted import Actor, Matter

CLOSING = (
    "crossread lines up reports of one event. It writes nothing itself and never says who is right: "
    "every line above is a passage of a report."
)


def markdown(collation: Collation) -> str:
    """The whole collation as one Markdown document; the page and the JSON have the full texts."""
    found: list[str] = []
    for cites in Citations.of(stories(collation)):
        found += _story(cites)
    rejected = [f"- {plain(rejection(one))}" for one in collation.rejected]
    found += _section("Rejected", len(rejected), rejected)
    found += ["---", "", EXPLAINED, "", CLOSING, ""]
    return "\n".join(found)


def _story(cites: Citations) -> Iterator[str]:
    story = cites.story
    dossier, contexts = story.dossier, Contexts.of(story.dossier.reports)
    yield from _top(cites)
    top = headline(story)
    yield from _points("Agreed", story.agreed, top, cites, contexts)
    for name, held in (("Disputed", story.disputed), (LATER, story.later)):
        yield from _section(name, len(held), chain.from_iterable(_differing(one, cites, contexts) for one in held))
    yield from _points("Resting on one", story.single, top, cites, contexts)
    said = (row for voice in story.voices for row in _voice(voice, cites))
    yield from _section("Said", len(dossier.utterances), said)
    wanted = len(story.ledger.matters) or len(dossier.positions)
    yield from _section("Wanted", wanted, _wanted(cites, contexts))
    moments = sum(len(date.moments) for date in story.dates)
    yield from _section("When", moments, (row for date in story.dates for row in _date(date, cites, contexts)))
    yield from _section("Names", len(dossier.names), _names(cites))
    yield from _section("Reports", len(dossier.reports), cites.listed())


def _section(name: str, number: int, rows: Iterable[str], note: str = "") -> Iterator[str]:
    if number:
        yield from (f"## {name} ({number:,})", "", *((note, "") if note else ()), *rows, "")


def _top(cites: Citations) -> Iterator[str]:
    """The title with those who have it, how many reports, when, and the lineages with their letters."""
    story = cites.story
    yield from (f"# {quoted(title(story.dossier))}", "")
    point = headline(story)
    if point is not None:
        yield from (cites.backed(point.readings[0].passages, point.lineages), "")
    else:
        yield from (cites.cited((story.dossier.title,)), "")
    yield from (f"{story.count} · {inline(days(story.dossier.first, story.dossier.last))}", "")
    for lineage, branch in zip(by_size(story.dossier.lineages), branches(story.dossier, story.labels), strict=True):
        yield from _branch(branch, f"{story.labels.sigla[lineage.id]} · ", 0, cites)
    yield ""


def _branch(branch: Branch, letter: str, depth: int, cites: Citations) -> Iterator[str]:
    notes = "; ".join(filter(None, (branch.how, *branch.doubts, branch.when)))
    number = cites.number(branch.id)
    named = f"{letter}**{plain(cites.story.labels.short(branch.label))}**"
    yield f"{'  ' * depth}- {named}{f' {number},' if number else ':'} {inline(notes)}"
    for child in branch.children:
        yield from _branch(child, "", depth + 1, cites)


# ---- points --------------------------------------------------------------------------------------------------------


def _points(name: str, held: Sequence[Point], top: Point | None, cites: Citations, contexts: Contexts) -> Iterator[str]:
    """Points that show one reading each; the one that is the title is said to be, and not shown again."""
    listed = [point for point in held if point is not top]
    rows = (
        f"- {_told(point, reading, cites, contexts)} — {cites.backed(reading.passages, reading.lineages)}"
        for point in listed
        for reading in cites.story.readings(point)
    )
    yield from _section(name, len(held), rows, "The title is one of them." if len(listed) < len(held) else "")


def _differing(point: Point, cites: Citations, contexts: Contexts) -> Iterator[str]:
    yield f"- {KIND_WORDS[point.kind]}"
    for reading in cites.story.readings(point):
        when = f", first told {inline(cites.story.first_told(reading))}" if point.status is Status.LATER else ""
        told = _told(point, reading, cites, contexts)
        yield f"  - {told}{when} — {cites.backed(reading.passages, reading.lineages)}"


def _told(point: Point, reading: Reading, cites: Citations, contexts: Contexts) -> str:
    """A reading in its own words; one that alone says little in its sentence, after its words if these are others."""
    pieces = valued(point, reading)
    if len(pieces) == 1 and len(point.readings) > 1 and not compared(point):
        pieces = (Piece(pieces[0].text, "differs"),)
    for passage in brief(point, reading, cites.story.labels):
        sentence = around(point, reading, passage, contexts)
        within = line(reading.value) in line("".join(piece.text for piece in sentence))
        return emphasised(sentence) if within else f"{emphasised(pieces)}: {emphasised(sentence)}"
    return emphasised(pieces)


# ---- said and wanted -----------------------------------------------------------------------------------------------


def _voice(voice: Voice, cites: Citations) -> Iterator[str]:
    yield f"- **{plain(voice.who)}**"
    for spoken in voice.spoken:
        yield from _spoken(spoken, cites)


def _spoken(spoken: Spoken, cites: Citations) -> Iterator[str]:
    """The fullest wording with the lineages of all, then the others; each with how and where it is given."""
    for number, told in enumerate(spoken.wordings):
        held = [quote.content for quote in told.quotes]
        every = [quote.content for wording in spoken.wordings for quote in wording.quotes]
        letters = ", ".join(Backing.of(every, spoken.utterance.lineages, cites.story).letters)
        counts = f"{lineages(spoken.utterance.lineages)} ({letters}); " if letters and not number else ""
        indent = "    - also " if number else "  - "
        yield f"{indent}{quoted(spoken_words(told))} — {counts}{QUOTE_WORDS[told.kind]}: {cites.cited(held)}"
    for words in via_words(spoken, cites.story):
        yield f"    - {plain(words)}"


def _wanted(cites: Citations, contexts: Contexts) -> Iterator[str]:
    for matter in cites.story.ledger.matters:
        yield from _matter(matter, cites, contexts)
    if cites.story.ledger.matters and cites.story.actors:
        yield from ("", "Told beside these:", "")
    for actor in cites.story.actors:
        yield from _actor(actor, cites)


def _matter(matter: Matter, cites: Citations, contexts: Contexts) -> Iterator[str]:
    issue = matter.issue
    words = emphasised(contexts.around(issue)) if pointing(issue.text) else quoted(issue.text)
    yield f"- {words}{' (opposed)' if matter.opposed else ''}"
    for one in matter.lines:
        letters = Backing.of((each.passage for each in one.positions), one.entry.lineages, cites.story).letters
        counts = f"{lineages(one.entry.lineages)} ({', '.join(letters)})" if letters else lineages(one.entry.lineages)
        yield f"  - {plain(one.who)} **{inline(one.words)}** — {counts}"
        for position in one.positions:
            parts = [(position.issue, "value")] + ([(position.condition, "condition")] if position.condition else [])
            shown = emphasised(contexts.parted(position.passage, parts))
            yield f"    - {shown} — {cites.cited((position.passage,))}"


def _actor(actor: Actor, cites: Citations) -> Iterator[str]:
    yield f"- **{plain(actor.who)}**"
    for stance in actor.stances:
        for position in stance.positions:
            issue = quoted(position.issue.text)
            yield f"  - {act(stance.act, stance.denied)}: {issue} — {cites.cited((position.passage,))}"


# ---- when and names ------------------------------------------------------------------------------------------------


def _date(date: Date, cites: Citations, contexts: Contexts) -> Iterator[str]:
    """A sentence that several reports have stands once."""
    yield f"- **{plain(date.words)}**"
    told: dict[str, list[Passage]] = {}
    for moment in date.moments:
        told.setdefault(emphasised(contexts.around(moment.expression)), []).append(moment.expression)
    for words, passages in told.items():
        yield f"  - {words} — {cites.cited(passages)}"


def _names(cites: Citations) -> Iterator[str]:
    """Those with several spellings or with roles, then the others on one line."""
    for name in cites.story.telling:
        yield from _name(name, cites)
    if cites.story.plain:
        yield f"- {'also ' if cites.story.telling else ''}{'; '.join(inline(one.name) for one in cites.story.plain)}"


def _name(name: Name, cites: Citations) -> Iterator[str]:
    yield f"- **{plain(name.name)}** ({name.kind.value})"
    for verb, worded in (("spelled", name.variants if len(name.variants) > 1 else ()), ("called", name.roles)):
        if worded:
            yield f"  - {verb} {'; '.join(f'{quoted(one.text)} ({cites.first(one.passages)})' for one in worded)}"

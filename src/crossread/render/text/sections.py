"""What is said, wanted, dated and named in a story, and its reports, as sections of the summary on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crossread.records import Name, Passage, Report, Worded
from crossread.render.labels import act, counted, line, pointing
from crossread.render.phrases import spoken_words, via_words
from crossread.render.said import Spoken, Voice
from crossread.render.story import DOZEN, FEW, SURE, Date
from crossread.render.text.backing import Backing
from crossread.render.text.gutter import GAP, LONGEST, NAME, Block, Row, Screen, Section, cut, fitted, more
from crossread.render.wanted import Actor, Matter

SOME = 3
"""Utterances of one speaker, wordings of one utterance: the fullest, and how others have changed it."""

ONE_DAY = 2
"""Sentences about one time: that it was then, and that another says so too."""

NARROW = 60
"""Columns under which a report does not fit in one line, and takes those that it needs."""


# ---- said ------------------------------------------------------------------------------------------------------


def said(screen: Screen) -> Section:
    """Who said what: the fullest wording of each utterance, then the others with what they change."""
    voices = screen.story.voices
    blocks = tuple(_voice(voice, screen) for voice in voices[:FEW])
    changed = any(told.changed for voice in voices for one in voice.spoken for told in one.wordings)
    note = "[+added+] and [-dropped-] against the fullest wording" if changed else ""
    others = sum(len(voice.spoken) for voice in voices[FEW:])
    rest = f"{more(others)} by {counted(len(voices) - FEW, 'more speaker')}" if others else ""
    return Section("Said", len(screen.story.dossier.utterances), blocks, note, rest)


def _voice(voice: Voice, screen: Screen) -> Block:
    rows = [row for spoken in voice.spoken[:SOME] for row in _spoken(spoken, screen)]
    rest = more(len(voice.spoken) - SOME)
    if rest:
        rows.append(Row("", Text(f"and {rest}", style="dim")))
    cut_short = any(len(spoken.wordings) > SOME for spoken in voice.spoken)
    return Block(tuple(rows), Text(cut(voice.who, NAME), style="bold"), bool(rest) or cut_short)


def _spoken(spoken: Spoken, screen: Screen) -> Iterator[Row]:
    """The letters are of all that have the utterance, the outlets of those that have the wording."""
    held = [quote.content for told in spoken.wordings for quote in told.quotes]
    letters = screen.beside(Backing.of(held, spoken.utterance.lineages, screen.story))
    for number, told in enumerate(spoken.wordings[:SOME]):
        words = Text("also: " if number else "", style="dim")
        words = Text.assemble(words, cut(spoken_words(told), LONGEST))
        words.append_text(_by(screen, (quote.content for quote in told.quotes)))
        yield Row("", Padding(words, (0, 0, 0, 2))) if number else Row(letters, words)
    for via in via_words(spoken, screen.story):
        yield Row("", Padding(Text(cut(via, LONGEST), style="dim"), (0, 0, 0, 2)))
    rest = more(len(spoken.wordings) - SOME, "wording")
    if rest:
        yield Row("", Padding(Text(f"and {rest}", style="dim"), (0, 0, 0, 2)))


def _by(screen: Screen, passages: Iterable[Passage]) -> Text:
    return screen.by(Backing.of(passages, None, screen.story))


# ---- wanted ----------------------------------------------------------------------------------------------------


def wanted(screen: Screen) -> Section:
    """Who wants what: the matters with every act on them, then the positions that stand in no entry."""
    story, matters = screen.story, screen.story.ledger.matters
    blocks = [_matter(matter, screen) for matter in matters[:SURE]]
    if not matters:
        blocks += [_actor(actor, screen) for actor in story.actors]
        return Section("Wanted", len(story.dossier.positions), tuple(blocks))
    rest = more(len(matters) - SURE)
    if rest:
        blocks.append(Block((), Text(f"and {rest}", style="dim"), cut=True))
    if story.actors:
        blocks.append(Block((), Text("Told beside these", style="dim")))
        blocks += [_actor(actor, screen) for actor in story.actors[:FEW]]
    return Section("Wanted", len(matters), tuple(blocks), "", more(len(story.actors) - FEW, "actor"))


def _matter(matter: Matter, screen: Screen) -> Block:
    if pointing(matter.issue.text):
        head = screen.clipped(screen.contexts.around(matter.issue))
    else:
        head = Text(cut(line(matter.issue.text), LONGEST))
    head.style = "bold"
    head.append("  opposed" if matter.opposed else "", style="yellow")
    rows = []
    for one in matter.lines[:FEW]:
        backing = Backing.of((position.passage for position in one.positions), one.entry.lineages, screen.story)
        told = Text(f"{cut(one.who, NAME)} ")
        told.append(cut(one.words, NAME), style="cyan")
        rows.append(Row(screen.beside(backing), told.append_text(screen.by(backing))))
    rest = more(len(matter.lines) - FEW)
    if rest:
        rows.append(Row("", Text(f"and {rest}", style="dim")))
    return Block(tuple(rows), head, bool(rest))


def _actor(actor: Actor, screen: Screen) -> Block:
    rows = []
    for stance in actor.stances:
        for position in stance.positions[:FEW]:
            told = Text(f"{act(stance.act, stance.denied)}: ", style="cyan")
            told = Text.assemble(told, cut(line(position.issue.text), LONGEST))
            backing = Backing.of((position.passage,), None, screen.story)
            rows.append(Row(screen.beside(backing), told.append_text(screen.by(backing))))
    left_out = any(len(stance.positions) > FEW for stance in actor.stances)
    return Block(tuple(rows), Text(cut(actor.who, NAME), style="bold"), left_out)


# ---- when ------------------------------------------------------------------------------------------------------


def dated(screen: Screen) -> Section:
    """What the reports place at each time; a sentence that several of them have stands once."""
    dates = screen.story.dates
    number = sum(len(date.moments) for date in dates)
    rest = sum(len(date.moments) for date in dates[DOZEN:])
    return Section("When", number, tuple(_date(date, screen) for date in dates[:DOZEN]), "", more(rest))


def _date(date: Date, screen: Screen) -> Block:
    told: dict[str, tuple[Text, list[Passage], int]] = {}
    for moment in date.moments:
        words = screen.clipped(screen.contexts.around(moment.expression))
        text, passages, times = told.get(words.plain, (words, [], 0))
        told[words.plain] = (text, [*passages, moment.passage], times + 1)
    shown = list(told.values())[:ONE_DAY]
    rows = []
    for words, passages, _ in shown:
        backing = Backing.of(passages, None, screen.story)
        rows.append(Row(screen.beside(backing), words.append_text(screen.by(backing))))
    rest = more(len(date.moments) - sum(times for _, _, times in shown))
    if rest:
        rows.append(Row("", Text(f"and {rest}", style="dim")))
    return Block(tuple(rows), Text(cut(date.words, LONGEST), style="bold"), bool(rest))


# ---- names -----------------------------------------------------------------------------------------------------


def named(screen: Screen) -> Section:
    """Names with several spellings or with roles, each with the lineages that have it; then the others by name."""
    story = screen.story
    blocks = [Block((_name(name, screen),)) for name in story.telling[:DOZEN]]
    others = story.plain[:DOZEN] if len(blocks) == len(story.telling) else ()
    if others:
        words = ", ".join(cut(line(name.name), NAME) for name in others)
        blocks.append(Block((), Text(f"also {words}" if story.telling else words)))
    rest = more(len(story.dossier.names) - min(len(story.telling), DOZEN) - len(others))
    note = "spelled or described in several ways" if story.telling else "each in one spelling"
    return Section("Names", len(story.dossier.names), tuple(blocks), note, rest)


def _name(name: Name, screen: Screen) -> Row:
    held = [passage for one in (*name.variants, *name.roles) for passage in one.passages]
    text = Text(cut(line(name.name), NAME), style="bold")
    text.append(f"  {name.kind.value}", style="not bold dim")
    for verb, worded in (("spelled", name.variants if len(name.variants) > 1 else ()), ("called", name.roles)):
        if worded:
            text.append(f"  {verb} ", style="not bold dim")
            text.append_text(Text.assemble(*_worded(worded, screen), style="not bold"))
    return Row(screen.beside(Backing.of(held, None, screen.story)), text)


def _worded(worded: tuple[Worded, ...], screen: Screen) -> Iterator[Text]:
    for number, one in enumerate(worded[:FEW]):
        yield Text(f"{', ' if number else ''}{cut(line(one.text), NAME)}")
        letters = fitted(Backing.of(one.passages, None, screen.story).letters, screen.letters)
        yield Text(f" ({letters})" if letters else "", style="cyan")
    rest = more(len(worded) - FEW)
    yield Text(f" and {rest}" if rest else "", style="dim")


# ---- reports ---------------------------------------------------------------------------------------------------


def reported(screen: Screen) -> Section:
    """The reports, a line each: outlet, title, day, and how much of it is damaged or was cut."""
    reports = screen.story.dossier.reports
    shown = [_report(report, screen) for report in reports[: 2 * DOZEN]]
    rest = more(len(reports) - len(shown))
    if screen.columns < NARROW:
        rows = tuple(Row(letter, Text("  ".join(filter(None, told)))) for letter, *told in shown)
        return Section("Reports", len(reports), (Block(rows),), "", rest)
    table = Table.grid(padding=(0, GAP, 0, 0), expand=True)
    table.add_column(width=screen.letters, no_wrap=True, style="cyan")
    table.add_column(max_width=screen.columns // 3, no_wrap=True, overflow="ellipsis")
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis", style="dim")
    table.add_column(no_wrap=True, style="dim")
    table.add_column(no_wrap=True)
    for row in shown:
        table.add_row(*map(Text, row))
    return Section("Reports", len(reports), (Block((), table),), "", rest)


def _report(report: Report, screen: Screen) -> tuple[str, ...]:
    story = screen.story
    outlet = story.labels.short(story.labels.outlet(report.id))
    letter = story.labels.sigla.get(story.behind.home.get(report.id, ""), "")
    instant = story.clock.instants.get(report.id)
    title = cut(line(report.title or "no title"), LONGEST)
    day = story.clock.day(instant.at) if instant else ""
    return fitted((letter,), screen.letters), cut(outlet, NAME), title, day, _state(report)


def _state(report: Report) -> str:
    """What is not as the outlet published it: `1 damaged, 2 cut`; where a layer does not know the language, that."""
    found = ((len(report.damage), "damaged"), (len(report.cuts), "cut"), (len(report.limits), "not read"))
    return ", ".join(f"{number} {what}" for number, what in found if number)

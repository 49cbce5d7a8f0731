"""Recipes: which operations are done to a report, in which order, and what comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random

from crossread.language.analysis import analyse
from crossread.language.parser import Parser
from crossread.language.words import words
from crossread.parsed import Analysis
from crossread.records import Report
from crossread.text import digest
from evaluation.mute import Mute
from evaluation.rewriting import clauses, dropping, figures, links, ordering, quoting, splitting, swaps, synonyms, voice
from evaluation.rewriting.containment import surviving
from evaluation.rewriting.edits import Edit, apply, fitting, seeded
from evaluation.rewriting.grammar import Operation, Read

OPERATIONS: Mapping[str, Operation] = {
    "synonyms": synonyms.synonyms,
    "passive": voice.passive,
    "active": voice.active,
    "adverbial to the end": clauses.to_the_end,
    "adverbial to the front": clauses.to_the_front,
    "speaker last": clauses.speaker_last,
    "speaker first": clauses.speaker_first,
    "according to": clauses.according_to,
    "split": splitting.split,
    "join": splitting.join,
    "relative": splitting.relative,
    "apposition": splitting.apposition,
    "title": splitting.title,
    "pairs": swaps.pairs,
    "lists": swaps.lists,
    "adverbials": swaps.adverbials,
    "genitives": swaps.genitives,
    "that": swaps.that,
    "tenses": swaps.tenses,
    "reduced": links.reduced,
    "sequence": links.sequence,
    "progressive": links.progressive,
    "perfect": links.perfect,
    "numbers": figures.numbers,
    "shares": figures.shares,
    "days": figures.days,
    "spellings": figures.spellings,
    "names": figures.names,
    "surnames": figures.surnames,
    "indirect": quoting.indirect,
    "sentences": dropping.sentences,
    "spared": dropping.spared,
    "details": dropping.details,
    "adjuncts": dropping.adjuncts,
}
"""Every operation that a pass can name; each one's docstring says what it does."""


@dataclass(frozen=True, slots=True)
class Pass:
    """Operations that are looked for in one reading of the text; of what overlaps, chance decides."""

    operations: tuple[str, ...]
    share: float = 1.0
    """Share of the places where they could be done at which they are."""
    afresh: bool = False
    """Whether only words of the source are touched that still stand there, and none of them is come back to."""
    stubborn: bool = False
    """Whether only runs of words are touched that still stand as they stood in the source."""


PARTING = Pass(("split", "join", "relative", "indirect"))
MOVING = Pass(
    ("speaker last", "speaker first", "according to", "adverbial to the end", "adverbial to the front"),
)
TURNING = Pass(("passive", "active", "apposition", "title", "pairs", "adverbials", "genitives", "lists"))
FORMS = Pass(
    (
        "that",
        "tenses",
        "reduced",
        "sequence",
        "progressive",
        "perfect",
        "numbers",
        "shares",
        "days",
        "names",
        "surnames",
    )
)
WORDS = Pass(("synonyms",), share=0.8)
AGAIN = Pass(("synonyms", "spellings"), afresh=True)
STUBBORN = Pass((*MOVING.operations, *TURNING.operations, *FORMS.operations, "relative"), stubborn=True)
SPARING = Pass(("details", "adjuncts", "adverbials", "pairs"), stubborn=True)
FULL = (PARTING, MOVING, TURNING, FORMS, WORDS, AGAIN, STUBBORN, SPARING, SPARING)
RECIPES: Mapping[str, tuple[Pass, ...]] = {
    "light": (Pass(("synonyms",), share=0.5),),
    "full": FULL,
    "digest": (Pass(("sentences",)), Pass(("spared",)), *FULL),
    "shuffled": FULL,
}
"""Passes by the recipe's name; all but "light" end by leaving out what resists, and "shuffled" moves paragraphs."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A report in other words, and how often each operation was used on it."""

    report: Report
    recipe: str
    used: Counter[str]


def reader(parser: Parser) -> Callable[[Report], Analysis]:
    """What reads a report for rewriting: with its grammar, and without vectors, which rewriting does not look at."""

    def read(report: Report) -> Analysis:
        return analyse(report, Mute(), parser)

    return read


def rewrite(report: Report, recipe: str, number: int, read: Callable[[Report], Analysis], apart: str = "") -> Rewrite:
    """The report in other words, by a recipe; another number gives another wording, the same one the same.

    What is `apart` is another rewrite of it, whose wording is kept away from as the source's own is.
    """
    chance = seeded(report.text, number)
    text, used = _reworded(report, RECIPES[recipe], chance, read, apart)
    if recipe != "light":
        text, dropped = dropping.stubborn(text, f"{report.text}\n{apart}")
        used += Counter({"stubborn sentence left out": dropped})
    if recipe == "shuffled":
        text, moved = ordering.shuffled(text, chance)
        text, added = ordering.with_background(text, chance)
        used += Counter({"paragraph moved": moved, "background added": added})
    title = report.title
    if title:
        title, _ = _reworded(replace(report, text=title), (TURNING, WORDS), chance, read)
    source = f"{report.source}~{recipe}{number}"
    told = Report(digest(source, text), source, f"{report.outlet}~{recipe}", title, None, report.published,
                  report.language, text)  # fmt: skip
    return Rewrite(told, recipe, used)


def _reworded(
    report: Report, passes: tuple[Pass, ...], chance: Random, read: Callable[[Report], Analysis], apart: str = ""
) -> tuple[str, Counter[str]]:
    text, used = report.text, Counter[str]()
    known, taken = (frozenset(word.text.lower() for word in words(one)) for one in (text, apart))
    for one in passes:
        seen = Read(read(replace(report, text=text)), known if one.afresh else frozenset(), taken)
        edits = [edit for name in one.operations for edit in OPERATIONS[name](seen, chance)]
        if one.stubborn:
            runs = surviving(text, f"{report.text}\n{apart}")
            edits = [edit for edit in edits if 2 * _covered(edit, runs) >= edit.end - edit.start]
        changed, done = apply(text, fitting(edits, chance, one.share))
        if changed.strip():
            text, used = changed.strip(), used + done
    return text, used


def _covered(edit: Edit, runs: list[tuple[int, int]]) -> int:
    """How many of the characters that an edit replaces lie in some places."""
    return sum(max(0, min(edit.end, end) - max(edit.start, start)) for start, end in runs)

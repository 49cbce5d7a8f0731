"""Sources that a report states for itself: agency credits, datelines, "according to ...", "told the ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.language.lexicon import lexicon
from crossread.parsed import Analysis
from crossread.records import Passage, Report
from crossread.text import fold

NAME = r"(?:[Tt]he\s+)?(?P<name>[A-Z][\w&’'.-]*(?:\s+(?:of\s+)?[A-Z][\w&’'.-]*){0,4})"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("dateline", re.compile(r"^[^.()]{0,60}\((?P<name>[A-Z][\w&.]*(?:\s[A-Z][\w&.]*){0,2})\)\s*[-–—]")),
    ("credit", re.compile(rf"^(?:[Bb]y\s)?[^.]{{0,60}}?\b(?:of|for)\s+{NAME}\s*$")),
    ("credit", re.compile(rf"^(?:Source|Via|Credit|Agency|Agencies)\s*[:–-]\s*{NAME}")),
    ("credit", re.compile(rf"{NAME}\s+(?:journalists?\s+|writers?\s+)?contributed to this (?:report|story)")),
    ("attribution", re.compile(rf"\b[Aa]ccording to\s+(?:a\s+report\s+(?:by|from|in)\s+)?{NAME}")),
    ("attribution", re.compile(rf"\b(?:told|informed)\s+(?:(?:[a-z]+|U\.?[SK]\.?)\s+){{0,4}}?{NAME}")),
    ("attribution", re.compile(rf"\b(?:first\s+)?reported\s+by\s+{NAME}")),
    (
        "attribution",
        re.compile(rf"(?:^|[,;]\s+)(?:as\s+)?{NAME}\s+(?:first\s+)?(?:reported|reports|has learned|understands)\b"),
    ),
)
"""What each pattern is called in reasons; `name` is the source as printed."""

BYLINE_PARTS = re.compile(r"[,/|–—-]|\bof\b|\bfor\b|\band\b")
COPYRIGHT = re.compile(rf"(?:©|\([Cc]\)|[Cc]opyright)\s*(?:\d{{4}}\s*)?(?:by\s+)?{NAME}")
"""A line such as "Copyright 2031 The Norrland News Agency. All rights reserved."."""
LEAD = 2
"""Sentences in which an attribution stands for the whole report: after that it stands for the remark it follows."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A source that a report states; `whole` if for the whole report rather than for one remark."""

    name: str
    passages: tuple[Passage, ...]
    """Where the text says so; none where only the byline or a line cut from the report does."""
    whole: bool


def credits(analysis: Analysis, outlets: Sequence[str]) -> tuple[Credit, ...]:
    """News sources that a report states, in order of place.

    A name counts as a news source if a word list has it, if it is built like one ("... News", "... Times", "... Press
    Agency") or if it is the outlet of another report at hand. An outlet that names itself states no source; one that
    names another report's outlet in its lead does, however it puts it.
    """
    found: list[Credit] = []
    known = {key for outlet in outlets for key in [source_key(outlet)] if key}
    last = len(analysis.sentences) - 1
    own = source_key(analysis.report.outlet)
    for at, sentence in enumerate(analysis.sentences):
        for kind, pattern in PATTERNS:
            for match in pattern.finditer(sentence.text):
                end = _trimmed(match.group("name"), known)
                if not end or source_key(end) == own:
                    continue
                start = sentence.start + match.start("name")
                passage = analysis.report.passage(start, start + len(end))
                whole = kind != "attribution" or at < LEAD or (at == last and kind == "credit")
                found.append(Credit(end, (passage,), whole))
    found += _in_lead(analysis, [outlet for outlet in outlets if source_key(outlet) != own])
    return tuple(_once(_beside_the_text(analysis, known) + found))


def _in_lead(analysis: Analysis, outlets: Sequence[str]) -> Iterator[Credit]:
    """Other reports' outlets by their full names, of two words or more, in the first sentences."""
    for sentence in analysis.sentences[:LEAD]:
        for outlet in outlets:
            name = outlet.removeprefix("The ")
            at = sentence.text.find(name) if " " in name else -1
            if at >= 0 and not sentence.text[at + len(name) : at + len(name) + 1].isalnum():
                start = sentence.start + at
                yield Credit(name, (analysis.report.passage(start, start + len(name)),), whole=True)


def source_key(name: str) -> str:
    """A news source's name for comparison: folded, without article and general endings ("The BBC", "BBC News": bbc)."""
    words = [word for word in re.findall(r"\w+", fold(name)) if word != "the"]
    while len(words) > 1 and words[-1] in {"news", "agency", "online", "com", "website"}:
        words.pop()
    joined = " ".join(words)
    return ALIASES.get(joined, joined)


ALIASES = {"ap": "associated press", "afp": "agence france presse", "france presse": "agence france presse"}
"""Agencies that go by two names; each key and value folded as `source_key` folds."""


def same_source(left: str, right: str) -> bool:
    """Whether two names mean one news source."""
    return source_key(left) == source_key(right) != ""


def _trimmed(name: str, known: set[str]) -> str | None:
    """The longest beginning of a run of capitals that is a news source: "Axios" of "Axios Tuesday"."""
    words = name.split()
    for count in range(len(words), 0, -1):
        candidate = re.sub(r"(?:['’]s|[.,])$", "", " ".join(words[:count]))
        if _is_source(candidate, known):
            return name[: len(candidate)] if name.startswith(candidate) else None
    return None


def _is_source(name: str, known: set[str]) -> bool:
    key = source_key(name)
    if key in known or key in lexicon("news_sources"):
        return True
    words = fold(name).split()
    endings = lexicon("news_source_endings")
    return len(words) > 1 and (words[-1] in endings or " ".join(words[-2:]) in endings)


def _beside_the_text(analysis: Analysis, known: set[str]) -> list[Credit]:
    """Agencies that the byline or a line cut from the report names: they stand for the whole, without a passage."""
    report = analysis.report
    parts = (re.sub(r"^(?:by|the)\s+", "", part.strip(), flags=re.IGNORECASE) for part in _parts_of_byline(report))
    named = [part for part in parts if part and _is_source(part, known)]
    for cut in report.cuts:
        runs = (match.group("name") for match in COPYRIGHT.finditer(cut.text))
        named += [name for name in (_trimmed(run, known) for run in runs) if name]
    return [Credit(name, (), whole=True) for name in named if source_key(name) != source_key(report.outlet)]


def _parts_of_byline(report: Report) -> list[str]:
    """A part must be a source as a whole: "World News Editor" is somebody's post, not a source called World News."""
    return BYLINE_PARTS.split(report.byline or "")


def _once(found: list[Credit]) -> list[Credit]:
    """Each place once, and each source without a place once; for the whole if any statement there is."""
    seen: dict[tuple[int, str], Credit] = {}
    for credit in found:
        key = (credit.passages[0].start if credit.passages else -1, credit.name)
        if key not in seen or (credit.whole and not seen[key].whole):
            seen[key] = credit
    return [seen[key] for key in sorted(seen)]

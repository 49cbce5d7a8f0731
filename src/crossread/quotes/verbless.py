"""Quotes without a verb of saying: "Mayor: ‘…’", "“…” – Commissioner Roe", "Flights to resume – minister"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossread.language.classes import is_source
from crossread.language.marks import Marked
from crossread.quotes.parts import Part, trimmed
from crossread.records import NameKind, Passage, Report

MOST = 10
"""Words of a speaker who stands alone before a colon or behind a dash."""
HEADLINE = 20
"""Words of the longest headline."""
LEADING = re.compile(r"(?:and|but|then|finally|from|the desk of|this from|by)\s+", re.IGNORECASE)
"""What may stand before a speaker who is only named: "And from the mayor:", "From the desk of Roe:"."""
AGE = re.compile(r",\s*\d{1,3}\s*$")
SIGNED = re.compile(r"[ \t\u00a0]*(?:[–—―-]+[ \t\u00a0]*|\()([^()\n“”\"]{2,90}?)\)?[ \t\u00a0]*(?=\n|$)")
"""A dash or a bracket and a speaker, to the end of the paragraph."""
COLON = re.compile(r"([^:,.;!?“”\"\n]{2,60}):\s+(\S[^\n]{3,})")
DASH = re.compile(r"(\S[^\n]{3,}?)\s+[–—-]\s+([^–—,.;:\n“”\"]{2,50})")
SAY = re.compile(r"(\S[^\n]{3,}?),\s+(says?)\s+([^,.;:\n“”\"]{2,50})")
STOPS = ".!?…\"”’'"


@dataclass(frozen=True, slots=True)
class Bare:
    """Words without marks that somebody is named for, and the mark between."""

    content: Passage
    speaker: Passage
    cue: Passage | None


def named_before(part: Part, span: Marked) -> Passage | None:
    """Who is named, with nothing else, before a colon and a quotation."""
    report = part.report
    tokens = [token for token in part.tokens if token.end <= span.outer_start]
    if len(tokens) < 2 or report.text[tokens[-1].start : tokens[-1].end] != ":":
        return None
    if any(token.pos in ("VERB", "AUX") for token in tokens) or len(tokens) > MOST + 1:
        return None
    return _speaker(report, tokens[0].start, tokens[-1].start)


def named_after(report: Report, span: Marked) -> Passage | None:
    """Who is named, with nothing else, behind a dash or in brackets after a quotation."""
    found = SIGNED.match(report.text, span.outer_end)
    if found is None or len(found[1].split()) > MOST:
        return None
    return _speaker(report, found.start(1), found.end(1))


def _speaker(report: Report, start: int, end: int) -> Passage | None:
    """A speaker without "And from" and an age."""
    text = report.text[start:end]
    while (leading := LEADING.match(text)) is not None:
        start += leading.end()
        text = report.text[start:end]
    age = AGE.search(text)
    end = start + age.start() if age is not None else end
    return trimmed(report, start, end)


def bare(part: Part) -> Bare | None:
    """A headline or a line of a transcript that only names who says it; None where the sentence is anything else."""
    sentence, report = part.tree.sentence, part.report
    text = sentence.text
    start = sentence.start
    if (start and report.text[start - 1] != "\n") or len(text) > 2_000:
        return None
    found = COLON.match(text)
    if found is not None and _says(part, found.end(1)) and _speaks(part, found.start(2)):
        paragraph = report.text.find("\n", start)
        end = len(report.text) if paragraph < 0 else paragraph
        content = trimmed(report, start + found.start(2), end)
        speaker = _speaker(report, start, start + found.end(1))
        return Bare(content, speaker, None) if content is not None and speaker is not None else None
    headline = text[-1:] not in STOPS and len(text.split()) <= HEADLINE
    found = SAY.fullmatch(text)
    if found is not None and headline:
        content = trimmed(report, start, start + found.end(1))
        speaker = report.passage(start + found.start(3), start + found.end(3))
        cue = report.passage(start + found.start(2), start + found.end(2))
        return Bare(content, speaker, cue) if content is not None else None
    found = DASH.fullmatch(text)
    if found is not None and headline and is_source(found[2].split()[-1].lower()):
        content = trimmed(report, start, start + found.end(1))
        return Bare(content, report.passage(start + found.start(2), start + found.end(2)), None) if content else None
    return None


def _speaks(part: Part, begun: int) -> bool:
    """Whether there is a verb behind a place in the sentence."""
    start = part.tree.sentence.start + begun
    return any(token.start >= start and token.pos in ("VERB", "AUX") for token in part.tokens)


def _says(part: Part, end: int) -> bool:
    """Whether what stands before a colon is a person or a noun for who says things."""
    bound = part.tree.sentence.start + end
    tokens = [token for token in part.tokens if token.end <= bound]
    if not tokens or any(token.pos in ("VERB", "AUX", "ADP", "ADV") for token in tokens) or len(tokens) > MOST // 2:
        return False
    last = part.report.text[tokens[-1].start : tokens[-1].end]
    person = any(one.kind is NameKind.PERSON and one.end == bound for one in part.tree.sentence.proper)
    return person or (is_source(last.lower()) and tokens[-1].pos == "NOUN")

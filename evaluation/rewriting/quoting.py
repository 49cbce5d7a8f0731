"""Direct speech turned indirect, or cut to the few words that stay quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from evaluation.rewriting.edits import Edit, upper
from evaluation.rewriting.grammar import Read, man_or_woman

SAID = re.compile(
    r"[\"“](?P<words>[^\"“”\n?!]{12,300}),[\"”] (?P<who>[^\"“”,.:;\n]{2,60}?) "
    r"(?P<verb>said|says|added|told reporters)\.(?=\s|$)"
)
"""A quotation of one sentence with its speaker and nothing else. Each part is bounded, so that no text is slow."""
TURNED = re.compile(
    r"[\"“](?P<words>[^\"“”\n?!]{12,300}),[\"”] (?P<verb>said|says|added) (?P<who>[^\"“”,.:;\n]{2,60})\.(?=\s|$)"
)
BACK = {
    "is": "was", "are": "were", "am": "was", "has": "had", "have": "had", "will": "would", "can": "could",
    "may": "might", "'m": "was", "'re": "were", "'ve": "had", "'ll": "would", "isn't": "was not",
}  # fmt: skip
"""Tenses of what was said, told afterwards."""
OURS = {"we": "they", "us": "them", "our": "their", "ours": "theirs", "ourselves": "themselves"}
MINE = {
    "he": {"i": "he", "me": "him", "my": "his", "mine": "his", "myself": "himself"},
    "she": {"i": "she", "me": "her", "my": "her", "mine": "hers", "myself": "herself"},
}
YOURS = frozenset("you your yours yourself let".split())
WORDS = re.compile(r"[A-Za-z]+(?:['’](?:t|s)\b)?|['’](?:m|re|ve|ll)\b")
BARE = re.compile(r"(?:\b(?:not|to|would|could|should|must|did|do|does|will|can|may|might)|n['’]t) ?$")
"""What a verb stands behind that keeps its base form."""
SCRAP = 3
"""Words at the end of a quotation that may stay quoted when the rest is told."""


def indirect(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "“We are ready,” the mayor said." into "The mayor said that they were ready."."""
    for pattern in (SAID, TURNED):
        for match in pattern.finditer(read.text):
            told = _told(match["words"], match["who"], chance)
            place = match.start(), match.end()
            sentence = any((tree.sentence.start, tree.sentence.end) == place for tree in read.trees)
            if told is not None and sentence:
                text = f"{upper(match['who'])} {match['verb']} that {told}."
                yield Edit(match.start(), match.end(), text, "quotation told")


def _told(words: str, who: str, chance: Random) -> str | None:
    """What was said, as somebody else tells it; None where it speaks to somebody or of a speaker we cannot name."""
    keys = {match.group().lower().replace("’", "'") for match in WORDS.finditer(words)}
    speaker = who.lower() if who.lower() in MINE else man_or_woman(who)
    mine = MINE.get(speaker or "", {})
    if keys & YOURS or (keys & {"i", "me", "my", "mine", "myself"} and not mine):
        return None

    def turn(match: re.Match[str]) -> str:
        key = match.group().lower().replace("’", "'")
        back = None if BARE.search(match.string, 0, match.start()) else BACK.get(key)
        changed = mine.get(key) or OURS.get(key) or back
        return match.group() if changed is None else (f" {changed}" if key.startswith("'") else changed)

    parts = words.split(" ")
    scrap = len(parts) > 3 * SCRAP and chance.random() < 0.4
    kept = " ".join(parts[-SCRAP:]) if scrap else ""
    free = " ".join(parts[:-SCRAP]) if scrap else words
    if kept and {match.group().lower() for match in WORDS.finditer(kept)} & (set(OURS) | {"i", "my", "me"}):
        return None
    told = WORDS.sub(turn, free)
    first = told.split(" ")[0]
    opens = first.lower() in _SMALL
    told = told[0].lower() + told[1:] if opens else told
    return f'{told} "{kept}"' if kept else told


_SMALL = frozenset(
    "the a an this that these those it he she they we there in on at if when as our their his her its some many most "
    "all no not but and so what while after before for".split()
)

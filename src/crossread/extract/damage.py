"""Where text is visibly missing or garbled. A place is marked, never repaired.

Each sign is a pattern that ordinary English does not make. Prepositions at the end of a sentence are ordinary
("the man he believed in."), so a word before a mark is a sign only where a space stands between them, or where
the noun before it demands a number or date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.language.lexicon import lexicon
from crossread.records import Damage, Passage

MOST_SPACED = 3
"""Spaced marks up to which they are accidents of one text; more is the way that text was set."""

CLOSED = (
    r"(?:of|in|on|at|by|to|from|until|till|into|since|before|after|between|during|for|with|over|around|about|aged"
    r"|than|under|the|a|an|and|or|but|was|were|is|are|has|had|its|their|his|her)"
)
"""Words that lead on to another: none of them stands before a spaced mark."""
MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"

SPACED_MARK = re.compile(
    rf"(?<!\S)(?:{CLOSED}[ ]+(?P<mark>[.,;)])|{MONTHS}[ ]+,(?=[ ]\d{{4}}))(?![.,\d]|[ ]\.)(?=[\s”\"’)]|$)",
    re.IGNORECASE,
)
ANY_SPACED_MARK = re.compile(r"(?<=\w)[ ]+[.,;](?=\s|$)")
UNFINISHED = re.compile(r"(?<!\S)(?:until|(?:as|since) of|with effect from)(?P<mark>[.,;])(?=\s|$)")
TWO_WORDS = re.compile(
    r"""(?<!\S)(?:
      (?:until|during)[ ](?:for|of|to|with|by|on|from)
    | between[ ]and[ ](?=[A-Z0-9])
    | since[ ](?:of|and|to|for|by|on)
    | of[ ](?:for|to|and|by|with)
    )(?=\s|(?<=\s))""",
    re.VERBOSE,
)
ORPHAN = re.compile(r"(?<=[a-z])[ ]+[’'](?P<mark>s)(?=[ ][a-z])")
BARE_UNIT = re.compile(
    r"""(?<!\S)(?:
      (?:of|than|to|by|nearly|almost|approximately|roughly)[ ](?:percent|per[ ]cent|million|billion|trillion)(?![\w-])
    | (?:at|until|by|around|from|before|after|to|since)[ ][ap]\.?m\b\.?
    | (?:of|than|to|by|about|nearly|almost|only|is|was)[ ]%
    | [$€£][ ]?(?:million|billion|trillion)\b
    )""",
    re.VERBOSE,
)
EMPTY = re.compile(r"\([ ]*\)|(?<!\w)\[[ ]*\]|“[ ]*”|\([,;][ ]")
DOUBLED = re.compile(
    r",[ ]?,|,[ ]?\.(?![.\d]|[ ]\.)|;[ ]?[.,;]|:[ ]?[.,;](?![\w)(-])|(?<![.\s])[ ]\.[ ]?,|\([ ]?[,.;](?=\s)"
)
CLITIC_HOSTS = frozenset({"what", "it", "that", "there", "he", "she", "who", "here", "let", "how", "where", "this"})
"""Words that "’s" is a verb after, so that a space before it loses nothing."""
REPLACED = re.compile("\ufffd+")
ENTITY = re.compile(
    r"&(?:amp;)?(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|nbsp|quot|apos|lt|gt|amp|[lr][sd]quo|[mn]dash|hellip|eacute|uuml|ouml);"
)
ASKED = re.compile(r"(?<=[A-Za-z]{2})\?(?=(?:s|t|re|ve|ll)\s)")
SHORTENED = re.compile(r"\[\+?\d+ chars\]")
# Letters with marks that UTF-8 read as a Western encoding begins with, and what may follow them there.
GARBLED = re.compile(
    "[\u00c2-\u00c5\u00d0\u00d1\u00e2-\u00f0]"
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One way in which damage shows."""

    kind: str
    pattern: re.Pattern[str]
    before: int = 1
    """Words before the place that are marked with it."""
    after: int = 1


SIGNS = (
    Sign("missing before a mark", SPACED_MARK),
    Sign("missing before a mark", UNFINISHED),
    Sign("missing between two words", TWO_WORDS),
    Sign("nothing before ’s", ORPHAN),
    Sign("number missing", BARE_UNIT),
    Sign("empty brackets or quotation marks", EMPTY),
    Sign("doubled mark", DOUBLED),
    Sign("unreadable character", REPLACED, 0, 0),
    Sign("wrong encoding", GARBLED, 0, 0),
    Sign("undecoded entity", ENTITY, 0, 0),
    Sign("apostrophe lost", ASKED, 1, 1),
    Sign("cut short", SHORTENED, 0, 0),
)
"""All signs; where the places of two meet, the first counts."""


def damage(text: str, report: str) -> tuple[Damage, ...]:
    """The damaged places of a report's text in order; none lies inside another."""
    spaced = sum(1 for _ in ANY_SPACED_MARK.finditer(text))
    orphans = sum(1 for _ in ORPHAN.finditer(text))
    found: list[tuple[int, int, str]] = []
    for sign in SIGNS:
        if (sign.pattern is SPACED_MARK and spaced > MOST_SPACED + 4) or (
            sign.pattern is ORPHAN and orphans > MOST_SPACED
        ):
            continue
        for match in sign.pattern.finditer(text):
            if _sure(sign, match, text):
                found.append((*_widen(text, match, sign), sign.kind))
    return tuple(Damage(Passage(report, start, end, text[start:end]), kind) for start, end, kind in _apart(found))


def _sure(sign: Sign, match: re.Match[str], text: str) -> bool:
    """What a pattern alone cannot see."""
    if sign.pattern is GARBLED:
        return _western(match.group())
    if sign.pattern is ORPHAN:
        # A name with a space before its ’s is badly set, not broken.
        before = _printed_before(text, match.start())
        return before.islower() and before not in CLITIC_HOSTS
    if sign.pattern is TWO_WORDS and match.group().startswith("of "):
        # "of for", "of to" may end one clause and begin another ("dreamed of for years"): only after a measure.
        return _printed_before(text, match.start() - 1).casefold() in lexicon("damage_measures")
    return True


def _western(run: str) -> bool:
    """Whether the characters are UTF-8 that was read as a Western encoding."""
    for encoding in ("cp1252", "latin-1"):
        try:
            run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return True
    return False


def _printed_before(text: str, place: int) -> str:
    """The word that ends at `place`, or nothing."""
    match = re.search(r"[^\W\d_]{1,30}$", text[max(0, place - 30) : place])
    return match.group() if match else ""


def _widen(text: str, match: re.Match[str], sign: Sign) -> tuple[int, int]:
    """The match with some words around it in its paragraph, so that a reader sees what is broken."""
    start, end = match.span()
    for _ in range(sign.before):
        piece = re.search(r"[^\s]{1,40}[ ]*$", text[max(0, start - 60) : start])
        start -= len(piece.group()) if piece else 0
    for _ in range(sign.after):
        following = re.match(r"[ ]*[^\s]{1,40}", text[end : end + 60])
        end += len(following.group()) if following else 0
    return start, end


def _apart(found: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """In order of place; of two that meet, the one that begins first."""
    last = 0
    for start, end, kind in sorted(found, key=lambda place: place[:2]):
        if start >= last and end > start:
            yield start, end, kind
            last = end

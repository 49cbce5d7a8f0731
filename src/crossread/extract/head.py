"""The lines above a story: breadcrumb, headline, byline, day; read as metadata and cut from the body."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from crossread.extract.dates import printed
from crossread.extract.draft import Block, Draft
from crossread.extract.shape import CLOSERS, ends_sentence, key, stems, tells, titled, words
from crossread.extract.signs import DAY, day_of, of_page
from crossread.language.lexicon import lexicon
from crossread.language.sentences import sentences

DEEPEST = 8
"""Blocks that a head may have; section, headline, standfirst, byline, day, share buttons rarely make more."""
LONGEST_HEADLINE = 24
"""Words; longer lines without a stop are captions and standfirsts."""
ADDRESSED = re.compile(r"\w\.(?:com|org|net|co|ca|uk|de|fr)\b|https?:|@\w", re.IGNORECASE)
"""Addresses and handles: credits and links have them, headlines do not."""
BOXES = re.compile(
    r"(?:story highlights|updated|published|posted|key points|close|advertisement|series:|correction:|editor.s note)\b",
    re.IGNORECASE,
)
"""How a line begins that stands in the place of a headline and is none."""
NAME = r"(?:[A-Z][\w’'.-]{0,20} ){1,3}[A-Z][\w’'-]{1,20}"
NAMES = re.compile(rf"{NAME}(?:, {NAME}){{0,6}},? (?:and|&) {NAME}$")
"""Two full names or more and nothing else: a byline that does without "by"."""
STANDFIRSTS = 1
"""Paragraphs that may stand between headline and byline."""
BYLINE = re.compile(r"^(?:by|written by|reported by|story by|von|par|por|di|door)\s?:?\s+(?=\S)", re.IGNORECASE)
LINKS_OF_NAMES = frozenset(
    {"and", "of", "the", "for", "in", "with", "de", "von", "van", "der", "al", "bin", "la", "at", "et", "y"}
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head gave: the draft with its metadata, and why each of its lines is cut."""

    draft: Draft
    verdicts: tuple[tuple[int, str], ...]


def read_head(draft: Draft) -> Head:
    """Metadata from the lines before the story's first paragraph, where the source declares none.

    The headline is the first line shaped like one. Nothing is cut if there is no paragraph of a story below it.
    """
    if not any(tells(block.text) for block in draft.blocks):
        return Head(draft, ())
    verdicts: list[tuple[int, str]] = []
    telling = 0
    for index, block in enumerate(draft.blocks[:DEEPEST]):
        reason, draft = _line(index, draft, seen=any(reason == "headline" for _, reason in verdicts), telling=telling)
        if reason:
            verdicts.append((index, reason))
        elif tells(block.text):
            telling += 1
        if telling > STANDFIRSTS:
            break
    return Head(draft, tuple(verdicts))


def _line(index: int, draft: Draft, *, seen: bool, telling: int) -> tuple[str | None, Draft]:
    """Why a line of the head is cut, or None; and the draft with what the line says.

    `seen`: the headline stood above; `telling`: paragraphs of the story that stood above.
    """
    block = draft.blocks[index]
    text = block.text
    byline = byline_of(text)
    if byline:
        day = printed(text)
        dated = draft.published or (day.iso if day else None)
        return "byline", replace(draft, byline=draft.byline or byline, published=dated)
    day_line = day_of(text)
    if day_line:
        return DAY, replace(draft, published=draft.published or day_line)
    found = of_page(block)
    if found:
        return found, draft
    if _same(text, draft.title):
        return "repeated headline" if seen else "headline", draft
    if telling:
        return None, draft
    following = draft.blocks[index + 1 : DEEPEST]
    if draft.title is None and headline(text) and _heads(text, draft.blocks[index + 1 :]):
        return "headline", replace(draft, title=text)
    if _section(text) and any(_same(other.text, draft.title) or headline(other.text) for other in following[:1]):
        return "name of a section", draft
    return None, draft


def _heads(text: str, below: tuple[Block, ...]) -> bool:
    """Whether a story stands below the line and takes up a content word of it.

    Lines of scripts without spaces are not split into words, so that nothing is asked of them.
    """
    stories = [block.text for block in below if tells(block.text)]
    own = stems(text)
    if not stories:
        return False
    return any(own & stems(story) for story in stories) or (not text.isascii() and len(words(text)) <= 4)


def _section(text: str) -> bool:
    """One or two words above a headline: "World", "LOCAL NEWS"."""
    return len(words(text[:100])) <= 2 and len(text) <= 40 and titled(text) and not ends_sentence(text)


def headline(text: str) -> bool:
    """Whether a line is shaped like a headline: 3 to 24 words, no final stop, a capital or figure first."""
    count = len(words(text[:500]))
    if not 3 <= count <= LONGEST_HEADLINE or len(text) > 250:
        return False
    if text.rstrip(CLOSERS + " ").endswith((".", "。")) and not text.endswith("..."):
        return False
    if text.endswith((":", ";", ",", "–", "—", "-", ")")) or ADDRESSED.search(text) or BOXES.match(text):
        return False
    if not titled(text) and len(sentences(text)) > 1:
        return False
    first = next((character for character in text if character.isalnum()), "")
    # Scripts without capitals have no lower case either.
    return not first.islower() and "http" not in text[:10]


def byline_of(text: str) -> str | None:
    """The names of a byline such as "By Ann Lee, Staff Writer", without the "by"; None if the line is none."""
    if len(text) > 160:
        return None
    match = BYLINE.match(text)
    if not match:
        return text if NAMES.match(text) or key(text) in lexicon("boilerplate_agencies") else None
    rest = text[match.end() :].strip()
    day = printed(rest)
    if day:
        label = re.sub(r"(?i)\b(?:published|updated|posted|on)\b[:\s]*$", "", rest[: day.start].rstrip(" ,|·•-–—("))
        rest = label.strip(" ,|·•-–—(")
    found = words(rest)
    if not 1 <= len(found) <= 14 or (ends_sentence(rest) and not re.search(r"(?:\b[A-Z]|Jr|Sr|Inc)\.$", rest)):
        return None
    named = [word for word in found if word.casefold() not in LINKS_OF_NAMES and word[0].isalpha()]
    if not named or not all(word[0].isupper() or not word[0].islower() for word in named):
        return None
    if found[0].casefold() in lexicon("boilerplate_no_names"):
        return None
    return rest


def _same(text: str, title: str | None) -> bool:
    """Whether the line is the title, but for marks, or most of it."""
    if not title or len(text) > 2 * len(title) + 20:
        return False
    left, right = key(text), key(title)
    if not left or not right:
        return False
    shorter, longer = sorted((left, right), key=len)
    return shorter == longer or (shorter in longer and len(shorter) >= 0.8 * len(longer))

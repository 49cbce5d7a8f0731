"""Signs that a line belongs to the page, not to the story; each looks at the line alone."""

from __future__ import annotations

import re
from collections.abc import Callable

from crossread.extract.dates import printed
from crossread.extract.draft import Block
from crossread.extract.shape import ends_sentence, key, quoted, words
from crossread.language.lexicon import lexicon

LONGEST_NOTICE = 45
"""Words of the longest line taken for a notice of the page; appeals and legal notices run to forty."""
LINKED = 0.8
"""Share of link text from which a line without a full stop is a link to something else."""

CAPTION = re.compile(
    r"(?:image|media|photo|video|picture) (?:copyright|caption|source|credits?)\b|media playback is unsupported"
    r"|(?:hide|toggle|enlarge this image toggle) caption|photographer:|file - in this"
    r"|(?:file )?(?:photo|image|picture|photograph)(?: by| courtesy|\s?:|/)",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"""(?:\((?:file\s)?(?:photo|image|picture|credit|ap|afp|reuters|epa|getty)[^()]{0,80}\)
    | \([^()/\d]{3,60}\s?/\s?[^()/\d]{2,40}\)
    | (?<=\w)\s?/\s?(?:reuters|ap|afp|epa|pa|getty\simages|shutterstock|associated\spress)(?:\sphotos?)?
    | (?:photo|image|picture|credit)s?:\s[^.:]{2,60}
    | \bgetty\simages)\s*$""",
    re.IGNORECASE | re.VERBOSE,
)

DAY = "day of publication"
LABELLED = re.compile(r"(?:first |last )?(?:published|updated|posted|modified)\b", re.IGNORECASE)

Sign = Callable[[Block], str | None]


def of_page(block: Block) -> str | None:
    """Why the block belongs to the page, by the first sign that says so; None if none does."""
    return next((reason for sign in SIGNS if (reason := sign(block))), None)


def breadcrumb(block: Block) -> str | None:
    """A path through the site's sections: short names with separators between them."""
    text = block.text
    if len(text) > 300 or ends_sentence(text):
        return None
    parts = [part.strip() for part in re.split(r"\s*[»›>→]+\s*|\s+[|/]\s+", text)]
    if len(parts) < 2 or not all(parts[:-1]):
        return None
    if key(parts[0]) in lexicon("boilerplate_roots"):
        return "breadcrumb"
    if key(parts[0]) in lexicon("boilerplate_sections") and len(words(text)) <= 24:
        return "breadcrumb"
    return "breadcrumb" if len(parts) > 3 and all(len(words(part)) <= 3 for part in parts) else None


def whole_line(block: Block) -> str | None:
    """A line that pages print by themselves: a button, a heading of another list, a label of an advertisement."""
    folded = key(block.text)
    if folded in lexicon("boilerplate_lines"):
        return "line of the page"
    bare = re.sub(r"\b\d+\b", "", folded).strip()
    return "line of the page" if bare != folded and bare in lexicon("boilerplate_counts") else None


def notice(block: Block) -> str | None:
    """A line to the reader, about the page rather than the story."""
    count = len(words(block.text[:1_000]))
    if count > LONGEST_NOTICE or count == 0:
        return None
    if quoted(block.text):
        return None
    folded = key(block.text) + " "
    if any(f" {phrase} " in f" {folded}" for phrase in lexicon("boilerplate_phrases")):
        return "notice of the page"
    if any(folded.startswith(opening + " ") for opening in lexicon("boilerplate_openings")):
        return "appeal to the reader"
    if block.text.startswith(("©", "(c) ", "(C) ")) and count <= 25:
        return "copyright line"
    return None


def pointer(block: Block) -> str | None:
    """ "Read more: ..." and its like: a marker, a colon or bar, and another report's headline."""
    match = re.match(r"\W{0,3}([^:|–—\n]{3,40}?)\s?[:|–—]\s*\S", block.text)
    if not match or len(words(block.text[:500])) > 30:
        return None
    return "pointer to another report" if key(match.group(1)) in lexicon("boilerplate_pointers") else None


def links_only(block: Block) -> str | None:
    """A line that is nothing but links."""
    if block.linked >= LINKED and not ends_sentence(block.text) and len(words(block.text[:500])) <= 25:
        return "nothing but links"
    return None


def caption(block: Block) -> str | None:
    """What stands under a picture: a line that begins with a label of one, or ends with its credit."""
    text = block.text[:600]
    if len(words(text)) > LONGEST_NOTICE:
        return None
    return "caption" if CAPTION.match(text) or CREDIT.search(text) else None


def day_of(text: str) -> str | None:
    """The day of publication, if the line holds a date and at most labels and a place around it."""
    if len(text) > 120:
        return None
    found = printed(text)
    if not found:
        return None
    around = f"{text[: found.start]} {text[found.end :]}"
    others = [word for word in words(around) if key(word) not in lexicon("boilerplate_day_labels")]
    second = printed(text[found.end :])
    return found.iso if not others or (second and len(words(text)) <= 16) else None


def dated(block: Block) -> str | None:
    """A line that gives the day of publication with a label before it, wherever it stands."""
    return DAY if LABELLED.match(block.text) and day_of(block.text) else None


SIGNS: tuple[Sign, ...] = (dated, caption, breadcrumb, whole_line, notice, pointer, links_only)
"""Asked in this order; the first reason counts."""

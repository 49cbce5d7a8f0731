"""What is no part of the story: each block cut keeps its text and a reason; a story's own lines stay."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from crossread.extract.draft import Block, Draft
from crossread.extract.head import read_head
from crossread.extract.shape import ends_sentence, key, stems, tells, titled, words
from crossread.extract.signs import DAY, day_of, of_page
from crossread.extract.tongue import common
from crossread.language.lexicon import lexicon
from crossread.records import Cut

LONGEST_LABEL = 4
"""Words of a stray label in mid-text; subheads of a story are mostly longer, and tie to it."""
ANY_TRADE = stems("services service solutions products product deals offers sale sales store tools")
"""Stems that labels of advertisements share with stories of every kind."""
LONGEST_SUBHEAD = 10
"""Words of a line that may be a subhead."""
LEAST_TELLING = 5
"""Paragraphs from which it means something that a word occurs nowhere else."""
CREDITED = re.compile(
    r"\b(?:contribut|report(?:ed|ing|s)?\b|edit(?:ed|ing)\b|writ(?:ten|ing) by|with files)", re.IGNORECASE
)
"""Lines that name who worked on a report tell where it comes from: they stay."""
NAMED = (
    re.compile(r"^discover more from (?P<name>.{2,60})$", re.IGNORECASE),
    re.compile(r"(?:©|\(c\)|copyright)\s{0,3}(?:©\s{0,3})?(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s)?(?:by\s)?(?P<name>[^.|©,\d]{2,60})",
               re.IGNORECASE),
)  # fmt: skip
"""Lines of the page that name who publishes it."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a sign may look at besides the block itself."""

    blocks: tuple[Block, ...]
    counts: Counter[str]
    """In how many blocks each stem occurs."""
    first: int
    """Index of the first block that tells, or 0."""
    last: int
    """Index of the last block that tells, or that of the last block."""
    telling: int
    """How many blocks tell."""
    subheads: int
    """How many lines between them are shaped like subheads and are no lines of the page."""


def cut(draft: Draft) -> tuple[Draft, tuple[Cut, ...]]:
    """The draft without what is no part of the story, and the cuts in the order of the source.

    Title, byline, day and outlet are read from the lines cut, where the source declares none.
    """
    head = read_head(draft)
    verdicts: dict[int, str] = dict(head.verdicts)
    page = _page(draft.blocks)
    for index, block in enumerate(draft.blocks):
        if index not in verdicts:
            reason = of_page(block) or label(index, block, page)
            if reason:
                verdicts[index] = reason
    verdicts.update(_tail(draft.blocks, verdicts, page))
    kept = tuple(block for index, block in enumerate(draft.blocks) if index not in verdicts)
    cuts = tuple(Cut(draft.blocks[index].text, verdicts[index]) for index in sorted(verdicts))
    found = replace(head.draft, blocks=kept, outlet=head.draft.outlet or _named(cuts))
    return (found if found.published else replace(found, published=_dated(cuts))), cuts


def _page(blocks: tuple[Block, ...]) -> Page:
    telling = [index for index, block in enumerate(blocks) if tells(block.text)]
    counts = Counter(stem for block in blocks for stem in stems(block.text))
    last = telling[-1] if telling else len(blocks) - 1
    first = telling[0] if telling else 0
    subheads = sum(_subhead(block) for block in blocks[first + 1 : last])
    return Page(blocks, counts, first, last, len(telling), subheads)


def _subhead(block: Block) -> bool:
    short = len(words(block.text[:200])) <= LONGEST_SUBHEAD
    return short and not ends_sentence(block.text) and of_page(block) is None


def _tied(block: Block, page: Page) -> bool:
    """Whether a content word of the block occurs elsewhere in the report too.

    Words that any trade has tie to nothing: "services" of an ambulance are not those of an advertiser.
    """
    return any(page.counts[stem] > 1 for stem in stems(block.text) - ANY_TRADE)


# ---- a stray label -------------------------------------------------------------------------------------------


def label(index: int, block: Block, page: Page) -> str | None:
    """A few words below the first paragraph, titled, without a stop, that tie to nothing else in the report.

    They are an advertiser's if they name wares. If they do not, they must be two or three words, all capitalised, and
    the only such line of a report of some length: a report with one subhead mostly has more.
    """
    text = block.text
    found = words(text[:200])
    if index <= page.first or not 0 < len(found) <= LONGEST_LABEL or len(text) > 60:
        return None
    if re.search(r"[.!?…:;,\"“”‘«»0-9]", text) or not titled(text) or _tied(block, page):
        return None
    folded = [key(word) for word in found]
    if any(word in lexicon("boilerplate_wares") for word in folded):
        return "label of an advertisement"
    bare = len(found) in (2, 3) and all(word[0].isupper() for word in found) and common().isdisjoint(folded)
    if bare and page.telling >= LEAST_TELLING and page.subheads == 1 and index < page.last:
        return "label that ties to nothing"
    return None


# ---- the tail --------------------------------------------------------------------------------------------------


def _tail(blocks: tuple[Block, ...], verdicts: dict[int, str], page: Page) -> dict[int, str]:
    """Lines after the story's last paragraph that follow a line of the page and tell nothing themselves."""
    last = max(
        (index for index in range(len(blocks)) if index not in verdicts and tells(blocks[index].text)),
        default=-1,
    )
    if last < 0:
        return {}
    found: dict[int, str] = {}
    after_marker = False
    for index in range(last + 1, len(blocks)):
        after_marker = after_marker or index in verdicts
        text = blocks[index].text
        if CREDITED.search(text[:500]):
            continue
        if after_marker and index not in verdicts and not ends_sentence(text) and len(words(text[:500])) <= 20:
            found[index] = "after the end of the story"
    return found


def _dated(cuts: tuple[Cut, ...]) -> str | None:
    """The day that a line below the story gives."""
    return next((day for one in cuts if one.reason == DAY and (day := day_of(one.text))), None)


def _named(cuts: tuple[Cut, ...]) -> str | None:
    """The outlet that a line of the page names."""
    for one in cuts:
        for pattern in NAMED:
            match = pattern.search(one.text[:300])
            if match:
                name = re.split(r"\s+[-–|]\s+|\ball rights\b", match.group("name"), flags=re.IGNORECASE)[0].strip(
                    " .-–|"
                )
                if name and len(words(name)) <= 6 and key(name) not in lexicon("boilerplate_agencies"):
                    return name
    return None

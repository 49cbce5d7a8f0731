"""Whether the words around a time expression look ahead or back."""

from __future__ import annotations

import re

AHEAD = re.compile(
    r"""(?:(?<=['’])ll|\b(?:will|won['’]t|shall|would|going\ to|due|scheduled|expected|set\ to|plans?|planned
    |planning|upcoming|coming|next|forthcoming
    |approach(?:es|ing)?|ahead\ of|deadline|by|until|till|to\ be|is\ to|are\ to
    |may|might|could|intends?|hopes?|aims?|tomorrow
    |opens|starts|begins|kicks\ off|takes\ place
    |wants?\ to|please|starting|beginning|let['’]s
    |meets?|votes?|return[s]?|looming|looms|target|goal|ends|expires?|from))\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words that look ahead."""
WEAK = frozenset(
    "would could may might by until till from plans plan planned ends meet meets".split()
    + "vote votes return returns starts begins opens starting beginning".split()
)
"""Of these, the ones that also tell of the past; a plain past verb in the same clause outdoes them."""
BACK = re.compile(
    r"""\b(?<!be\ )(?<!is\ )(?<!are\ )(?<!will\ )(?<!would\ )(?<!to\ )(?<!can\ )(?<!could\ )(?<!may\ )(?<!might\ )
    (?<!should\ )(?<!must\ )(?<!['’]ll\ )(?<!not\ )(?:said|told|was|were|had|has|have|did|went|came|took|met|began
    |ran|fell|rose|won|lost|beat|led|left|made|held|struck|hit|shot
    |broke|found|gave|sent|spoke|wrote|saw|became|got|saying|ago|last|since|earlier|previous(?:ly)?|past|[a-z]{2,}ed)\b""",
    re.VERBOSE,
)
"""Words that look back: past verbs of news, and every word in -ed."""
CLAUSE_MARKS = ',;:—–"“”()'


def looks_ahead(text: str, start: int, end: int) -> bool | None:
    """Whether the clause around `start..end` looks ahead (True), back (False), or says neither (None).

    The nearest cue decides; the clause reaches to the next mark or eighty characters, whichever is nearer.
    """
    left, right = _clause(text, start, end)
    best: tuple[int, bool] | None = None
    weak: tuple[int, bool] | None = None
    for pattern, ahead in ((AHEAD, True), (BACK, False)):
        for match in pattern.finditer(text, left, right):
            if match.start() < end and start < match.end():
                continue
            distance = start - match.end() if match.end() <= start else match.start() - end
            word = match.group().casefold()
            if ahead and word in WEAK:
                weak = min(weak or (distance, True), (distance, True))
            elif not ahead and AHEAD.fullmatch(word):
                continue
            elif best is None or distance < best[0]:
                best = (distance, ahead)
    if best is None:
        return True if weak else None
    return best[1]


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    left = start
    while left > 0 and start - left < 80 and text[left - 1] not in CLAUSE_MARKS:
        left -= 1
    if start - left < 3 and left > 0:
        # The expression opens its clause after a mark: "meanwhile, on Friday the court will".
        left = start
    right = end
    if text[right : right + 1] in (",",):
        # "On Friday, the court will rule": the mark only sets the expression off.
        right += 1
    limit = min(len(text), right + 80)
    while right < limit and text[right] not in CLAUSE_MARKS:
        right += 1
    return left, right

"""Words of sources in Markdown: escaped so that it shows exactly them, in quotation marks so that they are theirs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlsplit

from crossread.render.contexts import Piece
from crossread.render.labels import line, visible

MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&$]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What CommonMark or a common extension reads as markup inside a line; the last two make links of bare addresses."""

LEADING = re.compile(r"^(\d{1,9})([.)])|^([-+=>:])")
"""What opens a list, a heading's underline or a quotation at the start of a line."""

QUOTING = frozenset('“”„‟"')
"""Marks of quotations that a source may print. Words that have some stand in « », so that each mark is seen whose."""

STRONG = frozenset(("differs", "value", "condition"))
"""Parts of a sentence that are bold: what it is shown for."""

UNENCODED = "-._~:/?#@!$&'*+,;=%"
"""Characters of an address that stay; brackets, quotation marks and the like could end it, and are encoded."""

LONGEST = 2_000
"""Characters of an address that programs can be relied on to open."""


def plain(text: str) -> str:
    """Words of a source as Markdown that shows exactly them: on one line, no markup, no HTML, no links."""
    return LEADING.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", inline(text))


def inline(text: str) -> str:
    """The same where other words stand before them on the line."""
    return MARKUP.sub(r"\\\g<0>", line(text))


def quoted(text: str) -> str:
    """Words of a source in quotation marks; as they are where the source's own marks stand around all of them."""
    return _between(line(text), inline(text))


def emphasised(pieces: Sequence[Piece]) -> str:
    """A sentence of a source in quotation marks, bold what it is shown for; nothing where that is all of it."""
    strong = STRONG if any(piece.part in STRONG for piece in pieces) else frozenset(("passage",))
    if all(piece.part in strong or not piece.text.strip() for piece in pieces) and strong != STRONG:
        strong = frozenset()
    told = [(character, piece.part in strong) for piece in pieces for character in visible(piece.text)]
    kept: list[tuple[str, bool]] = []
    for character, bold in told:
        if not character.isspace():
            kept.append((character, bold))
        elif kept and kept[-1][0] != " ":
            kept.append((" ", bold))
    if kept and kept[-1][0] == " ":
        kept.pop()
    return _between("".join(character for character, _ in kept), _set(kept))


def _set(told: Sequence[tuple[str, bool]]) -> str:
    """Characters escaped, runs of bold ones between asterisks that hold: next to no blank and no punctuation."""
    text = "".join(character for character, _ in told)
    escaped = {found.start() for found in MARKUP.finditer(text)}
    out, at = [], 0
    while at < len(told):
        end = at
        while end < len(told) and told[end][1] == told[at][1]:
            end += 1
        first, last = at, end
        if told[at][1]:
            while first < last and _loose(text[first]):
                first += 1
            while last > first and _loose(text[last - 1]):
                last -= 1
        for place in range(at, end):
            out.append("**" if told[at][1] and place == first < last else "")
            out.append(f"\\{text[place]}" if place in escaped else text[place])
            out.append("**" if told[at][1] and place == last - 1 >= first else "")
        at = end
    return "".join(out)


def _loose(character: str) -> bool:
    """Whether asterisks beside it may not be read as emphasis."""
    return unicodedata.category(character)[0] in "PSZC"


def _between(text: str, escaped: str) -> str:
    inner = QUOTING.intersection(text[1:-1])
    if text[:1] == "“" and text[-1:] == "”" and not inner:
        return escaped
    return f"«{escaped}»" if QUOTING.intersection(text) else f"“{escaped}”"


def address(source: str) -> str | None:
    """Where a link to a source leads, as Markdown can hold it; None unless it is an address of the web."""
    try:
        parts = urlsplit(source)
    except ValueError:
        return None
    web = parts.scheme in ("http", "https") and parts.hostname and source.isprintable() and " " not in source
    if not web or len(source) > LONGEST:
        return None
    # An ampersand before a word with a semicolon would be read as a character's name.
    return re.sub(r"&(?=#?\w{1,40};)", "&amp;", quote(source, safe=UNENCODED, errors="replace"))


def link(words: str, source: str) -> str:
    """Words, already escaped, as a link to a source that has an address of the web; else the words alone."""
    found = address(source)
    return f"[{words}]({found})" if found else words


def joined(parts: Iterable[str]) -> str:
    """Parts that are not empty, with semicolons."""
    return "; ".join(filter(None, parts))

"""Datelines: where and by which agency a report was filed, at the head of its first sentence."""

from __future__ import annotations

import re

CAPITALS = re.compile(
    r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+)*(?:, [\w. ]{1,30}){0,3}(?: ?\([^()]{1,40}\))?\s*[-–—]{1,2}\s+(?=[A-Z“‘\"'\d])"
)
"""A place in capitals, with country, day and agency, before a dash: "PORT ELLERY, May 30 (Herald) -".
"NATO - an alliance" goes on in small letters and is none."""
AGENCY = re.compile(
    r"[A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{1,30}){0,3}(?:, [\w. ]{1,30}){0,3}"
    r" ?\([A-Z][^()]{1,40}\)\s*[-–—]{1,2}\s+(?=[A-Z“‘\"'\d])"
)
"""A place in small letters, which only an agency in brackets behind it tells from a name: "Port Ellery (Herald) --"."""


def dateline(text: str) -> int:
    """How many characters at the head of a sentence are a dateline; 0 where there is none."""
    found = CAPITALS.match(text) or AGENCY.match(text)
    return found.end() if found else 0

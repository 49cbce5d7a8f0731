"""Which language a text is in, by its script and its commonest words; None if unsure."""

from __future__ import annotations

import re
from functools import cache

from crossread.language.lexicon import lexicon

SAMPLE = 20_000
"""Characters looked at: a report's first pages tell."""
LEAST_SHARE = 0.12
"""Function words are 25-45 % of running text in these languages; half of that allows for lists and names."""
LEAD = 1.3
"""How far the first language must lead the second: near relatives share some words."""
CODE = re.compile(r"^\s*([A-Za-z]{2})(?:[-_ ].*)?$", re.DOTALL)
ENGLISH_NAMES = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it", "portuguese": "pt",
    "dutch": "nl", "polish": "pl", "swedish": "sv", "turkish": "tr", "vietnamese": "vi", "russian": "ru",
    "ukrainian": "uk", "arabic": "ar", "chinese": "zh", "japanese": "ja",
}  # fmt: skip
SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0620-\u06ff]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("el", re.compile("[\u03b1-\u03c9\u0391-\u03a9]")),
    ("th", re.compile("[\u0e01-\u0e3a]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
)
"""Scripts that (nearly) one language is written in; kana before Han, because Japanese has both."""


def declared(value: object) -> str | None:
    """ISO 639-1 of a declared language: `en-GB`, `pt_BR`, `English`."""
    if not isinstance(value, str):
        return None
    match = CODE.match(value)
    return match.group(1).lower() if match else ENGLISH_NAMES.get(value.strip().lower())


def tongue(text: str) -> str | None:
    """ISO 639-1 of the language of `text`, or None."""
    sample = text[:SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    for code, letter in SCRIPTS:
        # A tenth is enough for kana; other scripts must be most of the text.
        if len(letter.findall(sample)) > (0.1 if code == "ja" else 0.5) * max(letters, 1):
            return _cyrillic(sample) if code == "cyrillic" else code
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    if len(words) < 8:
        return None
    ranked = sorted(
        ((sum(word in known for word in words) / len(words), code) for code, known in _profiles()),
        reverse=True,
    )
    (best, code), (second, _) = ranked[0], ranked[1]
    return code if best >= LEAST_SHARE and best >= LEAD * second else None


def _cyrillic(sample: str) -> str | None:
    ukrainian, russian = len(re.findall("[іїєґ]", sample.lower())), len(re.findall("[ыэъё]", sample.lower()))
    if ukrainian == russian:
        return None
    return "uk" if ukrainian > russian else "ru"


@cache
def _profiles() -> tuple[tuple[str, frozenset[str]], ...]:
    """Function words a language, from lines of the form `en the and of`."""
    lines = sorted(line.split() for line in lexicon("boilerplate_languages"))
    return tuple((line[0], frozenset(line[1:])) for line in lines)


@cache
def common() -> frozenset[str]:
    """The function words of all languages together."""
    return frozenset(word for _, words in _profiles() for word in words)

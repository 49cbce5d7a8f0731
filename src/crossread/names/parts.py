"""The words of a name as they are compared: in Latin letters, without titles, small words and legal forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from crossread.language.lexicon import lexicon
from crossread.names.evidence import longest_place, places
from crossread.names.scripts import SIGNS, romanise, script

PARTICLES = frozenset(
    "& al el ul ur as an bin ben ibn bint de la le van von der den du da di do dos das del della the of and for".split()
    + "e y i und et und zu ter".split()
)
"""Words left out or put in as a source likes."""
JOINED = {"abd": "abd", "abdul": "abd", "abdel": "abd", "abdal": "abd", "abdol": "abd", "abu": "abu", "abou": "abu"}
"""Words that make one name with the word after them, however they are parted: "Abdul Aziz", "Abd al-Aziz"."""
GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "snr": "sr"}
ALSO_GIVEN = frozenset({"al", "ben"})
"""Particles that are given names at the beginning: "Ben Tarnow"."""
FILIAL = frozenset("bin ben ibn bint".split())
"""Words for "child of"."""
MOST_WORDS = 16
"""Words of a name that are compared: longer ones are no names, and each pair of words costs time."""
LONGEST_WORD = 40
"""Letters of a word that are compared."""
NUMBER = re.compile(r"[0-9]+")
ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th)")
ROMAN = {"ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11"} | {
    "xii": "12",
    "xiii": "13",
    "xiv": "14",
    "xv": "15",
}
"""Numbers of a series; "I" and "X" are more often initials."""
COUNTED = (
    {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"}
    | {"nine": "9", "ten": "10", "first": "1", "second": "2", "third": "3", "fourth": "4", "1st": "1", "2nd": "2"}
    | {"3rd": "3", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50"}
)
CACHED = 50_000
"""Names whose words are kept: a story has far fewer."""
LONGEST_FORM = 6
"""Words of the longest legal form and word of bodies looked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name."""

    text: str
    """In small Latin letters."""
    kind: str
    """The script it was written in."""
    sign: str = ""
    """The word as written where each character is a syllable: another character is another name."""
    group: str = ""
    """What the word says of a body ("BANK"), if the tables know it."""


@dataclass(frozen=True, slots=True)
class Words:
    """A name taken apart."""

    parts: tuple[Part, ...]
    form: str = ""
    """The class of the legal form that it had ("LLC"), or ""."""
    titled: bool = False
    """Whether a title was taken off."""
    generation: str = ""
    """ "jr" or "sr"."""
    filial: bool = False
    """Whether it has a "bin" or the like, so that the order of words says who is whose child."""
    numbers: tuple[str, ...] = ()

    @property
    def letters(self) -> int:
        """How many letters the words have together."""
        return sum(len(part.text) for part in self.parts)


def split(text: str) -> tuple[str, ...]:
    """The words of a name as a source prints it, a family name before a comma put last."""
    before, comma, after = text.partition(",")
    if comma and after.strip() and "," not in after and len(after.split()) <= 4:
        text = f"{after} {before}"
    return tuple(text.split())


def _romanised(words: Sequence[str], dots: str) -> list[Part]:
    found = []
    for word in words:
        for bare in re.split(r"[\s\-‐–/·・‧,;:()\[\]&]+", word.replace(".", dots)):
            kind = script(bare)
            for text in romanise(bare).replace("-", " ").split():
                found.append(Part(text[:LONGEST_WORD], kind, bare.casefold() if kind in SIGNS else ""))
    return found[:MOST_WORDS]


# ---- people ----------------------------------------------------------------------------------------------------


@cache
def _titles() -> frozenset[str]:
    return frozenset(
        romanise(word)
        for name in ("titles", "name_titles", "abbreviated_titles")
        for line in lexicon(name)
        for word in line.split()
    )


@lru_cache(maxsize=CACHED)
def person(words: tuple[str, ...], bare: bool = True) -> Words:
    """The words of a person's name without titles (if `bare`), particles, "Jr" and a misplaced legal form."""
    parts = _romanised(words, " ")
    whole = len(parts)
    while bare and len(parts) > 1 and parts[0].text in _titles():
        parts.pop(0)
    titled = len(parts) < whole
    generation = ""
    while len(parts) > 2 and (parts[-1].text in GENERATIONS or _forms().get(parts[-1].text, "") in PERSON_FORMS):
        generation = GENERATIONS.get(parts.pop().text, generation)
    first = parts[:1] if words and words[0].casefold() in ALSO_GIVEN else []
    kept = [*first, *(part for part in parts[len(first) :] if part.text not in PARTICLES)] or parts
    filial = any(part.text in FILIAL for part in parts)
    return Words(tuple(_joined(kept)), titled=titled, generation=generation, filial=filial)


FORM_GROUPS = frozenset({"CO", "CORP", "GRP", "HOLDING"})
"""Words for a body that a report drops at will."""
PERSON_FORMS = frozenset({"LLC", "JSC"})
"""Legal forms that an erring list puts behind a person's name."""


def _joined(parts: list[Part]) -> list[Part]:
    """ "abd" and the word after it as one."""
    found: list[Part] = []
    opened = ""
    for part in parts:
        if opened:
            found.append(Part(opened + part.text, part.kind))
            opened = ""
        elif part.text in JOINED:
            opened = JOINED[part.text]
        else:
            found.append(_long_joined(part))
    return [*found, Part(opened, "latin")] if opened else found


def _long_joined(part: Part) -> Part:
    """ "Abdulrahman" as "abdrahman"."""
    for head in ("abdul", "abdel", "abdal", "abdol", "abdu", "abde"):
        if part.text.startswith(head) and len(part.text) > len(head) + 3:
            return Part("abd" + part.text[len(head) :], part.kind)
    return part


# ---- bodies ----------------------------------------------------------------------------------------------------


@cache
def _forms() -> dict[str, str]:
    small = lexicon("function_words")
    lines = (line.split("=", 1) for line in lexicon("legal_forms"))
    return {key: name for key, name in lines if key not in small and key not in ROMAN}


@cache
def _groups() -> dict[str, str]:
    return dict(line.split("=", 1) for line in lexicon("body_words"))


@lru_cache(maxsize=CACHED)
def body(words: tuple[str, ...]) -> Words:
    """The words of a body's name without legal forms and small words, each with what it says of the body."""
    parts, form = _without_forms(_romanised(words, ""))
    kept = [part for part in parts if part.text not in PARTICLES] or parts
    grouped = _grouped(_placed(kept))
    numbers = tuple(sorted(filter(None, map(_number, grouped))))
    return Words(tuple(part for part in grouped if not _number(part)), form, numbers=numbers)


def _number(part: Part) -> str:
    if NUMBER.search(part.text):
        ordinal = ORDINAL.fullmatch(part.text)
        return ordinal[1] if ordinal else part.text
    return ROMAN.get(part.text) or COUNTED.get(part.text, "")


def _without_forms(parts: list[Part]) -> tuple[list[Part], str]:
    """The words between the legal forms at both ends, and the class of the last one found."""
    forms, form = _forms(), ""
    found = True
    while found:
        found = False
        for length in range(min(LONGEST_FORM, len(parts) - 1), 0, -1):
            for tail in (True, False):
                run = parts[-length:] if tail else parts[:length]
                key = " ".join(part.text for part in run)
                spaced = "".join(part.text for part in run) if all(len(part.text) == 1 for part in run) else key
                if key in forms or (length > 1 and spaced in forms):
                    form = form or forms.get(key) or forms.get(spaced, "")
                    parts = parts[:-length] if tail else parts[length:]
                    found = True
                    break
            if found:
                break
    return parts, form


def _placed(parts: list[Part]) -> list[Part]:
    """The words with every country and town as one word, whatever it is called: "US", "United States"."""
    tables, found, at = places(), [], 0
    while at < len(parts):
        for length in range(min(longest_place(), len(parts) - at), 0, -1):
            key = tuple(part.text for part in parts[at : at + length])
            name = tables.country.get(key) or tables.capital.get(key)
            if name is not None:
                found.append(Part("".join(key), parts[at].kind, "", f"place {name}"))
                at += length
                break
        else:
            found.append(parts[at])
            at += 1
    return found


def _grouped(parts: list[Part]) -> list[Part]:
    groups = _groups()
    return [part if part.group else replace(part, group=groups.get(part.text, "")) for part in parts]


def is_form(word: str) -> bool:
    """Whether a word is a legal form such as "Ltd", or a word that says no more than that: "Group"."""
    return word in _forms() or _groups().get(word) in FORM_GROUPS

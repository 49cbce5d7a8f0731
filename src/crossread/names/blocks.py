"""Which spellings are worth comparing: those that share a rough sound, so that a story of many names stays cheap."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import LCSseq

from crossread.names.alignment import nicknames
from crossread.names.parts import CACHED, body, is_form, person
from crossread.names.scripts import script

Keys = tuple[str, ...]

RUNS = tuple(run.split("=") for run in "tch=c sch=s dzh=j dz=j zh=j dj=j ts=z tz=z kh=h x=ks".split())
"""Letters that are one sound."""
SOUNDS = str.maketrans(
    {"c": "k", "q": "k", "g": "k", "z": "s", "v": "b", "w": "b", "f": "b", "p": "b", "d": "t", "n": "m"}
)
"""Letters that stand for one another in spellings of one name."""
SILENT = frozenset("aeiouyjhwv-'")
"""Letters that are no consonant, or come and go ("Julia", "Yulia"); "v" and "w" count at the beginning only."""
LEAST_LETTERS = 0.6
"""Share of the letters of the shorter name that two spellings of one name share at least."""
LEAST_LETTERS_ACROSS = 0.45
"""The same between scripts."""
MOST_WORDS = 4
"""Words of a name by which it is found."""


@lru_cache(maxsize=CACHED)
def sound(word: str) -> str:
    """The first two consonants of a romanised word by rough sound, so that spellings of one name fall together."""
    for run, letter in RUNS:
        word = word.replace(run, letter)
    heard = [letter for at, letter in enumerate(word) if letter not in SILENT or (at == 0 and letter in "vw")]
    codes = "".join(heard).translate(SOUNDS)
    kept = [code for at, code in enumerate(codes) if at == 0 or codes[at - 1] != code]
    return "".join(kept[:2]) or word[:1]


def person_blocks(keys: Keys) -> tuple[str, ...]:
    """The sound of the last word of a name, and those of any two of its words, in whatever order."""
    sounds = [sound(part.text) for part in person(keys).parts]
    near = [*sounds[: MOST_WORDS - 1], sounds[-1]] if len(sounds) > MOST_WORDS else sounds
    pairs = {"+".join(sorted(pair)) for pair in combinations(near, 2)}
    return (sounds[-1], *sorted(pairs)) if sounds else ()


@dataclass(frozen=True, slots=True)
class Heard:
    """What of a person's name is enough to tell that it is not another."""

    words: tuple[str, ...]
    sounds: frozenset[str]
    initials: frozenset[str]
    letters: str
    """All its letters in order of the alphabet."""
    script: str


@lru_cache(maxsize=CACHED)
def _heard(keys: Keys) -> Heard:
    words = tuple(part.text for part in person(keys).parts)
    initials = frozenset(word for word in words if len(word) == 1)
    return Heard(words, frozenset(map(sound, words)), initials, "".join(sorted("".join(words))), script(keys[0]))


def could_be_one(left: Keys, right: Keys) -> bool:
    """Whether two names share most letters, and the sounds of two words, or of one where the other is shortened."""
    one, other = _heard(left), _heard(right)
    shared = len(one.sounds & other.sounds)
    if not shared or (shared < min(2, len(one.sounds), len(other.sounds)) and not _shortened(one, other)):
        return False
    share = LEAST_LETTERS if one.script == other.script else LEAST_LETTERS_ACROSS
    least = min(len(one.letters), len(other.letters)) * share
    return bool(one.initials or other.initials) or LCSseq.similarity(one.letters, other.letters) >= least


def _shortened(one: Heard, other: Heard) -> bool:
    """Whether a word of one name may stand for a word of the other by its initial, or as a short name."""
    if any(word[0] in one.initials for word in other.words) or any(word[0] in other.initials for word in one.words):
        return True
    return any((a, b) in nicknames() for a in one.words for b in other.words)


def body_blocks(keys: Keys) -> tuple[str, ...]:
    """The sounds of the words that are a body's own, or of all its words if it has none."""
    parts = body(keys).parts
    own = [part.text for part in parts if not part.group and not is_form(part.text)] or [part.text for part in parts]
    return tuple(sorted({sound(word) for word in own[:MOST_WORDS]}))


def lone_blocks(keys: Keys) -> tuple[str, ...]:
    """The sound of a name of one word."""
    parts = person(keys, bare=False).parts
    return (sound(parts[-1].text),) if parts else ()

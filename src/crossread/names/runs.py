"""Runs of capitals that may be a name: how far they go over small words, marks and initials."""

from __future__ import annotations

from crossread.language.lexicon import lexicon
from crossread.names.evidence import Evidence, is_capital, places
from crossread.parsed import Sentence, Word

LONGEST_RUN = 12
"""Words of the longest name looked for; longer runs of capitals are headings or lists."""


def key_of(word: Word) -> str:
    """A word's folded form without points, so that U.S. is US."""
    return word.key.replace(".", "").replace("'", "")


def adjacent(left: Word, right: Word) -> bool:
    """Whether at most one character lies between two words."""
    return right.start - left.end <= 1


def run_end(sentence: Sentence, first: int, evidence: Evidence) -> int:
    """The word after the longest run of capitals, particles and initials that begins at `first`."""
    words = sentence.words
    last = first + 1
    while last < len(words) and last - first < LONGEST_RUN:
        word = words[last]
        if is_capital(word) and adjacent(words[last - 1], word) and word.text[0].isalpha():
            last += 1
        elif (word.text == "." and _abbreviates(words, last)) or (
            word.text == "&" and last + 1 < len(words) and is_capital(words[last + 1])
        ):
            last += 2
        elif (joined := _joined_by_small_words(words, first, last, evidence)) > last:
            last = joined
        else:
            break
    return last


def _abbreviates(words: tuple[Word, ...], point: int) -> bool:
    """Whether a point belongs to an initial or a title before a capital: "J. Roe", "Gen. Roe"."""
    if point + 1 >= len(words) or not is_capital(words[point + 1]) or words[point].start != words[point - 1].end:
        return False
    before = words[point - 1]
    return (len(before.text) == 1 and before.text.isupper()) or (
        len(before.text) <= 4 and (before.key in lexicon("titles") or before.key in ("st", "ft", "mt", "jr"))
    )


HEADS = frozenset(
    "secretary prince princess duke duchess king queen earl isle gulf bay strait cape republic kingdom state".split()
)
"""Words besides those for organisations and places that "of" joins to what follows: "Gulf of Orle"."""


def _joined_by_small_words(words: tuple[Word, ...], first: int, last: int, evidence: Evidence) -> int:
    """Where the run goes on after "of", "and", an apostrophe or a particle; `last` if it does not."""
    word, particles = words[last], lexicon("name_particles")
    after = last + 1
    if word.key == "of":
        return _joined_by_of(words, last, evidence)
    if word.key in ("and", "&"):
        return _joined_by_and(words, first, last)
    if word.text[0] in "'’" and word.key in ("", "s"):
        return _joined_by_apostrophe(words, first, last)
    if word.key in particles and after < len(words):
        if words[after].key in particles and after + 1 < len(words):
            after += 1
        return after + 1 if is_capital(words[after]) else last
    if word.text.startswith(("al-", "el-", "ul-", "d'", "d’", "ad-", "as-", "ar-")) and len(word.text) > 3:
        return after
    return last


def _joined_by_of(words: tuple[Word, ...], last: int, evidence: Evidence) -> int:
    """ "Bank of Orle", "Gulf of Orle", and what the story names so again and again: "Pride of Orle"."""
    after = last + 1 + (last + 1 < len(words) and words[last + 1].key == "the")
    if after >= len(words) or not is_capital(words[after]):
        return last
    head = words[last - 1].key
    joins = (
        head in lexicon("organisation_words")
        or head in lexicon("place_words")
        or head in HEADS
        or head.rstrip("s") in HEADS
        or (head, words[after].key) in evidence.joined
    )
    return after + 1 if joins else last


WHOSE = frozenset("women men children people".split())
"""Plurals whose possessive in "s" stands inside names of bodies: "Women's Institute"."""


def _joined_by_apostrophe(words: tuple[Word, ...], first: int, last: int) -> int:
    """ "Sailors' Union", "Women's Institute": many people's body, with an organisation's word at the end."""
    before, organisation = words[last - 1], lexicon("organisation_words")
    many = before.key in WHOSE if words[last].key else before.key.endswith("s")
    quoted = any(word.text in ("'", "‘") for word in words[max(0, first - 60) : first])
    if not many or quoted or words[last].start != before.end:
        return last
    after = last + 1
    while after < len(words) and is_capital(words[after]) and after - last <= 5:
        if not adjacent(words[after - 1], words[after]):
            break
        after += 1
    while after > last + 1 and words[after - 1].key not in organisation:
        after -= 1
    return after if after > last + 1 else last


def _joined_by_and(words: tuple[Word, ...], first: int, last: int) -> int:
    """ "National Security and Defence Council": ordinary words on both sides, an organisation's word at the end."""
    organisation = lexicon("organisation_words")
    named_by_the = "the" in (words[first].key, words[first - 1].key if first else "")
    first += last - first > 1 and words[first].key == "the"
    whose = last - first > 2 and _says_whose(words[first])
    left = [word.key for word in words[first + whose : last]]
    has_head = len(left) > 2 and "of" in left and left[left.index("of") - 1] in organisation
    ordinary = lexicon("common_words") | organisation | lexicon("role_adjectives") | {"of"}
    named_by_the = named_by_the and not any(map(_is_known, words[first + whose : last]))
    if left[-1] in organisation or not (named_by_the or ordinary.issuperset(left)):
        return last
    after = last + 1
    while after < len(words) and is_capital(words[after]) and after - last <= 4 and not _is_known(words[after]):
        after += 1
    bodies = [index for index in range(last + 1, after) if words[index].key in organisation]
    if bodies:
        return bodies[-1] + 1
    return after if has_head and after > last + 1 else last


def _says_whose(word: Word) -> bool:
    """Whether a word is a country or its adjective."""
    keys = (key_of(word),)
    return keys in places().adjective or keys in places().country


def _is_known(word: Word) -> bool:
    keys = (key_of(word),)
    return places().knows(keys) or keys in places().adjective or word.key in lexicon("given_names")

"""What speaks against two names being one, sign by sign, each with its doubt.

Each function of the two tables looks for one thing that two spellings of one name would not show, and says how much
doubt it is, counted in doubtful letters. How much was fitted to labelled pairs of names and rounded, see
`models/fit_name_doubts.py`; where such pairs show a thing too seldom, it was set so that the thing alone passes the
bounds of `pairs` or not, as its text says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crossread.language.lexicon import lexicon
from crossread.names.alignment import Aligned, Pair, is_patronymic, known_names, two_names
from crossread.names.parts import Part, Words, is_form


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks against two names being one."""

    rule: str
    doubt: float
    """In doubtful letters."""
    detail: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two names taken apart and lined up."""

    left: Words
    right: Words
    aligned: Aligned

    @property
    def spelled(self) -> tuple[Pair, ...]:
        """The pairs of words that are not equal."""
        return tuple(pair for pair in self.aligned.pairs if pair.how in ("spelling", "known"))

    @property
    def across(self) -> bool:
        """Whether the names are written in different scripts."""
        return (
            self.left.parts[:1] != ()
            and self.right.parts[:1] != ()
            and (self.left.parts[0].kind != self.right.parts[0].kind)
        )

    @property
    def both_have_more(self) -> int:
        """Number of words that each name has and the other has not."""
        return min(len(self.aligned.left), len(self.aligned.right))

    @property
    def only_one_has(self) -> tuple[Part, ...]:
        """Words left out by one name, where the other leaves out none; a word said twice is left out by nobody."""
        if self.both_have_more:
            return ()
        said = {word for pair in self.aligned.pairs for word in (pair.left, pair.right)}
        return tuple(part for part in (*self.aligned.left, *self.aligned.right) if part.text not in said)


# ---- signs -----------------------------------------------------------------------------------------------------

Check = Callable[[Compared], Sign | None]

WAY_TO_SPELL = 0.15
"""Cost a letter up to which an ordinary word is spelt in two ways: "labour", "labor"."""
LETTER, LETTER_ACROSS = 1.0, 0.35
"""Doubt of a doubtful letter; between scripts every word has some, so that each says less."""
OTHER_WORD = 6.0
"""Doubt of a word that each name has instead of the other's: nearly enough on its own."""
LEFT_OUT, MORE_LEFT_OUT = 0.8, 0.2
"""Doubt of the first word that one name leaves out, and of each further one."""
MOVED = 0.8
"""Doubt of another order of the words: as much as of a word left out."""
OTHER_CHILD = 4.0
"""Doubt of another order of father and child, which never passes."""
OTHER_GENERATION = 2.5
"""Doubt of "Jr" in one name only: it does not pass in a story, where father and son may both be named."""
OTHER_INITIALS = 1.5
"""Doubt of other initials: with the word that is then left out or shortened it does not pass in a story."""
ORDINARY_WORD = 2.0
"""Doubt of an ordinary word behind a name, such as "Show": with a word left out it does not pass in a story."""
INITIAL_FOR_LAST = 2.0
"""Doubt of an initial for a family name: it does not pass in a story."""
NO_WORD = 9.0
"""Doubt of names that share no word: it passes nowhere."""
TWO_NAMES = 1.5
"""Doubt of two common names that Wikidata never gives as spellings of one: "Michele", "Michelle"."""
ENOUGH_EQUAL = 2
"""Equal words from which namesakes are too rare for that doubt."""
SHORT_WORD = 3
"""Letters up to which a word of a body is an acronym, where each letter counts."""


def misspelt(names: Compared) -> Sign | None:
    """Letters differ, each by what such a difference costs."""
    if not names.spelled:
        return None
    each = LETTER_ACROSS if names.across else LETTER
    detail = ", ".join(f"{pair.left} / {pair.right}" for pair in names.spelled)
    return Sign("letters", each * sum(pair.cost for pair in names.spelled), detail)


def shortened(names: Compared) -> Sign | None:
    """An initial or a short name stands for a word."""
    found = [pair for pair in names.aligned.pairs if pair.how in ("initial", "nickname")]
    detail = ", ".join(f"{pair.left} / {pair.right}" for pair in found)
    return Sign("short", sum(pair.cost for pair in found), detail) if found else None


def other_words(names: Compared) -> Sign | None:
    """Each name has a word that the other has not."""
    if not names.both_have_more:
        return None
    detail = f"{_words(names.aligned.left)} / {_words(names.aligned.right)}"
    return Sign("other words", OTHER_WORD * names.both_have_more, detail)


def left_out(names: Compared) -> Sign | None:
    """One name leaves words out."""
    missing = names.only_one_has
    if not missing:
        return None
    return Sign("left out", LEFT_OUT + MORE_LEFT_OUT * (len(missing) - 1), _words(missing))


def ordinary_at_the_end(names: Compared) -> Sign | None:
    """One name goes on with an ordinary word, so that it is something else called after a person."""
    common, known = lexicon("common_words"), known_names()
    for part in names.only_one_has:
        last = part in (names.left.parts[-1], names.right.parts[-1])
        if last and part.text in common and part.text not in known:
            return Sign("ordinary word", ORDINARY_WORD, part.text)
    return None


def moved(names: Compared) -> Sign | None:
    """The words stand in another order, which says much if it says who is whose child."""
    if not any(pair.moved for pair in names.aligned.pairs):
        return None
    return Sign("order", OTHER_CHILD if names.left.filial and names.right.filial else MOVED, "")


def generations_differ(names: Compared) -> Sign | None:
    """One is "Jr" and the other is not."""
    left, right = names.left.generation, names.right.generation
    return Sign("generation", OTHER_GENERATION, f"{left} / {right}") if left != right else None


def initials_differ(names: Compared) -> Sign | None:
    """Both have initials, but not the same: "George W. Bush", "George H. W. Bush"."""
    left, right = ({part.text for part in name.parts if len(part.text) == 1} for name in (names.left, names.right))
    if left and right and left != right:
        return Sign("initials", OTHER_INITIALS, f"{' '.join(sorted(left))} / {' '.join(sorted(right))}")
    return None


def nothing_shared(names: Compared) -> Sign | None:
    """No word of one is a word of the other: at most an initial."""
    shared = any(pair.how != "initial" for pair in names.aligned.pairs)
    return None if shared else Sign("nothing shared", NO_WORD, "")


def names_of_their_own(names: Compared) -> Sign | None:
    """Two words that differ are both common names, and no two others agree."""
    if sum(pair.how == "equal" for pair in names.aligned.pairs) >= ENOUGH_EQUAL:
        return None
    found = [pair for pair in names.spelled if pair.how == "spelling" and two_names(pair.left, pair.right)]
    detail = ", ".join(f"{pair.left} / {pair.right}" for pair in found)
    return Sign("two names", TWO_NAMES * len(found), detail) if found and not names.across else None


def two_words(names: Compared) -> Sign | None:
    """Two words that differ are acronyms, or ordinary words and more than ways to spell: "North", "South"."""
    common = lexicon("common_words")
    found = [
        pair
        for pair in names.spelled
        if pair.letters <= SHORT_WORD or (pair.share > WAY_TO_SPELL and {pair.left, pair.right} <= common)
    ]
    detail = ", ".join(f"{pair.left} / {pair.right}" for pair in found)
    return Sign("two words", TWO_NAMES * len(found), detail) if found else None


def initial_for_last(names: Compared) -> Sign | None:
    """An initial within one name would have to stand for the last word of the other."""
    for name, other in ((names.left, names.right), (names.right, names.left)):
        for pair in names.aligned.pairs:
            short, long = sorted((pair.left, pair.right), key=len)
            last = other.parts[-1].text == long and name.parts[-1].text != short
            if pair.how == "initial" and len(long) > 1 and last and not is_patronymic(long):
                return Sign("initial for a last name", INITIAL_FOR_LAST, f"{short} / {long}")
    return None


def _words(parts: Sequence[Part]) -> str:
    return " ".join(part.text for part in parts)


PERSON_SIGNS: tuple[Check, ...] = (
    misspelt,
    shortened,
    other_words,
    left_out,
    moved,
    nothing_shared,
    generations_differ,
    initials_differ,
    initial_for_last,
)
"""What may speak against two people's names being one."""
STORY_SIGNS: tuple[Check, ...] = (*PERSON_SIGNS, names_of_their_own, ordinary_at_the_end)
"""The same in a story, where a common name is another person's rather than a slip."""


RARE_WORD = 3.6
PLACE_WORD = 4.0
FORM_WORD = 0.6
"""Doubt of a word that one body's name leaves out: one of its own, a country or town, "Group" and the like."""
OTHER_NUMBER = 6.0
"""Doubt of another number: as much as of another word. Lists of names to be watched count less, news cannot."""
OTHER_FORM = 4.0
"""Doubt of a business beside a foundation: it passes nowhere."""
NOTHING_OWN = 3.0
"""Doubt of names that share nothing of their own: with a word left out it passes nowhere."""
CHARITABLE = frozenset({"NGO", "SOE", "REL", "MIL", "COOP"})
"""Classes of legal forms that are no business: a foundation is not the company of its name."""


def words_left_out(names: Compared) -> Sign | None:
    """One body's name leaves words out: the rarer the word, the more doubt."""
    missing = names.only_one_has
    if not missing:
        return None
    return Sign("left out", sum(map(_weight, missing)), _words(missing))


def _weight(part: Part) -> float:
    if part.group.startswith("place"):
        return PLACE_WORD
    return FORM_WORD if is_form(part.text) else RARE_WORD


def numbers_differ(names: Compared) -> Sign | None:
    """The numbers of a series differ, or only one name has any."""
    if names.left.numbers == names.right.numbers:
        return None
    return Sign("numbers", OTHER_NUMBER, f"{' '.join(names.left.numbers)} / {' '.join(names.right.numbers)}")


def forms_differ(names: Compared) -> Sign | None:
    """One is a business, the other a foundation, church or office of state."""
    left, right = names.left.form, names.right.form
    if left and right and (left in CHARITABLE) != (right in CHARITABLE):
        return Sign("legal form", OTHER_FORM, f"{left} / {right}")
    return None


def nothing_of_its_own(names: Compared) -> Sign | None:
    """What both names share is only what many bodies are called, and one has more."""
    shared = [pair for pair in names.aligned.pairs if pair.how != "group"]
    kinds = {part.text for part in (*names.left.parts, *names.right.parts) if part.group}
    own = [pair for pair in shared if pair.left not in kinds]
    return Sign("nothing of its own", NOTHING_OWN, "") if names.only_one_has and not own else None


BODY_SIGNS: tuple[Check, ...] = (
    misspelt,
    other_words,
    words_left_out,
    moved,
    nothing_shared,
    numbers_differ,
    forms_differ,
    nothing_of_its_own,
)
"""What may speak against two bodies' names being one."""
BODY_STORY_SIGNS: tuple[Check, ...] = (*BODY_SIGNS, two_words)
"""The same in a story, where an ordinary word is another body's rather than a slip."""

"""Whether two whole names are of one person or body: what speaks against it, sign by sign, each with its doubt.

The words of both names are lined up (`alignment`); each function of a table below looks for one thing that two
spellings of one name would not show, and says how much doubt it is, counted in doubtful letters. The doubts are
added up. Up to which sum two names are one depends on what else is known: see the bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crossread.language.lexicon import lexicon
from crossread.names.alignment import Aligned, Pair, align, is_patronymic, known_names, table_of, two_names, word_pair
from crossread.names.parts import PARTICLES, Part, Words, body, is_form, person
from crossread.names.scripts import script

Keys = tuple[str, ...]

ANYWHERE = 3.3
"""Doubt up to which two names may be one where nothing else is known of them: two slips pass, three do not."""
IN_STORY = 2.0
"""The same for people in two reports of one story: one slip is forgiven, as a story has namesakes."""
BODIES_IN_STORY = 1.0
"""The same for bodies, places and things: the words of their names are words of the language, in other order too."""
IN_REPORT = 1.0
"""The same within one report, which rarely spells one name in two ways."""
LONE = 0.06
"""Cost a letter up to which two names of one word each are spellings of one."""
SHORTEST_SHARE = 0.7
"""A lone word shorter than this share of the other is another name, not a spelling: "Lind", "Lindemann"."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks against two names being one."""

    rule: str
    doubt: float
    """In doubtful letters."""
    detail: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names compare."""

    same: bool
    cost: float
    """The sum of the doubts."""
    why: str
    signs: tuple[Sign, ...] = ()


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
OTHER_CHILD = 4.0
OTHER_GENERATION = 2.5
OTHER_INITIALS = 1.5
ORDINARY_WORD = 2.0
INITIAL_FOR_LAST = 2.0
NO_WORD = 9.0
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
OTHER_FORM = 4.0
NOTHING_OWN = 3.0
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


# ---- verdicts --------------------------------------------------------------------------------------------------


def compare_people(left: Keys, right: Keys) -> tuple[Sign, ...]:
    """The signs against two people's names being one; of readings with and without titles, the kinder."""
    return min((_signs(PERSON_SIGNS, a, b) for a, b in _readings(left, right)), key=doubt)


def _readings(left: Keys, right: Keys) -> list[tuple[Words, Words]]:
    one, other = person(left), person(right)
    if one.titled or other.titled:
        return [(one, other), (person(left, bare=False), person(right, bare=False))]
    return [(one, other)]


def compare_bodies(left: Keys, right: Keys, checks: tuple[Check, ...] = BODY_SIGNS) -> tuple[Sign, ...]:
    """The signs against two names of organisations, places or things being one."""
    return _signs(checks, body(left), body(right))


def _signs(checks: tuple[Check, ...], left: Words, right: Words) -> tuple[Sign, ...]:
    names = Compared(left, right, align(left.parts, right.parts))
    return tuple(sign for check in checks if (sign := check(names)) is not None)


def doubt(signs: Sequence[Sign]) -> float:
    """The sum of the doubts of the signs."""
    return round(sum(sign.doubt for sign in signs), 3)


def verdict(signs: tuple[Sign, ...], bound: float) -> Likeness:
    """Whether the doubts stay below a bound, and what they are in a few words."""
    total = doubt(signs)
    why = "; ".join(f"{sign.rule} {sign.detail} ({sign.doubt:.2g})".replace("  ", " ") for sign in signs) or "equal"
    return Likeness(total <= bound, total, why, signs)


def one_person(left: Keys, right: Keys, bound: float = ANYWHERE) -> Likeness:
    """Whether two names of people, given without any report, may be one."""
    return verdict(compare_people(left, right), bound)


def one_body(left: Keys, right: Keys, bound: float = ANYWHERE) -> Likeness:
    """Whether two names of bodies, given without any report, may be one."""
    if _is_acronym(left, right) or _is_acronym(right, left):
        return Likeness(True, 0.0, "initials")
    return verdict(compare_bodies(left, right), bound)


def _is_acronym(short: Keys, long: Keys) -> bool:
    return (
        len(short) == 1
        and len(short[0]) > 1
        and short[0].replace(".", "").casefold() in initials(tuple(part.text for part in body(long).parts))
    )


def same_person(left: Keys, right: Keys, together: bool = False) -> Likeness:
    """Whether two full names in one story are one person's; `together` if one report uses both.

    A name of one word, with a title or without, is no full name: whose it is depends on the story.
    """
    full = [(a, b) for a, b in _readings(left, right) if min(len(a.parts), len(b.parts)) > 1]
    if not full:
        return Likeness(False, NO_WORD, "a name of one word")
    signs = min((_signs(STORY_SIGNS, a, b) for a, b in full), key=doubt)
    return verdict(signs, IN_REPORT if together else IN_STORY)


def same_body(left: Keys, right: Keys, together: bool = False) -> Likeness:
    """Whether two names of organisations, places or things in one story are spellings of one."""
    if len(left) == len(right) == 1:
        return same_word(left[0], right[0])
    return verdict(compare_bodies(left, right, BODY_STORY_SIGNS), IN_REPORT if together else BODIES_IN_STORY)


def same_word(left: str, right: str) -> Likeness:
    """Whether two names of one word each are spellings of one."""
    share = word_share(left, right)
    return Likeness(share <= LONE, share, "spellings alike")


def word_share(left: str, right: str) -> float:
    """Cost a letter of taking two words, in any script, for one; more than 1 if they cannot be."""
    one, other = lone(left), lone(right)
    short, long = sorted((len(one.text), len(other.text)))
    if one.kind == other.kind and short < SHORTEST_SHARE * long:
        return NO_WORD
    pair = word_pair(one.text, other.text, table_of(one, other))
    return NO_WORD if pair is None or pair.how == "initial" else round(pair.share, 3)


def lone(word: str) -> Part:
    """A name of one word as one part, without an article written together with it."""
    parts = person((word,), bare=False).parts
    return Part("".join(part.text for part in parts), script(word))


def initials(keys: Keys) -> tuple[str, ...]:
    """The acronyms that a name of several words can have: with and without its small words."""
    if len(keys) < 2:
        return ()
    great = "".join(word[0] for word in keys if word not in PARTICLES)
    every = "".join(word[0] for word in keys)
    return tuple(sorted({great, every}))

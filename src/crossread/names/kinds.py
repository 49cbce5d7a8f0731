"""What kind of name a mention is: signs with weights, added up over all mentions of a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from crossread.language.lexicon import lexicon
from crossread.names.evidence import places
from crossread.names.mentions import Mention
from crossread.names.openings import SAYS
from crossread.names.roles import is_role
from crossread.names.runs import key_of
from crossread.parsed import Sentence, Word
from crossread.records import NameKind

Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign for one kind, with the weight it adds."""

    name: str
    kind: NameKind
    weight: float
    shows: Callable[[Words, Mention], bool]


def _before(words: Words, mention: Mention, distance: int = 1) -> str:
    index = mention.first - distance
    return words[index].key or words[index].text if index >= 0 else ""


def _after(words: Words, mention: Mention, distance: int = 0) -> str:
    index = mention.last + distance
    return words[index].key or words[index].text if index < len(words) else ""


def _titled(words: Words, mention: Mention) -> bool:
    """A title in capitals stands before it: "Dr Roe"."""
    return mention.title is not None


def _role_before(words: Words, mention: Mention) -> bool:
    """A role noun stands before it: "striker Jane Roe"."""
    return mention.first > 0 and is_role(words[mention.first - 1]) and words[mention.first - 1].text[0].islower()


def _given(words: Words, mention: Mention) -> bool:
    """It begins with a given name and goes on."""
    return 2 <= len(mention.keys) <= 4 and mention.keys[0] in lexicon("given_names")


def _only_given(words: Words, mention: Mention) -> bool:
    """It is a given name alone."""
    return len(mention.keys) == 1 and mention.keys[0] in lexicon("given_names")


def _aged(words: Words, mention: Mention) -> bool:
    """An age follows between commas: "Jane Roe, 42,"."""
    return (
        _after(words, mention) in (",", "(")
        and _after(words, mention, 1).isdigit()
        and len(_after(words, mention, 1)) <= 3
    )


def _who(words: Words, mention: Mention) -> bool:
    """ "who" follows."""
    return _after(words, mention) == "who" or (
        _after(words, mention) == "," and _after(words, mention, 1) in ("who", "whose")
    )


def _speaks(words: Words, mention: Mention) -> bool:
    """A verb of saying follows or goes before."""
    after, before = _after(words, mention), _before(words, mention)
    return after in SPEECH or before in ("said", "says", "added", "told", "according")


SPEECH = SAYS - frozenset("has had was is also will would later then who did does".split())


def _initial(words: Words, mention: Mention) -> bool:
    """An initial stands inside: "Jane B. Roe"."""
    return any(
        words[index].text == "." and len(words[index - 1].text) == 1 for index in range(mention.first + 1, mention.last)
    )


def _two_words(words: Words, mention: Mention) -> bool:
    """Two or three words that are no ordinary ones, without "the"."""
    ordinary = sum(key in lexicon("common_words") for key in mention.keys)
    return (
        2 <= len(mention.keys) <= 3
        and not ordinary
        and _before(words, mention) != "the"
        and not _starts_with_place(mention)
    )


def _unusual_first(words: Words, mention: Mention) -> bool:
    """Two words, the first no ordinary one and no place: "Ernestine Banks"."""
    return len(mention.keys) == 2 and mention.keys[0] not in lexicon("common_words") and not _starts_with_place(mention)


def _starts_with_place(mention: Mention) -> bool:
    """Whether a known place stands before further words that do not make it a place again."""
    return any(places().knows(mention.keys[:length]) for length in range(1, len(mention.keys)))


def _place_first(words: Words, mention: Mention) -> bool:
    """It begins with a known place that is no given name, and goes on: "Bergen Rovers"."""
    return _starts_with_place(mention) and mention.keys[0] not in lexicon("given_names") and mention.title is None


def _known_place(words: Words, mention: Mention) -> bool:
    """The tables have it as a country, a capital or a large place."""
    return places().knows(mention.keys) or mention.keys in places().people


def _place_word(words: Words, mention: Mention) -> bool:
    """It has a word such as "River" or "Airport" at the end, or begins with "Lake" or "Mount"."""
    return len(mention.keys) > 1 and (
        mention.keys[-1] in lexicon("place_words")
        or mention.keys[0] in ("lake", "mount", "cape", "port", "fort", "st", "gulf", "strait")
    )


def _place_word_after(words: Words, mention: Mention) -> bool:
    """A word such as "region" or "province" follows."""
    return _after(words, mention) in lexicon("place_words") - {
        "state",
        "park",
        "station",
        "road",
        "bridge",
        "square",
        "port",
    }


def _in(words: Words, mention: Mention) -> bool:
    """ "in", "near", "across" or "outside" goes before."""
    return _before(words, mention) in (
        "in",
        "near",
        "across",
        "outside",
        "inside",
        "throughout",
        "toward",
        "towards",
        "into",
    )


def _at(words: Words, mention: Mention) -> bool:
    """ "from", "to" or "at" goes before."""
    return _before(words, mention) in ("from", "to", "at", "around")


def _place_of(words: Words, mention: Mention) -> bool:
    """ "city of", "town of" or the like goes before."""
    return _before(words, mention) == "of" and _before(words, mention, 2) in lexicon("place_words")


def _then_place(words: Words, mention: Mention) -> bool:
    """A comma and a known place follow: "Orle, Norway"."""
    index = mention.last + 1
    if _after(words, mention) != "," or index >= len(words):
        return False
    return places().knows((key_of(words[index]),)) or places().knows(
        tuple(key_of(word) for word in words[index : index + 2])
    )


def _organisation_word(words: Words, mention: Mention) -> bool:
    """It has a word such as "Ministry" or "University"."""
    inner = lexicon("organisation_words")
    return len(mention.keys) > 1 and (
        mention.keys[-1] in inner
        or ("of" in mention.keys and mention.keys[max(0, mention.keys.index("of") - 1)] in inner)
    )


def _known_organisation(words: Words, mention: Mention) -> bool:
    """The list has it: seats of power, agencies, large newspapers."""
    return " ".join(mention.keys) in lexicon("organisations")


def _acronym(words: Words, mention: Mention) -> bool:
    """It is two to six capitals."""
    return (
        len(mention.keys) == 1
        and 2 <= len(mention.text) <= 6
        and mention.text.isupper()
        and not places().knows(mention.keys)
    )


def _has_staff(words: Words, mention: Mention) -> bool:
    """Its spokesman, shares, officials or the like follow."""
    after = _after(words, mention)
    if after == "s":
        after = _after(words, mention, 1)
    return after in STAFF


STAFF = frozenset(
    "spokesman spokeswoman spokesperson officials shares executives executive employees players coach".split()
    + "manager researchers scientists lawmakers staff".split()
)


def _the(words: Words, mention: Mention) -> bool:
    """ "the" goes before several words that are no known place."""
    return len(mention.keys) > 1 and _before(words, mention) == "the" and not _known_place(words, mention)


def _other_word(words: Words, mention: Mention) -> bool:
    """It ends with a word for a thing, an event or a law: "Treaty", "Cup", "War II"."""
    keys = mention.keys[:-1] if mention.keys[-1] in ("ii", "iii", "iv") or mention.keys[-1].isdigit() else mention.keys
    return len(mention.keys) > 1 and keys[-1] in lexicon("other_name_words")


def _of(words: Words, mention: Mention) -> bool:
    """ "of" stands inside, as in the names of ships and works: "Pride of Orle"."""
    return "of" in mention.keys[1:-1]


def _digits(words: Words, mention: Mention) -> bool:
    """It has digits in it."""
    return any(character.isdigit() for character in mention.text)


def _marked_as(kind: NameKind) -> Callable[[Words, Mention], bool]:
    """Whether the trained layer gives the mention that kind."""
    return lambda words, mention: mention.marked is kind


PERSON, PLACE, BODY, OTHER = NameKind.PERSON, NameKind.PLACE, NameKind.ORGANISATION, NameKind.OTHER
MARKED = 4.0
"""What the mark of the trained layer weighs: more than any sign that only leans."""
SIGNS: tuple[Sign, ...] = (
    Sign("title before", PERSON, 4.0, _titled),
    Sign("role before", PERSON, 3.0, _role_before),
    Sign("given name first", PERSON, 3.0, _given),
    Sign("given name alone", PERSON, 1.0, _only_given),
    Sign("age after", PERSON, 4.0, _aged),
    Sign("who after", PERSON, 1.5, _who),
    Sign("speech verb", PERSON, 0.7, _speaks),
    Sign("initial inside", PERSON, 2.0, _initial),
    Sign("two unusual words", PERSON, 1.6, _two_words),
    Sign("unusual first word", PERSON, 0.3, _unusual_first),
    Sign("known place", PLACE, 6.0, _known_place),
    Sign("place word in it", PLACE, 4.0, _place_word),
    Sign("place word after", PLACE, 2.0, _place_word_after),
    Sign("preposition of place", PLACE, 1.5, _in),
    Sign("preposition of way", PLACE, 0.4, _at),
    Sign("city of", PLACE, 4.0, _place_of),
    Sign("a known place after", PLACE, 2.5, _then_place),
    Sign("organisation word in it", BODY, 5.0, _organisation_word),
    Sign("place first", BODY, 2.0, _place_first),
    Sign("known organisation", BODY, 6.0, _known_organisation),
    Sign("capitals only", BODY, 2.0, _acronym),
    Sign("its staff after", BODY, 1.5, _has_staff),
    Sign("the before", BODY, 0.6, _the),
    Sign("thing word in it", OTHER, 4.5, _other_word),
    Sign("of inside", OTHER, 1.0, _of),
    Sign("digits in it", OTHER, 1.0, _digits),
    *(Sign(f"marked as {kind.value}", kind, MARKED, _marked_as(kind)) for kind in (PERSON, PLACE, BODY, OTHER)),
    Sign("nothing shows", OTHER, 0.5, lambda words, mention: True),
)
"""Weights set by hand: a sign that settles the kind outweighs several that only lean."""

ORDER = (PERSON, PLACE, BODY, OTHER)


def weights(sentence: Sentence, mention: Mention) -> tuple[float, ...]:
    """The weights of the four kinds for one mention, in the order of `ORDER`."""
    totals = dict.fromkeys(ORDER, 0.0)
    for sign in SIGNS:
        if sign.shows(sentence.words, mention):
            totals[sign.kind] += sign.weight
    return tuple(totals[kind] for kind in ORDER)


def kind_of(totals: tuple[float, ...]) -> NameKind:
    """The kind with the greatest weight; of equal ones the first in `ORDER`."""
    return ORDER[max(range(len(ORDER)), key=lambda index: (round(totals[index], 6), -index))]

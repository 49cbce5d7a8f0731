"""Where persons are named or described, and which of these are of one person, as far as one report tells."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from crossread.language.lexicon import lexicon
from crossread.language.reference.roles import Role, beside, noun_at, noun_gender, person_nouns, roles, titles
from crossread.language.syntax import Tree
from crossread.parsed import Proper
from crossread.records import NameKind
from crossread.text import fold

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
DEFINITE = frozenset({"the", "this", "that"})


class How(StrEnum):
    """How somebody is spoken of."""

    NAME = "name"
    PRONOUN = "pronoun"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where somebody is spoken of."""

    how: How
    sentence: int
    head: int
    """The token that the words around hang on."""
    start: int
    end: int
    keys: tuple[str, ...] = ()
    """The words of a name without titles, or a noun, folded."""
    person: bool = True
    """Whether the trained layer takes a name for a person's."""
    gender: int = 0
    """What the words beside it, or a pronoun, say: 1 a woman, -1 a man."""
    roles: tuple[Role, ...] = ()
    definite: bool = False


@dataclass(slots=True)
class Chain:
    """The mentions of one person while a report is read; lives for one call alone."""

    number: int
    names: list[Mention] = field(default_factory=list)
    others: list[Mention] = field(default_factory=list)
    """Nouns and pronouns that stand for the person."""
    spellings: list[tuple[str, ...]] = field(default_factory=list)
    said: int = 0
    """What nouns and titles beside it say: above 0 a woman, below 0 a man."""
    hers: int = 0
    """The same by the given name of a full name."""
    lone: int = 0
    """The same by a word that stands alone and may be a surname."""
    called: int = 0
    """The same by the pronouns that were led back to it."""

    @property
    def leaning(self) -> int:
        """The gender that is sure: 1 a woman, -1 a man, 0 where nothing says."""
        return self.known or sign(self.called)

    @property
    def known(self) -> int:
        """The same, by names and nouns alone."""
        return sign(self.said) or self.hers

    def names_before(self, place: int) -> int:
        """How many of its namings begin before a place."""
        return bisect_left(self.names, place, key=_start)

    def others_before(self, place: int) -> int:
        """How many of its nouns and pronouns begin before a place."""
        return bisect_left(self.others, place, key=_start)

    def last(self, place: int) -> Mention | None:
        """The last mention that begins before a place."""
        names, others = self.names_before(place), self.others_before(place)
        ends = [*self.names[names - 1 : names], *self.others[others - 1 : others]]
        return max(ends, key=_start, default=None)


def _start(mention: Mention) -> int:
    return mention.start


def sign(number: int) -> int:
    """-1, 0 or 1."""
    return (number > 0) - (number < 0)


def gender_of(key: str) -> int:
    """1 for a given name of women, -1 for one of men, 0 for both and neither."""
    women, men = lexicon("given_names_women"), lexicon("given_names_men")
    if key not in women and key not in men:
        key = key.partition("-")[0]
    return (key in women) - (key in men)


@dataclass(frozen=True, slots=True)
class Kinds:
    """What a whole report takes names for, where one mark of the trained layer may be a slip."""

    doubted: frozenset[str]
    """Names that are marked as a person's less often than as something else's, folded."""
    surnames: frozenset[str]
    """Last words of persons' full names: alone they are these persons, whatever they are marked as."""

    @classmethod
    def of(cls, trees: Sequence[Tree]) -> Kinds:
        """What the marks of all sentences say together."""
        lean: Counter[str] = Counter()
        surnames = set()
        for tree in trees:
            for proper in tree.sentence.proper:
                name, person = _text(tree, proper), proper.kind is NameKind.PERSON
                lean[name] += 1 if person else -1
                if person and " " in name:
                    surnames.add(name.rpartition(" ")[2])
        doubted = {name for name, more in lean.items() if more < 0}
        return cls(frozenset(doubted - surnames), frozenset(surnames))


def _text(tree: Tree, proper: Proper) -> str:
    start = tree.sentence.start
    return fold(tree.sentence.text[proper.start - start : proper.end - start])


def namings(number: int, tree: Tree, kinds: Kinds) -> Iterator[Mention]:
    """Where a sentence names persons; a name that is doubted must begin like a person's."""
    for proper in tree.sentence.proper:
        mention = _naming(number, tree, proper, kinds)
        if mention is not None:
            yield mention


def inside(tree: Tree, proper: Proper) -> list[int]:
    """The tokens of a name, without a possessive at its end."""
    found = [at for at, token in enumerate(tree.tokens) if token.end > proper.start and token.start < proper.end]
    while len(found) > 1 and tree.text(found[-1]) in POSSESSIVE:
        found.pop()
    return found


def head_of(tree: Tree, places: Sequence[int]) -> int:
    """The token of a name that the words around hang on."""
    within = frozenset(places)
    return next((at for at in places if tree.tokens[at].head not in within or tree.tokens[at].head == at), places[0])


def _naming(number: int, tree: Tree, proper: Proper, kinds: Kinds) -> Mention | None:
    """A name of a person, or of something else that begins like one."""
    places = inside(tree, proper)
    named = [(at, key) for at in places if (key := fold(tree.text(at)).replace(".", "")) and key[0].isalnum()]
    while len(named) > 1 and named[0][1] in titles():
        named.pop(0)
    name = _text(tree, proper)
    person = name in kinds.surnames or (proper.kind is NameKind.PERSON and name not in kinds.doubted)
    if not named or not (person or gender_of(named[0][1])):
        return None
    head, first = head_of(tree, places), named[0][0]
    said = sum(noun_gender(noun_at(tree, at)) for at in beside(tree, head, first))
    said += sum(noun_gender(noun_at(tree, at)) for at in places if at < first)
    return Mention(
        How.NAME, number, head, tree.tokens[first].start, tree.tokens[places[-1]].end, tuple(key for _, key in named),
        person, sign(said), tuple(roles(tree, head, first)),
    )  # fmt: skip


def describings(number: int, tree: Tree, taken: Sequence[Mention]) -> Iterator[Mention]:
    """Where a sentence speaks of one person by a noun that does not stand beside a name."""
    told = {role.start for mention in taken for role in mention.roles}
    covered = [(one.start, one.end) for one in tree.sentence.proper]
    for at, token in enumerate(tree.tokens):
        if token.pos != "NOUN" or token.tag != "NN" or token.start in told or token.relation in ("compound", "flat"):
            continue
        noun = noun_at(tree, at)
        if noun not in person_nouns() or any(start <= token.start < end for start, end in covered):
            continue
        if any(tree.tokens[child].relation == "cop" for child in tree.children[at]):
            continue
        definite = any(
            tree.tokens[child].relation == "det" and tree.text(child).lower() in DEFINITE for child in tree.children[at]
        )
        yield Mention(
            How.NOUN, number, at, token.start, token.end, (noun,), gender=noun_gender(noun), definite=definite
        )


def one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two namings in one report can be of one person: equal, a part of the other, or with initials."""
    if one == other:
        return True
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) == 1:
        return len(long) > 1 and short[0] in (long[0], long[-1]) and len(short[0]) > 1
    if set(short) <= set(long):
        return True
    first = short[0]
    return short[-1] == long[-1] and first[0] == long[0][0] and 1 in (len(first), len(long[0]))

"""Sentences with one thing changed, so that both cannot be right, and with things changed that leave them right."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from crossread.language.lexicon import lexicon
from crossread.language.shipped import tokenizer
from crossread.parsed import Sentence, Token
from crossread.records import NameKind

DIGITS = re.compile(r"\d[\d,.]*")
SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty".split()
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NEAR = ("yesterday", "today", "tomorrow")
POOLS = {NameKind.PERSON: "name", NameKind.PLACE: "place"}
NEGATED = frozenset("is are was were has have had will would can could should may might must did does do".split())
NOT = frozenset({"not", "n't", "n’t"})


@dataclass
class Pools:
    """Names by kind, to draw others from."""

    names: dict[NameKind, list[str]] = field(default_factory=dict)

    def add(self, sentences: Iterable[Sentence]) -> None:
        """Takes in the names of some sentences."""
        for sentence in sentences:
            for one in sentence.proper:
                text = sentence.text[one.start - sentence.start : one.end - sentence.start]
                if text[:1].isupper() and len(text) > 2:
                    self.names.setdefault(one.kind, []).append(text)

    def other(self, kind: NameKind, text: str, chance: random.Random) -> str | None:
        """A name of the kind with about as many words, which shares none."""
        words = set(text.lower().split())
        for _ in range(30):
            drawn = chance.choice(self.names.get(kind) or [text])
            if not words & set(drawn.lower().split()) and abs(len(drawn.split()) - len(words)) <= 1:
                return drawn
        return None


def changed(sentence: Sentence, pools: Pools, chance: random.Random) -> list[tuple[str, str]]:
    """Kinds and texts: the sentence with one number, day, name, place, body, role or polarity changed."""
    found = [
        *_numbers(sentence, chance), *_days(sentence, chance), *_names(sentence, pools, chance),
        *_roles(sentence, chance), *_polarity(sentence), *_opposites(sentence, chance),
    ]  # fmt: skip
    return [(kind, text) for kind, text in found if text != sentence.text]


def kept(sentence: Sentence, chance: random.Random) -> list[tuple[str, str]]:
    """Kinds and texts: the sentence with something said less exactly, in another form or left out."""
    found = [*_bounds(sentence, chance), *_surnames(sentence), *_spelt(sentence), *_without(sentence)]
    return [(kind, text) for kind, text in found if text != sentence.text]


def _word(sentence: Sentence, token: Token) -> str:
    return sentence.text[token.start - sentence.start : token.end - sentence.start]


def _put(sentence: Sentence, start: int, end: int, text: str) -> str:
    return sentence.text[: start - sentence.start] + text + sentence.text[end - sentence.start :]


def _in_name(sentence: Sentence, token: Token) -> bool:
    return any(one.start <= token.start < one.end for one in sentence.proper)


def _numbers(sentence: Sentence, chance: random.Random) -> Iterator[tuple[str, str]]:
    for token in sentence.tokens:
        word = _word(sentence, token)
        if _in_name(sentence, token):
            continue
        if DIGITS.fullmatch(word) and word[-1].isdigit():
            yield "number", _put(sentence, token.start, token.end, other_number(word, chance))
        elif word.lower() in SMALL and token.pos == "NUM":
            drawn = chance.choice([one for one in SMALL if one != word.lower()])
            drawn = drawn.capitalize() if word[0].isupper() else drawn
            yield "number", _put(sentence, token.start, token.end, drawn)


def other_number(word: str, chance: random.Random) -> str:
    """Another number that looks like one: a year stays a year, and a number with points keeps them."""
    plain = word.replace(",", "")
    if plain.isdigit() and 1500 < int(plain) < 2100 and "," not in word:
        return str(int(plain) + chance.choice((-9, -4, -3, -2, -1, 1, 2, 3, 5)))
    if plain.isdigit():
        value = int(plain)
        near = value + chance.choice((-3, -2, -1, 1, 2, 3, 5, 10)) if chance.random() < 0.5 else 0
        far = int(value * chance.choice((0.4, 0.6, 0.8, 1.3, 1.5, 2, 3)))
        drawn = next(one for one in (near, far, value + 2) if one > 0 and one != value)
        return f"{drawn:,}" if "," in word else str(drawn)
    digits = [at for at, character in enumerate(word) if character.isdigit()]
    at = chance.choice(digits)
    return word[:at] + chance.choice([one for one in "123456789" if one != word[at]]) + word[at + 1 :]


def _days(sentence: Sentence, chance: random.Random) -> Iterator[tuple[str, str]]:
    for token in sentence.tokens:
        word = _word(sentence, token)
        for row in (MONTHS, DAYS, NEAR):
            if word in row and (word != "May" or token.pos == "PROPN"):
                drawn = chance.choice([one for one in row if one != word])
                yield "day", _put(sentence, token.start, token.end, drawn)


def _names(sentence: Sentence, pools: Pools, chance: random.Random) -> Iterator[tuple[str, str]]:
    for one in sentence.proper:
        text = sentence.text[one.start - sentence.start : one.end - sentence.start]
        kind = POOLS.get(one.kind, "body")
        if one.kind is NameKind.OTHER or text in MONTHS or text in DAYS:
            continue
        drawn = pools.other(one.kind, text, chance)
        if drawn:
            yield kind, _put(sentence, one.start, one.end, drawn)


def _roles(sentence: Sentence, chance: random.Random) -> Iterator[tuple[str, str]]:
    roles = sorted(word for word in lexicon("role_nouns") if " " not in word)
    for token in sentence.tokens:
        word = _word(sentence, token)
        if token.pos == "NOUN" and word in lexicon("role_nouns") and not _in_name(sentence, token):
            first_is_vowel = word[0] in "aeiou"
            drawn = chance.choice([one for one in roles if one != word and (one[0] in "aeiou") == first_is_vowel])
            yield "role", _put(sentence, token.start, token.end, drawn)


def _polarity(sentence: Sentence) -> Iterator[tuple[str, str]]:
    tokens = sentence.tokens
    root = next((at for at, token in enumerate(tokens) if token.head == at), None)
    if root is None:
        return
    below = [at for at, token in enumerate(tokens) if token.head == root and at != root]
    negations = [at for at in below if _word(sentence, tokens[at]).lower() in NOT]
    if negations:
        one = tokens[negations[0]]
        start = one.start if _word(sentence, one).lower() != "not" else one.start - 1
        if start > sentence.start and _word(sentence, tokens[negations[0] - 1]).lower() not in ("ca", "wo"):
            yield "polarity", _put(sentence, start, one.end, "")
        return
    helping = [at for at in below if tokens[at].relation.split(":")[0] in ("aux", "cop") and at < root]
    helping = [at for at in helping if _word(sentence, tokens[at]).lower() in NEGATED]
    if helping:
        one = tokens[helping[0]]
        yield "polarity", _put(sentence, one.end, one.end, " not")
        return
    verb = tokens[root]
    helper = {"VBD": "did not ", "VBZ": "does not ", "VBP": "do not "}.get(verb.tag)
    if helper and verb.pos == "VERB" and verb.lemma.isalpha():
        yield "polarity", _put(sentence, verb.start, verb.end, helper + base(verb))


def base(verb: Token) -> str:
    """The base form of a verb; of what its lemma may be short of, the first that is one word piece ("forc" is not)."""
    lemma = verb.lemma.lower()
    shorter = [lemma[:-1]] if lemma[-2:-1] == lemma[-1:] else []
    return next((one for one in (lemma, f"{lemma}e", *shorter) if one in _vocabulary()), lemma)


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(tokenizer().get_vocab())


def _opposites(sentence: Sentence, chance: random.Random) -> Iterator[tuple[str, str]]:
    for token in sentence.tokens:
        if token.pos in ("VERB", "ADJ"):
            others = opposites().get(_word(sentence, token))
            if others:
                yield "opposite", _put(sentence, token.start, token.end, chance.choice(others))


def opposites() -> Mapping[str, list[str]]:
    """Words with words of the other side of their axis that have the same ending."""
    found: dict[str, list[str]] = {}
    for line in sorted(lexicon("opposites")):
        left, right = ([form.strip() for form in side.split(",")] for side in line.split("|"))
        for one, other in ((left, right), (right, left)):
            for word in one:
                found.setdefault(word, []).extend(
                    form for form in other if form[-2:] == word[-2:] or form[-1] == word[-1]
                )
    return {word: others for word, others in found.items() if others}


def _bounds(sentence: Sentence, chance: random.Random) -> Iterator[tuple[str, str]]:
    for token in sentence.tokens:
        word = _word(sentence, token)
        value = int(word.replace(",", "")) if word.replace(",", "").isdigit() else 0
        if value < 5 or 1500 < value < 2100 or _in_name(sentence, token) or token.relation != "nummod":
            continue
        less, more = int(value * chance.uniform(0.6, 0.98)), int(value * chance.uniform(1.03, 1.6)) + 1
        about = chance.choice(("about", "some", "around", "nearly", "at least"))
        below = chance.choice(("more than", "over", "at least"))
        above = chance.choice(("fewer than", "up to", "no more than", "less than"))
        for text in (f"{about} {word}", f"{below} {less}", f"{above} {more}"):
            yield "bound", _put(sentence, token.start, token.end, text)


def _surnames(sentence: Sentence) -> Iterator[tuple[str, str]]:
    for one in sentence.proper:
        text = sentence.text[one.start - sentence.start : one.end - sentence.start]
        if one.kind is NameKind.PERSON and " " in text:
            yield "surname", _put(sentence, one.start, one.end, text.rsplit(" ", 1)[1])


def _spelt(sentence: Sentence) -> Iterator[tuple[str, str]]:
    for token in sentence.tokens:
        word = _word(sentence, token).lower()
        if token.pos == "NUM" and word in SMALL[:13]:
            yield "spelt", _put(sentence, token.start, token.end, str(SMALL.index(word) + 1))
        elif token.pos == "NUM" and word.isdigit() and 1 < int(word) <= 13:
            yield "spelt", _put(sentence, token.start, token.end, SMALL[int(word) - 1])


def _without(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """The sentence without one thing that hangs on a verb or noun: when, where, which."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        relation = token.relation.split(":")[0]
        if relation not in ("obl", "advmod", "advcl", "acl", "appos", "parataxis") or token.head == at:
            continue
        under = subtree(tokens, at)
        whole = under[-1] - under[0] + 1 == len(under)
        words = {_word(sentence, tokens[one]).lower() for one in under}
        if whole and 1 <= len(under) <= len(tokens) // 2 and not words & (NOT | {"never", "no", "only"}):
            start, end = tokens[under[0]].start, tokens[under[-1]].end
            left = sentence.text[: start - sentence.start].rstrip()
            right = sentence.text[end - sentence.start :].lstrip(" ")
            if left.endswith(",") and right[:1] in (",", ".", ""):
                left = left[:-1]
            text = left + ("" if right[:1] in (",", ".", ";", ":", "'", "") else " ") + right
            yield "left out", text.strip(" ,")


def subtree(tokens: tuple[Token, ...], at: int, without: frozenset[int] = frozenset()) -> list[int]:
    """A token and all that hangs on it, in order; what hangs on the tokens `without` is left out."""
    found, waiting = [], [at]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += [
            child for child, token in enumerate(tokens) if token.head == one and child != one and child not in without
        ]
    return sorted(found)

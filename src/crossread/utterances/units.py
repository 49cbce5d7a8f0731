"""The words of a wording as they are compared: numbers by value, names by whom they name, contractions parted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from crossread.language.inflection import verb_forms
from crossread.language.lexicon import lexicon
from crossread.language.numbers import Number, numbers
from crossread.language.stems import stem
from crossread.language.words import words
from crossread.parsed import Analysis, Token, Word
from crossread.records import Name, Passage, Quote, QuoteKind
from crossread.text import Located, own_words, place

LONGEST = 20_000
"""Characters of a wording that are compared: no quotation of news is longer, and a broken page costs no more."""
ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}
"""What the ends of contracted words stand for."""
SHORTENED = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}
"""What is left of a verb before "n't", where it is not the verb itself."""
SPOKEN = {
    "cannot": ("can", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "'em": ("them",),
    "em": ("them",),
}
OR_ELSE = {"would": frozenset({"would", "had"}), "s": frozenset({"s", "is", "has"})}
"""What "'d" and "'s" may stand for besides."""
AUXILIARY = {
    **dict.fromkeys("is are was were be been being am".split(), "be"),
    **dict.fromkeys("has have had having".split(), "have"),
    **dict.fromkeys("do does did".split(), "do"),
    **dict.fromkeys("will would shall".split(), "will"),
    **dict.fromkeys("can could".split(), "can"),
    **dict.fromkeys("may might".split(), "may"),
}
PERSONS = {
    **dict.fromkeys("i we he she they you me us him them it her".split(), "who"),
    **dict.fromkeys("my our his her their your its".split(), "whose"),
    **dict.fromkeys("mine ours hers theirs yours".split(), "whose own"),
    **dict.fromkeys("myself ourselves himself herself themselves yourself yourselves itself".split(), "self"),
}
"""Pronouns that stand for one another when speech is reported; "her" is whose where another pronoun is too."""
VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, number or name of a wording."""

    start: int
    end: int
    """Place in the text of its report."""
    keys: frozenset[str]
    """Folded, in one spelling; several where it may be read in two ways."""
    told: frozenset[str]
    """What it may be the same as when speech is reported: its verb, or the pronouns that may stand for it."""
    stem: str
    content: bool
    """Whether it says what the wording is about."""
    own: bool
    """Whether it is the speaker's own word, in marks."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes units of passages, with what the language layer and the names know of their words."""

    tokens: Mapping[tuple[str, int], Token]
    """By report and start."""
    named: Located[tuple[Passage, str]]
    """Where names stand, with their ids."""

    @classmethod
    def of(cls, passages: Sequence[Passage], analyses: Sequence[Analysis], names: Sequence[Name]) -> Reader:
        """A reader of some passages."""
        wanted = Located.of((passage, True) for passage in passages)
        tokens = {
            (analysis.report.id, token.start): token
            for analysis in analyses
            for sentence in analysis.sentences
            if sentence.tokens
            and any(wanted.touching(Passage(analysis.report.id, sentence.start, sentence.end, sentence.text)))
            for token in sentence.tokens
        }
        mentions = {
            passage: name.id
            for name in sorted(names, key=lambda name: name.id)
            for variant in name.variants
            for passage in variant.passages
        }
        return cls(
            tokens, Located.of((passage, (passage, mentions[passage])) for passage in sorted(mentions, key=place))
        )

    def units(self, quote: Quote) -> tuple[Unit, ...]:
        """The units of a quote's content, in order."""
        passage, speaker = quote.content, quote.name
        text = passage.text[:LONGEST]
        marked = own_words(quote) if quote.kind is not QuoteKind.INDIRECT else ()
        counted = [number for number in numbers(text) if number.kind != "one"]
        named = sorted(
            (spot.start - passage.start, spot.end - passage.start, name)
            for spot, name in self.named.inside(passage)
            if spot.end - passage.start <= len(text)
        )
        return tuple(
            replace(unit, own=any(own.start <= unit.start < own.end for own in marked))
            for unit in self._read(passage, words(text), counted, named, speaker)
        )

    def _read(
        self,
        passage: Passage,
        found: Sequence[Word],
        counted: Sequence[Number],
        named: Sequence[tuple[int, int, str]],
        speaker: str | None,
    ) -> Iterator[Unit]:
        spans = [(number.start, number.end, f"#{number.low:g}-{number.high:g}", False) for number in counted]
        spans += [(start, end, f"@{name}", name == speaker) for start, end, name in named]
        done = 0
        at = 0
        ordered = sorted(spans, key=lambda span: (span[0], -span[1]))
        for word in found:
            while at < len(ordered) and ordered[at][1] <= word.start:
                at += 1
            if word.start < done:
                continue
            if at < len(ordered) and ordered[at][0] <= word.start:
                _, done, key, own = ordered[at]
                done = max(done, word.end)
                written = " ".join(one.key for one in words(passage.text[word.start : done]) if one.key)
                keys = frozenset({key, _plain(written)}) if key.startswith("@") else frozenset({key})
                told = keys | {"who"} if own else keys
                yield Unit(passage.start + word.start, passage.start + done, keys, told, key, True, True)
            elif word.key or word.text in "%&":
                token = self.tokens.get((passage.report, passage.start + word.start))
                yield from _word_units(word, passage.start, token)


def _word_units(word: Word, offset: int, token: Token | None) -> Iterator[Unit]:
    parts = _parts(word)
    for part in parts:
        verb = part in AUXILIARY or (len(parts) == 1 and (token is None or token.pos in VERBS))
        keys = frozenset(_plain(key) for key in OR_ELSE.get(part, (part,))) if len(parts) > 1 or part == "s" else None
        keys = keys or frozenset({_plain(part)})
        told = set(keys)
        told.update(AUXILIARY[key] for key in keys if key in AUXILIARY)
        if verb and part not in AUXILIARY:
            told.add("to " + (token.lemma.casefold() if token is not None else _base(part)))
        if part in PERSONS:
            told.update({PERSONS[part], "who"} if part == "her" else {PERSONS[part]})
        content = part not in lexicon("stop_words") and part != "not"
        yield Unit(offset + word.start, offset + word.end, keys, frozenset(told), stem(min(keys)), content, True)


def _parts(word: Word) -> tuple[str, ...]:
    """The words that a written word contracts."""
    if word.key in SPOKEN:
        return SPOKEN[word.key]
    for ending, full in ENDINGS.items():
        if word.key.endswith(ending) and len(word.key) > len(ending):
            front = word.key[: -len(ending)]
            return (SHORTENED.get(front, front) if full == "not" else front, full)
    return (word.key or {"&": "and", "%": "percent"}[word.text],)


def _plain(key: str) -> str:
    """One spelling for words that are spelt in two ways."""
    key = key.replace("-", "").strip("'")
    swapped, endings = _spellings()
    if key in swapped:
        return swapped[key]
    for length in range(min(len(key) - 1, 9), 2, -1):
        other = endings.get(key[-length:])
        if other is not None:
            return key[:-length] + other
    return key


@cache
def _spellings() -> tuple[dict[str, str], dict[str, str]]:
    """British spellings with their American ones: of whole words, and of endings."""
    rows = [line.split() for line in sorted(lexicon("british_spellings"))]
    whole = {british: american for british, american in rows if not british.startswith("-")}
    endings = {british[1:]: american[1:] for british, american in rows if british.startswith("-")}
    return whole, endings


def _base(form: str) -> str:
    """The verb that a form may be of, where no grammar tells."""
    known = _irregular().get(form)
    return known or stem(form)


@cache
def _irregular() -> dict[str, str]:
    bases = frozenset(line.split()[0] for line in lexicon("irregular_verbs"))
    return {form: row.base for form, row in verb_forms(bases).items()}

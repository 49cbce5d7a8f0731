"""The nouns between a report and its dossier, frozen: its words, its grammar, and what its clauses assert.

They are made and used up on the way from `Report` to `Point`; no dossier has them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from crossread.records import NameKind, Passage, Report, Vectors

# ---- the language of a report --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """A token: a word, a number or one punctuation mark, with its place in `Report.text`."""

    start: int
    end: int
    text: str
    key: str
    """Folded for comparison: lower case, no accents, plain apostrophes; `""` for punctuation."""


@dataclass(frozen=True, slots=True)
class Token:
    """The unit of grammar, as treebanks part it (Universal Dependencies): "don't" is two, "well-known" three."""

    start: int
    end: int
    lemma: str
    pos: str
    """Universal part of speech: NOUN, VERB, PROPN ..."""
    tag: str
    """Penn Treebank tag, which tells tense and number: VBD, NNS ..."""
    head: int
    """Place of its governor among the tokens of the sentence; its own place for the root."""
    relation: str
    """Universal dependency to the governor: nsubj, obj, root ..."""


@dataclass(frozen=True, slots=True)
class Proper:
    """A proper name where it stands, as the trained layer marks it."""

    start: int
    end: int
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place in `Report.text`; `paragraph` counts paragraphs from 0."""

    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    """What wording is compared by."""
    paragraph: int
    tokens: tuple[Token, ...] = ()
    """Empty where the sentence was found by rule alone: in a language that the trained layer does not know."""
    proper: tuple[Proper, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun, or a noun such as "the minister", and the name that it most likely stands for."""

    start: int
    end: int
    name: tuple[int, int] | None
    """Place of the name's last mention before it; None where nobody comes into question."""
    pronoun: bool
    sure: float
    """Probability, 0 to 1."""
    safe: bool
    """Whether that is enough to take it for the name without another sign."""


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """A report with what the language layer found in it."""

    report: Report
    sentences: tuple[Sentence, ...]
    vectors: Vectors
    """One row a sentence, in order."""
    references: tuple[Reference, ...] = ()
    """In order of place; none where there is no grammar."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts."""

    low: float
    high: float
    """Equal to `low` unless a range; `inf` for "at least", with `low` the bound."""
    unit: str
    """`hour`, `percent`, `USD`, or the singular of the counted noun; `""` where it cannot be told."""
    modifier: str
    """`""`, `about`, `over`, `under`, `at least`, `at most`, `nearly`."""
    thing: str
    """Folded words after the unit or "of": what is measured ("donetsk region"); may be empty."""
    passage: Passage


class Certainty(StrEnum):
    """How a claim is put."""

    TOLD = "told"
    """As a fact."""
    PLANNED = "planned"
    """As what will or is to be."""
    POSSIBLE = "possible"
    """As what may be, or would be on a condition."""
    REPORTED = "reported"
    """As what somebody says, or is said to be."""
    DENIED = "denied"
    """As what somebody says is not so."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in what a claim tells."""

    slot: str
    """`subject`, `object`, or the preposition that brings it in: `in`, `with`, `by` ..."""
    passage: Passage
    head: str
    """Lemma of its noun, folded; of a name the name's last word."""
    names: tuple[str, ...]
    """Ids of the names that it is: of several where it lists them, none of those that only belong to it."""


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """What one clause of a report asserts."""

    passage: Passage
    """The clause, with the noun that it tells more of ("talks in Marrow, which led to a truce")."""
    sentence: Passage
    vector: Vectors
    """Of `said`; shape (dimensions,)."""
    names: tuple[str, ...]
    """Ids of the names in the clause and of whoever it is about, sorted."""
    quantities: tuple[Quantity, ...]
    moments: tuple[str, ...]
    """Ids of the moments in the clause."""
    negative: bool
    """The clause denies, refuses or reports a failure."""
    quote: str | None
    """Id of the quote that the clause stands in, if it is somebody's word."""
    keys: tuple[str, ...] = field(default=())
    """Stems of its content words outside names and roles, sorted."""
    said: str = ""
    """The words that it is compared by: its own, after the subject that it shares with another clause."""
    predicate: str = ""
    """Lemma of its verb, with its particle; after "be" of the noun or adjective; `""` if unknown."""
    head: Passage | None = None
    """Where the predicate stands."""
    participants: tuple[Participant, ...] = ()
    """In order of place."""
    certainty: Certainty = Certainty.TOLD
    voice: str | None = None
    """Id of the name whose word it is, where it is somebody's and known."""

"""What was trained, in one hand: vectors, grammar, and the comparison of two clauses."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.language.encoder import Encoder, MiniLM
from crossread.language.pairs import MiniPairs, PairScorer
from crossread.language.parser import MiniParser, Parser


@dataclass(frozen=True, slots=True)
class Models:
    """The models that a run asks; which ones they are is the caller's choice."""

    encoder: Encoder
    parser: Parser
    scorer: PairScorer


def shipped(encoder: Encoder | None = None, parser: Parser | None = None, scorer: PairScorer | None = None) -> Models:
    """The models that come with the package, but for those given."""
    asked = encoder or MiniLM()
    return Models(asked, parser or MiniParser(), scorer or MiniPairs(asked))

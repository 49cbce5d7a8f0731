"""Utterances: one thing said once, however it is worded; all quotes are invented."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.encoder import MiniLM
from crossread.language.parser import MiniParser
from crossread.parsed import Analysis, Sentence
from crossread.quotes import find_quotes
from crossread.records import Name, NameKind, Quote, Report, Support, Utterance, Vectors, Worded
from crossread.utterances import group_utterances
from spoken import Every

ENCODER = MiniLM(threads=1)
PARSER = MiniParser(threads=1)
PERSONS = ("Ada Brook", "Lena Ostby")


class Letters:
    """A fast stand-in for an encoder: a text's vector is its counts of letters."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.ones((len(texts), 27), dtype=np.float32)
        for at, text in enumerate(texts):
            for letter in text.casefold():
                if "a" <= letter <= "z":
                    rows[at, ord(letter) - ord("a")] += 1
        unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


support = Every()


@cache
def parsed(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text with their grammar, worked out once."""
    return PARSER.parse(text)


def read(*texts: str) -> tuple[list[Analysis], list[Quote]]:
    analyses = []
    for at, text in enumerate(texts):
        report = Report(f"report-{at}", f"{at}.txt", f"{at}", None, None, None, "en", text)
        analyses.append(Analysis(report, parsed(text), np.zeros((0, 0), dtype=np.float32)))
    names = []
    for person in PERSONS:
        places = []
        for analysis in analyses:
            text = analysis.report.text
            for at in range(len(text)):
                if text.startswith(person, at):
                    places.append(analysis.report.passage(at, at + len(person)))
        if places:
            names.append(Name(f"name-{person}", NameKind.PERSON, person, (Worded(person, tuple(places)),), ()))
    return analyses, [quote for analysis in analyses for quote in find_quotes(analysis, names)]


def grouped(*texts: str) -> list[set[str]]:
    analyses, quotes = read(*texts)
    contents = {quote.id: quote.content.text for quote in quotes}
    found = group_utterances(quotes, analyses, ENCODER, support)
    return [{contents[quote] for quote in utterance.quotes} for utterance in found]


def test_the_same_words_in_two_reports_are_one_utterance() -> None:
    """A quote that two outlets print alike is one utterance with one wording and two quotes."""
    analyses, quotes = read(
        "“We will rebuild the pier,” Ada Brook said.", 'Ada Brook said: "We will rebuild the pier."'
    )
    (utterance,) = group_utterances(quotes, analyses, ENCODER, support)
    assert (len(utterance.quotes), len(utterance.wordings), utterance.lineages) == (2, 1, Support(2, 2))


def test_a_translated_quote_joins_its_other_wording() -> None:
    """Two renderings of one remark by one speaker are one utterance with two wordings."""
    renderings = {
        "This job is hard and it will need patience from everyone",
        "It is difficult work that demands patience of all of us",
    }
    found = grouped(*(f"“{rendering},” Ada Brook said." for rendering in sorted(renderings)))
    assert any(renderings <= group for group in found)


def test_scraps_are_compared_within_their_clauses() -> None:
    """Two short judgements of one thing by one speaker are one utterance, though they share no word."""
    assert len(grouped(
        "Ada Brook described the meeting as “useful and thorough”.",
        "Ada Brook said the meeting was “constructive and detailed”.",
    )) == 1  # fmt: skip


def test_a_scrap_joins_the_whole_that_it_is_cut_from() -> None:
    """Part of a quote in one report and the whole of it in another are one utterance."""
    assert len(grouped(
        "Ada Brook accused the board of “hiding the cracks”.",
        "Ada Brook said the board was “hiding the cracks that its own divers found in March”.",
    )) == 1  # fmt: skip


def test_a_reported_clause_joins_the_quote_it_retells() -> None:
    """What one report retells and another quotes is one utterance."""
    assert len(grouped(
        "“The next ferry will sail on Friday,” Ada Brook said.",
        "Ada Brook said that the next ferry would leave on Friday.",
    )) == 1  # fmt: skip


def test_two_remarks_on_one_topic_stay_two() -> None:
    """What one speaker says of one matter in two ways is not mixed."""
    assert len(grouped(
        "“The ferry was full on Friday,” Ada Brook said. “The ferry needs a new engine.”",
        "“The ferry needs a new engine,” Ada Brook said.",
    )) == 2  # fmt: skip


def test_two_speakers_never_share_an_utterance() -> None:
    """The same words from two people are two utterances."""
    assert len(grouped("“We are very sorry,” Ada Brook said.", "“We are very sorry,” Lena Ostby said.")) == 2


def test_statements_that_follow_one_another_in_a_report_stay_apart() -> None:
    """Two different quotes of one report are two utterances, however alike they are."""
    assert len(grouped("Ada Brook said the sea was “rough”. Ada Brook said the wind was “wild”.")) == 2


def test_an_unnamed_speaker_joins_only_by_the_same_words() -> None:
    """A quote without a known speaker joins a named one that has its words, and no other."""
    assert len(grouped(
        "The talks failed over “wholly opposite and unpayable demands”.",
        "Ada Brook spoke of “wholly opposite and unpayable demands”.",
        "Lena Ostby said the talks were “a waste of everybody's time”.",
    )) == 2  # fmt: skip


def test_no_quotes_give_no_utterances() -> None:
    """Nothing said is nothing grouped."""
    assert group_utterances((), (), Letters(), support) == ()


SAID = st.lists(
    st.sampled_from(
        [
            "“We will rebuild the pier,” Ada Brook said.",
            "Ada Brook said the pier would be rebuilt.",
            "Ada Brook called the pier “a wreck”.",
            "“The pier is a wreck,” said Lena Ostby.",
            "The pier was “beyond all repair”.",
            "Lena Ostby said that the pier would be rebuilt.",
            "“We will rebuild the pier,” said a spokesman.",
        ]
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SAID, min_size=1, max_size=4), st.integers(0, 10_000))
def test_every_quote_is_in_one_utterance_whatever_the_order(reports: list[list[str]], seed: int) -> None:
    """Each quote is in exactly one utterance and one wording of it, and shuffled quotes give the same utterances."""
    analyses, quotes = read(*("\n".join(lines) for lines in reports))
    found = group_utterances(quotes, analyses, Letters(), support)
    assert sorted(quote for utterance in found for quote in utterance.quotes) == sorted(quote.id for quote in quotes)
    for utterance in found:
        assert sorted(quote for wording in utterance.wordings for quote in wording.quotes) == sorted(utterance.quotes)
    shuffled = random.Random(seed).sample(quotes, len(quotes))
    again: tuple[Utterance, ...] = group_utterances(shuffled, tuple(reversed(analyses)), Letters(), support)
    assert again == found


@pytest.mark.parametrize("count", [400])
def test_many_quotes_are_grouped_at_once(count: int) -> None:
    """Hundreds of reports with the same quote are one utterance."""
    analyses, quotes = read(*["“We will rebuild the pier,” Ada Brook said."] * count)
    assert len(group_utterances(quotes, analyses, Letters(), support)) == 1

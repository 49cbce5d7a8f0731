"""Claims: sentences cut into what they assert, and whether they deny."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.claims import find_claims
from crossread.claims.clauses import clauses
from crossread.claims.polarity import negative
from crossread.language.sentences import sentences
from story import analysis


def parts(text):
    (sentence,) = sentences(text)
    return [text[words[0].start : words[-1].end] for words in clauses(sentence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bridge was closed on Monday, but the ferry kept running all week.",
            ["The bridge was closed on Monday", "but the ferry kept running all week."],
        ),
        (
            "While the mayor had promised help, nobody came to the village.",
            ["While the mayor had promised help", "nobody came to the village."],
        ),
        (
            "The pilot called it a clear night, adding that the lights had been switched off.",
            ["The pilot called it a clear night", "adding that the lights had been switched off."],
        ),
        (
            "She called the plan “hasty,” adding that the council would vote again.",
            ["She called the plan “hasty,”", "adding that the council would vote again."],
        ),
        (
            "The dam broke at noon, leaving the lower village without water or power.",
            ["The dam broke at noon", "leaving the lower village without water or power."],
        ),
        (
            "Norrland wants the strait closed — its neighbours have refused that for years.",
            ["Norrland wants the strait closed", "its neighbours have refused that for years."],
        ),
        (
            "The firm had hidden the report, a claim Lindqvist has denied.",
            ["The firm had hidden the report", "a claim Lindqvist has denied."],
        ),
    ],
)
def test_sentences_are_cut_where_both_sides_stand_alone(text, expected):
    """A sentence that makes two statements becomes two claims, cut at the mark between them."""
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The talks in Marrow, which led to a truce, were held in June.",
        "Buses, trams and two ferries were stopped.",
        "She said the plan was “a mistake, but it was ours, and we stand by it.”",
        "The storm hit Lower Teal, Marrow, and the farms around Corrin Head.",
        "The talks took place in Marrow, resulting in the first exchange of prisoners.",
    ],
)
def test_what_cannot_stand_alone_is_not_cut(text):
    """Relative clauses, lists and quotations stay whole."""
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("The union rejected the offer.", True),
        ("The union did not reject the offer.", False),
        ("No agreement was reached.", True),
        ("The talks ended without a result.", True),
        ("The minister has never visited the island.", True),
        ("Not only the minister visited the island.", False),
        ("The company accepted the demand, which its rival had rejected in June.", False),
    ],
)
def test_denials_are_told_from_statements(text, denies):
    """A claim denies if its own verb does; two negations cancel, and other verbs further on do not count."""
    (sentence,) = sentences(text)
    assert negative(sentence.words) is denies


def test_claims_are_passages_with_what_stands_in_them(encoder):
    """A claim is an exact passage, with the quantities in it and nothing from its neighbours."""
    told = analysis(encoder, "Two hours later the gates were shut, but 14 boats stayed outside in the storm.")
    first, second = find_claims([told], (), (), (), encoder)
    assert first.passage.text == "Two hours later the gates were shut"
    assert [quantity.passage.text for quantity in second.quantities] == ["14 boats"]
    assert first.vector.shape == (384,)


WORDS = st.lists(
    st.sampled_from(', “ ” " — ; and but while said was that adding Norrland boats with a'.split()), max_size=40
)


@given(WORDS)
def test_clauses_never_overlap_or_lose_order(words):
    """Whatever the sentence, its clauses follow one another and share no word."""
    for sentence in sentences(" ".join(words)):
        last = sentence.start
        for clause in clauses(sentence):
            assert clause[0].start >= last
            last = clause[-1].end
        assert last <= sentence.end

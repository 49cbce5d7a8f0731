"""The trained layer: sentences with grammar and proper names, each where it says, whatever the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crossread.language.analysis import analyse
from crossread.language.parser import MiniParser
from crossread.parsed import Sentence
from crossread.records import NameKind
from story import ORIGINAL, REWRITE, report
from toy import Letters

STRANGE = [
    "",
    " \n\t ",
    "\u200f\u200eمرحبا بالعالم. \u202eabc\u202c",
    "👩\u200d👩\u200d👧 left. 🚢🚢",
    "\u200b\u200bOrle\u200b said\ufeff so.",
    "\ud800 half a pair \udfff",
    "a\x00b \x1f c.",
    "é́̂̃ Zürich’s naïve café.",
    "...!!!???",
    "Der Bürgermeister von Orle sagte am Dienstag, dass die Brücke gesperrt bleibt.",
]
TEXTS = st.text(max_size=120) | st.text(alphabet="aU. ?!”\"'1\n…é\u200f-\u200b", max_size=120)


def proved(text: str, sentences: tuple[Sentence, ...]) -> None:
    """Fails unless everything stands where it says and only white space lies between."""
    position = 0
    for sentence in sentences:
        assert sentence.text == text[sentence.start : sentence.end]
        for token in sentence.tokens:
            assert position <= token.start < token.end <= sentence.end
            assert not text[position : token.start].strip()
            position = token.end
        if not sentence.tokens:
            assert not text[position : sentence.start].strip()
            position = sentence.end
            continue
        roots = [at for at, token in enumerate(sentence.tokens) if token.head == at]
        assert len(roots) == 1
        assert sentence.tokens[roots[0]].relation == "root"
        starts, ends = ({getattr(token, end) for token in sentence.tokens} for end in ("start", "end"))
        assert all(name.start in starts and name.end in ends for name in sentence.proper)
    assert not text[position:].strip()


@settings(max_examples=60, deadline=None)
@given(TEXTS)
@example(STRANGE[2])
@example(STRANGE[5])
def test_everything_stands_where_it_says(parser: MiniParser, text: str) -> None:
    """Whatever the text, every token and name is at its place, every sentence is a tree, and nothing is left out."""
    proved(text, parser.parse(text))


@pytest.mark.parametrize("text", STRANGE)
def test_strange_texts_raise_nothing(parser: MiniParser, text: str) -> None:
    """Empty text, lone surrogates, marks of direction, emoji, zero-width characters, other languages: no error."""
    proved(text, parser.parse(text))


@pytest.mark.parametrize("unit", ["a", "1", ".", "\u200b", "é", "x.y-"])
def test_a_million_characters_without_a_space_take_seconds(parser: MiniParser, unit: str) -> None:
    """A line of a million characters without a space takes seconds, and nothing of it is lost."""
    began = time.perf_counter()
    text = "A report. " + unit * (1_000_000 // len(unit)) + "\nIts end."
    proved(text, parser.parse(text))
    assert time.perf_counter() - began < 60


def test_one_and_four_threads_say_the_same() -> None:
    """However many threads read a report, what they say is the same."""
    text = f"{ORIGINAL}\n{REWRITE}"
    assert MiniParser(threads=1).parse(text) == MiniParser(threads=4).parse(text)


def test_a_paragraph_is_read_the_same_in_any_company(parser: MiniParser) -> None:
    """What stands in one paragraph never changes how another is read."""
    first, second = (text.split("\n")[3] for text in (ORIGINAL, REWRITE))
    alone = parser.parse(second)
    beside = [sentence for sentence in parser.parse(f"{first}\n{second}") if sentence.paragraph == 1]
    assert [sentence.text for sentence in beside] == [sentence.text for sentence in alone]
    assert [[(t.pos, t.tag, t.lemma, t.head, t.relation) for t in sentence.tokens] for sentence in beside] == [
        [(t.pos, t.tag, t.lemma, t.head, t.relation) for t in sentence.tokens] for sentence in alone
    ]


def test_grammar_of_a_plain_sentence_is_told(parser: MiniParser) -> None:
    """Parts of speech, lemmas and relations of a plain sentence are as a grammar book has them."""
    (sentence,) = parser.parse("The engineers of Orle opened two heavy gates.")
    told = {
        sentence.text[token.start : token.end]: (token.pos, token.lemma, token.relation) for token in sentence.tokens
    }
    assert told["engineers"] == ("NOUN", "engineer", "nsubj")
    assert told["opened"] == ("VERB", "open", "root")
    assert told["gates"] == ("NOUN", "gate", "obj")
    assert told["two"][0] == "NUM"
    assert told["heavy"] == ("ADJ", "heavy", "amod")


def test_names_are_marked_with_their_kind(parser: MiniParser) -> None:
    """Persons, places and bodies are marked where they stand, without their titles."""
    text = "President Maria Delgado of Brazil met lawyers of the World Bank in Geneva."
    found = {text[name.start : name.end]: name.kind for sentence in parser.parse(text) for name in sentence.proper}
    assert found["Maria Delgado"] is NameKind.PERSON
    assert found["Brazil"] is found["Geneva"] is NameKind.PLACE
    assert found["World Bank"] is NameKind.ORGANISATION


@pytest.mark.parametrize(
    "whole",
    [
        "Dr. Ilse Varn met Gen. R. Okello on Monday.",
        "The U.S. Navy and the U.N. Security Council were told at 7 p.m. on Tuesday.",
        "“Who was at the wheel?” the inspector asked.",
        "He called it “a disgrace.” and sat down.",
        "“We were late,” she said, “and we knew it.”",
        "Brask Lines Inc. Chairman Odo Lenz resigned on Jan. 4.",
    ],
)
def test_a_point_inside_a_sentence_ends_nothing(parser: MiniParser, whole: str) -> None:
    """Titles, initials, abbreviations and quotations in mid-sentence do not end it."""
    assert [sentence.text for sentence in parser.parse(whole)] == [whole]


def test_sentences_of_a_paragraph_are_parted(parser: MiniParser) -> None:
    """Sentences end at their points, quotations that are sentences with them."""
    parts = ["The gates were shut at noon.", "“Nobody told us,” said Mrs. Roe.", "Why not?", "She left for the U.S."]
    assert [sentence.text for sentence in parser.parse(" ".join(parts))] == parts


@pytest.mark.parametrize(
    ("text", "language", "rule"),
    [
        ("Der Bürgermeister sagte, dass die Brücke gesperrt bleibt. " * 5, "de", "other language"),
        ("A híd a héten zárva marad, mondta a polgármester kedden délután. " * 5, None, "unknown language"),
    ],
)
def test_a_report_in_another_language_says_so(parser: MiniParser, text: str, language: str | None, rule: str) -> None:
    """A report in a language that the grammar was not trained on says so, and still has its sentences and words."""
    analysis = analyse(report(text, language=language), Letters(), parser)
    assert [reason.rule for reason in analysis.report.limits] == [rule]
    assert analysis.sentences
    assert not any(sentence.tokens for sentence in analysis.sentences)
    assert all(sentence.words for sentence in analysis.sentences)


def test_a_report_in_english_has_no_limits(parser: MiniParser) -> None:
    """A report in English is read whole, whether or not it says that it is in English."""
    for language in ("en", None):
        assert analyse(report(ORIGINAL, language=language), Letters(), parser).report.limits == ()

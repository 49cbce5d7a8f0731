"""Quotes: what is said, by which words, by whom; all sentences are invented."""

from __future__ import annotations

import pytest
from evaluation.mute import Mute
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.story import PARSER

from crossread.language.analysis import analyse
from crossread.parsed import Analysis
from crossread.quotes import find_quotes
from crossread.records import Name, NameKind, Quote, QuoteKind, Report, Worded


def analysed(text: str) -> Analysis:
    report = Report("report-1", "a.txt", "a", None, None, None, "en", text)
    return analyse(report, Mute(), PARSER)


def quotes_of(text: str, names: tuple[Name, ...] = ()) -> tuple[Quote, ...]:
    return find_quotes(analysed(text), names)


def named(text: str, *spellings: str, kind: NameKind = NameKind.PERSON) -> Name:
    """A name whose variants stand wherever its spellings do in the text."""
    report = analysed(text).report
    variants = []
    for spelling in spellings:
        starts = [at for at in range(len(text)) if text.startswith(spelling, at)]
        variants.append(Worded(spelling, tuple(report.passage(at, at + len(spelling)) for at in starts)))
    return Name(f"name-{spellings[-1]}", kind, spellings[0], tuple(variants), ())


def summed(quote: Quote) -> tuple[str, str, str | None]:
    """Kind, speaker, and the words: of a mixed quote those in marks."""
    content = quote.marked[0] if quote.marked else quote.content
    return quote.kind.value, content.text, quote.speaker.text if quote.speaker else None


DIRECT = [
    ("“The bridge will stay shut,” Ada Brook said.", "The bridge will stay shut", "Ada Brook"),
    ('"The bridge will stay shut," Ada Brook said.', "The bridge will stay shut", "Ada Brook"),
    ("‘The bridge will stay shut,’ Ada Brook said.", "The bridge will stay shut", "Ada Brook"),
    ("'The bridge will stay shut,' Ada Brook said.", "The bridge will stay shut", "Ada Brook"),
    ("«The bridge will stay shut», Ada Brook said.", "The bridge will stay shut", "Ada Brook"),
    ("„The bridge will stay shut“, Ada Brook said.", "The bridge will stay shut", "Ada Brook"),
    ("„The bridge will stay shut”, Ada Brook said.", "The bridge will stay shut", "Ada Brook"),
    ("“The bridge will stay shut,” said Ada Brook.", "The bridge will stay shut", "Ada Brook"),
    ("“The bridge will stay shut,” said the mayor.", "The bridge will stay shut", "the mayor"),
    ("Ada Brook said: “The bridge will stay shut.”", "The bridge will stay shut.", "Ada Brook"),
    ("Ada Brook said, “The bridge will stay shut.”", "The bridge will stay shut.", "Ada Brook"),
    ("“Is the bridge safe?” Ada Brook asked.", "Is the bridge safe?", "Ada Brook"),
    ("“Run!” shouted the ferryman.", "Run!", "the ferryman"),
    ("“We won’t go back,” he told reporters.", "We won’t go back", "he"),
    ("“We lost twice,” the coach, Lena Ostby, said.", "We lost twice", "the coach, Lena Ostby"),
    ("“We lost twice,” Lena Ostby, the coach, said.", "We lost twice", "Lena Ostby"),
    ("“We lost twice,” Lena Ostby, who trains the side, said.", "We lost twice", "Lena Ostby"),
    ("“It is too early to tell,” a spokesman for the harbour board said.", "It is too early to tell",
     "a spokesman for the harbour board"),
    ("“The virus is spreading,” according to Dr. Maya Lind.", "The virus is spreading", "Dr. Maya Lind"),
    ("“Sales fell again,” the company wrote in a letter.", "Sales fell again", "the company"),
    ("Lena Ostby was blunt. “We played badly.”", "We played badly.", "Lena Ostby"),
    ("Lena Ostby had one message: “We played badly.”", "We played badly.", "Lena Ostby"),
    ("The captain replied: 'Don't wait for us.'", "Don't wait for us.", "The captain"),
]  # fmt: skip

MIXED = [
    ("Ada Brook described the repairs as “not easy”.", "not easy", "Ada Brook"),
    ("Ada Brook called the repairs “a nightmare.”", "a nightmare", "Ada Brook"),
    ("Ada Brook said the repairs were “slow and costly” but needed.", "slow and costly", "Ada Brook"),
    ("The mayor accused the firm of “hiding the cracks” for years.", "hiding the cracks", "The mayor"),
    ("Police said no names could be given “at this stage”.", "at this stage", "Police"),
    ("The union voiced concern over “reckless haste” at the site.", "reckless haste", "The union"),
    ("The ferry firm, based in Port Ellery, dismissed the report as “plain wrong”.", "plain wrong", "The ferry firm"),
    ("The plan was described by Ada Brook as “far too dear”.", "far too dear", "Ada Brook"),
    ("The plan was “far too dear”, Ada Brook said.", "far too dear", "Ada Brook"),
    ("The winter was mild, with officials calling the harvest “a gift”.", "a gift", "officials"),
    ("Talks broke off amid “wholly opposite demands” on pay.", "wholly opposite demands", None),
]

INDIRECT = [
    ("Ada Brook said that the bridge would stay shut.", "that the bridge would stay shut", "Ada Brook"),
    ("Ada Brook said the bridge would stay shut.", "the bridge would stay shut", "Ada Brook"),
    ("Ada Brook said on Monday that the bridge would stay shut.", "that the bridge would stay shut", "Ada Brook"),
    ("Ada Brook told reporters the bridge would stay shut.", "the bridge would stay shut", "Ada Brook"),
    ("Ada Brook told the Ellery Herald that the bridge would stay shut.", "that the bridge would stay shut",
     "Ada Brook"),
    ("The bridge would stay shut, Ada Brook said.", "The bridge would stay shut", "Ada Brook"),
    ("The bridge would stay shut, said Ada Brook.", "The bridge would stay shut", "Ada Brook"),
    ("According to the harbour board, the bridge would stay shut.", "the bridge would stay shut",
     "the harbour board"),
    ("The bridge would stay shut, according to the harbour board.", "The bridge would stay shut",
     "the harbour board"),
    ("A government source said the bridge would stay shut.", "the bridge would stay shut", "A government source"),
    ("State media reported that the bridge would stay shut.", "that the bridge would stay shut", "State media"),
    ("The statement said that two ships had sunk.", "that two ships had sunk", "The statement"),
    ("Researchers found that the ice had thinned.", "that the ice had thinned", "Researchers"),
    ("Lena Ostby’s claim that the ice had thinned was disputed.", "that the ice had thinned", "Lena Ostby"),
    ("The minister warned that prices would rise.", "that prices would rise", "The minister"),
    ("Lena Ostby limped off, adding that the title was open.", "that the title was open", "Lena Ostby"),
    ("The mayor urged residents to stay indoors.", "residents to stay indoors", "The mayor"),
    ("The mayor accused the firm of hiding the cracks.", "the firm of hiding the cracks", "The mayor"),
    ("The mayor called for calm in the old town.", "calm in the old town", "The mayor"),
    ("Both Veldia and Ostmark described the round as difficult.", "the round as difficult",
     "Both Veldia and Ostmark"),
    ("The WHO said the fever had been contained.", "the fever had been contained", "The WHO"),
]  # fmt: skip

NONE = [
    "The so-called “smart” motorway was closed.",
    "She starred in the film “The Long Winter of Port Ellery”.",
    "The book “Harbour Lights” sold well in May.",
    "The “Silver Comet” left the port at noon.",
    "The bridge stayed shut for a second day.",
    "The latest reports filled four boxes.",
    "The states agreed nothing at all.",
    "No one knows what a “fair deal” would look like.",
    "The mayor did not say that the bridge was safe.",
    'It was 5\' 10" tall and 20" wide.',
]


@pytest.mark.parametrize(("text", "content", "speaker"), DIRECT)
def test_a_whole_clause_in_marks_is_a_direct_quote_with_its_speaker(
    text: str, content: str, speaker: str | None
) -> None:
    """Whatever the marks and wherever the speaker stands, a clause in marks is one direct quote of that speaker."""
    assert [summed(quote) for quote in quotes_of(text)] == [("direct", content, speaker)]


@pytest.mark.parametrize(("text", "content", "speaker"), MIXED)
def test_a_scrap_in_marks_is_a_mixed_quote_with_its_speaker(text: str, content: str, speaker: str | None) -> None:
    """A scrap in marks inside a reporting clause is a mixed quote, and nobody is made its speaker who is not told."""
    assert [summed(quote) for quote in quotes_of(text)] == [("mixed", content, speaker)]


@pytest.mark.parametrize(("text", "content", "speaker"), INDIRECT)
def test_a_reported_clause_without_marks_is_an_indirect_quote(text: str, content: str, speaker: str) -> None:
    """What is reported without marks is an indirect quote, whether the source is a person, a body or a paper."""
    assert [summed(quote) for quote in quotes_of(text)] == [("indirect", content, speaker)]


@pytest.mark.parametrize("text", NONE)
def test_scare_quotes_titles_and_plain_sentences_are_no_quotes(text: str) -> None:
    """Scare quotes, names of works and ships, and sentences in which nobody says anything give no quote."""
    assert quotes_of(text) == ()


def test_a_quote_split_by_its_speaker_gives_both_parts_to_that_speaker() -> None:
    """ "A," X said, "B" is two quotes, both of X."""
    found = quotes_of("“We waited,” Ada Brook said, “and nobody came to help us.” “It was cold.”")
    assert [summed(quote) for quote in found] == [
        ("direct", "We waited", "Ada Brook"),
        ("direct", "and nobody came to help us.", "Ada Brook"),
        ("direct", "It was cold.", "Ada Brook"),
    ]


def test_a_quotation_of_several_paragraphs_keeps_its_speaker() -> None:
    """Paragraphs that each open with a mark and are closed only at the end have one speaker."""
    found = quotes_of("“We waited all night,” Ada Brook said. “It was cold.\n“Nobody came.\n“We left at dawn.”")
    assert [quote.content.text for quote in found] == [
        "We waited all night", "It was cold.", "Nobody came.", "We left at dawn.",
    ]  # fmt: skip
    assert {quote.speaker.text for quote in found if quote.speaker} == {"Ada Brook"}


def test_a_missing_closing_mark_swallows_no_text() -> None:
    """A quotation that is never closed ends with its sentence, and the next paragraph is read as usual."""
    found = quotes_of("Ada Brook said: “We waited. The road was empty.\nThe mayor said that help was near.")
    assert [summed(quote) for quote in found] == [
        ("direct", "We waited.", "Ada Brook"),
        ("indirect", "that help was near", "The mayor"),
    ]


def test_two_remarks_with_words_in_marks_are_two_quotes() -> None:
    """Two clauses after one verb, each with words in marks, are quotes of their own, each with its scrap."""
    found = quotes_of("Ada Brook said the talks were “useful” and that a third round would come “soon”.")
    assert [(quote.content.text, quote.marked[0].text) for quote in found] == [
        ("the talks were “useful”", "useful"),
        ("that a third round would come “soon”", "soon"),
    ]


def test_a_speaker_is_led_to_the_name_at_its_head() -> None:
    """The name of a quote is the one at the speaker's head, not one that is merely mentioned with it."""
    text = "Veldia’s chief negotiator Ada Brook said that Ostmark would pay."
    names = (
        named(text, "Ada Brook"),
        named(text, "Veldia", kind=NameKind.PLACE),
        named(text, "Ostmark", kind=NameKind.PLACE),
    )
    assert [quote.name for quote in quotes_of(text, names)] == ["name-Ada Brook"]


def test_a_source_without_a_name_has_none() -> None:
    """A spokesman who is not named is not taken for the country or body he speaks for."""
    text = "A spokesman for Veldia said the talks were over."
    assert [quote.name for quote in quotes_of(text, (named(text, "Veldia", kind=NameKind.PLACE),))] == [None]


def test_a_pronoun_is_led_back_to_the_last_person_who_spoke() -> None:
    """ "She said" after a sentence about a person is a quote of that person, with the pronoun as its speaker."""
    text = "Ada Brook walked out of the hall.\n“I am done,” she said."
    (quote,) = quotes_of(text, (named(text, "Ada Brook"),))
    assert (quote.speaker.text if quote.speaker else "", quote.name) == ("she", "name-Ada Brook")


def test_a_pronoun_is_left_alone_where_no_person_was_named() -> None:
    """A pronoun that nothing explains is shown as the speaker and given no name."""
    (quote,) = quotes_of("“I am done,” she said.")
    assert (quote.speaker.text if quote.speaker else "", quote.name) == ("she", None)


def test_a_pronoun_is_not_led_back_past_a_long_stretch() -> None:
    """A person last named many sentences ago is not taken for "he"."""
    text = "Ada Brook left.\n" + "The rain fell.\n" * 20 + "“I am done,” he said."
    assert [quote.name for quote in quotes_of(text, (named(text, "Ada Brook"),))] == [None]


def test_every_quote_says_which_rule_found_it() -> None:
    """No quote comes without a reason."""
    for text, _, _ in (*DIRECT, *MIXED, *INDIRECT):
        assert all(quote.reasons and quote.reasons[0].rule.startswith("quote") for quote in quotes_of(text))


PIECES = st.sampled_from(
    ["“", "”", '"', "‘", "’", "'", "«", "»", "„", "``", "''", " ", " ", "\n", ",", ".", "?", ":", "—", "said",
     "Ada", "Brook", "the mayor", "that", "it was", "according to", "saying", "he", "described", "as", "not", "by",
     "and", "\ud800", "\u202e", "🙂", "éà", "漢字", "5'", "'90s", "who", "to", "“A b c,”"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join) | st.lists(PIECES, max_size=60).map("".join))
def test_every_passage_of_a_quote_is_where_it_says(text: str) -> None:
    """For any text of marks and words, every passage of every quote is exactly those characters of the report."""
    for quote in quotes_of(text):
        reasons = [passage for reason in quote.reasons for passage in reason.passages]
        for passage in (quote.content, quote.cue, quote.speaker, *reasons):
            assert passage is None or text[passage.start : passage.end] == passage.text != ""


@settings(max_examples=50, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_the_same_report_gives_the_same_quotes(text: str) -> None:
    """Quotes come in order of place, each with an id of its own, and the same every time."""
    found = quotes_of(text)
    assert found == quotes_of(text)
    assert len({quote.id for quote in found}) == len(found)
    assert [quote.content.start for quote in found] == sorted(quote.content.start for quote in found)


@pytest.mark.parametrize(
    "text",
    ["", "x" * 300_000, "“" * 50_000, '"' * 50_000, "‘a " * 20_000, "said " * 20_000, "“a” said " * 10_000,
     "Ada, " * 20_000, "according to " * 10_000],
)  # fmt: skip
def test_hostile_lengths_end(text: str) -> None:
    """A text of one endless word, of marks alone or of verbs alone is read in time linear in its length."""
    assert all(quote.kind in QuoteKind for quote in quotes_of(text))

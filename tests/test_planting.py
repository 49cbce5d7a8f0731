"""Planted edits: each changes one thing of its kind in the main clause, or nothing at all."""

from __future__ import annotations

import functools
from random import Random

import pytest
from evaluation.planted import Judge
from evaluation.planting.clause import Edited, read
from evaluation.planting.corpora import spelt
from evaluation.planting.edits import KINDS, edit
from evaluation.planting.natural import differences
from evaluation.planting.pairs import Pair
from evaluation.planting.reading import Keeping, reworded

from crossread.language.parser import MiniParser


@functools.cache
def parser() -> MiniParser:
    return MiniParser(threads=1)


def planted(kind: str, here: str, there: str | None = None, seed: int = 1, part: str = "measured") -> Edited | None:
    """A sentence edited against another that tells the same, or against itself."""
    tree, other = read(here, parser()), read(there or here, parser())
    assert tree is not None and other is not None
    return edit(tree, other, kind, Random(seed), part)


CASES = [
    ("quantity", "Police said that 40 sailors left the port of Bergen.", "40"),
    ("quantity", "The blast killed three men in the mill.", "three"),
    ("quantity", "The firm bought the mill for $4.2 million.", "4.2"),
    ("time", "The court rejected the appeal on Tuesday.", "Tuesday"),
    ("time", "The ship was launched on June 3.", "3"),
    ("time", "The bridge was closed in 2009.", "2009"),
    ("time", "The hall was opened at 7:30 p.m.", "7:30"),
    ("name", "Anna Berg opened the new hall in Leeds.", "Anna Berg"),
    ("place", "Two miners were arrested in Boston.", "Boston"),
    ("role", "Foreign Minister Anna Berg opened the new hall.", "Foreign Minister"),
    ("role", "Anna Berg, the mayor, opened the new hall.", "mayor"),
]


@pytest.mark.parametrize(("kind", "sentence", "original"), CASES)
def test_an_edit_changes_one_thing_of_its_kind_and_says_where(kind, sentence, original):
    """An edit replaces the words that it names by others and leaves all the rest as it was."""
    made = planted(kind, sentence)
    assert made is not None
    assert (made.kind, made.original) == (kind, original)
    assert made.changed not in ("", original)
    assert made.text[: made.start] + made.original + made.text[made.end :] == sentence


@pytest.mark.parametrize(
    ("sentence", "opposites"),
    [
        ("The union praised the deal.", {"The union criticised the deal.", "The union did not praise the deal."}),
        (
            "The mayor has signed the treaty.",
            {"The mayor has not signed the treaty.", "The mayor has yet to sign the treaty."},
        ),
        (
            "The mayor signed the treaty.",
            {"The mayor did not sign the treaty.", "The mayor failed to sign the treaty."},
        ),
        ("The union did not sign the treaty.", {"The union signed the treaty."}),
        ("The bridge is not safe.", {"The bridge is safe."}),
        (
            "The mayor agreed to leave.",
            {"The mayor refused to leave.", "The mayor did not agree to leave.", "The mayor failed to agree to leave."},
        ),
    ],
)
def test_yes_is_made_no_with_the_right_forms(sentence, opposites):
    """A negation is put in or taken out, or an opposite verb taken, in grammatical English."""
    assert {made.text for seed in range(20) if (made := planted("polarity", sentence, seed=seed))} == opposites


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [
        ("quantity", "At least 40 sailors left the port.", None),
        ("quantity", "A sailor, 34, left the port.", None),
        ("quantity", "Forty sailors left the port.", "Thirty sailors left the port."),
        ("quantity", "The mayor, who has four cats, left the port.", None),
        ("quantity", "The mayor described the 1999 storm in Bergen.", None),
        ("time", "The court rejected the appeal on Tuesday.", "The court rejected the appeal."),
        ("place", "The mayor was arrested in Leeds.", "Leeds' mayor was arrested."),
        ("name", "Anna Berg opened the hall.", "The mayor opened the hall."),
        ("place", "He was arrested in Geneva, Switzerland.", None),
        ("role", "Mayor Anna Berg opened the hall.", "Anna Berg opened the hall."),
        ("polarity", "Two men were hurt in the blast.", None),
        ("polarity", "The mayor hit and killed the dog.", None),
        ("polarity", "Mayor arrested on suspicion of fraud", None),
        ("polarity", "Will the mayor sign the treaty?", None),
    ],
)
def test_what_would_not_contradict_is_not_edited(kind, here, there):
    """Nothing is edited that the other sentence does not say, or of which two versions can both be right."""
    assert planted(kind, here, there) is None


def test_edits_come_out_the_same_for_the_same_chance():
    """The same sentence, kind and seed give the same edit."""
    sentence = "Foreign Minister Anna Berg met 40 sailors in Boston on Tuesday."
    assert [planted(kind, sentence) for kind in KINDS] == [planted(kind, sentence) for kind in KINDS]


def test_names_to_learn_from_are_never_names_to_measure_with():
    """No name that is put in for learning is put in for measuring."""
    sentence = "Anna Berg opened the new hall in Boston."
    for kind in ("name", "place"):
        learnt, measured = (
            {word for seed in range(200) if (made := planted(kind, sentence, seed=seed, part=part))
             for word in made.changed.split()}
            for part in ("learnt", "measured")
        )  # fmt: skip
        assert learnt and measured and not learnt & measured


def test_tokens_are_written_as_a_sentence_with_the_place_of_each():
    """Points, hyphens, quotation marks and broken numbers close up as a newspaper prints them."""
    tokens = "The U . S . navy ' s 12 - year - old ship cost $ 1 , 200 , `` a lot '' , in a hit - and - run .".split()
    tokens[6:8] = ["'s"]
    text, places = spelt(tokens)
    assert text == 'The U.S. navy\'s 12-year-old ship cost $1,200, "a lot", in a hit-and-run.'
    assert [text[start:end] for start, end in places][:3] == ["The", "U", "."]


def test_a_kept_paragraph_is_read_as_a_fresh_one():
    """Reading paragraph by paragraph gives the sentences that reading the whole text gives."""
    text = "Anna Berg left the port.\nThe court rejected the appeal. Two men left."
    keeping = Keeping(parser())
    keeping.parse("The court rejected the appeal. Two men left.")
    assert keeping.parse(text) == parser().parse(text)


def test_a_rewording_is_one_other_sentence():
    """A sentence in other words is still one sentence, and the same for the same chance."""
    sentence = "On Monday, the court rejected the appeal of 12 sailors, the mayor said."
    made = reworded(sentence, parser(), Random(1))
    again = reworded(sentence, parser(), Random(1))
    assert made is not None and again is not None
    assert made.text == again.text != sentence


def test_what_two_sentences_say_differently_by_themselves_is_seen():
    """Numbers of one unit and days that do not meet are named; equal ones are not."""
    here = read("Police arrested 12 sailors on Tuesday.", parser())
    there = read("Police arrested 15 sailors on Tuesday.", parser())
    assert here is not None and there is not None
    assert differences(here, here) == ()
    assert len(differences(here, there)) == 1


def test_a_pair_is_judged_by_the_points_of_both_sentences():
    """An edited number is found with its kind and its words; the same sentence unedited is no alarm."""
    here, there = "The explosion at the mill injured 11 people.", "Eleven people were injured when the mill exploded."
    made = planted("quantity", here, there)
    assert made is not None
    judge = Judge()
    edited = judge(Pair(made.text, there, "ecbplus", "made up", made))
    assert edited.right and edited.touched and edited.independent and not edited.wrong
    assert not judge(Pair(here, there, "ecbplus", "made up")).kinds

"""Copies: passages that two reports share."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.copying import find_copies
from crossread.language.encoder import MiniLM
from crossread.records import CopyKind, Report
from crossread.settings import CopyingSettings
from story import INDEPENDENT, ORIGINAL, REWRITE, analysis

SETTINGS = CopyingSettings()


def kinds(copies, kind):
    return [copy for copy in copies if copy.kind is kind]


def test_a_pasted_paragraph_is_found_to_the_word(encoder):
    """A paragraph pasted into an otherwise different report is found whole, with its exact place on both sides."""
    pasted = ORIGINAL.split("\n")[4] + " " + ORIGINAL.split("\n")[5]
    lines = INDEPENDENT.split("\n")
    host = "\n".join([*lines[:3], pasted, *lines[3:]])
    found = find_copies([analysis(encoder, ORIGINAL, "A"), analysis(encoder, host, "B")], SETTINGS)
    (copy,) = kinds(found, CopyKind.VERBATIM)
    assert copy.score == 1.0
    assert {copy.left.text.replace("\n", " "), copy.right.text.replace("\n", " ")} == {pasted.rstrip(".")}


def test_a_small_edit_does_not_break_a_copy(encoder):
    """A sentence with one word changed is still one copy, and the score says that it is not the whole."""
    edited = ORIGINAL.replace("replaced and no crack", "renewed and no crack")
    found = find_copies([analysis(encoder, ORIGINAL, "A"), analysis(encoder, edited, "B")], SETTINGS)
    (copy,) = kinds(found, CopyKind.VERBATIM)
    assert len(copy.left.text.split()) == len(ORIGINAL.split())
    assert 0.9 < copy.score < 1.0


def test_a_rewrite_shares_sentences_but_no_long_run(encoder):
    """A report rewritten in other words shares most sentences reworded and next to no verbatim run."""
    found = find_copies([analysis(encoder, ORIGINAL, "A"), analysis(encoder, REWRITE, "B")], SETTINGS)
    assert len(kinds(found, CopyKind.REWORDED)) >= 8
    assert not kinds(found, CopyKind.VERBATIM)


def test_independent_reports_share_no_run(encoder):
    """Two reporters' own accounts of one event share no verbatim passage."""
    found = find_copies([analysis(encoder, ORIGINAL, "A"), analysis(encoder, INDEPENDENT, "B")], SETTINGS)
    assert not kinds(found, CopyKind.VERBATIM)


class OneVector:
    """An encoder to whom all texts are alike, so that only words matter."""

    def encode(self, texts):
        return np.eye(len(texts), 3000, dtype=np.float32)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from("ab cd ef. gh ij, kl mn. op".split()), max_size=40), min_size=2, max_size=3))
def test_copies_are_where_they_say_and_do_not_depend_on_order(texts):
    """Whatever the texts, both sides of a copy are exactly the characters they claim, and order changes nothing."""
    encoder = OneVector()
    analyses = [analysis(encoder, " ".join(words), f"outlet {at}") for at, words in enumerate(texts)]
    reports: dict[str, Report] = {one.report.id: one.report for one in analyses}
    copies = find_copies(analyses, SETTINGS)
    for copy in copies:
        for side in (copy.left, copy.right):
            assert reports[side.report].text[side.start : side.end] == side.text
    assert find_copies(analyses[::-1], SETTINGS) == copies


def test_runs_of_a_thousand_equal_words_are_found_quickly():
    """A report that repeats one phrase a thousand times neither hangs the run nor claims a copy twice."""
    text = "the same four words " * 1000
    copies = find_copies([analysis(MiniLM(1), text, "A"), analysis(MiniLM(1), text + "end", "B")], SETTINGS)
    places = sorted((copy.left.start, copy.left.end) for copy in kinds(copies, CopyKind.VERBATIM))
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(places))

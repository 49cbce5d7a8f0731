"""Candidates: which of many texts share a passage."""

import random
import time
from collections import Counter

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crossread.copying.candidates import CandidateSettings, candidates
from crossread.copying.fingerprints import fingerprints

SETTINGS = CandidateSettings()
WORDS = [
    f"{one}{two}" for one in ("har", "fer", "mo", "sig", "tan") for two in ("bour", "ry", "ning", "nal", "ker", "t")
]
CREDIT = "Reporting by the staff of this paper and its partners in the islands; all rights of this text are reserved."
STRANGE = ["", " ", "one", "\n\n", "🙂🙃🙂", "\ud800", "word \udfff word", "\x00\x00", "a" * 100, "－！？", "«»"]


def drawn(seed, count):
    """So many words at random, hardly ever eight of them twice."""
    return random.Random(str(seed)).choices(WORDS, k=count)


def pairs(found):
    """Each pair with what is said of it."""
    columns = (found.left, found.right, found.shared, found.longest)
    return {(left, right): rest for left, right, *rest in zip(*(column.tolist() for column in columns), strict=True)}


def edited(words, seed, every=30):
    """The words, one in `every` changed."""
    chance = random.Random(str(seed))
    return [f"other{chance.randrange(10**9)}" if chance.randrange(every) == 0 else word for word in words]


def connected(linked):
    """Sizes of the connected parts."""
    parts = {}
    for one, other in linked:
        joined = parts.get(one, {one}) | parts.get(other, {other})
        parts.update(dict.fromkeys(joined, joined))
    return sorted(len(part) for part in {id(part): part for part in parts.values()}.values())


def collection():
    """Reports with copies of every sort, some of them held by many."""
    wire = drawn("wire", 300)
    texts = [" ".join(edited(wire, seed)) for seed in range(12)]
    for seed in range(8):
        host, passage = drawn(("host", seed), 150), drawn(("passage", seed), 70)
        texts.append(" ".join([*host[:50], *passage, *host[50:]]))
        texts.append(" ".join([*drawn(("guest", seed), 90), *passage]))
    return [text + " " + CREDIT for text in texts] + STRANGE


@given(st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_order_of_the_reports_changes_nothing(chance):
    """The same reports in another order give the same pairs, with the same figures."""
    few = CandidateSettings(most_holders=6)
    texts = collection()
    order = list(range(len(texts)))
    chance.shuffle(order)
    again = pairs(candidates([texts[old] for old in order], few))
    renamed = {tuple(sorted((order[left], order[right]))): rest for (left, right), rest in again.items()}
    expected = pairs(candidates(texts, few))
    assert expected
    assert renamed == expected


@given(st.integers(), st.integers(0, 400), st.integers(0, 400), st.integers(60, 120))
@settings(deadline=None)
def test_a_pasted_passage_of_sixty_words_is_always_found(seed, before, after, length):
    """Sixty words that stand word for word in two reports that are otherwise different pair them."""
    passage = drawn(seed, length)
    texts = [
        " ".join([*drawn((seed, 1), before), *passage, *drawn((seed, 2), after)]),
        "“" + ", ".join(word.upper() for word in [*drawn((seed, 3), after), *passage, *drawn((seed, 4), before)]),
        " ".join(drawn((seed, 5), before + after)),
    ]
    ((pair, (_, longest)),) = pairs(candidates(texts)).items()
    assert pair == (0, 1)
    # The words beside the passage may be equal by chance, one in thirty on either side.
    assert length - 2 * (SETTINGS.window - 1) <= longest <= length + 8


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=60), max_size=6), st.integers(2, 5))
@settings(deadline=None)
def test_reports_that_share_no_run_of_words_are_never_paired(lists, gram):
    """Two reports are paired only if some run of as many words as a fingerprint has stands in both."""
    loose = CandidateSettings(gram=gram, window=gram, least=gram, least_scattered=gram, most_holders=3, least_common=0)
    runs = [{tuple(words[at : at + gram]) for at in range(len(words) - gram + 1)} for words in lists]
    for left, right in pairs(candidates([" ".join(words) for words in lists], loose)):
        assert left < right
        assert runs[left] & runs[right]


@given(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=80), st.integers(1, 8), st.data())
@settings(deadline=None)
def test_runs_of_gram_and_window_share_a_fingerprint(words, gram, data):
    """Texts that share as many words in a row as a gram and a window take together share a fingerprint."""
    window = data.draw(st.integers(1, gram))
    assume(len(words) >= gram + window - 1)
    hosts = [f"x y {' '.join(words)}", f"{' '.join(words)} z {' '.join(words[:3])}"]
    found = fingerprints(hosts, gram, window)
    assert set(found.hashes[found.texts == 0].tolist()) & set(found.hashes[found.texts == 1].tolist())


@pytest.mark.parametrize("reports", [2, 30, 200])
def test_a_credit_line_pairs_nobody(reports):
    """A line that all reports print makes no pair, however few or many they are."""
    texts = [" ".join(drawn(seed, 200)) + "\n" + CREDIT for seed in range(reports)]
    assert not pairs(candidates(texts))


def test_long_feet_of_pages_pair_nobody():
    """Ninety words that stand under every report, more than a short report has itself, make no pair."""
    foot = " ".join(drawn("foot", 90))
    texts = [" ".join(drawn(seed, 60 + 5 * seed)) + "\n" + foot for seed in range(80)]
    assert not pairs(candidates(texts))


@pytest.mark.parametrize(("length", "every"), [(400, 10**9), (400, 30), (600, 12), (45, 10**9)])
def test_a_report_that_everybody_reprints_is_one_family(length, every):
    """Two hundred reprints, edited or not, are connected with some pairs each, not each with each."""
    wire = drawn("wire", length)
    reprints = [" ".join(edited(wire, seed, every)) + f"\nSection {seed}" for seed in range(200)]
    others = [" ".join(drawn(("other", seed), 300)) for seed in range(100)]
    linked = pairs(candidates(reprints + others))
    assert connected(linked) == [200]
    assert len(linked) < 8 * 200


@pytest.mark.parametrize("reports", [2, 80])
def test_a_short_report_is_found_though_it_is_shorter_than_a_passage(reports):
    """A flash of thirty words is paired with its reprints, and with none of its length that say something else."""
    flash = " ".join(drawn("flash", 30))
    texts = [flash] * reports + [" ".join(drawn(seed, 30)) for seed in range(80)]
    assert connected(pairs(candidates(texts))) == [reports]


def test_sentences_in_another_order_are_found():
    """A report whose sentences were put in another order is paired with the report it was."""
    sentences = [" ".join(drawn(seed, 16)) + "." for seed in range(20)]
    texts = [" ".join(sentences), " ".join(sentences[::-1]), " ".join(drawn("other", 320))]
    assert list(pairs(candidates(texts))) == [(0, 1)]


def test_a_passage_with_words_changed_is_found():
    """A word changed in every twenty does not hide a passage of eighty words."""
    passage = drawn("passage", 80)
    other = [f"new{at}" if at % 20 == 10 else word for at, word in enumerate(passage)]
    texts = [" ".join([*drawn(1, 200), *passage]), " ".join([*other, *drawn(2, 200)])]
    assert list(pairs(candidates(texts))) == [(0, 1)]


@given(st.lists(st.one_of(st.sampled_from(STRANGE), st.text(st.characters(), max_size=90)), max_size=8))
@settings(deadline=None)
def test_no_text_is_too_strange(texts):
    """Empty texts, emoji, control characters and lone surrogates are texts like others."""
    few = CandidateSettings(gram=3, window=3, least=3, least_scattered=3)
    found = pairs(candidates(texts, few))
    for at, text in enumerate(texts):
        same = [other for other in range(at) if texts[other] == text]
        assert all((other, at) in found for other in same) or len(fingerprints([text], 3, 3).hashes) == 0


@given(st.text(st.sampled_from("abCÉé1 .'’—«»\xa0\u3000、，：５字漢かไทยမြ🙂\ud800-\n"), max_size=9))
@settings(deadline=None)
def test_words_are_parted_by_punctuation_of_every_script(text):
    """Typographic, Chinese and full-width marks part words as plain ones do; unspaced scripts part by character."""
    spaced = "".join(_spaced(character) for character in text)
    one, other = fingerprints([text], 1, 1), fingerprints([spaced], 1, 1)
    assert one.words.tolist() == other.words.tolist()
    assert one.hashes.tolist() == other.hashes.tolist()
    assert one.words.tolist() == [len(spaced.split())]


def _spaced(character):
    if character in ".'’—«»\xa0\u3000、，：- \n":
        return " "
    return " " + character if character in "字漢かไทยမြ" else character.lower() if character.isascii() else character


def test_apostrophes_of_both_kinds_are_one():
    """A passage set with typographic quotation marks and dashes is the same passage set with plain ones."""
    plain = " ".join(f'"{word}" isn\'t - {word}' for word in drawn("marks", 30))
    curly = plain.replace(' "', " “").replace('"', "”").replace("'", "’").replace(" - ", " — ")
    assert list(pairs(candidates([plain, curly]))) == [(0, 1)]


def test_scripts_without_spaces_have_words():
    """A Chinese or Thai passage is found in another report though no space says where its words are."""
    for first in (0x4E00, 0x0E01):
        letters = [chr(first + at) for at in range(40)]
        passage = "".join(random.Random("passage").choices(letters, k=60))
        hosts = ["".join(random.Random(seed).choices(letters, k=200)) for seed in range(3)]
        texts = [hosts[0] + passage, "，" + passage + hosts[1], hosts[2]]
        assert list(pairs(candidates(texts))) == [(0, 1)]


@pytest.mark.parametrize("unit", ["a", "ab1é", "字", "ไ", "🙂", "a ", "one two three "])
def test_a_million_characters_take_no_time(unit):
    """Megabytes without a space, or of the same words again and again, take less than three seconds."""
    text = unit * (1_000_000 // len(unit))
    started = time.perf_counter()
    found = pairs(candidates([text, text, "x" + text]))
    assert time.perf_counter() - started < 3
    assert all(left < right for left, right in found)


def test_a_long_text_without_spaces_has_pieces():
    """What is too long for a word is cut, so that equal texts without a space are still found to be equal."""
    text = "".join(drawn("none", 2000))
    assert list(pairs(candidates([text, text]))) == [(0, 1)]


def test_a_text_has_the_same_fingerprints_in_any_company():
    """Fingerprints of a text do not depend on the other texts, nor on how many threads make them."""
    texts = [" ".join(drawn(seed, 7 * seed)) for seed in range(40)] * 60 + STRANGE
    together = fingerprints(texts, threads=3)
    for at in (*range(0, 2400, 397), *range(2400, len(texts))):
        alone = fingerprints([texts[at]])
        mine = together.texts == at
        assert np.array_equal(together.hashes[mine], alone.hashes)
        assert np.array_equal(together.positions[mine], alone.positions)
        assert together.words[at] == alone.words[0]


def test_threads_change_nothing():
    """One thread and several give the same arrays."""
    texts = [" ".join(edited(drawn(seed % 700, 300), seed)) for seed in range(2000)]
    one, more = candidates(texts), candidates(texts, threads=3)
    assert len(one.left) >= 1300
    for name in ("left", "right", "shared", "longest"):
        assert np.array_equal(getattr(one, name), getattr(more, name))


def test_texts_that_all_repeat_one_another_are_done_in_rounds(monkeypatch):
    """How many links are held at a time changes nothing in the result."""
    texts = collection()
    for most in (3, 50):
        few = CandidateSettings(most_holders=most)
        expected = pairs(candidates(texts, few))
        for links in (1, 100, 2000):
            monkeypatch.setattr("crossread.copying.candidates.MOST_LINKS", links)
            assert pairs(candidates(texts, few)) == expected
        monkeypatch.undo()


def test_a_window_wider_than_a_gram_is_refused():
    """A window that would look beyond the edge of a text is an error."""
    with pytest.raises(ValueError, match="window"):
        fingerprints(["one two"], gram=4, window=5)


def test_words_and_places_are_those_of_the_text():
    """Each fingerprint says with which word of which text it begins, and equal hashes stand for equal words."""
    texts = ["one two three two three", "", "two three"]
    found = fingerprints(texts, 2, 1)
    assert found.words.tolist() == [5, 0, 2]
    assert list(zip(found.texts.tolist(), found.positions.tolist(), strict=True)) == [
        (0, 0),
        (0, 1),
        (0, 2),
        (0, 3),
        (2, 0),
    ]
    assert Counter(found.hashes.tolist()).most_common(1)[0][1] == 3

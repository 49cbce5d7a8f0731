"""The maker of rewritten reports: each operation, what must stay untouched, and what each recipe promises."""

from __future__ import annotations

import functools
from dataclasses import replace
from random import Random

import pytest
from evaluation.rewriting import dropping, ordering
from evaluation.rewriting.containment import surviving
from evaluation.rewriting.edits import Edit, apply, fitting, seeded
from evaluation.rewriting.figures import transliterated
from evaluation.rewriting.forms import article, plural, verb
from evaluation.rewriting.grammar import Read
from evaluation.rewriting.recipes import OPERATIONS, RECIPES, reader, rewrite
from evaluation.rewriting.sets import containment, in_paragraphs, pairs
from evaluation.rewriting.synonyms import KINDS, groups

from crossread.language.parser import MiniParser
from crossread.records import Report

FERRY = """A ferry carrying 340 people struck the harbour wall in the Norwegian port of Bergen on Monday, \
officials said.
The ship, which was built in 1998, was leaving for Stavanger when it lost power. Police said that the captain had \
reported a problem with the engine before the crash.
"We are looking into every possible cause," police spokesman Erik Dahl said.
According to the port authority, the ferry was repaired by a local company last year. The company rejected the claim \
and it demanded an apology from the government.
Although the weather was bad, the crew decided to leave. Passengers and workers helped the injured. Anna Berg, a \
teacher from Oslo, saw the collision from the shore.
Norway's transport minister will visit the site on Tuesday. The government has promised a full inquiry to prevent \
similar accidents. About 5 percent of passengers needed treatment in hospital. He declined to comment."""

SHORE = """Two tugs were sent out when a Norwegian ferry ran into the quay at Bergen with hundreds aboard.
Those who stood on the quay heard a loud bang. Karin Moe had just bought an ice cream. "I thought that it was \
thunder," she said.
A dozen people came away with broken arms and bruises, doctors at the city's clinic reported in the evening. None of \
them was in danger.
The vessel has been in service for almost thirty years. Its owner had it overhauled in the spring, and inspectors \
found nothing wrong with it then. What made its machines fail nobody could tell on Monday night.
Divers are to look at the hull in the morning. Until then no ship may leave the old harbour, and travellers are taken \
to Stavanger by coach."""


def told(text: str, published: str | None = None) -> Report:
    return Report("made-up", "made-up", "outlet", None, None, published, "en", text)


@functools.cache
def read():
    return reader(MiniParser(threads=1))


def done(operation: str, text: str, published: str | None = None, seed: int = 1) -> str:
    """What becomes of a text when one operation is done wherever it can be."""
    seen = Read(read()(told(text, published)))
    chance = Random(seed)
    return apply(text, fitting(list(OPERATIONS[operation](seen, chance)), chance))[0]


CASES = [
    ("passive", "The court rejected the appeal.", "The appeal was rejected by the court."),
    ("passive", "The government will close the mines.", "The mines will be closed by the government."),
    ("active", "The bridge was closed by the storm.", "The storm closed the bridge."),
    ("adverbial to the end", "On Monday, the court rejected the appeal.", "The court rejected the appeal on Monday."),
    (
        "adverbial to the end",
        "Although the weather was bad, the crew decided to leave.",
        "The crew decided to leave, although the weather was bad.",
    ),
    ("adverbial to the front", "The court rejected the appeal on Monday.", "On Monday, the court rejected the appeal."),
    ("speaker first", "The bridge was safe, the mayor said.", "The mayor said that the bridge was safe."),
    (
        "according to",
        "The bridge was safe, according to the mayor.",
        "According to the mayor, the bridge was safe.",
    ),
    (
        "split",
        "The court rejected the appeal, but the mayor refused to leave.",
        "The court rejected the appeal. However, the mayor refused to leave.",
    ),
    ("join", "The mayor resigned. He left the town.", "The mayor resigned, and he left the town."),
    (
        "relative",
        "The mayor, who was elected in May, resigned.",
        "The mayor resigned. The mayor was elected in May.",
    ),
    ("apposition", "Anna Berg, a teacher from Oslo, saw the crash.", "A teacher from Oslo, Anna Berg, saw the crash."),
    ("apposition", "Anna Berg, 34, saw the crash.", "34-year-old Anna Berg saw the crash."),
    ("title", "Chancellor Anna Berg saw the crash.", "Anna Berg, the chancellor, saw the crash."),
    ("pairs", "Miners and sailors left the port.", "Sailors and miners left the port."),
    (
        "lists",
        "He sold apples, pears and plums at the market.",
        "He sold pears, apples and plums at the market.",
    ),
    ("adverbials", "The man was killed in Leeds on Monday.", "The man was killed on Monday in Leeds."),
    ("genitives", "Norway's fleet left.", "The fleet of Norway left."),
    ("genitives", "He saw the fleet of Norway.", "He saw Norway's fleet."),
    ("that", "Police said the man was safe.", "Police said that the man was safe."),
    ("tenses", "The court has rejected the appeal.", "The court rejected the appeal."),
    ("reduced", "They found a boat built in Hull.", "They found a boat that was built in Hull."),
    ("reduced", "They found a boat which was built in Hull.", "They found a boat built in Hull."),
    ("surnames", "Anna Berg resigned. Anna Berg left the town.", "Anna Berg resigned. Berg left the town."),
    (
        "spared",
        "The mayor quickly left the town, which was empty.",
        "The mayor left the town.",
    ),
    ("details", "The mayor left the crowded hall.", "The mayor left the hall."),
    ("adjuncts", "The mayor closed the hall on Monday.", "The mayor closed the hall."),
    ("progressive", "The man was carrying a gun.", "The man carried a gun."),
    ("numbers", "They rescued 12 sailors.", "They rescued twelve sailors."),
    ("numbers", "They rescued twelve sailors.", "They rescued 12 sailors."),
    ("days", "They met on June 3, 2010.", "They met on 3 June 2010."),
    ("spellings", "The centre of the harbour was closed.", "The center of the harbor was closed."),
    ("names", "Ivan Petrovsky left the hall.", "Ivan Petrovskyy left the hall."),
    ("indirect", '"We are ready to leave," the mayor said.', "The mayor said that they were ready to leave."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("operation", "before", "after"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)]
)
def test_each_operation_does_what_its_description_says(operation, before, after):
    """Each operation of rewriting turns a plain sentence into the other wording that its description names."""
    assert done(operation, before) == after


def test_a_speaker_is_moved_behind_what_he_says():
    """What somebody says may stand before who says it, or behind "according to"."""
    before = "The mayor said that the bridge was safe."
    after = {done("speaker last", before, seed=seed) for seed in range(8)}
    assert after == {"The bridge was safe, the mayor said.", "According to the mayor, the bridge was safe."}


def test_shares_of_a_hundred_change_their_form():
    """ "5%" comes back as "5 per cent" or "5 percent"."""
    assert done("shares", "It rose by 5% in May.") in ("It rose by 5 per cent in May.", "It rose by 5 percent in May.")


def test_yesterday_becomes_a_day_of_the_week_where_the_date_is_known():
    """With the day of publication known, "yesterday" becomes the weekday; without it, it stays."""
    assert done("days", "The mayor resigned yesterday.", "2026-03-05") == "The mayor resigned on Wednesday."
    assert done("days", "The mayor resigned yesterday.") == "The mayor resigned yesterday."


def test_a_word_takes_the_form_of_the_one_it_replaces():
    """A synonym has the tense or the number of the word that it replaces, and the article before it fits."""
    seen = {done("synonyms", "An enormous blaze destroyed two buildings.", seed=seed) for seed in range(12)}
    assert not any("destroyed" in text or "building" in text or "blaze" in text for text in seen)
    assert all(text.split()[0] == article(text.split()[1]).capitalize() for text in seen)


def test_words_in_quotations_and_names_are_not_replaced():
    """No synonym is put into a quotation or a name."""
    text = 'Judge Peter Law told the Daily Report that the "huge attack" destroyed a house.'
    for seed in range(10):
        changed = done("synonyms", text, seed=seed)
        assert '"huge attack"' in changed
        assert "Peter Law" in changed
        assert "the Daily Report" in changed


def test_a_quotation_that_speaks_to_somebody_is_left_direct():
    """What is said to "you" is never told in indirect speech, for nobody knows who is meant."""
    text = '"We will never let you leave the town," the mayor said.'
    assert done("indirect", text) == text


def test_relative_clauses_without_a_comma_are_not_parted():
    """A relative clause that tells which one is meant stays where it is."""
    text = "The man who was elected in May resigned."
    assert done("relative", text) == text


def test_names_of_one_script_are_left_alone():
    """Only spellings that a transliteration leaves open are changed."""
    assert transliterated("Zelensky") == "Zelenskyy"
    assert transliterated("Johnson") == "Johnson"


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_rewrite_is_the_same_every_time(recipe):
    """The same report, recipe and number give the same rewrite; another number gives another."""
    once, twice, other = (rewrite(told(FERRY), recipe, number, read()) for number in (1, 1, 2))
    assert once == twice
    assert other.report.text != once.report.text


@pytest.mark.parametrize(
    ("recipe", "least", "most"), [("light", 0.1, 0.8), ("full", 0, 0.1), ("digest", 0, 0.1), ("shuffled", 0, 0.1)]
)
def test_a_recipe_shares_as_little_with_its_source_as_it_promises(recipe, least, most):
    """Thorough rewrites share under a tenth of their runs of five words with their source; light ones more."""
    for number in (1, 2, 3):
        made = rewrite(told(FERRY), recipe, number, read())
        assert least <= containment(told(FERRY), made.report, outside=True) <= most


def test_a_digest_is_shorter_than_its_source_and_begins_like_it():
    """A digest keeps about half of the sentences, and the first among them."""
    made = rewrite(told(FERRY), "digest", 1, read()).report.text
    assert len(made) < 0.75 * len(FERRY)
    assert "Bergen" in made.split("\n")[0]


def test_sentences_that_resist_are_left_out_but_not_the_first():
    """A rewrite leaves out some sentences that still read as in the source, never the lead and never a quotation."""
    lead, same = (
        "The old mayor of the town resigned on Monday.",
        "The people of the town were not asked about it at all.",
    )
    quoted = '"The people of the town were not asked about this," he said.'
    other = "Nobody knew why. Few had seen it coming. Some wept. Most went home. Others stayed for an hour."
    source = f"{lead} {same} {quoted} Five more sentences stood here once."
    text, count = dropping.stubborn(f"{lead} {same} {quoted} {other}", source)
    assert (text, count) == (f"{lead} {quoted} {other}", 1)


def test_a_shuffled_report_keeps_its_first_paragraph_first():
    """Moving paragraphs loses none and leaves the lead where it is."""
    text = "\n".join(f"Paragraph {number} stands here." for number in range(8))
    for seed in range(5):
        moved, count = ordering.shuffled(text, Random(seed))
        assert sorted(moved.split("\n")) == sorted(text.split("\n"))
        assert moved.split("\n")[0] == text.split("\n")[0]
        assert count > 0


def test_background_is_added_to_one_report_in_ten():
    """About a tenth of the shuffled reports get sentences of a desk's own."""
    added = sum(ordering.with_background("One.\nTwo.", Random(seed))[1] > 0 for seed in range(400))
    assert 20 <= added <= 60


@pytest.mark.parametrize(
    "text", ["No.", "What?", "...", "- - -", "“Unclosed words", "Ein kurzer Satz, der nichts sagt.", "x" * 3000]
)
@pytest.mark.parametrize("recipe", RECIPES)
def test_rewriting_never_leaves_nothing(text, recipe):
    """However odd a text is, its rewrite is not empty."""
    assert rewrite(told(text), recipe, 1, read()).report.text.strip()


def test_paragraphs_and_lines_stay_single():
    """A rewrite has no empty lines, no double spaces and no space before a comma, as a report's text must."""
    for recipe in RECIPES:
        text = rewrite(told(FERRY), recipe, 1, read()).report.text
        assert not any(flaw in text for flaw in ("\n\n", "  ", " ,", " .", ",,", ",."))


def test_changes_that_overlap_are_not_both_made():
    """Of two changes to one place one is made, and the rest of the text stays."""
    edits = [Edit(0, 5, "A", "one"), Edit(3, 8, "B", "two"), Edit(10, 12, "C", "three")]
    chosen = fitting(edits, seeded("text", 1))
    assert len(chosen) == 2
    assert chosen[-1].text == "C"


def test_runs_that_still_stand_are_found():
    """Five words in a row that the source has are found where they stand, fewer are not."""
    source = "The old mayor of the town resigned on Monday."
    assert surviving("Yesterday the old mayor of the city spoke.", source) == [(10, 30)]
    assert surviving("The old mayor of a town resigned.", source) == []


def test_sentences_of_a_line_each_become_paragraphs_without_cutting_quotations():
    """Sentences that stand a line each are put into paragraphs, and a quotation is never parted."""
    lines = "A headline\nThe mayor spoke.\n`` We will stay.\nWe will fight.'' He left."
    assert in_paragraphs(lines) == 'A headline\nThe mayor spoke. "We will stay. We will fight." He left.'


def test_pairs_of_an_event_say_whether_they_have_one_origin():
    """Of two made-up reports of one event the rewrites have one origin and the two themselves have none in common."""
    found = list(pairs({"ferry": [replace(told(FERRY), id="one"), replace(told(SHORE), id="two")]}, 2, both=True))
    kinds = {pair.kind: pair for pair in found}
    assert not kinds["independent"].one_origin
    assert kinds["source and full"].one_origin
    assert {pair.one_origin for pair in found} == {True, False}
    for pair in found:
        assert not {pair.left.id, pair.right.id} & {report.id for report in pair.company}
        assert containment(pair.left, pair.right, outside=True) < 0.2


def test_forms_follow_the_rules_of_spelling():
    """Verbs double their last letter and nouns take their endings as English spells them."""
    assert [verb("rob", tag) for tag in ("VBZ", "VBD", "VBG")] == ["robs", "robbed", "robbing"]
    assert [verb("visit", tag) for tag in ("VBD", "VBG")] == ["visited", "visiting"]
    assert verb("carry out", "VBD") == "carried out"
    assert [plural(noun) for noun in ("city", "boss", "gunman", "aircraft")] == [
        "cities",
        "bosses",
        "gunmen",
        "aircraft",
    ]
    assert [article(word) for word in ("hour", "unit", "attack", "18-year-old")] == ["an", "a", "an", "an"]


def test_there_are_a_thousand_words_that_others_can_stand_for():
    """The list of words holds more than a thousand entries, and no entry stands for itself."""
    assert sum(len(groups(kind)) for kind in KINDS) > 1000
    assert not [word for kind in KINDS for word, others in groups(kind).items() if word in others or "" in others]

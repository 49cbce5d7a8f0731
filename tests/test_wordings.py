"""What changed from wording to wording, and which of it makes a point; all quotes are invented."""

from __future__ import annotations

import pytest

from crossread.points import contested
from crossread.records import Change, Point, PointKind, Status, Utterance
from crossread.utterances.changes import Side, changes
from crossread.utterances.units import Reader
from crossread.utterances.wordings import wordings
from spoken import Every, Told

NAMES = {"Petrenko": ("Petrenko", "Petrenco"), "Ada Brook": ("Ada Brook",)}


def marked(fullest: str, here: str) -> list[str]:
    """The changes from the one to the other, each proved to stand where it says."""
    told = Told([[fullest], [here]])
    reader = Reader.of([quote.content for quote in told.quotes], told.analyses, told.named(NAMES))
    full, other = (Side(quote.content, reader.units(quote)) for quote in told.quotes)
    found = changes(full, other)
    for change in found:
        for side, said in zip((change.fullest, change.here), told.quotes, strict=True):
            text = told.analyses[int(said.content.report[-1])].report.text
            assert side is None or text[side.start : side.end] == side.text
    return [shown(change) for change in found]


def shown(change: Change) -> str:
    """A change as "dropped > ", " > added" or "one > other"."""
    return " > ".join(side.text if side else "" for side in (change.fullest, change.here))


DIRECT = "Ada Brook: “{}” Ada Brook said."
RETOLD = "Ada Brook: Ada Brook said ‹{}›."

IN_MARKS = {
    "equal": ("The pier is safe.", "The pier is safe.", []),
    "case and marks": ("The pier, they say, is SAFE.", "the pier – they say – is safe", []),
    "contractions": ("We do not know, and we will not guess.", "We don't know, and we won't guess.", []),
    "is or has": ("It is late and it has rained.", "It's late and it's rained.", []),
    "spelling": ("We recognise the labour of the organisers.", "We recognize the labor of the organizers.", []),
    "hyphens": ("A business-like, long-term plan.", "A businesslike, long term plan.", []),
    "numbers": ("Twenty boats and 15 per cent of the crews.", "20 boats and 15% of the crews.", []),
    "an article before a vowel": ("It was an old pier.", "It was a pier.", ["old > "]),
    "spellings of one name": ("I told Petrenko twice.", "I told Petrenco twice.", []),
    "replaced": ("The talks were useful.", "The talks were fruitful.", ["useful > fruitful"]),
    "two replaced apart": (
        "The long talks were useful.", "The short talks were useless.", ["long > short", "useful > useless"],
    ),
    "adjacent words are one change": (
        "We need a very large pump now.", "We need an enormous pump now.", ["very large > enormous"],
    ),
    "dropped": ("It was a truly terrible night.", "It was a terrible night.", ["truly > "]),
    "added": ("It was a terrible night.", "It was a truly terrible night.", [" > truly"]),
    "not dropped": ("It is not over.", "It is over.", ["not > "]),
    "cut at the end": ("We will rebuild the pier before winter.", "We will rebuild the pier", ["before winter > "]),
    "cut at the start": ("I say we will rebuild the pier.", "we will rebuild the pier", ["I say > "]),
    "cut at both ends": (
        "I swear that by Christmas we will rebuild the pier for every child in town.", "we will rebuild the pier",
        ["I swear that by Christmas > ", "for every child in town > "],
    ),
    "cut in the middle": (
        "The crews, who had sailed all night in the storm, were tired.", "The crews were tired.",
        ["who had sailed all night in the storm > "],
    ),
    "tense counts in marks": ("The pier is safe.", "The pier was safe.", ["is > was"]),
    "a modal counts in marks": ("We must leave.", "We could leave.", ["must > could"]),
    "number of a noun counts": ("The final stage.", "The final stages.", ["stage > stages"]),
    "another number": ("Three boats sank.", "Four boats sank.", ["Three > Four"]),
    "another rendering": (
        "very good and in-depth", "substantive and intensive", ["very good and in-depth > substantive and intensive"],
    ),
    "one word of it": (
        "The plan to close the lighthouse is reckless.", "reckless", ["The plan to close the lighthouse is > "],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", IN_MARKS)
def test_changes_in_marks(name: str) -> None:
    """Between two wordings in marks every dropped, added and replaced word is a change; how it is written is none."""
    fullest, here, expected = IN_MARKS[name]
    assert marked(DIRECT.format(fullest), DIRECT.format(here)) == expected


REPORTED = {
    "tense": ("The pier is safe.", "that the pier was safe", []),
    "will": ("We will pay.", "they would pay", []),
    "can and may": ("We can pay and may win.", "that they could pay and might win", []),
    "have": ("We have found oil.", "that they had found oil", []),
    "past before past": ("We lost the keel.", "they had lost the keel", []),
    "verbs": ("The tide takes what it finds.", "that the tide took what it found", []),
    "person": ("I want my boat for myself.", "she wanted her boat for herself", []),
    "contracted": ("I won't sell, I'm not afraid.", "that she would not sell, she was not afraid", []),
    "the name for I": ("I will resign.", "Ada Brook would resign", []),
    "here": ("The crane stopped here.", "that the crane had stopped there", []),
    "tomorrow": ("The ferry sails tomorrow.", "that the ferry would sail the next day", []),
    "yesterday": ("We met yesterday.", "they had met the day before", []),
    "last week": ("It broke last week.", "that it had broken the previous week", []),
    "an inner that": ("I think the dam holds.", "that she thought that the dam held", []),
    "a replaced word": ("We will rebuild the pier.", "that they would repair the pier", ["rebuild > repair"]),
    "a dropped word": ("We will quickly rebuild the pier.", "they would rebuild the pier", ["quickly > "]),
    "another modal": ("We will rebuild the pier.", "that they might rebuild the pier", ["will > might"]),
    "a negation": ("The dam will hold.", "that the dam would not hold", [" > not"]),
}  # fmt: skip


@pytest.mark.parametrize("name", REPORTED)
def test_changes_of_what_is_retold(name: str) -> None:
    """In what is retold neither tense and person nor here and tomorrow count as change; all else does."""
    fullest, here, expected = REPORTED[name]
    assert marked(DIRECT.format(fullest), RETOLD.format(here)) == expected


def test_the_fullest_has_no_changes_and_each_other_its_own() -> None:
    """The first wording has no changes, and the changes of each other stand in it and in the first."""
    told = Told([
        ["Ada Brook: “The harbour wall is in a dreadful state,” Ada Brook said."],
        ["Ada Brook: “The harbour wall is in a bad state,” Ada Brook said."],
        ["Ada Brook: Ada Brook said it was “~in a dreadful state”."],
    ])  # fmt: skip
    reader = Reader.of([quote.content for quote in told.quotes], told.analyses, ())
    first, *others = wordings(told.quotes, reader, Every())
    assert first.changes == ()
    shown = [
        [(c.fullest.text if c.fullest else None, c.here.text if c.here else None) for c in w.changes] for w in others
    ]
    assert shown == [[("dreadful", "bad")], [("The harbour wall is", None)]]


def test_a_page_without_spaces_is_compared_at_once() -> None:
    """A quotation of a million characters without a space is compared as quickly as any."""
    told = Told([["Ada Brook: “" + "a" * 1_000_000 + "” Ada Brook said."], ["Ada Brook: “Aaa aaa,” Ada Brook said."]])
    reader = Reader.of([quote.content for quote in told.quotes], told.analyses, ())
    assert len(wordings(told.quotes, reader, Every())) == 2


# ---- points --------------------------------------------------------------------------------------------------


def points(*sentences: str) -> tuple[Point, ...]:
    """The points of wording of one utterance with these renderings, a report each."""
    told = Told([[sentence] for sentence in sentences])
    reader = Reader.of([quote.content for quote in told.quotes], told.analyses, ())
    worded = wordings(told.quotes, reader, Every())
    ids = tuple(quote.id for quote in told.quotes)
    whole = Utterance("utterance-1", None, ids, Every()(quote.content for quote in told.quotes), worded)
    return contested((whole,), told.quotes, Every())


SCRAP = "Ada Brook: Ada Brook called it “~{}”."

MATTERS = {
    "another judgement": (SCRAP, "not fair", "not right"),
    "a prefix": (DIRECT, "The fine is fair.", "The fine is unfair."),
    "a negation": (DIRECT, "It is not over yet.", "It is over yet."),
    "a contracted negation": (DIRECT, "We won't sign it.", "We will sign it."),
    "a number": (DIRECT, "We lost three boats.", "We lost five boats."),
    "a number in words": (DIRECT, "We lost 20 boats.", "We lost thirty boats."),
    "must, could": (DIRECT, "They must leave the island.", "They could leave the island."),
    "will, may": (DIRECT, "The dam will break.", "The dam may break."),
    "all, some": (DIRECT, "All sailors knew of it.", "Some sailors knew of it."),
    "contraries": (DIRECT, "We accepted the offer.", "We rejected the offer."),
    "more, less": (DIRECT, "We need more pumps.", "We need fewer pumps."),
}


@pytest.mark.parametrize("name", MATTERS)
def test_words_that_say_something_else_are_a_point(name: str) -> None:
    """Two renderings that differ in a negation, a number, a contrary, a must or a judgement are a disputed point."""
    form, one, other = MATTERS[name]
    (point,) = points(form.format(one), form.format(other))
    assert (point.kind, point.status, len(point.readings)) == (PointKind.WORDING, Status.DISPUTED, 2)
    assert {reading.value.rstrip(".") for reading in point.readings} == {one.rstrip("."), other.rstrip(".")}
    assert point.reasons


NO_MATTER = {
    "synonyms": (DIRECT, "It is a difficult task.", "It is a hard task."),
    "another form": (DIRECT, "The final stage of it.", "The final stages of it."),
    "a cut": (DIRECT, "We will rebuild the pier, but not now.", "We will rebuild the pier."),
    "a cut before": (DIRECT, "I do not say that the pier is safe.", "the pier is safe"),
    "rounded": (DIRECT, "We counted 396 boats.", "We counted 400 boats."),
    "written otherwise": (DIRECT, "We lost 3 boats.", "We lost three boats."),
    "not and a prefix": (SCRAP, "not fair", "unfair"),
    "a whole rendering": (SCRAP, "very good and in-depth", "substantive and intensive"),
    "tense": (DIRECT, "The pier is safe.", "The pier was safe."),
    "a word that judges nothing": (DIRECT, "We saw the boat sink.", "We saw the vessel sink."),
    "retold": (RETOLD, "that the fine was not fair", "that the fine was right"),
}


@pytest.mark.parametrize("name", NO_MATTER)
def test_words_that_say_the_same_are_no_point(name: str) -> None:
    """Synonyms, other forms of a word, cuts, roundings and what is told in the reporter's words raise no point."""
    form, one, other = NO_MATTER[name]
    assert points(form.format(one), form.format(other)) == ()


def test_a_report_that_has_both_wordings_raises_no_point() -> None:
    """Where one report gives both renderings, both may have been said."""
    told = Told([[SCRAP.format("not fair"), SCRAP.format("not right")], [SCRAP.format("not fair")]])
    reader = Reader.of([quote.content for quote in told.quotes], told.analyses, ())
    ids = tuple(quote.id for quote in told.quotes)
    worded = wordings(told.quotes, reader, Every())
    whole = Utterance("utterance-1", None, ids, Every()(quote.content for quote in told.quotes), worded)
    assert contested((whole,), told.quotes, Every()) == ()


def test_wordings_that_agree_on_the_word_share_a_reading() -> None:
    """A shorter wording that has the word as the fullest has it stands in the fullest one's reading."""
    (point,) = points(
        DIRECT.format("The plan to close the port is not fair to anybody."),
        SCRAP.format("not fair to anybody"),
        SCRAP.format("not right to anybody"),
    )
    assert sorted(len(reading.passages) for reading in point.readings) == [1, 2]

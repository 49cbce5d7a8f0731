"""Who has what from whom when it is not plain: stitched reports, chains, directions, and what may not matter."""

from dataclasses import replace
from itertools import combinations

import pytest

from crossread.copying import find_copies
from crossread.language.marks import marked_spans
from crossread.lineage import copied, kinship, lineages, support
from crossread.lineage.direction import order
from crossread.lineage.grouping import profiled
from crossread.records import Direction, OriginKind, Support
from crossread.settings import CopyingSettings, LineageSettings
from story import INDEPENDENT, ORIGINAL, REWRITE, analysis

SPEECH = (
    "We opened the gates because I was not going to wait for a second opinion on a wall that weeps.",
    "The crack is as long as a bus and about as wide as my thumb, and nobody should sleep under it.",
    "I have worked on dams for thirty years and this is the first one that I have been afraid of.",
    "We will pay for the beds, the buses and the sheep, and we will do so before anybody asks.",
    "If the rain comes before Thursday we shall open the third gate whatever the anglers think of it.",
)
ONE_FRAME = "Hanna Brandt spoke in Marrow. {} She added: {} Of her work she said: {} On money: {} And lastly: {}"
OTHER_FRAME = (
    "{} The engineer who said so looked tired.\n{} Reporters were handed coffee.\n"
    "Asked about fear: {}\nAsked who pays: {}\nShe left through a side door with these words. {}"
)


def trace(*analyses, partners=32):
    copies = find_copies(analyses, CopyingSettings(partners=partners))
    kin = kinship(analyses, copies, LineageSettings())
    return *lineages(kin, copies, LineageSettings()), copies, kin


def lines(text, *numbers):
    return "\n".join(text.split("\n")[number] for number in numbers)


def test_what_is_shared_by_quotation_alone_is_not_one_lineage(encoder):
    """Two reports of one speech that share nothing but its sentences, quoted whole, are not joined."""
    quoted = [f"“{sentence}”" for sentence in SPEECH]
    found, descents, copies, _ = trace(
        analysis(encoder, ONE_FRAME.format(*quoted), "A"), analysis(encoder, OTHER_FRAME.format(*quoted), "B")
    )
    assert copies and all(copy.quoted > 0.5 for copy in copies if len(copy.left.text.split()) > 8)
    assert len(found) == 2
    assert not any(descent.certain for descent in descents)


@pytest.mark.parametrize("text", [ORIGINAL, REWRITE, INDEPENDENT])
def test_a_verbatim_copy_of_any_report_changes_no_count(encoder, text):
    """Whichever report of a story is printed once more, it joins that report's lineage and no count changes."""
    base = [analysis(encoder, one, f"outlet {at}") for at, one in enumerate((ORIGINAL, REWRITE, INDEPENDENT))]
    again = analysis(encoder, text, "Reprint Daily")
    before, _, _, _ = trace(*base)
    after, _, _, _ = trace(*base, again)
    assert len(after) == len(before)
    twin = next(one.report.id for one in base if one.report.text == text)
    assert any({twin, again.report.id} <= set(lineage.reports) for lineage in after)


def test_renaming_outlets_changes_nothing(encoder):
    """Who printed a report says nothing about where it comes from, unless somebody states it."""
    texts = (ORIGINAL, REWRITE, INDEPENDENT)
    one = [analysis(encoder, text, f"outlet {at}") for at, text in enumerate(texts)]
    other = [replace(each, report=replace(each.report, outlet=f"paper {9 - at}")) for at, each in enumerate(one)]
    first, second = trace(*one), trace(*other)
    assert [lineage.reports for lineage in first[0]] == [lineage.reports for lineage in second[0]]
    assert [(it.parent, it.child, it.kind, it.score) for it in first[1]] == [
        (it.parent, it.child, it.kind, it.score) for it in second[1]
    ]


@pytest.fixture
def stitched(encoder):
    """Two independent reports, and a later one pasted together from both."""
    first = analysis(encoder, ORIGINAL, "Gazette", published="2025-05-06T10:00:00+00:00")
    second = analysis(encoder, INDEPENDENT, "Valley Voice", published="2025-05-06T11:00:00+00:00")
    text = lines(ORIGINAL, 0, 1, 2, 4, 5, 6, 8) + "\n" + lines(INDEPENDENT, 2, 3, 4, 7)
    return first, second, analysis(encoder, text, "Stitcher", published="2025-05-06T15:00:00+00:00")


def test_a_report_stitched_from_two_does_not_make_one_lineage_of_them(stitched):
    """However much a report has from two others, those stay independent of one another."""
    first, second, both = stitched
    found, _, _, _ = trace(first, second, both)
    home = {report: lineage.id for lineage in found for report in lineage.reports}
    assert home[first.report.id] != home[second.report.id]


def test_passages_are_counted_for_the_lineage_they_come_from(stitched):
    """A passage that a report has from another lineage adds no support to what that lineage says."""
    first, second, both = stitched
    found, descents, _, _ = trace(first, second, both)
    count = support(found, descents)
    of_second, of_first = lines(INDEPENDENT, 3), lines(ORIGINAL, 5)

    def places(text, *reports):
        return [one.report.passage(at, at + len(text)) for one in reports for at in [one.report.text.find(text)]]

    assert count(places(of_second, second, both)) == Support(1, 1)
    assert count(places(of_first, first, both)) == Support(1, 1)
    assert count(places(of_second, second) + places(of_first, first)) == Support(2, 2)
    assert count(places(of_second, both) + places(of_first, both)) == Support(2, 2)
    lent = [passage for lineage in found for passage in lineage.passages]
    assert {passage.report for passage in lent} == {both.report.id}


def test_a_shared_passage_is_one_voice_though_nobody_knows_whose(encoder):
    """A passage that two independent reports print counts once, and beside what else they say as a range."""
    pasted = lines(ORIGINAL, 4, 5)
    first = analysis(encoder, ORIGINAL.replace('"', ""), "A")
    second = analysis(encoder, INDEPENDENT + "\n" + pasted, "B")
    found, descents, _, _ = trace(first, second)
    count = support(found, descents)
    one, other = (
        each.report.passage(at, at + 60) for each in (first, second) for at in [each.report.text.find(pasted)]
    )
    assert count([one, other]) == count([one]) == Support(1, 1)
    assert count([other, first.report.passage(0, 60)]) == Support(1, 2)
    assert count([one, other, first.report.passage(0, 60), second.report.passage(0, 60)]) == Support(2, 2)


def test_a_chain_of_stitched_reports_joins_nothing_at_its_ends(encoder):
    """A shares half with B and B half with C, but A and C share nothing: A and C are never one lineage."""
    parts = (lines(ORIGINAL, 0, 1, 2, 3, 4, 5), lines(INDEPENDENT, 0, 1, 2, 3, 4, 5))
    ends = [analysis(encoder, ORIGINAL, "A"), analysis(encoder, INDEPENDENT, "C")]
    found, _, _, _ = trace(ends[0], analysis(encoder, "\n".join(parts), "B"), ends[1])
    assert not any({one.report.id for one in ends} <= set(lineage.reports) for lineage in found)


def test_a_cut_quotation_comes_after_a_full_one(encoder):
    """Of two kindred reports without times the one that cut the other's quotations is the later one."""
    speech = ["“I will not wait for a second opinion on a wall that weeps”", "“nobody should sleep under it tonight”"]
    full = analysis(encoder, f"Hanna Brandt said {speech[0]}. She added that {speech[1]}.", "Full")
    cut = analysis(encoder, "Hanna Brandt would not “wait for a second opinion”; “nobody should sleep” there.", "Cut")
    profiles = profiled([full, cut])
    found = order(profiles[cut.report.id], profiles[full.report.id])
    assert (found.parent, found.child, found.direction) == (full.report.id, cut.report.id, Direction.TOLD)
    assert found.reason.rule == "fuller quotations"


def test_where_nothing_tells_the_direction_is_either(encoder):
    """Without a statement, a time or a cut quotation no direction is guessed."""
    profiles = profiled([analysis(encoder, ORIGINAL, "A"), analysis(encoder, INDEPENDENT, "B")])
    assert order(*profiles.values()).direction is Direction.EITHER


def printed(encoder, edit=lambda number, text: text):
    """One report as many outlets print it, each without two of its sentences."""
    rows = ORIGINAL.split("\n")
    texts = ["\n".join(row for at, row in enumerate(rows) if at not in gone) for gone in combinations(range(3, 12), 2)]
    return [analysis(encoder, edit(number, text), f"outlet {number}") for number, text in enumerate(texts)]


def test_one_of_many_does_not_name_the_source_of_all(encoder):
    """Where forty outlets print a report, what one of them states as its source is not the origin of all."""
    stated = ORIGINAL.split("\n")[0]
    told = stated.replace("its eastern wall.", "its eastern wall, according to BBC News.")
    found, _, _, _ = trace(*printed(encoder, lambda number, text: text.replace(stated, told) if not number else text))
    assert [lineage.origin.kind for lineage in found] == [OriginKind.UNSEEN]
    few, _, _, _ = trace(*printed(encoder, lambda number, text: text.replace(stated, told))[:3])
    assert [lineage.origin.name for lineage in few] == ["BBC News"]


def test_a_much_printed_report_is_one_lineage_though_not_all_are_compared(encoder):
    """Forty outlets that print one report with cuts are one lineage even if each is compared with five others."""
    prints = printed(encoder)
    found, descents, copies, kin = trace(*prints, analysis(encoder, INDEPENDENT, "Own"), partners=5)
    assert sorted(len(lineage.reports) for lineage in found) == [1, len(prints)]
    assert len({(one.left.report, one.right.report) for one in copies}) <= 10 * (len(prints) + 1)
    shown = copied(copies, kin, descents)
    assert set(shown) <= set(copies)


def test_marks_of_every_style_are_seen_as_quotation(encoder):
    """A quotation is told from the reporter's words whatever marks it stands in."""
    for left, right in ("“”", "«»", "„“", '""', "‘’"):
        one = analysis(encoder, f"Brandt said: {left}{SPEECH[0]}{right} Then she left the hall.")
        assert len(marked_spans(one.report.text, one.sentences)) == 1

"""Lineages: who descends from whom, and how many stand behind something."""

from dataclasses import replace
from itertools import permutations

import pytest

from crossread.copying import find_copies
from crossread.lineage import kinship, lineages, support
from crossread.lineage.sources import credits
from crossread.records import Cut, Descent, DescentKind, Lineage, Origin, OriginKind, Support
from crossread.settings import CopyingSettings, LineageSettings
from story import INDEPENDENT, ORIGINAL, REWRITE, analysis, report


def trace(*analyses):
    copies = find_copies(analyses, CopyingSettings())
    kin = kinship(analyses, copies, LineageSettings())
    return lineages(kin, copies, LineageSettings())


def test_a_rewrite_in_other_words_is_one_lineage_with_its_source(encoder):
    """A complete rewrite shares its source's lineage, an independent account does not, and reasons have passages."""
    first = analysis(encoder, ORIGINAL, "Gazette")
    rewrite = analysis(encoder, REWRITE, "Mirrorly")
    own = analysis(encoder, INDEPENDENT, "Valley Voice")
    found, descents = trace(first, rewrite, own)
    assert sorted(len(lineage.reports) for lineage in found) == [1, 2]
    joined = next(lineage for lineage in found if len(lineage.reports) == 2)
    assert set(joined.reports) == {first.report.id, rewrite.report.id}
    # The original has in full what the rewrite quotes in scraps, so it came first.
    assert joined.origin == Origin(OriginKind.REPORT, report=first.report.id)
    assert {descent.kind for descent in descents if descent.certain} == {DescentKind.REWRITTEN}
    assert any(reason.passages for reason in joined.reasons)


def test_an_origin_that_nothing_tells_is_unseen(encoder):
    """Two kindred reports without statement, time or quotation to order them go back to something unseen."""
    plain = [text.replace('"', "") for text in (ORIGINAL, REWRITE)]
    (lineage,), descents = trace(*(analysis(encoder, text, f"outlet {at}") for at, text in enumerate(plain)))
    assert lineage.origin.kind is OriginKind.UNSEEN
    assert {descent.parent for descent in descents} == {lineage.id}


def test_the_earlier_of_two_is_the_origin_if_it_covers_the_other(encoder):
    """Where times are known and the first report has the other's matter, the first is the origin."""
    first = analysis(encoder, ORIGINAL, "Gazette", published="2025-05-06T10:00:00+02:00")
    rewrite = analysis(encoder, REWRITE, "Mirrorly", published="2025-05-06T09:30:00+00:00")
    found, descents = trace(rewrite, first)
    (lineage,) = found
    assert lineage.origin == Origin(OriginKind.REPORT, report=first.report.id)
    assert [(descent.parent, descent.child) for descent in descents] == [(first.report.id, rewrite.report.id)]


def test_a_stated_source_is_the_origin(encoder):
    """A source that a report states for the whole in its lead is the named origin of its lineage."""
    stated = REWRITE.replace("seen to be cracked.", "seen to be cracked, according to the Tealmark News Agency.")
    found, descents = trace(analysis(encoder, ORIGINAL, "Gazette"), analysis(encoder, stated, "Mirrorly"))
    (lineage,) = found
    assert (lineage.origin.kind, lineage.origin.name) == (OriginKind.NAMED, "Tealmark News Agency")
    assert lineage.origin.passages[0].text == "Tealmark News Agency"
    assert {descent.kind for descent in descents} == {DescentKind.CITES, DescentKind.REWRITTEN}


def test_a_verbatim_copy_changes_no_count(encoder):
    """Printing a report once more under another outlet's name adds to its lineage and to nothing else."""
    base = [analysis(encoder, ORIGINAL, "Gazette"), analysis(encoder, INDEPENDENT, "Valley Voice")]
    copy = analysis(encoder, ORIGINAL, "Reprint Daily")
    before, _ = trace(*base)
    after, descents = trace(*base, copy)
    assert len(before) == len(after) == 2
    assert DescentKind.REPRINT in {descent.kind for descent in descents}


def test_shuffling_reports_changes_nothing(encoder):
    """The order in which reports come changes no lineage and no descent."""
    analyses = [
        analysis(encoder, ORIGINAL, "Gazette"),
        analysis(encoder, REWRITE, "Mirrorly"),
        analysis(encoder, INDEPENDENT, "Valley Voice"),
    ]
    results = [trace(*order) for order in permutations(analyses)]
    assert all(result == results[0] for result in results)


def test_shared_quotations_alone_join_nothing(encoder):
    """Two reports with nothing in common but one long quotation are two lineages."""
    speech = (
        '"We would rather be early than sorry, and I would open those gates again tomorrow without a second thought."'
    )
    one = analysis(encoder, f"{INDEPENDENT}\nHanna Brandt said: {speech}", "A")
    other = analysis(encoder, ORIGINAL.replace('"We would rather be early than sorry,"', speech), "B")
    found, descents = trace(one, other)
    assert len(found) == 2
    assert not any(descent.certain for descent in descents)


@pytest.mark.parametrize(
    ("sentence", "name", "whole"),
    [
        ("MARROW (Reuters) - Two gates were opened on Tuesday.", "Reuters", True),
        ("Two gates were opened, according to BBC News.", "BBC News", True),
        ("Ann Lee told The Marrow Times that two gates were opened.", "Marrow Times", True),
        ("Two gates were opened, the Associated Press reported.", "Associated Press", True),
        ("Two gates were opened, according to the governor.", None, None),
        ("According to Hanna Brandt, two gates were opened.", None, None),
    ],
)
def test_stated_sources_are_read_as_people_write_them(encoder, sentence, name, whole):
    """Agencies and outlets count as stated sources however the statement is put; officials do not."""
    found = credits(analysis(encoder, sentence, "Gazette"), [])
    assert [(credit.name.removeprefix("The "), credit.whole) for credit in found] == ([(name, whole)] if name else [])


def test_another_report_s_outlet_in_the_lead_is_a_stated_source(encoder):
    """A report that names the outlet of another in its lead states it as its source, however it puts it."""
    told = analysis(encoder, "This morning's Marrow & Teal Advertiser has it that two gates were opened.", "Gazette")
    (credit,) = credits(told, ["Gazette", "Marrow & Teal Advertiser"])
    assert (credit.name, credit.whole) == ("Marrow & Teal Advertiser", True)
    assert credits(told, ["Gazette", "Advertiser"]) == ()


def test_a_remark_to_an_outlet_is_not_the_source_of_the_whole(encoder):
    """A source named for one remark far into a report is not taken for the origin of the report."""
    told = ORIGINAL + "\nLindqvist told Axios that he would resign."
    found = credits(analysis(encoder, told, "Gazette"), [])
    assert [(credit.name, credit.whole) for credit in found] == [("Axios", False)]


def test_counts_are_a_range_where_a_link_is_uncertain():
    """Three lineages of which two may be one count as two to three."""
    reports = [report(f"text {at}", f"outlet {at}") for at in range(3)]
    found = [Lineage(f"l{at}", Origin(OriginKind.UNSEEN), (one.id,), ()) for at, one in enumerate(reports)]
    sure = Descent(reports[0].id, reports[1].id, DescentKind.REWRITTEN, 0.6, False, ())
    count = support(found, [sure])
    places = [one.passage(0, 4) for one in reports]
    assert count(places) == Support(2, 3)
    assert count(places[:2]) == Support(1, 2)
    assert support(found, [replace(sure, certain=True)])(places) == Support(3, 3)


def test_two_texts_of_one_agency_may_be_one_voice():
    """Two lineages that go back to texts of one named agency count as one to two, with a third as two to three."""
    reports = [report(f"text {at}", f"outlet {at}") for at in range(3)]
    names = ("Associated Press", "the AP", None)
    origins = [Origin(OriginKind.NAMED if name else OriginKind.UNSEEN, name=name) for name in names]
    found = [Lineage(f"l{at}", origins[at], (one.id,), ()) for at, one in enumerate(reports)]
    count = support(found, [])
    assert count(one.passage(0, 4) for one in reports[:2]) == Support(1, 2)
    assert count(one.passage(0, 4) for one in reports) == Support(2, 3)


def test_an_agency_in_the_byline_or_a_copyright_line_is_a_stated_source(encoder):
    """An agency that only the byline or a cut copyright line names is the source of the whole all the same."""
    bylined = analysis(encoder, ORIGINAL, "Gazette", byline="Ann Lee, Associated Press")
    cut = analysis(encoder, REWRITE, "Mirrorly", cuts=(Cut("Copyright 2031 The Associated Press.", "copyright line"),))
    for told in (bylined, cut):
        (credit,) = credits(told, [])
        assert (credit.name, credit.passages, credit.whole) == ("Associated Press", (), True)
    found, _ = trace(bylined, cut)
    assert [(one.origin.kind, one.origin.name) for one in found] == [(OriginKind.NAMED, "Associated Press")]


@pytest.mark.parametrize("byline", ["Ann Lee - World News Editor", "Ann Lee, Daily Politics Reporter", "Ann Lee"])
def test_a_post_in_a_byline_is_no_stated_source(encoder, byline):
    """An editor's or reporter's post is not taken for a news source, though its words look like one."""
    assert credits(analysis(encoder, ORIGINAL, "Gazette", byline=byline), []) == ()

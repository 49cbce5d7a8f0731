"""What the summary, the trees and the tables on a terminal promise."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

import made_up
import render_points as dam
import render_quarrel as quarrel
import render_story as told
from crossread import render
from crossread.records import (
    Change,
    Collation,
    Descent,
    DescentKind,
    Direction,
    Lineage,
    Origin,
    OriginKind,
    PointKind,
    QuoteKind,
    Rejected,
    Report,
    Status,
    Support,
    Wording,
)
from crossread.render.contexts import Piece
from crossread.render.labels import pointing
from crossread.render.phrases import spoken_words
from crossread.render.said import Told
from crossread.render.story import Story, headline
from crossread.render.text.backing import Backing
from crossread.render.text.gutter import clipped, cut, fitted
from test_markdown import ATTACKS, attacked

Show = Callable[[Collation, int, bool], str]

DAM, QUARREL = Collation((dam.dam(),), ()), Collation((quarrel.quarrel(),), ())
ORDER = (
    "Agreed",
    "Disputed",
    "Later reports know more",
    "Resting on one",
    "Said",
    "Wanted",
    "When",
    "Names",
    "Reports",
)


def _stories_table(collation: Collation, width: int, colour: bool) -> str:
    reports = [dossier.reports for dossier in collation.dossiers]
    return render.stories_table(reports, collation.rejected, width, colour)


TERMINAL = (render.terminal, render.lineage_tree, render.quotes_table, render.ledger_table, _stories_table)


def summary(collation: Collation, width: int = 80, colour: bool = False) -> str:
    return render.terminal(collation, width, colour)


def flat(text: str) -> str:
    return " ".join(text.split())


def section(text: str, name: str) -> str:
    """The lines of a section under its heading, up to the next."""
    return re.split(r"\n\n", text.partition(f"\n{name} (")[2])[0]


def headings(text: str) -> list[str]:
    return re.findall(r"(?m)^([A-Z][a-z ]+) \([\d,]+\)", text)


# ---- safety and width ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("show", TERMINAL)
def test_a_terminal_is_safe(show: Show) -> None:
    """No control character of a source reaches the terminal, and without colour no escape sequence at all."""
    found = show(told.whole(), 80, False)
    assert not [one for one in found if one != "\n" and not one.isprintable()]
    coloured = show(told.whole(), 80, True)
    assert "\x1b[" in coloured
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert not [one for one in plain if one != "\n" and not one.isprintable()]
    assert not re.search(r"\x1b\[(?:2J|31m)red", coloured)


@pytest.mark.parametrize("show", TERMINAL)
@pytest.mark.parametrize("whole", [told.whole(), DAM, QUARREL], ids=["harbour", "dam", "quarrel"])
def test_no_line_is_wider_than_the_terminal(show: Show, whole: Collation) -> None:
    """No line is wider than the terminal, be it narrow or wide."""
    for width in (40, 80, 132):
        assert max(map(cell_len, show(whole, width, False).splitlines())) <= width


@pytest.mark.parametrize(
    "words",
    [
        "渡轮在浓雾中撞上货船，十一人受伤。" * 9,
        "اصطدمت العبّارة بسفينة شحن في الضباب الكثيف " * 6,
        "w" * 100_000,
        "́" * 300 + "x",
    ],
    ids=["Chinese", "Arabic", "one long word", "accents alone"],
)
def test_any_script_keeps_the_width(words: str) -> None:
    """Wide, right-to-left and endless words are measured by the cells that they take, and cut where they flood."""
    report = Report("00", words, words, words, words, "2031-05-16", None, words)
    place = report.passage(0, len(words))
    readings = (told.reading(words, told.ONE, place), told.reading(words, told.ONE, place))
    points = (
        told.point("a", PointKind.STATEMENT, Status.SINGLE, told.ONE, told.reading("x", told.ONE, place)),
        told.point("b", PointKind.NAME, Status.DISPUTED, told.TWO, *readings),
    )
    whole = Collation((told.small(report, place, points),), (Rejected(words, "binary", words),))
    for width in (40, 80):
        found = summary(whole, width)
        assert max(map(cell_len, found.splitlines())) <= width
        assert len(found.splitlines()) < 4_000 // width * 5


@pytest.mark.parametrize("show", TERMINAL)
@pytest.mark.parametrize("words", [*ATTACKS, "w" * 100_000], ids=lambda words: words[:9])
def test_whatever_a_source_says_keeps_to_its_lines(show: Show, words: str) -> None:
    """Whatever outlets, names, days, addresses and texts are, no line is too wide and nothing steers the terminal."""
    found = show(attacked(words), 80, False)
    assert max(map(cell_len, found.splitlines())) <= 80
    assert not [one for one in found if one != "\n" and not one.isprintable()]
    assert show is not render.terminal or len(found) < 30_000


@given(st.text(max_size=60))
@settings(max_examples=30, deadline=None)
def test_any_text_can_be_shown(text: str) -> None:
    """Whatever characters a report has, every view on the terminal gives text that UTF-8 can hold."""
    report = Report("00", text, text, text, text, None, None, f"x{text}")
    found = told.collation(told.small(report, report.passage(0, len(report.text))))
    for show in TERMINAL:
        assert show(found, 80, True).encode("utf-8")


def test_a_terminal_ignores_its_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same collation prints the same, whatever the terminal's own settings say."""
    before = summary(told.whole(), colour=True)
    for name, value in (("COLUMNS", "20"), ("NO_COLOR", "1"), ("TERM", "dumb"), ("FORCE_COLOR", "1")):
        monkeypatch.setenv(name, value)
    assert summary(told.whole(), colour=True) == before


def test_hostile_words_stay_words_on_a_terminal() -> None:
    """Markup of any kind in a source is shown as the characters it is."""
    found = summary(told.whole(), 132)
    for words in ("<script>alert(1)</script>", "[red]rich[/red]", "{{ 7 * 7 }}", "</title><script>alert(4)</script>"):
        assert words in found
    assert "␛]0;owned␇" in found


# ---- the order of the page -----------------------------------------------------------------------------------


def test_the_summary_has_the_order_of_the_page() -> None:
    """Title, counts and lineages come first, then what is agreed, disputed, said, wanted, when; reports, rejected."""
    found = summary(told.whole())
    assert found.index("Ferry strikes pier") < found.index("5 reports, 2–3 independent lineages · 14–15 May 2031")
    assert found.index("14–15 May 2031") < found.index("├── The Harbour Post  cites it") < found.index("Agreed (2)")
    first = [name for name in ORDER if name != "Later reports know more"]
    assert headings(found) == [*first, "Resting on one", "Reports", "Rejected"]
    assert headings(summary(DAM)) == [name for name in ORDER if name not in ("Said", "Wanted", "When")]
    assert "broken.bin: binary (no text in 2,048 bytes)" in section(found, "Rejected")


def test_a_heading_counts_what_it_lists() -> None:
    """A heading counts points, utterances, matters, times, names and reports: what is below it and what is more."""
    found = summary(told.whole())
    held = told.harbour()
    for name, number in (
        ("Agreed", 2), ("Disputed", 3), ("Resting on one", 6), ("Said", len(held.utterances)),
        ("Wanted", len(held.positions)), ("When", len(held.moments)), ("Names", len(held.names)), ("Reports", 5),
    ):  # fmt: skip
        assert f"\n{name} ({number})" in found
    many = summary(Collation((dam.many(40, 100),), ()))
    (agreed,), (single,) = re.findall(r"Agreed \((\d+)\)", many), re.findall(r"Resting on one \((\d+)\)", many)
    assert (agreed, single) == ("40", "100")
    rest = re.search(r"and (\d+) more", section(many, "Resting on one"))
    assert rest and int(rest[1]) + section(many, "Resting on one").count("  in 2031  ") == 100


def test_what_is_cut_off_is_said_with_where_it_is() -> None:
    """A summary that leaves anything out says how much, and names the file that has all of it."""
    where = "-o dossier.html has all of it"
    assert where not in summary(DAM)
    assert where in flat(summary(Collation((dam.many(40, 100),), ())))
    assert where in flat(summary(Collation((quarrel.crowded(40, 6),), ())))
    assert "and 32 more" in section(summary(Collation((quarrel.crowded(40, 6),), ())), "Wanted")


def test_the_top_of_a_large_story_fits_a_screen() -> None:
    """Of a chain of six hundred reports the summary has the first, and how many more there are."""
    reports = tuple(made_up.report(at, None) for at in range(600))
    found = summary(Collation((made_up.dossier(reports, (None, *range(599))),), ()))
    assert found.index("\nReports (600)") < 2_000
    assert "Outlet 1  " in found and "and 591 more" in found and "and 576 more" in section(found, "Reports")


# ---- who is behind it ----------------------------------------------------------------------------------------


def test_letters_tell_who_is_behind_a_line() -> None:
    """Each lineage has a letter at its tree, and each line those of the lineages behind it, then the outlets."""
    found = summary(told.whole())
    for letter, name in zip("ABC", ("Nordia News Agency", r"Radio Nord \(1\)", "unseen origin"), strict=True):
        assert re.search(rf"(?m)^  {letter} +{name}  ", found)
    assert re.search(r"(?m)^  A B +A passenger ferry struck", found)
    assert re.search(r"(?m)^  B +at least 56 people  \(Radio Nord \(1\)\)$", found)
    assert re.search(r"(?m)^  A B +Brenn Stone rejects  \(The Bell, Clarion\)$", summary(QUARREL))
    assert re.search(r"(?m)^  A B +“We will close the old quarry at once", summary(QUARREL))


def test_a_range_of_lineages_is_in_words() -> None:
    """Where it is open how many lineages are behind a line, the range is written out."""
    assert "(1–2 lineages; The Harbour Post, Radio Nord (1))" in flat(summary(told.whole()))
    assert summary(told.whole()).count("–2 lineages") == 1


def test_a_lineage_that_is_one_of_two_has_both_letters() -> None:
    """Words of which it is open whose they are count once, with the letters of both; not beside one that is sure."""
    passages = (dam.at(dam.LAMP, dam.GAUGES), dam.at(dam.RADIO, dam.GAUGES))
    radio = replace(dam.LINEAGES[1], passages=(passages[0],))
    story = Story.of(replace(dam.dam(), lineages=(dam.LINEAGES[0], radio, dam.LINEAGES[2])))
    assert Backing.of(passages, told.ONE, story).letters == ("A/C",)
    assert Backing.of(passages, told.ONE, story).range == ""
    sure = (*passages, dam.at(dam.LAMP, "14 people"))
    assert Backing.of(sure, told.ONE, story).letters == ("A",)
    assert Backing.of(sure, Support(1, 2), story).range == "1–2 lineages"


def test_letters_keep_their_column() -> None:
    """Of more letters than the column holds the first are shown, and how many more there are."""
    letters = tuple("ABCDEFGHIJKL")
    assert [fitted(letters[:4], 7), fitted(letters, 7), fitted(letters, 3), fitted((), 7)] == [
        "A B C D", "A B +10", "12", "",
    ]  # fmt: skip
    assert all(len(fitted(tuple("Z" * size for size in range(1, 40)), columns)) <= columns for columns in range(2, 8))


def test_many_outlets_are_counted() -> None:
    """More than four outlets are the first three and a number; all of them are called all."""
    reports = tuple(made_up.report(at, None) for at in range(9))
    story = Story.of(made_up.dossier(reports, (None,) * 9))
    assert Backing.of([one.passage(0, 9) for one in reports[:4]], None, story).outlets(story) == (
        "Outlet 0, Outlet 1, Outlet 2, Outlet 3"
    )
    assert Backing.of([one.passage(0, 9) for one in reports[:8]], None, story).outlets(story) == (
        "Outlet 0, Outlet 1, Outlet 2 and 5 more"
    )
    assert Backing.of([one.passage(0, 9) for one in reports], None, story).outlets(story) == "all 9 reports"


def test_names_made_by_machines_are_short() -> None:
    """An outlet that is only a long machine-made name of a file is called by its beginning on every line."""
    reports = tuple(replace(one, outlet=f"00{at}_5eed513d18fa2ca2") for at, one in enumerate(dam.REPORTS))
    found = summary(Collation((replace(dam.dam(), reports=reports),), ()))
    assert "000_5ee…" in found and "5eed513d" not in found


# ---- said once, and marked -----------------------------------------------------------------------------------


def test_the_title_is_not_said_again() -> None:
    """The point that is the title stands at the top with its lineages, and is counted but not listed below."""
    found = summary(DAM)
    assert headline(Story.of(dam.dam())) is dam.POINTS[0]
    assert found.count(dam.OVERFLOW) == 1
    assert re.search(rf"(?m)^  B C +{dam.OVERFLOW}$", found)
    assert "Agreed (1)  the title is one of them" in found
    assert headline(Story.of(told.harbour())) is None
    assert "the title is" not in section(summary(told.whole()), "Agreed")


def test_words_that_differ_are_marked_with_and_without_colour() -> None:
    """The differing words of a dispute are in brackets where there are no styles, else bold and underlined."""
    found = section(summary(DAM), "Disputed")
    assert "the words in [brackets] differ" in found
    assert "Petra Olm, [visited] the dam" in found and "Petra Olm [did not visit] the dam" in found
    assert "For [three] hours the sluice had been open." in found
    coloured = summary(DAM, colour=True)
    assert "\x1b[1;4mdid not visit\x1b[0m" in coloured
    assert "[visited]" not in coloured and "brackets" not in coloured


def test_a_value_that_says_enough_has_no_sentence_beneath() -> None:
    """A short value has its sentence under it; a clause that says enough has not."""
    found = section(summary(DAM), "Resting on one")
    assert re.search(r"in 2031  \(Ostholm Radio\)\n +Engineers had warned of it in 2031\.", found)
    assert flat(found).count(dam.GAUGES) == 1


def test_later_reports_come_after_earlier_ones() -> None:
    """Where a later report knows more, the earlier reading comes first, each with when it was first published."""
    found = section(summary(DAM), "Later reports know more")
    assert re.search(r"\[12\] people  2 April 2033, 08:00(?s:.*)→ \[14\] people  3 April 2033", found)


def test_a_matter_that_only_points_has_its_sentence() -> None:
    """What is wanted is shown in its sentence where its words only point to it, as "that proposal" does."""
    assert pointing("That proposal") and pointing("it") and not pointing("they")
    lamp = Report("00", "x.txt", "Lamp", None, None, None, "en", "Dora Kell rejects it, whatever they say.")
    position = replace(quarrel.POSITIONS[0], issue=lamp.passage(18, 20), passage=lamp.passage(0, 20))
    entry = replace(quarrel.LEDGER[0], issue=position.issue, positions=(position.id,))
    held = replace(told.small(lamp, lamp.passage(0, 9)), positions=(position,), ledger=(entry,))
    assert "\n  Dora Kell rejects it, whatever they say.\n" in summary(Collation((held,), ()))
    assert "\n  closing the quarry  opposed\n" in summary(QUARREL)


def test_one_sentence_of_several_reports_stands_once() -> None:
    """A sentence that several reports have about one time stands once, with all of them."""
    copy = replace(told.POST, id="f" * 12, outlet="Evening Post")
    moments = (told.MOMENTS[1], replace(told.MOMENTS[1], id="m9", expression=told.at(copy, "2019"),
                                        passage=told.at(copy, "in 2019")))  # fmt: skip
    lineage = Lineage("l-copy", Origin(OriginKind.REPORT, report=copy.id), (copy.id,), ())
    held = replace(
        told.harbour(), reports=(*told.REPORTS, copy), lineages=(*told.LINEAGES, lineage), moments=moments
    )  # fmt: skip
    found = section(summary(Collation((held,), ()), 100), "When")
    assert re.search(r"A D +The line last had an accident in 2019\.  \(The Harbour Post, Evening Post\)", found)
    assert found.startswith("2)") and found.count("accident") == 1


def test_each_report_has_its_line() -> None:
    """A report's line has its lineage, outlet, title and day, and counts what is damaged and what was cut."""
    found = section(summary(told.whole(), 132), "Reports")
    assert re.search(
        r"(?m)^  A +The Harbour Post +Ferry strikes pier in Varnholm, dozens hurt +14 May +2 cut$", found
    )  # fmt: skip
    assert re.search(r"(?m)^  A +Seaside Notes +no title +1 damaged$", found)
    assert len(found.splitlines()) == 6
    assert "Ferry strikes pier in Varnholm, dozens hurt 14 May 2 cut" in flat(
        section(summary(told.whole(), 40), "Reports")
    )


def test_names_are_shown_where_they_tell_something() -> None:
    """A name with several spellings or roles shows them with the lineages that have each; the others are named."""
    found = flat(section(summary(told.whole()), "Names"))
    assert (
        "Ilse Brandt person spelled Ilse Brandt (A), Ilse Brand (A), Ms Brandt (A) called Harbour master (A)" in found
    )
    assert "Tomas Ferrel person called Mayor (A), deputy mayor (B)" in found
    assert found.endswith("also Varnholm, Telsey Lines")


TEXT = st.text("ab cd. ", max_size=80)


@given(TEXT, st.text("xy", min_size=1, max_size=20), TEXT, st.integers(1, 90))
def test_a_clipped_sentence_keeps_what_it_is_shown_for(before: str, value: str, after: str, room: int) -> None:
    """However little room there is, the words that a sentence is shown for stay, and what is left out is a gap."""
    found = clipped((Piece(before, "around"), Piece(value, "value"), Piece(after, "around")), room)
    assert [piece.text for piece in found if piece.part == "value"] == [value]
    rest = "".join(piece.text for piece in found if piece.part == "around")
    whole = len(before) + len(after) + len(value) <= room
    assert (rest == before + after) if whole else (len(rest) <= len(before + after))


def test_what_is_too_long_is_cut_between_words() -> None:
    """Words that are too many are cut between two of them, with a sign."""
    assert [cut("one two three", 13), cut("one two three", 12), cut("onetwothree", 4)] == [
        "one two three", "one two …", "onet …",
    ]  # fmt: skip


# ---- said and wanted -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("show", [render.terminal, render.quotes_table])
def test_changes_are_bracketed(show: Show) -> None:
    """On a terminal, with styles or without, added words stand in [+ +] and dropped ones in [- -]."""
    for colour in (False, True):
        found = flat(re.sub(r"\x1b\[[0-9;]*m", "", show(QUARREL, 200, colour)))
        assert "We will close the [-old-] quarry [-at once-] [+soon+], whatever it costs the town," in found
        assert "they would [-close-] [+shut+] the old quarry [-at once, whatever it costs the town-]" in found


def test_dropped_words_leave_no_blank_inside_marks() -> None:
    """Words that a wording drops stand close to the quotation mark or comma that they stand at."""

    def spoken(*pieces: tuple[str, str]) -> str:
        return spoken_words(Told("x", QuoteKind.INDIRECT, (), tuple(Piece(*one) for one in pieces)))

    gap, old = (" ", "gap"), ("old", "dropped")
    assert spoken(("said “", "same"), gap, old, gap, ("soon”", "same")) == "said “[-old-] soon”"
    assert spoken(('said "', "same"), gap, old, gap, ('" twice', "same")) == 'said "[-old-]" twice'
    assert spoken(('"so"', "same"), gap, old, gap, (", he said", "same")) == '"so" [-old-], he said'
    assert spoken(("the", "same"), gap, old, gap, ("quarry", "same")) == "the [-old-] quarry"


@pytest.mark.parametrize("show", [render.terminal, render.quotes_table])
def test_a_quote_told_by_another_names_the_teller(show: Show) -> None:
    """A quote that stands in another is said to be told by the one whose words that is."""
    assert "as told by Dora Kell" in flat(show(QUARREL, 100, False))


def test_quotation_marks_stand_around_what_the_outlet_prints() -> None:
    """Words that a wording drops never stand inside the quotation marks of the outlet that dropped them."""
    scrap = quarrel.at(quarrel.CLARION, "whatever it costs the town", "soon")
    change = Change(quarrel.at(quarrel.BELL, "We will close the old quarry at once,"), None)
    quotes = (quarrel.QUOTES[0], replace(quarrel.QUOTES[1], content=scrap))
    wordings = (quarrel.UTTERANCES[0].wordings[0], Wording(scrap.text, ("k2",), (change,)))
    utterance = replace(quarrel.UTTERANCES[0], quotes=("k1", "k2"), wordings=wordings)
    whole = Collation((replace(quarrel.quarrel(), quotes=quotes, utterances=(utterance,)),), ())
    assert "[-We will close the old quarry at once,-] “whatever it costs the town”" in flat(summary(whole, 200))


def test_positions_of_no_entry_are_listed_by_actor() -> None:
    """A position that stands in no entry of the ledger is shown all the same, by its actor, act and issue."""
    found = section(summary(QUARREL), "Wanted")
    assert re.search(r"Told beside these\n  The union\n  B +threatens: a strike  \(Clarion\)", found)
    without = Collation((replace(quarrel.quarrel(), ledger=()),), ())
    assert re.search(
        r"Brenn Stone\n  A +rejects: closing the quarry  \(The Bell\)", section(summary(without), "Wanted")
    )


def test_quotes_table_lists_wordings() -> None:
    """The table of quotes gives each utterance's wordings with the outlets that have them."""
    found = render.quotes_table(told.collation(told.harbour()), 100, False)
    assert re.search(r"Ilse Brandt +“much too fast” +The Harbour Post, Daily Quay", found)
    assert re.search(r"“far too high” +Seaside Notes", found)


def test_the_ledger_has_columns_where_there_is_room() -> None:
    """On a terminal each actor has a column where there is room; where there is none, each act a line."""
    wide = render.ledger_table(QUARREL, 120, False)
    assert re.search(r"Matter +Brenn Stone +Dora Kell +The union +Ivo Marsh", wide)
    assert re.search(r"closing the quarry  opposed +rejects \(2\) +demands \(1\)", wide)
    narrow = render.ledger_table(QUARREL, 70, False)
    assert re.search(r"closing the quarry +Brenn Stone +rejects +2 lineages", narrow)
    assert re.search(r"a strike +The union +threatens +Clarion", narrow)
    assert "No position is reported." in render.ledger_table(told.collation(told.hostile()), 80, False)
    ranged = replace(quarrel.quarrel(), ledger=tuple(replace(one, lineages=Support(1, 2)) for one in quarrel.LEDGER))
    assert "rejects (1–2)" in render.ledger_table(Collation((ranged,), ()), 120, False)


def test_stories_table_lists_reports() -> None:
    """The table of stories gives each story's reports with day, title and source."""
    found = _stories_table(told.whole(), 200, False)
    row = next(row for row in found.splitlines() if row.startswith("  Daily Quay "))
    assert "14 May 2031, 19:05:00+02:00" in row
    assert told.WIRE.title and told.WIRE.title in row
    assert row.endswith("https://dailyquay.example/2031/05/14/pier")
    assert "gone.example" in found


# ---- the lineages as trees -----------------------------------------------------------------------------------


def test_every_report_is_in_its_tree_once() -> None:
    """Every report stands in exactly one place of the lineages, even where descents run in a circle."""
    held = told.harbour()
    ids = [report.id for report in held.reports[:3]]
    circle = tuple(
        Descent(parent, child, DescentKind.EDITED, 0.95, True, ())
        for parent, child in zip(ids, ids[1:] + ids[:1], strict=True)
    )
    for descents in ((), held.descents, circle, circle + held.descents):
        found = render.lineage_tree(told.collation(replace(held, descents=descents)), 120, False)
        for outlet in ("The Harbour Post", "Daily Quay", "Seaside Notes"):
            assert len(re.findall(rf"(?m)^(?:[│├└─ ]*){outlet}", found)) == 1


def test_uncertain_descents_are_said_to_be() -> None:
    """A descent that can be neither shown nor ruled out is drawn as one that may be."""
    assert "may edit Radio Nord (1)" in render.lineage_tree(told.collation(told.harbour()), 120, False)


def test_the_tree_says_when_and_whence() -> None:
    """The tree shows when each report was published, a direction that cannot be told, and what is borrowed."""
    held = told.harbour()
    either = replace(held.descents[1], direction=Direction.EITHER)
    lender = replace(held.lineages[0], passages=(told.at(told.RADIO, "rammed the pier"),))
    descents = (held.descents[0], either, *held.descents[2:])
    whole = told.collation(replace(held, descents=descents, lineages=(lender, *held.lineages[1:])))
    found = render.lineage_tree(whole, 160, False)
    assert "The Harbour Post  cites it  14 May 2031, 18:20" in found
    assert "Daily Quay  shares its origin with it, which came first cannot be told  14 May 2031, 19:05" in found
    assert "B  Radio Nord (1)  on its own; a passage from Nordia News Agency  14 May 2031, 20:00" in found
    assert "Seaside Notes  rewrites it\n" in found

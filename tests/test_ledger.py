"""The ledger: which issues are one matter, and a line for each act of an actor on one; all reports are invented."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from itertools import chain

import pytest

from crossread.language.encoder import MiniLM
from crossread.ledger import keep_ledger
from crossread.parsed import Analysis
from crossread.positions import find_positions
from crossread.records import Entry, Name, NameKind, Passage, Position, Support, Worded
from story import analysis

NAMES = ("Veldia", "Ostmark", "Harbour Union", "Ada Brook")


class Lineages:
    """A count by which reports are as many lineages as they have outlets, told by the first letter of the outlet."""

    def __init__(self, analyses: Iterable[Analysis]) -> None:
        self.of = {one.report.id: one.report.outlet[0] for one in analyses}

    def __call__(self, passages: Iterable[Passage]) -> Support:
        """As many as there are letters."""
        count = len({self.of[passage.report] for passage in passages})
        return Support(count, count)

    def apart(self, left: str, right: str) -> bool:
        """Whether the letters differ."""
        return self.of[left] != self.of[right]


def names_of(analyses: Iterable[Analysis]) -> list[Name]:
    """The names of the table where they stand."""
    found = []
    for name in NAMES:
        places = tuple(
            one.report.passage(match.start(), match.end())
            for one in analyses
            for match in re.finditer(name, one.report.text)
        )
        kind = NameKind.PERSON if name == "Ada Brook" else NameKind.PLACE
        found += [Name(f"name-{name}", kind, name, (Worded(name, places),), ())] if places else []
    return found


def keep(
    encoder: MiniLM, *reports: tuple[str, str], shuffled: int | None = None
) -> tuple[tuple[Position, ...], tuple[Entry, ...]]:
    """The positions and the ledger of reports, each an outlet and a text."""
    analyses = [analysis(encoder, text, outlet) for outlet, text in reports]
    names = names_of(analyses)
    positions = list(chain.from_iterable(find_positions(one, names, ()) for one in analyses))
    if shuffled is not None:
        random.Random(shuffled).shuffle(positions)
        random.Random(shuffled).shuffle(analyses)
    return keep_ledger(positions, analyses, encoder, Lineages(analyses))


def matters(positions: Iterable[Position]) -> dict[str, str]:
    """From the words of each issue to its matter."""
    return {one.issue.text: one.matter for one in positions}


MORNING = ("Morning", "Veldia demands full control of the northern harbour. Ostmark has rejected this demand.")
EVENING = ("Evening", "Veldia insists on complete control over the harbour in the north, terms Ostmark rejects.")
NIGHT = ("Night", "Ostmark rejects handing over control of the northern harbour. Veldia wants cheaper fish.")


def test_like_issues_share_a_matter(encoder: MiniLM) -> None:
    """Issues that say the same in other words, in two reports, are one matter."""
    found = matters(keep(encoder, MORNING, EVENING)[0])
    assert (
        found["full control of the northern harbour"] == found["complete control over the harbour in the north"] != ""
    )


def test_unlike_issues_stay_apart(encoder: MiniLM) -> None:
    """Issues about two things are two matters, whoever has them."""
    found = matters(keep(encoder, MORNING, NIGHT)[0])
    assert found["full control of the northern harbour"] != found["cheaper fish"]


@pytest.mark.parametrize(
    ("text", "issue", "meant"),
    [
        ("Veldia demands a new bridge. Ostmark has rejected this demand.", "this demand", "a new bridge"),
        ("Veldia proposed a truce in May, an idea Ostmark rejected.", "an idea", "a truce"),
        ("Veldia offered to share the port. Ostmark accepted it.", "it", "to share the port"),
        (
            "Veldia accused Ostmark of theft. Ostmark wants a new bridge. The Harbour Union repeated this accusation.",
            "this accusation",
            "Ostmark of theft",
        ),
    ],
)
def test_an_issue_that_points_back_is_what_it_points_to(encoder: MiniLM, text: str, issue: str, meant: str) -> None:
    """ "This demand", "an idea", "it" are about what was demanded, proposed or offered just before."""
    found = matters(keep(encoder, ("Morning", text))[0])
    assert found[issue] == found[meant]


def test_opposite_acts_meet_on_one_matter(encoder: MiniLM) -> None:
    """Who demands and who rejects the same thing stand on one matter, each in a line of its own."""
    positions, entries = keep(encoder, MORNING, NIGHT)
    wanted = matters(positions)["full control of the northern harbour"]
    assert {(one.name, one.act.value) for one in entries if one.matter == wanted} == {
        ("name-Veldia", "demands"),
        ("name-Ostmark", "rejects"),
    }


def test_an_entry_counts_lineages(encoder: MiniLM) -> None:
    """A line has every position that tells it, and counts the lineages behind them, not the reports."""
    same = ("Mirror", "Veldia demands full control of the northern harbour, it said.")
    other = ("Evening", "Veldia is demanding control of the whole northern harbour.")
    _, entries = keep(encoder, MORNING, same, other)
    (line,) = [one for one in entries if (one.name, one.act.value) == ("name-Veldia", "demands")]
    assert (len(line.positions), line.lineages) == (3, Support(2, 2))


def test_a_copy_changes_no_count(encoder: MiniLM) -> None:
    """A reprint adds its positions to lines that are there, and changes neither matters nor counts."""
    copy = ("Mirror", MORNING[1])
    before, after = keep(encoder, MORNING, EVENING, NIGHT), keep(encoder, MORNING, EVENING, NIGHT, copy)
    lines = {(one.id, one.matter, one.lineages, one.issue.text) for one in before[1]}
    assert {(one.id, one.matter, one.lineages, one.issue.text) for one in after[1]} == lines
    assert matters(before[0]) == matters(after[0])


def test_order_does_not_matter(encoder: MiniLM) -> None:
    """The ledger is the same in whatever order positions and reports come."""
    plain = keep(encoder, MORNING, EVENING, NIGHT)
    for seed in range(3):
        positions, entries = keep(encoder, MORNING, EVENING, NIGHT, shuffled=seed)
        assert (set(positions), entries) == (set(plain[0]), plain[1])


def test_every_position_is_in_one_line(encoder: MiniLM) -> None:
    """Each position is in exactly one line of the ledger, of its actor, act and matter."""
    positions, entries = keep(encoder, MORNING, EVENING, NIGHT)
    by_id = {one.id: one for one in positions}
    assert sorted(chain.from_iterable(one.positions for one in entries)) == sorted(by_id)
    for line in entries:
        held = [by_id[one] for one in line.positions]
        assert {(one.name, one.act, one.denied, one.matter) for one in held} == {
            (line.name, line.act, line.denied, line.matter)
        }
        assert line.issue in [one.issue for one in held]


def test_no_positions_no_ledger(encoder: MiniLM) -> None:
    """Reports in which nobody wants anything have an empty ledger."""
    assert keep(encoder, ("Morning", "Rain fell on Ostmark.")) == ((), ())

"""What the drawing of the lineages promises."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

import made_up
import render_story as told
from crossread import render
from crossread.records import Collation, Copy, CopyKind, Direction, Dossier, Origin, OriginKind
from crossread.render.labels import Labels
from crossread.render.page.drawing import legend, svg
from crossread.render.page.fitting import measured
from crossread.render.page.layout import Card, Edge, Layout, laid_out
from crossread.render.page.rows import GroundRow
from pages import Findings, Page, words


def layout(dossier: Dossier) -> Layout:
    return laid_out(dossier, Labels.of(dossier))


def drawing(dossier: Dossier) -> Page:
    return Page(svg(layout(dossier), "the lineages", lambda *parts: "-".join(parts)))


def page(dossier: Dossier) -> Page:
    return Page(render.html(Collation((dossier,), ())))


def grounded(dossier: Dossier, anchor: str) -> tuple[Findings, GroundRow]:
    """Why a lineage or a descent is held to be one, as the page has it, with the story that it is of."""
    (story,) = page(dossier).stories()
    return story, next(one for one in story.row.grounds if one.anchor == anchor)


def drawn(found: Layout) -> set[tuple[str, str]]:
    """The descents that some line stands for."""
    return {ends for edge in found.edges if edge.style != "passage" for ends in edge.descents}


def apart(one: Card, other: Card) -> bool:
    across = one.x + one.width <= other.x or other.x + other.width <= one.x
    return across or one.y + one.height <= other.y or other.y + other.height <= one.y


@given(made_up.dossiers())
@settings(max_examples=150, deadline=None)
def test_lines_are_the_descents(dossier: Dossier) -> None:
    """Every descent of a dossier is a line of the drawing, and every line is a descent or a borrowed passage."""
    found = layout(dossier)
    assert drawn(found) == {(one.parent, one.child) for one in dossier.descents}
    lent = {(passage.report, lineage.id) for lineage in dossier.lineages for passage in lineage.passages}
    assert len([edge for edge in found.edges if edge.style == "passage"]) == len(lent)


@given(made_up.dossiers(20))
@settings(max_examples=150, deadline=None)
def test_no_two_cards_overlap(dossier: Dossier) -> None:
    """No two reports or origins of a drawing overlap, and all lie inside it, as do all lines."""
    found = layout(dossier)
    for at, one in enumerate(found.cards):
        assert one.x >= 0 and one.x + one.width <= found.width
        assert one.y >= 0 and one.y + one.height <= found.height
        assert all(apart(one, other) for other in found.cards[at + 1 :])
    assert all(0 <= x <= found.width and 0 <= y <= found.height for edge in found.edges for x, y in edge.points)


@given(made_up.dossiers())
@settings(max_examples=100, deadline=None)
def test_every_report_and_origin_is_drawn_once(dossier: Dossier) -> None:
    """Every report, and every origin that is none, has one card, in the rows of its lineage."""
    found = layout(dossier)
    origins = [one.id for one in dossier.lineages if one.origin.kind is not OriginKind.REPORT]
    assert sorted(card.id for card in found.cards) == sorted([*origins, *(one.id for one in dossier.reports)])
    for band in found.bands:
        inside = {card.id for card in found.cards if band.y <= card.y and card.y + card.height <= band.y + band.height}
        lineage = next(one for one in dossier.lineages if one.id == band.lineage)
        assert inside - {lineage.id} == set(lineage.reports)
    assert found.bands[0].lineage == max(dossier.lineages, key=lambda one: len(one.reports)).id


@given(made_up.dossiers())
@settings(max_examples=100, deadline=None)
def test_lines_end_at_cards(dossier: Dossier) -> None:
    """Every line begins at its parent's card and ends at its child's, going only across and down or up."""
    found = layout(dossier)
    cards = {card.id: card for card in found.cards}
    heads = {one.id: one.origin.report or one.id for one in dossier.lineages}
    for edge in found.edges:
        parent, child = edge.descents[0]
        assert touches(edge.points[0], cards[heads.get(parent, parent)])
        assert touches(edge.points[-1], cards[child])
        assert all(one[0] == other[0] or one[1] == other[1] for one, other in pairwise(edge.points))


def touches(point: tuple[float, float], card: Card) -> bool:
    x, y = point
    return card.x <= x <= card.x + card.width and card.y <= y <= card.y + card.height


@given(made_up.dossiers(), st.booleans())
@settings(max_examples=100, deadline=None)
def test_lines_run_over_no_card(dossier: Dossier, timed: bool) -> None:
    """Where every parent was published before its child, or no time is known, no line runs over a card."""
    ordered = [f"2031-05-14T{8 + number // 3:02}:{number % 3}0:00Z" for number in range(len(dossier.reports))]
    times = {one.id: at if timed else None for one, at in zip(sorted(dossier.reports, key=made), ordered, strict=True)}
    held = replace(dossier, reports=tuple(replace(one, published=times[one.id]) for one in dossier.reports))
    found = layout(held)
    for edge in found.edges:
        for (x, y), (right, down) in pairwise(edge.points):
            (left, right), (high, down) = sorted((x, right)), sorted((y, down))
            for card in found.cards:
                clear = right <= card.x or left >= card.x + card.width
                assert clear or down <= card.y or high >= card.y + card.height


def made(report: object) -> str:
    return str(getattr(report, "id", ""))


def test_time_runs_from_left_to_right() -> None:
    """What was published later stands further right, with days and hours above, whatever zone each was given in."""
    found = layout(told.harbour())
    x = {card.label: card.x for card in found.cards}
    assert x["The Harbour Post"] < x["Daily Quay"] < x["Radio Nord (1)"] < x["Radio Nord (2)"]
    assert [tick.label for tick in found.ticks] == ["14 May 18:20", "15 May 06:30"]
    hours = ("2031-05-14T08:00:00+02:00", "2031-05-14T07:00:00+00:00", "2031-05-14T12:00:00+04:00")
    reports = tuple(made_up.report(at, hour) for at, hour in enumerate(hours))
    mixed = layout(made_up.dossier(reports, (None, 0, 0)))
    x = {card.label: card.x for card in mixed.cards}
    assert x["Outlet 0"] < x["Outlet 1"] < x["Outlet 2"]
    assert [card.when for card in mixed.cards] == ["06:00", "07:00", "08:00"]
    assert mixed.zone == "UTC"


def test_without_times_generations_run_from_left_to_right() -> None:
    """Where too few times are known each report stands to the right of what it comes from, and there is no axis."""
    found = layout(made_up.crowd(12, timed=False))
    assert not found.ticks
    for edge in found.edges:
        if len(edge.points) == 3:
            assert edge.points[0][0] < edge.points[-1][0]
    assert len({card.x for card in found.cards}) == 4


def test_a_report_without_a_time_stands_beside_its_parent() -> None:
    """A report whose time is unknown, in a story whose other times are known, claims none."""
    hours = ("2031-05-14T08:00:00Z", "2031-05-14T12:00:00Z", None)
    reports = tuple(made_up.report(at, hour) for at, hour in enumerate(hours))
    found = {card.label: card for card in layout(made_up.dossier(reports, (None, 0, 0))).cards}
    assert found["Outlet 2"].when == ""
    assert found["Outlet 0"].x < found["Outlet 2"].x < found["Outlet 1"].x


def edge(dossier: Dossier, parent: str, child: str) -> Edge:
    return next(one for one in layout(dossier).edges if one.descents == ((parent, child),))


def heads(dossier: Dossier) -> dict[str, int]:
    """For each line, by the link it is, how many arrowheads it has."""
    source = str(svg(layout(dossier), "the lineages", lambda *parts: "-".join(parts)))
    lines = re.findall(r'<a class="e[^"]*" href="#([^"]*)">(.*?)</a>', source, re.DOTALL)
    return {target: len(re.findall(r'class="(?:full|open)"', line)) for target, line in lines}


def test_either_direction_has_no_arrowhead() -> None:
    """A descent of which it cannot be told which came first has no arrowhead and says so; every other has one."""
    held = told.harbour()
    (parent, child) = (held.descents[1].parent, held.descents[1].child)
    either = replace(held.descents[1], direction=Direction.EITHER)
    descents = tuple(either if one.child == child else one for one in held.descents)
    turned = replace(held, descents=descents)
    found = heads(turned)
    assert len(found) == 4
    assert found.pop(f"descent-{parent}-{child}") == 0
    assert set(found.values()) == {1}
    assert set(heads(held).values()) == {1}
    shown = edge(turned, parent, child)
    assert shown.label == "rewrites, or the reverse"
    assert shown.words == "Daily Quay shares its origin with The Harbour Post, which came first cannot be told"
    assert "which came first cannot be told" in legend(layout(turned))


def test_kinds_are_told_apart_without_colour() -> None:
    """Each kind of descent has its own class of line and its own words, and an uncertain one says that it may be."""
    found = drawing(told.harbour())
    links = [(one.attributes.get("class") or "", words(one)) for one in found.of("a")]
    lines = {name: said for name, said in links if name.startswith("e ")}
    assert {"e cites", "e rewritten", "e may edited"} == set(lines)
    assert lines["e may edited"].endswith("may edit Radio Nord (1)")
    style = words(page(told.harbour()).of("style")[0])
    for look in (".may .l { stroke-dasharray", ".passage .l {", ".reprint .l {", ".edited .l {"):
        assert look in style
    shown = legend(layout(made_up.crowd(12)))
    for said in ("reprints", "edits", "rewrites", "cites", "a passage", "may: neither shown nor ruled out"):
        assert f"{said}</li>" in shown


def test_origins_that_are_no_report_look_it() -> None:
    """A named origin and an unseen one are dashed, and say that they are not among the reports."""
    found = drawing(told.harbour())
    assert len([one for one in found.of("rect") if "away" in (one.attributes["class"] or "")]) == 2
    notes = [words(one) for one in found.of("text") if one.attributes["class"] == "note"]
    assert notes == ["named as the source", "in none of these reports"]


def borrowing() -> Dossier:
    """The invented story, in which The Harbour Post has a passage from Radio Nord."""
    held = told.harbour()
    passage = told.at(told.POST, "rejected claims that the engines had failed")
    lender = replace(held.lineages[1], passages=(passage,))
    copy = Copy(told.at(told.RADIO, "denied any fault with the engines"), passage, CopyKind.REWORDED, 0.8)
    return replace(held, lineages=(held.lineages[0], lender, held.lineages[2]), copies=(*held.copies, copy))


def test_a_borrowed_passage_is_a_line_of_its_own() -> None:
    """A passage that a report has from another lineage is a dotted line that leads to both wordings side by side."""
    shown = edge(borrowing(), told.RADIO.id, told.POST.id)
    assert (shown.style, shown.label) == ("passage", "a passage from Radio Nord (1)")
    story, ground = grounded(borrowing(), f"passage-{told.RADIO.id}-{told.POST.id}")
    (pair,) = ground.pairs
    assert (pair.note, story.value(pair.left)) == ("in other words", "denied any fault with the engines")
    assert story.value(pair.right) == "rejected claims that the engines had failed"


def test_hostile_outlets_stay_text() -> None:
    """Whatever an outlet or a named source is called, the drawing shows its characters and no markup."""
    held = made_up.crowd(4)
    name = told.HOSTILE.outlet + told.HOSTILE_WORDS
    origin = replace(held.lineages[1], origin=Origin(OriginKind.NAMED, name=name))
    reports = tuple(replace(one, outlet=f"{name}{at}") for at, one in enumerate(held.reports))
    found = page(replace(held, reports=reports, lineages=(held.lineages[0], origin, held.lineages[2])))
    assert not found.of("img") and len(found.of("script")) == 2
    assert not [name for one in found.elements for name in one.attributes if name.startswith("on") or name == "style"]
    assert [one for one in found.of("title") if "<script>alert(1)</script>" in words(one)]


def test_long_names_are_cut_to_their_cards() -> None:
    """A name that is longer than its card ends in an ellipsis there and is told in full when pointed at."""
    held = made_up.crowd(3)
    name = "The Very Long Name of an Outlet That Nobody Could Fit Anywhere " * 400
    found = drawing(replace(held, reports=(replace(held.reports[0], outlet=name), *held.reports[1:])))
    (shown,) = [words(one) for one in found.of("text") if words(one).startswith("The Very")]
    assert shown.endswith("…") and measured(shown, 13.0, bold=True) < 244
    assert [one for one in found.of("title") if words(one).startswith(name.strip())]


@given(made_up.dossiers(20))
@settings(max_examples=60, deadline=None)
def test_lineages_are_told_apart_by_their_letters(dossier: Dossier) -> None:
    """Each lineage has its letter once, as a link at the head of its rows; all of it and each line bear its number."""
    held = Labels.of(dossier)
    source = str(svg(layout(dossier), "the lineages", lambda *parts: "-".join(parts)))
    badges = re.findall(r'<a data-lineage="(\d+)" href="#lineage-([^"]+)">.*?>([A-Z]+)</text>', source)
    ranked = sorted(dossier.lineages, key=lambda one: -len(one.reports))
    assert badges == [(str(rank), one.id, held.sigla[one.id]) for rank, one in enumerate(ranked)]
    home = {report: rank for rank, one in enumerate(ranked) for report in (*one.reports, one.id)}
    for ranks, group in re.findall(r'<g[^>]* data-l="([\d ]+)">(.*?)</g>', source, re.DOTALL):
        reports = re.findall(r'href="#report-([^"]+)"', group)
        ends = re.findall(r'href="#descent-(lineage-[^-"]+|[^-"]+)-([^-"]+)"', group)
        assert {home[one] for one in reports} <= set(map(int, ranks.split()))
        assert all({home[end] for end in pair} == set(map(int, ranks.split())) for pair in ends)


def test_machine_names_are_shortened() -> None:
    """A name made by a machine is drawn by its beginning, and told in full when pointed at."""
    held = made_up.crowd(3)
    name = "000_b54dc52fd90f9462"
    found = drawing(replace(held, reports=(replace(held.reports[0], outlet=name), *held.reports[1:])))
    assert [words(one) for one in found.styled("who")].count("000_b54…") == 1
    assert [one for one in found.of("title") if words(one).startswith(name)]


def test_a_small_story_fits_a_phone() -> None:
    """The lineages of five reports fit a phone of 360 pixels, and half of its height, with every name told apart."""
    for held in (told.harbour(), borrowing()):
        found = layout(held)
        assert found.width <= 356 and found.height <= 240
    reports = tuple(made_up.report(at, "2031-05-14") for at in range(5))
    found = layout(made_up.dossier(reports, (None, 0, 0, None, None), {0: Origin(OriginKind.NAMED, name="Nordia")}))
    assert found.width <= 300 and found.height <= 190


@given(made_up.dossiers(6))
@settings(max_examples=40, deadline=None)
def test_every_line_leads_somewhere(dossier: Dossier) -> None:
    """Every name and every line of a drawing leads to a report, or to why a lineage or a descent is held to be one."""
    found = page(dossier)
    (story,) = found.stories()
    ids = [*found.ids(), *story.anchors()]
    assert len(ids) == len(set(ids))
    assert {href[1:] for one in found.of("a") if (href := one.attributes["href"] or "").startswith("#")} <= set(ids)


def test_a_line_leads_to_what_differs() -> None:
    """A line leads to what the two reports share, side by side, with the words marked that only one has."""
    story, ground = grounded(told.harbour(), f"descent-{told.POST.id}-{told.WIRE.id}")
    assert [(pair.note, story.value(pair.left), story.value(pair.right)) for pair in ground.pairs] == [
        ("word for word", "no attempt to slow down", "no attempt to slow down"),
        ("in other words", "The Skarven, carrying 212 passengers", "The Skarven had 212 passengers on board"),
    ]
    sides = [story.pieces(pieces) for pair in ground.pairs for pieces in pair.pieces]
    assert [text for side in sides for part, text in side if part == "differs"] == ["carrying", "had", "on board"]
    reasons = [(one.rule, one.detail, one.weight) for why in ground.whys for one in why.reasons]
    assert ("same-order", "11 of 12 details in one order", "speaks weakly for one origin") in reasons


def test_quotations_are_said_to_be() -> None:
    """A shared passage that is mostly a quotation is labelled as one that both may have heard."""
    held = told.harbour()
    heard = replace(held, copies=(held.copies[0], replace(held.copies[1], quoted=0.9)))
    _, ground = grounded(heard, f"descent-{told.POST.id}-{told.WIRE.id}")
    assert sorted(pair.note for pair in ground.pairs) == [
        "in other words", "word for word · a quotation: both may have heard it",
    ]  # fmt: skip


def test_what_comes_from_an_unseen_origin_is_shown_beside_its_kin() -> None:
    """Of a report whose origin is not among the reports, what it shares with its nearest kin is shown."""
    _, ground = grounded(told.harbour(), f"descent-l-nordia-{told.POST.id}")
    assert ground.note == (
        "Nordia News Agency is not among these reports; Daily Quay is the nearest that comes from it."
    )
    assert len(ground.pairs) == 2


def test_siblings_that_are_alike_are_folded() -> None:
    """In a lineage of more than sixty reports siblings that are alike are folded, and every one is named in text."""
    held = made_up.crowd(200, lineages=1)
    found = layout(held)
    assert drawn(found) == {(one.parent, one.child) for one in held.descents}
    assert len(found.cards) < 150 and found.folds
    away = {report for fold in found.folds for report in fold.reports}
    assert away | {card.id for card in found.cards if card.kind == "report"} == {one.id for one in held.reports}
    shown = page(held)
    for fold in found.folds:
        listed = shown.by_id(f"fold-1-{fold.id}")
        assert words(listed).count("Outlet") == len(fold.reports)
    assert not layout(made_up.crowd(60)).folds


def test_reports_that_stand_alone_are_folded() -> None:
    """Of very many reports that have nothing to do with one another sixty are drawn and the rest named in text."""
    reports = tuple(made_up.report(at, None) for at in range(100))
    held = made_up.dossier(reports, (None,) * 100)
    found = layout(held)
    assert len(found.cards) == 61
    assert found.folds[0].label == "and 40 more"
    assert "Outlet 99" in words(page(held).by_id("fold-1-alone"))


def test_a_crowd_draws_the_likeliest_doubts() -> None:
    """Of very many uncertain links between lineages the sixty likeliest are drawn, and the page says so."""
    reports = tuple(made_up.report(at, None) for at in range(70))
    pairs = tuple((one, other) for one in range(20) for other in range(one + 1, 20))
    held = made_up.dossier(reports, (None,) * 70, doubts=pairs)
    found = layout(held)
    assert len(drawn(found)) == 60
    assert found.undrawn == len(pairs) - 60
    assert f"{found.undrawn} less likely links between lineages are not drawn" in words(page(held).of("body")[0])


def test_a_large_story_stays_small() -> None:
    """The page of 600 reports is drawn in under two seconds, and twice the reports make at most twice the page."""
    held = made_up.crowd(600)
    start = time.perf_counter()
    found = svg(layout(held), "the lineages", lambda *parts: "-".join(parts))
    assert time.perf_counter() - start < 2
    assert len(found) < 400_000
    sizes = [len(render.html(Collation((made_up.crowd(number),), ()))) for number in (150, 300, 600)]
    assert sizes[1] <= 2 * sizes[0] and sizes[2] <= 2 * sizes[1]
    assert sizes[2] < 2_000_000


def test_a_long_chain_is_drawn() -> None:
    """A chain of six hundred reports that copy each other is drawn, listed and printed like any other lineage."""
    reports = tuple(made_up.report(at, None) for at in range(600))
    held = made_up.dossier(reports, (None, *range(599)))
    assert len(drawn(layout(held))) == 599
    shown = page(held)
    (tree,) = shown.styled("tree")
    assert len([one for one in shown.inside(tree) if one.tag == "b" and words(one).startswith("Outlet")]) == 600
    found = render.lineage_tree(Collation((held,), ()), 100, False)
    assert "Outlet 1  " in found and "Outlet 599  cites Outlet 598" in found
    assert "**Outlet 599**" in render.markdown(Collation((held,), ()))


def test_one_report_needs_no_drawing() -> None:
    """A story of one report has no drawing, and a list of its one lineage."""
    found = page(told.hostile())
    assert not found.of("svg")
    assert len(found.styled("tree")) == 1


def test_the_drawing_has_a_text_that_says_the_same() -> None:
    """Beside the drawing stands a list of the same reports in the same order, with how each comes about and when."""
    found = page(told.harbour())
    (listed,) = found.styled("tree")
    assert words(listed).startswith("Nordia News Agency named as the source")
    assert "Daily Quay rewrites it · 14 May 2031, 19:05" in words(listed)
    (picture,) = [one for one in found.styled("kin") if one.attributes.get("role") == "group"]
    assert picture.attributes["aria-label"] == "The lineages of 5 reports; the list on this page says the same"

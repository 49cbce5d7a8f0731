"""What the Markdown promises: the order of the page, a citation on every line, and nothing that a source can steer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

import render_points as dam
import render_quarrel as quarrel
import render_story as told
from crossread import render
from crossread.records import (
    Collation,
    Cut,
    Damage,
    Dossier,
    Passage,
    PointKind,
    Reading,
    Reason,
    Rejected,
    Report,
    Status,
    Support,
    Worded,
)
from crossread.render.contexts import Piece
from crossread.render.labels import line
from crossread.render.text.escaping import address, emphasised, inline, plain, quoted

DAM, QUARREL = Collation((dam.dam(),), ()), Collation((quarrel.quarrel(),), ())

OURS = frozenset(
    "heading_open heading_close paragraph_open paragraph_close bullet_list_open bullet_list_close list_item_open "
    "list_item_close inline hr text strong_open strong_close em_open em_close link_open link_close".split()
)
"""All that our Markdown is made of."""


def tokens(text: str) -> Iterator[Token]:
    """Every token of a document as CommonMark reads it, with strikethrough and tables as code hosts have them."""
    waiting = list(reversed(MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(text)))
    while waiting:
        token = waiting.pop()
        yield token
        waiting += reversed(token.children or [])


def shown(text: str) -> str:
    """What a reader sees of a document: its words, a line for each paragraph."""
    found = [token for token in tokens(text) if token.type in ("text", "paragraph_close", "heading_close")]
    return "".join(token.content if token.type == "text" else "\n" for token in found)


def bold(text: str) -> list[str]:
    """The words between the marks of strong emphasis."""
    found, depth = [], 0
    for token in tokens(text):
        depth += (token.type == "strong_open") - (token.type == "strong_close")
        if token.type == "strong_open":
            found.append("")
        elif token.type == "text" and depth:
            found[-1] += token.content
    return found


def links(text: str) -> list[str]:
    return [str(token.attrs["href"]) for token in tokens(text) if token.type == "link_open"]


def section(text: str, name: str) -> str:
    return re.split(r"(?m)^#|^---", text.partition(f"\n## {name} (")[2])[0]


# ---- escaping ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("1. first", "1\\. first"),
        ("- dash", "\\- dash"),
        ("# head", "\\# head"),
        ("a*b_c`d", "a\\*b\\_c\\`d"),
        ("http://x.example", "http\\://x.example"),
        ("www.x.example", "www\\.x.example"),
        ("&amp;", "\\&amp;"),
        ("plain, words (here).", "plain, words (here)."),
        ("two\nlines", "two lines"),
    ],
)
def test_words_are_escaped(text: str, escaped: str) -> None:
    """Characters that would be markup get a backslash; ordinary sentences stay as they are."""
    assert plain(text) == escaped


@given(st.text(st.sampled_from("ab 1.)(*_`[]<>#|~&;:/\\!+-=^\"'“”www"), max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_words_are_shown_as_they_are(text: str) -> None:
    """Whatever characters a source puts together, Markdown shows exactly them, and nothing is a link, code or HTML."""
    words = " ".join(text.split())
    for written, expected in ((f"- {plain(text)}", words), (f"- x {inline(text)}", f"x {words}".strip())):
        found = [token for token in tokens(written) if token.type not in ("softbreak",)]
        assert {token.type for token in found} <= OURS
        assert "".join(token.content for token in found if token.type == "text").strip() == expected
        assert not [token for token in found if token.type.startswith(("strong", "em", "link", "heading"))]


PIECES = st.lists(
    st.tuples(st.text("ab .,“*_[\\-", max_size=8), st.sampled_from(["around", "same", "differs", "value"])),
    min_size=1, max_size=8,
)  # fmt: skip


@given(PIECES)
@settings(max_examples=400, deadline=None)
def test_emphasis_never_shows_its_signs(parts: list[tuple[str, str]]) -> None:
    """However bold words meet others, the sentence is shown letter by letter, without an asterisk of ours."""
    pieces = [Piece(text, part) for text, part in parts]
    words = " ".join("".join(text for text, _ in parts).split())
    found = emphasised(pieces)
    seen = shown(f"x {found}").strip().removeprefix("x").strip()
    assert seen.strip("“”«»") == words.strip("“”«»")
    letters = "".join(text for text, part in parts if part in ("differs", "value"))
    strong = "".join(bold(f"x {found}"))
    assert [one for one in strong if one.isalpha()] == [one for one in letters if one.isalpha()]


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("No one was killed.", "“No one was killed.”"),
        ("“It is over.”", "“It is over.”"),
        ("called it “over”", "«called it “over”»"),
        ('called it "over"', '«called it "over"»'),
        ("“One” and “two”", "«“One” and “two”»"),
    ],
)
def test_quotation_marks_are_seen_whose_they_are(words: str, marked: str) -> None:
    """Words of a source stand in quotation marks of another form than those that the source prints in them."""
    assert quoted(words) == marked


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ("https://news.example/a?b=1&c=2#d", "https://news.example/a?b=1&c=2#d"),
        ("http://news.example/a_(b)", "http://news.example/a_%28b%29"),
        ("HTTPS://news.example/x", "HTTPS://news.example/x"),
        ("https://news.example/a)[x](javascript:alert(1))", "https://news.example/a%29%5Bx%5D%28javascript:alert%281%29%29"),
        ("https://news.example/<b>\"'\\", "https://news.example/%3Cb%3E%22'%5C"),
        ("https://news.example/?a&copy;=1", "https://news.example/?a&amp;copy;=1"),
        ("https://news.example/ü", "https://news.example/%C3%BC"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https:news.example", None),
        ("https://", None),
        ("http://[", None),
        ("https://news.example/a b", None),
        ("https://news.example/\n", None),
        ("reports/a.txt", None),
        ("https://news.example/" + "a" * 3_000, None),
    ],
)  # fmt: skip
def test_links_lead_to_the_web_alone(source: str, link: str | None) -> None:
    """A source is a link only if it is an address of the web, and nothing in it can end the link."""
    assert address(source) == link
    if link is not None:
        assert len(links(f"[x]({link})")) == 1


# ---- hostile stories -----------------------------------------------------------------------------------------

ATTACKS = (
    "](javascript:alert(1))",
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "![x](data:text/html,x) [y](http://evil.example/) [z]: http://evil.example/",
    "<javascript:alert(1)> <http://evil.example/> <a@evil.example>",
    "http://evil.example/ www.evil.example",
    "`code` ``` ~~~ **bold** __bold__ ~~gone~~ | a | b | \\",
    "1. one\n- two\n# three\n> four\n---\n===\n    five\n\tsix\n| - |",
    "&lt;b&gt; &#60; &copy; \u202e\x00\x1b[31m \u2028x",
    "[^1] [1] [1]: x [1](x)",
)


def attacked(words: str) -> Collation:
    """A story in which everything that a source can say is these words."""
    text = f"{words} one. {words} two."
    reports = tuple(
        Report(
            f"{number:012}", source, f"{words}{number}", words, words, words, "en", text,
            cuts=(Cut(words, words),), limits=(Reason(words, words),),
        )
        for number, source in enumerate((words, f"https://x.example/{words}"), 1)
    )  # fmt: skip
    whole = [report.passage(0, len(words)) for report in reports]
    reports = tuple(replace(one, damage=(Damage(place, words),)) for one, place in zip(reports, whole, strict=True))
    readings = tuple(Reading(words, (place,), Support(1, 1), (place,)) for place in whole)
    points = tuple(
        told.point(status.value, PointKind.NAME, status, Support(1, 2), *(readings[:1] if single else readings))
        for status in Status
        for single in [status in (Status.AGREED, Status.SINGLE)]
    )
    one = whole[0]
    quotes = tuple(replace(held, content=one, cue=None, speaker=one, name=None) for held in quarrel.QUOTES[:1])
    utterance = replace(quarrel.UTTERANCES[0], name=None, quotes=("k1",),
                        wordings=(replace(quarrel.UTTERANCES[0].wordings[0], text=words),))  # fmt: skip
    position = replace(quarrel.POSITIONS[0], name="n-x", issue=one, passage=one, condition=one)
    lone = replace(position, id="o-9")
    entry = replace(quarrel.LEDGER[0], name="n-x", issue=one, positions=(position.id,))
    name = replace(told.BRANDT, id="n-x", name=words, variants=(Worded(words, (one,)),) * 2,
                   roles=(Worded(words, (one,)),))  # fmt: skip
    moment = replace(told.MOMENTS[0], earliest=words, latest=words, expression=one, passage=one)
    lineages = tuple(
        replace(told.LINEAGES[1], id=f"l-{report.id}", reports=(report.id,),
                origin=replace(told.LINEAGES[0].origin, name=words, passages=()))
        for report in reports
    )  # fmt: skip
    held = replace(
        told.hostile(), title=one, first=words, last=words, reports=reports, lineages=lineages, points=points,
        quotes=quotes, utterances=(utterance,), positions=(position, lone), ledger=(entry,), moments=(moment,),
        names=(name, replace(name, id="n-y", variants=name.variants[:1], roles=())),
    )  # fmt: skip
    return Collation((held,), (Rejected(words, words, words),))


@pytest.mark.parametrize("words", ATTACKS)
def test_no_source_steers_the_document(words: str) -> None:
    """No outlet, title, byline, address or text makes HTML, code, an image, a heading or a link of its own."""
    found = render.markdown(attacked(words))
    held = list(tokens(found))
    assert {token.type for token in held} <= OURS
    assert all(href.startswith("https://x.example/") for href in links(found))
    assert len(links(found)) <= 1
    assert [token.tag for token in held if token.type == "heading_open"] == ["h1", *["h2"] * 10]
    assert len([token for token in held if token.type == "em_open"]) == 1
    assert not [one for one in found if one != "\n" and not one.isprintable()]
    bare = re.sub(r"\]\([^)\s]*\)", "]", found)
    assert "://" not in bare.replace("\\://", "") and "www." not in bare


@pytest.mark.parametrize("words", ATTACKS)
def test_hostile_words_are_shown_as_they_are(words: str) -> None:
    """What a hostile source says is in the document as the characters that it is."""
    whole = attacked(words)
    seen = " ".join(shown(render.markdown(whole)).split())
    for passage in (whole.dossiers[0].title, *(one.passages[0] for one in whole.dossiers[0].points[0].readings)):
        assert line(passage.text) in seen


@given(st.text(max_size=60))
@settings(max_examples=30, deadline=None)
def test_any_text_gives_markdown(text: str) -> None:
    """Whatever characters a report has, the Markdown is text that UTF-8 can hold."""
    report = Report("00", text, text, text, text, None, None, f"x{text}")
    whole: Passage = report.passage(0, len(report.text))
    assert render.markdown(told.collation(told.small(report, whole))).encode("utf-8")


def test_the_same_collation_is_the_same_markdown() -> None:
    """Rendering twice gives the same bytes."""
    assert render.markdown(told.whole()) == render.markdown(told.whole())


# ---- order and counts ----------------------------------------------------------------------------------------


def test_markdown_has_the_sections_of_the_page() -> None:
    """The Markdown has the sections of the page in its order, each with how much it lists, and every rejected input."""
    found = re.findall(r"(?m)^## (.*)$", render.markdown(told.whole()))
    assert found == [
        "Agreed (2)", "Disputed (3)", "Resting on one (6)", "Said (3)", "Wanted (3)", "When (5)", "Names (4)",
        "Reports (5)", "Resting on one (1)", "Reports (1)", "Rejected (2)",
    ]  # fmt: skip
    assert "\n## Later reports know more (1)\n" in render.markdown(DAM)
    assert "- broken.bin: binary (no text in 2,048 bytes)" in section(render.markdown(told.whole()), "Rejected")


def test_markdown_opens_with_the_title_the_counts_and_the_lineages() -> None:
    """A story opens with its title in the source's words, how many reports and lineages, and whom they have it from."""
    rows = render.markdown(told.whole()).splitlines()
    assert rows[0] == "# “Ferry strikes pier in Varnholm, dozens hurt”"
    assert rows[4] == "5 reports, 2–3 independent lineages · 14–15 May 2031"
    assert rows[6] == "- A · **Nordia News Agency**: named as the source; not among these reports"
    assert rows[7] == "  - **The Harbour Post** [1], cites it; 14 May 2031, 18:20"


def test_the_title_is_not_said_again_in_markdown() -> None:
    """The point that is the title stands at the top with its citations, and is counted but not listed below."""
    found = render.markdown(DAM)
    assert found.count(dam.OVERFLOW) == 1
    assert "\n2 lineages (B, C): Valley Herald [1] 0–39; Ostholm Radio [2] 0–43\n" in found
    assert "## Agreed (1)\n\nThe title is one of them.\n" in found


# ---- citations -----------------------------------------------------------------------------------------------


def cited(found: str, reports: Iterable[Report]) -> list[str]:
    """The characters at every place that a document cites."""
    texts = {f"[{number}]": report.text for number, report in enumerate(reports, 1)}
    places = re.findall(r"(\[\d+\]) (\d+–\d+(?:, \d+–\d+)*)", found)
    return [
        texts[number][int(one.partition("–")[0]) : int(one.partition("–")[2])]
        for number, held in places
        for one in held.split(", ")
    ]


@pytest.mark.parametrize("held", [told.harbour(), dam.dam(), quarrel.quarrel()], ids=["harbour", "dam", "quarrel"])
def test_every_passage_is_cited_with_its_place(held: Dossier) -> None:
    """Every passage of every point, quote, position and moment is cited by number and place, and stands there."""
    found = render.markdown(Collation((held,), ()))
    places = set(cited(found, held.reports))
    expected = {passage.text for point in held.points for one in point.readings for passage in one.passages}
    expected |= {quote.content.text for quote in held.quotes}
    expected |= {position.passage.text for position in held.positions}
    expected |= {moment.expression.text for moment in held.moments}
    assert expected <= places


def test_a_line_is_in_the_words_of_a_source_with_its_citations() -> None:
    """A line has the words in quotation marks, how many lineages and which, then outlet, number and place of each."""
    found = section(render.markdown(told.whole()), "Agreed")
    assert (
        "- “Telsey Lines denied any fault with the engines” — 1–2 lineages (A, B): "
        "The Harbour Post [1] 438–495; Radio Nord (1) [4] 299–345\n"
    ) in re.sub(r"\[1\] \d+–\d+;", "[1] 438–495;", re.sub(r"\[4\] \d+–\d+", "[4] 299–345", found))


def test_readings_of_a_dispute_are_a_nested_list_with_the_differing_words_bold() -> None:
    """A dispute is a list item with its kind, its readings nested below, the words bold in which they differ."""
    found = section(render.markdown(DAM), "Disputed")
    assert re.search(
        r"- who was there\n  - “The minister, Petra Olm, \*\*visited\*\* the dam in the afternoon” — 1 lineage \(B\): "
        r"Valley Herald \[1\] \d+–\d+\n  - “Petra Olm \*\*did not visit\*\* the dam” — 1 lineage \(C\): ",
        found,
    )
    assert "  - “The sluice stood open for **two** hours before anybody noticed.” — " in found
    assert bold(found) == ["visited", "did not visit", "two", "three", "a quiet night", "A calm night"]


def test_later_reports_come_after_earlier_ones_in_markdown() -> None:
    """Where a later report knows more, the earlier reading comes first, each with when it was first published."""
    found = section(render.markdown(DAM), "Later reports know more")
    assert re.search(r"“\*\*12\*\* people are missing.*first told 2 April 2033, 08:00(?s:.*)\*\*14\*\* people", found)


def test_the_list_of_reports_has_what_a_citation_needs() -> None:
    """Each report is listed by its number: outlet, headline, who wrote it, day; the headline is a link to the web."""
    found = section(render.markdown(told.whole()), "Reports")
    assert (
        "- [1] **The Harbour Post**; [“Ferry strikes pier in Varnholm, dozens hurt”]"
        "(https://harbourpost.example/news/ferry); Lena Ostrup; 14 May 2031, 18:20; lineage A\n"
    ) in found
    assert "- [3] **Seaside Notes**; no title; day unknown; seaside-notes.txt; lineage A\n" in found
    assert re.search(r"  - damaged \(missing time\): “at and” \(Seaside Notes \[3\] \d+–\d+\)\n", found)
    assert "  - 2 blocks cut\n    - newsletter: “Sign up for our morning letter”\n" in found


def test_numbers_of_reports_go_on_from_story_to_story() -> None:
    """In a document of several stories each report has a number of its own."""
    found = render.markdown(told.whole())
    assert re.findall(r"(?m)^- \[(\d+)\] \*\*", found) == ["1", "2", "3", "4", "5", "6"]
    assert "<script\\>" in found.replace("\\<", "<") and "[6] 0–" in found


def test_a_long_cut_is_shown_by_its_beginning() -> None:
    """Of a long block that was cut the first hundred characters are shown, with a sign that it goes on."""
    report = replace(told.WIRE, cuts=(Cut("word " * 400, "related"),))
    found = render.markdown(told.collation(told.small(report, told.at(report, "Dozens were injured"))))
    (row,) = re.findall(r"    - related: “(.*)”", found)
    assert row.endswith(" …") and len(row) < 110


# ---- said, wanted, when, names -------------------------------------------------------------------------------


def test_changes_are_bracketed_in_markdown() -> None:
    """The brackets of changed words are escaped, so that every reader of Markdown shows them."""
    found = render.markdown(QUARREL)
    assert "We will close the \\[-old-\\] quarry \\[-at once-\\] \\[+soon+\\]" in found
    assert "“We will close the [-old-] quarry [-at once-] [+soon+], whatever it costs the town,”" in shown(found)


def test_how_words_are_given_is_said() -> None:
    """Each wording says whether it is direct, partly in quotation marks, or in the report's words."""
    found = section(render.markdown(QUARREL), "Said")
    assert re.search(r"at once, whatever it costs the town\.” — 2 lineages \(A, B\); direct: The Bell \[1\] \d", found)
    assert "— in the report’s words: Clarion [2]" in found


def test_a_quote_told_by_another_names_the_teller_in_markdown() -> None:
    """A quote that stands in another is said to be told by the one whose words that is, even in a circle."""
    assert "as told by Dora Kell" in render.markdown(QUARREL)
    held = quarrel.quarrel()
    looped = tuple(replace(one, inside="k5") if one.id == "k4" else one for one in held.quotes)
    assert "as told by Ivo Marsh" in render.markdown(Collation((replace(held, quotes=looped),), ()))


def test_the_ledger_in_markdown() -> None:
    """The Markdown has each matter with its actors' acts, each with the report's words, matter and condition bold."""
    found = section(render.markdown(QUARREL), "Wanted")
    assert "- “closing the quarry” (opposed)\n  - Brenn Stone **rejects** — 2 lineages (A, B)\n" in found
    assert (
        "    - “The company would accept **a night ban** **if the town pays for new lamps**.” — The Bell [1] " in found
    )
    assert "Told beside these:\n\n- **The union**\n  - threatens: “a strike” — Clarion [2] " in found


def test_a_sentence_of_several_reports_stands_once_in_markdown() -> None:
    """A sentence that several reports have about one time stands once, with the citations of all."""
    copy = replace(told.POST, id="f" * 12, outlet="Evening Post")
    moments = (told.MOMENTS[1], replace(told.MOMENTS[1], id="m9", expression=told.at(copy, "2019")))
    held = replace(told.harbour(), reports=(*told.REPORTS, copy), moments=moments)
    found = section(render.markdown(Collation((held,), ())), "When")
    assert re.search(r"- \*\*2019\*\*\n  - “The line last had an accident in \*\*2019\*\*\.” — "
                     r"The Harbour Post \[1\] \d+–\d+; Evening Post \[6\] \d+–\d+", found)  # fmt: skip


def test_names_have_their_spellings_with_citations() -> None:
    """A name with several spellings or roles has each with where it first stands; the others are named on one line."""
    found = section(render.markdown(told.whole()), "Names")
    assert re.search(r"- \*\*Ilse Brandt\*\* \(person\)\n  - spelled “Ilse Brandt” \(The Harbour Post \[1\] \d", found)
    assert "- also Varnholm; Telsey Lines\n" in found

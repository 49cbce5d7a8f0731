"""Stories told by somebody who wants to break the page: every text field of every noun has the same hostile words.

What would run sets `pwned`, which the browser's tests watch. Passages are true ones: their words stand where they say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crossread.records import (
    Act,
    Change,
    Collation,
    Copy,
    CopyKind,
    Cut,
    Damage,
    Descent,
    DescentKind,
    Dossier,
    Entry,
    Lineage,
    Moment,
    MomentKind,
    Name,
    NameKind,
    Origin,
    OriginKind,
    Passage,
    Point,
    PointKind,
    Position,
    Precision,
    Quote,
    QuoteKind,
    Reading,
    Reason,
    Rejected,
    Report,
    Status,
    Support,
    Utterance,
    Worded,
    Wording,
)

ONE, TWO, SOME = Support(1, 1), Support(2, 2), Support(1, 3)
LONG = 100_000
"""Characters of the longest word without a space. Each word stands in a story some hundred times, so that ten
megabytes are shown; of the other long words a twentieth says as much."""
CLOSING = "script style textarea title template noscript select dialog details table svg math main body html".split()

WORDS: Mapping[str, str] = {
    "scripts": (
        "<script>pwned=1;alert(1)</script><SCRIPT SRC=//example.invalid/x.js></SCRIPT>"
        "<svg><script>pwned=1</script>"
    ),
    "handlers": (
        "\"'`><img src=x onerror=pwned=2 onload=pwned=2><svg/onload=pwned=2><details open ontoggle=pwned=2>"
        "<input autofocus onfocus=pwned=2><video src=x onerror=pwned=2></video>\" onmouseover=\"pwned=2\" x='"
    ),
    "addresses": (
        "javascript:pwned=3 <a href=\"javascript:pwned=3\">a</a><a href=' java\tscript:pwned=3'>b</a>"
        "<iframe src='javascript:parent.pwned=3'></iframe>"
        "<form action='javascript:pwned=3'><button autofocus>c</button></form>"
    ),
    "an address alone": "javascript:pwned=3//https://example.org/",
    "data": "data:text/html,<script>parent.pwned=3</script>",
    "fetched": (
        "<img src=https://example.invalid/a.png><link rel=stylesheet href=//example.invalid/b.css>"
        "<base href=//example.invalid>"
        "<meta http-equiv=refresh content='0;url=https://example.invalid/'><iframe src=//example.invalid></iframe>"
        "<object data=//example.invalid/o></object><style>@import '//example.invalid/c.css';</style>"
    ),
    "closing": "".join(f"</{tag}>" for tag in CLOSING) + "<script>pwned=4</script>",
    "comments": "--><!-- --!> ]]> <![CDATA[ <!-- <script> <!--<script> </script> */ /* // \\",
    "opening": (
        "<script type=application/json><textarea><title><style><template><plaintext><select><table><noscript>"
    ),
    "templates": (
        "{{7*7}} ${alert(1)} {% raw %}{# no #}<%= 7*7 %> #{7*7} {{constructor.constructor('pwned=5')()}} "
        "%s %(x)s {0}"
    ),
    "json": '","x":1}]};pwned=6;//\\u003c/script\\u003e \\" \\\\ \\x3c \\n </scr\\ipt>',
    "styles": (
        "} body { display: none } * { color: red !important } </style>"
        "<p style='position:fixed;inset:0'>x</p> /* @import"
    ),
    "entities": "&lt;script&gt;pwned=7&lt;/script&gt; &amp;amp; &#60;b&#62; &nbsp;&zwj;&Tab; &lt &copy",
    "prototype": "__proto__",
    "constructor": "constructor",
    "to text": "toString",
    "has": "hasOwnProperty",
    "nothing": "undefined",
    "dots": ". .. / \\ ? # % %00 %2e%2e/ a#b?c=d&e",
    "directions": "\u202egnp.exe\u202c \u2066a\u2067b\u2068c\u2069 \u200fd\u200ee\u061c \u202a\u202b\u202d",
    "unclosed overrides": "\u202e\u2067" * 50 + "abc",
    "controls": "a" + "".join(map(chr, (*range(10), *range(11, 32), *range(127, 160)))) + "z",
    "nulls": "\x00nu\x00ll\x00 <scr\x00ipt>pwned=8</scr\x00ipt>",
    "terminals": (
        "\x1b[31mred\x1b[0m \x1b]0;owned\x07 \x1b[2J\x9b1m [red]rich[/red] "
        "[link=javascript:x]y[/link] :boom: [/]"
    ),
    "markdown": (
        "# a *b* _c_ `d` ```e [f](javascript:pwned=9) ![g](https://example.invalid/g.png) "
        "<https://example.invalid> | h | --- 1. i - j > k ~~l~~ [^1]: m $n$ <!-- o --> \\"
    ),
    "surrogates": "\ud800 \udfff \ud83d\ude00 \ude00\ud83d \udc80end",
    "separators": "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg",
    "no characters": "\ufffe\uffff\U0001fffe\U0010ffff\ufdd0\ufffd\ufeff\ufff9x\ufffa\ufffb",
    "unseen": "\u200b\u200c\u200d\u2060\u00ad\u034f\u180e\ufeff\u3164" * 20,
    "marks": "Z" + "".join(chr(0x300 + at % 0x70) for at in range(400)) + "a" + "\u0489\u20dd\u0e47" * 60 + "lgo",
    "astral": "👩‍👩‍👧‍👦 🇩🇪🏴󠁧󠁢󠁳󠁣󠁴󠁿 𝕳𝖊𝖑𝖑𝖔 𠀀𪚥 👍🏿 1️⃣ ☃︎",
    "arabic": "اصطدمت عبّارة (SS \"Skarven\") برصيف 41 الميناء، «سريعا جدا»!",
    "hebrew": "המעבורת (Skarven) פגעה ברציף 41, \"מהר מדי\".",
    "japanese": "旅客フェリー「スカーヴェン」が桟橋に衝突し、四十一人がけがをした。",
    "long address": "https://example.org/" + "a" * LONG,
    "long word": "W" * (LONG // 20),
    "long word of another script": "渡" * (LONG // 20),
    "long marks": "e" + "\u0301" * 1_000,
    "many words": "so it goes on " * 300,
    "digits": "9" * 5_000 + ",999.99e999",
}  # fmt: skip
"""By the kind of hostility; none has a line feed, for a report's text may not have an empty paragraph."""

FRAME: tuple[tuple[str, str], ...] = (
    ("lead", "{}"), ("", "\n"),
    ("start", "{}"), (" ", " "), ("name", "{}"), ("", " "), ("cue", "said"), ("", " “"), ("quote", "{}"), ("", "” on "),
    ("time", "{}"), ("", ".\n"),
    ("clause", "A union demands {} if {}."), ("", " "), ("issue", "{}"), ("", " "), ("condition", "{}"), ("", "\n"),
    ("number", "{number}"), ("", " "), ("end", "{}"),
)  # fmt: skip
"""The pieces of a text in order, those with a name being what findings point at; `{}` are the hostile words."""


@dataclass(frozen=True, slots=True)
class Account:
    """A report and the passages in it, by the names of their pieces."""

    report: Report
    at: Mapping[str, Passage]


def account(words: str, id: str, number: str, address: str) -> Account:
    """A report in which every text is hostile."""
    pieces = [(name, piece.replace("{number}", number).replace("{}", words)) for name, piece in FRAME]
    text = "".join(piece for _, piece in pieces)
    bare = Report(id, address, words, words, words, f"2031-05-14T{words}", words[:60], text)
    found, start = {}, 0
    for name, piece in pieces:
        if name.strip():
            found[name] = bare.passage(start, start + len(piece))
        start += len(piece)
    damage = (Damage(found["end"], words), Damage(found["number"], words))
    cuts = (Cut(words, words), Cut(words, "notice"))
    report = Report(
        id, address, words, words, words, bare.published, bare.language, text, cuts, damage, (words,), (why(words),)
    )
    return Account(report, found)


def why(words: str, *passages: Passage) -> Reason:
    """A hostile reason."""
    return Reason(words, words, 0.5, passages)


def dossier(words: str) -> Dossier:
    """A story of four reports in which every text field of every noun has these words."""
    # Ids are made of content and never of a source's words; still, a page may be made of a file that somebody wrote.
    mark = words[:40]
    addresses = (words, f"https://example.org/{mark}", f"https://example.org/\"'>{mark}", f"../{mark}.html")
    told = tuple(account(words, f"{mark}{at or ''}", str(12 + at % 2), address) for at, address in enumerate(addresses))
    quotes, utterances = _said(words, mark, told)
    positions, ledger = _wanted(words, mark, told)
    first, second, third, fourth = told
    return Dossier(
        story=mark,
        title=first.at["lead"],
        first="2031-05-14",
        last=f"2031-05-15{mark}",
        reports=tuple(one.report for one in told),
        lineages=_lineages(words, mark, told),
        descents=(
            Descent(mark, first.report.id, DescentKind.CITES, 1.0, True, (why(words, first.at["name"]),)),
            Descent(first.report.id, second.report.id, DescentKind.REWRITTEN, 0.9, True, (why(words),)),
            Descent(third.report.id, fourth.report.id, DescentKind.EDITED, 0.5, False, (why(words),)),
        ),
        copies=(
            Copy(first.at["start"], second.at["start"], CopyKind.VERBATIM, 1.0),
            Copy(third.at["clause"], fourth.at["clause"], CopyKind.REWORDED, 0.8),
        ),
        names=_names(words, mark, told),
        quotes=quotes,
        utterances=utterances,
        points=_points(words, mark, told),
        positions=positions,
        moments=_moments(words, mark, told),
        ledger=ledger,
    )


def _lineages(words: str, mark: str, told: tuple[Account, ...]) -> tuple[Lineage, ...]:
    """One from a source somebody names, one from a report, one from nothing that is seen."""
    first, second, third, fourth = told
    named = Origin(OriginKind.NAMED, name=words, passages=(first.at["name"],))
    shown = Origin(OriginKind.REPORT, report=third.report.id)
    reasons = (why(words, first.at["name"]),)
    return (
        Lineage(mark, named, (first.report.id, second.report.id), reasons),
        Lineage(f"{mark}2", shown, (third.report.id,), (), (second.at["clause"],)),
        Lineage(f"{mark}3", Origin(OriginKind.UNSEEN), (fourth.report.id,), reasons),
    )


def _names(words: str, mark: str, told: tuple[Account, ...]) -> tuple[Name, ...]:
    """A name of every kind, with two spellings and a role."""
    spellings = (
        Worded(words, tuple(each.at["name"] for each in told)),
        Worded(f"{words}s", (told[0].at["start"],)),
    )
    roles, reasons = (Worded(words, (told[1].at["start"],)),), (why(words, told[0].at["name"]),)
    ids = {kind: mark if kind is NameKind.PERSON else f"{mark}{kind}" for kind in NameKind}
    return tuple(Name(ids[kind], kind, words, spellings, roles, reasons) for kind in NameKind)


def _said(words: str, mark: str, told: tuple[Account, ...]) -> tuple[tuple[Quote, ...], tuple[Utterance, ...]]:
    """A quote of every kind, and two utterances, one of them changed from report to report."""
    kinds = (*QuoteKind, QuoteKind.DIRECT)
    quotes = tuple(
        Quote(
            f"{mark}q{at}",
            kind,
            each.at["quote"],
            each.at["cue"],
            each.at["name"],
            mark if at else None,
            (why(words),),
            marked=(each.at["quote"],) if kind is QuoteKind.MIXED else (),
        )
        for at, (each, kind) in enumerate(zip(told, kinds, strict=True))
    )
    ids = [quote.id for quote in quotes]
    changes = (Change(told[0].at["quote"], told[1].at["quote"]), Change(None, told[2].at["quote"]))
    changed = (Wording(words, (ids[0],)), Wording(f"{words}!", tuple(ids[1:3]), changes))
    return quotes, (
        Utterance(mark, mark, tuple(ids[:3]), SOME, changed, (why(words, told[0].at["quote"]),)),
        Utterance(f"{mark}2", None, (ids[3],), ONE, (Wording(words, (ids[3],)),)),
    )


def _wanted(words: str, mark: str, told: tuple[Account, ...]) -> tuple[tuple[Position, ...], tuple[Entry, ...]]:
    """Positions of one actor on one matter, every second one denied, each with an entry of its own."""
    acts = (Act.DEMANDS, Act.REJECTS, Act.OFFERS, Act.THREATENS)
    positions = tuple(
        Position(
            f"{mark}p{at}",
            mark,
            act,
            each.at["issue"],
            each.at["clause"],
            None,
            bool(at % 2),
            (why(words, each.at["issue"]),),
            matter=words,
            condition=each.at["condition"],
        )
        for at, (each, act) in enumerate(zip(told, acts, strict=True))
    )
    return positions, tuple(
        Entry(f"{one.id}e", mark, one.act, one.denied, words, one.issue, (one.id,), ONE, (why(words),))
        for one in positions
    )


def _moments(words: str, mark: str, told: tuple[Account, ...]) -> tuple[Moment, ...]:
    """A moment that is known, one whose ends are no days, and one of which nothing is known."""
    known, hour = "2031-05-14T07:40", MomentKind.TIME
    places = [(each.at["time"], each.at["start"]) for each in told]
    return (
        Moment(mark, known, known, Precision.MINUTE, *places[0], words, (why(words),), hour, words),
        Moment(f"{mark}2", words, words, Precision.DAY, *places[1], None),
        Moment(f"{mark}3", None, None, Precision.DAY, *places[2], None),
    )


def _points(words: str, mark: str, told: tuple[Account, ...]) -> tuple[Point, ...]:
    """A point of every kind, the statuses in turn, and one that is agreed."""
    places = ("lead", "number", "time", "name", "clause", "start", "issue", "end")
    found = [
        Point(
            f"{mark}{kind}",
            kind,
            (Status.DISPUTED, Status.LATER, Status.SINGLE)[at % 3],
            tuple(
                Reading(told[each].at[place].text, (told[each].at[place],), ONE, (told[each].at[place],))
                for each in range(1 if at % 3 == 2 else len(told))
            ),
            ONE if at % 3 == 2 else SOME,
            (why(words, told[0].at[place]),),
        )
        for at, (kind, place) in enumerate(zip(PointKind, places, strict=True))
    ]
    agreed = Reading(words, tuple(each.at["start"] for each in told), TWO)
    return (*found, Point(mark, PointKind.STATEMENT, Status.AGREED, (agreed,), TWO, (why(words),)))


def collation(*names: str) -> Collation:
    """A story for each kind of hostility, and inputs that were set aside."""
    return Collation(
        tuple(dossier(WORDS[name]) for name in names),
        tuple(Rejected(WORDS[name], WORDS[name], WORDS[name]) for name in names),
    )


PROSE = (
    "A passenger ferry struck the north pier of Varnholm harbour on Wednesday, injuring {} people, it was said.",
    "The union demands a second lookout {} and more boats before the summer, it said on Wednesday.",
)
"""Sentences of news that the hostile ones stand between, since what is no prose is set aside."""
FILES: Mapping[str, str] = {
    "a.html": f"""<!DOCTYPE html><html lang="en&quot; onload=&quot;pwned=1"><head>
<title>&lt;/title&gt;&lt;script&gt;pwned=1&lt;/script&gt; Ferry hits pier \u202e</title>
<meta name="author" content="&lt;img src=x onerror=pwned=2&gt;"><meta property="og:site_name" content="__proto__">
<meta property="article:published_time" content="2031-05-14T18:20:00+02:00">
<link rel="canonical" href="javascript:pwned=3">
</head><body><article><h1>&lt;script&gt;pwned=1&lt;/script&gt; Ferry hits pier</h1>
<p>{PROSE[0].format(41)}</p>
<p>Harbour master Ilse &lt;b onclick=pwned=4&gt;Brandt said the ship came in
&ldquo;much too fast &lt;/script&gt;&rdquo; on that day.</p>
<p>{PROSE[1].format("&lt;iframe src=javascript:pwned=5&gt;")} {{{{7*7}}}}</p>
<p>{"W" * 2_000}</p><script>pwned=6</script></article></body></html>""",
    "b.txt": (
        f"<script>alert(1)</script> Ferry strikes pier in Varnholm\n\n{PROSE[0].format(56)}\n\n"
        "“We saw \x00no attempt to slow down --> ]]>,” harbour master Ilse Brandt \u202esaid\u202c on Wednesday.\n\n"
        f"{PROSE[1].format('<img src=x onerror=pwned=7> 👩‍👩‍👧‍👦')}\n"
    ),
    "c.jsonl": (
        '{"text": "A ferry hit the north pier of Varnholm on Wednesday and 41 people were hurt, said Ilse Brandt, '
        "the harbour master.\\nThe union rejects ${alert(1)} the offer of the company, \\u2028 which it calls "
        '\\ud800 too late.", "title": "</script><script>pwned=8</script>", "author": "constructor", '
        '"source_domain": "__proto__", "url": "javascript:pwned=9", "date": "2031-05-14"}\n'
    ),
}
"""Three files of one event, to be collated."""

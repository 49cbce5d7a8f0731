"""Numbers, days and spellings in another form, as they come back from another language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache
from random import Random

from crossread.language.lexicon import lexicon
from crossread.records import NameKind
from evaluation.rewriting.edits import Edit, touches
from evaluation.rewriting.forms import listed
from evaluation.rewriting.grammar import Read, Tree

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
MONEY = re.compile(r"\$(\d{1,3}(?:,\d{3})*(?:\.\d+)?)(?: ?(m|bn|million|billion|trillion)\b)?(?![\w.,-]*\d)")
SHARE = re.compile(r"\b(\d+(?:\.\d+)?) ?(%|per ?cent\b)")
MONTH_DAY = re.compile(rf"\b({MONTHS}) (\d\d?)(?:st|nd|rd|th)?\b(, \d{{4}})?(?! \d)")
DAY_MONTH = re.compile(rf"\b(\d\d?)(?:st|nd|rd|th)? ({MONTHS})\b( \d{{4}})?")
THOUSANDS = re.compile(r"(?<![\d,.$£€])\b(\d{1,3}),(\d{3})\b(?![\d,.%])")
NUMBER = re.compile(r"(?<![\w.,$£€:/-])\d\d?(?![\w%:/-]|[.,]\d)")
WORD = re.compile(r"[A-Za-z]+")
CALENDAR = re.compile(rf"\b(?:{MONTHS})\b")
NAMES = (
    (re.compile(r"skyy$"), "sky"), (re.compile(r"sky$"), "skyy"), (re.compile(r"iy$"), "y"),
    (re.compile(r"^Kh(?=[aeiou])"), "H"), (re.compile(r"^(Moh|Muh)amm[ae]d$"), "Mohamed"),
    (re.compile(r"^Mohamed$"), "Muhammad"), (re.compile(r"^Hussein$"), "Hossein"),
    (re.compile(r"^Hussain$"), "Hussein"),
    (re.compile(r"^Ahmed$"), "Ahmad"), (re.compile(r"^Ahmad$"), "Ahmed"), (re.compile(r"^Q(?=[aeio])"), "K"),
    (re.compile(r"^Y(?=ev)"), ""), (re.compile(r"yev$"), "iev"), (re.compile(r"^Abdul$"), "Abdel"),
    (re.compile(r"ullah$"), "ollah"), (re.compile(r"^Aleksand"), "Alexand"), (re.compile(r"^Sergey$"), "Sergei"),
    (re.compile(r"^Sergei$"), "Sergey"), (re.compile(r"^Dmitry$"), "Dmitri"), (re.compile(r"^Yuri$"), "Yury"),
    (re.compile(r"^Osama$"), "Usama"), (re.compile(r"^Omar$"), "Umar"), (re.compile(r"^Yousef$"), "Yusuf"),
)  # fmt: skip
"""How names from other scripts are written otherwise: by their endings, or by given names that have two usual forms."""


def in_words(number: int) -> str:
    """A number below a hundred in words."""
    if number < len(UNITS):
        return UNITS[number]
    tens, unit = divmod(number, 10)
    return TENS[tens - 2] + (f"-{UNITS[unit]}" if unit else "")


@cache
def _numbers() -> Mapping[str, int]:
    return {in_words(number): number for number in range(2, 100)}


def _plain(read: Read, edit: Edit) -> bool:
    return not touches(edit.start, edit.end, read.quoted)


def numbers(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "12" into "twelve" and "twelve" 12; "1,500" becomes "1500"."""
    for match in NUMBER.finditer(read.text):
        near = read.text[max(0, match.start() - 12) : match.end() + 12]
        value = int(match.group())
        opens = read.text[max(0, match.start() - 2) : match.start()].strip() in ("", ".")
        if value > 1 and not match.group().startswith("0") and not CALENDAR.search(near) and not opens:
            edit = Edit(match.start(), match.end(), in_words(value), "number rewritten")
            if _plain(read, edit) and not touches(edit.start, edit.end, read.names) and _counts(read, edit):
                yield edit
    for tree in read.trees:
        for at, token in enumerate(tree.tokens):
            value = _numbers().get(tree.key(at), 0)
            if token.pos == "NUM" and at > 0 and value and tree.key(at + 1) not in ("-", "of", "thirds", "quarters"):
                small = value < 10 and chance.random() < 0.6
                if tree.word(at - 1) != "-" and not small and not tree.quotes(at, at):
                    yield tree.change(at, at, str(value), "number rewritten")
    for match in THOUSANDS.finditer(read.text):
        edit = Edit(match.start(), match.end(), match[1] + match[2], "number rewritten")
        if _plain(read, edit):
            yield edit


def _counts(read: Read, edit: Edit) -> bool:
    """Whether the number counts something: it stands before a word, not in a score or a list."""
    after = read.text[edit.end : edit.end + 2]
    return len(after) == 2 and after[0] == " " and after[1].islower() and "%" not in read.text[edit.end : edit.end + 3]


def shares(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "5%" into "5 per cent" or "5 percent", and the like; "$5 million" becomes "5 million dollars"."""
    for match in SHARE.finditer(read.text):
        form = {"%": (" percent", " per cent"), "percent": ("%", " per cent")}.get(match[2], ("%", " percent"))
        edit = Edit(match.start(), match.end(), match[1] + chance.choice(form), "share or sum rewritten")
        if _plain(read, edit):
            yield edit
    for match in MONEY.finditer(read.text):
        scale = {"m": " million", "bn": " billion", None: ""}.get(match[2], f" {match[2]}")
        edit = Edit(match.start(), match.end(), f"{match[1]}{scale} dollars", "share or sum rewritten")
        if _plain(read, edit) and read.text[match.end() : match.end() + 1] in " ,.":
            yield edit


def days(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "June 3" into "3 June"; "yesterday" becomes the day of the week, where the report's day is known."""
    for match in MONTH_DAY.finditer(read.text):
        year = (match[3] or "").replace(",", "")
        edit = Edit(match.start(), match.end(), f"{match[2]} {match[1]}{year}", "date rewritten")
        if _plain(read, edit):
            yield edit
    for match in DAY_MONTH.finditer(read.text):
        year = f",{match[3]}" if match[3] else ""
        edit = Edit(match.start(), match.end(), f"{match[2]} {match[1]}{year}", "date rewritten")
        if _plain(read, edit):
            yield edit
    day = read.analysis.report.day
    for tree in read.trees:
        for at, token in enumerate(tree.tokens):
            key = tree.key(at)
            if day and key in ("yesterday", "today") and token.relation.startswith(("obl", "advmod")) and at > 0:
                name = WEEKDAYS[(day - timedelta(days=key == "yesterday")).weekday()]
                if not tree.quotes(at, at) and tree.key(at + 1) != "'s":
                    yield tree.change(at, at, f"on {name}", "date rewritten")
            elif key in lexicon("weekdays") and token.head < at and not tree.quotes(at, at) and at > 1:
                yield from _on(tree.key(at - 1), tree, at)


def _on(before: str, tree: Tree, at: int) -> Iterator[Edit]:
    if before == "on" and tree.tokens[at].relation == "obl" and tree.word(at + 1) in (".", ","):
        yield tree.change(at - 1, at, tree.word(at), "date rewritten")
    elif tree.tokens[at].relation == "obl:unmarked" and tree.tokens[at - 1].pos in ("VERB", "NOUN", "ADV", "PROPN"):
        yield tree.change(at, at, f"on {tree.word(at)}", "date rewritten")


@cache
def _spellings() -> Mapping[str, str]:
    rows = [line.split() for line in listed("spellings")]
    forms: dict[str, str] = {}
    for british, american in rows:
        for one, other in ((british, american), (american, british)):
            endings = ("", "s", "d", "ing") if one.endswith("e") else ("", "s", "ed", "ing")
            for ending in endings:
                stems = [word[:-1] if ending == "ing" and word.endswith("e") else word for word in (one, other)]
                if other.endswith("e") == one.endswith("e"):
                    forms.setdefault(stems[0] + ending, stems[1] + ending)
                elif ending in ("", "s"):
                    forms.setdefault(one + ending, other + ending)
    return forms


def spellings(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "Centre" into "center", and back."""
    for match in WORD.finditer(read.text):
        other = _spellings().get(match.group().lower())
        if other is not None and read.open_to_change(match.start(), match.end()):
            text = other.capitalize() if match.group()[0].isupper() else other
            yield Edit(match.start(), match.end(), text, "spelling changed")


def transliterated(name: str) -> str:
    """Another usual spelling of one word of a name from another script; the name itself where none is known."""
    for pattern, other in NAMES:
        if len(name) > 4 and pattern.search(name):
            changed = pattern.sub(other, name)
            return changed[0].upper() + changed[1:]
    return name


def surnames(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "Mr Lee" and, behind the first mention, "Anna Lee" into "Lee"."""
    seen: set[str] = set()
    for tree in read.trees:
        for at in range(len(tree.tokens)):
            name = tree.person(at)
            if name is None or at != name[1] or tree.quotes(*name) or len(tree.word(at)) < 3:
                continue
            first, known = name[0], tree.key(at) in seen
            seen.add(tree.key(at))
            if first > 0 and tree.key(first - 1).rstrip(".") in ("mr", "mrs", "ms", "dr"):
                first -= 1
            short = (
                tree.word(at)[0].isupper()
                and tree.tokens[at].pos == "PROPN"
                and tree.key(at) not in ("jr", "jr.", "sr")
            )
            if known and short and first < at and (first == 0 or tree.tokens[first - 1].pos != "PROPN"):
                yield tree.change(first, at, tree.word(at), "name shortened")


def names(read: Read, chance: Random) -> Iterator[Edit]:
    """Turns "Zelensky" into "Zelenskyy" wherever it stands outside quotations."""
    for sentence in read.analysis.sentences:
        for one in sentence.proper:
            if one.kind is NameKind.PERSON and not touches(one.start, one.end, read.quoted):
                written = read.text[one.start : one.end]
                changed = WORD.sub(lambda match: transliterated(match.group()), written)
                if changed != written:
                    yield Edit(one.start, one.end, changed, "name respelt")

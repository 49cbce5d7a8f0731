"""The sentences that edits are planted in: ECB+ with who and what corefers, and whole texts of MEANTIME and GUM.

What is learnt and what is measured never share a text: ECB+'s development topics, the development and test parts of
GUM and the second half of MEANTIME's texts are measured with, the rest may be learnt from.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from crossread.language.lexicon import lexicon
from evaluation.gum import texts
from evaluation.rewriting.edits import seeded
from evaluation.stories import LOOKALIKE_TOPICS

GENRES = ("news", "interview", "bio", "voyage")
"""Those that tell what happened, and are not a court's reasoning or an essay."""
LEAST, MOST = 6, 40
"""Words of a sentence: shorter ones are labels and captions, longer ones are mostly two sentences or a list."""
TIGHT_BEFORE = frozenset(", . ; : ! ? ) ] % ’ ” 's 're 've 'll 'm 'd n't 'S %".split())
THOUSANDS = re.compile(r"\d{3}(?!\d)")
TIGHT_AFTER = frozenset("( [ $ £ € “ #".split())

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a text, and what its words mean."""

    text: str
    document: str
    number: int
    event: str = ""
    """The event that its text is about: a topic of ECB+ has two."""
    acts: dict[Place, str] = field(default_factory=dict)
    """Chains of what happens, by place."""
    things: frozenset[str] = frozenset()
    """Chains of who, what, where, when."""
    acts_there: frozenset[str] = frozenset()
    """All chains of what happens."""

    def act_at(self, start: int, end: int) -> str | None:
        """The chain of what a word says that happens."""
        return next((chain for (one, two), chain in self.acts.items() if one <= start and end <= two), None)


def learnt_from(number: int) -> bool:
    """Whether a topic of ECB+ may be learnt from."""
    return number not in LOOKALIKE_TOPICS


# ---- ECB+ ----------------------------------------------------------------------------------------------------


def ecb(data: Path, topics: Sequence[int] = LOOKALIKE_TOPICS) -> list[Told]:
    """The sentences of some topics of ECB+ whose coreference was checked by hand."""
    folder = data / "ecbplus"
    checked: dict[str, set[int]] = defaultdict(set)
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.reader(rows):
            if row[0].isdigit():
                checked[f"{row[0]}_{row[1]}"].add(int(row[2]))
    found = []
    for topic in topics:
        for path in sorted((folder / "ECB+" / str(topic)).glob("*.xml")):
            event = f"{topic}{'plus' if 'plus' in path.name else 'ecb'}"
            found += [one for one in _ecb_file(path, event) if one.number in checked[path.stem]]
    return found


def _ecb_file(path: Path, event: str) -> Iterator[Told]:
    root = ElementTree.parse(path).getroot()
    lines: dict[int, list[ElementTree.Element]] = defaultdict(list)
    for token in root.iter("token"):
        lines[int(token.attrib["sentence"])].append(token)
    chains = _chains(root)
    spans = {
        mark.attrib["m_id"]: (mark.tag, [anchor.attrib["t_id"] for anchor in mark.iter("token_anchor")])
        for marks in root.iter("Markables")
        for mark in marks
    }
    for number, tokens in sorted(lines.items()):
        text, places = spelt([token.text or "" for token in tokens])
        at = {token.attrib["t_id"]: place for token, place in zip(tokens, places, strict=True)}
        acts, things = {}, set()
        for name, (tag, anchors) in sorted(spans.items()):
            if not anchors or anchors[0] not in at or name not in chains:
                continue
            if "ACTION" in tag:
                acts[at[anchors[0]][0], at[anchors[-1]][1]] = chains[name]
            else:
                things.add(chains[name])
        yield Told(text, path.name, number, event, acts, frozenset(things), frozenset(acts.values()))


def _chains(root: ElementTree.Element) -> dict[str, str]:
    """The chain of each mention that corefers across texts."""
    return {
        source.attrib["m_id"]: link.attrib["note"]
        for link in root.iter("CROSS_DOC_COREF")
        for source in link.iter("source")
    }


# ---- MEANTIME and GUM ----------------------------------------------------------------------------------------


def meantime(data: Path, *, learnt: bool) -> list[Told]:
    """The sentences of one half of MEANTIME's texts, by name: the first to learn from, the second to measure with."""
    rows: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    with (data / "meantime_en/conll.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            rows[row["topic/subtopic_name"]][int(row["sent_id"])].append(row["token"])
    names = sorted(rows)
    half = len(names) // 2
    return [
        Told(spelt(tokens)[0], f"meantime {name}", number)
        for name in (names[:half] if learnt else names[half:])
        for number, tokens in sorted(rows[name].items())
        if number > 1
    ]


def gum(data: Path, partition: str, split: Callable[[str], list[str]]) -> list[Told]:
    """The sentences of a part of GUM."""
    found = []
    for text in texts(data / "gum", (partition,)):
        if text.name.split("_")[1] in GENRES:
            sentences = [line for paragraph in text.text.split("\n") for line in split(paragraph)]
            found += [Told(line, text.name, number) for number, line in enumerate(sentences)]
    return found


# ---- tokens to text ------------------------------------------------------------------------------------------


def spelt(tokens: Sequence[str]) -> tuple[str, list[Place]]:
    """A sentence as it is written, from tokens as ECB+ and MEANTIME part them, and the place of each."""
    pieces: list[str] = []
    places: list[Place] = []
    length, quotes = 0, 0
    for at, token in enumerate(tokens):
        word = '"' if token in ("``", "''", "“", "”") else token
        before = tokens[at - 1] if at else ""
        opened = before in ("``", "“") or (before == '"' and quotes % 2 == 1)
        closes = token in ("''", "”") or (token == '"' and quotes % 2 == 1)
        tight = at == 0 or opened or closes or _tight(tokens, at)
        quotes += word == '"'
        if not tight:
            pieces.append(" ")
            length += 1
        places.append((length, length + len(word)))
        pieces.append(word)
        length += len(word)
    return "".join(pieces), places


def _tight(tokens: Sequence[str], at: int) -> bool:
    """Whether a token stands close to the one before it."""
    before, token = tokens[at - 1], tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    two_before = tokens[at - 2] if at > 1 else ""
    if token in TIGHT_BEFORE or before in TIGHT_AFTER or re.fullmatch(r"[’'](?:s|re|ve|ll|m|d)", token):
        return True
    if before in (".", ":", ",") and token[:1].isdigit() and two_before.isdigit():
        return before != "," or THOUSANDS.match(token) is not None
    if token == "'" and before.endswith("s") and tokens[:at].count("'") % 2 == 0:
        return True
    if before == "." and len(two_before) == 1 and two_before.isalpha() and len(token) == 1 and token.isalpha():
        return True
    if token == "-":
        return _hyphened(before, after) or _linked(tokens, at)
    return before == "-" and (_hyphened(two_before, token) or _linked(tokens, at - 1))


def _hyphened(before: str, after: str) -> bool:
    """Whether a mark between two words is a hyphen and no dash."""
    small = before.islower() and after.islower() and not {before, after} & lexicon("function_words")
    return small or (before.isdigit() and after[:1].isalnum())


def _linked(tokens: Sequence[str], at: int) -> bool:
    """Whether a mark is one of the two of "hit-and-run"."""
    right = at + 2 < len(tokens) and tokens[at + 2] == "-" and tokens[at + 1].lower() in lexicon("function_words")
    left = at > 2 and tokens[at - 2] == "-" and tokens[at - 1].lower() in lexicon("function_words")
    return right or left


def plain(text: str) -> bool:
    """Whether a line is a sentence to work with: of some length, with an end, and no heap of marks or addresses."""
    words = text.split()
    whole = text.count('"') % 2 == 0 and (text[0].isupper() or text[0].isdigit())
    marks = any(mark in text for mark in ("http", "www.", "@", "|", "_", "•", "*", ">>", " / "))
    return LEAST <= len(words) <= MOST and not marks and whole and not text.isupper()


def held_out(key: str) -> bool:
    """A fixed half of things, by their key: scored rarely, and never looked at."""
    return seeded(key, 0).random() < 0.5

"""Texts that pairs are made from: sentences with their document, and events with what takes part in them.

Only sets and parts that may train what ships are read; folders are those of the labelled data.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

GENRES = ("news", "interview", "bio", "voyage", "academic", "court")
"""Genres of GUM whose licence lets them train."""
HELD_TOPICS = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
"""Development topics of ECB+."""
LEARNT_TOPICS = frozenset(range(1, 36)) - HELD_TOPICS
CLOSING = frozenset(". , ; : ? ! ) ] % 's 't n't 're 've 'll 'd 'm '' ” ’".split())
OPENING = frozenset("( [ $ # £ € `` “".split())
QUOTES = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


@dataclass(frozen=True)
class Mention:
    """Words of a sentence that name an event, or somebody or something in it."""

    start: int
    end: int
    chain: str
    kind: str
    """ACT for an event, HUM, LOC, TIM or NON for what takes part."""


@dataclass(frozen=True)
class Told:
    """A sentence of a document."""

    text: str
    document: str
    topic: str
    mentions: tuple[Mention, ...] = field(default=())


def gum(data: Path) -> Iterator[Told]:
    """The training part of the genres that may train."""
    train = _train_names(data / "gum/splits.md")
    for path in sorted((data / "gum/dep").glob("*.conllu")):
        if path.stem in train and path.stem.split("_")[1] in GENRES:
            for line in path.read_text(encoding="utf-8").splitlines():
                if line.startswith("# text = "):
                    yield Told(line[9:], path.stem, path.stem)


def _train_names(path: Path) -> frozenset[str]:
    parts = re.split(r"^## +(\w+)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (listed,) = [body for name, body in zip(parts[1::2], parts[2::2], strict=True) if name == "train"]
    return frozenset(re.findall(r"\* (\w+)", listed))


def ewt(data: Path) -> Iterator[Told]:
    """The training part of the English web treebank, without reviews, answers and letters."""
    document = ""
    for line in (data / "ud_ewt/en_ewt-ud-train.REBUILT.conllu").read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id = "):
            document = line[12:].rsplit("-", 1)[0]
        if line.startswith("# text = ") and document.startswith(("weblog", "newsgroup")):
            yield Told(line[9:], document, document)


def ecb(data: Path, topics: frozenset[int] = LEARNT_TOPICS) -> Iterator[Told]:
    """Some topics of ECB+; each has two events that look alike, and a document's topic names which."""
    for path in sorted((data / "ecbplus/ECB+").glob("*/*.xml")):
        topic = int(path.parent.name)
        if topic in topics:
            kind = "plus" if path.stem.endswith("plus") else "ecb"
            yield from _ecb(path, f"{topic}{kind}")


def _ecb(path: Path, topic: str) -> Iterator[Told]:
    root = ElementTree.parse(path).getroot()
    place = {}
    rows: dict[int, list[str]] = defaultdict(list)
    for token in root.iter("token"):
        number = int(token.attrib["sentence"])
        place[token.attrib["t_id"]] = (number, len(rows[number]))
        rows[number].append(token.text or "")
    anchors, chains = {}, {}
    for mark in root.find("Markables") or ():
        tokens = [place[one.attrib["t_id"]] for one in mark if one.attrib["t_id"] in place]
        if tokens:
            anchors[mark.attrib["m_id"]] = (mark.tag, tokens)
        else:
            chains[mark.attrib["m_id"]] = mark.attrib.get("instance_id") or ""
    named = {}
    for relation in root.find("Relations") or ():
        for target in relation.iter("target"):
            chain = relation.attrib.get("note") or chains.get(target.attrib["m_id"]) or ""
            if relation.tag == "INTRA_DOC_COREF":
                chain = f"{path.stem}/{target.attrib['m_id']}"
            named.update({one.attrib["m_id"]: chain for one in relation.iter("source")})
    found: dict[int, list[Mention]] = defaultdict(list)
    joined = {number: joined_up(tokens) for number, tokens in rows.items()}
    for name, (tag, tokens) in sorted(anchors.items()):
        number = tokens[0][0]
        spans = joined[number][1]
        kind = "ACT" if tag.startswith(("ACTION", "NEG_ACTION")) else tag[:3]
        chain = named.get(name) or f"{path.stem}/{name}"
        found[number].append(Mention(spans[tokens[0][1]][0], spans[tokens[-1][1]][1], chain, kind))
    for number, (text, _) in sorted(joined.items()):
        yield Told(text, path.stem, topic, tuple(found[number]))


def meantime(data: Path) -> Iterator[Told]:
    """The first half of the documents, by name, with their events and who takes part."""
    folder = data / "meantime_en"
    mentions = [
        mention
        for name in ("event_mentions.json", "entities_mentions.json")
        for mention in json.loads((folder / name).read_text(encoding="utf-8"))
    ]
    rows = list(_conll(folder / "meantime.conll"))
    documents = sorted({key for key, _, _ in rows})
    kept = frozenset(documents[: len(documents) // 2])
    found: dict[tuple[str, int], list[tuple[int, int, str, str]]] = defaultdict(list)
    for one in mentions:
        kind = "ACT" if one["mention_full_type"] == "EVENT_MENTION" else one["mention_type"]
        tokens = one["tokens_number"]
        found[one["conll_doc_key"], one["sent_id"]].append((min(tokens), max(tokens), one["coref_chain"], kind))
    for key, number, tokens in rows:
        if key in kept:
            text, spans = joined_up(tokens)
            held = [row for row in found[key, number] if row[1] < len(spans)]
            told = tuple(Mention(spans[a][0], spans[b][1], chain, kind) for a, b, chain, kind in held)
            yield Told(text, key, key.split("/")[0], told)


def _conll(path: Path) -> Iterator[tuple[str, int, list[str]]]:
    rows: dict[tuple[str, int], list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 4 and not line.startswith("#"):
            rows.setdefault((cells[0], int(cells[1])), []).append(cells[3])
    for (key, number), tokens in rows.items():
        yield key, number, tokens


def joined_up(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Text of tokens with the spaces that print has, and the place of each token."""
    text, places, quoted, glue = "", [], False, True
    for token in tokens:
        shown = QUOTES.get(token, token)
        closes = token in CLOSING or token.startswith("'")
        if token == '"':
            closes, quoted = quoted, not quoted
        text += "" if glue or closes else " "
        places.append((len(text), len(text) + len(shown)))
        text += shown
        glue = token in OPENING or (token == '"' and quoted)
    return text, places


def wikipedia(data: Path) -> Iterator[Told]:
    """Sentences of Wikipedia that ConjNLI was made from, each a document of its own."""
    for number, text in enumerate(sorted({row[0] for row in table(data / "conjnli/adversarial_train_15k.tsv")})):
        yield Told(text, f"wikipedia{number}", f"wikipedia{number}")


def table(path: Path) -> list[list[str]]:
    """Rows of a file with tabs, without its head."""
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()[1:]
    return [[cell.strip() for cell in line.split("\t")] for line in lines if line.count("\t") >= 2]


def sentences(data: Path) -> list[Told]:
    """All sentences that clauses are taken from, in order."""
    sets: Iterable[Iterator[Told]] = (gum(data), meantime(data), ecb(data), ewt(data), wikipedia(data))
    return [told for each in sets for told in each]

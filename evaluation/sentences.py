"""Where sentences end: the splitter on raw text rebuilt from treebanks.

A paragraph of the treebank is one line, as in a report. Ends of paragraphs come for free and are not counted:
the figure is F1 over the boundaries between two sentences of one paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from crossread.language.sentences import sentences

EWT = Path("ud_ewt/en_ewt-ud-dev.conllu")
GUM = Path("gum/dep")
GENRES = ("news", "interview", "bio", "voyage")
"""Edited prose with a known licence; court and academic texts are full of citations that news has not."""


def score(data: Path) -> dict[str, float]:
    """Boundary F1 on web text (EWT dev), on the news of GUM, and on four of its edited genres together."""
    news = sorted((data / GUM).glob("GUM_news_*.conllu"))
    edited = [path for genre in GENRES for path in sorted((data / GUM).glob(f"GUM_{genre}_*.conllu"))]
    return {
        "ewt_boundary_f1": boundary_f1(list(paragraphs(data / EWT))),
        "gum_news_boundary_f1": boundary_f1([pair for path in news for pair in paragraphs(path)]),
        "gum_edited_boundary_f1": boundary_f1([pair for path in edited for pair in paragraphs(path)]),
    }


def paragraphs(path: Path) -> Iterator[tuple[str, set[int]]]:
    """Each paragraph's text and the places where one of its sentences ends and another follows."""
    sentences_: list[str] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        if any(line.startswith(("# newpar", "# newdoc")) for line in lines) and sentences_:
            yield _joined(sentences_)
            sentences_ = []
        rows = [line for line in lines if line and not line.startswith("#")]
        text = next((line[9:] for line in lines if line.startswith("# text = ")), None)
        if text and rows:
            sentences_.append(text + ("" if "SpaceAfter=No" in rows[-1] else " "))
    if sentences_:
        yield _joined(sentences_)


def _joined(parts: list[str]) -> tuple[str, set[int]]:
    text, ends = "", set()
    for part in parts:
        text += part
        ends.add(len(text.rstrip()))
    return text.rstrip(), ends - {len(text.rstrip())}


def boundary_f1(pairs: list[tuple[str, set[int]]]) -> float:
    """F1 of the boundaries found inside paragraphs."""
    right = found = expected = 0
    for text, ends in pairs:
        seen = {sentence.end for sentence in sentences(text)} - {len(text)}
        right, found, expected = right + len(seen & ends), found + len(seen), expected + len(ends)
    return 2 * right / max(1, found + expected)

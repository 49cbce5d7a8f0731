"""What a digest leaves out: sentences, the later ones first, and inside sentences what can be spared."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from crossread.language.sentences import sentences as sentences_of
from evaluation.copying import blank
from evaluation.rewriting.containment import surviving
from evaluation.rewriting.edits import Edit, apply, protected, touches, upper, whole
from evaluation.rewriting.grammar import Read, Tree
from evaluation.rewriting.splitting import commented

LEAST, MOST = 0.4, 0.6
"""Shares of the sentences that a digest keeps."""
FEWEST = 5
"""Sentences that a digest has at least, where its source has them: shorter ones are no reports."""


def sentences(read: Read, chance: Random) -> Iterator[Edit]:
    """All but 40 to 60 % of the sentences go; the first stays, and the later one stands the sooner it goes."""
    found = read.analysis.sentences
    if len(found) <= FEWEST:
        return
    keep = max(FEWEST, round(len(found) * chance.uniform(LEAST, MOST)))
    weights = {at: chance.random() ** (1 / (1.5 - at / len(found))) for at in range(1, len(found))}
    kept = {0, *sorted(weights, key=lambda at: -weights[at])[: keep - 1]}
    for at, sentence in enumerate(found):
        if at not in kept:
            end = found[at + 1].start if at + 1 < len(found) and _same_line(read, at) else sentence.end
            yield Edit(sentence.start, end, "", "sentence left out")


def _same_line(read: Read, at: int) -> bool:
    return read.analysis.sentences[at].paragraph == read.analysis.sentences[at + 1].paragraph


RESISTS, OMITTED = 0.35, 0.25
"""Share of a sentence in runs of the source from which it resists; share of the sentences that may go for that."""


def stubborn(text: str, source: str) -> tuple[str, int]:
    """A rewrite without the sentences, but the first, that are most like the source's; how many went."""
    found = sentences_of(text)
    seen = blank(text)
    runs, quoted = surviving(text, source), protected(seen)
    shares = []
    for sentence in found[1:]:
        free = [at for at in range(sentence.start, sentence.end) if not touches(at, at + 1, quoted)]
        kept = sum(touches(at, at + 1, runs) for at in free)
        shares.append((kept / max(1, len(free)), sentence))
    worst = sorted((row for row in shares if row[0] > RESISTS), key=lambda row: -row[0])[: int(OMITTED * len(found))]
    edits = [
        Edit(one.start, one.end, "", "sentence left out") for _, one in worst if not touches(one.start, one.end, quoted)
    ]
    changed, used = apply(text, sorted(edits, key=lambda edit: edit.start))
    return (changed.strip(), used.total()) if changed.strip() else (text, 0)


def spared(read: Read, chance: Random) -> Iterator[Edit]:
    """Appositions, adverbials behind commas, adverbs and relative clauses behind commas go."""
    for tree in read.trees:
        for at, token in enumerate(tree.tokens):
            place = commented(tree, at) or _beside(tree, at)
            if place is not None and not tree.quotes(*place) and place[0] > 1:
                last = place[1] + (tree.word(place[1] + 1) == ",")
                yield Edit(tree.tokens[place[0] - 2].end, tree.tokens[last].end, "", "clause left out")
            elif token.relation == "advmod" and tree.key(at).endswith("ly") and at > 0 and not tree.children[at]:
                if (
                    tree.tokens[token.head].pos == "VERB"
                    and tree.word(at + 1) not in (",",)
                    and not tree.quotes(at, at)
                ):
                    yield Edit(tree.tokens[at - 1].end, token.end, "", "adverb left out")
            elif token.relation == "advcl" and (fronted := _fronted(tree, at)):
                rest = tree.words(fronted + 2, len(tree.tokens) - 1)
                if whole(rest):
                    yield tree.edit(upper(rest), "clause left out")


def details(read: Read, chance: Random) -> Iterator[Edit]:
    """Adverbs in -ly and adjectives that say more of a thing go."""
    for tree in read.trees:
        for at, token in enumerate(tree.tokens):
            if at == 0 or tree.children[at] or tree.quotes(at - 1, at) or "-" in (tree.word(at - 1), tree.word(at + 1)):
                continue
            head = tree.tokens[token.head]
            adverb = token.relation == "advmod" and tree.key(at).endswith("ly") and head.pos in ("VERB", "ADJ")
            adjective = token.relation == "amod" and token.tag == "JJ" and head.pos == "NOUN" and token.head == at + 1
            telling = tree.key(at) in TELLING or tree.key(at)[:1].isdigit() or tree.keeps_capital(at)
            if (adverb and tree.word(at + 1) != ",") or (adjective and not telling):
                yield Edit(tree.tokens[at - 1].end, token.end, "", "detail left out")


TELLING = frozenset(
    "former first second third last next same other own many several few such more most least alleged false no "
    "not only prime vice deputy acting high general attorney social human nuclear civil medical sexual young old "
    "dead late good bad main major sole only previous past early new".split()
)
"""Adjectives without which a thing is another thing."""


ADJUNCTS = frozenset("in on at during after before near since around amid throughout outside inside across for".split())


def adjuncts(read: Read, chance: Random) -> Iterator[Edit]:
    """Short adverbials of time and place go, and what says where a thing or a place is: "the fire in the cellar"."""
    for tree in read.trees:
        yield from _places(tree)
        for at, token in enumerate(tree.tokens):
            place = tree.phrase(at) if token.relation == "obl" and token.head < at else None
            if place is None or tree.key(place[0]) not in ADJUNCTS or place[1] - place[0] > 5 or not tree.stops():
                continue
            whole_clause = tree.of(token.head, "obj", "nsubj:pass", "aux:pass")
            quoted = tree.quotes(*place) or not whole(tree.words(*place))
            if whole_clause and not quoted and tree.word(place[0] - 1) != "," and place[0] > token.head + 1:
                yield Edit(tree.tokens[place[0] - 1].end, tree.tokens[place[1]].end, "", "adverbial left out")


WHERE = frozenset("in at on from near outside inside across".split())


def _places(tree: Tree) -> Iterator[Edit]:
    for at, token in enumerate(tree.tokens):
        place = tree.phrase(at) if token.relation in ("nmod", "appos") and token.head < at else None
        if place is None or place[1] - place[0] > 5 or tree.quotes(*place) or not whole(tree.words(*place)):
            continue
        governor = tree.tokens[token.head]
        follows = place[0] == token.head + 1 and tree.key(place[0]) in WHERE and governor.pos == "NOUN"
        town = place[0] == token.head + 2 and tree.word(place[0] - 1) == "," and governor.pos == token.pos == "PROPN"
        if follows:
            yield Edit(governor.end, tree.tokens[place[1]].end, "", "place left out")
        elif town and tree.person(token.head) is None and tree.word(place[1] + 1) in (",", "."):
            last = place[1] + (tree.word(place[1] + 1) == ",")
            yield Edit(governor.end, tree.tokens[last].end, "", "place left out")


def _beside(tree: Tree, at: int) -> tuple[int, int] | None:
    """An apposition between commas, or before the end."""
    token = tree.tokens[at]
    place = tree.phrase(at) if token.relation == "appos" else None
    if place is None or tree.word(place[0] - 1) != "," or not whole(tree.words(*place)):
        return None
    ends = place[1] == len(tree.tokens) - 2 and tree.stops()
    return place if tree.word(place[1] + 1) == "," or ends else None


def _fronted(tree: Tree, at: int) -> int | None:
    """The last token of a clause that opens the sentence and ends with a comma."""
    place = tree.phrase(at)
    if place is None or place[0] != 0 or tree.word(place[1] + 1) != "," or not tree.stops():
        return None
    return place[1] if tree.tokens[at].head > place[1] and not tree.quotes(*place) else None

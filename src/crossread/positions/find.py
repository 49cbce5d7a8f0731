"""The positions of a report: an actor, an act, an issue, told from the trees of its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.language.naming import Memory, locate
from crossread.language.syntax import Tree
from crossread.parsed import Analysis, Sentence
from crossread.positions.actors import BODIES, Actors
from crossread.positions.adjectives import adjectival
from crossread.positions.found import Found
from crossread.positions.lexis import cues, key
from crossread.positions.nouns import nominal, stated
from crossread.positions.spans import Edges, Span
from crossread.positions.verbs import verbal
from crossread.positions.verdicts import against, obliging, verdict
from crossread.records import Name, Passage, Position, Quote, Reason
from crossread.text import Located, digest, place

WAYS = (verbal, adjectival, nominal, stated, verdict, obliging, against)
"""Each finds positions of one kind in a sentence."""
UNFINISHED = frozenset("the a an of and or to for their its his her".split())
"""Words that no issue ends with."""


def find_positions(analysis: Analysis, names: Sequence[Name], quotes: Sequence[Quote]) -> tuple[Position, ...]:
    """Every position of a report whose actor is one of the names, in order of place.

    An act that is denied stays the act it is, marked as denied: "did not accept" is no "rejects". Only where the
    positive has no act of its own ("has not budged on", "a non-starter for") does a denial have the act it amounts to.
    A sentence without a tree, in a language that the trained layer does not know, has none.
    """
    report = analysis.report
    memory = Memory(locate(names, report), report, analysis.references)
    actors = Actors.of(memory, names)
    told = Located.of((quote.content, quote) for quote in quotes if quote.content.report == report.id)
    found: dict[str, Position] = {}
    for number, sentence in enumerate(analysis.sentences):
        if not sentence.tokens:
            continue
        edges = Edges.of(Tree.of(sentence))
        if _telling(sentence, edges.tree):
            for one in _told(edges):
                found.update((each.id, each) for each in _positions(one, edges, number, actors, told))
        memory.note(number, _main(edges, actors, number))
    return tuple(sorted(found.values(), key=lambda position: (place(position.passage), position.id)))


def _told(edges: Edges) -> list[Found]:
    """Everything found in a sentence, but for verbs that only carry the noun of an act."""
    found = [one for way in WAYS for one in way(edges)]
    carriers = {one.carrier for one in found}
    return [one for one in found if one.cue not in carriers and not _broken(edges, one.issue)]


def _broken(edges: Edges, issue: Span) -> bool:
    """Whether an issue ends before its last noun, where the tree went wrong: "decisions overturning the"."""
    last = issue[1] - 1
    return edges.tree.tokens[last].pos in ("DET", "ADP", "CCONJ") and edges.tree.text(last).lower() in UNFINISHED


def _telling(sentence: Sentence, tree: Tree) -> bool:
    """Whether a sentence has a word by which it could tell a position."""
    return any(key(tree.text(at)) in cues() for at in range(len(sentence.tokens)))


def _main(edges: Edges, actors: Actors, number: int) -> Name | None:
    """The name of the sentence's subject."""
    subject = edges.tree.subject(edges.tree.root())
    if subject is None or edges.tree.tokens[subject].pos != "PROPN":
        return None
    found = actors.acting(edges, subject, number, None)
    return found[0][0] if found else None


def _positions(one: Found, edges: Edges, number: int, actors: Actors, told: Located[Quote]) -> Iterator[Position]:
    """A position for each name that acts, with the quote that it stands in."""
    report = actors.memory.report
    cue = _passage(actors, edges, (one.cue, one.cue + 1))
    quote = min(told.around(cue), key=lambda row: row.content.end - row.content.start, default=None)
    if one.actor is None:
        speaker = actors.speaker(quote)
        acting = [speaker] if speaker is not None else []
    else:
        acting = actors.acting(edges, one.actor, number, quote)
    if one.wish:
        acting = [row for row in acting if row[0].kind in BODIES]
    if one.told is not None:
        others = {row[0].id for row in actors.acting(edges, one.told, number, quote)}
        acting = [row for row in acting if others and row[0].id not in others]
    issue = _passage(actors, edges, one.issue)
    spans = [one.issue, (one.cue, one.cue + 1)]
    spans += [(one.actor, one.actor + 1)] if one.actor is not None else []
    spans += [one.condition] if one.condition is not None else []
    whole = _passage(actors, edges, (min(span[0] for span in spans), max(span[1] for span in spans)))
    for name, rule in acting:
        yield Position(
            id="position-" + digest(report.id, str(whole.start), str(whole.end), one.act, str(issue.start), name.id),
            name=name.id,
            act=one.act,
            issue=issue,
            passage=whole,
            quote=quote.id if quote is not None else None,
            denied=one.denied,
            reasons=(Reason(f"position: {one.rule}", f"{cue.text}; {rule}", 1.0, (cue,)),),
            condition=_passage(actors, edges, one.condition) if one.condition is not None else None,
        )


def _passage(actors: Actors, edges: Edges, span: Span) -> Passage:
    tokens = edges.tree.tokens
    return actors.memory.report.passage(tokens[span[0]].start, tokens[span[1] - 1].end)

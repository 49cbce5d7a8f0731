"""Who said what, in reading order: each utterance with its wordings, how each is changed, and by whom it is told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.records import Change, Dossier, Passage, Quote, QuoteKind, Utterance, Wording
from crossread.render.contexts import Piece
from crossread.render.difference import counterparts
from crossread.render.labels import Labels
from crossread.text import within

LONGEST_DROP = 12
"""Words that are dropped in a row, over which their middle is left out: a scrap of a long sentence drops nearly all
of it, and the whole stands above."""

KEPT = 4
"""Words shown at either end of such a row."""

LEAD = 30
"""Characters between a cue and its content with which the two are shown as one: "told reporters on Monday that"."""

MARKS = frozenset('“”"„‟«»')


@dataclass(frozen=True, slots=True)
class Told:
    """What one wording of an utterance is, and the quotes that have it."""

    text: str
    kind: QuoteKind
    quotes: tuple[Quote, ...]
    pieces: tuple[Piece, ...]
    """The words, with the cue that leads them in as `around`; what they add to the fullest wording is `added`, what
    they lack of it `dropped`."""

    @property
    def changed(self) -> bool:
        """Whether anything is marked."""
        return any(piece.part in ("added", "dropped") for piece in self.pieces)

    @property
    def spoken(self) -> tuple[Piece, ...]:
        """The pieces, those that are the report's own in quotation marks where it prints some around them."""
        own = [at for at, piece in enumerate(self.pieces) if piece.part in ("same", "added")]
        if self.kind is QuoteKind.INDIRECT or not MARKS.isdisjoint(self.text) or not own:
            return self.pieces
        first, last = own[0], own[-1] + 1
        inner = self.pieces[first:last]
        return (*self.pieces[:first], Piece("“", "around"), *inner, Piece("”", "around"), *self.pieces[last:])


@dataclass(frozen=True, slots=True)
class Via:
    """Those by whom some quotes are told, the nearest first, where somebody says that another said it."""

    chain: tuple[str, ...]
    quotes: tuple[Quote, ...]
    everywhere: bool
    """Whether all quotes of the utterance are told so."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """An utterance with its wordings, the fullest first."""

    utterance: Utterance
    wordings: tuple[Told, ...]
    vias: tuple[Via, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody, and all that is put in their mouth."""

    who: str
    spoken: tuple[Spoken, ...]


def voices(dossier: Dossier, labels: Labels) -> tuple[Voice, ...]:
    """Every speaker with what they said; whatever most lineages have comes first."""
    quotes = {quote.id: quote for quote in dossier.quotes}
    texts = {report.id: report.text for report in dossier.reports}
    by_speaker: dict[str, list[Spoken]] = {}
    for utterance in dossier.utterances:
        held = [quotes[id] for id in utterance.quotes if id in quotes]
        first = next((quote.speaker for quote in held if quote.speaker), None)
        spoken = Spoken(utterance, _wordings(utterance, quotes, texts), _vias(held, quotes, labels))
        by_speaker.setdefault(labels.name(utterance.name, first), []).append(spoken)
    found = [Voice(who, tuple(sorted(said, key=_reach))) for who, said in by_speaker.items()]
    return tuple(sorted(found, key=lambda voice: _reach(voice.spoken[0])))


def _reach(spoken: Spoken) -> tuple[int, int, int]:
    utterance = spoken.utterance
    return (-utterance.lineages.least, -utterance.lineages.most, -len(utterance.quotes))


def _wordings(utterance: Utterance, quotes: Mapping[str, Quote], texts: Mapping[str, str]) -> tuple[Told, ...]:
    fullest = _having(utterance.wordings[0], [], quotes) if utterance.wordings else ()
    return tuple(_told(wording, fullest, quotes, texts) for wording in utterance.wordings)


def _leading(quote: Quote, texts: Mapping[str, str]) -> str:
    """The words from a quote's cue to its content, without which "the offer" says nothing: "rejected "."""
    cue, content = quote.cue, quote.content
    if quote.kind is QuoteKind.DIRECT or cue is None or not 0 <= content.start - cue.end <= LEAD:
        return ""
    leading = texts.get(content.report, "")[cue.start : content.start].rstrip("".join(sorted(MARKS)) + "‘'`")
    return leading if "\n" not in leading else ""


def _told(wording: Wording, fullest: Sequence[Passage], quotes: Mapping[str, Quote], texts: Mapping[str, str]) -> Told:
    held = tuple(quotes[id] for id in wording.quotes if id in quotes)
    kind = held[0].kind if held else QuoteKind.INDIRECT
    here = _having(wording, [change.here for change in wording.changes if change.here], quotes)
    pieces: tuple[Piece, ...] = (Piece(wording.text, "same"),)
    if here and wording.changes:
        whole = [change.fullest for change in wording.changes if change.fullest]
        base = next((one for one in fullest if all(within(part, one) for part in whole)), None)
        pieces = against(here[0], base, wording.changes)
        # Where nothing is the same, what is dropped is the whole fullest wording, which stands above.
        if not any(piece.part == "same" and any(map(str.isalnum, piece.text)) for piece in pieces):
            pieces = tuple(piece for piece in pieces if piece.part in ("same", "added"))
    leads = {_leading(quote, texts) for quote in held}
    leading = leads.pop() if len(leads) == 1 else ""
    return Told(wording.text, kind, held, (Piece(leading, "around"), *pieces) if leading else pieces)


def _having(wording: Wording, parts: Iterable[Passage], quotes: Mapping[str, Quote]) -> tuple[Passage, ...]:
    """The places of a wording, those first that have all these parts."""
    held = [quotes[id].content for id in wording.quotes if id in quotes]
    parts = list(parts)
    return tuple(sorted(held, key=lambda one: not all(within(part, one) for part in parts)))


def _vias(held: Sequence[Quote], quotes: Mapping[str, Quote], labels: Labels) -> tuple[Via, ...]:
    found: dict[tuple[str, ...], list[Quote]] = {}
    for quote in held:
        outers = [outer for outer in tellers(quote, quotes) if outer.name or outer.speaker]
        chain = tuple(labels.name(outer.name, outer.speaker) for outer in outers)
        if chain:
            found.setdefault(chain, []).append(quote)
    return tuple(Via(chain, tuple(told), len(told) == len(held)) for chain, told in found.items())


def tellers(quote: Quote, quotes: Mapping[str, Quote]) -> Iterator[Quote]:
    """The quotes that a quote stands in, the innermost first."""
    seen = {quote.id}
    while quote.inside is not None and quote.inside in quotes and quote.inside not in seen:
        quote = quotes[quote.inside]
        seen.add(quote.id)
        yield quote


# ---- changes -------------------------------------------------------------------------------------------------


def against(here: Passage, fullest: Passage | None, changes: Iterable[Change]) -> tuple[Piece, ...]:
    """A wording in pieces: `same`, `added`, and `dropped` with the words of the fullest that stand there.

    Joined without what is `dropped` or a `gap`, they are the wording. A change that lies elsewhere is left out.
    """
    pieces: list[Piece] = []
    at = 0
    for start, end, dropped in _places(here, fullest, changes):
        start, end = max(start, at), max(end, at)
        pieces.append(Piece(here.text[at:start], "same"))
        if dropped:
            spaced = pieces[-1].text[-1:].isspace() or not (start or pieces[-1].text)
            pieces += [Piece("" if spaced else " ", "gap"), *_shortened(dropped)]
            follows = here.text[start : start + 1]
            pieces.append(Piece(" " if follows and not follows.isspace() else "", "gap"))
        pieces.append(Piece(here.text[start:end], "added"))
        at = end
    pieces.append(Piece(here.text[at:], "same"))
    return tuple(piece for piece in pieces if piece.text)


def _places(here: Passage, fullest: Passage | None, changes: Iterable[Change]) -> list[tuple[int, int, str]]:
    """For each change where its words begin and end in the wording, and the words of the fullest, in order."""
    put = [one for one in changes if one.here and within(one.here, here)]
    gone = [one.fullest for one in changes if one.here is None and one.fullest]
    found = [
        (one.here.start - here.start, one.here.end - here.start, one.fullest.text if one.fullest else "")
        for one in put
        if one.here
    ]
    if fullest is not None and gone:
        steps = list(counterparts(fullest.text, here.text))
        steps += [
            (one.fullest.start - fullest.start, one.here.start - here.start) for one in put if one.fullest and one.here
        ]
        steps.sort()
        for passage in gone:
            if within(passage, fullest):
                next_ = bisect_left(steps, passage.end - fullest.start, key=lambda step: step[0])
                place = steps[next_][1] if next_ < len(steps) else len(here.text.rstrip())
                found.append((place, place, passage.text))
    return sorted(found, key=lambda one: one[:2])


def bracketed(pieces: Iterable[Piece]) -> str:
    """The pieces as text that needs no styles: `[+added+]`, `[-dropped-]`."""
    signs = {"added": ("[+", "+]"), "dropped": ("[-", "-]")}
    return "".join(piece.text.join(signs.get(piece.part, ("", ""))) for piece in pieces)


def _shortened(dropped: str) -> Iterator[Piece]:
    words = dropped.split()
    if len(words) <= LONGEST_DROP:
        yield Piece(dropped, "dropped")
        return
    yield Piece(" ".join(words[:KEPT]), "dropped")
    yield Piece(f" … {len(words) - 2 * KEPT} words … ", "gap")
    yield Piece(" ".join(words[-KEPT:]), "dropped")

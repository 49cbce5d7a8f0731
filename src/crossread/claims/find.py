"""The claims of a story's reports: statements of sentences, each with who, what, when and how surely."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from crossread.claims.around import Around, Near, near
from crossread.claims.certainty import certainty
from crossread.claims.grammar import Grammar
from crossread.claims.heard import heard
from crossread.claims.participants import participants
from crossread.claims.passages import Shape, shape
from crossread.claims.polarity import negative
from crossread.claims.predicates import chain, predicate_words
from crossread.claims.said import shares_helpers
from crossread.claims.statements import LEAST_WORDS, Statement, statements
from crossread.language.encoder import Encoder
from crossread.language.lexicon import lexicon
from crossread.language.quantities import quantities
from crossread.language.stems import stem
from crossread.language.syntax import DEEPEST, SUBJECTS
from crossread.parsed import Analysis, Certainty, Claim, Quantity, Sentence
from crossread.records import Moment, Name, Passage, Quote, Report
from crossread.text import within

HEADING = 14
"""Words up to which a line without a mark at its end is taken for a heading, which asserts nothing by itself."""
ENDS = (".", "!", "?", "…", ":", ",", ";")
CLOSERS = "\"'”’»)] "
MINOR = frozenset({"xcomp"})
"""Clauses that go with the verb above them."""

Draft = tuple[str, Callable[..., Claim]]
"""The words that a claim is compared by, and what makes it once their vector is known."""


def find_claims(
    analyses: Sequence[Analysis],
    names: Sequence[Name],
    moments: Sequence[Moment],
    quotes: Sequence[Quote],
    encoder: Encoder,
) -> tuple[Claim, ...]:
    """The claims of a story's reports, each report's in order of place."""
    around = Around.of(names, moments, quotes)
    drafts = [draft for analysis in analyses for draft in _drafts(analysis, around)]
    vectors = encoder.encode([said for said, _ in drafts])
    return tuple(make(vector=vector) for (_, make), vector in zip(drafts, vectors, strict=True))


def _drafts(analysis: Analysis, around: Around) -> Iterator[Draft]:
    for sentence, here in zip(analysis.sentences, near(around, analysis), strict=True):
        if not _tells(sentence):
            continue
        if sentence.tokens:
            yield from _read(analysis.report, sentence, here)
        else:
            yield _unread(analysis.report, sentence, here)


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence can assert something: no heading, no question, no two words."""
    text = sentence.text.rstrip(CLOSERS)
    count = sum(1 for word in sentence.words if word.key)
    if count < LEAST_WORDS or text.endswith("?"):
        # "Nobody was killed."
        return count == LEAST_WORDS - 1 and text.endswith(".") and _states(sentence)
    return text.endswith(ENDS) or len(sentence.words) > HEADING or (count > LEAST_WORDS and _states(sentence))


def _states(sentence: Sentence) -> bool:
    """Whether a line says of something what it does: "Navy seizes three boats", not "Prisoner swap possible"."""
    root = next((at for at, token in enumerate(sentence.tokens) if token.relation == "root"), None)
    if root is None or sentence.tokens[root].pos != "VERB":
        return False
    return any(token.head == root and token.relation in SUBJECTS for token in sentence.tokens)


def _unread(report: Report, sentence: Sentence, here: Near) -> Draft:
    """A sentence without grammar as one claim."""
    passage = report.passage(sentence.start, sentence.end)
    around = [quote for quote in here.quotes if within(passage, quote.content)]
    quote = min(around, key=lambda one: (one.content.end - one.content.start, one.id), default=None)
    return sentence.text, partial(
        Claim,
        passage=passage,
        sentence=passage,
        names=tuple(sorted({name.id for _, _, name in here.names})),
        quantities=quantities(report, sentence),
        moments=tuple(dict.fromkeys(identity for _, _, identity in here.moments)),
        negative=False,
        quote=quote.id if quote else None,
        keys=_keys(_content(sentence, here), ((sentence.start, sentence.end),)),
        said=sentence.text,
        certainty=Certainty.REPORTED if quote else Certainty.TOLD,
        voice=quote.name if quote else None,
    )


def _read(report: Report, sentence: Sentence, here: Near) -> Iterator[Draft]:
    """The claims of a sentence with grammar."""
    grammar = Grammar.of(sentence)
    found = statements(grammar, heard(grammar, here.quotes))
    content = _content(sentence, here)
    counted = quantities(report, sentence)
    for statement in found:
        verbs = chain(grammar, statement)
        form = shape(report, grammar, statement, verbs[0], here, len(found) == 1)
        if form.passage.text.rstrip(CLOSERS).endswith("?"):
            continue
        yield form.said, _claim(report, grammar, statement, verbs, form, here, content, counted)


def _claim(
    report: Report,
    grammar: Grammar,
    statement: Statement,
    verbs: tuple[int, ...],
    form: Shape,
    here: Near,
    content: Sequence[tuple[int, str]],
    counted: Sequence[Quantity],
) -> Callable[..., Claim]:
    token = grammar.tokens[verbs[-1]]
    told = statement.heard
    helped = (grammar.tokens[verbs[0]].head,) if shares_helpers(grammar, verbs[0]) else ()
    return partial(
        Claim,
        passage=form.passage,
        sentence=report.passage(grammar.sentence.start, grammar.sentence.end),
        names=_names(form, here),
        quantities=tuple(
            one for one in counted if within(one.passage, form.passage) and _own(grammar, one.passage, form.words)
        ),
        moments=_moments(grammar, form, verbs, here),
        negative=negative(grammar, verbs),
        quote=told.quote.id if told else None,
        keys=_keys(content, form.spans),
        said=form.said,
        predicate=predicate_words(grammar, verbs[-1]) if grammar.predicate(verbs[-1]) else "",
        head=report.passage(token.start, token.end) if grammar.predicate(verbs[-1]) else None,
        participants=participants(report, grammar, statement, verbs, form, here),
        certainty=certainty(grammar, verbs, helped, told),
        voice=told.quote.name if told else None,
    )


def _own(grammar: Grammar, passage: Passage, words: Sequence[int]) -> bool:
    """Whether a passage has words that are a statement's own, not those of another one that its passage runs over."""
    starts = (grammar.tokens[at].start for at in words)
    return any(passage.start <= start < passage.end for start in starts)


def _spanned(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _names(form: Shape, here: Near) -> tuple[str, ...]:
    """Ids of the names in what a claim says, and of whom its pronouns safely stand for."""
    found = {name.id for start, _, name in here.names if _spanned(start, form.spans)}
    found.update(name.id for place, name in here.meant.items() if _spanned(place, form.spans))
    return tuple(sorted(found))


def _moments(grammar: Grammar, form: Shape, verbs: Sequence[int], here: Near) -> tuple[str, ...]:
    """Ids of the moments in a claim's own words that date its predicate, not a clause below it.

    Where none does, a moment that hangs on an -ing form without a subject is taken for the claim's: in "was held for
    driving too fast on Tuesday" trees mostly hang the day on the driving.
    """
    own, below = [], []
    for start, end, identity in here.moments:
        at = next((word for word in form.words if start <= grammar.tokens[word].start < end), None)
        clause = None if at is None else _innermost(grammar, at, verbs)
        if clause in verbs:
            own.append(identity)
        elif clause is not None and grammar.tokens[clause].tag == "VBG" and grammar.own_subject(clause) is None:
            below.append(identity)
    return tuple(dict.fromkeys(own or below))


def _innermost(grammar: Grammar, at: int, verbs: Sequence[int]) -> int:
    """The verb among `verbs`, or the head of the clause, that a word hangs on most closely."""
    for _ in range(DEEPEST):
        if at in verbs or grammar.tokens[at].head == at:
            break
        if grammar.tree.is_clause(at) and grammar.relations[at] not in MINOR:
            break
        at = grammar.tokens[at].head
    return at


def _content(sentence: Sentence, here: Near) -> list[tuple[int, str]]:
    """Place and stem of the content words of a sentence outside names and roles."""
    stop = lexicon("stop_words")
    named = here.naming
    return [
        (word.start, stem(word.key))
        for word in sentence.words
        if word.key and word.key not in stop and not any(start <= word.start < end for start, end in named)
    ]


def _keys(content: Sequence[tuple[int, str]], spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(sorted({key for place, key in content if _spanned(place, spans)}))

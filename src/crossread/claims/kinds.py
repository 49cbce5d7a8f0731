"""Whether a word heads a statement that stands by itself, and how it stands: by relation, mark and comma."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from crossread.claims.bases import base_form, noun_base
from crossread.claims.grammar import Grammar
from crossread.language.lexicon import lexicon

BESIDE = frozenset({"although", "though", "whereas", "whilst"})
"""Words that set a fact beside another, wherever they stand."""
NARRATING = frozenset({"while", "as", "so", "when"})
"""Words that do so after a comma or, but for "when" and "so", before one; elsewhere they only say when, or how."""
RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
RELATIVE_REACH = 4
"""Words from the comma in which the relative pronoun stands: "two of whom", "most of which"."""
LOOSE = frozenset({"advcl", "acl", "xcomp", "ccomp", "parataxis", "conj", "dep", "obl"})
"""Relations that a clause after a comma may have, rightly or by mistake."""
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
APART = frozenset({";", "—", "–", "--", ":"})
ALTERNATIVE = frozenset({"or", "either"})
ASKING = frozenset({"whether", "how", "why", "what", "when", "where", "who", "which", "if", "as"})
DATING = frozenset(
    """second minute hour day week month year decade century shortly soon just right immediately long moment seconds
    minutes hours days weeks months years decades moments even only night morning evening date time""".split()
)
"""Words that say how long after, before "after"; and nouns that only date with the clause behind them."""
COMPLEMENTS = frozenset({"obj", "ccomp", "xcomp"})
HELPED = frozenset({"VB", "VBG", "VBN"})
"""Tags of verb forms that need a helping verb."""


class Kind(Enum):
    """How a statement stands in its sentence."""

    MAIN = auto()
    JOINED = auto()
    """Beside another: "and the ferry kept running", "and left the room"."""
    RELATIVE = auto()
    """", which led to a truce"."""
    APPOSITION = auto()
    """", a claim the company denies"."""
    PARTICIPLE = auto()
    """", leaving the village without water"."""
    ABSOLUTE = auto()
    """", with both sides calling the talks hard"."""
    BESIDE = auto()
    """"While the mayor had promised help"."""
    SAID = auto()
    """What somebody says."""
    FRAME = auto()
    """That somebody says it: no statement of its own."""


def kind_of(grammar: Grammar, at: int, known: Mapping[int, Kind]) -> Kind | None:
    """How the statement stands that a word heads; None if it heads none. `known` has those of the words above it."""
    token = grammar.tokens[at]
    if token.head == at or (not grammar.words[token.head] and grammar.predicate(at)):
        # What a tree hangs on a dateline or a mark hangs on nothing.
        return Kind.MAIN
    relation = grammar.relations[at]
    if grammar.set_off(at):
        if _relative(grammar, at):
            return Kind.RELATIVE
        if token.pos == "NOUN":
            found = _apposition(grammar, at) or _absolute_noun(grammar, at)
            if found:
                return found
    if relation == "conj":
        if known.get(token.head) is Kind.RELATIVE and relative_pronoun(grammar, at) is not None:
            return Kind.RELATIVE
        return Kind.JOINED if _joined(grammar, at, known) else None
    if relation == "parataxis" and grammar.own_subject(at) is not None and grammar.finite(at):
        return Kind.FRAME if only_says(grammar, at) else Kind.JOINED
    if relation in LOOSE and grammar.predicate(at):
        return _adverbial(grammar, at)
    return None


def kind_below_frame(grammar: Grammar, at: int) -> Kind | None:
    """The same for a word that hangs on what only says who says something, so that nothing told beside it is lost."""
    relation, head = grammar.relations[at], grammar.tokens[at].head
    if not grammar.finite(at) or grammar.own_subject(at) is None:
        return None
    if relation == "acl":
        # "Roe, a lawyer who speaks for the miners, said": who he is, is told by the report.
        named = grammar.relations[head] == "appos" and grammar.set_off(head)
        return Kind.RELATIVE if named and relative_pronoun(grammar, at) is not None else None
    mark = grammar.lead(at, "mark")
    key = grammar.keys[mark] if mark is not None else ""
    if grammar.keys[grammar.first[at]] == "where" and grammar.set_off(at):
        return Kind.BESIDE
    if relation in ("ccomp", "xcomp", "conj") and grammar.keys[grammar.first[at]] not in ASKING:
        return Kind.SAID if key in ("", "that") and at > head else None
    if relation == "advcl" and key in ("after", "while", "because", "since"):
        return Kind.BESIDE
    return None


def relative_pronoun(grammar: Grammar, at: int) -> int | None:
    """The relative pronoun at the head of a clause: "which", the "whom" of "two of whom"."""
    reach = range(grammar.first[at], min(grammar.first[at] + RELATIVE_REACH, at + 1))
    return next((each for each in reach if grammar.tokens[each].tag in RELATIVES), None)


def _nonfinite(grammar: Grammar, at: int) -> bool:
    """Whether a word is a verb without tense."""
    return grammar.tokens[at].tag in HELPED and not grammar.finite(at)


def _past(grammar: Grammar, at: int) -> bool:
    """Whether a clause tells of the past."""
    helpers = (each for each in grammar.tree.children[at] if grammar.relations[each] in ("aux", "cop"))
    return any(grammar.tokens[each].tag == "VBD" for each in (at, *helpers))


def only_says(grammar: Grammar, at: int) -> bool:
    """Whether a clause put beside another only says who says it, though it is no quote's: ", state radio reported"."""
    says = base_form(grammar.keys[at], grammar.tokens[at].lemma) in lexicon("quote_verbs")
    return says and grammar.tree.child(at, COMPLEMENTS) is None


def governor(grammar: Grammar, at: int) -> int:
    """The noun that a relative clause tells more of; also of one joined to another."""
    head = grammar.tokens[at].head
    return grammar.tokens[head].head if grammar.relations[at] == "conj" else head


def _joined(grammar: Grammar, at: int, known: Mapping[int, Kind]) -> bool:
    """Whether a word joined to a predicate tells something else of the same subject or of one of its own."""
    tokens = grammar.tokens
    head = tokens[at].head
    if known.get(head) is Kind.APPOSITION or not grammar.predicate(at):
        return False
    # "no longer needed to test rockets and would close the site": what is finite goes with the verb above.
    if head not in known and not (_nonfinite(grammar, head) and grammar.finite(at)):
        return False
    mark = grammar.lead(at, "mark")
    if mark is not None and grammar.keys[mark] != "that" and grammar.keys[mark] not in BESIDE:
        return False
    if grammar.own_subject(at) is not None:
        return True
    cc = grammar.lead(at, "cc")
    if cc is not None and grammar.keys[cc] in ALTERNATIVE:
        return False
    if not any(grammar.words[each] for each in range(head + 1, grammar.first[at])):
        # "arrested and charged four men": what is behind both belongs to both.
        return False
    tag = tokens[at].tag
    return grammar.finite(at) or tag not in HELPED or tag == tokens[head].tag


def _relative(grammar: Grammar, at: int) -> bool:
    """Whether a clause after a comma begins with a relative pronoun and tells more of a noun."""
    if grammar.relations[at] not in LOOSE or not grammar.predicate(at):
        return False
    return grammar.tokens[grammar.tokens[at].head].pos in NOUNS and relative_pronoun(grammar, at) is not None


def contact(grammar: Grammar, at: int) -> int | None:
    """The clause right behind a noun that has a subject of its own: "a claim the company denies"."""
    for each in grammar.tree.children[at]:
        subject = grammar.own_subject(each) if each > at and grammar.relations[each] == "acl" else None
        if subject is not None and grammar.tokens[subject].tag not in RELATIVES and grammar.first[each] <= at + 2:
            return each if not grammar.set_off(each) else None
    return None


def _apposition(grammar: Grammar, at: int) -> Kind | None:
    """A noun after a comma with such a clause, or one that takes up a clause: "a move criticised by"."""
    tokens = grammar.tokens
    joined = grammar.lead(at, "cc", "case") is not None
    opens = grammar.first[at] == at or tokens[grammar.first[at]].pos in ("DET", "ADJ", "NUM")
    if tokens[at].head > at or joined or not opens:
        return None
    dates = grammar.keys[at] in DATING
    taken_up = noun_base(grammar.keys[at], tokens[at].lemma) in lexicon("claim_clause_nouns")
    if (contact(grammar, at) is not None and not dates) or (taken_up and participle_of(grammar, at) is not None):
        return Kind.APPOSITION
    return None


def participle_of(grammar: Grammar, at: int) -> int | None:
    """The participle that hangs on a noun: "both sides calling the talks hard"."""
    for each in grammar.tree.children[at]:
        if each > at and grammar.relations[each] == "acl" and grammar.tokens[each].tag in ("VBG", "VBN"):
            return each
    return None


def _absolute_noun(grammar: Grammar, at: int) -> Kind | None:
    """A noun after ", with" that a participle tells something of."""
    case = grammar.lead(at, "case")
    if case is None or grammar.keys[case] != "with" or grammar.first[at] != case:
        return None
    return Kind.ABSOLUTE if participle_of(grammar, at) is not None else None


def _adverbial(grammar: Grammar, at: int) -> Kind | None:
    """A clause that hangs on another and states a fact of its own."""
    token = grammar.tokens[at]
    after, off = at > token.head, grammar.set_off(at)
    mark = grammar.lead(at, "mark")
    subject = grammar.own_subject(at)
    if subject is None:
        bare = mark is None and grammar.tree.child(at, frozenset({"aux", "case"})) is None
        begins = at - grammar.first[at] <= 1
        if token.tag == "VBG" and bare and after and off and begins:
            return None if grammar.keys[at] in lexicon("claim_additions") else Kind.PARTICIPLE
        return None
    key = grammar.keys[mark] if mark is not None else ""
    fronted = not after and grammar.closed(at)
    if key == "with" and (off or fronted):
        return Kind.ABSOLUTE
    if not grammar.finite(at):
        return None
    return _beside(grammar, at, mark, off and after, fronted)


def _beside(grammar: Grammar, at: int, mark: int | None, trailing: bool, fronted: bool) -> Kind | None:
    """A clause with subject and tense, by the word that brings it in."""
    first = grammar.first[at]
    key = grammar.keys[mark] if mark is not None else grammar.keys[first] if grammar.keys[first] == "when" else ""
    if not key:
        return Kind.JOINED if trailing and grammar.keys[first - 1] in APART else None
    if key in BESIDE:
        return Kind.BESIDE
    if any(grammar.tokens[each].tag == "MD" for each in grammar.tree.children[grammar.tokens[at].head]):
        # "after the count is over they will ..." says when, not what was.
        return None
    if key == "when" and not _past(grammar, at):
        return None
    if key in NARRATING:
        return Kind.BESIDE if trailing or (fronted and key in ("while", "as")) else None
    # "Two days after the vote" only dates what it hangs on.
    dates = first != mark or (first > 0 and grammar.keys[first - 1] in DATING)
    return Kind.BESIDE if key == "after" and not dates else None

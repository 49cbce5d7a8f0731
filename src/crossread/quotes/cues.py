"""Cues: the verbs, nouns and adjectives of a sentence that put words in a mouth, each with whose mouth it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.language.classes import NEGATIONS, is_source
from crossread.language.lexicon import lexicon
from crossread.quotes.parts import OUTSIDE, Part
from crossread.quotes.verbs import NAMING, Frame, frames, light_forms, quote_forms, quote_nouns

DENYING = frozenset(
    {"deny", "doubt", "dispute", "reject", "oppose", "refuse", "rule", "like", "want", "believe", "think"}
)
"""Verbs whose negation says something all the same: "did not deny that", "does not think that"."""
OPEN = frozenset({"would", "could", "might", "may", "should", "must", "can", "will", "'d", "'ll"})
"""Auxiliaries that leave open whether anybody says it."""
IF = frozenset({"if", "unless", "whether"})
HAPPENED = frozenset(
    """continue go begin start proceed come choose seem appear manage dare use happen try attempt rise return hurry
    rush""".split()
)
"""Verbs before "to say" that tell that it was said."""
NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
MADE = frozenset({"make", "makes", "made", "making"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
OPENS = NOMINAL | {"DET", "ADJ", "NUM"}
"""What a noun phrase begins with."""
LONGEST = 12
"""Nouns walked up through from the end of a noun phrase to its head."""
MANY = frozenset({"many", "most", "more", "few", "several", "others", "other", "some"})
OWNERS = frozenset({"nmod:poss"})
AUTHORS = frozenset({"by", "from", "of", "among"})
"""Prepositions before who holds a view: "a claim by", "a warning from"."""
MEASURES = frozenset(
    """plan plans schedule timetable age size rank law rule rules tradition custom season weight type colour color taste
    order criteria standard standards principle principles calendar protocol""".split()
)
"""Nouns after "according to" by which things are done, not said."""
VIEWS = frozenset(
    """view views opinion opinions word words estimation judgment judgments judgement judgements telling eye
    eyes""".split()
)
"""Nouns in "in her view", "in the words of"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports, and who says."""

    part: Part
    at: int
    """The verb, the noun, or the head of what follows "according to"."""
    base: str
    frame: Frame
    first: int
    """First and last token of its words."""
    last: int
    speaker: int | None
    """Head of who says, in the same sentence; None where nobody is named."""
    rule: str
    follows: bool = False
    """Whether it goes on for the speaker of the cue before it."""


def find_cues(part: Part) -> list[Cue]:
    """The cues of a sentence, in order."""
    found: list[Cue] = []
    for at, token in enumerate(part.tokens):
        if token.pos == "VERB":
            found.extend(_verb(part, at))
        elif token.pos == "NOUN":
            found.extend(_noun(part, at))
        elif token.pos == "ADJ":
            found.extend(_adjective(part, at))
        if token.pos in NOMINAL:
            found.extend(_according(part, at))
    carrying = {cue.first for cue in found if cue.rule == "verb and noun"}
    kept = [cue for cue in found if cue.rule == "verb and noun" or cue.at not in carrying]
    return sorted(kept, key=lambda cue: (cue.first, cue.last))


# ---- verbs -------------------------------------------------------------------------------------------------------


def _verb(part: Part, at: int) -> Iterator[Cue]:
    form = quote_forms().get(part.key(at))
    if form is None and part.key(at) in ("put", "puts") and _as(part, at):
        yield Cue(part, at, "put", Frame(clause=True), at, at, _ending(part, at), "verb")
        return
    if form is None or _unsaid(part, at, form.base) or (form.base == "know" and at > 0 and part.key(at - 1) == "you"):
        # "you know" is a turn of speech.
        return
    tree, token = part.tree, part.tokens[at]
    passive = tree.child(at, frozenset({"aux:pass"})) is not None
    relation = token.relation.partition(":")[0]
    if passive or (relation in ("acl", "amod") and token.tag == "VBN"):
        speaker, rule = tree.child(at, frozenset({"obl:agent"})), "passive"
        speaker = speaker if speaker is not None and _case(part, speaker) == "by" else None
    else:
        speaker, rule = _speaker(part, at), "verb"
        if speaker is None or speaker == at or part.inside[speaker] != part.inside[at]:
            speaker = _beside(part, at)
    if speaker is not None and not _speaks(part, speaker, at):
        speaker = None
    particle = tree.child(at, frozenset({"compound:prt"}))
    last = particle if particle is not None and particle == at + 1 else at
    yield Cue(part, at, form.base, frames()[form.base], at, last, speaker, rule)


def _speaks(part: Part, speaker: int, at: int) -> bool:
    """Whether a noun phrase can be who says: a noun on the same side of the marks, and not "nobody"."""
    described = any(part.tokens[child].relation == "det" for child in part.tree.children[speaker])
    pos = part.tokens[speaker].pos
    nominal = pos in (*NOMINAL, "NUM", "DET") or (pos == "ADJ" and (described or part.key(speaker) in MANY))
    return nominal and part.key(speaker) not in NOBODY and part.inside[speaker] == part.inside[at]


def _as(part: Part, at: int) -> bool:
    """Whether a verb stands in "as X put it"."""
    return any(part.key(child) == "as" for child in part.tree.children[at])


def _speaker(part: Part, at: int) -> int | None:
    """Who says; of "criticised Roe for saying" it is Roe, of "told Roe to say" too."""
    tree, token = part.tree, part.tokens[at]
    if token.tag == "VBG" and part.key(token.head) in ("quoted", "cited"):
        return tree.child(token.head, frozenset({"nsubj:pass", "nsubj", "obj"}))
    if token.relation == "advcl" and token.tag == "VBG":
        owner = tree.child(token.head, frozenset({"obj"}))
        mark = tree.child(at, frozenset({"mark"}))
        if owner is not None and mark is not None and part.key(mark) in ("for", "of", "from"):
            return owner
    if token.relation == "acl" and token.tag == "VBG" and at > 0 and part.key(at - 1) == ",":
        # "expressed regret, saying that": hung on the object, but it is the subject who says.
        return next((found for up in tree.up(token.head) if (found := tree.subject(up)) is not None), None)
    return tree.subject(at)


def _beside(part: Part, at: int) -> int | None:
    """The noun phrase right behind a verb that begins a tag, or right before a verb, where the tree has no subject."""
    token = part.tokens[at]
    if token.tag in ("VBG", "VBN") or (token.tag == "VB" and _to(part, at)):
        return None
    if at > 0 and not part.word(at - 1) and at + 1 < len(part.tokens) and part.tokens[at + 1].pos in OPENS:
        head = at + 1
        for _ in range(LONGEST):
            up = part.tokens[head].head
            if up <= at or up > at + LONGEST or part.tokens[up].pos not in NOMINAL or up == head:
                break
            head = up
        if part.tokens[head].pos in NOMINAL and part.inside[head] == part.inside[at]:
            return head
    return _ending(part, at)


def _ending(part: Part, at: int) -> int | None:
    """The head of the noun phrase that ends before a verb, past auxiliaries, adverbs and a comma."""
    last = at - 1
    while last >= 0 and (part.tokens[last].relation in ("aux", "advmod") or part.key(last) == ","):
        last -= 1
    if last < 0 or part.tokens[last].tag[:2] not in ("NN", "PR", "CD", "JJ") or part.inside[last] != part.inside[at]:
        return None
    begins = part.tokens[0].relation == "mark"
    for _ in range(LONGEST):
        head = part.tokens[last].head
        opened = next(at for at in part.below(last) if part.word(at))
        beside = begins and opened > 0 and part.key(opened - 1) == "," and part.tokens[last].relation == "appos"
        if beside and (part.tokens[last].pos != "PROPN" or part.tokens[head].pos == "PROPN"):
            break
        if head == last or head > at or part.tokens[head].pos not in NOMINAL or part.inside[head] != part.inside[at]:
            break
        last = head
    return None if _case(part, last) else last


def _unsaid(part: Part, at: int, base: str) -> bool:
    """Whether a verb is denied, left open, or only wished for, so that nothing is said."""
    tree = part.tree
    frame = frames().get(base)
    stance = frame is not None and (frame.attitude or (frame.matter and not frame.clause))
    for child in tree.children[at]:
        token, key = part.tokens[child], part.key(child)
        if token.relation == "advmod" and key in NEGATIONS and base not in DENYING and not stance:
            return True
        if token.relation == "aux" and key in OPEN and not stance and not _only(part, at):
            return True
        if token.relation == "mark" and key in IF:
            return True
        if token.relation.startswith("nsubj") and any(part.key(under) == "no" for under in tree.children[child]):
            return True
    token = part.tokens[at]
    if token.relation == "xcomp" and token.tag == "VB" and _to(part, at):
        governor = quote_forms().get(part.key(token.head))
        lemma = governor.base if governor is not None else part.tokens[token.head].lemma
        return lemma not in HAPPENED or _unsaid(part, token.head, lemma)
    if token.relation == "conj" and token.tag == part.tokens[token.head].tag and token.tag == "VB":
        return _unsaid(part, token.head, base)
    return token.tag == "VB" and token.relation in ("acl", "ccomp", "csubj") and _to(part, at)


def _only(part: Part, at: int) -> bool:
    """Whether it is "would say only that", which tells that it was said."""
    return any(part.key(near) == "only" for near in (at - 1, at + 1) if 0 <= near < len(part.tokens))


def _to(part: Part, at: int) -> bool:
    mark = part.tree.child(at, frozenset({"mark"}))
    return mark is not None and part.key(mark) == "to"


# ---- nouns and adjectives ----------------------------------------------------------------------------------------


def _noun(part: Part, at: int) -> Iterator[Cue]:
    """ "Smith’s claim that …", "the claim by Smith that …", "issued a warning that …", "his view is that …"."""
    noun = quote_nouns().get(part.key(at))
    if noun is None:
        return
    tree, token = part.tree, part.tokens[at]
    owner = tree.child(at, OWNERS)
    if owner is None:
        owner = next((child for child in tree.children[at] if _case(part, child) in AUTHORS - {"of"} | _of(noun)), None)
    first = at
    rule = "noun"
    carried = token.relation == "obj" or (token.relation == "obl" and _case(part, at) == "to")
    if carried and part.key(token.head) in light_forms() and not _unsaid(part, token.head, ""):
        owner = owner if owner is not None and _case(part, owner) else tree.subject(token.head)
        first, rule = token.head, "verb and noun"
    if owner is None or part.inside[owner] != part.inside[at] or first > at:
        return
    yield Cue(part, at, noun, Frame(clause=True), first, at, owner, rule)


def _of(noun: str) -> frozenset[str]:
    return frozenset({"of"}) if noun in ("view", "opinion", "position") else frozenset()


def _case(part: Part, at: int) -> str:
    """The preposition before a noun phrase."""
    if part.tokens[at].relation.partition(":")[0] not in ("nmod", "obl"):
        return ""
    case = part.tree.child(at, frozenset({"case"}))
    return part.key(case) if case is not None else ""


def _adjective(part: Part, at: int) -> Iterator[Cue]:
    """ "was confident that", "is opposed to"."""
    if part.key(at) not in lexicon("quote_adjectives"):
        return
    token = part.tokens[at]
    if token.relation == "xcomp" and part.key(token.head) in MADE and part.key(at) in ("clear", "known", "plain"):
        speaker = part.tree.subject(token.head)
        yield Cue(part, at, part.key(at), Frame(clause=True), token.head, at, speaker, "adjective")
        return
    copula = part.tree.child(at, frozenset({"cop"}))
    speaker = part.tree.subject(at)
    if (
        copula is None
        or speaker is None
        or part.key(speaker) in ("it", "that", "this", "what")
        or _unsaid(part, at, "")
    ):
        return
    yield Cue(
        part,
        at,
        part.key(at),
        Frame(clause=True, attitude=True),
        copula if at - 3 <= copula < at else at,
        at,
        speaker,
        "adjective",
    )


# ---- according to ------------------------------------------------------------------------------------------------


def _according(part: Part, at: int) -> Iterator[Cue]:
    """ "according to X", "in X’s view", "in the words of X"."""
    tree = part.tree
    cases = [child for child in tree.children[at] if part.tokens[child].relation == "case" and child < at]
    for case in cases:
        if part.key(case) == "according" and _source(part, at):
            last = max((below for below in part.below(case) if below < at), default=case)
            yield Cue(part, at, "according to", Frame(clause=True), case, last, at, "according to")
        elif part.key(case) == "per" and (part.tokens[at].pos == "PROPN" or is_source(part.key(at))):
            yield Cue(part, at, "per", Frame(clause=True), case, case, at, "according to")
    if part.key(at) in VIEWS and any(part.key(case) in ("in", "to") for case in cases):
        owner = tree.child(at, OWNERS)
        article = tree.child(at, frozenset({"det"}))
        owner = owner if owner is not None or article is None else tree.child(at, frozenset({"nmod"}))
        if owner is not None:
            yield Cue(part, at, part.key(at), Frame(clause=True), at, at, owner, "in the view of")


def _source(part: Part, at: int) -> bool:
    """Whether "according to" names who says: not "according to plan", "according to age"."""
    own = [child for child in part.tree.children[at] if child < at and part.tokens[child].relation != "case"]
    bare = part.tokens[at].tag == "NN" and not own and not is_source(part.key(at))
    return not bare and part.key(at) not in MEASURES


def third_party(cue: Cue) -> bool:
    """Whether a cue in somebody's words makes a chain: "Roe told reporters that the minister had said …"."""
    frame = cue.frame
    says = frame.clause or "as" in frame.joiners or cue.base in NAMING
    told = cue.rule in ("verb", "according to") and not frame.attitude and says
    return told and cue.speaker is not None and cue.part.tokens[cue.speaker].pos in ("NOUN", "PROPN")


def goes_on(cue: Cue, outer: Cue) -> bool:
    """Whether a cue within what another reports is the same speaker's next: ", noting that", "and added that"."""
    part, token = cue.part, cue.part.tokens[cue.at]
    if {cue.rule, outer.rule} != {"verb"} or cue.at <= outer.at or part.inside[cue.at] != part.inside[outer.at]:
        return False
    if token.relation in ("advcl", "acl") and token.tag == "VBG":
        # ", a claim Roe rejected, saying": it goes on for Roe, who has a verb of saying of his own.
        subject = part.tree.child(token.head, frozenset({"nsubj"}))
        own = token.head != outer.at and part.key(token.head) in quote_forms() and subject is not None
        return not own and cue.first > 0 and part.key(cue.first - 1) == ","
    before = next((at for at in range(cue.at - 1, -1, -1) if part.tokens[at].relation != "advmod"), 0)
    same = token.tag in ("VBD", "VBZ") and token.tag == part.tokens[outer.at].tag
    named = part.tree.child(cue.at, frozenset({"nsubj"}))
    return same and named is None and token.relation == "conj" and part.key(before) in ("and", "but")


def outside(cue: Cue) -> bool:
    """Whether a cue stands outside all quotation marks."""
    return cue.part.inside[cue.at] == OUTSIDE

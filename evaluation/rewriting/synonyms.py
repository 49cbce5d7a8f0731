"""Words and phrases replaced by others that mean the same, in the form that their place asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from crossread.language.words import words
from evaluation.rewriting.edits import Edit
from evaluation.rewriting.forms import bases, is_plural, listed, plural, verb
from evaluation.rewriting.grammar import Read, Tree

Others = Mapping[str, tuple[str, ...]]
PARTICLES = frozenset("out up down off over away back apart aside for".split())
MASS = frozenset(
    "assistance help aid support evidence proof information news damage harm violence bloodshed unrest disorder "
    "turmoil money cash spending expenditure advice guidance equipment gear progress headway growth research "
    "traffic corruption graft sleaze fighting combat detention custody legislation smoke media chaos mayhem "
    "safety security protection criticism censure praise acclaim consent permission leave staff brutality "
    "misconduct malpractice wrongdoing arson sympathy hunger starvation want poverty hardship courage bravery "
    "daring destruction ruin devastation food cover clothing electricity soil bargaining stealing footage trouble "
    "harassment bullying backing relief testimony terror anger fury rage panic technology know-how tidings "
    "remains works police people lawmaking law-making earnings wares medicine therapy care surgery treatment "
    "detection scarcity sleep approval assent attendance counsel blame faith upkeep maintenance joblessness "
    "unemployment bias slaughter commerce trade business freight crude petrol energy self-rule water gossip "
    "hearsay liberty freedom confidence trust speed".split()
)
"""Nouns that take neither "a" nor a plural, or are plural already."""
DEGREES = frozenset("very extremely highly so too more most less as".split())
QUANTITIES = frozenset("several many numerous some few various most".split())
FINITE_FIRST = frozenset("have has had is are was were".split())
KINDS = (
    "verb object", "verb plain", "verb clause", "verb infinitive", "verb person infinitive", "noun", "adjective",
    "adverb", "phrase",
)  # fmt: skip


@cache
def groups(kind: str) -> Others:
    """What may stand for each listed word of a kind."""
    found: dict[str, list[str]] = {}
    here = False
    for line in listed("synonyms"):
        if line.startswith("["):
            here = line == f"[{kind}]"
        elif here:
            word, _, rest = line.partition(">")
            found.setdefault(word.strip(), []).extend(part.strip() for part in rest.split(","))
    return {word: tuple(dict.fromkeys(others)) for word, others in found.items()}


@cache
def _verb_forms() -> Mapping[tuple[str, str], str]:
    kinds = [kind for kind in KINDS if kind.startswith("verb")]
    return bases(frozenset(word.split()[0] for kind in kinds for word in groups(kind)))


@cache
def _noun_forms() -> Mapping[tuple[str, str], str]:
    found = {}
    for noun in sorted(groups("noun")):
        found[noun, "NN"] = noun
        found[plural(noun), "NNS"] = noun
    return found


@cache
def _phrases() -> Mapping[tuple[str, ...], str]:
    return {_keys(phrase): phrase for phrase in groups("phrase")}


def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(word.key for word in words(phrase))


@dataclass(frozen=True, slots=True)
class Site:
    """Tokens from one to another with what may stand there instead."""

    first: int
    last: int
    others: tuple[str, ...]


def synonyms(read: Read, chance: Random) -> Iterator[Edit]:
    """Every word and phrase outside quotations and names for which another is listed."""
    for tree in read.trees:
        taken: set[int] = set()
        for edit in _phrase_edits(read, tree, chance):
            taken |= {at for at, token in enumerate(tree.tokens) if edit.start <= token.start < edit.end}
            yield edit
        for at in range(len(tree.tokens)):
            site = _site(tree, at)
            if site is None or taken.intersection(range(site.first, site.last + 1)):
                continue
            place = tree.tokens[site.first].start, tree.tokens[site.last].end
            others = _new(site.others, read, tree.words(site.first, site.last))
            if others and read.open_to_change(*place) and not _joined(tree, site):
                taken |= set(range(site.first, site.last + 1))
                text = _cased(chance.choice(others), tree.word(site.first))
                yield Edit(*place, text, "synonym")


def _new(others: Sequence[str], read: Read, written: str) -> list[str]:
    """Those that are not what stands there; in a second pass only for words of the source that the first one left."""
    if read.avoid and written.lower().split()[0] not in read.avoid:
        return []
    found = [other for other in others if other.lower() != written.lower() and other.lower() not in read.avoid]
    return [other for other in found if not read.taken.issuperset(other.lower().split())] or found


def _joined(tree: Tree, site: Site) -> bool:
    """Whether a hyphen ties the words to a neighbour."""
    return "-" in (tree.word(site.first - 1)[-1:], tree.word(site.last + 1)[:1])


def _cased(text: str, written: str) -> str:
    return text[0].upper() + text[1:] if written[:1].isupper() else text


def _site(tree: Tree, at: int) -> Site | None:
    pos = tree.tokens[at].pos
    if pos == "VERB":
        return _verb_site(tree, at)
    if pos == "NOUN":
        return _noun_site(tree, at)
    if pos == "ADJ":
        return _adjective_site(tree, at)
    return _adverb_site(tree, at) if pos == "ADV" else None


# ---- verbs ---------------------------------------------------------------------------------------------------


def _verb_site(tree: Tree, at: int) -> Site | None:
    tag, key = tree.tokens[at].tag, tree.key(at)
    other_tag = {"VBD": "VBN", "VBN": "VBD"}.get(tag, tag)
    base = _verb_forms().get((key, tag)) or _verb_forms().get((key, other_tag))
    if base is None or tree.tokens[at].relation in ("amod", "case", "compound"):
        return None
    particles = tree.of(at, "compound:prt")
    longer = f"{base} {tree.key(at + 1)}"
    for kind in ("verb object", "verb plain", "verb clause"):
        if longer in groups(kind) and (kind != "verb plain" or not tree.of(at, "obj")):
            last = at + 1
            return _bent(tree, at, last, groups(kind)[longer])
    kind = _kind(tree, at)
    if particles or base not in groups(kind):
        return None
    return _bent(tree, at, at, groups(kind)[base])


def _kind(tree: Tree, at: int) -> str:
    """Which list the verb's place asks for, by what hangs on it."""
    passive = bool(tree.of(at, "nsubj:pass", "aux:pass")) or _reduced(tree, at)
    things = bool(tree.of(at, "obj", "iobj"))
    if tree.of(at, "xcomp"):
        return "verb person infinitive" if things or passive else "verb infinitive"
    if tree.of(at, "ccomp") or (tree.of(at, "parataxis") and not things):
        return "verb clause"
    relative = tree.tokens[at].relation == "acl:relcl" and not tree.of(at, "obl") and len(tree.of(at, "nsubj")) == 1
    if relative and tree.tokens[tree.of(at, "nsubj")[0]].tag not in ("WP", "WDT"):
        return "verb object"
    return "verb object" if things or passive else "verb plain"


def _reduced(tree: Tree, at: int) -> bool:
    """Whether a verb is the participle of a clause without a finite verb: "a boat built in 1998"."""
    return tree.tokens[at].relation == "acl" and tree.tokens[at].tag in ("VBN", "VBD")


def _bent(tree: Tree, at: int, last: int, others: Sequence[str]) -> Site | None:
    """The verbs in the form that stands there, without those that do not fit the place."""
    tag = tree.tokens[at].tag
    helpers = [tree.key(one) for one in tree.of(at, "aux", "aux:pass")]
    passive = (
        (tag == "VBN" and not {"has", "have", "had", "'ve"} & set(helpers))
        or bool(tree.of(at, "aux:pass"))
        or _reduced(tree, at)
    )
    things = tree.of(at, "obj")
    light = bool(things) and tree.tokens[things[0]].pos == "PRON" and tree.tokens[things[0]].tag == "PRP"
    found = []
    for other in others:
        parts = other.split()
        if passive and (len(parts) > 2 or (len(parts) == 2 and parts[1] not in PARTICLES)):
            continue
        if (light or not things) and len(parts) == 2 and tree.word(last + 1) not in (".", ",") and light:
            continue
        if len(parts) > 1 and any(one > at for one in tree.of(at, "nsubj")):
            continue
        if parts[0] == "be" and (passive or helpers):
            continue
        found.append(_agreeing(tree, at, other, tag, passive))
    return Site(at, last, tuple(found))


def _agreeing(tree: Tree, at: int, other: str, tag: str, passive: bool) -> str:
    form = verb(other, "VBN" if passive else tag)
    if form.startswith("are ") and any(tree.key(one) == "i" for one in tree.of(at, "nsubj")):
        return form.replace("are", "am", 1)
    if not other.startswith("be ") or tag != "VBD":
        return form
    head = tree.tokens[at].head if tree.tokens[at].relation == "conj" else at
    subjects = tree.of(at, "nsubj") or tree.of(head, "nsubj")
    return form.replace("was ", "were ", 1) if subjects and tree.is_plural(subjects[0]) else form


# ---- nouns ---------------------------------------------------------------------------------------------------


def _noun_site(tree: Tree, at: int) -> Site | None:
    token = tree.tokens[at]
    two = f"{tree.key(at - 1)} {tree.key(at)}" if at else ""
    base = _noun_forms().get((two, token.tag))
    first = at - 1 if base else at
    base = base or _noun_forms().get((tree.key(at), token.tag))
    if base is None or (token.relation == "compound" and tree.tokens[token.head].pos == "PROPN"):
        return None
    modifier = token.relation == "compound" or tree.tokens[token.head].head == at
    modified = any(child < first for child in tree.of(at, "compound")) or (at > 0 and tree.word(at - 1) == "-")
    left = any(child < first for child in tree.children[at])
    right = any(child > at for child in tree.of(at, "nmod", "acl", "appos")) or tree.key(at + 1) in ("'s", "'", "of")
    single = any(tree.key(child) in ("a", "an", "one", "another", "each", "every") for child in tree.children[at])
    many = token.tag == "NNS"
    counted = single or bool(tree.of(at, "nummod"))
    found = []
    for other in groups("noun")[base]:
        heavy = " " in other
        if (modifier or modified) and heavy:
            continue
        if other.startswith(("the ", "an ", "a ")) and (left or many):
            continue
        if "~" in other and (right or modifier):
            continue
        bare = other.replace("~", "").split()[-1]
        if (bare in MASS and (counted or many)) or (is_plural(bare) and not many) or (modifier and many):
            continue
        found.append(_plural_of(other) if many else other.replace("~", ""))
    return Site(first, at, tuple(found))


def _plural_of(noun: str) -> str:
    if "~" in noun:
        head, _, rest = noun.partition("~")
        return plural(head) + rest
    *before, last = noun.split(" ")
    return " ".join([*before, plural(last)])


# ---- adjectives and adverbs ----------------------------------------------------------------------------------


def _adjective_site(tree: Tree, at: int) -> Site | None:
    token, key = tree.tokens[at], tree.key(at)
    others = groups("adjective").get(key)
    graded = any(tree.key(child) in DEGREES for child in tree.children[at])
    if (
        others is None
        or token.tag != "JJ"
        or "as" in (tree.key(at - 1), tree.key(at + 1))
        or tree.of(at, "obl", "ccomp", "xcomp", "advcl", "csubj")
    ):
        return None
    before_noun = token.relation == "amod"
    nominal = tree.tokens[token.head].pos == "NOUN" or not before_noun
    free = key in QUANTITIES
    fit = [
        other
        for other in others
        if " " not in other
        or (free and before_noun and not any(child < at for child in tree.children[token.head]))
        or (not graded and (not before_noun or other.split()[0] in ("very", "most")) and not free)
    ]
    return Site(at, at, tuple(fit)) if nominal else None


def _adverb_site(tree: Tree, at: int) -> Site | None:
    others = groups("adverb").get(tree.key(at))
    token = tree.tokens[at]
    if others is None or token.relation not in ("advmod",) or tree.children[at] or tree.key(at - 1) in ("not", "n't"):
        return None
    number = tree.tokens[token.head].pos == "NUM"
    at_edge = at == 0 or tree.tokens[at + 1].pos == "PUNCT" if at + 1 < len(tree.tokens) else True
    if number and tree.key(at) not in (
        "about",
        "around",
        "approximately",
        "roughly",
        "almost",
        "nearly",
        "only",
        "just",
    ):
        return None
    if not number and tree.key(at) in ("about", "around"):
        return None
    return Site(at, at, tuple(other for other in others if " " not in other or at_edge or number))


# ---- phrases -------------------------------------------------------------------------------------------------


def _phrase_edits(read: Read, tree: Tree, chance: Random) -> Iterator[Edit]:
    written = tree.sentence.words
    keys = [word.key for word in written]
    at = 0
    while at < len(keys):
        step = 1
        for length in range(min(6, len(keys) - at), 0, -1):
            phrase = _phrases().get(tuple(keys[at : at + length]))
            start, end = written[at].start, written[at + length - 1].end
            if phrase is None or not read.open_to_change(start, end) or not _phrase_fits(tree, phrase, start, end):
                continue
            others = _new(groups("phrase")[phrase], read, read.text[start:end])
            if others:
                yield Edit(start, end, _cased(chance.choice(others), written[at].text), "phrase")
                step = length
                break
        at += step


def _phrase_fits(tree: Tree, phrase: str, start: int, end: int) -> bool:
    """Whether the grammar of the place is what the phrase is listed for."""
    inside = [at for at, token in enumerate(tree.tokens) if start <= token.start and token.end <= end]
    if not inside:
        return False
    first, last = tree.tokens[inside[0]], tree.tokens[inside[-1]]
    if " " not in phrase and len(inside) == 1 and first.pos in ("NOUN", "VERB", "ADJ", "PROPN", "INTJ"):
        return False
    if last.relation in ("compound", "amod") and last.head > inside[-1] and last.pos != "DET":
        return False
    ends = phrase.endswith(("of", "across", "over"))
    if ends and tree.key(inside[0] - 1) in ("all", "of", "tens", "both"):
        return False
    if phrase.split(maxsplit=1)[0] in FINITE_FIRST and first.tag == "VB":
        return False
    after = inside[-1] + 1
    if phrase in ("due to", "owing to") and after < len(tree.tokens) and tree.tokens[after].tag == "VB":
        return False
    if (
        phrase.startswith("a ")
        and phrase.endswith(" of")
        and tree.key(after) in ("the", "these", "those", "his", "her", "its")
    ):
        return False
    if phrase.startswith("which ") and tree.word(inside[0] - 1) == ",":
        return False
    if phrase in ("if", "while", "though", "although", "because", "until", "unless"):
        governor = tree.tokens[first.head]
        return first.relation == "mark" and governor.relation.startswith("advcl")
    if phrase in (
        "around",
        "near",
        "outside",
        "inside",
        "across",
        "throughout",
        "behind",
        "beside",
        "against",
        "among",
    ):
        return first.relation == "case"
    if phrase in ("each", "every"):
        return first.relation == "det" and inside[-1] + 1 < len(tree.tokens)
    return True

"""Base forms of verbs: the lemma of the grammar, put right where its spelling is no word's."""

from __future__ import annotations

from functools import cache

from crossread.language.inflection import conjugate, verb_forms
from crossread.language.lexicon import lexicon
from crossread.language.quantities import singular

VOWELS = frozenset("aeiou")
SILENT = tuple(
    """ar ir ur at ut ot is os us as es iz yz ag in un id od ud ad ed il ul am im om um ap ip yp ov iv av ev ev uv lv rv
    ic uc ac oc nc rc ang eng rg dg ns ps rs ls bl tl dl pl gl kl zl fl cl u e ib ob ub ik ok ak""".split()
)
"""Ends that mostly lost an "e" before an ending: "declar(ed)", "includ(ing)"."""
SPLIT = frozenset({"ai", "ea", "ee", "ei", "oa", "oi", "oo", "ou", "ui", "au", "ie", "io", "ua"})
"""Two vowels before one consonant that mostly lost none: "remain(ed)", but for "rais(ed)", "leav(ing)"."""
SHORTEST = 3
"""Letters of the shortest base that an ending is taken off for: "die" of "died"."""


@cache
def _known() -> frozenset[str]:
    lists = ("common_words", "quote_verbs", "quote_verbs_that", "quote_verbs_marks")
    return frozenset(word for name in lists for word in lexicon(name))


@cache
def _irregular() -> dict[str, str]:
    bases = frozenset(line.split()[0] for line in lexicon("irregular_verbs"))
    found = {form: one.base for form, one in verb_forms(bases).items()}
    for line in sorted(lexicon("claim_irregular_verbs")):
        base, *forms = line.split()
        regular = conjugate(base)[0]
        found.update((form, base) for form in (*regular[:2], *forms, regular[4]) if form not in found)
    return found


@cache
def base_form(key: str, lemma: str) -> str:
    """The base of a verb's written form.

    The grammar's lemma stands where it is a known word; "collaps" of "collapsed" gives way to "collapse", which is one.
    """
    known = _known()
    lemma = lemma.lower()
    if key in _irregular():
        return _irregular()[key]
    if key == lemma or lemma in known or not key.endswith(("ed", "ing", "s")):
        return lemma
    stripped = _stripped(key)
    return next((one for one in stripped if one in known), stripped[0])


def _stripped(key: str) -> list[str]:
    """What a form may be made of, the likeliest first: "planned" of "plan", "denies" of "deny"."""
    if key.endswith(("ies", "ied")):
        return [f"{key[:-3]}y", key[:-1]]
    if key.endswith("s"):
        return [key[:-2], key[:-1]] if key.endswith(("ches", "shes", "xes", "sses", "zzes")) else [key[:-1], key[:-2]]
    bare = key[:-2] if key.endswith("ed") else key[:-3]
    if len(bare) < SHORTEST:
        return [bare, f"{bare}e"]
    if bare[-1] == bare[-2] and bare[-1] not in "lsz" and len(bare) > SHORTEST:
        return [bare[:-1], bare]
    doubled = [bare[:-1]] if bare[-1] == bare[-2] else []
    silent = bare.endswith(SILENT) and (bare[-3:-1] not in SPLIT or bare[-1] in "svczg")
    return [f"{bare}e", bare, *doubled] if silent else [bare, f"{bare}e", *doubled]


@cache
def noun_base(key: str, lemma: str) -> str:
    """The singular of a noun's written form, where the grammar takes it for a plural: "life" of "lives", not "live"."""
    lemma = lemma.lower()
    if key == lemma:
        return lemma
    if key.endswith("men") and lemma == key[:-1]:
        return f"{key[:-2]}an"
    # Where the grammar takes off an ending, the rules of plurals know better which, and whether.
    return singular(key) if key.startswith(lemma[:-1]) else lemma

"""Proper names: where they stand, which spellings are one name, and what roles the reports give.

An adjective of a country ("Norwegian") is no name; the plural for its people ("the Norwegians said") is a
variant of the country.
A capital such as "Kyiv" is a place of its own even where it stands for a government.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossread.language.lexicon import lexicon
from crossread.names.evidence import Evidence, gather, places
from crossread.names.kinds import weights
from crossread.names.linking import Group, Seen, link, spellings
from crossread.names.mentions import Mention, apart, find_known, find_mentions
from crossread.names.roles import roles_of
from crossread.parsed import Analysis
from crossread.records import Name, NameKind, Passage, Reason, Worded
from crossread.text import digest, fold, place

__all__ = ["find_names"]

LONGEST_KNOWN = 6
"""Words of the longest name looked for in headlines."""
PLACED = frozenset("in at near from to into across outside inside throughout towards toward around".split())


def find_names(analyses: Sequence[Analysis]) -> tuple[Name, ...]:
    """The names in the reports of one story, with all spellings and roles; their order does not matter."""
    by_report = {analysis.report.id: analysis for analysis in analyses}
    ordered = [by_report[report] for report in sorted(by_report)]
    evidence = gather(ordered)
    mentions = [mention for analysis in ordered for mention in find_mentions(analysis, evidence)]
    known = frozenset(mention.keys for mention in mentions)
    longest = min(LONGEST_KNOWN, max(map(len, known), default=0))
    mentions.extend(mention for analysis in ordered for mention in find_known(analysis, known, longest))
    mentions = apart(mentions)
    groups = _shown(evidence, link([_seen(by_report[mention.report], mention) for mention in mentions if mention.keys]))
    return tuple(sorted((_name(by_report, group) for group in groups), key=lambda name: (fold(name.name), name.id)))


def _shown(evidence: Evidence, groups: list[Group]) -> list[Group]:
    """Without lone ordinary words that the story also writes small and that no sign makes a name: "Game", "Council"."""
    return [group for group in groups if not (group.kind() is NameKind.OTHER and _is_ordinary(evidence, group))]


def _is_ordinary(evidence: Evidence, group: Group) -> bool:
    common = lexicon("common_words")
    return all(len(keys) == 1 and keys[0] in common for keys in group.keys) and (
        any(keys[0] in evidence.small for keys in group.keys) or len(group.seen) == 1
    )


def _seen(analysis: Analysis, mention: Mention) -> Seen:
    sentence = analysis.sentences[mention.sentence]
    before = sentence.words[mention.first - 1].key if mention.first else ""
    return Seen(mention, weights(sentence, mention), before in PLACED)


def _passage(analyses: dict[str, Analysis], mention: Mention) -> Passage:
    return analyses[mention.report].report.passage(mention.start, mention.end)


def _name(analyses: dict[str, Analysis], group: Group) -> Name:
    kind = group.kind()
    variants = [
        Worded(text, tuple(sorted((_passage(analyses, mention) for mention in mentions), key=place)))
        for text, mentions in spellings(group.seen).items()
    ]
    variants.sort(key=lambda variant: (-len({passage.report for passage in variant.passages}), variant.text))
    first = min((variant.passages[0] for variant in variants), key=place)
    texts = sorted(variant.text for variant in variants)
    return Name(
        id=f"name-{digest('name', *texts, first.report, str(first.start))}",
        kind=kind,
        name=_fullest(variants),
        variants=tuple(variants),
        roles=_roles(analyses, group) if kind is NameKind.PERSON else (),
        reasons=_reasons(analyses, group, kind),
    )


def _fullest(variants: list[Worded]) -> str:
    """The spelling of several words that most reports use; of single words if there is none."""
    tables = places()
    named = [variant for variant in variants if (fold(variant.text),) not in tables.people] or variants
    full = [variant for variant in named if len(variant.text.split()) > 1] or named

    def rank(variant: Worded) -> tuple[int, int, str]:
        return (-len({passage.report for passage in variant.passages}), -len(variant.text), variant.text)

    return min(full, key=rank).text


def _roles(analyses: dict[str, Analysis], group: Group) -> tuple[Worded, ...]:
    found: dict[str, set[Passage]] = {}
    for each in group.seen:
        for passage in roles_of(analyses[each.mention.report], each.mention):
            found.setdefault(fold(passage.text), set()).add(passage)
    rows = [tuple(sorted(passages, key=place)) for passages in found.values()]
    roles = [Worded(row[0].text, row) for row in rows]
    return tuple(sorted(roles, key=lambda role: (-len({p.report for p in role.passages}), fold(role.text))))


def _reasons(analyses: dict[str, Analysis], group: Group, kind: NameKind) -> tuple[Reason, ...]:
    reasons = [
        Reason(
            rule, f"{left.text} = {right.text}: {detail}", 1.0, (_passage(analyses, left), _passage(analyses, right))
        )
        for rule, detail, left, right in group.why
    ]
    reasons.sort(key=lambda reason: (reason.rule, reason.detail, tuple(map(place, reason.passages))))
    totals = group.weights()
    return (Reason("kind", f"{kind.value}: signs weigh {max(totals):g}", max(totals)), *reasons)

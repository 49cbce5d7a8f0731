"""Where names stand: what the trained layer marks, or runs of capitals, cut at titles, days and months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from crossread.language.lexicon import lexicon
from crossread.names.evidence import FUNCTION, Evidence, is_capital, is_styled, longest_place, places
from crossread.names.openings import after_opening
from crossread.names.runs import adjacent, key_of, run_end
from crossread.names.titles import last_title
from crossread.parsed import Analysis, Proper, Sentence, Word
from crossread.records import NameKind
from crossread.text import fold

LONGEST_WORD = 60
"""Letters: a longer word is no name but a link or a defect."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a name stands: words `first..last` (half-open) of a sentence."""

    report: str
    sentence: int
    first: int
    last: int
    start: int
    end: int
    text: str
    keys: tuple[str, ...]
    title: int | None = None
    """Word at which a title in capitals before the name begins ("Foreign Minister"), with what belongs to it."""
    marked: NameKind | None = None
    """The kind that the trained layer gives it; None where only rules found it."""


def find_mentions(analysis: Analysis, evidence: Evidence) -> list[Mention]:
    """The names in the sentences of a report, in order of place.

    Where the trained layer read a sentence, its marks come first, and rules add only names that the tables know.
    """
    found: list[Mention] = []
    for number, sentence in enumerate(analysis.sentences):
        ruled = [] if is_styled(sentence) else list(_in_sentence(analysis, number, sentence, evidence))
        marked = list(_marked(analysis, number, sentence, evidence))
        found.extend(_together(sentence, marked, ruled, evidence) if sentence.tokens else ruled)
    return apart(found)


def _together(
    sentence: Sentence, marked: Sequence[Mention], ruled: Sequence[Mention], evidence: Evidence
) -> Iterator[Mention]:
    """The marked names with the titles that rules see before them, and the names that only rules see for sure."""
    titles = {(mention.start, mention.end): mention.title for mention in ruled}
    for mention in marked:
        kind = NameKind.OTHER if _is_joined(mention, evidence) else mention.marked
        yield replace(mention, title=mention.title or titles.get((mention.start, mention.end)), marked=kind)
    for mention in ruled:
        free = all(mention.end <= proper.start or mention.start >= proper.end for proper in sentence.proper)
        if (free and _is_known(mention)) or _is_joined(mention, evidence) or _is_body(mention, marked):
            yield mention


def _is_body(mention: Mention, marked: Sequence[Mention]) -> bool:
    """Whether a name that ends in a word for a body holds marked bodies: "Dredgers' Union"."""
    inside = [one for one in marked if mention.start <= one.start and one.end <= mention.end]
    return (
        mention.keys[-1] in lexicon("organisation_words")
        and bool(inside)
        and all(one.marked is NameKind.ORGANISATION for one in inside)
    )


def apart(mentions: Iterable[Mention]) -> list[Mention]:
    """In order of place, of those that overlap the longest one, and of equal ones the marked one."""
    found: list[Mention] = []
    ordered = sorted(mentions, key=lambda one: (one.report, one.start, -one.end, one.marked is None, one.title is None))
    for mention in ordered:
        last = found[-1] if found and found[-1].report == mention.report else None
        if last is None or mention.start >= last.end:
            found.append(mention)
        elif mention.end - mention.start > last.end - last.start:
            found[-1] = mention
    return found


def _is_joined(mention: Mention, evidence: Evidence) -> bool:
    """Whether the story says again and again that what stands around "of" is one name: "Pride of Orle"."""
    keys = mention.keys
    return any(keys[at] == "of" and (keys[at - 1], keys[at + 1]) in evidence.joined for at in range(1, len(keys) - 1))


def _is_known(mention: Mention) -> bool:
    """Whether a name that rules found is one for sure: a place or a body of the tables, or a title stands before it."""
    return (
        mention.title is not None
        or places().knows(mention.keys)
        or mention.keys in places().people
        or " ".join(mention.keys) in lexicon("organisations")
    )


def _marked(analysis: Analysis, number: int, sentence: Sentence, evidence: Evidence) -> Iterator[Mention]:
    """The names that the trained layer marks, without titles and adjectives."""
    for proper in sentence.proper:
        inside = [
            index for index, word in enumerate(sentence.words) if word.start < proper.end and word.end > proper.start
        ]
        first, last = inside[0], inside[-1] + 1
        words = sentence.words
        if words[first].start == proper.start and words[last - 1].end == proper.end:
            for left, right in _coordinated(words, first, last, proper.kind):
                for mention in _pieces(analysis, number, left, right, evidence):
                    yield replace(mention, marked=proper.kind)
        else:
            yield from _inside_word(analysis, number, first, last, proper)


def _coordinated(words: tuple[Word, ...], first: int, last: int, kind: NameKind) -> Iterator[tuple[int, int]]:
    """The two of "Orle and Vendell": persons and places have no "and" inside, but for what the tables know."""
    if kind in (NameKind.PERSON, NameKind.PLACE) and not _is_place(words, first, last):
        for index in range(first + 1, last - 1):
            if words[index].key == "and":
                yield first, index
                first = index + 1
    yield first, last


def _inside_word(analysis: Analysis, number: int, first: int, last: int, proper: Proper) -> Iterator[Mention]:
    """A name that is part of a word with hyphens: "Orle" in "Orle-based"."""
    text = analysis.report.text[proper.start : proper.end]
    keys = tuple(fold(text).replace(".", "").replace("'", "").split())
    if keys and keys not in places().adjective:
        yield Mention(analysis.report.id, number, first, last, proper.start, proper.end, text, keys, marked=proper.kind)


def find_known(analysis: Analysis, known: frozenset[tuple[str, ...]], longest: int) -> list[Mention]:
    """The names in headlines and lines of capitals: only such as other sentences or the tables know."""
    found = []
    tables = places()
    for number, sentence in enumerate(analysis.sentences):
        if not is_styled(sentence):
            continue
        index = 0
        words = sentence.words
        while index < len(words):
            for last in range(min(len(words), index + max(longest, longest_place())), index, -1):
                keys = tuple(key_of(word) for word in words[index:last])
                if is_capital(words[index]) and (keys in known or tables.knows(keys)) and all(keys):
                    found.append(_mention(analysis, number, index, last))
                    index = last - 1
                    break
            else:
                found.extend(_hyphenated(analysis, number, index))
                if _is_full_name(words, index):
                    found.append(_mention(analysis, number, index, index + 2))
                    index += 1
            index += 1
    return found


def _is_full_name(words: tuple[Word, ...], index: int) -> bool:
    """A given name and a capital that is no ordinary word: a full name even in a headline."""
    if index + 1 >= len(words) or not adjacent(words[index], words[index + 1]):
        return False
    following = words[index + 1]
    return (
        words[index].key in lexicon("given_names")
        and is_capital(following)
        and len(following.key) > 2
        and not (following.key in lexicon("common_words") or following.key in FUNCTION or following.key in LONE)
    )


def _mention(analysis: Analysis, sentence: int, first: int, last: int, title: int | None = None) -> Mention:
    words = analysis.sentences[sentence].words
    start, end = words[first].start, words[last - 1].end
    keys = tuple(key for word in words[first:last] if (key := key_of(word)))
    return Mention(analysis.report.id, sentence, first, last, start, end, analysis.report.text[start:end], keys, title)


def _in_sentence(analysis: Analysis, number: int, sentence: Sentence, evidence: Evidence) -> Iterator[Mention]:
    words = sentence.words
    index = 0
    while index < len(words):
        if not is_capital(words[index]) or len(words[index].text) > LONGEST_WORD or not words[index].text[0].isalpha():
            index += 1
            continue
        last = run_end(sentence, index, evidence)
        if last == index + 1:
            parts = list(_hyphenated(analysis, number, index))
            if parts or _is_adjective(words[index]):
                yield from parts
                index = last
                continue
        first = after_opening(sentence, index, last, evidence)
        yield from _pieces(analysis, number, first, last, evidence)
        index = last


def _hyphenated(analysis: Analysis, number: int, index: int) -> Iterator[Mention]:
    """Places inside a word with hyphens: both of "Norway-Sweden", the first of "US-backed"."""
    word = analysis.sentences[number].words[index]
    tables = places()
    parts = word.text.replace("‑", "-").replace("‐", "-").split("-")
    if len(parts) == 1:
        return
    start = word.start
    for part in parts:
        keys = (part.casefold().replace(".", ""),)
        if part[:1].isupper() and tables.knows(keys):
            end = start + len(part)
            yield Mention(
                analysis.report.id, number, index, index + 1, start, end, analysis.report.text[start:end], keys
            )
        start += len(part) + 1


def _is_adjective(word: Word) -> bool:
    """Whether a word with a hyphen only says whose: "Orlean-held"."""
    parts = word.text.replace("‑", "-").replace("‐", "-").split("-")
    return len(parts) > 1 and (parts[0].casefold(),) in places().adjective


def _pieces(analysis: Analysis, number: int, first: int, last: int, evidence: Evidence) -> Iterator[Mention]:
    """The names in a run of capitals, once days, months, titles and adjectives of countries are cut away."""
    words = analysis.sentences[number].words
    for left, right in _without_dates(words, first, last):
        while right - left > 1 and words[left].key in ("the", "a", "an") and not _is_place(words, left, right):
            left += 1
        if right - left > 2 and all(word.text.isupper() for word in words[left:right]):
            # A line shouted inside a sentence shows nothing by its capitals.
            continue
        while left < right and (
            words[left].text in ".&" or (words[left].key in lexicon("name_particles") and not is_capital(words[left]))
        ):
            left += 1
        if left < right:
            yield from _titled(analysis, number, left, right)


def _is_place(words: tuple[Word, ...], first: int, last: int) -> bool:
    return places().knows(tuple(key_of(word) for word in words[first:last]))


def _without_dates(words: tuple[Word, ...], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Parts of a run between names of days and months; "May" after a given name stays."""
    calendar = {line.split()[0] for name in ("months", "weekdays") for line in lexicon(name)} | {
        "i",
        "im",
        "ive",
        "ill",
    }
    left = first
    for index in range(first, last):
        key = key_of(words[index])
        if key in calendar and not (index > left and words[index - 1].key in lexicon("given_names")):
            yield left, index
            left = index + 1
    yield left, last


def _titled(analysis: Analysis, number: int, first: int, last: int) -> Iterator[Mention]:
    """A run cut at its title: "Orlean Foreign Minister Jane Roe" gives the name, and what stands before the title."""
    words = analysis.sentences[number].words
    ending = key_of(words[last - 1])
    whole = (
        ending in lexicon("organisation_words")
        or ending in lexicon("place_words")
        or ending in lexicon("other_name_words")
    )
    title = None if whole and last - first < 5 else last_title(words, first, last)
    if title is None or (title[1] < last and words[title[1]].key == "of"):
        # "King of Norrland" is an office, and no title of somebody called "of Norrland".
        yield from _untitled(analysis, number, first, last)
        return
    begin, end = title
    while end < last and words[end].text == ".":
        end += 1
    if begin > first:
        yield from _untitled(analysis, number, first, begin)
    if end < last:
        yield _mention(analysis, number, end, last, title=first if _belongs(words, first, begin) else begin)


def _belongs(words: tuple[Word, ...], first: int, begin: int) -> bool:
    """Whether what stands before a title is part of it: "US" in "US President"."""
    return all(words[index].text[0].isalpha() for index in range(first, begin))


def _untitled(analysis: Analysis, number: int, first: int, last: int) -> Iterator[Mention]:
    """A run without title; the adjective of a country before a person's name is left out, and alone it is no name."""
    words, tables = analysis.sentences[number].words, places()
    keys = tuple(key_of(word) for word in words[first:last])
    for length in (2, 1):
        if keys[:length] in tables.adjective:
            rest = keys[length:]
            if not rest:
                return
            kept = (
                rest[-1] in lexicon("organisation_words")
                or rest[-1] in lexicon("other_name_words")
                or rest[-1] in lexicon("place_words")
            )
            if not kept:
                first += length
            break
    while last > first and (not words[last - 1].key or words[last - 1].text[0].islower()):
        last -= 1
    if first >= last:
        return
    alone = key_of(words[first])
    shouted = words[first].text.isupper() and len(words[first].text) > 1
    if last - first == 1 and shouted and _is_ordinary_acronym(alone):
        return
    if (
        last - first == 1
        and not shouted
        and (alone in lexicon("titles") or len(words[first].text) == 1 or alone in LONE)
    ):
        return
    yield _mention(analysis, number, first, last)


def _is_ordinary_acronym(key: str) -> bool:
    """Whether a word in capitals is only an abbreviation or said loudly: "CEO", "NOW"."""
    if places().knows((key,)) or key in lexicon("organisations"):
        return False
    return key in lexicon("plain_acronyms") or key in lexicon("common_words")


LONE = (
    lexicon("role_nouns")
    | lexicon("organisation_words")
    | lexicon("place_words")
    | lexicon("other_name_words")
    | FUNCTION
)
"""Words that are no name when they stand alone with a capital: "the Commission", "the River"."""

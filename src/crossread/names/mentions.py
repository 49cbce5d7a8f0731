"""Where names stand: runs of capitals, cut at titles, days and months, with what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.language.lexicon import lexicon
from crossread.names.evidence import Evidence, begins_clause, is_capital, is_styled, longest_place, places
from crossread.records import Analysis, Sentence, Word

LONGEST_RUN = 12
"""Words of the longest name looked for; longer runs of capitals are headings or lists."""
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


def key_of(word: Word) -> str:
    """A word's folded form without points, so that U.S. is US."""
    return word.key.replace(".", "").replace("'", "")


def find_mentions(analysis: Analysis, evidence: Evidence) -> list[Mention]:
    """The names in the ordinary sentences of a report, in order of place."""
    found: list[Mention] = []
    for number, sentence in enumerate(analysis.sentences):
        if not is_styled(sentence):
            found.extend(_in_sentence(analysis, number, sentence, evidence))
    return found


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
    if index + 1 >= len(words) or not _adjacent(words[index], words[index + 1]):
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
        last = _run_end(sentence, index)
        if last == index + 1:
            parts = list(_hyphenated(analysis, number, index))
            if parts or _is_adjective(words[index]):
                yield from parts
                index = last
                continue
        first = _after_opening(sentence, index, last, evidence)
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


def _adjacent(left: Word, right: Word) -> bool:
    return right.start - left.end <= 1


def _run_end(sentence: Sentence, first: int) -> int:
    """The word after the longest run of capitals, particles and initials that begins at `first`."""
    words, particles = sentence.words, lexicon("name_particles")
    last = first + 1
    while last < len(words) and last - first < LONGEST_RUN:
        word = words[last]
        if is_capital(word) and _adjacent(words[last - 1], word) and word.text[0].isalpha():
            last += 1
        elif (word.text == "." and _abbreviates(words, last)) or (
            word.text == "&" and last + 1 < len(words) and is_capital(words[last + 1])
        ):
            last += 2
        elif (joined := _joined_by_small_words(words, first, last, particles)) > last:
            last = joined
        else:
            break
    return last


def _abbreviates(words: tuple[Word, ...], point: int) -> bool:
    """Whether a point belongs to an initial or a title before a capital: "J. Roe", "Gen. Roe"."""
    if point + 1 >= len(words) or not is_capital(words[point + 1]) or words[point].start != words[point - 1].end:
        return False
    before = words[point - 1]
    return (len(before.text) == 1 and before.text.isupper()) or (
        len(before.text) <= 4 and (before.key in lexicon("titles") or before.key in ("st", "ft", "mt", "jr"))
    )


HEADS = frozenset(
    "secretary prince princess duke duchess king queen earl isle gulf bay strait cape republic kingdom state".split()
)
"""Words besides those for organisations and places that "of" joins to what follows: "Gulf of Orle"."""


def _joined_by_small_words(words: tuple[Word, ...], first: int, last: int, particles: frozenset[str]) -> int:
    """Where the run goes on after "of", "and" or a particle; `last` if it does not."""
    word = words[last]
    after = last + 1
    if word.key == "of":
        if after < len(words) and words[after].key == "the":
            after += 1
        head = words[last - 1].key
        joins = (
            head in lexicon("organisation_words")
            or head in lexicon("place_words")
            or head in HEADS
            or head.rstrip("s") in HEADS
        )
        return after + 1 if joins and after < len(words) and is_capital(words[after]) else last
    if word.key in ("and", "&"):
        return _joined_by_and(words, first, last)
    if word.key in particles and after < len(words):
        if words[after].key in particles and after + 1 < len(words):
            after += 1
        return after + 1 if is_capital(words[after]) else last
    if word.text.startswith(("al-", "el-", "ul-", "d'", "d’", "ad-", "as-", "ar-")) and len(word.text) > 3:
        return after
    return last


def _joined_by_and(words: tuple[Word, ...], first: int, last: int) -> int:
    """ "National Security and Defence Council": ordinary words on both sides, an organisation's word at the end."""
    common, organisation = lexicon("common_words"), lexicon("organisation_words")
    left = [word.key for word in words[first:last]]
    has_head = len(left) > 2 and "of" in left and left[left.index("of") - 1] in organisation
    ordinary = common | organisation | lexicon("role_adjectives") | {"of"}
    if left[-1] in organisation or not ordinary.issuperset(left):
        return last
    after = last + 1
    while after < len(words) and is_capital(words[after]) and after - last <= 4 and not _is_known(words[after]):
        after += 1
    right = [word.key for word in words[last + 1 : after]]
    if right and (right[-1] in organisation or has_head):
        return after
    return last


def _is_known(word: Word) -> bool:
    keys = (key_of(word),)
    return places().knows(keys) or keys in places().adjective or word.key in lexicon("given_names")


def _after_opening(sentence: Sentence, first: int, last: int, evidence: Evidence) -> int:
    """Where the run begins once an ordinary word that only opens the sentence is left out."""
    words, tables = sentence.words, places()
    while first < last and begins_clause(sentence, first):
        keys = tuple(key_of(word) for word in words[first:last])
        key = keys[0]
        if key in ("the", "a", "an"):
            return first + 1
        if _known_start(keys):
            return first
        if not evidence.is_common(key):
            if (
                last - first > 1
                and key.endswith(ORDINARY_ENDINGS)
                and key not in evidence.inside
                and keys[1] in evidence.inside
            ):
                return first + 1
            return first if last - first > 1 else first + (not _stands_alone(sentence, first, evidence))
        tail = keys[-1]
        whole = last - first > 1 and (tail in lexicon("organisation_words") or tail in lexicon("place_words"))
        if whole and keys[1:2] and not tables.knows(keys[1:]) and key not in FUNCTION and key not in evidence.small:
            return first
        return first + 1
    return first


FUNCTION = lexicon("name_function_words")
"""Words that never belong to a name at the start of a sentence."""


def _known_start(keys: tuple[str, ...]) -> bool:
    """Whether a run begins with a place, an organisation, a title or a given name that the tables know."""
    tables = places()
    for length in range(min(len(keys), 4), 0, -1):
        part = keys[:length]
        joined = " ".join(part)
        if (
            tables.knows(part)
            or part in tables.people
            or part in tables.adjective
            or joined in lexicon("organisations")
        ):
            return True
        if length < len(keys) and joined in lexicon("titles"):
            return True
    return len(keys) > 1 and keys[0] in lexicon("given_names")


ORDINARY_ENDINGS = tuple(
    """ing ed ly ive ous ful less ment ness tion sion ties ity able ible ical ary ism
    ists ers ors als ant ants""".split()
)
"""Endings of ordinary words too rare for the list: "Trilateral", "Negotiators"."""


def _stands_alone(sentence: Sentence, index: int, evidence: Evidence) -> bool:
    """Whether one unknown word at the start of a sentence is a name: seen as one, or not like a common word."""
    word = sentence.words[index]
    if (
        word.key in evidence.inside
        or key_of(word) in lexicon("organisations")
        or (word.text.isupper() and len(word.text) > 1)
    ):
        return True
    if word.key in lexicon("given_names"):
        return True
    if word.key.endswith(ORDINARY_ENDINGS) or word.key in FUNCTION:
        return False
    after = sentence.words[index + 1] if index + 1 < len(sentence.words) else None
    return after is not None and (after.key in SAYS or (after.key == "s" and after.text[0] in "'’"))


SAYS = lexicon("after_names")
"""Verbs that follow a speaker or doer."""


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
    title = None if whole and last - first < 5 else _last_title(words, first, last)
    if title is None:
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


def _last_title(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int] | None:
    """First and last word (half-open) of the last title in the run, as long as it can be."""
    titles = lexicon("titles")
    for end in range(last, first, -1):
        for begin in range(max(first, end - 5), end):
            joined = " ".join(key_of(word) for word in words[begin:end] if word.key)
            before_given = end < last and words[end].key in lexicon("given_names") and joined in lexicon("role_nouns")
            if (joined in titles or before_given) and not _is_body_word(words, end, last):
                while begin > first and words[begin - 1].key in titles:
                    begin -= 1
                return begin, end
    return None


def _is_body_word(words: tuple[Word, ...], index: int, last: int) -> bool:
    """Whether a word that makes an organisation or a thing follows: "Major League" has no title."""
    return index < last and (
        words[index].key in lexicon("organisation_words") or words[index].key in lexicon("other_name_words")
    )


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

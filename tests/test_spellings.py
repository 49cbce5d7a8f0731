"""Spellings: when two of them are one name, when they are not, and in whatever script. All names are invented."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.names.linking import Seen, link
from crossread.names.mentions import Mention
from crossread.names.pairs import compare_people, doubt, one_body, one_person, same_body, same_person
from crossread.names.parts import split
from crossread.names.scripts import romanise, script
from crossread.records import Name
from crossread.text import fold
from test_names import names_in, spelled


def words(name: str) -> tuple[str, ...]:
    return split(fold(name))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Karin Holmvik", "Holmvik, Karin"),
        ("Karin Holmvik", "HOLMVIK Karin"),
        ("Karin Holmvik", "Dr. Karin Holmvik"),
        ("Karin Holmvik", "Karin B. Holmvik"),
        ("Karin Holmvik", "K. Holmvik"),
        ("Jan Peter Holmvik", "JP Holmvik"),
        ("Jan-Peter Holmvik", "Janpeter Holmvik"),
        ("Bill Tarnow", "William Tarnow"),
        ("Dmitri Velinsky", "Dmytro Velinskyy"),
        ("Dmitri Velinsky", "Dmitry Olegovich Velinskiy"),
        ("Abdul Rahman Darzi", "Abd al-Rahman al-Darzi"),
        ("Abdelrahman Darzi", "Abdul Rahman Darzi"),
        ("Дмитрий Велинский", "Dmitri Velinsky"),
        ("Дмитро Велинський", "Дмитрий Велинский"),
        ("محمود درزي", "Mahmoud Darzi"),
        ("יצחק ברנדט", "Yitzhak Brandt"),
        ("Γιώργος Βελίνσκης", "Giorgos Velinskis"),
    ],
)
def test_spellings_of_one_person(left: str, right: str) -> None:
    """Order, titles, initials, short names, hyphens, fathers' names and scripts keep no person apart from herself."""
    assert same_person(words(left), words(right)).same
    assert same_person(words(right), words(left)).same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Karin Holmvik", "Stefan Holmvik"),
        ("Karin Holmvik", "Kari Holmvik"),
        ("Karin Holmvik", "Karin Lund"),
        ("Tim Holmvik", "Tom Holmvik"),
        ("Michele Tarnow", "Michelle Tarnow"),
        ("Jan Holmvik Jr", "Jan Holmvik"),
        ("Jan W. Holmvik", "Jan B. Holmvik"),
        ("Oleg Ivanovich Velinsky", "Oleg Petrovich Velinsky"),
        ("Oleg Velinsky", "Ivan Olegovich Velinsky"),
        ("Salim bin Omar Darzi", "Omar bin Salim Darzi"),
        ("Ben Tarnow", "Karin Tarnow"),
        ("President Tarnow", "Karin Tarnow"),
        ("Karin S. Lund", "Karin Sandvik"),
        ("Дмитрий Велинский", "Vladislav Velinsky"),
        ("محمود درزي", "Omar Darzi"),
    ],
)
def test_different_people(left: str, right: str) -> None:
    """Another given name, father, generation or initial is another person, in whatever script."""
    assert not same_person(words(left), words(right)).same
    assert not same_person(words(right), words(left)).same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Orle Shipping Ltd", "Orle Shipping Limited"),
        ("OOO Orle Shipping", "Orle Shipping LLC"),
        ("The Orle Labour Party", "Orle Labor Party"),
        ("US Harbour Board", "United States Harbour Board"),
        ("Ministry of Fisheries", "Fisheries Ministry"),
        ("3rd Orle Brigade", "Third Orle Brigade"),
        ("Orle International", "Orle Int'l"),
    ],
)
def test_spellings_of_one_body(left: str, right: str) -> None:
    """Legal forms, small words, ways to write a country or a number, and word order keep no body apart from itself."""
    assert same_body(words(left), words(right)).same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Orle Fund 3", "Orle Fund 4"),
        ("Orle Fund II", "Orle Fund III"),
        ("Orle Bank", "Orle Bank of Norway"),
        ("Bank of Norway", "Bank of Sweden"),
        ("Ministry of Fisheries", "Ministry of Finance"),
        ("North Orle Council", "South Orle Council"),
        ("Orle Foundation NGO", "Orle Foundation LLC"),
        ("Orle Shipping", "Orle Fishing"),
        ("Harbour Board", "Orle Harbour Board"),
    ],
)
def test_different_bodies(left: str, right: str) -> None:
    """Another number, country, trade or kind of body is another body."""
    assert not same_body(words(left), words(right)).same
    assert not same_body(words(right), words(left)).same


def test_a_slip_of_the_pen_is_forgiven_where_nothing_is_known() -> None:
    """Outside a story one wrong letter makes no other name; two reports of a story are held to more."""
    assert one_person(words("Tim Holmvik"), words("Tom Holmvik")).same
    assert not same_person(words("Tim Holmvik"), words("Tom Holmvik")).same
    assert one_body(words("HSB"), words("Harbour Safety Board")).same


def test_one_report_is_held_to_more_than_two() -> None:
    """Spellings that two reports may have of one person are two people where one report uses both."""
    left, right = words("Rustem Orlenov"), words("Rustam Orlanov")
    assert same_person(left, right).same
    assert not same_person(left, right, together=True).same


def test_every_doubt_is_explained() -> None:
    """What speaks against two names being one is listed, and its parts add up to the whole."""
    likeness = one_person(words("Bill Tarnow"), words("Karin William Tarnov"))
    assert {"letters", "short", "left out"} == {sign.rule for sign in likeness.signs}
    assert likeness.cost == pytest.approx(sum(sign.doubt for sign in likeness.signs), abs=0.001)
    assert all(sign.rule in likeness.why for sign in likeness.signs)


@pytest.mark.parametrize(
    ("word", "latin", "kind"),
    [
        ("Велинский", "velinskii", "cyrillic"),
        ("Григорій", "hryhoriy", "cyrillic"),
        ("Щукин", "shchukin", "cyrillic"),
        ("Μπουρής", "bouris", "greek"),
        ("الدرزي", "al-drzi", "arabic"),
        ("وليد", "wlid", "arabic"),
        ("ברנדט", "brndt", "hebrew"),
        ("Ørsted", "orsted", "latin"),
        ("O’Holm", "oholm", "latin"),
    ],
)
def test_other_scripts_in_latin_letters(word: str, latin: str, kind: str) -> None:
    """A word of another script is compared in the Latin letters that are usual for its own."""
    assert romanise(word) == latin
    assert script(word) == kind


def test_a_name_in_another_script_is_the_same_name() -> None:
    """A person named in Cyrillic letters in one report is the one named in Latin letters in another."""
    names = names_in(
        "President Dmitri Velinsky arrived. Then Velinsky spoke.",
        "Вчера на набережной выступил Дмитрий Велинский, и сразу Велинский уехал.",
    )
    assert spelled(names, "Дмитрий Велинский").id == spelled(names, "Velinsky").id
    assert spelled(names, "Велинский").id == spelled(names, "Velinsky").id


def test_a_name_that_may_be_either_of_two_is_neither() -> None:
    """A name that two different people may bear in full goes to neither of them."""
    names = names_in(
        "The envoy Karin Lund spoke.", "The envoy Karin Maria Lund left.", "The envoy Karin Anna Lund arrived."
    )
    assert len({spelled(names, text).id for text in ("Karin Lund", "Karin Maria Lund", "Karin Anna Lund")}) == 3


def test_bodies_of_one_name_are_joined_across_reports() -> None:
    """Legal forms and ways to write a country do not make two bodies of one."""
    names = names_in("The US Navy sailed.", "The United States Navy said so.", "Then the U.S. Navy left.")
    assert len({name.id for name in names if _has(name, "Navy")}) == 1


def _has(name: Name, word: str) -> bool:
    return any(word in variant.text for variant in name.variants)


LETTERS = st.text(alphabet="abcdeklmnorstuvyz -.'абвгдежзиклмноאבגדהوزحطيك习近平김정은バラ𐍈\u0301", max_size=30)


@given(LETTERS, LETTERS)
@settings(max_examples=200, deadline=None)
def test_the_order_of_two_names_does_not_matter_to_what_is_equal(left: str, right: str) -> None:
    """Any two texts can be compared, no doubt is below nothing, and a text is never in doubt against itself."""
    assert doubt(compare_people(words(left), words(right))) >= 0
    assert words(left) == () or doubt(compare_people(words(left), words(left))) in (0, 9)
    assert isinstance(same_body(words(left), words(right)).same, bool)


def test_many_names_are_linked_at_once() -> None:
    """A story with two thousand different full names is linked in seconds."""
    given_names = ["Karin", "Stefan", "Oleg", "Dmitri", "Salim", "Omar", "Jan", "Ulla", "Bill", "Yitzhak"]
    heads, tails = ["Hol", "Tar", "Vel", "Dar", "Bran", "Lun", "Kor", "Mer", "Sand", "Zim"], ["vik", "now", "insky"]
    more = ["zi", "dt", "gaard", "enko", "ov", "escu", "ström"]
    texts = [f"{a} {b}{c}{d}" for a in given_names for b in heads for c in ("", "a", "el") for d in (*tails, *more)]
    seen = [
        Seen(Mention(f"r{at % 40}", 0, 0, 2, at * 40, at * 40 + len(text), text, words(text)), (4.0, 0, 0, 0), False)
        for at, text in enumerate(texts[:2000])
    ]
    start = perf_counter()
    groups = link(seen)
    assert perf_counter() - start < 15
    assert 500 < len(groups) <= 2000


def test_a_word_without_end_is_compared() -> None:
    """Words of a million letters are compared without delay."""
    long = "аб" * 500_000
    start = perf_counter()
    assert not same_person(("karin", long), ("stefan", long + "в")).same
    assert perf_counter() - start < 5

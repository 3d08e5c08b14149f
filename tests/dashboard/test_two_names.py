"""Which language calls a disputed place by which of its two names, and who stands opposite whom."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.two_names import called_by_language, in_order, opposites
from geodata.place import PlaceName

OWN = ("Northtown", "Southville")
ENDED = date(1991, 1, 1)


def named(*names):
    return [PlaceName(text=text, lang=lang, last_day=last) for text, lang, last in names]


def test_a_language_calls_a_place_by_what_it_has_today_in_any_script_of_its_own():
    names = named(
        ("Northtaun", "xa", None),
        ("Southville", "xb-Latn", None),
        ("Northtown", "xb", ENDED),
        ("Southville", "xc", ENDED),
        ("Northtown", "xd", None),
        ("Southville", "xd", None),
        ("Southville", "", None),
        ("Quite another", "xe", None),
    )
    assert called_by_language(OWN, names) == {
        "xa": {"Northtown"},
        "xb": {"Southville"},
        "xc": {"Southville"},
        "xd": set(OWN),
        "xe": set(),
    }


def test_two_languages_that_differ_stand_opposite_and_one_that_follows_either_does_not():
    mine, theirs, both = frozenset({"a"}), frozenset({"b"}), frozenset({"a", "b"})
    places = [
        {"xa": mine, "xb": theirs, "xc": mine, "en": both},
        {"xa": mine, "xb": theirs, "xc": theirs, "en": both},
        {"xa": theirs, "xb": mine, "xc": mine, "en": both},
    ]
    assert opposites(places) == {"xa": "xb", "xb": "xa"}
    assert opposites([*places, {"ya": mine, "yb": theirs}]) == {"xa": "xb", "xb": "xa", "ya": "yb", "yb": "ya"}
    assert opposites([{"xa": mine, "xb": mine}]) == {}
    assert opposites([]) == {}


def test_what_only_the_other_has_comes_last_and_without_a_name_of_its_own_nothing_moves():
    a, b = frozenset({"Northtown"}), frozenset({"Southville"})
    assert in_order(OWN, b, a) == OWN[::-1]
    assert in_order(OWN, b, frozenset()) == OWN[::-1]
    assert in_order(OWN, a | b, a) == OWN[::-1]
    assert in_order(OWN, b, a | b) == OWN[::-1]
    assert in_order(OWN, a | b, a | b) == OWN
    assert in_order(OWN, frozenset(), a) == OWN


SIDES = st.frozensets(st.sampled_from(OWN))


@given(mine=SIDES, others=SIDES)
def test_no_name_is_lost(mine, others):
    assert sorted(in_order(OWN, mine, others)) == sorted(OWN)

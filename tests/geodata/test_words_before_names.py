"""What the words before a name tell of its use, by themselves: the name is in brackets."""

import re

import pytest

from geodata.before_name import use_before
from geodata.spans import find_spans
from geodata.words import read_words

MARK = re.compile(r"\[([^\]]+)\]")


def told_before(marked, world):
    mark = MARK.search(marked)
    words = read_words(MARK.sub(r"\1", marked))
    (span,) = (span for span in find_spans(words, world) if span.start == mark.start())
    use = use_before(words, span)
    return None if use is None else use.value


@pytest.mark.parametrize(
    ("sentence", "use"),
    [
        ("A bakery opened in [Ganja].", "literal"),
        ("Smoke hung near [Armenia].", "literal"),
        ("The convoy reached [Azerbaijan].", "literal"),
        ("Gunners shelled the northern [Azerbaijan].", "literal"),
        ("A helicopter flew over [Armenia].", "literal"),
        ("Snow fell on [Armenia].", "literal"),
        ("He walked to [Turkey].", "literal"),
        ("Grapes from [Armenia] are sweet.", "literal"),
        ("Flights to neighbouring [Turkey] ended.", "literal"),
        ("The plane left for [Azerbaijan].", "literal"),
        ("The shelling of [Armenia] went on.", "literal"),
        ("The siege of [Baku] goes on.", "literal"),
    ],
)
def test_verbs_of_motion_and_prepositions_of_place_make_a_name_literal(sentence, use, world):
    assert told_before(sentence, world) == use


@pytest.mark.parametrize(
    ("acting", "lying"),
    [
        ("Buyers imposed an embargo on [Armenia].", "Hail fell on [Armenia]."),
        ("A threat to neighbouring [Turkey] grew.", "Buses to neighbouring [Turkey] stopped."),
        ("He handed the letter to [Turkey].", "He swam to [Turkey]."),
        ("A spokesman for [Turkey] smiled.", "A train for [Turkey] waited."),
        ("Volunteers from [Syria] came.", "Volunteers were flown in from [Syria]."),
        ("Help from [Turkey] arrived.", "Apples from [Turkey] arrived."),
        (
            "The quarrel between [Armenia] and its creditors dragged on.",
            "The border between [Armenia] and it moved.",
        ),
        ("The army of [Armenia] slept.", "The south of [Armenia] slept."),
        ("Parliament thanked [Azerbaijan].", "Parliament visited [Azerbaijan]."),
        ("Nobody worries about [Russia].", "Nobody drove in [Russia]."),
        ("They drew the home match against [Ganja].", "The march against [Ganja] began."),
        ("Their second loss to [Ganja] hurt.", "Their second bus to [Ganja] left."),
        ("The guests ended up beating [Ganja].", "The guests ended up shelling [Ganja]."),
    ],
)
def test_one_preposition_or_verb_tells_who_acts_or_where_by_the_word_it_belongs_to(acting, lying, world):
    assert (told_before(acting, world), told_before(lying, world)) == ("metonym", "literal")


@pytest.mark.parametrize(
    ("actor", "town"),
    [
        ("The envoys spoke against [Armenia].", "The envoys spoke against [Ganja]."),
        ("A spokesman for [Turkey] smiled.", "A spokesman for [Mingachevir] smiled."),
        ("The army of [Armenia] slept.", "The army of [Ganja] slept."),
        ("An embargo on [Yerevan] was proposed.", "An embargo on [Terter] was proposed."),
    ],
)
def test_only_countries_regions_and_capitals_act_an_ordinary_town_lies_somewhere(actor, town, world):
    assert (told_before(actor, world), told_before(town, world)) == ("metonym", "literal")


@pytest.mark.parametrize("verb", ["punished", "sanctioned", "thanked", "urged"])
def test_to_address_a_town_tells_nothing_of_its_use(verb, world):
    assert told_before(f"The voters {verb} [Ganja].", world) is None
    assert told_before(f"The voters {verb} [Armenia].", world) == "metonym"


@pytest.mark.parametrize(
    ("sentence", "use"),
    [
        ("The row over [Lachin] went on.", "other"),
        ("Talks over [Lachin] went on.", "other"),
        ("The long struggle over [Lachin] went on.", "other"),
        ("A drone circled over [Lachin].", "literal"),
        ("Fog lay over [Lachin].", "literal"),
    ],
)
def test_over_names_a_topic_only_after_a_word_for_a_quarrel(sentence, use, world):
    assert told_before(sentence, world) == use


@pytest.mark.parametrize(
    ("sentence", "use"),
    [
        ("The village of [Terter] is small.", "literal"),
        ("The outskirts of [Yerevan] are green.", "literal"),
        ("The prime minister of [Armenia] resigned.", "metonym"),
        ("The future of [Ganja] is open.", "literal"),
        ("The future of [Armenia] is open.", None),
        ("The Bank of [Georgia] lent the money.", "other"),
        ("The bank of [Georgia] lent the money.", None),
        ("The Academy of [Armenia] lent the books.", "other"),
        ("Of [Armenia] he knew little.", None),
    ],
)
def test_of_passes_the_question_on_to_the_noun_before_it(sentence, use, world):
    assert told_before(sentence, world) == use


@pytest.mark.parametrize(
    "sentence",
    [
        "[Armenia] is small.",
        "They slept in. [Armenia] did not.",
        "They looked in, [Armenia] looked out.",
        "They looked in ([Armenia] looked out).",
        "He drove in a new blue shiny old rusty car [Armenia].",
        "Nobody in the office with the lamps knew how [Armenia].",
    ],
)
def test_a_word_beyond_a_stop_or_too_far_away_tells_nothing(sentence, world):
    assert told_before(sentence, world) is None


@pytest.mark.parametrize(
    "between", ["the", "the whole", "their", "the disputed", "the southern", "the town of", "the city of"]
)
def test_articles_adjectives_and_kinds_may_stand_between_a_preposition_and_its_name(between, world):
    assert told_before(f"Lamps went out across {between} [Ganja].", world) == "literal"

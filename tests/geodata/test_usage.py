"""How each name is used: the first name in brackets has the use told."""

import re

import pytest

from geodata.toponyms import find_toponyms

MARK = re.compile(r"\[([^\]]+)\]")


def use_of(marked, world):
    mark = MARK.search(marked)
    found = {toponym.start: toponym for toponym in find_toponyms(MARK.sub(r"\1", marked), world)}
    toponym = found[mark.start()]
    assert toponym.text == mark[1]
    return toponym.use.value


@pytest.mark.parametrize(
    ("sentence", "use"),
    [
        ("[Baku] accused its neighbour of shelling.", "metonym"),
        ("[Yerevan] said nothing.", "metonym"),
        ("[Moscow] and Tehran agreed on a plan.", "metonym"),
        ("Moscow and [Tehran] agreed on a plan.", "metonym"),
        ("[Baku]'s claim was disputed.", "metonym"),
        ("The [Baku] Defense Ministry announced a strike.", "metonym"),
        ("When it began, [Moscow] troops left the base.", "metonym"),
        ("[Azerbaijan] launched an operation.", "metonym"),
        ("The village was taken by [Armenia].", "metonym"),
        ("The leaders of [Armenia] and Azerbaijan met.", "metonym"),
        ("The leaders of Armenia and [Azerbaijan] met.", "metonym"),
        ("According to [Baku], nobody was hurt.", "metonym"),
        ("The minister accused [Armenia] of firing first.", "metonym"),
        ("[Yerevan], the Armenian capital, claims otherwise.", "metonym"),
        ("[Turkey] has denied it.", "metonym"),
        ("Relations between [Russia] and Turkey improved.", "metonym"),
        ("An ally of [Russia] spoke.", "metonym"),
    ],
)
def test_who_speaks_or_acts_is_a_metonym(sentence, use, world):
    assert use_of(sentence, world) == use


@pytest.mark.parametrize(
    ("people", "place"),
    [
        ("He wrote to [Ganja] police.", "He drove to [Ganja] hospitals."),
        ("She walked with a [Barda] teacher.", "She walked near a [Barda] street."),
        ("Nothing came of [Russia]'s decisions.", "Nothing came out of [Russia]'s cities."),
        ("They took part in [Russia]'s efforts.", "They died in [Russia]'s Far East."),
        ("From Ganja, the [United States] gave help.", "From [Ganja], the United States gave help."),
        ("[Azerbaijan] on Monday opened a road.", "On Monday [Barda] opened up."),
        ("[Azerbaijan] quietly opened a road.", "In [Azerbaijan] quietly falling snow closed it."),
        ("[Ganja] won the cup.", "[Ganja] burned."),
    ],
)
def test_a_name_tells_whose_people_deeds_and_bodies_follow_whatever_stands_before_it(people, place, world):
    assert (use_of(people, world), use_of(place, world)) == ("metonym", "literal")


@pytest.mark.parametrize(
    "sentence",
    [
        "Two people died in [Ganja].",
        "[Ganja] was shelled at night.",
        "[Ganja] came under fire.",
        "Missiles struck [Ganja] and Barda.",
        "Missiles struck Ganja and [Barda].",
        "An attack on [Ganja], the second city, killed ten.",
        "The city of [Terter] lost its power.",
        "In Barda, Ganja and Khizi as well as [Absheron district] windows broke.",
        "It happened in the [Nagorno-Karabakh] conflict zone.",
        "Troops moved towards [Armenia].",
        "The north of [Azerbaijan] was calm.",
        "Officials in [Baku] said so.",
        "He fled from [Azerbaijan] by car.",
        "The border between [Armenia] and Azerbaijan is long.",
        "[Baku]'s airport was closed.",
        "Fighters were flown from [Syria] and Libya to the front.",
        "The withdrawal of its forces from [Armenia] began.",
        "In [Ganja], Armenia said, nothing was hit.",
    ],
)
def test_where_something_is_or_happens_is_literal(sentence, world):
    assert use_of(sentence, world) == "literal"


@pytest.mark.parametrize(
    ("sentence", "use"),
    [
        ("[Armenian] forces withdrew.", "demonym"),
        ("[Azerbaijanis] and Armenians live there.", "demonym"),
        ("[Karabakh] Armenians left.", "demonym"),
        ("She studied at [Kabul] University for years.", "other"),
        ("The Bank of [Baku] closed.", "other"),
        ("Members of the [Minsk] Group met.", "other"),
        ("The [Karabakh] war lasted six weeks.", "other"),
        ("The [Nagorno-Karabakh] conflict is old.", "other"),
        ("They spoke about the dispute over [Nagorno-Karabakh].", "other"),
        ("The [Washington] Post wrote about it.", "other"),
        ("Fans of the [Houston] Rockets cheered.", "other"),
        ("The [Baku]-Tbilisi-Ceyhan pipeline works.", "other"),
    ],
)
def test_peoples_organisations_and_topics_are_told_apart(sentence, use, world):
    assert use_of(sentence, world) == use


@pytest.mark.parametrize(
    "head",
    [
        "[BAKU], Azerbaijan, Nov.12\n\nWire:\n\nTalks began.",
        "[BAKU], Oct. 29 /Wire/. Talks began.",
        "[YEREVAN] (Wire) - Talks began.",
        "[Stepanakert], 4 October. Talks began.",
        "[TBILISI] — Talks began.",
        "[MOSCOW], July 1 (Wire) -- Talks began.",
        "date 2021-03-04 [BAKU], Azerbaijan, March 4\n\nTalks began.",
        "A headline about talks\n\n[BAKU], October 5 (Wire): Talks began.",
    ],
)
def test_the_head_of_a_paragraph_with_day_or_agency_is_a_dateline(head, world):
    assert use_of(head, world) == "dateline"


@pytest.mark.parametrize(
    "head", ["[Baku] accused its neighbour.", "[Ganja] was shelled on Oct. 5.", "[Baku]: no shots were fired."]
)
def test_a_sentence_that_begins_with_a_name_is_no_dateline(head, world):
    assert use_of(head, world) != "dateline"

"""Short pages on the conflict, as ministries, agencies, chronologies and live blogs write: every dot of each."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.headline import lead_of
from corpus.pipeline import read_article
from corpus.records import Article, PublishedBasis, Status


def dots(reports):
    """One line a dot: place, first and last day, killed and injured as bounds."""

    def count(found):
        return "-" if found is None else f"{found.low}+" if found.high is None else str(found.low)

    def days(found):
        return "..".join(dict.fromkeys([f"{found.first:%m-%d}", f"{found.last:%m-%d}"])) if found else "undated"

    return sorted(
        f"{r.place.name} {days(r.days)} {count(r.killed)} {count(r.injured)}"
        for r in reports
        if r.status is Status.HAPPENED and r.place
    )


PAGES = {
    "a communiqué that lists villages": (
        "2020-10-08",
        (
            "Since 7 a.m. on October 8 the villages of Chirakhli, Jinli and Orta Garvand of the Aghdam "
            "district have been shelled, the ministry said. At 09:40 the town of Tartar came under rocket "
            "fire."
        ),
        ["Chirakhli 10-08 - -", "Jinli 10-08 - -", "Orta Garvand 10-08 - -", "Terter 10-08 - -"],
    ),
    "a chronology with a day before each line": (
        "2020-10-22",
        (
            "27 September: Martuni is shelled; two civilians are killed.\n"
            "4 October: The president announces the liberation of Jabrayil.\n"
            "17 October: Rockets hit Ganja; 14 civilians are killed and more than 50 injured.\n"
            "20 October: Azerbaijan takes Zangilan."
        ),
        ["Ganja 10-17 14 50+", "Jabrayil 10-04 - -", "Martuni 09-27 2 -", "Zangilan 10-20 - -"],
    ),
    "a chronology with days as headings": (
        "2020-10-21",
        (
            "October 4\n"
            "Ganja: rockets hit homes, 1 dead and 32 injured.\n"
            "Beylagan: one civilian wounded by shrapnel.\n"
            "\n"
            "October 8\n"
            "Barda: a man was killed in shelling.\n"
        ),
        ["Barda 10-08 1 -", "Beylagan 10-04 - 1", "Ganja 10-04 1 32"],
    ),
    "a live blog": (
        "2020-10-05",
        (
            "18:45 Cluster munitions were used against Stepanakert, the emergency service says. One person "
            "was hurt.\n"
            "16:20 Shushi is being shelled, the information centre says.\n"
            "12:30 Rockets land in Beylagan. A woman is killed and two children are injured.\n"
            "08:15 A man died in Barda yesterday when the town was fired on from mortars."
        ),
        ["Barda 10-04 1 -", "Beylagan 10-05 1 2", "Shusha 10-05 - -", "Stepanakert 10-05 - 1"],
    ),
    "a live blog's summary of the day before": (
        "2023-09-20",
        (
            "10:40 Police patrol the streets.\n"
            "\n"
            "How we got here – summary of Tuesday\n"
            "\n"
            "15:00 Shells fall on Martakert.\n"
            "13:10 Artillery shells Askeran; two people are killed."
        ),
        ["Askeran 09-19 2 -", "Martakert 09-19 - -"],
    ),
    "a list of an ombudsman": (
        "2020-10-29",
        (
            "The ombudsman registered these cases: on 28 October, a hospital in Stepanakert was badly "
            "damaged by a missile; on the same day, in Shushi, one civilian was killed and two were wounded "
            "by rocket fire; on 29 October the village of Karmir Shuka came under artillery fire, one "
            "resident was injured."
        ),
        ["Karmir Shuka 10-29 - 1", "Shusha 10-28 1 2", "Stepanakert 10-28 - -"],
    ),
    "a headline over several places": (
        "2016-04-03",
        (
            "# Baku and Yerevan report dozens of deaths\n"
            "Twelve soldiers were killed on Saturday near Talish, the ministry said. In Terter two civilians"
            " died when shells fell on the town on Sunday."
        ),
        ["Talish 04-02 12 -", "Terter 04-03 2 -"],
    ),
    "a toll that the text calls a total": (
        "2020-11-02",
        (
            "# Army's death toll hits 1,177\n"
            "The ministry named 11 more dead on Monday, pushing the death toll to 1,177 since 27 September. "
            "Stepanakert was shelled on Sunday evening."
        ),
        ["Stepanakert 11-01 - -"],
    ),
    "taken towns, each on its own day": (
        "2020-10-23",
        (
            "The army captured the town of Zangilan on Tuesday and the settlement of Aghband on Thursday. "
            "Armenian officials said that clashes were continuing near Taghavard."
        ),
        ["Aghband 10-22 - -", "Taghavard 10-22..10-23 - -", "Zangilan 10-20 - -"],
    ),
    "handed over, by pronoun and in passing": (
        "2020-12-02",
        (
            "Villagers burned their houses in Kalbajar before it was handed over to Azerbaijan on 25 "
            "November. In Aghdam district, which passed to Baku on 20 November, four people were killed on "
            "28 November by a mine in the Fuzuli village of Ashaghi Seyidahmadli."
        ),
        [
            "Aghdam District 11-20 - -",
            "Ashaghi Seyidahmadli 11-28 4 -",
            "Kalbajar 11-25 - -",
            "Kalbajar 12-01..12-02 - -",
        ],
    ),
    "the dead of a battle": (
        "2020-07-13",
        (
            "On July 12, troops fired with artillery at positions in the direction of the Tovuz region. "
            "During the battle two servicemen were killed, five were wounded."
        ),
        ["Tovuz District 07-12 2 5"],
    ),
    "a general word before the day of something else": (
        "2020-07-16",
        (
            "Tens of thousands marched through Baku on Tuesday night.\n"
            "\n"
            "On Thursday morning fighting resumed: the villages of Aygepar and Movses were shelled."
        ),
        ["Aygepar 07-16 - -", "Baku 07-14 - -", "Movses 07-16 - -"],
    ),
    "an unknown village in a known district": (
        "2020-10-07",
        ("Rockets hit Mingachevir on Sunday. In Goranboy the village of Nowhereli was hit by a rocket on Monday."),
        ["Goranboy 10-05 - -", "Mingachevir 10-04 - -"],
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_gives_these_dots_and_no_other(world, name) -> None:
    published, text, expected = PAGES[name]
    title, body = text.removeprefix("# ").split("\n", 1) if text.startswith("# ") else ("", text)
    article = Article(
        article_id="a",
        title=title,
        text=f"{lead_of(body, title)}{body}",
        published=date.fromisoformat(published),
        published_basis=PublishedBasis.GIVEN,
    )
    assert dots(read_article(article, world).reports) == expected


ROWS = [
    ("Three people died in Ganja, two in Barda and one in Terter on Monday.", ["Barda 2", "Ganja 3", "Terter 1"]),
    (
        "On Monday shells killed one person each in Horadiz and Barda, and three in the Terter settlement.",
        ["Barda 1", "Horadiz 1", "Terter 3"],
    ),
    ("Two were killed in Martuni and two in Martakert; drones were used on Monday.", ["Martakert 2", "Martuni 2"]),
    ("On Monday a hospital in Stepanakert was hit and a man died in Shushi.", ["Shusha 1", "Stepanakert -"]),
    ("On Monday rockets hit Barda and killed two people in the city.", ["Barda 2"]),
    ("Two people died in Ganja on Monday, and one on Sunday.", ["Ganja 1", "Ganja 2"]),
    (
        "In Barda a shell killed two on Monday, in Terter one man died and in Ganja three people were killed.",
        ["Barda 2", "Ganja 3", "Terter 1"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_each_place_of_a_row_has_its_own_count(read, text, expected) -> None:
    found = [(r.place.name, r.killed.low if r.killed else "-") for r in read(text) if r.place]
    assert sorted(f"{name} {killed}" for name, killed in found) == expected


ALIKE = [
    "Soldiers fired on farmers near Taghavard on Monday. A similar incident took place near Hadrut on Tuesday.",
    "Soldiers fired on farmers near Taghavard on Monday. The same happened in Hadrut on Tuesday.",
    "Soldiers fired on farmers near Taghavard on Monday. Another incident occurred near Hadrut on Tuesday.",
]


@pytest.mark.parametrize("text", ALIKE)
def test_a_similar_incident_is_of_the_kind_told_before(read, text) -> None:
    found = sorted((r.place.name, r.days.first.day, r.sub_event) for r in read(text))
    assert [(name, day) for name, day, _ in found] == [("Hadrut", 13), ("Taghavard", 12)]
    assert found[0][2] is found[1][2]


def test_a_similar_incident_after_no_violence_is_none(read) -> None:
    assert read("A lorry overturned near Hadrut. A similar incident took place near Taghavard on Monday.") == ()


@pytest.mark.parametrize("words", ["Related", "See also", "Read more", "Related news"])
def test_what_a_page_says_of_other_pages_is_not_its_news(read, words) -> None:
    reports = read(f"Shells fell on Terter on Monday.\n\n{words}: Rockets hit Barda on Tuesday")
    assert [r.place.name for r in reports] == ["Terter"]


def test_two_tolls_of_one_sentence_with_a_day_each_are_two(read) -> None:
    reports = read("In Barda two people were killed on Monday after six people died on Sunday.")
    assert sorted((r.days.first.day, r.killed.low) for r in reports) == [(11, 6), (12, 2)]

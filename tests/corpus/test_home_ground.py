"""Where an article comes from, and that it only helps to choose among places of one name."""

from __future__ import annotations

import json
from io import BytesIO

import pytest

from corpus.filters import read_inputs
from corpus.home_ground import home_of
from corpus.pipeline import read_article

HOMES = [
    # text, title, the places that it comes from
    ("It rained.", "Two hurt in a barn - WXYZ News - Birmingham, AL", ["Birmingham", "Alabama"]),
    ("It rained.", "Two hurt in a barn - Example News 12 Shreveport, Louisiana News", ["Shreveport", "Louisiana"]),
    ("It rained.", "Two hurt in a barn - The Washington Example", []),
    ("It rained.", "Two hurt in a barn", []),
    ("It rained, the sheriff's office said.", "Two hurt in a barn", []),
    ("It rained, the Sheriff's Office said.", "Two hurt in a barn", ["United States"]),
    ("A neighbour called 911.", "", ["United States"]),
    ("It was in the 2300 block of Elm Street.", "", ["United States"]),
    ("Who saw it may call 555-555-0100.", "", ["United States"]),
    ("Posted at 4:20 PM EST.", "", ["United States"]),
    ("Since 9/11 the post has 911 men.", "", []),
]


@pytest.mark.parametrize(("text", "title", "names"), HOMES)
def test_the_outlet_gives_its_town_and_state_and_american_police_their_country(text, title, names, world) -> None:
    assert [place.name for place in home_of(text, title, world)] == names


@pytest.fixture
def placed(world):
    """Where the first report of an article with this title and text is."""

    def label_of(title, text):
        line = json.dumps({"id": 1, "title": title, "text": text, "published": "2020-10-15"})
        (one,) = read_inputs([], BytesIO(line.encode()))
        place = read_article(one.article, world).reports[0].place
        return f"{place.name}, {place.admin1}" if place else ""

    return label_of


PLACED = [
    ("Man shot", "A man was shot in Birmingham on Monday.", "Birmingham, England"),
    ("Man shot in van - WXYZ - Birmingham, AL", "A man was shot in Birmingham on Monday.", "Birmingham, Alabama"),
    ("Man shot", "A man was shot in York on Monday. A neighbor called 911.", "York, Pennsylvania"),
    ("Man shot", "A man was shot in York, England, on Monday. A neighbor called 911.", "York, England"),
    ("Shells hit Ganja - WXYZ News - Birmingham, AL", "Shells hit Ganja on Monday.", "Ganja, Ganja"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "label"), PLACED)
def test_of_places_of_one_name_that_near_the_article_s_home_is_meant(title, text, label, placed) -> None:
    assert placed(title, text) == label

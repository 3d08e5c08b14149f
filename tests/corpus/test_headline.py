"""The headline as an article's first sentence: without its outlet, once, and where it ends."""

import pytest

from corpus.headline import headline_end, headline_of, lead_of

TITLES = [
    ("Two hurt in Goris", "Two hurt in Goris"),
    ("Two hurt in Goris | The Daily News", "Two hurt in Goris"),
    ("Two hurt in Goris - Daily News", "Two hurt in Goris"),
    ("Two hurt in Goris - but nobody says why", "Two hurt in Goris - but nobody says why"),
    ("Goris news", ""),
    ("", ""),
]


@pytest.mark.parametrize(("title", "headline"), TITLES)
def test_a_headline_is_a_title_of_three_words_or_more_without_its_outlet(title, headline):
    assert headline_of(title) == headline


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Shells fell on Monday.", "Two hurt in Goris\n\n"),
        ("Two hurt in Goris\n\nShells fell on Monday.", ""),
        ("GORIS - TWO HURT IN GORIS. Shells fell on Monday.", ""),
    ],
)
def test_a_headline_leads_a_text_that_does_not_begin_with_it(text, lead):
    title = "Two hurt in Goris | The Daily News"
    assert lead_of(text, title) == lead
    assert headline_end(lead + text, title) == (17 if (lead + text).startswith("Two") else 0)

"""The order of a disputed place's two names, as a reader chooses it in a real browser."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = pytest.mark.browser

SHUSHA = "place=dl:shusha&at=39.76,46.75,11"
LABELLED = """(names) => [...document.querySelectorAll(".leaflet-names-pane *")].some(
  (each) => each.textContent.trim() === names)"""


def choose_order(reader, name):
    reader.page.get_by_role("combobox", name="Order of two names").click()
    reader.page.get_by_role("option", name=name).click()


def named(reader, names):
    """Waits until the panel, the map's symbol and the town on the basemap bear these names."""
    reader.page.get_by_role("heading", name=names, exact=True).wait_for()
    reader.frame.wait_for_function(
        "(names) => window.dateline.columns.spots[window.dateline._canvas.chosen].name === names", arg=names
    )
    reader.frame.wait_for_function(LABELLED, arg=names)


def test_the_order_that_is_chosen_stands_in_the_panel_on_the_map_and_in_the_address(
    read, demonstration_server, at_rest
):
    reader = read(f"{demonstration_server.url}/?{SHUSHA}")
    named(reader, "Shusha / Shushi")
    choose_order(reader, "Armenian name first")
    named(reader, "Shushi / Shusha")
    reader.page.wait_for_function("location.search.includes('names=hy')")
    at_rest(reader.page)
    chosen = reader.page.get_by_role("combobox", name="Place", exact=True)
    assert chosen.input_value().startswith("Shushi / Shusha (")
    table = reader.page.locator(".dl-scroll table").last.inner_text()
    assert "Shushi / Shusha" in table
    assert "Stepanakert / Khankendi" in table
    choose_order(reader, "Azerbaijani name first")
    named(reader, "Shusha / Shushi")
    reader.page.locator(".dl-scroll td", has_text="Khankendi / Stepanakert").first.wait_for()
    choose_order(reader, "As the gazetteer has them")
    reader.page.locator(".dl-scroll td", has_text="Stepanakert / Khankendi").first.wait_for()
    reader.page.wait_for_function("!location.search.includes('names=')")
    assert reader.errors == []


def test_a_link_keeps_the_order_in_every_language_and_nobody_else_sees_it(read, demonstration_server):
    url = f"{demonstration_server.url}/?{SHUSHA}"
    other = read(url)
    reader = read(f"{url}&names=hy&lang=ru")
    named(reader, "Шуши / Шуша")
    other.page.reload()
    other.wait_for_map()
    named(other, "Shusha / Shushi")
    reader.page.get_by_role("link", name="Статьи").click()
    reader.page.wait_for_function("location.pathname.endsWith('/article')")
    reader.page.wait_for_function("location.search.includes('names=hy')")
    assert parse_qs(urlsplit(reader.page.url).query)["lang"] == ["ru"]


def test_an_order_that_this_map_does_not_have_is_told_as_a_link_for_other_data(read, demonstration_server):
    reader = read(f"{demonstration_server.url}/?{SHUSHA}&names=fi")
    named(reader, "Shusha / Shushi")
    reader.page.get_by_text("This link was made for other data").wait_for()


def test_where_no_place_has_two_names_that_a_language_parts_there_is_nothing_to_choose(read, ordinary_server):
    reader = read(ordinary_server.url)
    reader.page.get_by_role("combobox", name="Language").wait_for()
    assert reader.page.get_by_role("combobox", name="Order of two names").count() == 0


def test_the_panel_has_all_names_of_the_place_with_the_days_for_which_they_held(read, demonstration_server):
    page = read(f"{demonstration_server.url}/?place=dl:ganja").page
    page.get_by_text("All its names").click()
    page.get_by_text("Kirovabad (1935 to 30 December 1989)").first.wait_for()
    assert page.locator(".dl-names bdi[lang=ru]", has_text="Кировабад").count() == 1

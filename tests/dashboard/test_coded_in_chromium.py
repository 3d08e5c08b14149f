"""Events of ACLED's and UCDP's tables in a real browser: framed, counted apart, and theirs in so many words."""

from __future__ import annotations

from datetime import date

import pytest
from sample_codings import coded

from corpus.export import ExportNote
from corpus.records import CodedBy, Count
from corpus.store import Store
from dashboard.language import language_of
from dashboard.library import read_library
from dashboard.opened import Opened
from dashboard.place_names import PlaceNames
from dashboard.selection import Selection
from dashboard.standalone import write_standalone

pytestmark = pytest.mark.browser


def events():
    """Two exact places and an area of ACLED's, and one place of UCDP's where ACLED has one too."""
    there = {"location": "Barda", "latitude": "40.374", "longitude": "47.127", "fatalities": "2"}
    yield coded(CodedBy.ACLED, there | {"event_id_cnty": "AZE1", "notes": "Shells fell. <b>Two</b> were killed."})
    yield coded(CodedBy.ACLED, {"event_id_cnty": "AZE2"})
    wide = {"event_id_cnty": "AZE3", "location": "Tartar", "latitude": "40.2", "geo_precision": "2"}
    yield coded(CodedBy.ACLED, wide)
    yield coded(CodedBy.UCDP, {"date_end": "2020-10-04"})


@pytest.fixture(scope="module")
def coded_server(tmp_path_factory, fresh_corpus, serve):
    folder = tmp_path_factory.mktemp("coded")
    corpus = fresh_corpus()
    corpus.add(day=date(2020, 10, 4), killed=Count(low=1, high=1))
    corpus.add(day=date(2020, 10, 5), killed=Count(low=3, high=3))
    path = corpus.write(folder / "store.sqlite")
    with Store.open(path, read_only=False) as store:
        store.add_coded(list(events()))
    with serve(path, folder) as server:
        yield server


@pytest.fixture
def reader(read, coded_server):
    return read(coded_server.url)


def test_the_sums_of_each_origin_stand_by_themselves(reader):
    assert reader.map("[d.counts.total.incidents, d.counts.total.high]") == [2, 4]
    assert reader.map("d.counts.others.map(({ origin, total }) => [origin, total.incidents, total.high])") == [
        [1, 3, 6],
        [2, 1, 9],
    ]
    told = reader.frame.locator("body").inner_text()
    assert "Read from articles: 2 incidents in 1 place, 4 reported killed" in told
    assert "Coded by ACLED: 3 incidents in 3 places, 6 reported killed" in told
    assert "Coded by UCDP: 1 incident in 1 place, 2 to 9 reported killed" in told
    assert "never added up" in told


def test_the_bars_count_one_origin_only(reader):
    binned = "D.binned(d.columns, d.choice, 1, [0, 1], null).counts"
    assert sum(reader.map(f"(() => {{ const D = window.Dateline; return Array.from({binned}); }})()")) == 2


def test_what_is_coded_is_framed_and_what_was_read_is_not(reader):
    wide = """d.columns.spots.map((spot, i) => {
      const sprite = d._canvas._sprites.symbols(d._canvas._ranking[i], spot.precision, d._canvas.survey.origin[i]);
      return [spot.origin || 0, sprite.width / d._canvas._ratio];
    })"""
    widths = reader.map(wide)
    assert {width for origin, width in widths if not origin} == {18}
    assert {width for origin, width in widths if origin} == {24}


def test_a_solid_and_a_dashed_frame_tell_the_two_tables_apart_without_any_colour(reader):
    inked = """[0, 1, 2].map((origin) => {
      const sprite = d._canvas._sprites.symbols(1, 0, origin);
      const pen = new OffscreenCanvas(sprite.width, sprite.height).getContext("2d");
      pen.drawImage(sprite, 0, 0);
      const row = pen.getImageData(0, 2 * d._canvas._ratio, sprite.width, 1).data;
      return Array.from(row).filter((_, i) => i % 4 === 3 && row[i - 3] < 90 && row[i] > 200).length;
    })"""
    none, solid, dashed = reader.map(inked)
    assert none < dashed < solid


def test_a_group_is_of_one_origin(reader):
    reader.page.goto(reader.page.url.split("?")[0] + "?layer=groups&at=40.4,46.9,6")
    reader.wait_for_map()
    reader.frame.wait_for_function("window.dateline._canvas.groups")
    origins = reader.map(
        "d.columns.spots.map((spot, i) => [d._canvas.groups.of[i], spot.origin || 0]).filter(([at]) => at >= 0)"
    )
    for group in {group for group, _ in origins}:
        assert len({origin for other, origin in origins if other == group}) == 1
    assert reader.errors == []


def test_the_heat_is_of_one_origin_and_the_others_keep_their_symbols(reader):
    reader.page.goto(reader.page.url.split("?")[0] + "?layer=heat")
    reader.wait_for_map()
    reader.frame.wait_for_function("window.dateline._canvas.style.layer === 2")
    in_heat = reader.map(
        "d.columns.spots.filter((_, i) => d._canvas._isInHeat(i)).map((spot) => spot.origin || 0)"
    )
    assert in_heat == [0]


def test_a_click_shows_whose_the_event_is_with_its_own_words(reader):
    reader.click_on("Barda (ACLED)")
    panel = reader.page.locator(".dl-panel.dl-scrolls")
    panel.wait_for()
    told = panel.inner_text()
    assert "Coded by ACLED, event AZE1" in told
    assert "Shells fell. <b>Two</b> were killed." in told
    assert "Source, as coded: Paper A; Paper B" in told
    assert "Whole article" not in told
    assert reader.errors == []


def test_the_address_says_which_origins_are_shown(reader):
    reader.page.get_by_text("Coded by ACLED (3)").click()
    reader.page.wait_for_url("**origin=articles%2Cucdp**")
    reader.frame.wait_for_function("window.dateline.counts.others.length === 1")
    assert reader.map("d.counts.others[0].origin") == 2


def test_the_legend_names_both_frames(reader):
    reader.map("d._legend.root.open = true")
    legend = reader.frame.locator(".dl-legend").inner_text()
    assert "Solid frame: coded by ACLED" in legend
    assert "Dashed frame: coded by UCDP" in legend


def test_a_page_without_coded_events_has_no_word_of_them(read, ordinary_server):
    reader = read(ordinary_server.url)
    reader.map("d._legend.root.open = true")
    assert "coded" not in reader.frame.locator("body").inner_text().lower()
    assert reader.page.get_by_text("Where it comes from").count() == 0


def test_the_file_of_its_own_frames_them_and_counts_them_apart(chromium, opened_of, fresh_corpus, tmp_path):
    corpus = fresh_corpus()
    corpus.add(day=date(2020, 10, 4), killed=Count(low=1, high=1))
    opened_of(corpus)  # it writes the store
    with Store.open(tmp_path / "store.sqlite", read_only=False) as store:
        store.add_coded(list(events()))
    library = read_library(Store.open(tmp_path / "store.sqlite"), tmp_path)
    names = PlaceNames(None, library.timeline.dots.places)
    opened = Opened(library=library, names=names, gazetteer=None, stamp=(0, library.version))
    note = ExportNote(data_version=library.version, day=date(2026, 1, 2), coders=tuple(CodedBy))
    with (tmp_path / "map.html").open("wb") as out:
        write_standalone(opened, Selection(), language_of("en"), note, out)
    context = chromium.new_context(offline=True)
    page = context.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((tmp_path / "map.html").as_uri())
    page.locator(".dl-list tbody tr").first.wait_for()
    told = page.locator(".dl-list .dl-count").inner_text()
    context.close()
    assert "Read from articles: 1 incident in 1 place." in told
    assert "Coded by ACLED: 3 incidents in 3 places." in told
    assert "5 incidents" not in told
    assert complaints == []

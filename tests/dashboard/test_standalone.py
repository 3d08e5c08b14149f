"""One HTML file of its own: what stands in it, and what does not."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import re
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from click.testing import CliRunner

from corpus.errors import StoreError
from corpus.export import ExportNote
from corpus.records import Status
from corpus.store import Store
from dashboard import standalone
from dashboard.cli_export import LANGUAGE_CODES, export
from dashboard.language import LANGUAGES, language_of
from dashboard.library import read_library
from dashboard.opened import Opened
from dashboard.place_names import PlaceNames
from dashboard.selection import Filters, Selection
from dashboard.standalone import HTML_FORMAT, StandaloneError, write_standalone
from dashboard.standalone_contents import LINES_A_BLOCK, REPORTS_A_BLOCK, by_place, subset
from dashboard.timeline import build_timeline

BLOCK = re.compile(r'<script type="text/plain" id="([^"]+)">([A-Za-z0-9+/=]+)</script>')
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
ALL = Selection()


def written(opened, selection=ALL, code="en", **changes):
    note = ExportNote(
        data_version=opened.library.version,
        day=date(2026, 1, 2),
        selection_words="all & <everything>",
        sources=("A gazetteer (CC BY 4.0)",),
    )
    out = io.BytesIO()
    write_standalone(opened, selection, language_of(code), note, out, **changes)
    return out.getvalue().decode()


def blocks_of(page):
    return {name: gzip.decompress(base64.b64decode(packed)) for name, packed in BLOCK.findall(page)}


def told_in(page):
    """All that the file says, unpacked."""
    return "".join(
        [BLOCK.sub("", page), *(content.decode("utf-8", "replace") for content in blocks_of(page).values())]
    )


def reports_in(page):
    blocks = blocks_of(page)
    names = [name for name in blocks if name.startswith("reports-")]
    return [body for number in range(len(names)) for body in json.loads(blocks[f"reports-{number}.json"])]


def lines_in(page):
    blocks = blocks_of(page)
    names = [name for name in blocks if name.startswith("lines-")]
    return [line for number in range(len(names)) for line in json.loads(blocks[f"lines-{number}.json"])]


@pytest.fixture
def three_lamps(corpus, opened_of, places):
    corpus.add(day=date(2020, 10, 1), sentence="A lamp went out before.", title="Twilight")
    corpus.add(day=date(2020, 10, 4), sentence="A lamp went out at the time.", place=places[1])
    corpus.add(day=date(2020, 10, 9), sentence="A lamp went out after.", status=Status.PLANNED)
    return opened_of(corpus)


# ---------------------------------------------------------------- what is in it


def test_only_what_the_selection_shows_is_in_the_file(three_lamps):
    told = told_in(written(three_lamps, Selection(first=date(2020, 10, 2))))
    assert "A lamp went out at the time." in told
    for absent in ("A lamp went out before.", "A lamp went out after.", "Twilight"):
        assert absent not in told


@pytest.mark.parametrize(
    ("selection", "count"),
    [
        (Selection(), 2),
        (Selection(filters=Filters(statuses=frozenset(Status))), 3),
        (Selection(place="test:ganja"), 1),
        (Selection(place="test:ganja", filters=Filters(statuses=frozenset(Status))), 2),
        (Selection(last=date(2020, 10, 1)), 1),
    ],
)
def test_each_incident_has_its_reports_a_line_and_a_row(three_lamps, selection, count):
    page = written(three_lamps, selection)
    choice = json.loads(blocks_of(page)["choice.json"])
    columns = blocks_of(page)[f"{choice['columns']}.bin"]
    assert len(reports_in(page)) == len(lines_in(page)) == count
    assert json.loads(columns[8 : 8 + int.from_bytes(columns[4:8], "little")])["rows"] == count


def test_an_articles_text_beyond_the_paragraph_of_the_sentence_is_not_in_the_file(three_lamps):
    told = told_in(written(three_lamps))
    assert "Nobody had said by evening where it came from." in told
    assert "Another paragraph" not in told


def test_the_file_says_what_it_is_how_to_cite_it_and_whose_it_is(three_lamps):
    page = written(three_lamps)
    for words in (
        "Cite as: Dateline (2026)",
        three_lamps.library.version,
        "2 January 2026",
        "all &amp; &lt;everything&gt;",
        "A gazetteer (CC BY 4.0)",
        "belong to their publishers",
        "Borders as in Natural Earth; dashed: disputed.",
        "Leaflet (BSD-2-Clause)",
        "Redistributions in binary form must reproduce the above copyright notice",
    ):
        assert words in page


def test_the_places_that_the_selection_has_not_are_not_named(three_lamps, places):
    names = json.loads(words_of(written(three_lamps, Selection(last=date(2020, 10, 2)))))["names"]
    assert names == [places[0].name]


def words_of(page):
    blocks = blocks_of(page)
    return blocks[f"{json.loads(blocks['choice.json'])['words']}.json"]


def test_the_days_and_the_place_chosen_are_what_the_map_begins_with(three_lamps):
    selection = Selection(first=date(2020, 10, 1), last=date(2020, 10, 4), place="test:khankendi")
    choice = json.loads(blocks_of(written(three_lamps, selection))["choice.json"])
    assert (choice["first"], choice["last"], choice["spot"]) == (0, 0, 0)
    choice = json.loads(blocks_of(written(three_lamps))["choice.json"])
    assert (choice["first"], choice["last"], choice["spot"], choice["filter"]) == (-1, -1, -1, "")


def test_a_demonstration_says_so(corpus, opened_of):
    corpus.add(source="Dateline demonstration, after a paper")
    assert "must not be quoted" in written(opened_of(corpus))


def test_the_same_data_on_the_same_day_give_the_same_bytes(three_lamps):
    assert written(three_lamps) == written(three_lamps)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_file_speaks_the_languages_of_the_page(three_lamps, code):
    page = written(three_lamps, code=code)
    assert f'<html lang="{code}" dir="ltr">' in page
    assert language_of(code).say("About this map") in page
    assert json.loads(words_of(page))["language"] == code


# ---------------------------------------------------------------- what is not


def test_nothing_runs_but_the_scripts_that_the_policy_names(three_lamps):
    page = written(three_lamps)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)[1]
    scripts = SCRIPT.findall(page)
    hashes = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in scripts]
    assert re.findall(r"'sha256-([^']+)'", policy) == hashes
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "connect-src 'none'; base-uri 'none'; form-action 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]
    assert page.count("<script") == page.count("</script>") == len(scripts) + len(BLOCK.findall(page))
    assert page.count("<style") == page.count("</style") == 1
    assert "<!--" not in page


def test_nothing_in_the_file_is_fetched_from_elsewhere(three_lamps):
    page = written(three_lamps)
    assert not re.search(r"\bsrc=|<link|<img|@import|sourceMappingURL", BLOCK.sub("", SCRIPT.sub("", page)))
    assert set(re.findall(r"url\(([^)]*)\)", SCRIPT.sub("", page))) <= {"#default#VML"}


def test_links_lead_to_articles_on_the_web_and_never_to_a_server_of_ours(corpus, opened_of):
    corpus.add(url="https://example.org/a?b=1&c=2")
    corpus.add(url="javascript:alert(1)")
    bodies = "".join(reports_in(written(opened_of(corpus))))
    assert re.findall(r'href="([^"]*)"', bodies) == ["https://example.org/a?b=1&amp;c=2"]


HOSTILE = (
    "</script><script>window.hurt=1</script>",
    "<!-- <script> -->",
    "<img src=x onerror='window.hurt=1'>",
    "\u202eturned\u202c \u200bzero\ufeff",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_text_wherever_they_stand(corpus, opened_of, make_hostile_place, words):
    corpus.add(
        place=make_hostile_place(words, 1), lead=words, sentence=words, title=words, source=words, claimed_by=words
    )
    page = written(opened_of(corpus))
    assert words not in BLOCK.sub("", page)
    assert page.count("<!--") == 0
    assert not re.search(r"<(script|img)", "".join(reports_in(page)))


# ---------------------------------------------------------------- limits and faults


def test_more_incidents_than_a_file_can_hold_are_refused_with_what_to_do(three_lamps, monkeypatch):
    monkeypatch.setattr(standalone, "MOST_INCIDENTS", 1)
    with pytest.raises(StandaloneError, match=r"2 incidents are too many.*Choose fewer days"):
        written(three_lamps)


def test_a_store_that_changes_meanwhile_stops_the_export(three_lamps):
    library = replace(three_lamps.library, version="0" * 16)
    with pytest.raises(StoreError, match="changed while"):
        written(replace(three_lamps, library=library))


def test_an_incident_that_is_gone_stops_the_export(corpus, opened_of):
    corpus.add()
    opened = opened_of(corpus)
    with Store.open(opened.library.store.path, read_only=False) as store:
        store.replace_incidents([])
    with pytest.raises(StoreError, match="changed while"):
        written(opened)


def test_a_selection_of_nothing_gives_a_file_that_holds_nothing(three_lamps):
    page = written(three_lamps, Selection(first=date(2030, 1, 1)))
    assert reports_in(page) == lines_in(page) == []


def test_the_share_that_is_done_is_told(corpus, opened_of):
    for _ in range(REPORTS_A_BLOCK + 1):
        corpus.add()
    told = []
    page = written(opened_of(corpus), tell=told.append)
    assert told == [REPORTS_A_BLOCK / (REPORTS_A_BLOCK + 1), 1.0]
    assert len(reports_in(page)) == REPORTS_A_BLOCK + 1


def test_the_script_takes_the_blocks_as_they_are_packed():
    script = (standalone.ASSETS / "standalone-reports.js").read_text(encoding="utf-8")
    assert f"REPORTS_A_BLOCK = {REPORTS_A_BLOCK};" in script
    assert f"LINES_A_BLOCK = {LINES_A_BLOCK};" in script


def test_the_format_is_written_by_nothing_but_its_own_function():
    assert HTML_FORMAT.ending == "html"
    with pytest.raises(TypeError, match="write_standalone"):
        HTML_FORMAT.write([], io.BytesIO(), ExportNote(data_version="", day=date(2026, 1, 1)))


# ---------------------------------------------------------------- subsets


def test_a_subset_has_those_rows_and_their_places_alone(make_ordinary, opened_of):
    dots = opened_of(make_ordinary()).library.timeline.dots
    rows = np.arange(3, len(dots), 4)
    part = subset(dots, rows)
    assert part.ids(range(len(part))) == dots.ids(rows)
    assert [part.places[number] for number in part.columns["place"]] == [
        dots.places[number] for number in dots.columns["place"][rows]
    ]
    assert set(part.places) == {dots.places[number] for number in dots.columns["place"][rows]}
    assert part.columns["low"].tolist() == dots.columns["low"][rows].tolist()


def test_rows_by_place_stay_in_order_of_days_at_each(make_ordinary, opened_of):
    timeline = build_timeline(opened_of(make_ordinary()).library.timeline.dots)
    order = by_place(timeline).tolist()
    places = [timeline.spots[timeline.columns["spot"][row]].place.place_id for row in order]
    assert sorted(order) == list(range(len(timeline.dots)))
    assert list(dict.fromkeys(places)) == list(dict.fromkeys(spot.place.place_id for spot in timeline.spots))
    assert all(a < b for a, b, p, q in zip(order, order[1:], places, places[1:], strict=False) if p == q)


# ---------------------------------------------------------------- on the command line


@pytest.fixture
def exported(tmp_path, monkeypatch, corpus, places):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    corpus.add(day=date(2020, 10, 1), sentence="A lamp went out before.")
    corpus.add(day=date(2020, 10, 4), sentence="A lamp went out at the time.", place=places[1])
    corpus.add(day=date(2020, 10, 5), sentence="A lamp went out somewhere.", place=None)
    store = corpus.write(tmp_path / "store.sqlite")

    def run(*options):
        return CliRunner().invoke(export, ["--store", str(store), "--format", "html", *options])

    return run


def test_the_command_writes_the_file_alone_in_the_language_asked_for(exported, tmp_path):
    out = tmp_path / "map.html"
    result = exported("--from", "2020-10-02", "--language", "hy", "-o", str(out))
    assert result.exit_code == 0, result.output
    assert "no place or no day: 1" in result.stderr
    page = out.read_text(encoding="utf-8")
    assert '<html lang="hy"' in page
    assert "from 2020-10-02" in page
    assert "A lamp went out at the time." in told_in(page)
    assert "A lamp went out before." not in told_in(page)
    assert not (tmp_path / "datapackage.json").exists()


def test_the_command_takes_places_and_kinds(exported, tmp_path):
    out = tmp_path / "map.html"
    assert exported("--place", "Ganja", "--kind", "Battles", "-o", str(out)).exit_code == 0
    assert reports_in(out.read_text(encoding="utf-8")) == []
    assert exported("--place", "Ganja", "-o", str(out)).exit_code == 0
    assert len(reports_in(out.read_text(encoding="utf-8"))) == 1


def test_a_bundle_of_it_is_refused(exported):
    result = exported("--bundle")
    assert result.exit_code == 2
    assert "leave out --bundle" in result.stderr


def test_the_command_offers_the_languages_of_the_page():
    assert LANGUAGE_CODES == LANGUAGES


def test_the_two_names_of_a_place_stand_in_the_order_that_the_reader_chose(demonstration, world, tmp_path):
    library = read_library(Store.open(demonstration, read_only=True), tmp_path)
    names = PlaceNames(world, library.timeline.dots.places)
    for code, order in (("", "Shusha / Shushi"), ("hy", "Shushi / Shusha")):
        opened = Opened(library=library, names=names.with_first(code), gazetteer=world, stamp=(0, library.version))
        page = written(opened, Selection(place="dl:shusha"))
        assert {line[1] for line in lines_in(page)} == {order}
        assert all(order in report for report in reports_in(page))
        words = next(json.loads(content) for content in blocks_of(page).values() if b'"labels"' in content)
        assert words["labels"]["Shusha / Shushi"] == order
        assert set(words["names"]) == {order}

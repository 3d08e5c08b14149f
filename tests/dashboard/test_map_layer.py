"""Folium gets ids and numbers, nothing is fetched from elsewhere, and what comes back is checked."""

from __future__ import annotations

import ast
import re
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from dashboard import map_layer
from dashboard.map_choice import MapChoice
from dashboard.map_files import ASSETS, LEAFLET, SCRIPTS, frame_files
from dashboard.map_layer import answer_of, show_map
from geodata import boundaries

ROOT = Path(__file__).resolve().parents[2]
FOLIUM = {"folium", "branca", "streamlit_folium", "jinja2"}
HASH = "0123456789abcdef" * 2
VERSION = "0123456789abcdef"
CHOICE = MapChoice(columns=HASH, basemap=HASH, words=HASH, version=VERSION, kinds=63, statuses=1)
MAY_BE_IMPORTED = {
    *(
        "__future__",
        "dataclasses",
        "math",
        "pathlib",
        "re",
        "typing",
    ),
    *("folium", "folium.template", "streamlit.components.v1", "streamlit_folium"),
    *("dashboard.map_choice", "dashboard.map_files", "dashboard.published"),
}
MAY_BE_TAKEN = {
    *("FARTHEST_ZOOM", "LAYERS", "MODES", "NEAREST_ZOOM", "MapChoice", "is_content_id"),
    *("frame_files", "publish"),
}
NUMBERS_AND_IDS = {"MapChoice", "ContentId", "int", "float", "bool", "Path", "object", "str", "None"}


def modules():
    return [path for floor in ("dashboard", "corpus", "geodata") for path in sorted((ROOT / floor).rglob("*.py"))]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", modules(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_only_the_map_layer_knows_folium(path):
    knows = {name.split(".")[0] for name in imported(path)} & FOLIUM
    assert not knows or path.name == "map_layer.py"


def test_the_map_layer_cannot_see_a_record_with_text_in_it():
    path = Path(map_layer.__file__)
    assert set(imported(path)) <= MAY_BE_IMPORTED
    tree = ast.parse(path.read_text())
    taken = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dashboard.")
        for alias in node.names
    }
    assert taken == MAY_BE_TAKEN


def calls_to_folium(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if (
                name.startswith("folium.")
                or name in {"Template", "st_folium"}
                or name.endswith((".add_child", ".add_to"))
            ):
                yield node


def test_no_text_reaches_folium():
    """Every argument of a call to folium is a constant of ours, a number, or an element made of numbers."""
    tree = ast.parse(Path(map_layer.__file__).read_text())
    calls = list(calls_to_folium(tree))
    assert len(calls) >= 5
    may_be_named = {"FIRST_VIEW", "FARTHEST_ZOOM", "NEAREST_ZOOM", "group", "frame", "key", "height_px"}
    for call in calls:
        for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
            plain = isinstance(argument, ast.Constant | ast.List)
            ours = ast.unparse(argument) in may_be_named or ast.unparse(argument) in {
                "_ChoiceElement(choice)",
                "_frame()",
            }
            assert plain or ours, f"{ast.unparse(call)}: {ast.unparse(argument)}"


def test_what_the_choice_carries_is_numbers_and_hashes():
    annotations = {name: str(kind) for name, kind in MapChoice.__annotations__.items()}
    assert {name for name, kind in annotations.items() if kind == "str"} == {"filter", "version"}
    assert set(annotations.values()) == {"int", "float", "ContentId", "str"}


def test_nothing_but_numbers_and_hashes_comes_through_a_choice():
    told = asdict(CHOICE)
    assert told.pop("version") == VERSION
    assert told.pop("filter") == ""
    assert {told.pop(name) for name in ("columns", "basemap", "words")} == {HASH}
    assert {type(each) for each in told.values()} == {int, float}


def test_functions_of_the_map_layer_take_numbers_paths_and_ids():
    tree = ast.parse(Path(map_layer.__file__).read_text())
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        for argument in function.args.args:
            if argument.arg not in {"self", "component"}:
                assert ast.unparse(argument.annotation) in NUMBERS_AND_IDS


NO_HASHES = ["x", HASH[:-1], HASH + "0", HASH.upper(), "{{7*7}}", f"{HASH}\n", "../../etc/passwd"]


@pytest.mark.parametrize("field", ["columns", "basemap", "words", "filter"])
@pytest.mark.parametrize("name", NO_HASHES)
def test_a_file_that_is_not_named_by_a_hash_is_refused(field, name):
    with pytest.raises(ValueError, match="hash"):
        replace(CHOICE, **{field: name})


@pytest.mark.parametrize("field", ["columns", "basemap", "words"])
def test_only_the_filter_may_have_no_file(field):
    assert replace(CHOICE, filter="").filter == ""
    with pytest.raises(ValueError, match="hash"):
        replace(CHOICE, **{field: ""})


@pytest.mark.parametrize("version", ["", "x" * 16, VERSION + "0", f"{VERSION}\n", "{{7*7}}"])
def test_a_version_that_is_none_is_refused(version):
    with pytest.raises(ValueError, match="version"):
        replace(CHOICE, version=version)


@pytest.mark.parametrize("changed", [{"mode": 3}, {"mode": -1}, {"layer": 3}, {"layer": -1}])
def test_there_are_three_modes_and_three_layers(changed):
    with pytest.raises(ValueError, match="three"):
        replace(CHOICE, **changed)


@pytest.mark.parametrize("changed", [{"lat": 91.0}, {"lon": -181.0}, {"zoom": 19.0}, {"lat": float("nan")}])
def test_a_view_of_no_part_of_the_world_is_refused(changed):
    with pytest.raises(ValueError, match="world"):
        replace(CHOICE, **changed)


@pytest.mark.parametrize("key", ["", "a b", "{{x}}", "Map", "map-1"])
def test_a_map_is_kept_under_a_word_of_our_own(key):
    with pytest.raises(ValueError, match="our own"):
        show_map(CHOICE, key=key)


SAID = {
    "spot": 3,
    "t0": 0,
    "t1": 9,
    "mode": 1,
    "layer": 2,
    "lat": 40.25,
    "lon": 46.5,
    "zoom": 7.25,
    "n": 2,
    "born": 12.5,
    "columns": HASH,
}


def test_what_our_script_says_is_understood():
    answer = answer_of(SAID)
    assert (answer.spot, answer.first, answer.last, answer.count, answer.born) == (3, 0, 9, 2, 12.5)
    assert (answer.mode, answer.layer) == (1, 2)
    assert (answer.lat, answer.lon, answer.zoom) == (40.25, 46.5, 7.25)
    assert answer.columns == HASH
    assert answer_of({**SAID, "spot": -1}).spot is None


@pytest.mark.parametrize(
    "value", [None, {}, [], "x", 5, {**SAID, "layer": 3}, {**SAID, "mode": -1}, {**SAID, "mode": 0.5}]
)
def test_what_anybody_else_says_is_not(value):
    assert answer_of(value) is None


@pytest.mark.parametrize("name", sorted(set(SAID) - {"columns"}))
@pytest.mark.parametrize("value", ["3", None, float("nan"), float("inf"), {}, [1], True, 10**400])
def test_what_is_no_number_is_refused(name, value):
    assert answer_of({**SAID, name: value}) is None


@pytest.mark.parametrize("name", sorted(SAID))
def test_an_answer_that_lacks_anything_is_none(name):
    lacking = {each: value for each, value in SAID.items() if each != name}
    assert answer_of(lacking) is None or name == "columns"


def test_a_view_outside_the_world_is_cut_to_it():
    answer = answer_of({**SAID, "lat": -1e9, "lon": 1e9, "zoom": -40})
    assert (answer.lat, answer.lon, answer.zoom) == (-90, 180, 2)


def test_a_strange_name_of_columns_is_no_name():
    assert answer_of({**SAID, "columns": "<script>"}).columns == ""


def test_the_frame_is_made_of_our_files_alone():
    frame = map_layer._frame()  # noqa: SLF001  what folium would load is seen nowhere else
    links = [*frame.default_js, *frame.default_css]
    for child in frame._children.values():  # noqa: SLF001  likewise
        links += [*getattr(child, "default_js", []), *getattr(child, "default_css", [])]
    ours = {f"../dashboard.map_layer.dateline_published/{each.content_id}.{each.ending}" for each in frame_files()}
    assert {address for _, address in links} == ours
    assert len(links) == 3


def test_every_script_runs_once_and_in_order():
    host, rest, _ = (each.content.decode() for each in frame_files())
    first, *others = ((ASSETS / name).read_text().strip() for name in SCRIPTS)
    assert host.strip() == first
    starts = [rest.index(each) for each in others]
    assert starts == sorted(starts)
    assert rest.index("Leaflet") < starts[0]
    assert all(rest.count(each) == 1 for each in others)


FETCHES = re.compile(r"(?:src|href|import|fetch\(|url\()\s*[\"'(]?\s*(?:https?:)?//")


def test_what_the_frame_loads_fetches_from_no_other_host():
    for each in frame_files():
        assert not FETCHES.search(each.content.decode())


def test_the_script_is_the_same_for_every_choice():
    one, two = (map_layer._frame() for _ in range(2))  # noqa: SLF001  the frame reloads when it differs
    scripts = [re.sub("_?[0-9a-f]{32}", "", each.get_root().render()) for each in (one, two)]
    assert scripts[0] == scripts[1]


MARKUP = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
MADE_BY_PYTHON = {"standalone-reports.js": ["innerHTML"]}
"""A map in a file of its own brings evidence as markup; dashboard/evidence.py has escaped every word of it."""


@pytest.mark.parametrize("path", sorted(ASSETS.iterdir()), ids=lambda path: path.name)
def test_no_asset_names_another_host_or_writes_markup(path):
    content = path.read_text()
    assert not re.search(r"https?://|//[a-z]+\.", content)
    assert MARKUP.findall(content) == MADE_BY_PYTHON.get(path.name, [])


def test_every_script_and_leaflet_are_there():
    assert sorted(SCRIPTS) == sorted(path.name for path in ASSETS.glob("timeline*.js"))
    assert "Leaflet 1.9.4" in (LEAFLET / "leaflet.js").read_text()[:300]


def test_no_field_of_a_layer_bears_a_name_that_hides_leaflets_own():
    for path in ASSETS.glob("*.js"):
        assert not re.search(r"this\.(_on|_off|on|off)\s*=|this\._map\s*=", path.read_text())


def test_the_policy_on_the_map_is_the_policy_in_the_data():
    assert f'D.say("{boundaries.POLICY}")' in (ASSETS / "timeline-page.js").read_text()


MARKDOWN = {
    "markdown",
    "write",
    "title",
    "header",
    "subheader",
    "caption",
    "info",
    "warning",
    "error",
    "success",
    "toast",
}


def is_a_sentence_of_ours(argument):
    """A constant, or a sentence said in the page's language, into which no words of anybody are filled."""
    if not isinstance(argument, ast.Call):
        return isinstance(argument, ast.Constant)
    said = ast.unparse(argument.func) == "language.say" and not argument.keywords
    return said and isinstance(argument.args[0], ast.Constant)


def calls_of(path):
    return [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("path", sorted((ROOT / "dashboard").glob("*.py")), ids=lambda path: path.stem)
def test_streamlits_markdown_is_given_our_own_sentences_alone(path):
    """Markdown loads images from other hosts: a name from an article must never come into it."""
    for call in calls_of(path):
        function = ast.unparse(call.func)
        assert function not in {"st.markdown", "st.write"}
        if function.startswith("st.") and function[3:] in MARKDOWN and ast.unparse(call.args[0]) != "notice":
            assert is_a_sentence_of_ours(call.args[0]), ast.unparse(call)


def test_a_notice_is_a_sentence_of_ours():
    said = [
        call.args[0] for call in calls_of(ROOT / "dashboard" / "session.py") if "told.append" in ast.unparse(call)
    ]
    assert said
    assert all(map(is_a_sentence_of_ours, said))

"""Files for the browser: named by their content, written once, and the old ones removed in time."""

from __future__ import annotations

import os

from hypothesis import given
from hypothesis import strategies as st

from dashboard.published import KEPT_OTHERWISE, publish, published_folder
from dashboard.timeline import content_id_of


@given(content=st.binary(max_size=200))
def test_what_is_published_is_found_under_its_hash(content, tmp_path_factory):
    folder = tmp_path_factory.mktemp("published")
    name = publish(folder, content, "bin")
    assert name == content_id_of(content)
    assert (folder / f"{name}.bin").read_bytes() == content
    assert publish(folder, content, "bin") == name
    assert len(list(folder.iterdir())) == 1


def test_older_files_go_and_the_newest_stay(tmp_path):
    names = []
    for number in range(KEPT_OTHERWISE + 5):
        names.append(publish(tmp_path, str(number).encode(), "bin"))
        os.utime(tmp_path / f"{names[-1]}.bin", (number, number))
    publish(tmp_path, b"last", "bin")
    left = {path.stem for path in tmp_path.iterdir()}
    assert len(left) == KEPT_OTHERWISE
    assert names[0] not in left
    assert names[-1] in left


def test_the_folder_is_made_beside_the_data(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    assert published_folder() == tmp_path / "home" / "map"


def test_where_the_data_cannot_be_written_a_folder_of_this_process_serves(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "file"))
    folder = published_folder()
    assert folder.is_dir()
    assert "dateline-map-" in folder.name

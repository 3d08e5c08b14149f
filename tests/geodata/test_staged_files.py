"""A file is there whole or not at all."""

import os
import stat
import threading

import pytest

from geodata.staged_files import is_ordinary, staged


def write_half(path, error):
    with staged(path) as out:
        out.write(b"half of it")
        raise error


def test_a_file_takes_its_place_when_the_block_has_ended(tmp_path):
    path = tmp_path / "out"
    with staged(path) as out:
        out.write(b"all of it")
        assert not path.exists()
    assert path.read_bytes() == b"all of it"
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt, SystemExit, LookupError])
def test_whatever_goes_wrong_leaves_what_was_there_and_nothing_else(error, tmp_path):
    path = tmp_path / "out"
    path.write_bytes(b"what was there")
    with pytest.raises(error):
        write_half(path, error)
    assert path.read_bytes() == b"what was there"
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_a_link_goes_on_pointing_where_it_pointed_and_rights_stay(tmp_path):
    path, link = tmp_path / "out", tmp_path / "link"
    path.write_bytes(b"before")
    path.chmod(0o640)
    link.symlink_to(path)
    with staged(link) as out:
        out.write(b"after")
    assert link.is_symlink()
    assert path.read_bytes() == b"after"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    got = []
    reader = threading.Thread(target=lambda: got.append(path.read_bytes()))
    reader.start()
    with staged(path) as out:
        out.write(b"through")
    reader.join(10)
    assert got == [b"through"]
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_a_device_is_no_ordinary_file(tmp_path):
    assert is_ordinary(tmp_path / "new")
    assert not is_ordinary(type(tmp_path)(os.devnull))

"""What tests of every floor share: the whole gazetteer, built once."""

import time

import pytest
from hypothesis import settings

from geodata.gazetteer import Gazetteer
from geodata.gazetteer_build import build_gazetteer, is_current
from geodata.home import default_gazetteer

# No test has a clock: these machines are noisy.
settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    """The whole gazetteer: the one of this checkout where it is current, else one built for all test workers."""
    folder = default_gazetteer()
    if not is_current(folder):
        folder = _built_once(tmp_path_factory.getbasetemp().parent / "gazetteer")
    gazetteer = Gazetteer.open(folder)
    yield gazetteer
    gazetteer.close()


def _built_once(folder):
    lock = folder.with_name("gazetteer.lock")
    try:
        lock.mkdir()
    except FileExistsError:
        while lock.is_dir() and not is_current(folder):
            time.sleep(0.5)
        return folder
    try:
        if not is_current(folder):
            build_gazetteer(folder)
    finally:
        lock.rmdir()
    return folder

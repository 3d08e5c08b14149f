"""Where data lives."""

from pathlib import Path

import geodata
from geodata.home import HOME_VARIABLE, data_home, default_gazetteer, default_store, geonames_files


def test_the_variable_names_the_folder(monkeypatch, tmp_path):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert data_home() == tmp_path
    assert default_gazetteer() == tmp_path / "gazetteer"
    assert default_store() == tmp_path / "dateline.sqlite"
    assert geonames_files() == tmp_path / "geonames"


def test_a_tilde_is_the_users_own_folder(monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, "~/somewhere")
    assert data_home() == Path.home() / "somewhere"


def test_a_checkout_keeps_its_data_in_var(monkeypatch):
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    checkout = Path(geodata.__file__).parent.parent
    assert data_home() == checkout / "var"


def test_an_empty_variable_counts_as_none(monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, "")
    assert data_home().is_absolute()


def test_an_installed_package_keeps_its_data_with_the_user(monkeypatch, tmp_path):
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    monkeypatch.setattr("geodata.home.__file__", str(tmp_path / "site-packages" / "geodata" / "home.py"))
    assert "dateline" in data_home().name
    assert not data_home().is_relative_to(tmp_path)

"""Where the gazetteer and the store live on this computer."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_dir

HOME_VARIABLE = "DATELINE_HOME"
"""The environment variable that names another folder for all data."""


def data_home() -> Path:
    """The folder of all data: DATELINE_HOME, else `var` of the checkout, else the user's own data folder."""
    given = os.environ.get(HOME_VARIABLE)
    if given:
        return Path(given).expanduser()
    checkout = Path(__file__).resolve().parent.parent
    if (checkout / "pyproject.toml").is_file():
        return checkout / "var"
    return Path(user_data_dir("dateline", appauthor=False))


def default_gazetteer() -> Path:
    """The folder of the gazetteer that is used where none is named."""
    return data_home() / "gazetteer"


def geonames_files() -> Path:
    """The folder that GeoNames' files are fetched into."""
    return data_home() / "geonames"


def default_store() -> Path:
    """The file of the store that is used where none is named."""
    return data_home() / "dateline.sqlite"


def default_geocode_cache() -> Path:
    """The file that keeps what geocoders answered; it is there only once one was asked."""
    return data_home() / "geocode.sqlite"

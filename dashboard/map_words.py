"""The file that gives the map its words: its sentences in a language, and the names of its places and towns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from geodata.boundaries import town_labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.language import Language
    from dashboard.place_names import PlaceNames
    from dashboard.timeline import Spot


def map_words(spots: Sequence[Spot], names: PlaceNames, language: Language) -> bytes:
    """JSON in ASCII; `names` are those of the spots in their order, `labels` those of the basemap's towns."""
    words = language.words([names.in_language(spot.place, language) for spot in spots])
    labels = {
        each.name: names.label_in_language(each.name, each.lat, each.lon, language) for each in town_labels()
    }
    return json.dumps({**words, "labels": labels}, separators=(",", ":")).encode("ascii")

"""The commands about the gazetteer: build it, and ask it what a name can mean."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dashboard.cli_geocode import geocoding
from dashboard.cli_options import GAZETTEER, SOME_REJECTED, end, example, open_gazetteer, say

if TYPE_CHECKING:
    from geodata.geocode import Geocoder
    from geodata.place import Candidate, Place

# ruff: noqa: PLC0415  commands import what they need when they run


@click.group("gazetteer", epilog=example("dateline gazetteer build", "dateline gazetteer lookup Xankəndi"))
def gazetteer_group() -> None:
    """The gazetteer: what names of places can mean."""


@gazetteer_group.command(
    epilog=example(
        "dateline gazetteer build --overlay my_conflict.csv",
        "dateline gazetteer build --geonames AM.zip --geonames alternateNamesV2.zip",
        "dateline gazetteer build --download AM --download AZ",
    )
)
@click.option(
    "--overlay",
    "overlays",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A table of places of your own (CSV), laid over the others; may be repeated.",
)
@click.option(
    "--geonames",
    multiple=True,
    metavar="PATH",
    type=click.Path(path_type=Path, exists=True),
    help="A file of GeoNames (AM.zip, allCountries.zip, alternateNamesV2.zip, hierarchy.zip …), packed or not, or"
    " a folder of such files; may be repeated.",
)
@click.option(
    "--download",
    "tables",
    multiple=True,
    metavar="TABLE",
    help="Fetch a table of GeoNames by its name (AM, allCountries, cities500) with what belongs to it, keep the"
    " files and build from them; may be repeated.",
)
@click.option("--geonames-address", metavar="URL", help="Another address that has GeoNames' files for --download.")
@click.option("--if-needed", is_flag=True, help="Only where the gazetteer is missing or made from other inputs.")
@GAZETTEER
def build(
    overlays: tuple[Path, ...],
    geonames: tuple[Path, ...],
    tables: tuple[str, ...],
    geonames_address: str | None,
    gazetteer_folder: Path | None,
    *,
    if_needed: bool,
) -> None:
    """Builds the gazetteer from what comes with Dateline, from files of GeoNames and overlays.

    Nothing is fetched without --download. A gazetteer that is there stays until the new one is whole.
    """
    from geodata.gazetteer_build import build_gazetteer, is_current
    from geodata.geonames_download import GEONAMES_ADDRESS, download
    from geodata.home import default_gazetteer, geonames_files

    folder = gazetteer_folder or default_gazetteer()
    if tables:
        address = geonames_address or GEONAMES_ADDRESS
        geonames += download(tables, geonames_files(), address=address, tell=say)
    if if_needed and is_current(folder, overlays, geonames=geonames):
        return
    for line in build_gazetteer(folder, overlays, geonames=geonames):
        say(line)
    say(f"The gazetteer is in {folder}:")
    for source in open_gazetteer(folder).sources:
        say(f"  {source}")


@gazetteer_group.command(
    epilog=example("dateline gazetteer lookup Xankəndi", "dateline gazetteer lookup New York --json")
)
@click.argument("name", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@GAZETTEER
@geocoding
def lookup(
    name: tuple[str, ...], gazetteer_folder: Path | None, geocoder: Geocoder | None, *, as_json: bool
) -> None:
    """Tells every place that a name can mean, the likeliest first, with its source and its names.

    A geocoder, where one is named, is asked only where the gazetteer has none. Exit code 1 where it can mean none.
    """
    gazetteer = open_gazetteer(gazetteer_folder)
    words = " ".join(name)
    candidates = gazetteer.candidates(words)
    if not candidates and geocoder is not None:
        candidates = tuple(filter(None, [geocoder.find(words, gazetteer)]))
    for candidate in candidates:
        click.echo(json.dumps(_as_json(candidate), ensure_ascii=False) if as_json else "\n".join(_told(candidate)))
    if not candidates:
        say(f"No place of the gazetteer is called {words!r}.")
        end(SOME_REJECTED)


def _told(candidate: Candidate) -> Iterator[str]:
    """The lines that tell of a candidate."""
    place = candidate.place
    where = ", ".join(filter(None, (place.admin1, place.country_name or place.country)))
    language = f" ({candidate.lang})" if candidate.lang else ""
    yield f"{place.label}: {place.kind.value}{f' in {where}' if where else ''}"
    yield f"  matched    {candidate.matched_name}{language}, {candidate.quality.value}"
    yield f"  point      {place.lat:.5f}, {place.lon:.5f} within {place.radius_km:g} km"
    if place.population is not None:
        yield f"  population {place.population:,}"
    yield f"  source     {place.source} {place.place_id}"
    if place.names:
        yield f"  names      {', '.join(_names(place))}"


def _names(place: Place) -> list[str]:
    """Its names with their languages and the days when they held, each once."""
    told = []
    for name in place.names:
        held = f"{name.first_day or ''}–{name.last_day or ''}" if name.first_day or name.last_day else ""
        about = ", ".join(filter(None, (name.lang, held)))
        told.append(f"{name.text} ({about})" if about else name.text)
    return list(dict.fromkeys(told))


def _as_json(candidate: Candidate) -> dict[str, object]:
    place = candidate.place
    return {
        "place_id": place.place_id,
        "name": place.name,
        "second_name": place.second_name or None,
        "kind": place.kind.value,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "country": place.country,
        "country_name": place.country_name,
        "admin1": place.admin1,
        "population": place.population,
        "quality": candidate.quality.value,
        "matched_name": candidate.matched_name,
        "lang": candidate.lang,
        "source": place.source,
        "names": _names(place),
    }

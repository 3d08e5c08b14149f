"""The options by which a command may ask a geocoder for names that the gazetteer lacks; without them none is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

import click

from dashboard.cli_options import say

if TYPE_CHECKING:
    from geodata.geocode import Geocoder
    from geodata.geocode_service import ServiceSettings

# ruff: noqa: PLC0415  commands import what they need when they run

Result = TypeVar("Result")

_OPTIONS = (
    click.option(
        "--geocode",
        "service",
        metavar="SERVICE",
        help="Ask this geocoder of geopy's (nominatim, photon …) for names that the gazetteer lacks. The names, "
        "and nothing else of a text, are sent to it.",
    ),
    click.option(
        "--geocode-contact",
        "contact",
        metavar="ADDRESS",
        envvar="DATELINE_GEOCODE_CONTACT",
        default="",
        help="Your mail or web address, which the geocoder is told with every question.",
    ),
    click.option(
        "--geocode-option",
        "options",
        metavar="KEY=VALUE",
        envvar="DATELINE_GEOCODE_OPTION",
        multiple=True,
        help="What the geocoder is made with: domain, scheme, api_key …; may be repeated. A key is safer in the "
        "environment variable DATELINE_GEOCODE_OPTION.",
    ),
    click.option(
        "--geocode-interval",
        "interval_s",
        metavar="SECONDS",
        type=click.FloatRange(0, 3600),
        default=1.0,
        show_default=True,
        help="The least time between two questions.",
    ),
    click.option(
        "--geocode-timeout",
        "timeout_s",
        metavar="SECONDS",
        type=click.FloatRange(0.1, 600),
        default=10.0,
        show_default=True,
        help="How long an answer is waited for.",
    ),
    click.option(
        "--geocode-keep",
        "keep_days",
        metavar="DAYS",
        type=click.FloatRange(0),
        default=90.0,
        show_default=True,
        help="How long answers are kept and not asked for again; 0 keeps none.",
    ),
    click.option(
        "--geocode-most",
        "most_asked",
        metavar="NAMES",
        type=click.IntRange(0),
        default=500,
        show_default=True,
        help="How many names one run may ask for.",
    ),
)


def geocoding(command: Callable[..., Result]) -> Callable[..., Result]:
    """The command with the options; its argument `geocoder` is None unless a service is named.

    What became of the names is said on standard error when the command ends, however it ends.
    """

    @wraps(command)
    def with_geocoder(
        *args: object,
        service: str | None,
        contact: str,
        options: tuple[str, ...],
        interval_s: float,
        timeout_s: float,
        keep_days: float,
        most_asked: int,
        **rest: object,
    ) -> Result:
        if service is None:
            return command(*args, geocoder=None, **rest)
        from geodata.geocode_service import ServiceSettings

        told = ServiceSettings(
            service=service, contact=contact, options=_pairs(options), interval_s=interval_s, timeout_s=timeout_s
        )
        return command(*args, geocoder=_opened(told, keep_days, most_asked), **rest)

    decorated: Callable[..., Result] = with_geocoder
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def _opened(service: ServiceSettings, keep_days: float, most_asked: int) -> Geocoder:
    """The geocoder; when the command ends it is closed and what became of the names is said."""
    from geodata.geocode import Geocoder, GeocodeSettings
    from geodata.home import default_geocode_cache

    settings = GeocodeSettings(
        service=service, cache=default_geocode_cache(), keep_days=keep_days, most_asked=most_asked
    )
    geocoder = Geocoder(settings)

    def end() -> None:
        geocoder.close()
        say(geocoder.told())

    click.get_current_context().call_on_close(end)
    return geocoder


def _pairs(options: tuple[str, ...]) -> dict[str, str]:
    """The options by their names; fails without telling a value, which may be a key."""
    pairs = {}
    for option in options:
        key, is_pair, value = option.partition("=")
        if not key or not is_pair:
            raise click.BadParameter("write it as KEY=VALUE.", param_hint="--geocode-option")
        pairs[key.strip()] = value
    return pairs

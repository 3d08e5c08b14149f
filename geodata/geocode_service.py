"""One of geopy's geocoders, asked politely: one name at a time, not too often, again only where that may help."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from threading import Lock
from time import monotonic, sleep
from typing import Any

from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.geocoders import SERVICE_TO_GEOCODER

from geodata.errors import GeocoderError
from geodata.geocode_answers import Answer, answers_of
from geodata.geocode_http import BoundedAdapter

LEAST_INTERVAL_S = 1.0
"""Seconds between two questions that the usage policy of OpenStreetMap's own Nominatim asks for at least."""

TRIES = 3
LONGEST_WAIT_S = 60.0
"""A service that asks for a longer pause is left alone for the rest of the run."""

MOST_ANSWERS = 5
"""Places that are asked for by one question: enough to see that a name is borne by several."""

_OURS = frozenset({"self", "timeout", "proxies", "user_agent", "ssl_context", "adapter_factory", "token_lifetime"})
_LONGEST_CONTACT = 200
_ODD_PARSES = (GeocoderParseError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What geopy raises where an answer is not built as it expects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSettings:
    """Which geocoder is asked, and how.

    `service` is a name of geopy's SERVICE_TO_GEOCODER, `contact` an address (mail or web) at which whoever
    runs the service reaches the user, `options` what the geocoder is made with (domain, scheme, api_key …).
    `interval_s` and `timeout_s` are seconds.
    """

    service: str
    contact: str
    options: Mapping[str, str] = field(default_factory=dict)
    interval_s: float = LEAST_INTERVAL_S
    timeout_s: float = 10.0


class Unanswered(Exception):  # noqa: N818  an outcome, as StopIteration is
    """The service gave no answer: its text says why; `for_good` where asking further is of no use."""

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        super().__init__(why)
        self.for_good = for_good


class Service:
    """A geocoder that keeps its distance; opens no connection before it is asked."""

    def __init__(self, settings: ServiceSettings, turn_s: Callable[[float], float]) -> None:
        """GeocoderError where the settings do not fit.

        `turn_s` takes the interval in seconds, and gives how long others who ask the same service are to be
        waited for.
        """
        self._settings = settings
        self._turn_s = turn_s
        self._geocoder = _geocoder(settings)
        self._takes = frozenset(inspect.signature(self._geocoder.geocode).parameters)
        self._one_at_a_time = Lock()
        self._next_s = 0.0

    def ask(self, name: str, country: str) -> tuple[Answer, ...]:
        """What the service knows under a name, best first; `country` (ISO code or "") narrows it where it can.

        Raises Unanswered.
        """
        with self._one_at_a_time:
            for attempt in range(TRIES):
                try:
                    return self._asked(name, country)
                except (GeocoderRateLimited, GeocoderTimedOut, GeocoderUnavailable, GeocoderServiceError) as error:
                    wait_s = self._wait_s(error, attempt)
                    if not _may_pass(error) or wait_s > LONGEST_WAIT_S or attempt + 1 == TRIES:
                        raise _unanswered(error) from error
                    sleep(wait_s)
                except (GeopyError, *_ODD_PARSES) as error:
                    raise _unanswered(error) from error
        raise AssertionError("every try ends")

    def _asked(self, name: str, country: str) -> tuple[Answer, ...]:
        sleep(max(0.0, self._next_s - monotonic()))
        sleep(self._turn_s(self._settings.interval_s))
        wanted = {
            "exactly_one": False,
            "limit": MOST_ANSWERS,
            "language": "en",
            "addressdetails": True,
            "country_codes": country.lower() or None,
        }
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # geopy warns of a latitude past a pole, and then refuses it
                found = self._geocoder.geocode(name, **{k: v for k, v in wanted.items() if k in self._takes})
        finally:
            self._next_s = monotonic() + self._settings.interval_s
        return answers_of(found or ())

    def _wait_s(self, error: Exception, attempt: int) -> float:
        """How long to wait before the next try: as long as the service says, else longer each time."""
        told = getattr(error, "retry_after", None)
        return float(told) if told is not None else self._settings.interval_s * 2.0 ** (attempt + 1)


def service_names() -> tuple[str, ...]:
    """The geocoders that geopy has, by the names that it gives them."""
    return tuple(sorted(SERVICE_TO_GEOCODER))


# ---------------------------------------------------------------- how it is made


def _geocoder(settings: ServiceSettings) -> Any:  # noqa: ANN401  geopy has no types
    kind = SERVICE_TO_GEOCODER.get(settings.service)
    if kind is None:
        raise GeocoderError(f"There is no geocoder {settings.service!r}; geopy has {', '.join(service_names())}.")
    _check_contact(settings.contact)
    _check_options(settings, inspect.signature(kind).parameters)
    if settings.service == "nominatim" and _is_public(settings) and settings.interval_s < LEAST_INTERVAL_S:
        raise GeocoderError(f"OpenStreetMap's Nominatim is asked every {LEAST_INTERVAL_S:g} s at most.")
    try:
        return kind(
            **settings.options,
            timeout=settings.timeout_s,
            user_agent=f"dateline/{version('dateline')} ({settings.contact})",
            adapter_factory=BoundedAdapter,
        )
    except (GeopyError, TypeError, ValueError) as error:
        raise GeocoderError(f"geopy cannot make the geocoder {settings.service} with these options.") from error


def _is_public(settings: ServiceSettings) -> bool:
    domain = settings.options.get("domain", "nominatim.openstreetmap.org").strip("/").lower()
    return domain.split(":")[0].endswith("openstreetmap.org")


def _check_contact(contact: str) -> None:
    plain = contact.isascii() and contact.isprintable() and len(contact) <= _LONGEST_CONTACT
    if not plain or not ("@" in contact or "." in contact):
        raise GeocoderError(
            "Say with --geocode-contact at which mail or web address whoever runs the geocoder reaches you; "
            "it is sent along with every question."
        )


def _check_options(settings: ServiceSettings, parameters: Mapping[str, inspect.Parameter]) -> None:
    taken = [name for name in parameters if name not in _OURS]
    odd = sorted(set(settings.options) - set(taken))
    if odd:
        raise GeocoderError(f"{settings.service} has no option {', '.join(odd)}; it takes {', '.join(taken)}.")
    empty = inspect.Parameter.empty
    needed = [name for name in taken if parameters[name].default is empty and name not in settings.options]
    if needed:
        raise GeocoderError(f"{settings.service} needs --geocode-option {', '.join(f'{n}=…' for n in needed)}.")


# ---------------------------------------------------------------- what may go wrong


def _may_pass(error: Exception) -> bool:
    """Whether the same question may be answered a little later."""
    if isinstance(error, GeocoderRateLimited):
        return True
    lasting = (
        GeocoderAuthenticationFailure,
        GeocoderInsufficientPrivileges,
        GeocoderParseError,
        GeocoderQueryError,
        GeocoderQuotaExceeded,
    )
    return not isinstance(error, lasting)


def _unanswered(error: Exception) -> Unanswered:
    """The reason in our own words: no text of a service gets into a message."""
    if isinstance(error, GeocoderRateLimited):
        return Unanswered("asked us to slow down", for_good=True)
    if isinstance(error, GeocoderAuthenticationFailure | GeocoderInsufficientPrivileges | GeocoderQuotaExceeded):
        return Unanswered("refused us", for_good=True)
    if isinstance(error, GeocoderTimedOut):
        return Unanswered("did not answer in time")
    if isinstance(error, GeocoderUnavailable):
        return Unanswered("could not be reached")
    if isinstance(error, _ODD_PARSES):
        return Unanswered("sent what is no answer")
    return Unanswered("failed")

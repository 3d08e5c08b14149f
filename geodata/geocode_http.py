"""How a geocoder's address is fetched: one answer of bounded size in bounded time, from where it was asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from ssl import SSLContext
from time import monotonic
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut, GeocoderUnavailable

MOST_BYTES = 1 << 20
"""No answer is read further: five places with their addresses are a few thousand bytes."""

_CHUNK_BYTES = 1 << 16
_LONGEST_WAIT_DIGITS = 5


class _NoRedirect(HTTPRedirectHandler):
    """A name goes to the host that the user named and to no other."""

    def redirect_request(self, *_: object) -> None:
        """None: what answers with another address is not followed."""


class BoundedAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """What geopy fetches with: no redirects, at most MOST_BYTES, and an end to slow answers.

    Raises geopy's errors only; no word of an answer gets into their text.
    """

    def __init__(self, *, proxies: Mapping[str, str] | None, ssl_context: SSLContext | None) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        own = None if proxies is None else dict(proxies)
        self._opener = build_opener(ProxyHandler(own), HTTPSHandler(context=ssl_context), _NoRedirect())

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:  # noqa: ANN401  JSON
        """The value that the answer holds."""
        try:
            return json.loads(self.get_text(url, timeout=timeout, headers=headers))
        except (ValueError, RecursionError) as error:
            raise GeocoderParseError("no JSON") from error

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """The answer's words; `timeout` in seconds bounds each step and the reading as a whole."""
        if not url.startswith(("http://", "https://")):
            raise GeocoderServiceError("neither http nor https")
        try:
            request = Request(url, headers=dict(headers))  # noqa: S310  looked at above
            with self._opener.open(request, timeout=timeout) as page:
                return str(_read(page, monotonic() + timeout), "utf-8")
        except HTTPError as error:
            error.close()
            raise AdapterHTTPError("", status_code=error.code, headers=_wait_of(error), text="") from error
        except TimeoutError as error:
            raise GeocoderTimedOut("timed out") from error
        except URLError as error:
            kind = GeocoderTimedOut if isinstance(error.reason, TimeoutError) else GeocoderUnavailable
            raise kind("cannot be reached") from error
        except (OSError, HTTPException, UnicodeError, ValueError) as error:
            raise GeocoderServiceError("broken answer") from error


def _read(page: HTTPResponse, until_s: float) -> bytes:
    """The body, at most MOST_BYTES of it and before the clock shows `until_s`."""
    body = bytearray()
    while chunk := page.read1(_CHUNK_BYTES):
        body += chunk
        if len(body) > MOST_BYTES:
            raise GeocoderServiceError("too long an answer")
        if monotonic() > until_s:
            raise TimeoutError
    return bytes(body)


def _wait_of(error: HTTPError) -> dict[str, str]:
    """The one header that matters, where it is a plain number of seconds."""
    told = (error.headers.get("Retry-After") or "").strip()
    plain = told.isascii() and told.isdigit() and len(told) <= _LONGEST_WAIT_DIGITS
    return {"retry-after": told} if plain else {}

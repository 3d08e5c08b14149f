"""Fetching GeoNames' own files from its server, or one that has the same: only what was asked for by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage
from os import utime
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from geodata.errors import GazetteerError
from geodata.staged_files import staged

GEONAMES_ADDRESS = "https://download.geonames.org/export/dump/"
"""Where GeoNames offers its files for download."""

MOST_BYTES = 2 * 2**30
"""No file may be larger; GeoNames' largest has about a quarter of it."""

TIMEOUT_S = 60.0
"""How long to wait for a server that says nothing."""

BESIDE = ("alternateNamesV2.zip", "hierarchy.zip", "admin1CodesASCII.txt", "admin2Codes.txt")
"""Fetched with every table of places: its names in all languages, and what lies in what."""

_TABLE = re.compile(r"[A-Z]{2}|allCountries|cities\d{3,5}")
_AT_ONCE = 2**18
_USER_AGENT = "Dateline (reads news on armed conflicts; fetches GeoNames' files once, and again only when changed)"


def download(
    tables: Sequence[str],
    folder: Path,
    *,
    address: str = GEONAMES_ADDRESS,
    most_bytes: int = MOST_BYTES,
    tell: Callable[[str], None] = lambda _line: None,
) -> tuple[Path, ...]:
    """Fetches tables of places ("AM", "allCountries", "cities500") and what belongs to them into a folder.

    A file that is there is fetched again only where the server has a newer one. Each is there whole or not at
    all. `tell` is given a line for each file. Gives their paths; GazetteerError says what went wrong.
    """
    for table in tables:
        if not _TABLE.fullmatch(table):
            raise GazetteerError(f"{table!r} is no table of GeoNames such as AM, allCountries, cities500")
    if urlsplit(address).scheme not in {"http", "https"} or not urlsplit(address).hostname:
        raise GazetteerError(f"{address!r} is no address of a web server")
    folder.mkdir(parents=True, exist_ok=True)
    opener = build_opener(_SameHost())
    base = f"{address.rstrip('/')}/"
    paths = []
    for name in (*(f"{table}.zip" for table in tables), *BESIDE):
        path = folder / name
        became = _fetch(opener, base + name, path, most_bytes)
        tell(f"{name}: {became}")
        paths.append(path)
    return tuple(paths)


class _SameHost(HTTPRedirectHandler):
    """Follows no server's word to ask another one."""

    def redirect_request(  # noqa: PLR0917  as the standard library calls it
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """What to ask next; GazetteerError where that is another server's."""
        here, there = urlsplit(req.full_url), urlsplit(newurl)
        if (here.scheme, here.netloc) != (there.scheme, there.netloc):
            raise GazetteerError(f"{req.full_url} leads to another server, {there.netloc}: nothing was fetched")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _fetch(opener: OpenerDirector, address: str, path: Path, most_bytes: int) -> str:
    """Fetches one file; gives what became of it in a few words."""
    request = Request(address, headers={"User-Agent": _USER_AGENT})  # noqa: S310  http and https only, seen above
    if path.is_file():
        request.add_header("If-Modified-Since", formatdate(path.stat().st_mtime, usegmt=True))
    try:
        with opener.open(request, timeout=TIMEOUT_S) as answer, staged(path) as out:
            size = _copy(answer, out, address, most_bytes)
            modified = answer.headers.get("Last-Modified")
    except HTTPError as error:
        error.close()
        if error.code == HTTPStatus.NOT_MODIFIED:
            return "not changed since it was fetched"
        raise GazetteerError(f"{address}: the server answers {error.code} {error.reason}") from error
    except (URLError, HTTPException, OSError) as error:
        raise GazetteerError(f"{address}: cannot be fetched ({error})") from error
    if modified:
        _date(path, modified)
    return f"{size:,} bytes fetched"


def _copy(answer: IO[bytes], out: IO[bytes], address: str, most_bytes: int) -> int:
    """Copies what a server sends; GazetteerError where it is too much or less than was announced."""
    announced = getattr(answer, "headers", {}).get("Content-Length")
    size = 0
    while piece := answer.read(_AT_ONCE):
        size += len(piece)
        if size > most_bytes:
            raise GazetteerError(f"{address}: is larger than {most_bytes:,} bytes")
        out.write(piece)
    if announced is not None and announced.isdecimal() and size != int(announced):
        raise GazetteerError(f"{address}: broke off after {size:,} of {int(announced):,} bytes")
    return size


def _date(path: Path, modified: str) -> None:
    """Gives a file the time that the server says, to be asked with the next time."""
    try:
        seconds = parsedate_to_datetime(modified).timestamp()
    except (ValueError, OverflowError):
        return
    utime(path, (seconds, seconds))

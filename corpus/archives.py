"""Archives told apart, and the names of what lies in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final

from corpus.reading_tar import is_tar
from corpus.reading_warc import is_warc
from corpus.refusals import shown
from corpus.unpacking import Decompressor, bunzipping, gunzipping, unxzing

MOST_DEPTH: Final = 5
"""Archives in each other that are opened; a packed tar is two."""


class Archive(StrEnum):
    """What holds files, or one file packed."""

    ZIP = "zip"
    TAR = "tar"
    WARC = "warc"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"


PACKERS: Final[Mapping[Archive, Callable[[], Decompressor]]] = {
    Archive.GZIP: gunzipping,
    Archive.BZIP2: bunzipping,
    Archive.XZ: unxzing,
}
"""Those that hold one file."""

ARCHIVE_ENDINGS: Final = frozenset(
    {".zip", ".tar", ".warc", ".gz", ".gzip", ".tgz", ".bz2", ".tbz", ".tbz2", ".xz", ".txz"}
)

ZIPPED_DOCUMENTS: Final = frozenset(
    [
        ".docx",
        ".docm",
        ".xlsx",
        ".xlsm",
        ".pptx",
        ".odt",
        ".ods",
        ".odp",
        ".epub",
        ".kmz",
        ".jar",
        ".apk",
        ".pages",
        ".numbers",
        ".key",
    ]
)
"""Kinds of file that are ZIP archives inside, and one document each."""

_MARKS: Final[tuple[tuple[bytes, Archive], ...]] = (
    (b"PK\x03\x04", Archive.ZIP),
    (b"PK\x05\x06", Archive.ZIP),
    (b"\x1f\x8b\x08", Archive.GZIP),
    (b"\xfd7zXZ\x00", Archive.XZ),
)
_BZIP2_BLOCKS: Final = (b"1AY&SY", b"\x17rE8P\x90")
_TAR_OF_PACKED: Final = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}
_PACKED_ENDINGS: Final = frozenset({".gz", ".gzip", ".bz2", ".xz"})
_HIDDEN_FOLDER: Final = "__MACOSX"
_LONGEST_NAME: Final = 300


def archive_of(start: bytes, kind: str) -> Archive | None:
    """Which archive begins like this, None for what is none; `kind` is that of its name (see documents.kind_of).

    What the bytes say counts more than the name, but for documents that are archives inside.
    """
    named = next((archive for mark, archive in _MARKS if start.startswith(mark)), None)
    if named is Archive.ZIP and kind in ZIPPED_DOCUMENTS:
        return None
    if named is None and start[:3] == b"BZh" and start[4:10] in _BZIP2_BLOCKS:
        return Archive.BZIP2
    if named is None and is_warc(start):
        return Archive.WARC
    return Archive.TAR if named is None and is_tar(start) else named


def unpacked_name(name: str) -> str:
    """The name of what a packed file holds: without the ending that says how it is packed."""
    path = PurePosixPath(name)
    ending = path.suffix.lower()
    if ending in _TAR_OF_PACKED:
        return path.stem + _TAR_OF_PACKED[ending]
    return path.stem if ending in _PACKED_ENDINGS else name


def parts_of(name: str) -> list[str]:
    """The parts of a member's name, whichever way its strokes lean."""
    return [part for part in name.replace("\\", "/").split("/") if part]


def last_part(name: str) -> str:
    """The last part of a member's name."""
    return next(reversed(parts_of(name)), "")


def is_hidden(name: str) -> bool:
    """Whether a member is of the kind that folders hide, or a note of the system that packed it."""
    return any(part == _HIDDEN_FOLDER or (part.startswith(".") and part.strip(".")) for part in parts_of(name))


def shown_name(name: str) -> str:
    """A member's name, fit for a line of a log and not too long."""
    words = shown(name)
    return words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME]}…"

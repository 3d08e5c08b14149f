"""Bytes to text: which encoding they are in, or why they are no text."""

from __future__ import annotations

import codecs
import re

from corpus.records import Rejected
from corpus.refusals import Refusal, refuse

_BINARY_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a recording"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"PAR1", "a Parquet file"),
    (b"{\\rtf", "an RTF document"),
)
_UTF_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SNIFFED_BYTES = 8_192
# A text in UTF-8 with a stray byte here and there stays what it is; more strays than that are another encoding.
_CHARACTERS_FOR_A_STRAY_BYTE = 500
_GUESSED_FROM_BYTES = 60_000
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_MOST_CONTROLS = 0.01


def decode(content: bytes, origin: str, *, declared: str = "") -> str | Rejected:
    """The text of `content`, or why it is none; `declared` is what the content says of its own encoding."""
    bom = _bom(content)
    if not bom and (what := binary_kind(content)):
        return refuse(origin, Refusal.BINARY, f"it is {what}, not text")
    text = _utf8_with_strays(content) if not bom else None
    for encoding in (bom or "utf-8", declared):
        text = text or _decoded(content, encoding)
    text = text or _guessed(content)
    if text is None:
        reason = "its bytes make no text in any encoding known; save it as UTF-8"
        return refuse(origin, Refusal.ENCODING, reason, content)
    return text


def binary_kind(content: bytes) -> str:
    """What sort of binary file begins like this, "" where it may be text."""
    start = content[:_SNIFFED_BYTES]
    named = next((what for mark, what in _BINARY_MARKS if start.startswith(mark)), "")
    return named or ("a file with NUL bytes" if b"\0" in start else "")


def encoding_of(sample: bytes) -> str:
    """The encoding of a large file from its beginning, "" where it is none known."""
    whole_lines = sample[: sample.rfind(b"\n") + 1] or sample
    if bom := _bom(sample):
        return bom
    if _decoded(whole_lines, "utf-8") is not None:
        return "utf-8"
    return _best_encoding(whole_lines)


def _bom(content: bytes) -> str:
    return next((encoding for mark, encoding in _UTF_BOMS if content.startswith(mark)), "")


def _decoded(content: bytes, encoding: str) -> str | None:
    if not encoding:
        return None
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf8_with_strays(content: bytes) -> str | None:
    """The text where it is UTF-8 but for a few stray bytes (then replaced), else None."""
    text = content.decode("utf-8", "replace")
    strays = text.count("\ufffd")
    beyond_ascii = len(content) - len(text) > strays
    return text if not strays or (beyond_ascii and strays * _CHARACTERS_FOR_A_STRAY_BYTE < len(text)) else None


def _guessed(content: bytes) -> str | None:
    text = _decoded(content, _best_encoding(content))
    return None if text is None or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text) else text


def _best_encoding(content: bytes) -> str:
    # Imported here: the filters never need it.
    from charset_normalizer import from_bytes  # noqa: PLC0415  see above

    best = from_bytes(content[:_GUESSED_FROM_BYTES]).best()
    return best.encoding if best else ""

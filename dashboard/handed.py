"""What somebody hands to the page, as it comes: files and pasted texts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as a browser sent it; its name is whatever the browser said."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A text that somebody typed or pasted, with the headline that was given with it."""

    text: str
    title: str = ""

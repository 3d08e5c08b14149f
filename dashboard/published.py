"""Files that the browser fetches, each named by its content's hash."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dashboard.timeline import content_id_of
from geodata.home import data_home
from geodata.staged_files import staged

if TYPE_CHECKING:
    from dashboard.timeline import ContentId

KEPT: Final = {"bits": 200, "npz": 4}
KEPT_OTHERWISE: Final = 20
"""Files of an ending that stay, since somebody may still look at one; older ones are removed."""


def published_folder() -> Path:
    """The folder of published files, made if need be; one of this process where the data's own is not writable."""
    folder = data_home() / "map"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return Path(tempfile.mkdtemp(prefix="dateline-map-"))


def publish(folder: Path, content: bytes, ending: str) -> ContentId:
    """The id under which the content can be fetched."""
    name = content_id_of(content)
    file = folder / f"{name}.{ending}"
    if not file.is_file():
        with staged(file) as out:
            out.write(content)
    else:
        file.touch()
    remove_oldest(folder, ending)
    return name


def remove_oldest(folder: Path, ending: str) -> None:
    """Removes the files of an ending that are more than are kept."""
    by_age = sorted(folder.glob(f"*.{ending}"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in by_age[KEPT.get(ending, KEPT_OTHERWISE) :]:
        file.unlink(missing_ok=True)

"""Makes a folder of invented reports as files, for what reads whole folders; needs nothing but Python itself."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

SEED = 20201018
TOWNS = ("Terter", "Barda", "Ganja", "Fuzuli", "Jabrayil", "Agdam", "Hadrut", "Martuni", "Askeran", "Beylagan")
WORDS = ("Rockets", "Shells", "Drones", "Missiles", "Mortar bombs")


def make_folder(folder: Path, number: int) -> None:
    """Pages, texts and lines about invented shellings, a few of which cannot be read; the same each time."""
    random = Random(SEED)
    folder.mkdir()
    for i in range(number):
        story = _story(random, i)
        if i % 20 == 7:
            (folder / f"{i:05}.html").write_bytes(b"<html><body></body></html>")
        elif i % 4:
            (folder / f"{i:05}.txt").write_text(story, encoding="utf-8")
        else:
            page = f"<!doctype html><title>Report {i}</title><article><p>{story}</p></article>"
            (folder / f"{i:05}.html").write_text(page, encoding="utf-8")


def _story(random: Random, number: int) -> str:
    town, other = random.sample(TOWNS, 2)
    day = date(2020, 9, 27) + timedelta(days=random.randrange(40))
    killed, hurt = random.randrange(1, 9), random.randrange(1, 30)
    return (
        f"{other.upper()}, {day:%B} {day.day}, 2020 (Courier) — {random.choice(WORDS)} fell on {town} on "
        f"{day:%A}, killing {killed} people and wounding {hurt}, officials said in statement number {number}. "
        f"Residents of {other} told reporters that they had heard the blasts. The road was closed until evening."
    )

"""Every state of the page looks as it looked when somebody last looked at it.

The pictures of tests/dashboard/looks are made anew, to be looked at again, by
DATELINE_RENEW_LOOKS=1 python -m pytest tests/dashboard/test_looks_in_chromium.py
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

pytestmark = pytest.mark.browser

LOOKS = Path(__file__).with_name("looks")
RENEW = "DATELINE_RENEW_LOOKS"

WIDTH = 640
"""Pixels that a kept picture is wide at most: half a window, and enough to see what is missing."""
COLOURS = 96
MOST_BYTES = 60_000
MOST_BYTES_OF_ALL = 1_500_000

# The mean colour of a block hardly changes with the edges of letters, which each machine draws in its own way.
BLOCK = 16
# Of 255 in red, green or blue. Measured: two runs on one machine differ by 0. Letters without hinting and with
# coloured edges make up to 5.6 in all blocks of nine pictures but one, which has 11.7; a picture that is made a
# quarter smaller and large again has 5.9.
FAR = 6
# As a share of all blocks: three of the 1,120 of a picture. Without the buttons on the map four are far, with
# everything moved by four pixels 58, with other colours of the symbols seven.
MOST_FAR = 0.003
# A single block that differs by more than this is enough: without the button to play it is 177, without the
# legend's 25.
VERY_FAR = 20

AT_REST = "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"
SETTLED_S = 15


def nothing(page):
    """The state is there once the page is."""


def in_map(script):
    """Does something in the map's frame, where `d` is the map."""

    def act(page):
        frame = next(each for each in page.frames if "streamlit_folium" in each.url)
        frame.wait_for_function("window.dateline && window.dateline.columns")
        frame.evaluate(f"() => {{ const d = window.dateline; {script} }}")

    return act


def opens_files(page):
    page.get_by_role("tab", name="Take away").click()
    page.get_by_text("Cite as:").scroll_into_view_if_needed()


def opens_filters(page):
    page.get_by_text("Sources and speakers").click()
    page.get_by_text("Sources and speakers").scroll_into_view_if_needed()


def shows_table(page):
    page.get_by_role("tab", name="Take away").scroll_into_view_if_needed()
    page.locator("table").last.scroll_into_view_if_needed()


FANS_OUT = """
  d._leaflet.setView([39.9, 46.9], 5, { animate: false });
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
    const heap = (spot) => d._canvas.pickAt(L.point(...d._canvas.anchor(spot))).heap || 0;
    const spots = [...d._canvas.drawnSpots()].sort((a, b) => heap(b) - heap(a) || a - b);
    d._canvas.fanAt(spots[0]);
    d._canvas.draw();
    done(spots.map(heap));
  })));
"""
OCTOBER = "from=2020-09-20&to=2020-10-31"
GANJA = "place=test:ganja"


@dataclass(frozen=True)
class Look:
    """A state of the page: what its address says, what is done then, and how the window is."""

    name: str
    address: str = ""
    act: Callable = nothing
    shows: str = ".dl-place-name, [data-testid=stText]"
    has_map: bool = True
    size: tuple[int, int] = (1280, 900)
    window: dict = field(default_factory=dict)
    style: str = ""


NOTHING_BOLD = "* { font-weight: 400 !important }"
"""Letters that the page's own fonts lack come from the system's, whose bold is not the same on every machine."""

SEEN = (
    Look("map-light"),
    Look("map-dark", window={"color_scheme": "dark"}),
    Look("map-wide", size=(1800, 1000)),
    Look("map-phone", size=(390, 844)),
    Look("map-forced-colours", window={"forced_colors": "active"}),
    Look("map-armenian", "?lang=hy&" + GANJA, style=NOTHING_BOLD),
    Look("map-groups", "?layer=groups&at=40.1,46.9,5.5"),
    Look("map-heat", "?layer=heat"),
    Look("map-heat-dark", "?layer=heat", window={"color_scheme": "dark"}),
    Look("map-window", f"?mode=window&{OCTOBER}"),
    Look("map-fading", "?mode=fading&from=2019-10-01&to=2020-10-31"),
    Look("map-fan", "?at=39.9,46.9,5", act=in_map(FANS_OUT)),
    Look("legend", act=in_map("d._legend.root.open = true;")),
    Look("panel", "?" + GANJA, shows=".dl-incident mark"),
    Look("panel-dark", "?" + GANJA, shows=".dl-incident mark", window={"color_scheme": "dark"}),
    Look("filters", act=opens_filters),
    Look("table", act=shows_table),
    Look("take-away", act=opens_files),
    Look("compare", "compare", shows="table"),
    Look("articles", "article", shows="table", has_map=False),
    Look("article", "article?id=article-00000&report=report-00000", shows="article mark", has_map=False),
    Look("left-out", "left-out", shows=".dl-report", has_map=False),
    Look("about", "about", shows="h1", has_map=False),
)


# ---------------------------------------------------------------- taking and comparing pictures


def small(image):
    """A picture as it is kept: no wider than WIDTH, with few colours."""
    image = image.convert("RGB")
    if image.width > WIDTH:
        image = image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.BOX)
    return image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def blocks(image):
    """The mean colour of each block, by line and column; what is left over at the edges is left out."""
    pixels = np.asarray(image.convert("RGB"), dtype=np.float32)
    lines, columns = pixels.shape[0] // BLOCK, pixels.shape[1] // BLOCK
    cut = pixels[: lines * BLOCK, : columns * BLOCK]
    return cut.reshape(lines, BLOCK, columns, BLOCK, 3).mean(axis=(1, 3))


def distances(one, other):
    """By how much each block of two pictures of one size differs, in the colour in which it differs most."""
    return np.abs(blocks(one) - blocks(other)).max(axis=2)


def looks_alike(one, other):
    """Whether two pictures show the same, whoever drew their letters."""
    if one.size != other.size:
        return False
    far = distances(one, other)
    return float((far > FAR).mean()) <= MOST_FAR and float(far.max()) <= VERY_FAR


def marked(image, far):
    """The picture with a frame around each block that differs."""
    image = image.convert("RGB")
    pen = ImageDraw.Draw(image)
    for line, column in zip(*np.nonzero(far), strict=True):
        x, y = int(column) * BLOCK, int(line) * BLOCK
        pen.rectangle((x, y, x + BLOCK - 1, y + BLOCK - 1), outline=(255, 0, 200))
    return image


def taken(page, folder):
    path = folder / "now.png"
    page.screenshot(path=path, animations="disabled", caret="hide")
    with Image.open(path) as image:
        return image.convert("RGB")


def settled(page, folder):
    """The window once nothing moves in it any more: the same twice, with the page at rest all the time between."""
    page.evaluate("document.fonts.ready.then(() => 0)")
    before = None
    for _ in range(SETTLED_S * 2):
        rested = page.locator(AT_REST).count() > 0
        now = taken(page, folder)
        if rested and now == before and page.locator(AT_REST).count():
            return now
        before = now if rested else None
        time.sleep(0.5)
    return now


def check(name, page, folder):
    """Compares with the picture that is kept, or keeps this one where pictures are renewed.

    A slow machine may hold still for a second with the page half done, so that a picture
    which looks otherwise is taken again for a while: what is wrong with the page stays wrong.
    """
    now, path = small(settled(page, folder)), LOOKS / f"{name}.png"
    if os.environ.get(RENEW):
        LOOKS.mkdir(exist_ok=True)
        now.save(path, optimize=True)
        return
    assert path.is_file(), f"there is no {path} yet: look at the page, then set {RENEW}=1"
    with Image.open(path) as image:
        kept = image.convert("RGB")
    for _ in range(SETTLED_S):
        if looks_alike(kept, now):
            return
        time.sleep(1)
        now = small(taken(page, folder))
    seen, difference = folder / f"{name}.png", folder / f"{name}-difference.png"
    now.save(seen)
    if kept.size != now.size:
        pytest.fail(f"{name} looks otherwise than {path}: {kept.size} became {now.size}; see {seen}")
    apart = distances(kept, now)
    marked(now, apart > FAR).save(difference)
    told = ", ".join(
        f"{apart[line, column]:.0f} at ({column * BLOCK}, {line * BLOCK})"
        for line, column in np.argwhere(apart > FAR)[:12]
    )
    pytest.fail(
        f"{name} looks otherwise than {path}: {int((apart > FAR).sum())} of {apart.size} blocks differ"
        f" ({told}); see {seen} and {difference}"
    )


@pytest.fixture
def opened(chromium):
    """Opens an address in a window of its own; gives the page once it shows what is looked for."""
    contexts = []

    def go(url, look, **options):
        width, height = look.size
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="UTC",
            **look.window,
        )
        contexts.append(context)
        page = context.new_page()
        if options.get("without_data"):
            page.route("**/*.bin", lambda route: route.abort())
        page.goto(url)
        if look.style:
            page.add_style_tag(content=look.style)
        page.locator(look.shows).first.wait_for(timeout=30_000)
        page.locator(AT_REST).wait_for(timeout=30_000)
        return page

    yield go
    for context in contexts:
        context.close()


def wait_for_maps(page):
    """Waits until every map has loaded and has its height."""
    page.locator("iframe").first.wait_for(timeout=30_000)
    for number in range(page.locator("iframe").count()):
        frame = page.frame_locator("iframe").nth(number)
        frame.locator("html[data-dateline=ready]").wait_for(state="attached", timeout=30_000)
    page.wait_for_function("[...document.querySelectorAll('iframe')].every((each) => each.offsetHeight > 300)")


# ---------------------------------------------------------------- the looks


@pytest.mark.parametrize("look", SEEN, ids=lambda look: look.name)
def test_it_looks_as_it_did(look, opened, ordinary_server, tmp_path):
    page = opened(f"{ordinary_server.url}/{look.address}", look)
    if look.has_map:
        wait_for_maps(page)
    settled(page, tmp_path)
    look.act(page)
    page.locator(AT_REST).wait_for()
    check(look.name, page, tmp_path)


def test_an_empty_store_looks_as_it_did(opened, page_folder, fresh_corpus, serve, tmp_path):
    look = Look("empty", shows="[data-testid=stAlert]")
    with serve(fresh_corpus().write(page_folder / "nothing.sqlite"), page_folder) as server:
        page = opened(server.url, look)
        wait_for_maps(page)
        check(look.name, page, tmp_path)


ADDED = (
    b"Two people were killed on Sunday when shells fell on Terter, the prosecutor said. Moscow called for talks."
)
FILES = (("shells.txt", ADDED), ("empty.txt", b" "), ("2020-10-05 again.txt", ADDED + b" More."))


def test_the_page_that_adds_articles_looks_as_it_did(opened, make_ordinary, serve, world, tmp_path):
    look = Look("adding", shows="[data-testid=stFileUploaderDropzone]", size=(1280, 1200))
    folder = tmp_path / "adding"
    folder.mkdir()
    with serve(make_ordinary().write(folder / "articles.sqlite"), folder, world.folder) as server:
        page = opened(f"{server.url}/add", look)
        given = [{"name": name, "mimeType": "text/plain", "buffer": text} for name, text in FILES]
        page.locator("input[type=file]").set_input_files(given)
        page.locator(".dl-preview mark").first.wait_for()
        page.locator(AT_REST).wait_for()
        check(look.name, page, tmp_path)


def test_a_map_whose_data_do_not_come_looks_as_it_did(opened, ordinary_server, tmp_path):
    look = Look("failed")
    page = opened(ordinary_server.url, look, without_data=True)
    page.frame_locator("iframe").get_by_role("button", name="Try again").wait_for(timeout=30_000)
    check(look.name, page, tmp_path)


# ---------------------------------------------------------------- that these tests can fail


def kept_pictures():
    return sorted(LOOKS.glob("*.png"))


def test_the_pictures_are_small():
    sizes = [path.stat().st_size for path in kept_pictures()]
    assert len(sizes) == len(SEEN) + 3
    assert max(sizes) <= MOST_BYTES
    assert sum(sizes) <= MOST_BYTES_OF_ALL


def covered(image, box):
    """A part is missing: what is beside it is there instead."""
    image.paste(image.getpixel((box[0] - 2, box[1] - 2)), box)
    return image


def shifted(image, by):
    moved = image.copy()
    moved.paste(image, by)
    return moved


def recoloured(image):
    """Orange symbols, as for explosions, become blue ones."""
    pixels = np.asarray(image).copy()
    orange = pixels[..., 0].astype(int) - pixels[..., 2] > 60  # few colours are kept, so that orange is muted
    pixels[orange] = (60, 110, 220)
    return Image.fromarray(pixels)


def softened(image):
    """Drawn by another machine: edges that are less sharp."""
    return image.resize((image.width * 3 // 4, image.height * 3 // 4), Image.Resampling.BILINEAR).resize(
        image.size, Image.Resampling.BILINEAR
    )


CHANGES = {
    "the buttons on the map are missing": lambda image: covered(image, (168, 64, 190, 128)),
    "the button for the legend is missing": lambda image: covered(image, (380, 66, 430, 84)),
    "the button to play is missing": lambda image: covered(image, (208, 334, 238, 354)),
    "all is eight pixels lower": lambda image: shifted(image, (0, 8)),
    "all is four pixels farther to the right": lambda image: shifted(image, (4, 0)),
    "symbols have another colour": recoloured,
    "the side is missing": lambda image: covered(image, (2, 2, 130, image.height)),
    "the list of places is missing": lambda image: covered(image, (440, 40, 630, 130)),
}


@pytest.fixture
def plain():
    with Image.open(LOOKS / "map-light.png") as image:
        return image.convert("RGB")


@pytest.mark.parametrize("change", CHANGES)
def test_a_picture_in_which_something_has_changed_is_found_out(plain, change):
    assert not looks_alike(plain, CHANGES[change](plain.copy()))


def test_a_picture_that_was_drawn_less_sharply_is_the_same(plain):
    assert looks_alike(plain, softened(plain))


def test_a_picture_of_another_size_is_another(plain):
    assert not looks_alike(plain, plain.crop((0, 0, plain.width, plain.height - 1)))


@pytest.mark.parametrize("path", kept_pictures(), ids=lambda path: path.stem)
def test_no_two_states_look_alike(path):
    with Image.open(path) as one:
        for other_path in kept_pictures():
            with Image.open(other_path) as other:
                assert other_path == path or not looks_alike(one, other), other_path.stem

"""A picture of a page's beginning, from its top to the end of its first findings: what the README shows."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests import browser

WIDTH = 1200
CARDS = 2
MARGIN = 12
COLOURS = 128  # of a palette: a third of the bytes, and no difference to see


def take(page: Path, picture: Path) -> None:
    """Write a PNG of the page at `page` to `picture`."""
    with browser.launched() as started:
        # A high window instead of a long page: what sticks to the window's edge then stands where it should.
        tab = started.new_page(viewport={"width": WIDTH, "height": 4000}, color_scheme="light")
        tab.goto(page.absolute().as_uri())
        card = tab.locator(".card").nth(CARDS - 1).bounding_box()
        height = card["y"] + card["height"] + MARGIN if card else WIDTH
        shot = tab.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": height})
    Image.open(BytesIO(shot)).convert("RGB").quantize(COLOURS).save(picture, optimize=True)

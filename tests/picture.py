"""A picture of a page's first screen: what the README shows."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests import browser

WIDTH, HEIGHT = 1280, 800
COLOURS = 128  # of a palette: a third of the bytes, and no difference to see


def take(page: Path, picture: Path) -> None:
    """Write a PNG of the page at `page` to `picture`."""
    with browser.launched() as started:
        tab = started.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        tab.goto(page.absolute().as_uri())
        shot = tab.screenshot()
    Image.open(BytesIO(shot)).convert("RGB").quantize(COLOURS).save(picture, optimize=True)

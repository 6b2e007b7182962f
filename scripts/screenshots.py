"""Photograph the page of the seed as a phone and a desktop show it: `make screenshots` does, for the docs."""

import io
import os
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

import visitdata as vd

# The name of each picture, width and height in CSS pixels, and how many pixels of the picture make one.
PICTURES = (("page-phone", 390, 844, 2), ("page-desktop", 1280, 900, 1))
COLOURS = 64


def photographed(browser: Browser, page: Path, width: int, height: int, scale: int) -> bytes:
    """The first screen of a page, as a PNG of few colours."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale, color_scheme="light"
    )
    tab = context.new_page()
    tab.goto(page.as_uri())
    picture = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
    context.close()
    written = io.BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(written, "png", optimize=True)
    return written.getvalue()


def main(folder: Path) -> None:
    """Write each picture into the folder."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as beside, sync_playwright() as playwright:
        page = Path(beside) / "seed.html"
        vd.dump(vd.seed(vd.seeds()[0]), page)
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        )
        for name, width, height, scale in PICTURES:
            path = folder / f"{name}.png"
            path.write_bytes(photographed(browser, page, width, height, scale))
            print(path, path.stat().st_size)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Photograph everything in build/: pages in headless Chromium, PDF and Word as contact sheets of their pages.

Runs inside `.venv` (see the task `screenshots`).
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dev.setup import ROOT, say
from dev.sheets import sheets, word_to_pdf

BUILD = ROOT / "build"
ALBUM = BUILD / "schermafdrukken"
WIDTHS = (320, 1280)
TALLEST = 16_000
"""Chromium draws nothing below 16,384 pixels; a longer page is cut there, and we say so."""
README_PAGE = BUILD / "olst-wijhe" / "verordening-sociaal-domein" / "2022" / "bijlage-1-was-wordt.html"
README_CHANGES = ("wijziging-artikel-5.2.2", "wijziging-artikel-8.3.3")
MARGIN = 8
README_PICTURE = ROOT / "docs" / "img" / "annex.png"


def album_name(source: Path) -> str:
    """What the pictures of a document are called, without their number."""
    return source.relative_to(BUILD).with_suffix("").as_posix().replace("/", "--")


def photograph_pdfs() -> list[Path]:
    """The contact sheets of every PDF."""
    sources = sorted(BUILD.rglob("*.pdf"))
    return [picture for source in sources for picture in sheets(source, ALBUM, f"{album_name(source)}-pdf")]


def photograph_word() -> list[Path]:
    """The contact sheets of every Word document, as LibreOffice prints it."""
    sources = sorted(BUILD.rglob("*.docx"))
    office = shutil.which("soffice")
    if office is None:
        say("no LibreOffice: the Word documents are not photographed")
        return []
    with tempfile.TemporaryDirectory() as scratch:
        copies = {}
        for source in sources:
            copies[source] = Path(scratch) / f"{album_name(source)}.docx"
            shutil.copyfile(source, copies[source])
        if copies:
            word_to_pdf(office, copies.values(), Path(scratch))
        pairs = [(copy.with_suffix(".pdf"), f"{album_name(source)}-docx") for source, copy in copies.items()]
        return [picture for pdf, name in pairs for picture in sheets(pdf, ALBUM, name)]


def photograph(page: Page, source: Path) -> list[Path]:
    """One picture per width, of the whole page."""
    pictures = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(source.as_uri())
        height = int(page.evaluate("document.documentElement.scrollHeight"))
        if height > TALLEST:
            say(f"{source.relative_to(BUILD)} is {height} pixels tall at width {width}: cut at {TALLEST}")
        picture = ALBUM / f"{album_name(source)}-{width}.png"
        page.screenshot(
            path=picture, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)}
        )
        pictures.append(picture)
    return pictures


def picture_for_readme(page: Page) -> None:
    """Two real changes of the annex, as the README shows them."""
    page.set_viewport_size({"width": 1000, "height": 900})
    page.goto(README_PAGE.as_uri())
    first, last = (page.locator(f'[id="{name}"]').bounding_box() for name in README_CHANGES)
    if first is None or last is None:
        say(f"{README_PAGE.relative_to(ROOT)} lacks {' or '.join(README_CHANGES)}: picture left as it was")
        return
    top, bottom = first["y"] - MARGIN, last["y"] + last["height"] + MARGIN
    README_PICTURE.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=README_PICTURE, full_page=True, clip={"x": 0, "y": top, "width": 1000, "height": bottom - top})
    say(f"wrote {README_PICTURE.relative_to(ROOT)}")


def main(arguments: list[str]) -> int:
    """Photograph all pages; with `--readme` also renew the picture in docs/img/."""
    sources = sorted(BUILD.rglob("*.html"))
    if not sources:
        say("build/ holds no pages to photograph")
        return 2
    ALBUM.mkdir(exist_ok=True)
    for stale in ALBUM.glob("*.png"):
        stale.unlink()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ["RENVOOI_CHROMIUM"], args=["--no-sandbox", "--force-color-profile=srgb"]
        )
        page = chromium.new_page()
        pictures = [picture for source in sources for picture in photograph(page, source)]
        if "--readme" in arguments:
            picture_for_readme(page)
        chromium.close()
    pictures += photograph_pdfs() + photograph_word()
    say(f"{len(pictures)} pictures of {len(sources)} pages and their PDF and Word in {ALBUM.relative_to(ROOT)}/")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

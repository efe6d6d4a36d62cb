"""Contact sheets of papers: PDF pages side by side on a PNG; Word first becomes PDF through LibreOffice."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pypdfium2
from PIL import Image

COLUMNS, ROWS = 3, 2
SCALE = 1.15
"""Pixels per point: body text stays readable on the sheet."""
GAP = 12
MOST_SHEETS = 5
"""A text of hundreds of pages is judged by its first ones."""
SECONDS = 300


def sheets(pdf: Path, album: Path, name: str) -> list[Path]:
    """The pages of a PDF, six to a picture; at most `MOST_SHEETS` pictures."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        per_sheet = COLUMNS * ROWS
        last = min(len(document), per_sheet * MOST_SHEETS)
        pictures = []
        for number, start in enumerate(range(0, last, per_sheet), start=1):
            pages = [document[at].render(scale=SCALE).to_pil() for at in range(start, min(start + per_sheet, last))]
            pictures.append(album / f"{name}-{number}.png")
            _montage(pages).save(pictures[-1])
        return pictures
    finally:
        document.close()


def _montage(pages: list[Image.Image]) -> Image.Image:
    wide, high = max(page.width for page in pages), max(page.height for page in pages)
    rows = -(-len(pages) // COLUMNS)
    columns = min(len(pages), COLUMNS)
    sheet = Image.new("RGB", (columns * (wide + GAP) + GAP, rows * (high + GAP) + GAP), "#777777")
    for at, page in enumerate(pages):
        sheet.paste(page, (GAP + at % COLUMNS * (wide + GAP), GAP + at // COLUMNS * (high + GAP)))
    return sheet


def word_to_pdf(office: str, documents: Iterable[Path], folder: Path) -> None:
    """Print Word documents to PDF in the folder, all in one run of LibreOffice; each keeps its stem."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            office,
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, documents),
        ]
        subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS)

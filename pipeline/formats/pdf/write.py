"""A paper as PDF: tagged for screen readers (PDF/UA-1) and fit to be kept (PDF/A-2a) at once."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Literal, TypeAlias

import typst

from pipeline.formats.pdf.beelden import Beeld, beelden, beeldproblemen, logo, logoproblemen, onleesbaar
from pipeline.formats.pdf.fouten import ADVICE, MAP, problemen, zonder_letter
from pipeline.formats.pdf.gegevens import gegevens
from pipeline.model import NOWHERE, Position, Problem, Refused
from pipeline.model.blad import Bestand, Blad, Opmaak

Standaard: TypeAlias = Literal["ua-1", "a-2a"]
"""PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), by the names that Typst gives them."""

PROGRAM, DATA, FONTS = "blad.typ", "blad.json", "lettertypen"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FETCHED = re.compile(r'"@\w+/')
"""A package that Typst would fetch from the network."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """The file, and the standards it keeps: PDF/UA-1 always, PDF/A-2a only when the day of the paper is known.

    PDF/A wants a date in the file, and a date that is not in the data may not be made up.
    """

    inhoud: bytes
    standaarden: tuple[Standaard, ...]


def schrijf_pdf(blad: Blad, beeld: Callable[[str], bytes | None], opmaak: Opmaak, programma: Bestand) -> Pdf:
    """The paper, set by `programma`: templates/pdf/blad.typ, or the municipality's own.

    `beeld` gives what the path of an image leads to, None when there is nothing. The same paper gives the same bytes.
    Raises Refused with what stands in the way: images, logo and fonts that are missing or unreadable, signs that no
    font knows, and what is wrong in the program, with its line.
    """
    if wrong := [*_programmaproblemen(programma), *logoproblemen(opmaak), *beeldproblemen(blad, beeld)]:
        raise Refused(wrong)
    images, emblem = beelden(blad, beeld), logo(opmaak)
    data = gegevens(blad, {image.bron: image.bestand for image in images}, opmaak, emblem.bestand if emblem else None)
    pictures = (*images, emblem) if emblem else images
    fonts = {f"{FONTS}/{number}{Path(font.naam).suffix}": font for number, font in enumerate(opmaak.lettertypen)}
    files = {image.bestand: image.inhoud for image in pictures} | {name: font.inhoud for name, font in fonts.items()}
    files |= {PROGRAM: programma.inhoud, DATA: json.dumps(data, ensure_ascii=False).encode()}
    # The compiler takes images and fonts from a folder only; this one is there for this call and for nobody else.
    with tempfile.TemporaryDirectory(prefix=MAP) as folder:
        root = _leg_neer(Path(folder).resolve(), files)
        letters = _lettertypen(root, fonts, opmaak.lettertype)
        standards = standaarden(blad)
        day = datetime.combine(blad.datum, time(), UTC) if blad.datum else EPOCH
        try:
            made, warnings = typst.compile_with_warnings(
                root / PROGRAM, root=root, font_paths=letters, pdf_standards=list(standards), timestamp=day
            )
        except typst.TypstError as error:
            unread = [onleesbaar(image.naam) for image in pictures if not _leesbaar(root, image, letters)]
            raise Refused(unread or problemen(error.diagnostic, programma.naam, blad)) from error
    if unknown := [problem for warning in warnings for problem in zonder_letter(warning.diagnostic, programma.naam)]:
        raise Refused(unknown)
    return Pdf(made, standards)


def standaarden(blad: Blad) -> tuple[Standaard, ...]:
    """The standards that the PDF of this paper keeps."""
    return ("ua-1", "a-2a") if blad.datum else ("ua-1",)


def _programmaproblemen(programma: Bestand) -> Iterator[Problem]:
    """What is wrong with the program before it is run: it may not reach out to the network."""
    try:
        lines = programma.inhoud.decode().splitlines()
    except UnicodeDecodeError:
        yield Problem("Dit sjabloon is geen UTF-8.", Position(programma.naam), ADVICE)
        return
    for number, line in enumerate(lines, start=1):
        if FETCHED.search(line):
            message = "Het sjabloon haalt een pakket van internet; een stuk moet ook zonder internet te maken zijn."
            yield Problem(message, Position(programma.naam, number), "Neem over wat u nodig hebt in het sjabloon zelf.")


def _leg_neer(root: Path, files: Mapping[str, bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return root


def _lettertypen(root: Path, fonts: Mapping[str, Bestand], wanted: str) -> typst.Fonts:
    """The built-in fonts and those of the house style, never those of the machine: the same bytes everywhere.

    Raises Refused with every file that is no font, and when the wanted family is in none of them.
    """
    letters = typst.Fonts(include_system_fonts=False, font_paths=[root / FONTS] if fonts else [])
    read = {Path(font.path).name for font in letters.fonts() if font.path}
    problems = [
        Problem("Dit lettertype is niet te lezen.", Position(file.naam), "Gebruik een .ttf- of .otf-bestand.")
        for name, file in fonts.items()
        if Path(name).name not in read
    ]
    if wanted and wanted.casefold() not in map(str.casefold, letters.families()) and not problems:
        message = f"Het lettertype “{wanted}” uit de huisstijl is er niet. Er is: {', '.join(letters.families())}."
        problems = [Problem(message, NOWHERE, "Voeg het bestand van dit lettertype toe, of kies een van deze.")]
    if problems:
        raise Refused(problems)
    return letters


def _leesbaar(root: Path, image: Beeld, letters: typst.Fonts) -> bool:
    """Whether Typst can set this image, apart from the paper it stands in."""
    (root / "proef.typ").write_text(f'#image("{image.bestand}")', encoding="utf-8")
    try:
        typst.compile(root / "proef.typ", root=root, font_paths=letters)
    except typst.TypstError:
        return False
    return True

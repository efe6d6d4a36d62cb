"""What lies at a path: loose documents, deliveries of STOP that stay together, and what is no text at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.formats.stop import read as stop
from pipeline.model import Refused

DOCUMENT = re.compile(rb"<(?:cvdr|toestand|officiele-publicatie)[\s>]")
"""How a document starts that is a text of its own, whatever lies beside it."""
HEEL = re.compile(rb"<(?:[\w-]+:)?(?:AanleveringBesluit|Consolidaties|UitleveringProefversieBesluit)[\s>]")
"""How a file of STOP starts that holds a whole text; two of them in one folder are two texts."""
TEKST = (".txt", ".md", ".html", ".htm")
OVERIG = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub")
"""Texts that can't be read: in a folder they are told, for else they would be missed."""
LEESMIJ = "readme"
"""What explains a folder is no text in it."""
BEGIN = 4096


@dataclass(frozen=True, slots=True)
class Bron:
    """One text to read: a path, with its bytes when it lies in a zip; or what can't be read, `terzijde`."""

    path: Path
    inhoud: bytes | None = None
    terzijde: bool = False


def bronnen(paths: Iterable[Path]) -> list[Bron]:
    """The texts at the paths, in order."""
    return [bron for path in paths for bron in (_in_map(path) if path.is_dir() else _in_bestand(path))]


def _in_map(map_: Path) -> Iterator[Bron]:
    """A folder of loose documents as its files, folder by folder; one delivery of STOP stays together."""
    zichtbaar = [deel for deel in sorted(map_.iterdir()) if not deel.name.startswith(".")]
    bestanden = [deel for deel in zichtbaar if deel.is_file()]
    mappen = [deel for deel in zichtbaar if deel.is_dir()]
    if not _is_los(map_):
        yield Bron(map_)
        return
    for deel in bestanden:
        if _is_tekst(deel) or deel.suffix.lower() in (".xml", ".zip"):
            yield from _in_bestand(deel)
        elif deel.suffix.lower() in OVERIG:
            yield Bron(deel, terzijde=True)
    for deel in mappen:
        if any(onder.suffix.lower() in (".xml", ".zip", *TEKST, *OVERIG) for onder in _onder(deel)):
            yield from _in_map(deel)


def _is_los(map_: Path) -> bool:
    """Whether a folder holds more than one delivery: a document of its own, a zip, or two whole texts of STOP."""
    onder = list(_onder(map_))
    xml = [deel for deel in onder if deel.suffix.lower() == ".xml"]
    los = any(_is_tekst(deel) or deel.suffix.lower() in (".zip", *OVERIG) for deel in onder)
    return los or any(map(_is_document, xml)) or sum(HEEL.search(_begin(deel)) is not None for deel in xml) > 1


def _onder(map_: Path) -> Iterator[Path]:
    return (
        deel
        for deel in sorted(map_.rglob("*"))
        if deel.is_file() and not any(naam.startswith(".") for naam in deel.relative_to(map_).parts)
    )


def _in_bestand(path: Path) -> Iterator[Bron]:
    """A file, or the documents in a zip; a zip of STOP, or one that is broken, is left for its reader."""
    documenten = _in_zip(path) if path.suffix.lower() == ".zip" else {}
    if not documenten:
        yield Bron(path)
    for naam, inhoud in sorted(documenten.items()):
        yield Bron(path / naam, inhoud)


def _in_zip(path: Path) -> dict[str, bytes]:
    try:
        delen = stop.uitgepakt(path.read_bytes(), path.name)
    except (Refused, OSError):
        return {}
    if not any(DOCUMENT.search(inhoud[:BEGIN]) for inhoud in delen.values()):
        return {}
    return {naam: inhoud for naam, inhoud in delen.items() if naam.lower().endswith(".xml")}


def _is_tekst(path: Path) -> bool:
    return path.suffix.lower() in TEKST and path.stem.lower() != LEESMIJ


def _is_document(path: Path) -> bool:
    return DOCUMENT.search(_begin(path)) is not None


def _begin(path: Path) -> bytes:
    with path.open("rb") as stroom:
        return stroom.read(BEGIN)

"""The forms of a paper beside its page: PDF and Word, made in several processes, and only when the page changed."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.cli.voorraad import Pak, digest, stands
from pipeline.cli.voortgang import gevolgd
from pipeline.council.documenten import Document
from pipeline.council.omslag import Huisstijl
from pipeline.formats.docx.write import schrijf_bijgehouden, schrijf_docx
from pipeline.formats.html.read import lees_blad
from pipeline.formats.pdf.write import schrijf_pdf
from pipeline.model import Position, Problem, Refused
from pipeline.model.blad import Bestand, Blad, Opmaak

NO_IMAGES: Mapping[str, bytes] = {}
"""Beside a page that holds its images itself, there are none."""
SEVERAL = 3
"""From so many papers on, other processes pay for their start."""
START = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
"""How these processes begin: clean. A plain copy of ours ("fork") would lack the threads that Typst has in it, and wait
for them for ever."""


class Vorm(StrEnum):
    """A form in which a paper is handed out; the value is the ending of its file."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Papier:
    """A paper in the build folder: its path without an ending, its page, the images on it by their address.

    `vormen` are the forms it has beside the page.
    """

    pad: str
    document: Document
    beelden: Mapping[str, bytes]
    vormen: tuple[Vorm, ...] = (Vorm.PDF, Vorm.DOCX)


@dataclass(frozen=True, slots=True)
class Opmaakbestanden:
    """What a house style gives the writers: its colours and logo, the Typst program, the Word reference document."""

    opmaak: Opmaak
    typst: Bestand
    referentie: Bestand


@dataclass(frozen=True, slots=True)
class Opdracht:
    """A page to be put in another form."""

    pad: str
    vorm: Vorm
    pagina: str
    sjabloon: Position
    beelden: Mapping[str, bytes]
    stijl: Opmaakbestanden


@dataclass(frozen=True, slots=True)
class Gevormd:
    """The papers in their forms by path, and the digest of all that each was made from."""

    uitvoer: dict[str, bytes]
    sleutels: dict[str, str]


def opmaakbestanden(stijl: Huisstijl) -> Opmaakbestanden:
    """What the writers need of a house style."""
    return Opmaakbestanden(stijl.opmaak, stijl.typst, stijl.referentie)


def in_vorm(document: Document, vorm: Vorm, stijl: Huisstijl, beelden: Mapping[str, bytes] = NO_IMAGES) -> bytes:
    """A page in another form, with the images that stand beside it. Raises Refused with what makes that impossible."""
    blad = lees_blad(document.html, document.sjabloon)
    return SCHRIJVERS[vorm](blad, beelden.get, opmaakbestanden(stijl))


def bijgehouden(document: Document, stijl: Huisstijl) -> bytes:
    """A page of running text as Word with tracked changes. Raises Refused for old and new text side by side."""
    blad = lees_blad(document.html, document.sjabloon)
    return schrijf_bijgehouden(blad, NO_IMAGES.get, stijl.opmaak, stijl.referentie)


def in_vormen(
    papieren: Iterable[Papier],
    vormen: frozenset[Vorm],
    stijl: Huisstijl,
    programma: str,
    bekend: Pak | None,
    target: Path,
) -> Gevormd:
    """Every paper in every form asked for beside the page.

    What still stands as it was made of the same page by the same program is not made again; it is kept too in a form
    that nobody asked for now. Refuses with the problems of all papers together.
    """
    files = opmaakbestanden(stijl)
    outputs: dict[str, bytes] = {}
    keys: dict[str, str] = {}
    todo: list[Opdracht] = []
    for papier in papieren:
        for vorm in papier.vormen:
            path = f"{papier.pad}.{vorm}"
            key = _sleutel(papier, vorm, programma)
            if bekend and bekend.sleutels.get(path) == key and stands(target / path, bekend.uitvoer.get(path, "")):
                outputs[path] = (target / path).read_bytes()
            elif vorm in vormen:
                document = papier.document
                todo.append(Opdracht(path, vorm, document.html, document.sjabloon, papier.beelden, files))
            else:
                continue
            keys[path] = key
    return Gevormd(outputs | maak_alle(tuple(todo)), keys)


def maak_alle(opdrachten: tuple[Opdracht, ...]) -> dict[str, bytes]:
    """Every paper by its path; refused with all problems of all papers together."""
    workers = min(os.cpu_count() or 1, len(opdrachten))
    if len(opdrachten) < SEVERAL or workers < 2:
        results = [maak(opdracht) for opdracht in opdrachten]
    else:
        with ProcessPoolExecutor(workers, multiprocessing.get_context(START)) as pool:
            made = pool.map(maak, opdrachten)
            results = list(gevolgd(made, len(opdrachten), "PDF en Word"))
    problems = [problem for result in results if not isinstance(result, bytes) for problem in result]
    if problems:
        raise Refused(dict.fromkeys(problems))
    return {opdracht.pad: made for opdracht, made in zip(opdrachten, results, strict=True) if isinstance(made, bytes)}


def maak(opdracht: Opdracht) -> bytes | tuple[Problem, ...]:
    """The paper in its form, or why it can't be made: a value, since it comes from another process."""
    try:
        blad = lees_blad(opdracht.pagina, opdracht.sjabloon)
        return SCHRIJVERS[opdracht.vorm](blad, opdracht.beelden.get, opdracht.stijl)
    except Refused as refused:
        return refused.problems


def _sleutel(papier: Papier, vorm: Vorm, programma: str) -> str:
    page = papier.document.html
    images = sorted((name, digest(content)) for name, content in papier.beelden.items() if name in page)
    return digest(repr((programma, vorm, page, images)).encode())


def _pdf(blad: Blad, beeld: Callable[[str], bytes | None], stijl: Opmaakbestanden) -> bytes:
    return schrijf_pdf(blad, beeld, stijl.opmaak, stijl.typst).inhoud


def _docx(blad: Blad, beeld: Callable[[str], bytes | None], stijl: Opmaakbestanden) -> bytes:
    return schrijf_docx(blad, beeld, stijl.opmaak, stijl.referentie)


SCHRIJVERS: Mapping[Vorm, Callable[[Blad, Callable[[str], bytes | None], Opmaakbestanden], bytes]] = {
    Vorm.PDF: _pdf,
    Vorm.DOCX: _docx,
}

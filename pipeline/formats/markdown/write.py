"""Writes the text format in its one canonical form, and reads back what it wrote: it never writes anything else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from pipeline.formats.markdown import label as labels
from pipeline.formats.markdown.kop import kop_source
from pipeline.formats.markdown.read import (
    DIEPSTE_DIVISIE,
    Uitkomst,
    read_artikel,
    read_bijlage,
    read_blokken,
    read_kop,
    read_stuk,
    read_toelichting,
)
from pipeline.formats.markdown.schrijf_blok import TEKSTEN, kop_regel, schrijf_blokken, schrijf_na
from pipeline.formats.markdown.schrijf_inline import Schrift, schrijf_inlines
from pipeline.formats.markdown.verschil import verschil
from pipeline.model import Artikel, Bijlage, Blok, Divisie, Kop, Lid, Position, Refused, Toelichting

T = TypeVar("T")


def write_artikel(artikel: Artikel, folder: str, voorblad: str = "") -> str:
    """An article as the text of its file; `id` and `was` are the caller's, in `voorblad` (raw YAML)."""
    schrift = Schrift(folder)
    lines = _kop(schrift, artikel.kop, 1)
    if artikel.inhoud:
        lines += ["", *_leden(schrift, artikel.inhoud)]
    return _teken(schrift, lines, replace(artikel, id="", was=()), voorblad, read_artikel, 2)


def write_kop(kop: Kop, folder: str, voorblad: str = "") -> str:
    """The heading of a division as the text of its file (`_hoofdstuk.md`)."""
    schrift = Schrift(folder)
    return _teken(schrift, _kop(schrift, kop, 1), kop, voorblad, read_kop, 2)


def write_bijlage(bijlage: Bijlage, folder: str, voorblad: str = "") -> str:
    """An annex as the text of its file."""
    schrift = Schrift(folder)
    lines = _delen(schrift, bijlage)
    return _teken(schrift, lines, bijlage, voorblad, read_bijlage, DIEPSTE_DIVISIE + 1)


def write_toelichting(toelichting: Toelichting, folder: str, voorblad: str = "") -> str:
    """An explanation as the text of its file."""
    schrift = Schrift(folder)
    lines = _delen(schrift, toelichting)
    return _teken(schrift, lines, toelichting, voorblad, read_toelichting, DIEPSTE_DIVISIE + 1)


def write_stuk(inhoud: tuple[Blok | Divisie, ...], folder: str, voorblad: str = "") -> str:
    """The prose of a council paper as the text of its file."""
    schrift = Schrift(folder)
    return _teken(schrift, _inhoud(schrift, inhoud, 1, 6, _titel), inhoud, voorblad, read_stuk, 0)


def write_blokken(blokken: tuple[Blok, ...], folder: str) -> str:
    """Loose blocks as text."""
    schrift = Schrift(folder)
    lines = schrijf_blokken(schrift, blokken, 2)
    text = _tekst(schrift, lines, "", 2)
    again, problems = read_blokken(text, "", folder, 0)
    if problems or again != blokken:
        raise Refused(verschil(blokken, again, problems))
    return text


def _teken(
    schrift: Schrift,
    lines: list[str],
    knoop: T,
    voorblad: str,
    read: Callable[[str, str, str], Uitkomst[T]],
    tussenkop: int,
) -> str:
    """The text, after it has been read back and found the same."""
    text = _tekst(schrift, lines, voorblad, tussenkop)
    again, problems = read(text, "", schrift.folder)
    if again is None or again.knoop != knoop or again.voorblad != voorblad.strip("\n"):
        raise Refused(verschil(knoop, again.knoop if again else None, problems))
    return text


def _tekst(schrift: Schrift, lines: list[str], voorblad: str, tussenkop: int) -> str:
    """The lines with the front matter before them and the footnotes after them."""
    noten: list[str] = []
    written: set[str] = set()
    while todo := [noot for label, noot in schrift.noten.items() if label not in written]:
        called = "\n".join((*lines, *noten))
        for noot in sorted(todo, key=lambda noot: _roep(called, noot.label)):
            written.add(noot.label)
            noten += ["", *_noot(schrift, noot.label, noot.inhoud, tussenkop)]
    if schrift.problems:
        raise Refused(schrift.problems)
    front = ["---", *voorblad.strip("\n").split("\n"), "---"] if voorblad.strip("\n") else []
    return "\n".join([*front, *lines, *noten]).strip("\n") + "\n"


def _roep(text: str, label: str) -> int:
    """Where the note is called; a bracket behind a backslash is text and calls nothing."""
    found = re.search(rf"(?<!\\)(?:\\\\)*\[\^{re.escape(label)}\]", text)
    return found.start() if found else -1


def _noot(schrift: Schrift, label: str, inhoud: Sequence[Blok], tussenkop: int) -> list[str]:
    first, *rest = schrijf_na(schrift, f"[^{label}]:", inhoud, tussenkop)
    return [first, *(f"    {line}".rstrip() for line in rest)]


def _kop(schrift: Schrift, kop: Kop, level: int) -> list[str]:
    return ["#" * level + " " + kop_regel(kop_source(kop, schrijf_inlines(schrift, kop.opschrift)))]


def _titel(schrift: Schrift, kop: Kop, level: int) -> list[str]:
    """A heading of a paper, of which nothing is taken for a label or a number."""
    if kop.label or kop.nummer:
        _weiger(schrift, "een kop met een aanduiding of nummer in een stuk bij het besluit", kop.position)
    return ["#" * level + " " + kop_regel(schrijf_inlines(schrift, kop.opschrift))]


def _leden(schrift: Schrift, inhoud: Sequence[Blok | Lid]) -> list[str]:
    """Blocks and leden; a `***` line between a lid and text of the article after it."""
    groups: list[list[str]] = []
    loose: list[Blok] = []
    after_lid = False
    for part in inhoud:
        if isinstance(part, Lid):
            groups += [schrijf_blokken(schrift, loose, 2), _lid(schrift, part)]
            loose = []
        else:
            if after_lid:
                groups.append(["***"])
            loose.append(part)
        after_lid = isinstance(part, Lid)
    groups.append(schrijf_blokken(schrift, loose, 2))
    lines: list[str] = []
    for group in groups:
        lines += _apart(lines, group)
    return lines


def _apart(before: Sequence[str], lines: list[str]) -> list[str]:
    """The lines, after a blank one when something stands before them."""
    return ["", *lines] if before and lines else lines


def _lid(schrift: Schrift, lid: Lid) -> list[str]:
    source = labels.lid_source(lid.nummer)
    if source is None:
        schrift.meld(
            f"lid “{lid.nummer}” kan zo niet worden geschreven.",
            lid.position,
            "De aanduiding van een lid bestaat uit cijfers of letters, eventueel met ° of * erachter.",
        )
        return []
    if lid.inhoud and isinstance(lid.inhoud[0], TEKSTEN):
        first = schrijf_na(schrift, source, lid.inhoud[:1], 2)
        return [*first, *_apart(first, schrijf_blokken(schrift, lid.inhoud[1:], 2))]
    return [source, *_apart([source], schrijf_blokken(schrift, lid.inhoud, 2))]


def _delen(schrift: Schrift, node: Bijlage | Toelichting) -> list[str]:
    lines = _kop(schrift, node.kop, 1)
    return [*lines, *_apart(lines, _inhoud(schrift, node.inhoud, 2, DIEPSTE_DIVISIE, _kop))]


def _inhoud(
    schrift: Schrift,
    inhoud: Sequence[Blok | Divisie],
    level: int,
    deepest: int,
    kop: Callable[[Schrift, Kop, int], list[str]],
) -> list[str]:
    """Blocks, then divisions: what follows a division would be read as part of it."""
    divisions = [part for part in inhoud if isinstance(part, Divisie)]
    blocks = [part for part in inhoud if not isinstance(part, Divisie)]
    if divisions and level > deepest:
        _weiger(schrift, "een onderverdeling van een zo diep niveau", divisions[0].position)
        return []
    if tuple(inhoud[: len(blocks)]) != tuple(blocks):
        _weiger(schrift, "tekst na een onderverdeling met een kop", blocks[-1].position)
    lines = schrijf_blokken(schrift, blocks, DIEPSTE_DIVISIE + 1)
    for part in divisions:
        lines += _apart(lines, kop(schrift, part.kop, level))
        lines += _apart(lines, _inhoud(schrift, part.inhoud, level + 1, deepest, kop))
    return lines


def _weiger(schrift: Schrift, what: str, position: Position) -> None:
    schrift.meld(f"{what} kan niet worden geschreven.", position, "Geef die tekst een eigen kop of een hogere plaats.")

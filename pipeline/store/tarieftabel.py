"""From tariff data to the tables of the law: ordinary tables, of which each cell knows its line in the data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.formats.markdown.guards import onzichtbaar
from pipeline.formats.markdown.read import read_blokken
from pipeline.model import (
    Alinea,
    Blok,
    Cel,
    Gereserveerd,
    Inlines,
    Li,
    Lijst,
    Nadruk,
    Nadruksoort,
    Position,
    Problem,
    Rij,
    Tabel,
    Tekst,
    Vervallen,
    Weggelaten,
    alle_knopen,
)
from pipeline.model.tarief import Tarieftabel, Tarieven, Uitlijning
from pipeline.model.tariefbedrag import celtekst, plaats
from pipeline.store.yaml import Ontleed, Pad

PLAIN = re.compile(r"[A-Za-zÀ-ÿ€(][^\\`*_<>\[\]&~$|:\n]*")
"""Text of which Markdown makes nothing else: no need to read it as Markdown."""
CALLED = re.compile(r"\[\^([^\s\]]+)\]")
UITLIJNING = {None: "", Uitlijning.LINKS: "left", Uitlijning.MIDDEN: "center", Uitlijning.RECHTS: "right"}
IN_CEL = Alinea | Lijst | Li | Vervallen | Gereserveerd | Weggelaten
"""What a cell can hold and still be written out as a plain table."""


@dataclass(slots=True)
class _Bouw:
    """The making of the tables of one file, and all that went wrong in it."""

    noten: Mapping[str, str]
    read: Ontleed
    problems: list[Problem] = field(default_factory=list)
    gelezen: dict[str, tuple[Blok, ...]] = field(default_factory=dict)

    def blokken(self, text: str, where: Position) -> tuple[Blok, ...]:
        """The blocks of a cell, read as the text format, with the footnotes it calls; they stand on its line."""
        where = Position(where.file, where.line)
        if not text:
            return ()
        if PLAIN.fullmatch(text) and not onzichtbaar.PATTERN.search(text):
            plain = " ".join(text.split())
            return (Alinea((Tekst(plain, where),), where),)
        called = dict.fromkeys(CALLED.findall(text))
        notes = "".join(f"\n\n[^{label}]: {self.noten[label]}" for label in called if label in self.noten)
        blocks, problems = read_blokken(f"{text.strip()}{notes}\n", where.file, "", where.line - 1)
        # What stands in one value of the YAML has one place: that of the value.
        self.problems += [Problem(problem.message, where, problem.advice) for problem in problems]
        return blocks

    def regel(self, text: str, where: Position) -> Inlines:
        """Running text: one paragraph and nothing else."""
        blocks = self.blokken(text, where)
        if len(blocks) == 1 and isinstance(blocks[0], Alinea):
            return blocks[0].inhoud
        if not self.problems or self.problems[-1].position.line != where.line:
            advice = "Zet er gewone tekst neer, zonder lijst, tabel of tweede alinea."
            self.problems.append(Problem(f"“{text}” is hier niet één regel tekst.", where, advice))
        return ()


def maak_tabellen(tarieven: Tarieven, read: Ontleed) -> tuple[tuple[Tabel, ...], list[Problem]]:
    """The tables in the order of the file, or everything in their texts that can't be read."""
    bouw = _Bouw(tarieven.noten, read)
    tables = tuple(_tabel(bouw, tarieven, tabel, ("tabellen", n)) for n, tabel in enumerate(tarieven.tabellen))
    return tables, bouw.problems


def _tabel(bouw: _Bouw, tarieven: Tarieven, tabel: Tarieftabel, pad: Pad) -> Tabel:
    where = tabel.position
    titel = bouw.regel(tabel.titel, where) if tabel.titel else ()
    heads = [_cel(bouw, tabel.rijkop, where)]
    heads += [_cel(bouw, kolom.kop, kolom.position) for kolom in tabel.kolommen]
    rows = [Rij(tuple(heads), True, where)]
    for groep in tabel.alle_groepen:
        if groep.kop is not None:
            rows.append(_kop(bouw, groep.kop, groep.position, len(heads)))
        for rij in groep.rijen:
            cells = [_cel(bouw, rij.naam, rij.position)]
            for kolom in tabel.kolommen:
                place = plaats(tarieven, tabel, rij, kolom)
                cells.append(_cel(bouw, celtekst(place), place.cel.position))
            rows.append(Rij(tuple(cells), False, rij.position))
    uitlijning = ("", *(UITLIJNING[kolom.uitlijning] for kolom in tabel.kolommen))
    return Tabel(titel, uitlijning, tuple(rows), where)


def _kop(bouw: _Bouw, text: str, where: Position, columns: int) -> Rij:
    """The heading of a group: a row of one cell, in bold."""
    bold = (Nadruk(Nadruksoort.VET, bouw.regel(text, where), where),)
    return Rij((Cel((Alinea(bold, where),), columns, 1, where),), False, where)


def _cel(bouw: _Bouw, text: str, where: Position) -> Cel:
    blocks = bouw.blokken(text, where)
    if not all(isinstance(node, IN_CEL) for block in blocks for node in alle_knopen(block)):
        advice = "In een cel staan alinea's en lijsten; begint tekst met een teken als > of #, zet er dan een \\ voor."
        bouw.problems.append(Problem("Dit kan niet in een cel van een tabel.", where, advice))
    return Cel(blocks, position=where)

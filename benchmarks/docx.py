"""Word: five hundred comparisons written by us, and the same ones through the API of python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Twips
from docx.table import _Cell, _Row

from benchmarks.meten import ROOT, kortst
from benchmarks.rapport import Regel
from pipeline.formats.docx.stijlen import BIJSCHRIFT, MERK, TABELKOP, TABELTEKST
from pipeline.formats.docx.write import schrijf_docx
from pipeline.model.blad import (
    Bestand,
    Blad,
    Bladcel,
    Bladrij,
    Bladtabel,
    Kopsoort,
    Loop,
    Merkteken,
    Opmaak,
    Tekstregel,
    Vorm,
)
from pipeline.model.blad import Regel as Tekst

TABELLEN, RIJEN, RUNS = 500, 4, 4
GRENS = 0.2
BREEDTE = Twips(4706)
REFERENTIE = Bestand("referentie.docx", (ROOT / "templates" / "docx" / "referentie.docx").read_bytes())
ZIN = "De gemeente zorgt ervoor dat de inwoner ondersteuning-op-maat kan krijgen als hij zijn woning"
KOPPEN = ("Oude tekst", "Nieuwe tekst")


def naast_python_docx(sizes: Sequence[int] = ()) -> Iterator[Regel]:
    """Our time as a part of python-docx's, on the same tables; `sizes` are not used."""
    ours, document = kortst(lambda: met_renvooi(TABELLEN), 3)
    theirs, reference = kortst(lambda: met_python_docx(TABELLEN), 1)
    erbij = f"{ours:.2f} s beside {theirs:.2f} s; {len(document) / 1e6:.2f} MB beside {len(reference) / 1e6:.2f} MB"
    yield Regel(f"{TABELLEN} comparisons, beside python-docx", ours / theirs, GRENS, erbij=erbij)


def zin(nummer: int, merk: Merkteken) -> Tekst:
    """Running text of a cell: a few runs, every other one struck or added."""
    return tuple(Loop(f"{ZIN} {nummer}.{run} ", Vorm(merk=merk if run % 2 else None)) for run in range(RUNS))


def met_renvooi(tabellen: int) -> bytes:
    """The document as we write it."""
    kop = Bladrij(tuple(Bladcel((Tekstregel((Loop(naam),)),), kop=Kopsoort.KOLOM) for naam in KOPPEN))
    delen = tuple(
        Bladtabel(
            (Loop(f"Artikel {tabel}"),),
            ("", ""),
            (kop,),
            tuple(Bladrij(tuple(Bladcel((Tekstregel(zin(rij, merk)),)) for merk in Merkteken)) for rij in range(RIJEN)),
            "waswordt",
        )
        for tabel in range(tabellen)
    )
    return schrijf_docx(Blad("Bijlage 1", delen), {}.get, Opmaak(), REFERENTIE)


def met_python_docx(tabellen: int) -> bytes:
    """The same document through python-docx: the same words in the same styles."""
    document = Document(io.BytesIO(REFERENTIE.inhoud))
    for tabel in range(tabellen):
        bijschrift = document.add_paragraph(style=BIJSCHRIFT.capitalize())
        bijschrift.add_run(f"Artikel {tabel}")
        bijschrift.paragraph_format.keep_with_next = True
        table = document.add_table(rows=1 + RIJEN, cols=2, style="Was-wordt")
        kop, *rijen = table.rows
        _rijvorm(kop, "w:tblHeader")
        for cell, naam in zip(kop.cells, KOPPEN, strict=True):
            _cel(cell, (Loop(naam),), TABELKOP)
        for nummer, rij in enumerate(rijen):
            _rijvorm(rij, "w:cantSplit")
            for cell, merk in zip(rij.cells, Merkteken, strict=True):
                _cel(cell, zin(nummer, merk), TABELTEKST)
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def _rijvorm(rij: _Row, naam: str) -> None:
    rij._tr.get_or_add_trPr().append(OxmlElement(naam))


def _cel(cell: _Cell, tekst: Tekst, stijl: str) -> None:
    cell.width = BREEDTE
    alinea = cell.paragraphs[0]
    alinea.style = stijl
    for stuk in tekst:
        if isinstance(stuk, Loop):
            alinea.add_run(stuk.tekst, MERK[stuk.vorm.merk] if stuk.vorm.merk else None)

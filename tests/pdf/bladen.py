"""Papers to try the writer on: short ways to make a part, and what the house brings along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.formats.pdf.write import Pdf, schrijf_pdf
from pipeline.model.blad import (
    GEWOON,
    Bestand,
    Blad,
    Bladcel,
    Bladdeel,
    Bladrij,
    Bladtabel,
    Gelabeld,
    Kopregel,
    Kopsoort,
    Loop,
    Opmaak,
    Regel,
    Tekstregel,
    Vorm,
)
from tests.conftest import ROOT

PROGRAMMA = Bestand("templates/pdf/blad.typ", (ROOT / "templates" / "pdf" / "blad.typ").read_bytes())
DAG = date(2022, 1, 1)


def regel(tekst: str, vorm: Vorm = GEWOON) -> Regel:
    return (Loop(tekst, vorm),)


def alinea(tekst: str, vorm: Vorm = GEWOON) -> Tekstregel:
    return Tekstregel(regel(tekst, vorm))


def lid(label: str, *inhoud: Bladdeel) -> Gelabeld:
    return Gelabeld(regel(label), inhoud, "lid")


def tabel(kop: Sequence[str], rijen: Sequence[Sequence[str]], soort: str = "") -> Bladtabel:
    heads = tuple(Bladcel((alinea(name),), kop=Kopsoort.KOLOM) for name in kop)
    rows = tuple(Bladrij(tuple(Bladcel((alinea(cell),)) for cell in row)) for row in rijen)
    return Bladtabel((), ("",) * len(kop), (Bladrij(heads),) if heads else (), rows, soort)


def blad(*inhoud: Bladdeel, datum: date | None = DAG, vorm: str = "stuk") -> Blad:
    return Blad(
        "Proef", (Kopregel(1, regel("Proef")), *inhoud), regel("Gemeente Voorbeeldstad"), vorm=vorm, datum=datum
    )


def geen_beeld(bron: str) -> bytes | None:
    return None


def zet(paper: Blad, opmaak: Opmaak | None = None, programma: Bestand = PROGRAMMA) -> Pdf:
    return schrijf_pdf(paper, geen_beeld, opmaak or Opmaak(), programma)

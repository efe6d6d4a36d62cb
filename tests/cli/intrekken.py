"""The example ordinances with a published version and a besluit that only withdraws it, still a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.cli.levensloop import COLLEGE, LIJN, RAAD, Plaats, nieuwe_plaats

ADRES = f"{LIJN}@intrekking-2026"
MAP = f"{LIJN}/intrekking-2026"
EINDE = "2026-02-01"
RECORD = f"""opschrift: Besluit tot intrekking van de Verordening speelplekken Voorbeeldstad
trekt_in: ["2025"] # de versie die dan geldt
status: concept
inwerkingtreding: {EINDE}
"""
VOORSTEL = """onderwerp: Intrekking van de Verordening speelplekken
zaaknummers:
  voorstel: 2025-1234
vergaderdata:
  college: 2025-10-07
  raad: 2025-11-13
"""
SUBMIT = ("submit", ADRES, "--by", COLLEGE, "--on", "2025-10-08")
ADOPT = ("adopt", ADRES, "--by", RAAD, "--on", "2025-11-13", "--signed", "2025-11-13")
PUBLISH = ("publish", ADRES, "--on", "2025-11-20", "--bekendmaking", "2025-12-02")
ANNOUNCE = ("announce", ADRES, "gmb-2025-500000", "2025-12-02")


def intrekking(folder: Path, *, soort: str = "regelingtype_000") -> Plaats:
    """2024 and 2025 published, and the besluit to withdraw them; `soort` is the kind of regulation."""
    plaats = replace(nieuwe_plaats(folder), today=date(2025, 12, 31))
    vervang(plaats, f"{LIJN}/regeling.yaml", "regelingtype_000", soort)
    record = plaats.record.read_text(encoding="utf-8")
    feiten = "status: bekendgemaakt\nbekendgemaakt: 2025-03-27\npublicatie: gmb-2025-123456"
    plaats.record.write_text(record.replace("status: concept # nog niet klaar", feiten), encoding="utf-8")
    zet(plaats, f"{MAP}/intrekking.yaml", RECORD)
    zet(plaats, f"{MAP}/besluit/besluit.yaml", VOORSTEL)
    return plaats


def zet(plaats: Plaats, pad: str, tekst: str) -> None:
    """Write a file of the data."""
    waar = plaats.root / pad
    waar.parent.mkdir(parents=True, exist_ok=True)
    waar.write_text(tekst, encoding="utf-8")


def vervang(plaats: Plaats, pad: str, oud: str, nieuw: str) -> None:
    """Replace words in a file of the data, that must be there."""
    tekst = (plaats.root / pad).read_text(encoding="utf-8")
    assert oud in tekst
    (plaats.root / pad).write_text(tekst.replace(oud, nieuw), encoding="utf-8")


def stappen(plaats: Plaats) -> tuple[tuple[str, ...], ...]:
    """The four steps of its life."""
    return SUBMIT, ADOPT, (*PUBLISH, "-o", str(plaats.uit / "pakket")), ANNOUNCE


def tot(plaats: Plaats, aantal: int) -> None:
    """Take the first steps."""
    for words in stappen(plaats)[:aantal]:
        klaar(plaats, *words)


def klaar(plaats: Plaats, *words: str) -> str:
    """What a command says that has to succeed."""
    result = plaats.run(*words)
    assert result.exit_code == 0, result.output
    return result.output

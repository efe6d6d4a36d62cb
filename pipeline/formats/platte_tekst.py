"""Plain text with headings of articles in it, as dumps of CVDR and copies from a screen are."""

from __future__ import annotations

import re

from pipeline.formats.klassiek.gelezen import Document, Gelezen, Omlijsting
from pipeline.formats.zichtbaar import zichtbaar
from pipeline.model import Alinea, Blok, Gegevens, Lijn, Position, Problem, Refused, Regeling, Tekst, canoniek

TITEL = re.compile(r"verordening|regeling|regels|besluit|aanschrijving|reglement|wet\b", re.IGNORECASE)
BREEDST = 100
"""A text of which no line is longer was broken into lines: its paragraphs stand between blank lines."""


def als_tekst(inhoud: bytes, bestand: str) -> str:
    """The characters of the file: UTF-8 or, as older exports of Windows are, windows-1252."""
    if b"\x00" in inhoud:
        raise Refused(Problem("Dit is geen tekstbestand.", Position(bestand), "Bewaar de tekst als UTF-8."))
    for codering in ("utf-8-sig", "cp1252"):
        try:
            return inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
    raise Refused(Problem("De tekens van het bestand zijn niet te lezen.", Position(bestand), "Bewaar het als UTF-8."))


def lees(inhoud: bytes, bestand: str) -> Document:
    """The text as paragraphs before an empty body; `herkenning` finds the articles in them."""
    regels = als_tekst(inhoud, bestand).splitlines()
    afgebroken = "" in [regel.strip() for regel in regels] and max(map(len, regels), default=0) <= BREEDST
    alineas: list[tuple[int, list[str]]] = []
    vorige_leeg = True
    for nummer, regel in enumerate(regels, 1):
        tekst = zichtbaar(regel).strip()
        if tekst and afgebroken and not vorige_leeg:
            alineas[-1][1].append(tekst)
        elif tekst:
            alineas.append((nummer, [tekst]))
        vorige_leeg = not tekst
    if not alineas:
        raise Refused(Problem("Het bestand is leeg.", Position(bestand), "Kies een bestand met tekst."))
    opschrift = next((regel.strip() for regel in regels[:40] if _is_titel(regel)), "")
    regeling = Regeling(opschrift, "", (), position=Position(bestand))
    naam = opschrift or bestand.rpartition("/")[2].rpartition(".")[0]
    gelezen = Gelezen(regeling, Omlijsting(tuple(_alinea(bestand, *een) for een in alineas)), ())
    return Document(gelezen, "", "", Lijn(naam=naam), Gegevens("", "", opschrift))


def _alinea(bestand: str, nummer: int, regels: list[str]) -> Blok:
    """A paragraph of one or more lines, made once: a paragraph may have ten thousand of them."""
    return Alinea(canoniek((Tekst(" ".join(regels)),)), Position(bestand, nummer))


def _is_titel(regel: str) -> bool:
    kaal = regel.strip()
    return 0 < len(kaal) < 200 and not kaal.endswith((".", ";", ":", ",")) and TITEL.search(kaal) is not None

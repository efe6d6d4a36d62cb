"""The metadata sheet: the fields that a publication officer fills in for CVDR, in the words and order of CVDR."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import date

from pipeline.council.dropvraag import Dropvraag, Werkversie
from pipeline.council.omslag import Omslag, omslag
from pipeline.formats.cvdr.metadata import ORGAAN, kenmerk
from pipeline.model import Grondslag

NAAM = "metadata"
KOLOMMEN = (
    "inwerkingtreding",
    "terugwerkende kracht tot en met",
    "uitwerkingtreding",
    "betreft",
    "ondertekening",
    "bron bekendmaking",
    "kenmerk voorstel",
)


@dataclass(frozen=True, slots=True)
class Versierij:
    """A row of CVDR's “Overzicht van in de tekst verwerkte wijzigingen”; None is unknown, or no such day.

    `deze` says that this is the version of the package.
    """

    versie: str
    inwerkingtreding: date | None
    terugwerkend: date | None
    uitwerkingtreding: date | None
    betreft: str | None
    ondertekening: date | None
    bron: str | None
    kenmerk: str | None
    deze: bool


@dataclass(frozen=True, slots=True)
class Metadatablad:
    """What the template of the metadata sheet fills in; `ingetrokken` are ordinances that end by this one.

    `alleen_intrekking` says that the package only ends this ordinance: nothing of it changes but its last day.
    """

    omslag: Omslag
    cvdr: str | None
    organisatie: str
    organisatietype: str
    type: str
    naam: str
    citeertitel: str
    vastgesteld_door: str
    onderwerp: str | None
    opmerkingen: str | None
    grondslagen: tuple[Grondslag, ...]
    gedelegeerd: str | None
    versies: tuple[Versierij, ...]
    ingetrokken: tuple[str, ...]
    inwerkingtreding: date | None
    alleen_intrekking: bool = False


def metadatablad(vraag: Dropvraag) -> Metadatablad:
    """The sheet of the version; the rows are the versions of its Work, the oldest first."""
    versie = vraag.versie
    lijn, gegevens = versie.lijn, versie.gegevens
    return Metadatablad(
        omslag=omslag(versie, datum=gegevens.vastgesteld),
        cvdr=gegevens.cvdr,
        organisatie=versie.overheid.naam,
        organisatietype=str(versie.overheid.soort).capitalize(),
        type=lijn.soort,
        naam=gegevens.opschrift,
        citeertitel=gegevens.citeertitel,
        vastgesteld_door=ORGAAN,
        onderwerp=lijn.onderwerp_cvdr,
        opmerkingen=lijn.opmerkingen,
        grondslagen=lijn.grondslagen,
        gedelegeerd=lijn.gedelegeerde_regelgeving,
        versies=tuple(_rij(item, vraag) for item in vraag.werk),
        ingetrokken=gegevens.intrekking,
        inwerkingtreding=gegevens.inwerkingtreding,
    )


def _rij(item: Werkversie, vraag: Dropvraag) -> Versierij:
    gegevens = item.versie.gegevens
    return Versierij(
        versie=item.versie.adres.versie,
        inwerkingtreding=gegevens.inwerkingtreding,
        terugwerkend=gegevens.terugwerkend_tot_en_met,
        uitwerkingtreding=gegevens.uitwerkingtreding,
        betreft=item.betreft,
        ondertekening=gegevens.ondertekend,
        bron=gegevens.publicatie,
        kenmerk=kenmerk(item.versie),
        deze=item.versie.adres == vraag.versie.adres,
    )


def als_json(blad: Metadatablad, merk: str | None) -> str:
    """The sheet as data with Dutch keys; unknown is null, `merk` says that it is a trial."""
    gegevens = {
        **({"let op": merk} if merk else {}),
        "cvdr": blad.cvdr,
        "organisatie": blad.organisatie,
        "organisatietype": blad.organisatietype,
        "type": blad.type,
        "officiële naam": blad.naam,
        "citeertitel": blad.citeertitel,
        "vastgesteld door": blad.vastgesteld_door,
        "onderwerp": blad.onderwerp,
        "opmerkingen": blad.opmerkingen,
        "grondslagen": [{"tekst": one.tekst, "verwijzing": one.verwijzing} for one in blad.grondslagen] or None,
        "gedelegeerde regelgeving": blad.gedelegeerd,
        "versies": [
            {"versie": rij.versie, **dict(zip(KOLOMMEN, (part or None for part in _cellen(rij)), strict=True))}
            for rij in blad.versies
        ],
    }
    return json.dumps(gegevens, ensure_ascii=False, indent=2) + "\n"


def als_csv(blad: Metadatablad, merk: str | None) -> str:
    """The rows of the versions, for a spreadsheet: semicolons, as Dutch ones read; `merk` heads a trial."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    if merk:
        schrijver.writerow((merk,))
    schrijver.writerow(("versie", *KOLOMMEN))
    for rij in blad.versies:
        schrijver.writerow((rij.versie, *_cellen(rij)))
    return uit.getvalue()


def _cellen(rij: Versierij) -> tuple[str, ...]:
    dagen = (rij.inwerkingtreding, rij.terugwerkend, rij.uitwerkingtreding)
    return (
        *(dag.isoformat() if dag else "" for dag in dagen),
        rij.betreft or "",
        rij.ondertekening.isoformat() if rij.ondertekening else "",
        rij.bron or "",
        rij.kenmerk or "",
    )

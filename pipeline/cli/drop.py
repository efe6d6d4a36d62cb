"""`renvooi drop`: what a publication officer needs for the Gemeenteblad and CVDR."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

import click

from pipeline.cli.bewezen import bewezen_vergelijking
from pipeline.cli.plaats import pass_root
from pipeline.cli.sjablonen import load_templates
from pipeline.cli.stappen import weiger_rijk
from pipeline.cli.uitgifte import Pakket, controlesommen, dag_van_uitgifte, meld_meldingen, naar_pakket, op_dag
from pipeline.cli.uitvoer import folder_to_write, write_package
from pipeline.cli.vormen import Vorm, in_vorm
from pipeline.council.betreft import betreft
from pipeline.council.documenten import Document
from pipeline.council.drop import VOOR_PROEF, Dossier, dossier, proefdossier
from pipeline.council.dropvraag import Dropvraag, Werkversie
from pipeline.council.omslag import Huisstijl, huisstijl
from pipeline.formats.stop.pakket import als_zip
from pipeline.lint.leeszaal import oordeel
from pipeline.model import Adres, Status, Versie
from pipeline.store.adres import ontleed
from pipeline.store.atomic import write_atomic
from pipeline.store.bronnen import Bron
from pipeline.store.intrekking import met_einde
from pipeline.store.lezen import laad, lees_gegevens, versies, voorgangers
from pipeline.store.openen import bron_voor
from pipeline.store.vinden import laad_besluit, vind_besluit

ZIP = ".zip"
BEKENDGEMAAKT = frozenset({Status.BEKENDGEMAAKT})
BESTANDEN = "bestanden.txt"
NIEUW = "nieuwe regeling"
KANAAL = (
    "Kanaal: DROP (Gemeenteblad en CVDR). Bekendmaken met STOP is voor alle regelingen aangekondigd, maar de LVBB "
    "neemt nu alleen documenten van de Omgevingswet aan."
)

Schrijver: TypeAlias = Callable[[Document, Mapping[str, bytes], Huisstijl], bytes]
"""Makes one form of a paper; the images are there by the place that the page gives them."""


def als_html(document: Document, beelden: Mapping[str, bytes], stijl: Huisstijl) -> bytes:
    """The page itself; its images stand beside it."""
    return document.html.encode()


def als_word(document: Document, beelden: Mapping[str, bytes], stijl: Huisstijl) -> bytes:
    """The paper as Word, its images inside it."""
    return in_vorm(document, Vorm.DOCX, stijl, beelden)


WRITERS: dict[str, Schrijver] = {"html": als_html, "docx": als_word}
"""The forms in which every paper is written, by extension."""


@click.command()
@click.argument("versie")
@naar_pakket
@click.option("--proef", is_flag=True, help="A trial, that says PROEF on every paper and in every file name.")
@op_dag
@pass_root
def drop(root: Path, versie: str, output: Path, proef: bool, bekendmaking: datetime | None) -> None:
    """Make the package with which VERSIE is published through DROP: Gemeenteblad and CVDR.

    Refuses what must not be published, with all reasons at once: an excerpt, a draft, unknown data, errors that lint
    finds. A trial (--proef) takes everything, and its checklist names the same reasons.

    \b
    Examples:  renvooi drop speelplekken@2025 --bekendmaking 2025-03-27 -o build/drop
               renvooi drop sociaal-domein@2022 --proef -o proef.zip
    """
    folder_to_write(output)
    vraag = _vraag(root, versie, bekendmaking.date() if bekendmaking else None)
    make = proefdossier if proef else dossier
    stijl = huisstijl(load_templates(root, vraag.versie.adres.overheid))
    made = make(vraag, stijl, tuple(WRITERS))
    files = _files(made, stijl, VOOR_PROEF if proef else "")
    if output.suffix.lower() == ZIP:
        write_atomic(output, als_zip(files))
    else:
        write_package(output, files, _listed(output))
    meld_meldingen(made.meldingen)
    click.echo(f"{output}: {len(files)} bestanden.")
    click.echo(KANAAL)


def drop_pakket(root: Path, naam: str, bekendmaking: date) -> Pakket:
    """The package to publish a version with on that day; refused with every reason why it can't be published."""
    vraag = _vraag(root, naam, bekendmaking)
    stijl = huisstijl(load_templates(root, vraag.versie.adres.overheid))
    made = dossier(vraag, stijl, tuple(WRITERS))
    return Pakket(_files(made, stijl, ""), made.meldingen, KANAAL)


def _vraag(root: Path, naam: str, bekendmaking: date | None) -> Dropvraag:
    """The version asked for with its Work, all of the same revision."""
    adres = ontleed(naam)
    bron = bron_voor(root, adres.revisie)
    versie = laad_besluit(bron, vind_besluit(bron, adres))
    weiger_rijk(versie)
    return replace(
        _vraag_voor(bron, versie),
        bevindingen=oordeel(bron, versie),
        dag=dag_van_uitgifte(versie, bekendmaking),
        ingetrokken=tuple(_vraag_voor(bron, _met_dag(oud, versie)) for oud in versie.trekt_in),
    )


def _vraag_voor(bron: Bron, versie: Versie) -> Dropvraag:
    """The version with the one before it and its Work; a besluit that only withdraws has neither."""
    was = _was(bron, versie)
    werk = () if versie.trekt_in else tuple(_werkversie(bron, ander) for ander in _werk(bron, versie))
    return Dropvraag(versie, was, bewezen_vergelijking(was, versie) if was else None, werk)


def _met_dag(oud: Versie, besluit: Versie) -> Versie:
    """A version with the day on which the besluit ends it."""
    return replace(oud, gegevens=replace(oud.gegevens, uitwerkingtreding=besluit.gegevens.inwerkingtreding))


def _was(bron: Bron, versie: Versie) -> Versie | None:
    earlier = voorgangers(bron, versie)
    return laad(bron, earlier[0]) if earlier else None


def _werk(bron: Bron, versie: Versie) -> list[Versie]:
    """The versions of the lineage that are one Work with this one, in order."""
    hier = versie.adres
    lijn = [ander for ander in versies(bron) if (ander.overheid, ander.lijn) == (hier.overheid, hier.lijn)]
    werk = [ander for ander in lijn if lees_gegevens(bron, ander).werk == versie.gegevens.werk]
    loaded = [versie if ander == hier else laad(bron, ander) for ander in werk]
    ended = [_met_einde(bron, een, lijn) for een in loaded]
    last = ended[-1]
    return [*ended[:-1], replace(last, gegevens=met_einde(bron, last.adres, last.gegevens, BEKENDGEMAAKT))]


def _met_einde(bron: Bron, versie: Versie, lijn: list[Adres]) -> Versie:
    """The version with its last day, when that follows from a published one of another Work that withdraws it.

    What its own record says comes first. It is not written there: the new ordinance says it, and could be mended.
    """
    gegevens = versie.gegevens
    if gegevens.uitwerkingtreding is not None:
        return versie
    others = [lees_gegevens(bron, ander) for ander in lijn if ander != versie.adres]
    days = [
        ander.inwerkingtreding
        for ander in others
        if ander.status is Status.BEKENDGEMAAKT
        and ander.werk != gegevens.werk
        and gegevens.citeertitel in ander.intrekking
        and ander.inwerkingtreding is not None
    ]
    return replace(versie, gegevens=replace(gegevens, uitwerkingtreding=min(days))) if days else versie


def _werkversie(bron: Bron, versie: Versie) -> Werkversie:
    """The version with what it changed; a Work that starts with it is new, unless it was taken over halfway."""
    was = _was(bron, versie)
    if was is None or was.gegevens.werk != versie.gegevens.werk:
        return Werkversie(versie, None if versie.gegevens.herkomst else NIEUW)
    return Werkversie(versie, betreft(bewezen_vergelijking(was, versie)) or None)


def _files(made: Dossier, stijl: Huisstijl, voor: str) -> dict[str, bytes]:
    """Every file of the package by its name, sorted, with the list of their digests."""
    files = {**made.bestanden, **made.beelden}
    for papier in made.papieren:
        for soort, writer in WRITERS.items():
            files[f"{papier.naam}.{soort}"] = writer(papier.document, made.beelden, stijl)
    return dict(sorted({**files, f"{voor}{BESTANDEN}": controlesommen(files).encode()}.items()))


def _listed(folder: Path) -> frozenset[str]:
    """The files that an earlier package in the folder listed, and the list itself."""
    found: set[str] = set()
    for name in (BESTANDEN, f"{VOOR_PROEF}{BESTANDEN}"):
        try:
            lines = (folder / name).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        found |= {name, *(line.partition("  ")[2] for line in lines)}
    return frozenset(found)

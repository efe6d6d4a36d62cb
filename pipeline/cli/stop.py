"""`renvooi stop`: a version as a delivery of STOP."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import click
from lxml import etree

from pipeline.cli.herkomstplaats import schrijf_herkomst
from pipeline.cli.plaats import pass_root
from pipeline.cli.sjablonen import load_templates
from pipeline.cli.stappen import weiger_rijk
from pipeline.cli.uitgifte import Pakket, dag_van_uitgifte, meld_meldingen, naar_pakket, op_dag
from pipeline.cli.uitvoer import folder_to_write, write_package
from pipeline.compare import compare
from pipeline.council.aanhef import aanhef, is_wijziging
from pipeline.council.slot import slot_van_wijziging, slotbepalingen
from pipeline.council.sluiting import ondertekenaars, sluiting
from pipeline.formats.html.sjablonen import Sjablonen
from pipeline.formats.stop.besluit import Besluittekst
from pipeline.formats.stop.herkomst import herkomst
from pipeline.formats.stop.kanaal import kanaal
from pipeline.formats.stop.keten import Schakel
from pipeline.formats.stop.pakket import BESLUIT, MANIFEST, als_zip
from pipeline.formats.stop.proef import vul_aan
from pipeline.formats.stop.write import Levering, write, write_proef
from pipeline.lint.leeszaal import oordeel
from pipeline.model import Blok, Divisie, Finding, Versie
from pipeline.store.adres import ontleed
from pipeline.store.atomic import write_atomic
from pipeline.store.bronnen import Bron
from pipeline.store.lezen import laad, voorgangers
from pipeline.store.openen import bron_voor
from pipeline.store.vinden import laad_besluit, vind_besluit

ZIP = ".zip"
MOTIVERING = "motivering"


@dataclass(frozen=True, slots=True)
class Vraag:
    """What was asked: a version and the versions it follows, the words for the besluit, and what lint finds."""

    versie: Versie
    voorgangers: tuple[Versie, ...]
    sjablonen: Sjablonen
    bevindingen: tuple[Finding, ...]
    eerder: tuple[Schakel, ...]

    def tekst(self, versie: Versie) -> Besluittekst:
        """The besluit around the regulation, from the same source as the raadsbesluit."""
        was = self.voorgangers[0] if self.voorgangers else None
        closing = slot_van_wijziging if self.eerder else slotbepalingen
        return Besluittekst(
            aanhef=aanhef(versie, was, self.sjablonen),
            slotbepalingen=closing(versie, self.sjablonen),
            sluiting=sluiting(versie, self.sjablonen),
            ondertekenaars=ondertekenaars(versie),
            motivering=_motivering(versie),
        )


def _motivering(versie: Versie) -> tuple[Blok | Divisie, ...]:
    """Why this is decided, as written in `besluit/motivering.md`; nothing when that isn't there."""
    stuk = versie.besluit.stukken.get(MOTIVERING) if versie.besluit else None
    return stuk.inhoud if stuk else ()


@click.command()
@click.argument("versie")
@naar_pakket
@click.option("--proef", is_flag=True, help="A trial, with the placeholders of the `proef:` block for what is unknown.")
@op_dag
@pass_root
def stop(root: Path, versie: str, output: Path, proef: bool, bekendmaking: datetime | None) -> None:
    """Make a STOP delivery of VERSIE, ready to validate: a new regulation, or the change of one.

    Refuses what can't be published, with all reasons at once: an excerpt, a draft, unknown data, errors that lint
    finds, a text that STOP can't hold. A trial (--proef) takes excerpts, drafts and errors too.

    \b
    Examples:  renvooi stop speelplekken@2024 -o build/stop
               renvooi stop sociaal-domein@2022 --proef -o proef.zip
    """
    folder_to_write(output)
    vraag = _vraag(root, versie, bekendmaking.date() if bekendmaking else None)
    levering = _proef(vraag) if proef else _publicatie(vraag)
    if output.suffix.lower() == ZIP:
        write_atomic(output, als_zip(levering.bestanden))
    else:
        write_package(output, levering.bestanden, _listed(output / MANIFEST))
    schrijf_herkomst(output, herkomst(vraag.versie, levering.bestanden[BESLUIT]))
    meld_meldingen(levering.meldingen)
    click.echo(f"{output}: {len(levering.bestanden)} bestanden.")
    click.echo(kanaal(vraag.versie))


def stop_pakket(root: Path, naam: str, bekendmaking: date) -> Pakket:
    """The delivery to publish a version with on that day; refused with every reason why it can't be published."""
    vraag = _vraag(root, naam, bekendmaking)
    levering = _publicatie(vraag)
    return Pakket(levering.bestanden, levering.meldingen, kanaal(vraag.versie))


def _publicatie(vraag: Vraag) -> Levering:
    return write(vraag.versie, vraag.tekst(vraag.versie), vraag.voorgangers, vraag.bevindingen, vraag.eerder)


def _proef(vraag: Vraag) -> Levering:
    vol, _ = vul_aan(vraag.versie)
    return write_proef(vraag.versie, vraag.tekst(vol), vraag.voorgangers, vraag.bevindingen, vraag.eerder)


def _vraag(root: Path, naam: str, bekendmaking: date | None) -> Vraag:
    """The version asked for and its predecessors, of the same revision."""
    adres = ontleed(naam)
    bron = bron_voor(root, adres.revisie)
    versie = laad_besluit(bron, vind_besluit(bron, adres))
    weiger_rijk(versie)
    if bekendmaking is not None:
        gepland = dag_van_uitgifte(versie, bekendmaking)
        versie = replace(versie, gegevens=replace(versie.gegevens, bekendgemaakt=gepland))
    earlier = tuple(laad(bron, ander) for ander in voorgangers(bron, versie))
    found = oordeel(bron, versie)
    templates = load_templates(root, versie.adres.overheid)
    return Vraag(versie, earlier, templates, found, schakels(bron, versie, earlier))


def schakels(bron: Bron, versie: Versie, earlier: tuple[Versie, ...]) -> tuple[Schakel, ...]:
    """The earlier versions of the same Work, the oldest first."""
    found: list[Schakel] = []
    volgende = versie
    while earlier and is_wijziging(volgende, earlier[0]):
        found.insert(0, Schakel(earlier[0], compare(earlier[0].regeling, volgende.regeling)))
        volgende = earlier[0]
        earlier = tuple(laad(bron, ander) for ander in voorgangers(bron, volgende))
    return tuple(found)


def _listed(manifest: Path) -> frozenset[str]:
    """The files that an earlier delivery in the folder listed."""
    try:
        root = etree.fromstring(manifest.read_bytes())
    except (OSError, etree.XMLSyntaxError):
        return frozenset()
    return frozenset(str(found.text) for found in root.iter("{*}bestandsnaam"))

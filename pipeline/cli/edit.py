"""`renvooi edit`: open a provision of the draft in your editor, and say why it changes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from pipeline.cli.concept import draai_afgebroken_terug, huidig, in_option, open_concept, weiger_bevroren, zoek_bepaling
from pipeline.cli.plaats import pass_root
from pipeline.cli.stappen import Zaak
from pipeline.compare import compare, zichtbaar
from pipeline.compare.eenheden import eenheden
from pipeline.lint.nummering import opsomming
from pipeline.model import (
    Aanleiding,
    Aard,
    Adres,
    Plaats,
    Position,
    Problem,
    Refused,
    eenheid_naam,
    plaatsen,
    slug,
)
from pipeline.store.adres import kies, ontleed
from pipeline.store.bestand import lees_tekst
from pipeline.store.bronnen import geheugen_bron, map_bron
from pipeline.store.concept import BESLUIT, besluit_bestanden
from pipeline.store.lezen import OVERHEID, laad, lees_gegevens, map_van, versies, voorgangers
from pipeline.store.omzetten import zet_om
from pipeline.store.onderbouwen import Reden, onderbouwing_bestand

LATER = "leeg laten kan; dan later"


@dataclass(frozen=True, slots=True)
class Bepaling:
    """A provision after editing: where it is, the name of its onderbouwing, whether it changed and has one."""

    plaats: Plaats
    reden: str
    gewijzigd: bool
    onderbouwd: bool

    @property
    def naam(self) -> str:
        return eenheid_naam(self.plaats.eenheid)


@click.command()
@click.argument("bepaling", metavar="ARTIKEL")
@in_option
@click.option("--aard", type=click.Choice([str(item) for item in Aard]), help="Whether the change chooses policy.")
@click.option(
    "--aanleiding",
    "aanleidingen",
    multiple=True,
    type=click.Choice([str(item) for item in Aanleiding]),
    help="What drives the change; may be given more than once.",
)
@click.option("--bron", "bronnen", multiple=True, metavar="TEXT", help="Where that is found: a law, a decision.")
@click.option("--tekst", metavar="TEXT", help="Why it changes, in a sentence or more.")
@click.option("--no-editor", "klaar", is_flag=True, help="The text is edited already; only say why.")
@pass_root
def edit(
    root: Path,
    bepaling: str,
    versie: str | None,
    aard: str | None,
    aanleidingen: tuple[str, ...],
    bronnen: tuple[str, ...],
    tekst: str | None,
    klaar: bool,
) -> None:
    """Open ARTIKEL of the draft in your editor ($VISUAL or $EDITOR), read it back, and say why it changes.

    ARTIKEL is a number, an id or a file. When the text can't be read you see why, and can go back. Of a change without
    onderbouwing you are asked for one on a terminal; elsewhere give it with the options. It is kept in
    besluit/onderbouwing/, and what you don't say stays as it was.

    \b
    Examples:  renvooi edit 5.2.2
               renvooi edit hoofdstuk-2/artikel-5.md --in speelplekken@2026
               renvooi edit 5 --no-editor --aard inhoudelijk --aanleiding evaluatie \\
                   --bron "evaluatie speelplekken" --tekst "Herstel duurde te lang."
    """
    given = Reden(Aard(aard) if aard else None, tuple(map(Aanleiding, aanleidingen)), bronnen, tekst)
    draai_afgebroken_terug(root)
    adres = _adres(root, versie, bepaling)
    file = _bestand(root, adres, bepaling)
    if not klaar:
        _schrijf_tot_het_leest(root, adres, root / file)
    zaak = open_concept(root, str(adres), bepaling)
    found = _bepaling(zaak, file)
    if not file.endswith(f"/{found.plaats.pad}"):
        message = f"{file}: de kop noemt nu {found.naam}; geen enkele verwijzing is daarop aangepast."
        click.echo(
            f"{message} Zet het nummer terug en gebruik renvooi renumber, of laat renvooi fmt het hernoemen.", err=True
        )
    reason = given or (_gevraagd(found) if found.gewijzigd and not found.onderbouwd else given)
    if reason:
        name = _leg_vast(zaak, found, reason)
        click.echo(f"{found.naam}: onderbouwing in {name}.")
        _wat_ontbreekt(open_concept(root, str(adres), bepaling), found)
    elif not found.gewijzigd:
        click.echo(f"{found.naam}: nog gelijk aan de versie waarop {zaak.versie.adres} volgt.")
    elif found.onderbouwd:
        click.echo(f"{found.naam}: gewijzigd; de onderbouwing staat in besluit/onderbouwing/{found.reden}.md.")
    else:
        message = f"{found.naam}: gewijzigd, maar nog zonder onderbouwing."
        click.echo(f"{message} Zeg waarom: renvooi edit {bepaling} --no-editor --aard … --tekst …", err=True)


def _adres(root: Path, versie: str | None, bepaling: str) -> Adres:
    """The draft, also when its text can't be read: that is what the editor is for."""
    bron = map_bron(root)
    if versie is None:
        adres = huidig(root, bepaling)
    else:
        adres = kies(ontleed(versie), versies(bron), lambda one: lees_gegevens(bron, one))
    weiger_bevroren(adres, lees_gegevens(bron, adres))
    return adres


def _bestand(root: Path, adres: Adres, bepaling: str) -> str:
    """The file of the provision, below the data root; by its name when the text as a whole can't be read."""
    bron = map_bron(root)
    folder = f"{map_van(adres)}/tekst"
    try:
        zaak = Zaak(root, bron, laad(bron, adres))
    except Refused as refused:
        names = {path: path.rpartition("/")[2].removesuffix(".md") for path in bron.onder(folder)}
        wanted = bepaling.rpartition("/")[2].removesuffix(".md").casefold().replace(" ", "-").replace(":", ".")
        fitting = [path for path, name in names.items() if name in (wanted, f"artikel-{wanted}")]
        if len(fitting) != 1:
            raise refused from None
        return fitting[0]
    return zoek_bepaling(zaak, zaak.versie.regeling, bepaling).plaats.eenheid.position.file


def _schrijf_tot_het_leest(root: Path, adres: Adres, path: Path) -> None:
    """Open the editor until the draft can be read, or the user has enough."""
    while True:
        try:
            click.edit(filename=str(path), editor=_tekstverwerker())
        except click.ClickException:
            message = "De tekstverwerker sloot af met een fout; het bestand staat er zoals u het achterliet."
            advice = "Kies er een met de omgevingsvariabele EDITOR of VISUAL, of wijzig het bestand zelf."
            raise Refused(Problem(message, Position(path.as_posix()), advice)) from None
        try:
            laad(map_bron(root), adres)
            return
        except Refused as refused:
            if not _aan_de_terminal():
                raise
            for problem in refused.problems:
                click.echo(str(problem), err=True)
            if not click.confirm("Wilt u het bestand opnieuw openen?", default=True):
                raise


def _tekstverwerker() -> str | None:
    """None lets Click take what VISUAL or EDITOR names; without either not vi, which a newcomer can't get out of."""
    if os.environ.get("VISUAL") or os.environ.get("EDITOR"):
        return None
    if not _aan_de_terminal():
        advice = "Zet de omgevingsvariabele EDITOR, of wijzig het bestand zelf en geef --no-editor."
        raise Refused(Problem("Hier is geen scherm om een tekstverwerker in te openen.", advice=advice))
    return shutil.which("nano")


def _bepaling(zaak: Zaak, file: str) -> Bepaling:
    """What is in the file now, whatever its heading became."""
    new = zaak.versie.regeling
    place = next((one for one in plaatsen(new) if one.eenheid.position.file == file), None)
    if place is None:
        raise Refused(Problem("Dit bestand is er niet meer.", Position(file), "Zet het terug met Git (git restore)."))
    changed = not zaak.versie.gegevens.was
    for eerder in voorgangers(zaak.bron, zaak.versie):
        units = eenheden(new)
        found = compare(laad(zaak.bron, eerder).regeling, new)
        files = {units[one.wordt.index].node.position.file for one in found.wijzigingen if zichtbaar(one) and one.wordt}
        changed = changed or place.eenheid.position.file in files
    key = slug(place.eenheid)
    reasons = zaak.versie.besluit.onderbouwingen if zaak.versie.besluit else ()
    return Bepaling(place, key, changed, any(one.wijziging == key for one in reasons))


def _leg_vast(zaak: Zaak, found: Bepaling, reason: Reden) -> str:
    """Write the onderbouwing, and the proposal that it belongs to when there is none; proven to be readable first."""
    adres, folder = zaak.versie.adres, map_van(zaak.versie.adres)
    name = f"besluit/onderbouwing/{found.reden}.md"
    path = f"{folder}/{name}"
    old = lees_tekst(zaak.bron, path)[0] if path in zaak.bron else None
    files = {name: onderbouwing_bestand(old, reason, Position(path, 1))}
    if f"{folder}/{BESLUIT}" not in zaak.bron:
        files[BESLUIT] = besluit_bestanden(zaak.versie.gegevens.citeertitel)[BESLUIT]
    above = (f"{adres.overheid}/{OVERHEID}", *zaak.bron.onder(f"{adres.overheid}/{adres.lijn}"))
    every = {one: zaak.bron[one] for one in above}
    laad(geheugen_bron(every | {f"{folder}/{one}": content for one, content in files.items()}), adres)
    zet_om(zaak.root / folder, files, ())
    return name


def _wat_ontbreekt(zaak: Zaak, found: Bepaling) -> None:
    """Name what the review will ask for, while the reason is still at hand."""
    reasons = zaak.versie.besluit.onderbouwingen if zaak.versie.besluit else ()
    said = next(one for one in reasons if one.wijziging == found.reden)
    needed = {"--aard": said.aard, "--aanleiding": said.aanleiding, "--bron": said.bron}
    if missing := [option for option, value in needed.items() if not value]:
        click.echo(f"Zeg ook nog, met {opsomming(missing)}, {_vraag(missing)}.", err=True)


def _vraag(missing: Sequence[str]) -> str:
    words = {"--aard": "wat voor wijziging het is", "--aanleiding": "wat ertoe leidt", "--bron": "waar dat staat"}
    return opsomming([words[option] for option in missing])


def _gevraagd(found: Bepaling) -> Reden:
    """The answers of somebody at a terminal; nothing when there is nobody."""
    if not _aan_de_terminal():
        return Reden()
    click.echo(f"{found.naam} is gewijzigd. Waarom? (Enter: later)")
    tekst = click.prompt("Onderbouwing, in een zin of meer", default="", show_default=False)
    if not tekst.strip():
        return Reden()
    aard = _keuze("Aard", Aard)
    reasons = _keuzes("Aanleiding (meer met komma’s ertussen)", Aanleiding)
    bron = click.prompt(f"Bron: een wet, ECLI of besluit ({LATER})", default="", show_default=False)
    return Reden(Aard(aard) if aard else None, tuple(map(Aanleiding, reasons)), (bron,) if bron.strip() else (), tekst)


def _keuze(vraag: str, soort: Iterable[str]) -> str:
    found = _keuzes(vraag, soort)
    return found[0] if found else ""


def _keuzes(vraag: str, soort: Iterable[str]) -> list[str]:
    """Words from a list, asked until all of them are in it."""
    known = [str(item) for item in soort]
    while True:
        answer = click.prompt(f"{vraag}: {', '.join(known)} ({LATER})", default="", show_default=False)
        words = [word.strip().casefold() for word in answer.split(",") if word.strip()]
        if all(word in known for word in words):
            return words
        click.echo(f"Kies uit: {', '.join(known)}.")


def _aan_de_terminal() -> bool:
    return sys.stdin.isatty()

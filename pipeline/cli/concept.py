"""What the commands that edit a draft share: which draft it is, which provision of it, and whether it may change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from pipeline.cli.stappen import Zaak, open_zaak
from pipeline.lint.bepaling import Doel, zoek
from pipeline.lint.hernummeren import bewezen, met_gevolg
from pipeline.lint.omzetting import Omzetting
from pipeline.model import Adres, Gegevens, Problem, Refused, Regeling, Status, bindende_stap
from pipeline.model.versie import VERSIE
from pipeline.store.bronnen import Bron, map_bron
from pipeline.store.lezen import lees_gegevens, map_van, versies
from pipeline.store.namen import naam_verschillen
from pipeline.store.omzetten import draai_terug, zet_om
from pipeline.store.takken import BASIS, hoofdtak, huidige_tak, open_opslag, takken

in_option = click.option(
    "--in", "versie", metavar="VERSION", help="The draft to change.  [default: the one that you are working on]"
)
VRIJ = "Neem de tekst eerst terug (renvooi submit --withdraw), of maak een nieuwe versie (renvooi draft)."

NIEUW = "Een wijziging ervan is een nieuwe versie: renvooi draft."


def open_concept(root: Path, genoemd: str | None, bepaling: str) -> Zaak:
    """The draft that is named, or the one that is worked on; refused when its text is fixed."""
    draai_afgebroken_terug(root)
    adres = genoemd or str(huidig(root, bepaling))
    zaak = open_zaak(root, adres)
    weiger_bevroren(zaak.versie.adres, zaak.versie.gegevens)
    return zaak


def draai_afgebroken_terug(root: Path) -> None:
    """Put back what a killed command left half done, before anything is read."""
    for folder in draai_terug(root):
        click.echo(f"{folder}: een opdracht werd hier afgebroken; alles staat weer zoals het daarvoor was.", err=True)


def weiger_bevroren(adres: Adres, gegevens: Gegevens) -> None:
    """Refuse to change a text that was offered or adopted."""
    if gegevens.status is Status.CONCEPT and bindende_stap(gegevens.levensloop) is None:
        return
    plek = gegevens.plekken.get("status", gegevens.position)
    message = f"De tekst van {adres} ligt vast: de versie is {gegevens.status}."
    advice = VRIJ if gegevens.status is Status.AANGEBODEN else NIEUW
    raise Refused(Problem(message, plek, advice))


def zoek_bepaling(zaak: Zaak, regeling: Regeling, tekst: str) -> Doel:
    """The provision of the draft's text that is meant; a path on disk is one too."""
    path = _pad(zaak.root, tekst)
    folder = f"{map_van(zaak.versie.adres)}/tekst/"
    if path is not None and path.startswith(folder):
        tekst = path.removeprefix(folder)
    return zoek(regeling, tekst)


def huidig(root: Path, bepaling: str) -> Adres:
    """The draft in which a file is, in which the user stands, that only the current branch has, or the only one."""
    bron = map_bron(root)
    drafts = concepten(bron)
    for place in (_pad(root, bepaling), _pad(root, ".")):
        here = [adres for adres in versies(bron) if place and f"{place}/".startswith(f"{map_van(adres)}/")]
        if here:
            return here[0]
    if not drafts:
        message = "Er is geen concept om in te werken."
        raise Refused(Problem(message, advice="Begin er een met renvooi draft REGELING VERSIE."))
    chosen = drafts if len(drafts) == 1 else _van_deze_tak(root, drafts)
    if len(chosen) != 1:
        named = ", ".join(str(adres) for adres in chosen or drafts)
        message = f"Er is meer dan één concept: {named}."
        raise Refused(Problem(message, advice="Noem met --in de versie waarin u werkt."))
    _weiger_elders(root, chosen[0])
    click.echo(f"Concept: {chosen[0]}.", err=True)
    return chosen[0]


def _weiger_elders(root: Path, gekozen: Adres) -> None:
    """Whoever forgot to switch branches must not edit the only draft that happens to be in this one."""
    opslag = open_opslag(root)
    here = huidige_tak(opslag) if opslag else None
    if opslag is None or here is None:
        return
    bases = sorted(name for name in takken(opslag) if name.startswith(BASIS))
    if here == hoofdtak(opslag) and bases:
        message = f"U bent op de branch {here}; de concepten {', '.join(bases)} staan daar niet."
        advice = f"Ga naar de branch waarin u werkt (git switch; renvooi status noemt ze), of geef --in {gekozen}."
        raise Refused(Problem(message, advice=advice))
    if here in bases:
        click.echo(f"Let op: {here} is de kopie; werk liever in een eigen branch (renvooi status noemt ze).", err=True)


def concepten(bron: Bron) -> tuple[Adres, ...]:
    """The versions whose text may still change; a record that can't be read hides no other."""
    found: list[Adres] = []
    for adres in versies(bron):
        try:
            if lees_gegevens(bron, adres).status is Status.CONCEPT:
                found.append(adres)
        except Refused:
            continue
    return tuple(found)


def _van_deze_tak(root: Path, drafts: Sequence[Adres]) -> tuple[Adres, ...]:
    """The drafts that the branch with the texts in force doesn't have."""
    opslag = open_opslag(root)
    main = hoofdtak(opslag) if opslag else None
    if opslag is None or main is None or huidige_tak(opslag) == main:
        return tuple(drafts)
    return tuple(adres for adres in drafts if not opslag.heeft(main, f"{map_van(adres)}/{VERSIE}"))


def _pad(root: Path, tekst: str) -> str | None:
    """A path below the data root as the user may have typed it; None when there is no such thing on disk."""
    top = root.resolve()
    for path in (Path(tekst), root / tekst):
        whole = path.resolve()
        if path.exists() and whole.is_relative_to(top) and whole != top:
            return whole.relative_to(top).as_posix()
    return None


def weiger_namen(zaak: Zaak) -> None:
    """Refuse while files have other names than their headings give: nobody could tell which is which."""
    if wrong := naam_verschillen(zaak.versie.regeling):
        advice = f"Draai eerst renvooi fmt op {map_van(zaak.versie.adres)}."
        raise Refused(Problem(f"“{item.van}” hoort “{item.naar}” te heten.", item.position, advice) for item in wrong)


def schrijf(zaak: Zaak, done: Omzetting) -> None:
    """Write a renumbering or a move, with the onderbouwingen that follow; proven, and whole or not at all."""
    whole = met_gevolg(zaak.bron, zaak.versie, done)
    zet_om(zaak.root / map_van(zaak.versie.adres), bewezen(zaak.bron, zaak.versie, whole), whole.weg)

"""`renvooi move`: a provision to another place, with its file and every link to it."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.concept import in_option, open_concept, schrijf, weiger_namen, zoek_bepaling
from pipeline.cli.plaats import pass_root
from pipeline.lint.omzetting import zet_om
from pipeline.lint.verhuizen import verhuisd
from pipeline.model import Problem, Refused, Structuur, eenheid_naam
from pipeline.store.lezen import brontekst

TOP = (".", "tekst", "tekst/")
"""How one says that a provision comes directly in the text, in no chapter."""


@click.command()
@click.argument("bepaling", metavar="ARTIKEL")
@click.argument("naar", metavar="CONTAINER")
@click.option("--after", "na", metavar="ARTIKEL", help="Put it after this one.  [default: where its number says]")
@in_option
@pass_root
def move(root: Path, bepaling: str, naar: str, na: str | None, versie: str | None) -> None:
    """Put an article (or a chapter or paragraph) in another CONTAINER, or elsewhere in its own.

    It keeps its number, text and id; its file goes along, and links to it follow. When the numbers no longer tell the
    order, the order is written down (`volgorde`). A CONTAINER is a chapter or paragraph; "." is the text itself.

    \b
    Examples:  renvooi move 5 "hoofdstuk 3" --after 7
               renvooi move "paragraaf 2.1" "hoofdstuk 4"
               renvooi move 12 .
    """
    zaak = open_concept(root, versie, bepaling)
    weiger_namen(zaak)
    regeling = brontekst(zaak.bron, zaak.versie.adres)
    wat = zoek_bepaling(zaak, regeling, bepaling)
    container = None if naar in TOP else zoek_bepaling(zaak, regeling, naar).plaats.eenheid
    if container is not None and not isinstance(container, Structuur):
        message = f"{eenheid_naam(container).capitalize()} is geen hoofdstuk, paragraaf of andere indeling."
        raise Refused(Problem(message, advice="Noem de indeling waarin het moet komen, of . voor de tekst zelf."))
    achter = zoek_bepaling(zaak, regeling, na) if na is not None else None
    new = verhuisd(regeling, wat, container, achter)
    done = zet_om(zaak.bron, zaak.versie.adres, new, (), {})
    schrijf(zaak, done)
    where = "in de tekst zelf" if container is None else f"in {eenheid_naam(container)}"
    after = f", na {achter.naam}" if achter else ""
    click.echo(f"{wat.naam}: staat nu {where}{after}.")
    for van, to in done.hernoemd:
        click.echo(f"hernoemd: tekst/{van} → tekst/{to}")
    for name in sorted(done.bestanden):
        if name not in {f"tekst/{to}" for _, to in done.hernoemd}:
            click.echo(f"aangepast: {name}")

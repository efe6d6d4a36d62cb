"""A trial delivery: what is unknown comes from the `proef` block of the version, and only from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model import Problem, Refused, Versie


def vul_aan(versie: Versie) -> tuple[Versie, tuple[str, ...]]:
    """The version with its unknown data filled in for a trial, and in Dutch which data that are.

    The closing provisions of a trial are derived from this version, so that text and metadata agree.
    """
    proef = versie.gegevens.proef
    if proef is None:
        raise Refused(
            Problem(
                "Een proefaanlevering heeft een blok `proef:` met aangenomen gegevens nodig.",
                versie.gegevens.position,
                f"Zet in {versie.gegevens.bestand} onder `proef:` oin, datum_bekendmaking, inwerkingtreding en "
                "vastgesteld.",
            )
        )
    overheid, lijn, gegevens = versie.overheid, versie.lijn, versie.gegevens
    vastgesteld = gegevens.vastgesteld or proef.vastgesteld
    vol = replace(
        versie,
        overheid=replace(overheid, oin=overheid.oin or proef.oin),
        lijn=replace(
            lijn,
            onderwerpen=lijn.onderwerpen or proef.onderwerpen,
            rechtsgebieden=lijn.rechtsgebieden or proef.rechtsgebieden,
            soort_regeling=lijn.soort_regeling or proef.soort_regeling,
        ),
        gegevens=replace(
            gegevens,
            vastgesteld=vastgesteld,
            ondertekend=gegevens.ondertekend or vastgesteld,
            bekendgemaakt=gegevens.bekendgemaakt or proef.datum_bekendmaking,
            inwerkingtreding=gegevens.inwerkingtreding or proef.inwerkingtreding,
        ),
    )
    return vol, tuple(_aangenomen(versie, vol))


def _aangenomen(versie: Versie, vol: Versie) -> Iterator[str]:
    was, wordt = versie.gegevens, vol.gegevens
    if versie.overheid.oin is None:
        yield f"OIN {vol.overheid.oin}"
    for naam, oud, nieuw in (
        ("vastgesteld", was.vastgesteld, wordt.vastgesteld),
        ("ondertekend", was.ondertekend, wordt.ondertekend),
        ("bekendgemaakt", was.bekendgemaakt, wordt.bekendgemaakt),
        ("in werking", was.inwerkingtreding, wordt.inwerkingtreding),
    ):
        if oud is None and nieuw is not None:
            yield f"{naam} op {nieuw.isoformat()}"
    for naam, codes, andere in (
        ("onderwerp", versie.lijn.onderwerpen, vol.lijn.onderwerpen),
        ("rechtsgebied", versie.lijn.rechtsgebieden, vol.lijn.rechtsgebieden),
    ):
        if not codes and andere:
            yield f"{naam} {', '.join(andere)}"
    if versie.lijn.soort_regeling is None and vol.lijn.soort_regeling:
        yield f"soort regeling {vol.lijn.soort_regeling}"

"""A trial delivery: what is unknown comes from the `proef` block of the version, and only from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model import Gegevens, Problem, Refused, Versie


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
    overheid, lijn = versie.overheid, versie.lijn
    vol = replace(
        vul_dagen_aan(versie),
        overheid=replace(overheid, oin=overheid.oin or proef.oin),
        lijn=replace(
            lijn,
            onderwerpen=lijn.onderwerpen or proef.onderwerpen,
            rechtsgebieden=lijn.rechtsgebieden or proef.rechtsgebieden,
            soort_regeling=lijn.soort_regeling or proef.soort_regeling,
        ),
    )
    return vol, tuple(_aangenomen(versie, vol))


def vul_dagen_aan(versie: Versie) -> Versie:
    """The version with the days that its own `proef` block assumes, if it has one: how a trial sees earlier versions.

    The first version of the Work gets its days likewise, so that the Work has one year in every trial.
    """
    oorsprong = _met_dagen(versie.oorsprong) if versie.oorsprong else None
    return replace(versie, gegevens=_met_dagen(versie.gegevens), oorsprong=oorsprong)


def _met_dagen(gegevens: Gegevens) -> Gegevens:
    proef = gegevens.proef
    if proef is None:
        return gegevens
    vastgesteld = gegevens.vastgesteld or proef.vastgesteld
    return replace(
        gegevens,
        vastgesteld=vastgesteld,
        ondertekend=gegevens.ondertekend or vastgesteld,
        bekendgemaakt=gegevens.bekendgemaakt or proef.datum_bekendmaking,
        inwerkingtreding=gegevens.inwerkingtreding or proef.inwerkingtreding,
    )


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

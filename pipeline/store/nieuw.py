"""A version that comes from elsewhere as the files of the store: what `laad` reads back as the same version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.model import Adres, Gegevens, Grondslag, Lijn, Position, Problem, Refused, Regeling
from pipeline.model.versie import VERSIE
from pipeline.store.bronnen import Bron, geheugen_bron
from pipeline.store.identiteit import LOCK, identiteit_bestand
from pipeline.store.lezen import OVERHEID, REGELING, laad
from pipeline.store.schrijven import Feiten, als_yaml, tekst_bestanden

DATUMS = ("vastgesteld", "ondertekend", "bekendgemaakt", "inwerkingtreding", "terugwerkend_tot_en_met")


def versie_bestanden(
    adres: Adres,
    regeling: Regeling,
    lijn: Lijn,
    gegevens: Gegevens,
    afbeeldingen: Mapping[str, bytes],
    identiteit: Mapping[str, str],
) -> dict[str, bytes]:
    """The files by their path below the data root: the text, its images, its records and the identities it has.

    The records hold what is known and nothing else. The text must be one that the text format can hold.
    """
    map_lijn = f"{adres.overheid}/{adres.lijn}"
    map_ = f"{map_lijn}/{adres.versie}"
    bestanden = {f"{map_}/tekst/{pad}": inhoud for pad, inhoud in tekst_bestanden(regeling).items()}
    bestanden |= {f"{map_}/tekst/{bron}": inhoud for bron, inhoud in afbeeldingen.items()}
    bestanden[f"{map_lijn}/{REGELING}"] = als_yaml(_lijn(lijn)).encode()
    bestanden[f"{map_}/{VERSIE}"] = als_yaml(_gegevens(gegevens, regeling, adres)).encode()
    if identiteit:
        bestanden[f"{map_}/{LOCK}"] = identiteit_bestand(identiteit)
    return dict(sorted(bestanden.items()))


def nieuwe_versie(
    bron: Bron, adres: Adres, bestanden: Mapping[str, bytes], regeling: Regeling, code: str
) -> dict[str, bytes]:
    """The files to write for a new version; those of its lineage that are there already stay as they are.

    `code` is the authority that the text is of, "" when unknown. Refused when the version exists, when its authority
    has no record yet or is another one, or when reading the files gives another text.
    """
    map_ = f"{adres.overheid}/{adres.lijn}/{adres.versie}"
    plek = Position(bron.toon(map_))
    if bron.onder(map_):
        raise Refused(Problem(f"De versie {adres} bestaat al; er is niets geschreven.", plek, "Kies een andere naam."))
    if f"{adres.overheid}/{OVERHEID}" not in bron:
        met = f" met `code: {code}`" if code else ""
        advies = f"Maak eerst {adres.overheid}/{OVERHEID}{met}; docs/gegevens.md zegt wat er nog meer in staat."
        raise Refused(Problem(f"Van de overheid “{adres.overheid}” is nog niets bekend.", plek, advies))
    nieuw = {pad: inhoud for pad, inhoud in bestanden.items() if pad not in bron}
    boven = (f"{adres.overheid}/{OVERHEID}", f"{adres.overheid}/{adres.lijn}/{REGELING}")
    gelezen = laad(
        geheugen_bron(nieuw | {pad: bron[pad] for pad in boven if pad in bron}), replace(adres, revisie=None)
    )
    if code and gelezen.overheid.code != code:
        wat = f"De tekst is van {code}, maar “{adres.overheid}” heeft de code {gelezen.overheid.code}."
        raise Refused(Problem(wat, plek, "Kies de map van de overheid die de tekst vaststelde."))
    if gelezen.regeling != regeling:
        wat = "De weggeschreven tekst zou anders teruggelezen worden dan hij is ingelezen; er is niets geschreven."
        raise Refused(Problem(wat, plek, "Meld dit als fout in renvooi, met het bestand."))
    return nieuw


def _lijn(lijn: Lijn) -> Feiten:
    feiten: dict[str, str | list[str] | list[Feiten]] = {"naam": lijn.naam, "soort": lijn.soort}
    if lijn.onderwerpen:
        feiten["onderwerpen"] = list(lijn.onderwerpen)
    if lijn.rechtsgebieden:
        feiten["rechtsgebieden"] = list(lijn.rechtsgebieden)
    if lijn.grondslagen:
        feiten["grondslagen"] = [_grondslag(een) for een in lijn.grondslagen]
    if lijn.soort_regeling:
        feiten["soort_regeling"] = lijn.soort_regeling
    return feiten


def _grondslag(grondslag: Grondslag) -> Feiten:
    return {"tekst": grondslag.tekst} | ({"verwijzing": grondslag.verwijzing} if grondslag.verwijzing else {})


def _gegevens(gegevens: Gegevens, regeling: Regeling, adres: Adres) -> Feiten:
    feiten: dict[str, str | list[str] | list[Feiten]] = {
        "werk": gegevens.werk or adres.lijn,
        "citeertitel": regeling.citeertitel,
        "opschrift": regeling.opschrift,
        "status": gegevens.status.value,
    }
    if gegevens.was:
        feiten["was"] = list(gegevens.was)
    for naam in DATUMS:
        if (dag := getattr(gegevens, naam)) is not None:
            feiten[naam] = dag.isoformat()
    return feiten

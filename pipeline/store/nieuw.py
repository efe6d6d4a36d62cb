"""A version that comes from elsewhere as the files of the store: what `laad` reads back as the same version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.formats.markdown.write import write_stuk
from pipeline.model import Adres, Blok, Gegevens, Grondslag, Herkomst, Lijn, Position, Problem, Refused, Regeling
from pipeline.model.versie import VERSIE
from pipeline.store.besluit import RECORD
from pipeline.store.bronnen import Bron, geheugen_bron
from pipeline.store.identiteit import LOCK, identiteit_bestand
from pipeline.store.lezen import OVERHEID, REGELING, laad
from pipeline.store.schrijven import Feiten, als_yaml, tekst_bestanden

DATUMS = (
    "vastgesteld",
    "ondertekend",
    "bekendgemaakt",
    "inwerkingtreding",
    "terugwerkend_tot_en_met",
    "uitwerkingtreding",
)


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
    if lijn.uittreksel:
        feiten |= {"uittreksel": "ja", "uittreksel_reden": lijn.uittreksel_reden}
    for naam in ("onderwerp_cvdr", "opmerkingen", "gedelegeerde_regelgeving"):
        if (waarde := getattr(lijn, naam)) is not None:
            feiten[naam] = waarde
    return feiten


def _herkomst(herkomst: Herkomst) -> Feiten:
    eigen = {"identificatie": herkomst.identificatie} if herkomst.identificatie else {}
    return {"bestand": herkomst.bestand, "sha256": herkomst.sha256} | eigen


def besluit_bestanden(adres: Adres, gegevens: Gegevens, stukken: Mapping[str, tuple[Blok, ...]]) -> dict[str, bytes]:
    """The files of `besluit/` for the words that a publication has around its law, by the stem of their file.

    The besluit is about what the title says; of nothing else is anything known.
    """
    gevuld = {naam: blokken for naam, blokken in stukken.items() if blokken}
    if not gevuld:
        return {}
    map_ = f"{adres.overheid}/{adres.lijn}/{adres.versie}/besluit"
    bestanden = {f"{map_}/{naam}.md": write_stuk(blokken, "").encode() for naam, blokken in gevuld.items()}
    onderwerp = gegevens.opschrift or gegevens.citeertitel or adres.lijn
    return bestanden | {f"{map_}/{RECORD}": als_yaml({"onderwerp": onderwerp}).encode()}


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
    for naam in ("publicatie", "cvdr"):
        if (waarde := getattr(gegevens, naam)) is not None:
            feiten[naam] = waarde
    if gegevens.herkomst:
        feiten["herkomst"] = [_herkomst(een) for een in gegevens.herkomst]
    return feiten

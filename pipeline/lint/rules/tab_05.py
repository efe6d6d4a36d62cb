"""TAB-05: bands follow each other without gap or overlap, and so do parts of the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.lint.banden import bovenrand, breuken, lees_band, onderrand, op_volgorde
from pipeline.lint.rule import Rule
from pipeline.lint.tarief import celfinding, celtekst_van, plek, wettabellen
from pipeline.model import Celmelding, Finding, Position, Severity, Versie
from pipeline.model.tarief import Grens, Tariefkolom, Tarieftabel

TAB_05 = Rule(
    id="TAB-05",
    title="Banden sluiten aan, zonder gat en zonder overlap; tijdvakken ook",
    source="rekenkundige controle van tarieven",
    severity=Severity.WARNING,
    bad=(
        "# Enig artikel Ritten\n\n| Ritlengte | Tarief |\n| --- | --- |\n| 0 t/m 5 kilometer | € 1,40 |\n"
        "| 5 t/m 9 kilometer | € 2,20 |\n| meer dan 9 kilometer | € 3,00 |"
    ),
    good=(
        "# Enig artikel Ritten\n\n| Ritlengte | Tarief |\n| --- | --- |\n| 0 t/m 5 kilometer | € 1,40 |\n"
        "| meer dan 5 t/m 9 kilometer | € 2,20 |\n| meer dan 9 kilometer | € 3,00 |"
    ),
)


@TAB_05.check
def bands_follow_each_other(versie: Versie) -> Iterator[Finding]:
    for tarieven in versie.tarieven:
        for tabel in tarieven.tabellen:
            rows = [(rij.naam, rij.band, rij.position) for rij in tabel.alle_rijen if rij.band is not None]
            yield from _bands(rows, tabel.rijkop)
            yield from _times(tabel)
    for table in wettabellen(versie):
        named = [(celtekst_van(row.cellen[0]), plek(row, table)) for row in table.rijen if not row.kop and row.cellen]
        read = [(name, band, place) for name, place in named if (band := lees_band(name)) is not None]
        if len(read) > 1 and len(read) == len(named):
            yield from _bands(read, "band")


def _bands(rows: Sequence[tuple[str, Grens, Position]], kolom: str) -> Iterator[Finding]:
    if not rows:
        return
    grenzen = [band for _, band, _ in rows]
    for breuk in breuken(grenzen):
        name, band, place = rows[breuk.index]
        before = bovenrand(grenzen[breuk.index - 1])
        wanted = f"meer dan {before.tekst}" if before and before.telt else f"vanaf {before.tekst}" if before else ""
        where = "twee banden" if breuk.dubbel else "geen band"
        told = Celmelding(name, kolom, wanted, name)
        message = f"In rij “{name}”: {breuk.tekst} valt in {where}. Begin deze band met “{wanted}”."
        yield celfinding(TAB_05, place, message, told)
    name, band, place = rows[-1]
    end = bovenrand(band)
    if end is not None:
        message = f"Boven {end.tekst} is niets bepaald. Voeg een band toe voor “meer dan {end.tekst}”."
        yield celfinding(TAB_05, place, message, Celmelding(name, kolom, f"ook meer dan {end.tekst}", name))
    name, band, place = rows[0]
    start = onderrand(band)
    if start is not None and (start.waarde or not start.telt):
        message = f"Onder {start.tekst} is niets bepaald. Laat de eerste band bij 0 beginnen."
        yield celfinding(TAB_05, place, message, Celmelding(name, kolom, "vanaf 0", name))


def _times(tabel: Tarieftabel) -> Iterator[Finding]:
    """The parts of the day of all columns together make one day."""
    spans: list[tuple[Tariefkolom, Grens]] = [(kolom, span) for kolom in tabel.kolommen for span in kolom.tijdvakken]
    order = [spans[at] for at in op_volgorde([span for _, span in spans])]
    for breuk in breuken([span for _, span in order]):
        kolom, before = order[breuk.index][0], order[breuk.index - 1][0]
        names = " en ".join(dict.fromkeys(column.korte_naam or column.kop for column in (before, kolom)))
        where = "twee tijdvakken" if breuk.dubbel else "geen tijdvak"
        told = Celmelding("tijdvak", names, f"{breuk.tekst} in één tijdvak", f"{breuk.tekst} in {where}")
        message = f"{breuk.tekst} uur valt in {where} ({names}). Schrijf bijvoorbeeld “vanaf {breuk.tekst}”."
        yield celfinding(TAB_05, kolom.position, message, told)

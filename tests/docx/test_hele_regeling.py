"""The whole regulation with tracked changes: all accepted it is the new text, all rejected the old one, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.cli.sjablonen import load_templates
from pipeline.compare import compare
from pipeline.council.consolidatie import consolidatie
from pipeline.council.documenten import CONSOLIDATIE, pagina
from pipeline.council.omslag import huisstijl
from pipeline.council.vergelijking import bij_te_houden, inside, renvooi
from pipeline.formats.docx.write import schrijf_bijgehouden, schrijf_docx
from pipeline.formats.html.read import lees_blad
from pipeline.model import Versie
from pipeline.model.blad import Blad, Bladdeel, Kader, Kopregel, Namen, Tekstregel
from pipeline.store.openen import open_versie
from tests.conftest import ROOT
from tests.docx.conftest import REFERENTIE
from tests.docx.lezen import aanvaard, lees, verwerp

DATA = ROOT / "ordinances"
STIJL = huisstijl(load_templates(DATA))
PAIRS = [("speelplekken@2024", "speelplekken@2025"), ("sociaal-domein@2019", "sociaal-domein@2022")]
HOOFD = ("bericht-vooraf", "kop-gegevens", "inhoudsopgave", "legenda")
"""What a page says above its text."""


def zonder_hoofd(blad: Blad) -> Blad:
    return replace(blad, inhoud=tuple(deel for deel in blad.inhoud if not _in_hoofd(deel)), voet=())


def _in_hoofd(deel: Bladdeel) -> bool:
    match deel:
        case Kopregel(niveau):
            return niveau == 1
        case Kader() | Namen() | Tekstregel():
            return deel.soort in HOOFD
        case _:
            return False


def woorden(alineas: list[str]) -> list[str]:
    return " ".join(alineas).split()


def geconsolideerd(versie: Versie) -> list[str]:
    stuk = consolidatie(versie, STIJL, inside(versie))
    page = pagina(CONSOLIDATIE, {"stuk": stuk, "omslag": stuk.omslag}, STIJL)
    blad = zonder_hoofd(lees_blad(page.html, page.sjabloon))
    return woorden(aanvaard(lees(schrijf_docx(blad, {}.get, STIJL.opmaak, REFERENTIE)).body))


@pytest.mark.parametrize(("was", "wordt"), PAIRS)
def test_all_accepted_is_the_new_text_and_all_rejected_the_old_one(was: str, wordt: str) -> None:
    old, new = open_versie(DATA, was), open_versie(DATA, wordt)
    page = bij_te_houden(new, old, compare(old.regeling, new.regeling), STIJL)
    blad = zonder_hoofd(lees_blad(page.html, page.sjabloon))
    body = lees(schrijf_bijgehouden(blad, {}.get, STIJL.opmaak, REFERENTIE)).body
    assert woorden(aanvaard(body)) == geconsolideerd(new)
    assert woorden(verwerp(body)) == geconsolideerd(old)


def test_what_is_told_of_a_move_stays_on_the_page_that_nobody_accepts() -> None:
    old, new = (open_versie(DATA, address) for address in PAIRS[0])
    comparison = compare(old.regeling, new.regeling)
    told = renvooi(new, old, comparison, STIJL).html
    tracked = bij_te_houden(new, old, comparison, STIJL).html
    assert ("Verplaatst van" in told, "Verplaatst van" in tracked) == (True, False)

"""Layout w8: without what is struck it is the new text to the letter, without what is added the old one."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup

from pipeline.cli.sjablonen import load_templates
from pipeline.compare import compare
from pipeline.council.consolidatie import consolidatie
from pipeline.council.omslag import huisstijl
from pipeline.council.vergelijking import renvooi as renvooi_pagina
from pipeline.council.vergelijking import vergelijking
from pipeline.formats.html.read import INLINE, lees_blad
from pipeline.formats.html.regeling import regeling_html
from pipeline.formats.html.renvooi_regeling import RenvooiDeel, renvooi_regeling
from pipeline.formats.html.waswordt import Context, WasWordtBlok, Zijden, renvooi, waswordt
from pipeline.model import (
    Alinea,
    Artikel,
    Bijlage,
    Cel,
    Figuur,
    Indeling,
    Kop,
    Li,
    Lid,
    Lijst,
    Noot,
    Position,
    Regeling,
    Rij,
    Slotbepaling,
    Slotsoort,
    Soort,
    Structuur,
    Structuursoort,
    Tabel,
    Tekst,
    Versie,
    merken,
)
from pipeline.model.blad import Bladdeel, Breuk, Loop, Merkteken, Prent, Regel, regels
from pipeline.store.openen import open_versie
from tests.conftest import ROOT
from tests.html.leestekst import gezien
from tests.laws.bewerkingen import paar
from tests.laws.generator import regeling as verordening
from tests.strategieen import artikelen, bijlagen

DATA = ROOT / "ordinances"
STIJL = huisstijl(load_templates(DATA))
ZIJDEN = Zijden(*(lambda path: path,) * 4)
HERE = Position("proef")
FEWER = settings(max_examples=settings().max_examples // 4)
"""Each example is set, read back and compared twice."""
TAGS = {Merkteken.WEG: "del", Merkteken.BIJ: "ins"}
WHOLE = (Soort.NIEUW, Soort.VERVALLEN, Soort.VERVANGEN)
PAIRS = [("sociaal-domein@2019", "sociaal-domein@2022"), ("speelplekken@2024", "speelplekken@2025")]


def lopend(was: Regeling, wordt: Regeling) -> str:
    return "".join(d.tekst for d in renvooi_regeling(compare(was, wordt), wordt, STIJL.words, 2, ZIJDEN).delen)


def gewoon(tekst: Regeling) -> str:
    return "".join(regeling_html(tekst, STIJL.words, lambda path: path, 2))


def regels_van(fragment: str, zonder: Merkteken | None) -> tuple[list[str], set[str]]:
    """The lines of a text, and its notes, without what has this mark; what is left empty is no line."""
    root = html.fragment_fromstring(fragment, create_parent="div")
    notes: set[str] = set()
    # A break has no mark of its own on paper.
    for gone in root.xpath(f".//{TAGS[zonder]}//br") if zonder else ():
        gone.drop_tree()
    for noten in root.xpath(".//ul[@class='noten']"):
        for note in noten:
            told = [_regel(regel, zonder) for regel in regels(_blad(_html(note[0]) + _html(note[1])))]
            notes.add("|".join(filter(None, told)))
        noten.drop_tree()
    lines = [_regel(regel, zonder) for regel in regels(_blad(_html(root)))]
    return [line for line in lines if line], notes - {""}


def _html(element: html.HtmlElement) -> str:
    return html.tostring(element, encoding="unicode", with_tail=False)


def _blad(main: str) -> tuple[Bladdeel, ...]:
    page = f'<html lang="nl"><head><title>T</title></head><body><main>{main}</main></body></html>'
    return lees_blad(page, HERE).inhoud


def _regel(regel: Regel, zonder: Merkteken | None) -> str:
    parts = []
    for part in regel:
        if isinstance(part, Loop) and (zonder is None or part.vorm.merk is not zonder):
            parts.append(part.tekst)
        elif isinstance(part, Prent) and (zonder is None or part.merk is not zonder):
            parts.append(f"[{part.bron}: {part.alt}]")
        elif isinstance(part, Breuk):
            parts.append("\n")
    # No space beside a break is seen.
    return re.sub(r" *\n *", "", "".join(parts)).strip()


def assert_both_texts(was: Regeling, wordt: Regeling, where: object = None) -> None:
    made = lopend(was, wordt)
    assert regels_van(made, Merkteken.WEG) == regels_van(gewoon(wordt), None), where
    assert regels_van(made, Merkteken.BIJ) == regels_van(gewoon(was), None), where


def test_a_running_text_holds_both_texts_to_the_letter(pairs: int) -> None:
    for seed in range(0, pairs, 4):
        pair = paar(seed)
        assert_both_texts(pair.was, pair.wordt, seed)


def test_a_running_text_of_unrelated_regulations_holds_both(pairs: int) -> None:
    for seed in range(0, pairs, 8):
        assert_both_texts(verordening(seed), verordening(seed + 1), seed)


@FEWER
@given(artikelen(), artikelen(), st.data())
def test_a_running_text_of_any_two_articles_holds_both(was: Artikel, other: Artikel, data: st.DataObject) -> None:
    """Two articles that share some of their parts, in another order."""
    pool = (*was.inhoud, *other.inhoud)
    chosen = data.draw(st.permutations(pool)) if pool else []
    wordt = replace(other, inhoud=tuple(chosen[: data.draw(st.integers(0, len(chosen)))]), id=was.id)
    assert_both_texts(Regeling("", "", (was,)), Regeling("", "", (wordt,)))


@FEWER
@given(bijlagen(), bijlagen())
def test_a_running_text_of_any_two_annexes_holds_both(was: Bijlage, wordt: Bijlage) -> None:
    assert_both_texts(Regeling("", "", (), (was,)), Regeling("", "", (), (wordt,)))


def al(text: str) -> Alinea:
    return Alinea((Tekst(text),))


def artikel(nummer: str, *inhoud: Lid | Alinea | Lijst | Tabel | Figuur, kop: str = "") -> Artikel:
    return Artikel(Kop("Artikel", nummer, (Tekst(kop),) if kop else ()), inhoud)


def een(was: Artikel, wordt: Artikel) -> str:
    return lopend(Regeling("", "", (was,)), Regeling("", "", (wordt,)))


def rij(*cells: str, kop: bool = False) -> Rij:
    return Rij(tuple(Cel((al(cell),)) for cell in cells), kop)


WEG = '<del><span class="sr-only">[vervallen: ]</span>'
BIJ = '<ins><span class="sr-only">[toegevoegd: ]</span>'


def test_a_mark_carries_the_space_before_its_words_and_says_in_words_what_it_is() -> None:
    made = een(
        artikel("1", al("Binnen vier weken beslist het college.")),
        artikel("1", al("Binnen twee weken beslist het college.")),
    )
    assert f"<p>Binnen{WEG} vier</del>{BIJ} twee</ins> weken beslist het college.</p>" in made


def test_a_renumbered_provision_has_its_number_marked_in_its_heading() -> None:
    text = al("Kinderen denken mee over de inrichting van een plek.")
    made = een(artikel("10", text, kop="Inspraak"), artikel("3a", text, kop="Inspraak"))
    assert (
        f'<span class="nummer">Artikel{WEG} 10</del>{BIJ} 3a</ins></span> <span class="opschrift">Inspraak</span>'
        in made
    )


def test_a_renumbered_onderdeel_shows_both_labels_and_a_new_one_is_marked_with_its_label() -> None:
    was = artikel(
        "1", Lijst((Li("a", (al("alcohol drinken op de plek"),)), Li("b", (al("schade maken aan een toestel"),))))
    )
    wordt = artikel(
        "1",
        Lijst(
            (
                Li("a", (al("alcohol drinken op de plek"),)),
                Li("b", (al("roken"),)),
                Li("c", (al("schade maken aan een toestel"),)),
            )
        ),
    )
    made = een(was, wordt)
    assert f'<span class="label">{WEG}b.</del>{BIJ}c.</ins></span>' in made
    assert f'<span class="label">{BIJ}b.</ins></span> <div class="inhoud"><p>{BIJ}roken</ins></p></div>' in made


def test_a_moved_article_is_struck_at_its_old_place_added_at_its_new_one_and_told_at_both() -> None:
    def hoofdstuk(nummer: str, *inhoud: Artikel) -> Structuur:
        return Structuur(Structuursoort.HOOFDSTUK, Kop("Hoofdstuk", nummer, (Tekst(f"Deel {nummer}"),)), inhoud)

    one, two, moved = (
        artikel(n, al(text), kop=text)
        for n, text in (
            ("1", "Eerste regel over spelen"),
            ("2", "Tweede regel over rusten"),
            ("3", "Honden aan de lijn"),
        )
    )
    was = Regeling("", "", (hoofdstuk("1", one, moved), hoofdstuk("2", two)))
    wordt = Regeling("", "", (hoofdstuk("1", one), hoofdstuk("2", two, moved)))
    parts = renvooi_regeling(compare(was, wordt), wordt, STIJL.words, 2).delen
    told = [(html.fromstring(part.tekst).text_content(), [b.soort for b in part.berichten]) for part in parts]
    assert [berichten for text, berichten in told if "Honden" in text] == [["verplaatst"], ["verplaatst"]]
    assert [("<del>" in p.tekst, "<ins>" in p.tekst) for p in parts if "Honden" in p.tekst] == [
        (True, False),
        (False, True),
    ]
    assert_both_texts(was, wordt)


def test_a_cell_or_row_that_changes_is_marked_and_other_columns_make_two_tables() -> None:
    head = rij("Dienst", "Prijs", kop=True)
    was = Tabel((), ("", ""), (head, rij("Begeleiding licht", "€ 10,-"), rij("Vervoer naar school", "€ 5,-")))
    cel = Tabel((), ("", ""), (head, rij("Begeleiding licht", "€ 12,-")))
    made = een(artikel("1", was), artikel("1", cel))
    assert made.count("<table>") == 1
    assert f"<td><p>{WEG}€ 10,-</del>{BIJ}€ 12,-</ins></p></td>" in made
    assert f"<p>{WEG}Vervoer naar school</del></p>" in made
    wide = Tabel((), ("", "", ""), (rij("Dienst", "Prijs", "Per", kop=True), rij("Begeleiding licht", "€ 10,-", "uur")))
    made = een(artikel("1", was), artikel("1", wide))
    assert made.count("<table>") == 2


def test_a_changed_heading_cell_keeps_its_scope_in_both_layouts() -> None:
    was, wordt = (
        artikel("1", Tabel((), ("", ""), (rij("Dienst", prijs, kop=True), rij("Begeleiding licht", "€ 10,-"))))
        for prijs in ("Prijs", "Tarief")
    )
    assert een(was, wordt).count('scope="col"') == 2
    texts = Regeling("", "", (was,)), Regeling("", "", (wordt,))
    (blok,) = waswordt(compare(*texts), STIJL.words, Context.ARTIKEL).blokken
    assert all(cell is not None and cell.count('scope="col"') == 2 for cell in (blok.rijen[0].was, blok.rijen[0].wordt))


def test_a_replaced_image_is_there_twice() -> None:
    made = een(artikel("1", Figuur("oud.png", "Kaart")), artikel("1", Figuur("nieuw.png", "Kaart")))
    assert f'{WEG}<img src="oud.png" alt="Kaart"></del>{BIJ}<img src="nieuw.png" alt="Kaart"></ins>' in made


def test_a_note_is_struck_with_the_text_that_called_it_but_not_while_other_text_calls_it() -> None:
    note = Noot("1", (al("Zie de folder."),))
    one, two = (
        Alinea((Tekst("Het eerste verhaal over spelen"), note)),
        Alinea((Tekst("Een tweede regel van rust"), note)),
    )
    gone = een(artikel("1", al("Wat blijft, dat blijft."), one), artikel("1", al("Wat blijft, dat blijft.")))
    assert f"<p>{WEG}Zie de folder.</del></p>" in gone
    kept = een(artikel("1", one, two), artikel("1", two))
    assert "<p>Zie de folder.</p>" in kept


def test_a_note_with_another_mark_shows_both() -> None:
    old, new = (
        Alinea((Tekst("Het college beslist"), Noot(label, (al(f"Binnen {weken} weken."),)), Tekst(" op de aanvraag.")))
        for label, weken in (("1", "vier"), ("2", "twee"))
    )
    made = een(artikel("1", old), artikel("1", new))
    assert f"{WEG}1</del>{BIJ}2</ins></a></sup> op de aanvraag.</p>" in made
    assert f'<span class="sr-only">Noot </span>{WEG}1</del>{BIJ}2</ins></span>' in made
    assert f"<p>Binnen{WEG} vier</del>{BIJ} twee</ins> weken.</p>" in made


def test_marks_never_stand_around_blocks(pairs: int) -> None:
    for seed in range(0, pairs, 8):
        pair = paar(seed)
        page = html.fragment_fromstring(lopend(pair.was, pair.wordt), create_parent="div")
        for found in page.iter("del", "ins"):
            assert {part.tag for part in found.iter()} <= INLINE, seed
            assert found[0].get("class") == "sr-only", seed


@pytest.mark.parametrize(("was", "wordt"), PAIRS)
def test_the_running_text_of_the_examples_reads_as_the_consolidated_text_of_either_version(
    was: str, wordt: str
) -> None:
    old, new = open_versie(DATA, was), open_versie(DATA, wordt)
    page = html.document_fromstring(renvooi_pagina(new, old, compare(old.regeling, new.regeling), STIJL).html)
    title = page.find(".//h1")
    assert title is not None
    sections = "".join(_html(part) for part in page.xpath("//main/section | //main/p[@class='plaats']"))
    for versie, gone in ((new, Merkteken.WEG), (old, Merkteken.BIJ)):
        text = consolidatie(versie, STIJL, lambda bron: bron)
        assert regels_van(_html(title), gone)[0] == [versie.gegevens.opschrift]
        assert _zonder_beelden(regels_van(sections, gone)) == _zonder_beelden(
            regels_van(text.lichaam + Markup().join(text.slot) + text.bijlagen, None)
        )


SLOT = (
    Slotbepaling(Slotsoort.INTREKKING, "13"),
    Slotbepaling(Slotsoort.INWERKINGTREDING, "14"),
    Slotbepaling(Slotsoort.CITEERTITEL, "15"),
)


def versies(was: tuple[Slotbepaling, ...], wordt: tuple[Slotbepaling, ...]) -> tuple[Versie, Versie]:
    """The example pair with these closing provisions, and a name and dates that differ between the two."""
    old, new = (open_versie(DATA, address) for address in PAIRS[1])
    facts = replace(old.gegevens, slotbepalingen=was, intrekking=("Verordening spelen 1998",))
    others = replace(new.gegevens, slotbepalingen=wordt, citeertitel="Verordening spelen 2025")
    return replace(old, gegevens=facts, oorsprong=None), replace(new, gegevens=others, oorsprong=None)


def in_renvooi(was: Versie, wordt: Versie) -> list[html.HtmlElement]:
    page = renvooi_pagina(wordt, was, compare(was.regeling, wordt.regeling), STIJL).html
    return list(html.document_fromstring(page).xpath("//main/section"))


@FEWER
@given(*(st.lists(st.sampled_from(SLOT), unique=True).map(tuple),) * 2)
def test_the_closing_provisions_read_as_those_of_either_version_at_their_place(
    was: tuple[Slotbepaling, ...], wordt: tuple[Slotbepaling, ...]
) -> None:
    old, new = versies(was, wordt)
    sections = in_renvooi(old, new)
    first, last = (
        next(at for at, part in enumerate(sections) if part.get("class") == "bijlage"),
        max(at for at, part in enumerate(sections) if part.get("id") == "artikel-12"),
    )
    closing = "".join(map(_html, sections[last + 1 : first]))
    for versie, gone in ((new, Merkteken.WEG), (old, Merkteken.BIJ)):
        alone = "".join(consolidatie(versie, STIJL, lambda bron: bron).slot)
        assert regels_van(closing, gone) == regels_van(alone, None)


def test_closing_provisions_that_stay_stand_unmarked_and_a_changed_one_word_by_word() -> None:
    sections = {part.get("id"): _html(part) for part in in_renvooi(*versies(SLOT, SLOT))}
    assert f"aangehaald als: Verordening{WEG} speelplekken Voorbeeldstad</del>" in sections["slot-citeertitel"]
    old = versies(SLOT, SLOT)[0]
    kept = [_html(part) for part in in_renvooi(old, old) if (part.get("id") or "").startswith("slot-")]
    assert len(kept) == len(SLOT)
    assert not any("<del>" in part or "<ins>" in part for part in kept)


def test_an_article_is_never_told_behind_an_annex_whatever_goes_and_comes() -> None:
    """The closing provisions stand in between, in both texts."""
    bijlage, vorige = (Bijlage(Kop("Bijlage", n), (al(f"Kaart {n}"),)) for n in ("A", "1"))
    was = Regeling("", "", (), (vorige,))
    wordt = Regeling("", "", (artikel("1", al("Kinderen spelen buiten."), kop="Spelen"),), (bijlage,))
    slot = (RenvooiDeel(Markup('<section class="slot"></section>')),)
    for texts in ((was, wordt), (wordt, was)):
        parts = renvooi_regeling(compare(*texts), texts[1], STIJL.words, 2, slot=slot).delen
        kinds = [html.fromstring(part.tekst).get("class") for part in parts]
        assert kinds[:2] == ["artikel", "slot"]
        assert set(kinds[2:]) == {"bijlage"}


def test_a_title_is_called_the_same_in_every_layout() -> None:
    texts = Regeling("Oud", "Oude naam", ()), Regeling("Nieuw", "Nieuwe naam", ())
    old, new = (open_versie(DATA, address) for address in PAIRS[1])
    called = [
        html.document_fromstring(vergelijking(new, old, compare(*texts), STIJL, Context.LID, indeling).html).xpath(
            "//table[contains(@class, 'waswordt')]/caption/text() | //div[@class='renvooi']/h4/text()"
        )
        for indeling in Indeling
    ]
    assert called == [["Opschrift", "Citeertitel"]] * len(Indeling)


def _zonder_beelden(found: tuple[list[str], set[str]]) -> tuple[list[str], set[str]]:
    """Without images: one page names the file, the other holds it."""
    return [
        line for line in found[0] if not line.startswith("[data:") and ".svg" not in line and ".png" not in line
    ], found[1]


@pytest.mark.parametrize(("was", "wordt"), PAIRS)
@pytest.mark.parametrize("indeling", list(Indeling))
def test_every_layout_is_read_back_as_a_paper_and_holds_every_mark(was: str, wordt: str, indeling: Indeling) -> None:
    old, new = open_versie(DATA, was), open_versie(DATA, wordt)
    comparison = compare(old.regeling, new.regeling)
    page = vergelijking(new, old, comparison, STIJL, Context.LID, indeling).html
    blad = lees_blad(page, HERE)
    told = "".join("".join(_regel(regel, None).split()) for regel in regels(blad.inhoud))
    for change in comparison.wijzigingen:
        # A provision that is gone, new or replaced as a whole says so in words in two columns.
        for merk in merken(change) if change.soort not in WHOLE else ():
            for words in (merk.weg, merk.bij):
                assert "".join(words.split())[:20] in told, (change.naam, words)


def test_reasons_stand_in_the_third_column_beside_all_rows_of_their_change() -> None:
    old, new = (open_versie(DATA, address) for address in PAIRS[1])
    page = vergelijking(new, old, compare(old.regeling, new.regeling), STIJL, Context.LID, Indeling.W2).html
    tables = html.document_fromstring(page).xpath("//table[@class='waswordt drie']")
    assert len(tables) > 8
    for table in tables:
        rows = table.xpath("./tbody/tr")
        (reason,) = table.xpath("./tbody/tr/td[@class='toelichting']")
        assert reason.getparent() is rows[0]
        assert int(reason.get("rowspan", "1")) == len(rows)
        assert [th.text for th in table.xpath("./thead/tr/th")] == ["Oude tekst", "Nieuwe tekst", "Toelichting"]


def test_eliding_hides_no_mark_in_a_running_text(pairs: int) -> None:
    for seed in range(0, pairs, 2):
        pair = paar(seed)
        comparison = compare(pair.was, pair.wordt)
        full, short = (
            renvooi(comparison, STIJL.words, context, ZIJDEN).blokken for context in (Context.ARTIKEL, Context.LID)
        )
        for whole, part in zip(full, short, strict=True):
            assert whole.kop == part.kop
            for name in ("del", "ins"):
                assert _marked(whole, name) == _marked(part, name), (seed, whole.naam)


def _marked(blok: WasWordtBlok, name: str) -> str:
    return "".join(gezien(row.lopend, name) for row in blok.rijen if row.lopend is not None)

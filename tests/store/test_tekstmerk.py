"""The mark of a text: the same for the same text however it is written, another for any other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.store import map_bron, open_versie
from pipeline.store.bronnen import geheugen_bron
from pipeline.store.lezen import laad, versies
from pipeline.store.tekstmerk import is_zelfde_tekst, tekstmerk
from tests.proeftekst import versie

ROOT = Path(__file__).resolve().parents[2] / "ordinances"


LEDEN = st.lists(
    st.sampled_from(["Een *woord*.", "Een woord.", "Twee\nwoorden.", "Twee woorden.", "€ 20,-"]), max_size=3
)
KOPPEN = st.lists(st.tuples(st.sampled_from(["Begrippen", "Slot", ""]), LEDEN), min_size=1, max_size=3)
TEKSTEN = KOPPEN.map(
    lambda koppen: "\n\n".join(
        "\n\n".join(
            [f"# Artikel {number} {kop}".rstrip(), *(f"**{lid}.** {text}" for lid, text in enumerate(leden, 1))]
        )
        for number, (kop, leden) in enumerate(koppen, 1)
    )
)
"""Small ordinances that differ in little, some of them only in how a line is broken."""


@given(TEKSTEN, TEKSTEN)
def test_equal_texts_have_the_same_mark_and_others_another(een: str, ander: str) -> None:
    one, other = versie(een), versie(ander)
    same = one.regeling == other.regeling
    assert (tekstmerk(one) == tekstmerk(other)) is same
    assert is_zelfde_tekst(one, tekstmerk(other)) is same


@given(TEKSTEN)
def test_where_a_line_is_broken_does_not_count(tekst: str) -> None:
    assert tekstmerk(versie(tekst.replace("Twee\nwoorden", "Twee woorden"))) == tekstmerk(versie(tekst))


def test_line_ends_comments_and_order_of_keys_do_not_count() -> None:
    bron = map_bron(ROOT)
    for adres in versies(bron):
        folder = f"{adres.overheid}/{adres.lijn}/{adres.versie}/"
        other = {
            path: content.replace(b"\n", b"\r\n")
            if path.startswith(folder) and path.endswith((".md", ".yaml"))
            else content
            for path, content in bron.items()
        }
        other[f"{folder}versie.yaml"] += b"\r\n# een opmerking\r\n"
        assert tekstmerk(laad(geheugen_bron(other), adres)) == tekstmerk(laad(bron, adres)), adres


def test_images_tariffs_and_the_facts_that_closing_provisions_are_made_of_count() -> None:
    one = open_versie(ROOT, "sociaal-domein@2022")
    (tarieven,) = one.tarieven
    (tabel, *rest) = tarieven.tabellen
    marks = [
        tekstmerk(one),
        tekstmerk(replace(one, afbeeldingen={"kaart.png": b"x"})),
        tekstmerk(replace(one, afbeeldingen={"kaart.png": b"y"})),
        tekstmerk(
            replace(one, tarieven=(replace(tarieven, tabellen=(replace(tabel, contant=Decimal("0.10")), *rest)),))
        ),
        *(
            tekstmerk(replace(one, gegevens=replace(one.gegevens, **{key: value})))
            for key, value in {
                "werk": "ander",
                "was": ("2018",),
                "intrekking": (),
                "slotbepalingen": (),
                "inwerkingtreding": date(2022, 2, 1),
                "terugwerkend_tot_en_met": date(2021, 1, 1),
            }.items()
        ),
    ]
    assert len(set(marks)) == len(marks)


def test_what_is_known_only_later_does_not_count() -> None:
    one = open_versie(ROOT, "sociaal-domein@2022")
    later = replace(
        one.gegevens, bekendgemaakt=date(2021, 12, 27), publicatie="gmb-2021-1", ondertekend=date(2021, 12, 20)
    )
    assert tekstmerk(replace(one, gegevens=later)) == tekstmerk(one)


def test_a_date_unknown_at_the_time_may_be_filled_in_and_a_known_one_may_not_change() -> None:
    known = open_versie(ROOT, "sociaal-domein@2022")
    unknown = replace(known, gegevens=replace(known.gegevens, inwerkingtreding=None))
    assert is_zelfde_tekst(known, tekstmerk(unknown))
    assert not is_zelfde_tekst(unknown, tekstmerk(known))


def test_the_recipe_stays_what_it_is() -> None:
    """Records hold this for good. When it has to change, the recipe gets another number and the old one is kept."""
    text = (
        "# Hoofdstuk 1 Algemeen\n\n# Artikel 1 Begrippen\n\n**1.** De *leges* zijn € 20,-:\n\n- a. een;\n- b. twee.\n"
    )
    assert tekstmerk(versie(text)) == "1:02adc82951737603b769f0c2365a15fc80d7fd46517c94236d1fc0bd25c70b1d"

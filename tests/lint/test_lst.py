"""Lists: what breaks the form of the law, and what only looks so."""

from __future__ import annotations

import pytest

from tests.lint.gezegd import gevonden, gezegd


def lijst(*items: str, aanhef: str = "Het college biedt aan:") -> str:
    """An article with a list: items begin with their label, deeper ones with two spaces."""
    lines = [f"{item[: len(item) - len(item.lstrip())]}- {item.lstrip()}" for item in items]
    return f"# Enig artikel\n\n{aanhef}\n\n" + "\n".join(lines)


@pytest.mark.parametrize(
    "items",
    [
        ("a. een;", "b. twee."),
        ("a. een:", "  1°. dit; en", "  2°. dat;", "b. twee."),
        ("a. een:", "  1°. dit:", "    i. hier; en", "    ii. daar;", "b. twee."),
        ("aa. ingevoegd;", "bb. nog een."),
        ("een;", "twee."),
    ],
)
def test_letters_then_degrees_are_fine(items: tuple[str, ...]) -> None:
    assert gezegd("LST-01", lijst(*items)) == []


@pytest.mark.parametrize(
    ("items", "label", "right"),
    [
        (("c. een:", "  I. dit;", "  II. dat."), "I", "1°, 2°, 3°"),
        (("a. een:", "  1. dit;", "  2. dat."), "1", "1°, 2°, 3°"),
        (("1°. een;", "2°. twee."), "1°", "a, b, c"),
        (("A. een;", "B. twee."), "A", "a, b, c"),
        (("een:", "  1°. dit;", "  2°. dat."), "1°", "a, b, c"),
    ],
)
def test_another_label_is_found_once_per_list(items: tuple[str, ...], label: str, right: str) -> None:
    (said,) = gezegd("LST-01", lijst(*items))
    assert f"heet een onderdeel “{label}”. Duid de onderdelen hier aan met {right}." in said


@pytest.mark.parametrize(
    "items",
    [
        ("a. een;", "b. twee."),
        ("a. een; of", "b. twee."),
        ("a. een;", "b. [vervallen]", "c. drie."),
        ("a. een:", "  1°. dit;", "  2°. dat;", "b. twee."),
        ("a. een;", "b. twee:", "  1°. dit; en", "  2°. dat."),
        ("a. een (zoals eens gezegd.);", "b. “twee.”"),
    ],
)
def test_semicolons_and_a_full_stop_are_fine(items: tuple[str, ...]) -> None:
    assert gezegd("LST-02", lijst(*items)) == []


@pytest.mark.parametrize(
    ("items", "advice"),
    [
        (("a. een,", "b. twee."), "Sluit onderdeel a met een puntkomma af."),
        (("a. een", "b. twee", "c. drie;"), "de onderdelen a en b met een puntkomma en onderdeel c met een punt af."),
        (("a. een:", "  1°. dit;", "  2°. dat.", "b. twee."), "Sluit onderdeel 2° met een puntkomma af."),
        (("een", "twee"), "Sluit elk onderdeel behalve het laatste met een puntkomma en het laatste onderdeel met een "
         "punt af."),
    ],
)  # fmt: skip
def test_another_mark_is_found(items: tuple[str, ...], advice: str) -> None:
    (said,) = gezegd("LST-02", lijst(*items))
    assert said.endswith(advice)


@pytest.mark.parametrize(
    ("items", "mends"),
    [
        (("een", "twee"), [("", ";"), ("", ".")]),
        (("a. een,", "b. twee;"), [(",", ";"), (";", ".")]),
        (("a. een, of", "b. twee."), [(",", ";")]),
        (("a. een.", "b. (twee)"), [(".", ";"), ("", ".")]),
        (("a. een en", "b. twee."), []),
        (("a. een. En nog een.", "b. twee"), []),
        (("a. een;", "b. twee; en"), []),
    ],
)
def test_a_mark_is_mended_where_it_is_clear(items: tuple[str, ...], mends: list[tuple[str, str]]) -> None:
    (found,) = gevonden("LST-02", lijst(*items))
    assert [(mend.oud, mend.nieuw) for mend in found.herstel] == mends


def test_a_missing_colon_is_put_behind_the_introduction() -> None:
    (found,) = gevonden("LST-07", lijst("a. een;", "b. twee.", aanhef="Het college biedt **aan**"))
    assert [(mend.oud, mend.nieuw) for mend in found.herstel] == [("", ":")]


def test_before_a_tail_the_last_mark_is_free() -> None:
    text = lijst("a. een; of", "b. twee,", aanhef="Wie:") + "\n\nmeldt dit."
    assert gezegd("LST-02", text) == []
    assert gezegd("LST-04", text) == [
        "W In dit artikel gaat de zin na het laatste onderdeel verder (“meldt dit.”). "
        "Zet die woorden in de aanhef, of maak er een lid van."
    ]


def test_a_new_paragraph_after_a_list_is_no_tail() -> None:
    assert gezegd("LST-04", lijst("a. een;", "b. twee.") + "\n\nHet college meldt dit.") == []


def test_a_new_sentence_in_an_item_is_found_at_the_item() -> None:
    (found,) = gevonden("LST-03", lijst("a. hulp bij een schoon huis. Deze hulp maakt alleen schoon;", "b. vervoer."))
    assert (found.position.line, "“Deze hulp maakt alleen schoon;”" in found.message) == (5, True)


@pytest.mark.parametrize(
    "item",
    [
        "a. de houder, bedoeld in art. 5 van de Wet;",
        "a. de heer J. van Voorbeeld, m.b.t. het bestuur;",
        "a. de vereniging voor zorg, welzijn e.d. in de wijk;",
        "a. hoogstens 1.500 m. (gemeten vanaf de weg);",
        "a. de tekst van “Zo niet? Dan wel!”;",
    ],
)
def test_a_dot_that_ends_nothing_is_no_new_sentence(item: str) -> None:
    found = gezegd("LST-03", lijst(item, "b. twee."))
    assert found == [] or "Dan wel" in found[0]


def test_bullets_are_found_once_and_definitions_are_none() -> None:
    (said,) = gezegd("LST-05", lijst("Brede intake", "Leerroute", "Inzet tolk"))
    assert said.endswith("zodat niemand ernaar kan verwijzen. Zet er a, b, c voor.")
    terms = lijst("college: het college;", "wet: de Jeugdwet.", aanhef="In deze verordening wordt verstaan onder:")
    assert gezegd("LST-05", terms) == []


@pytest.mark.parametrize(
    ("items", "count"),
    [
        (("a. een;", "b. twee; en", "c. drie."), 0),
        (("a. een; en", "b. twee; en", "c. drie."), 1),
        (("a. een; of", "b. twee; en", "c. drie."), 1),
        (("a. een:", "  1°. dit; en", "  2°. dat; of", "b. twee."), 0),
        (("a. brood en", "b. twee;", "c. drie."), 0),
        (("a. een en;", "b. twee of;", "c. drie."), 1),
        (("a. een;", "b. twee of;", "c. drie."), 0),
    ],
)
def test_the_joint_stands_before_the_last_item(items: tuple[str, ...], count: int) -> None:
    assert len(gezegd("LST-06", lijst(*items))) == count


def test_two_joints_have_to_become_one() -> None:
    (said,) = gezegd("LST-06", lijst("a. een; of", "b. twee; en", "c. drie."))
    assert said == (
        "W In dit artikel staat al na onderdeel a “of” en “en”. Kies één van beide en zet het alleen na het "
        "voorlaatste onderdeel."
    )


@pytest.mark.parametrize(
    ("aanhef", "first", "count"),
    [
        ("Het college weigert als:", "a. de aanvraag te laat is;", 0),
        ("Het college weigert als:", "a. als de aanvraag te laat is;", 1),
        ("Het college weigert als:", "a. De aanvraag is te laat;", 1),
        ("De verordening geldt niet op:", "a. op een luchthaven gelegen winkels;", 0),
        ("Het college weigert om deze redenen.", "a. te laat;", 1),
        ("Het volgende geldt:", "a. Als de aanvraag te laat is, wordt zij geweigerd;", 0),
    ],
)
def test_the_introduction_and_its_items(aanhef: str, first: str, count: int) -> None:
    assert len(gezegd("LST-07", lijst(first, "b. het geld op is.", aanhef=aanhef))) == count


def test_the_place_of_a_list_is_told_in_words() -> None:
    text = "# Artikel 3 Hulp\n\n**1.** Tekst.\n\n**2.** Hulp is:\n\n- a. dit:\n  - I. hier;\n  - II. daar;\n- b. dat."
    (said,) = gezegd("LST-01", text)
    assert said.startswith("W In het tweede lid van artikel 3, onderdeel a heet een onderdeel “I”.")

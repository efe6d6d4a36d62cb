"""Where words stand in the source: each visible character has a line and a column, whatever markup is around it."""

from __future__ import annotations

import pytest

from pipeline.lint import Toets
from pipeline.lint.tekst import Passage
from pipeline.model import Herstel, Li, Lid, Position, knopen
from tests.proeftekst import TEKST, toets_van


def passage(toets: Toets, words: str) -> tuple[Passage, int]:
    """The passage with these words, and where they begin in it."""
    (found,) = (one for one in toets.ontleding.passages if words in one.inhoud)
    return found, found.inhoud.index(words)


SOURCE = r"""# Artikel 1 De hond in het park

**1.** De *houder* van een hond, bedoeld in [artikel 2](artikel-2.md), houdt
  hem\* aan de lijn[^1] en ruimt op.<br>Ook ’s nachts.

**2.** Het volgende geldt:

- a. de hond is aangelijnd;
- b. het _vuil_ (de [[rest]](artikel-2.md))
  gaat weg.
  - 1°. ook dit &#32;hier;

| Soort | Bedrag | Bedrag | Naam |
| --- | --- | --- | --- |
| hond | € 5 | € 5 \| 6 | hond |

[^1]: Een riem van touw.

# Artikel 2 Hond

Tekst.

# Bijlage Begrippen

- *hond*: de hond van de houder;
"""


@pytest.mark.parametrize(
    ("words", "file", "line", "column"),
    [
        ("De hond in het park", "artikel-1.md", 1, 13),
        ("De houder", "artikel-1.md", 3, 8),
        ("houder van", "artikel-1.md", 3, 12),
        ("van een hond", "artikel-1.md", 3, 20),
        ("artikel 2, houdt", "artikel-1.md", 3, 46),
        (", houdt", "artikel-1.md", 3, 70),
        ("hem*", "artikel-1.md", 4, 3),
        ("aan de lijn", "artikel-1.md", 4, 9),
        (" en ruimt", "artikel-1.md", 4, 24),
        ("Ook ’s nachts", "artikel-1.md", 4, 41),
        ("de hond is aangelijnd", "artikel-1.md", 8, 6),
        ("vuil", "artikel-1.md", 9, 11),
        ("gaat weg", "artikel-1.md", 10, 3),
        ("ook dit", "artikel-1.md", 11, 9),
        ("Soort", "artikel-1.md", 13, 3),
        ("€ 5 | 6", "artikel-1.md", 15, 16),
        ("Een riem", "artikel-1.md", 17, 7),
        ("Tekst", "artikel-2.md", 3, 1),
        ("de hond van de houder", "bijlage-begrippen.md", 3, 11),
    ],
)
def test_a_word_has_its_line_and_column(words: str, file: str, line: int, column: int) -> None:
    found, begin = passage(toets_van(SOURCE), words)
    assert found.plaats(begin) == Position(f"{TEKST}/{file}", line, column)


def test_cells_with_the_same_words_on_one_line_are_told_apart() -> None:
    cells = [one for one in toets_van(SOURCE).ontleding.passages if one.inhoud in ("Bedrag", "hond")]
    assert [(one.plaats(0).line, one.plaats(0).column) for one in cells] == [
        (13, 11),
        (13, 20),
        (15, 3),
        (15, 27),
        (3, 4),
    ]


def test_without_the_source_a_place_is_a_line_and_nothing_can_be_mended() -> None:
    found, begin = passage(Toets(type(toets_van(SOURCE).ontleding)(toets_van(SOURCE).versie)), "aan de lijn")
    assert found.plaats(begin) == Position(f"{TEKST}/artikel-1.md", 3)
    assert found.herstel(begin, begin + 3, "bij") == ()


def test_plain_words_can_be_replaced_also_over_a_free_line_break() -> None:
    found, begin = passage(toets_van(SOURCE), "houdt hem")
    place = Position(f"{TEKST}/artikel-1.md", 3, 72)
    assert found.herstel(begin, begin + 5, "leidt") == (Herstel(place, "houdt", "leidt"),)
    at = found.inhoud.index(" van een")
    assert found.herstel(at, at + 4, " bij") == (Herstel(Position(place.file, 3, 19), " van", " bij"),)


@pytest.mark.parametrize("words", ["De houder", "hem*", "hem* aan", "lijn en", "op. Ook"])
def test_words_with_markup_in_them_are_left_to_a_human(words: str) -> None:
    found, begin = passage(toets_van(SOURCE), words)
    assert found.herstel(begin, begin + len(words), "x") == ()


def test_at_the_end_of_a_text_something_can_be_added() -> None:
    found, begin = passage(toets_van(SOURCE), "de hond is aangelijnd;")
    end = begin + len("de hond is aangelijnd;")
    assert found.herstel(end, end, " en") == (Herstel(Position(f"{TEKST}/artikel-1.md", 8, 28), "", " en"),)


def test_labels_of_leden_and_onderdelen_can_be_replaced() -> None:
    toets = toets_van(SOURCE)
    labelled = [node for node in knopen(toets.versie.regeling) if isinstance(node, Lid | Li)]
    found = [toets.ontleding.herstel_label(node, "x") for node in labelled]
    assert [(one[0].position.line, one[0].position.column, one[0].oud) for one in found] == [
        (3, 3, "1"),
        (6, 3, "2"),
        (8, 3, "a"),
        (9, 3, "b"),
        (11, 5, "1°"),
    ]

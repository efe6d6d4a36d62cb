"""`fmt` writes one form and never changes a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.markdown.fmt import Soort, fmt_text
from pipeline.formats.markdown.write import write_artikel, write_bijlage
from pipeline.model import Artikel, Bijlage, Noot, tekst_van
from pipeline.model.boom import Knoop, kinderen
from pipeline.model.inline import Afbeelding, Inlines, Nadruk, Tekst, Verwijzing
from tests.strategieen import MAPPEN, artikelen, bijlagen

KOP = "# Artikel 1 Titel\n\n"


def opgemaakt(body: str, soort: Soort = Soort.ARTIKEL) -> str:
    result = fmt_text(KOP + body, soort, "a.md", "")
    assert isinstance(result, str), [str(problem) for problem in result]
    return result.removeprefix(KOP)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Een bedrag van €\u00a020.\r\n", "Een bedrag van € 20.\n"),
        ("zorg\u00adplicht en\u200b meer   \n", "zorgplicht en meer\n"),
        ("Een regel  \nen een regel\nen nog een.\n", "Een regel\\\nen een regel en nog een.\n"),
        ("- a.\tx\n\t- 1°.\ty\n", "- a. x\n  - 1°. y\n"),
        ("1. Een.\n2. Twee.\n4. Vier.\n", "**1.** Een.\n\n**2.** Twee.\n\n**4.** Vier.\n"),
        (
            "1. Een:\n   - a. x\n     - 1°. y\n\n   Slot.\n2. Twee\n   door.\n",
            "**1.** Een:\n\n- a. x\n  - 1°. y\n\nSlot.\n\n**2.** Twee door.\n",
        ),
        ("1. Een:\n\n- a. x\n\n2. Twee\n", "**1.** Een:\n\n- a. x\n\n**2.** Twee\n"),
        ("**1.** Een.\n\n2. Twee.\n3. Drie.\n", "**1.** Een.\n\n**2.** Twee.\n\n**3.** Drie.\n"),
        ("1. Een:\n   1. x\n   2. y\n2. Twee\n", "**1.** Een:\n\n- 1. x\n- 2. y\n\n**2.** Twee\n"),
        ("- a. x\n    - 1°. y\n", "- a. x\n  - 1°. y\n"),
        ("__vet__ en _schuin_ en <B>vet</B><br/>\n", "**vet** en *schuin* en **vet**<br>\n"),
        ("|a|b|\n|--|:-:|\n|c|d|\n", "| a | b |\n| --- | :---: |\n| c | d |\n"),
        ("\n\nTekst.\n\n\n\nMeer.", "Tekst.\n\nMeer.\n"),
    ],
)
def test_fmt_writes_the_canonical_form(body: str, wanted: str) -> None:
    assert opgemaakt(body) == wanted


def test_numbered_lists_in_an_annex_are_onderdelen() -> None:
    result = fmt_text("# Bijlage\n\nZo:\n\n1. Een\n2. Twee\n\n   nog\n", Soort.BIJLAGE, "b.md", "")
    assert result == "# Bijlage\n\nZo:\n\n- 1. Een\n- 2. Twee\n\n  nog\n"


@pytest.mark.parametrize(
    "body",
    [
        "1. Een.\n1. Twee.\n",
        "1. januari is een feestdag.\n",
        "Aanhef:\n\n1. Een\n2. Twee\n",
        "1) Een\n2) Twee\n",
        "- 1. Een\n  2. Twee\n",
    ],
)
def test_fmt_leaves_an_ambiguous_list_to_its_author(body: str) -> None:
    result = fmt_text(KOP + body, Soort.ARTIKEL, "a.md", "")
    assert not isinstance(result, str)
    assert any("genummerde" in problem.message for problem in result)


def test_problems_keep_the_line_of_the_file() -> None:
    result = fmt_text("# Artikel 1\n\n1. Een\n2. Twee\n3. Zie <n>\n", Soort.ARTIKEL, "a.md", "")
    assert not isinstance(result, str)
    assert [problem.position.line for problem in result] == [5]


def test_front_matter_stays_as_it_is() -> None:
    text = "---\nid: x  \n# geen kop\nwas:\n- a\n---\n\n# Artikel 1\n"
    assert fmt_text(text, Soort.ARTIKEL, "a.md", "") == "---\nid: x\n# geen kop\nwas:\n- a\n---\n# Artikel 1\n"
    assert fmt_text("---\nvolgorde: [a]\n---", Soort.VOORBLAD, "_tekst.md", "") == "---\nvolgorde: [a]\n---\n"


@given(artikelen(), MAPPEN, st.integers(0, 1000))
def test_fmt_repairs_what_nobody_sees(artikel: Artikel, folder: str, seed: int) -> None:
    text = write_artikel(artikel, folder)
    chance = Random(seed)
    damaged = "\ufeff" + "".join(_beschadigd(char, chance.random()) for char in text)
    assert fmt_text(damaged, Soort.ARTIKEL, "a.md", folder) == text


def _beschadigd(char: str, chance: float) -> str:
    if char == "\n":
        return "\r\n" if chance < 0.3 else " \n" if chance < 0.4 else char
    if char == "e":
        return "e\u00ad" if chance < 0.1 else "\u200be" if chance < 0.2 else char
    return char


REGELS = st.lists(
    st.one_of(
        st.sampled_from(
            ("", "", "1. Een", "2. Twee:", "3. Drie", "   - a. x", "   nog", "- a. x", "  - 1. y", "en zo")
        ),
        st.sampled_from(
            ("   1. p", "   2. q", "      r", "  door", "**4.** Vier", "> 1. a", "> 2. b", "Tekst  ", "10. x")
        ),
    ),
    max_size=14,
)


@given(REGELS, st.sampled_from(Soort))
def test_fmt_never_changes_a_word(lines: list[str], soort: Soort) -> None:
    text = KOP + "\n".join(lines)
    result = fmt_text(text, soort, "a.md", "")
    if isinstance(result, str):
        assert re.findall(r"\w+", result) == re.findall(r"\w+", text)
        assert fmt_text(result, soort, "a.md", "") == result


def zichtbaar(node: Knoop, noten: dict[str, Noot]) -> Iterator[str]:
    """Everything of a node that a reader sees, footnotes left for the end."""
    if isinstance(node, Artikel | Bijlage) or hasattr(node, "kop"):
        kop = getattr(node, "kop", None)
        if kop is not None and not isinstance(kop, bool):
            yield kop.label
            yield kop.nummer
    if hasattr(node, "nummer"):
        yield node.nummer
    if type(node).__name__ in ("Vervallen", "Gereserveerd"):
        yield type(node).__name__.lower()
    if type(node).__name__ == "Figuur":
        yield getattr(node, "alt", "")
    yield from zichtbaar_inline(tekst_van(node), noten)
    for child in kinderen(node):
        yield from zichtbaar(child, noten)


def zichtbaar_inline(text: Inlines, noten: dict[str, Noot]) -> Iterator[str]:
    for part in text:
        if isinstance(part, Tekst):
            yield part.inhoud
        elif isinstance(part, Nadruk | Verwijzing):
            yield from zichtbaar_inline(part.inhoud, noten)
        elif isinstance(part, Afbeelding):
            yield part.alt
        elif isinstance(part, Noot):
            yield part.label
            noten.setdefault(part.label, part)


def woorden_in_boom(node: Knoop) -> list[str]:
    noten: dict[str, Noot] = {}
    parts = [*zichtbaar(node, noten)]
    done: list[str] = []
    while rest := [label for label in noten if label not in done]:
        for label in rest:
            done.append(label)
            parts.append(label)
            for block in noten[label].inhoud:
                parts += zichtbaar(block, noten)
    return re.findall(r"[^\W_]", " ".join(parts))


TAG = re.compile(r"</?[a-z]+(?P<rest>(?: [a-z]+=\"[^\"]*\")*)>")
LINKDOEL = re.compile(r"\]\((?:<[^>]*>|[^\s()]*)\)")
TABELLIJN = re.compile(r"^[ >-]*\|[ |:-]*-{3}[ |:-]*$", re.MULTILINE)


def woorden_in_bron(text: str) -> list[str]:
    """The letters and digits of the source, with Markdown taken off crudely."""
    parts = re.split(r"(?<!\\)(<table>.*?</table>)", text, flags=re.DOTALL)
    for number in range(0, len(parts), 2):
        plain = re.sub(r"\\[!-/:-@\[-`{-~]", " ", parts[number])
        parts[number] = LINKDOEL.sub("] ", TABELLIJN.sub("", plain))
    plain = TAG.sub(lambda tag: " ".join(re.findall(r' alt="([^"]*)"', tag["rest"])), " ".join(parts))
    return re.findall(r"[^\W_]", re.sub(r"&(?:#32|#41|#46|#91|lt|amp|quot);", " ", plain))


@given(st.one_of(artikelen(), bijlagen()), MAPPEN)
def test_the_words_of_the_source_are_the_words_of_the_tree(node: Artikel | Bijlage, folder: str) -> None:
    text = write_artikel(node, folder) if isinstance(node, Artikel) else write_bijlage(node, folder)
    assert "".join(woorden_in_bron(text)) == "".join(woorden_in_boom(node))

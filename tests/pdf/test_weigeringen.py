"""What can't be set is refused with its place and what to do, all at once, and never half."""

from __future__ import annotations

import base64
import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from pipeline.formats.pdf.write import schrijf_pdf
from pipeline.model import Problem, Refused
from pipeline.model.blad import Bestand, Blad, Figuurblok, Opmaak, Prent, Tekstregel, Vorm
from tests.conftest import leave_out
from tests.pdf.bladen import DAG, PROGRAMMA, alinea, blad, geen_beeld, zet
from tests.pdf.lezen import Tak, boom

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
LETTERS = Path("/usr/share/fonts/truetype")


def problems(paper: Blad, opmaak: Opmaak | None = None, programma: Bestand = PROGRAMMA) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refused:
        zet(paper, opmaak, programma)
    return refused.value.problems


def eigen(source: str) -> Bestand:
    return Bestand("templates/pdf/blad.typ", source.encode())


def test_a_program_that_leaves_words_out_is_refused() -> None:
    source = (
        '#set document(title: "Proef", date: datetime(year: 2022, month: 1, day: 1))\n#set text(lang: "nl")\n= Niets\n'
    )
    (problem,) = problems(blad(alinea("Honden mogen niet mee.")), None, eigen(source))
    assert "laat tekst weg uit “Proef”" in problem.message
    assert str(problem.position) == "templates/pdf/blad.typ"


@pytest.mark.parametrize(
    ("source", "line", "column", "message"),
    [
        ("#set page(width: 10cm\n", 1, 10, "unclosed delimiter"),
        ("= Kop\n\n#vergeten\n", 3, 2, "unknown variable: vergeten"),
        ('#let f(x) = panic("boe")\n#f(2)\n', 1, 13, "panicked with: boe"),
        ("\n#heading(level: 2)[x]\n", 2, 2, "the first heading must be of level 1"),
        ('#set document(title: "x")\n#image("weg.png", alt: "x")', 2, 8, "file not found"),
    ],
)
def test_a_broken_program_is_refused_with_its_file_line_and_column(
    source: str, line: int, column: int, message: str
) -> None:
    (problem, *_) = [found for found in problems(blad(), programma=eigen(source)) if found.position.line]
    assert str(problem.position) == f"templates/pdf/blad.typ:{line}:{column}"
    assert message in problem.message
    assert "uw eigen versie" in problem.advice


def test_all_that_is_wrong_in_a_program_is_told_at_once() -> None:
    found = problems(blad(), programma=eigen("#let a = (\n#let b = [\n"))
    assert len({problem.position.line for problem in found}) == 2


def test_a_program_may_not_fetch_from_the_network() -> None:
    (problem,) = problems(blad(), programma=eigen('\n#import "@preview/tablex:0.0.9": tablex\n'))
    assert str(problem.position) == "templates/pdf/blad.typ:2"
    assert "internet" in problem.message


def test_a_program_reaches_no_file_of_the_machine() -> None:
    (problem, *_) = problems(blad(), programma=eigen('#read("../../etc/passwd")'))
    assert "Het sjabloon voor PDF klopt niet" in problem.message


def test_a_program_that_is_no_text_is_refused() -> None:
    (problem,) = problems(blad(), programma=Bestand("templates/pdf/blad.typ", b"\xff\xfe"))
    assert "geen UTF-8" in problem.message


def test_a_font_that_the_program_asks_for_and_nobody_brought_is_refused_with_its_line() -> None:
    source = PROGRAMMA.inhoud.decode().replace('"DejaVu Sans Mono"\n', '"Gemeenteletter"\n')
    found = problems(blad(alinea("x", Vorm(code=True))), programma=eigen(source))
    assert "gemeenteletter" in found[0].message.casefold()
    assert found[0].position.line


def test_every_missing_and_unreadable_image_is_named() -> None:
    paper = blad(
        Figuurblok((Prent("afbeeldingen/weg.png", "weg"),), ()),
        Tekstregel((Prent("afbeeldingen/kapot.png", "kapot"), Prent("afbeeldingen/brief.pdf", "geen beeld"))),
    )
    half = {"afbeeldingen/kapot.png": b"\x89PNG\r\n\x1a\nkapot", "afbeeldingen/brief.pdf": b"%PDF-1.7"}
    with pytest.raises(Refused) as refused:
        schrijf_pdf(paper, half.get, Opmaak(), PROGRAMMA)
    assert [problem.position.file for problem in refused.value.problems] == [
        "afbeeldingen/weg.png",
        "afbeeldingen/brief.pdf",
    ]
    half["afbeeldingen/weg.png"] = half["afbeeldingen/brief.pdf"] = SVG
    with pytest.raises(Refused) as refused:
        schrijf_pdf(paper, half.get, Opmaak(), PROGRAMMA)
    assert [problem.position.file for problem in refused.value.problems] == ["afbeeldingen/kapot.png"]


def test_an_image_in_the_page_itself_is_set_or_refused_like_any_other() -> None:
    address = f"data:image/svg+xml;base64,{base64.b64encode(SVG).decode()}"
    tree = boom(zet(blad(Figuurblok((Prent(address, "een vlak"),), ()))).inhoud)
    assert [figure.alt for figure in tree.alle("Figure")] == ["een vlak"]
    (problem,) = problems(blad(Figuurblok((Prent("data:image/png;base64,zzz", "stuk"),), ())))
    assert problem.position.file.startswith("data:image/png")


def test_the_logo_stands_on_the_first_page_with_its_words() -> None:
    made = zet(blad(alinea("x")), Opmaak(logo=Bestand("huisstijl/logo.svg", SVG), logo_alt="Wapen van Voorbeeldstad"))
    tree = boom(made.inhoud)
    assert [figure.alt for figure in tree.alle("Figure")] == ["Wapen van Voorbeeldstad"]
    (document,) = tree.alle("Document")
    assert isinstance(document.takken[0], Tak) and document.takken[0].soort == "Figure"


def test_a_logo_that_is_no_image_or_says_nothing_is_refused_by_name() -> None:
    found = problems(blad(), Opmaak(logo=Bestand("huisstijl/logo.svg", b"Wapen")))
    assert [problem.position.file for problem in found] == ["huisstijl/logo.svg"] * 2
    broken = Bestand("huisstijl/logo.png", b"\x89PNG\r\n\x1a\nkapot")
    (problem,) = problems(blad(), Opmaak(logo=broken, logo_alt="Wapen"))
    assert problem.position.file == "huisstijl/logo.png"


def test_a_font_that_is_missing_or_unreadable_is_refused_by_name() -> None:
    (problem,) = problems(blad(), Opmaak(lettertype="Gemeenteletter"))
    assert "“Gemeenteletter”" in problem.message
    (problem,) = problems(blad(), Opmaak(lettertypen=(Bestand("huisstijl/letter.ttf", b"geen letter"),)))
    assert problem.position.file == "huisstijl/letter.ttf"


def test_the_font_of_the_house_style_is_used_and_put_in_the_file() -> None:
    found = next(LETTERS.glob("**/LiberationSans-Regular.ttf"), None)
    if found is None:
        leave_out("no Liberation Sans on this machine")
    letter = Bestand("huisstijl/letter.ttf", found.read_bytes())
    made = zet(blad(alinea("x")), Opmaak(lettertype="Liberation Sans", lettertypen=(letter,)))
    with pikepdf.open(io.BytesIO(made.inhoud)) as pdf:
        names = [str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()]
    assert names and all("LiberationSans" in name for name in names)


def test_a_sign_that_no_font_knows_is_named_with_where_it_stands() -> None:
    found = problems(blad(alinea("Een lach 😀 in de tekst, en 中.")))
    assert ["😀" in found[0].message, "U+4E2D" in found[1].message] == [True, True]
    assert "“…Een lach 😀 in de tekst, en 中.…”" in found[0].message


def test_text_is_literal_whatever_the_program_would_make_of_it() -> None:
    text = r"#[*x*] $a$ @b <c> \ // /* -- ~ `x` = + - _ 'q' #panic()"
    assert text in boom(zet(blad(alinea(text))).inhoud).tekst


@pytest.mark.parametrize("datum", [None, DAG])
def test_the_same_paper_gives_the_same_bytes(datum: date | None) -> None:
    paper = blad(alinea("x"), datum=datum)
    assert zet(paper) == zet(paper)
    assert schrijf_pdf(paper, geen_beeld, Opmaak(), PROGRAMMA).standaarden == (("ua-1", "a-2a") if datum else ("ua-1",))

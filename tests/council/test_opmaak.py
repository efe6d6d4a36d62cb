"""`huisstijl.yaml`: what a municipality chooses is taken over whole, or refused with its line and what to do."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.council.lettertype import families
from pipeline.council.logo import LARGEST, wrong_logo
from pipeline.council.opmaak import Gelezen, lees_opmaak
from pipeline.model.blad import Opmaak
from pipeline.model.kleur import VLAK, WIT, contrast, tint
from pipeline.store.bronnen import geheugen_bron
from tests.conftest import ROOT

FOLDER = "templates/dorp"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
kleuren = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)


PNG = b"\x89PNG\r\n\x1a\n" + b"".join(
    (
        chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 6, 0, 0, 0)),
        chunk(b"IDAT", zlib.compress(b"\0\0\0\0\0")),
        chunk(b"IEND", b""),
    )
)
JPEG = b"\xff\xd8\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00\xff\xd9"


def font(*names: str, signature: bytes = b"\x00\x01\x00\x00") -> bytes:
    """A font with nothing in it but its family names."""
    texts = [name.encode("utf-16-be") for name in names]
    places = [sum(map(len, texts[:index])) for index in range(len(texts))]
    records = b"".join(
        struct.pack(">6H", 3, 1, 0x409, 1, len(text), place) for text, place in zip(texts, places, strict=True)
    )
    table = struct.pack(">3H", 0, len(texts), 6 + 12 * len(texts)) + records + b"".join(texts)
    return signature + struct.pack(">4H", 1, 0, 0, 0) + b"name" + struct.pack(">3I", 0, 28, len(table)) + table


def lees(text: str, files: dict[str, bytes] | None = None, onder: Opmaak | None = None) -> Gelezen:
    found = {f"{FOLDER}/{name}": content for name, content in (files or {}).items()}
    bron = geheugen_bron({f"{FOLDER}/huisstijl.yaml": text.encode(), **found})
    return lees_opmaak(bron, FOLDER, onder or Opmaak())


def klachten(text: str, files: dict[str, bytes] | None = None) -> list[str]:
    return [str(problem) for problem in lees(text, files).problems]


# Kleuren


@given(kleuren, kleuren)
def test_contrast_goes_both_ways_and_from_1_to_21(een: str, ander: str) -> None:
    assert contrast(een, ander) == contrast(ander, een)
    assert 1 <= contrast(een, ander) <= 21
    assert contrast(een, een) == 1


def test_contrast_is_what_wcag_says() -> None:
    assert contrast("#000000", WIT) == 21
    assert 4.47 < contrast("#777777", WIT) < 4.5 < contrast("#767676", WIT) < 4.55  # the known border of AA


@given(kleuren)
def test_every_colour_has_a_tint_that_is_light(kleur: str) -> None:
    assert contrast(tint(kleur), WIT) < 1.5


@given(kleuren, st.sampled_from(["accent", "weg", "bij"]))
def test_a_colour_is_taken_when_it_reads_on_all_its_grounds_and_refused_otherwise(kleur: str, naam: str) -> None:
    grond = VLAK if naam == "accent" else tint(kleur)
    read = lees(f'kleuren: {{{naam}: "{kleur}"}}')
    if min(contrast(kleur, WIT), contrast(kleur, grond)) >= 4.5:
        assert not read.problems
        assert getattr(read.opmaak, naam) == kleur
    else:
        (problem,) = read.problems
        assert problem.position.line == 1
        assert "te licht om te lezen" in problem.message


def test_the_default_colours_pass_their_own_test() -> None:
    gewoon = Opmaak()
    text = f'kleuren:\n  accent: "{gewoon.accent}"\n  weg: "{gewoon.weg}"\n  bij: "{gewoon.bij}"\n'
    assert lees(text) == Gelezen(gewoon)


def test_the_grounds_that_are_judged_are_those_of_the_stylesheet() -> None:
    css = (ROOT / "templates/html/stijl.css.j2").read_text(encoding="utf-8")
    assert f"--faint: {VLAK};" in css


def test_a_colour_without_quotes_is_a_comment_and_told() -> None:
    (told,) = klachten("kleuren:\n  accent: #17456f\n")
    assert told.startswith(f"{FOLDER}/huisstijl.yaml:2:")
    assert "aanhalingstekens" in told


def test_the_contrast_that_was_found_is_told_rounded_down() -> None:
    (told,) = klachten('kleuren:\n  accent: "#777777"')
    assert told.startswith(f"{FOLDER}/huisstijl.yaml:2:11: ")
    assert "op wit is 4,47 : 1" in told


# Wat er niet klopt, in één keer


def test_everything_that_is_wrong_is_told_at_once_each_with_its_line() -> None:
    text = (
        "kleuren:\n  accent: geel\n  weg: '#ffaaaa'\nlogo: lgo.svg\n"
        "lettertype: Dorpsletter\nlettertypen:\n- weg.ttf\n- dorp.woff2\n"
    )
    told = klachten(text, {"logo.svg": SVG.encode(), "dorp.woff2": b"wOF2...."})
    lines = [line.split(":")[1] for line in told]
    assert lines == ["2", "3", "4", "4", "7", "8"]
    assert "Bedoelt u “logo.svg”?" in told[2]
    assert "geen tekst voor wie het niet ziet" in told[3]
    assert "voor websites" in told[5]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("kleur: x", "Bedoelt u “kleuren”?"),
        ("kleuren: {acent: '#17456f'}", "Bedoelt u “accent”?"),
        ("kleuren: '#17456f'", "een blok met sleutels"),
        ("logo_alt: Logo", "geen logo"),
        ("logo: ../logo.svg\nlogo_alt: x", "staat niet in templates/dorp/"),
        ("lettertype: Dorp", "niet genoemd"),
        ("lettertypen: [dorp.ttf]", "niet gezegd is welke"),
        ("lettertype: 'Dorp; } body {'\nlettertypen: [dorp.ttf]", "is geen naam van een lettertype"),
        ("lettertype: Stad\nlettertypen: [dorp.ttf]", "Schrijf de naam zoals die in de bestanden staat: Dorp."),
        ("- logo", "een blok met sleutels"),
    ],
)
def test_what_is_wrong_is_told(text: str, complaint: str) -> None:
    told = klachten(text, {"dorp.ttf": font("Dorp")})
    assert any(complaint in line for line in told), told
    assert all(line.startswith(f"{FOLDER}/huisstijl.yaml:") for line in told)


def test_a_whole_style_is_taken_over_and_names_its_files() -> None:
    text = (
        "kleuren: {accent: '#0B6B4F'}\nlogo: logo.png\nlogo_alt: Logo van Dorp\nadresregel: Plein 1\n"
        "lettertype: Dorp\nlettertypen: [dorp.ttf, vet.otf]\n"
    )
    read = lees(
        text, {"logo.png": PNG, "dorp.ttf": font("Dorp"), "vet.otf": font("Dorp", "Dorp Vet", signature=b"OTTO")}
    )
    assert read.problems == ()
    assert read.genoemd == {"logo.png", "dorp.ttf", "vet.otf"}
    assert read.opmaak.accent == "#0b6b4f"
    assert read.opmaak.weg == Opmaak().weg
    assert read.opmaak.logo is not None and read.opmaak.logo.inhoud == PNG
    assert (read.opmaak.lettertype, read.opmaak.adresregel) == ("Dorp", "Plein 1")
    assert [file.naam for file in read.opmaak.lettertypen] == ["dorp.ttf", "vet.otf"]


def test_what_a_style_leaves_out_stays_as_the_style_below_has_it() -> None:
    onder = lees("logo: a.png\nlogo_alt: A\nadresregel: Plein 1\n", {"a.png": PNG}).opmaak
    boven = lees("kleuren: {weg: '#8a1c1c'}\n", onder=onder).opmaak
    assert (boven.logo, boven.logo_alt, boven.adresregel, boven.weg) == (onder.logo, "A", "Plein 1", "#8a1c1c")


# Logo


@pytest.mark.parametrize(("naam", "inhoud"), [("a.png", PNG), ("a.JPG", JPEG), ("a.jpeg", JPEG)])
def test_a_whole_image_can_be_the_logo(naam: str, inhoud: bytes) -> None:
    assert wrong_logo(naam, inhoud) is None


@given(st.integers(0, len(PNG) - 1), st.integers(1, 255))
def test_a_png_with_any_other_byte_is_no_logo(place: int, other: int) -> None:
    spoilt = PNG[:place] + bytes([PNG[place] ^ other]) + PNG[place + 1 :]
    assert wrong_logo("a.png", spoilt)
    assert wrong_logo("a.png", PNG[:place])


@pytest.mark.parametrize(
    ("naam", "inhoud", "complaint"),
    [
        ("a.gif", b"GIF89a", "is geen .png, .jpg of .svg"),
        ("a.png", b"", "is geen leesbare"),
        ("a.png", JPEG, "heet naar PNG maar is een JPEG"),
        ("a.jpg", JPEG[:9], "beschadigde JPEG"),
        ("a.png", PNG + bytes(LARGEST), "te groot"),
    ],
)
def test_what_is_no_image_is_no_logo(naam: str, inhoud: bytes, complaint: str) -> None:
    assert complaint in (wrong_logo(naam, inhoud) or "")


@pytest.mark.parametrize(
    "drawing",
    [
        '<path d="M0 0h9v9z" fill="#17456f"/>',
        '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><path style="fill:url(#a)" d="M0 0"/>',
        '<g xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#a"/></g>',
        "<style>.a { fill: url('#b') }</style><!-- een opmerking -->",
        '<n:namedview xmlns:n="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>',
        r"<title>C:\dorp, url(x)</title>",
    ],
)
def test_a_drawing_can_be_the_logo(drawing: str) -> None:
    assert wrong_logo("a.svg", SVG.format(drawing).encode()) is None


@pytest.mark.parametrize(
    "drawing",
    [
        "<script>alert(1)</script>",
        '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
        '<path onload="alert(1)"/>',
        '<path ONCLICK="alert(1)"/>',
        '<a href="#x"><path/></a>',
        '<image href="https://voorbeeld.nl/a.png"/>',
        '<use href="https://voorbeeld.nl/a.svg#b"/>',
        '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="b.svg#b"/>',
        '<path fill="url(https://voorbeeld.nl/a.svg#b)"/>',
        '<path style="fill: URL ( &quot;//voorbeeld.nl/a&quot; )"/>',
        "<style>@import 'https://voorbeeld.nl/a.css';</style>",
        r"<style>@\69mport 'https://voorbeeld.nl/a.css';</style>",
        "<style><![CDATA[@font-face { src: url(https://voorbeeld.nl/a.woff) }]]></style>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        '<animate attributeName="x"/>',
        "<text>Dorp</text>",
        "<?xml-stylesheet href='https://voorbeeld.nl/a.css'?>",
        "<g>",
    ],
)
def test_a_drawing_that_does_more_than_draw_is_refused(drawing: str) -> None:
    assert wrong_logo("a.svg", SVG.format(drawing).encode())


@pytest.mark.parametrize(
    "whole",
    [
        "<html/>",
        '<svg viewBox="0 0 9 9"/>',
        '<svg xmlns="http://www.w3.org/2000/svg"/>',
        '<?xml-stylesheet href="https://voorbeeld.nl/a.css"?>' + SVG.format(""),
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("<title>&a;</title>"),
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SVG.format("<title>&b;</title>"),
    ],
)
def test_a_file_that_is_no_plain_svg_is_refused(whole: str) -> None:
    assert wrong_logo("a.svg", whole.encode())


# Lettertypen


def test_a_font_says_its_families_and_a_collection_those_of_all() -> None:
    assert families(font("Dorp", "Dorp Licht")) == {"Dorp", "Dorp Licht"}
    head = b"ttcf" + struct.pack(">3I", 0x10000, 1, 16)
    single = font("Stad")
    shifted = single[:20] + struct.pack(">I", 28 + 16) + single[24:]
    assert families(head + shifted) == {"Stad"}


@given(st.integers(4, len(font("Dorp")) - 1))
def test_a_font_that_was_cut_off_is_told(length: int) -> None:
    assert isinstance(families(font("Dorp")[:length]), str)


@pytest.mark.parametrize("content", [b"", b"%PDF", b"wOFF", b"wOF2", b"ttcf", font()])
def test_what_is_no_font_is_told(content: bytes) -> None:
    assert isinstance(families(content), str)

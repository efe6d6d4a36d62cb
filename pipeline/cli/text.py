"""`renvooi text`: the consolidated text of one version."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path

import click

from pipeline.cli.plaats import pass_root
from pipeline.cli.sjablonen import load_templates
from pipeline.cli.uitvoer import UITVOER, emit, emit_bytes
from pipeline.cli.vormen import Vorm, in_vorm
from pipeline.council.consolidatie import consolidatie
from pipeline.council.documenten import CONSOLIDATIE, Document, pagina
from pipeline.council.omslag import Huisstijl, huisstijl
from pipeline.council.slot import slot_diepte, slot_van_werk
from pipeline.council.vergelijking import inside
from pipeline.formats.json.boom import regeling_naar_json
from pipeline.formats.markdown.write import write_artikel, write_bijlage, write_kop, write_toelichting
from pipeline.model import (
    Artikel,
    Bijlage,
    Eenheid,
    Knoop,
    Problem,
    Refused,
    Structuur,
    Toelichting,
    Versie,
    kinderen,
    kop_tekst,
    platte_tekst,
    stukken,
    tekst_van,
)
from pipeline.store.namen import pad_in_tekst
from pipeline.store.openen import open_versie

DEEPEST = 6


def as_markdown(root: Path, versie: Versie) -> str:
    """The whole text as one Markdown document; each provision is headed as deep as it stands."""
    regeling, depth = versie.regeling, 1 + slot_diepte(versie.regeling)
    parts = [f"# {versie.gegevens.opschrift}\n"] if versie.gegevens.opschrift else []
    parts += (part for node in regeling.lichaam for part in _provisions(node, 1))
    closing = slot_van_werk(versie, load_templates(root, versie.adres.overheid))
    parts += (part for _, artikel in closing for part in _provisions(artikel, depth))
    behind: tuple[Eenheid, ...] = (*regeling.bijlagen, *regeling.toelichtingen)
    parts += (part for node in behind for part in _provisions(node, 1))
    return "\n".join(parts)


def as_json(root: Path, versie: Versie) -> str:
    """The tree as JSON."""
    return json.dumps(regeling_naar_json(versie.regeling), ensure_ascii=False, indent=1) + "\n"


def as_html(root: Path, versie: Versie) -> str:
    """The consolidated text as one page that needs no other file."""
    return _page(versie, huisstijl(load_templates(root, versie.adres.overheid))).html


def as_pdf(root: Path, versie: Versie) -> bytes:
    """The same page as PDF."""
    stijl = huisstijl(load_templates(root, versie.adres.overheid))
    return in_vorm(_page(versie, stijl), Vorm.PDF, stijl)


def as_word(root: Path, versie: Versie) -> bytes:
    """The same page as Word."""
    stijl = huisstijl(load_templates(root, versie.adres.overheid))
    return in_vorm(_page(versie, stijl), Vorm.DOCX, stijl)


def _page(versie: Versie, stijl: Huisstijl) -> Document:
    stuk = consolidatie(versie, stijl, inside(versie))
    return pagina(CONSOLIDATIE, {"stuk": stuk, "omslag": replace(stuk.omslag, index=None)}, stijl)


def as_tree(root: Path, versie: Versie) -> str:
    """The tree, a node per line, for who wants to know how a text was understood."""
    lines = [f"Regeling {versie.gegevens.opschrift!r}"]
    for node in stukken(versie.regeling):
        lines += _lines(node, 1)
    return "\n".join(lines) + "\n"


WRITERS: dict[str, Callable[[Path, Versie], str]] = {
    "md": as_markdown,
    "html": as_html,
    "json": as_json,
    "tree": as_tree,
}
PAPERS: dict[str, Callable[[Path, Versie], bytes]] = {Vorm.PDF.value: as_pdf, Vorm.DOCX.value: as_word}


@click.command()
@click.argument("versie")
@click.option("-f", "--format", "fmt", type=click.Choice([*WRITERS, *PAPERS]), default="md", show_default=True)
@click.option(
    "--on", "day", metavar="DATE", help="The version in force on this date (yyyy-mm-dd); VERSIE is a lineage."
)
@click.option("-o", "--output", type=UITVOER, help="Write here instead of to the terminal.")
@pass_root
def text(root: Path, versie: str, fmt: str, day: str | None, output: Path | None) -> None:
    """Print the consolidated text of VERSIE.

    \b
    Example:  renvooi text sociaal-domein@2022
              renvooi text speelplekken --on 2024-06-01 -f html -o tekst.html
    """
    found = open_versie(root, _address(versie, day))
    if fmt in WRITERS:
        emit(WRITERS[fmt](root, found), output)
    else:
        emit_bytes(PAPERS[fmt](root, found), output, fmt)


def _address(versie: str, day: str | None) -> str:
    """The address that is meant: VERSIE itself, or what is in force of it on a day."""
    if day is None:
        return versie
    lijn, sign, _ = versie.partition("@")
    if sign:
        message = f"Met --on is “{versie}” dubbel: zowel een versie als een dag waarop de tekst geldt."
        raise Refused(Problem(message, advice=f"Schrijf alleen de regeling, “{lijn}”, of laat --on weg."))
    return f"{versie}@geldend:{day}"


def _provisions(node: Eenheid, depth: int) -> Iterator[str]:
    folder = pad_in_tekst(node.position).rpartition("/")[0]
    match node:
        case Structuur():
            yield _deeper(write_kop(node.kop, folder), depth)
            for part in node.inhoud:
                yield from _provisions(part, depth + 1)
        case Artikel():
            yield _deeper(write_artikel(node, ""), depth)
        case Bijlage():
            yield _deeper(write_bijlage(node, ""), depth)
        case Toelichting():
            yield _deeper(write_toelichting(node, ""), depth)
        case _:
            yield "[…]\n"


def _deeper(markdown: str, depth: int) -> str:
    """Every heading `depth` levels down; a line that opens with # is a heading, the writer escapes any other."""
    lines = markdown.split("\n")
    return "\n".join(
        "#" * min(depth, DEEPEST - line.index(" ")) + line if line.startswith("#") and " " in line else line
        for line in lines
    )


def _lines(node: Knoop, depth: int) -> Iterator[str]:
    facts = [
        f"{part.name}={str(value)!r}"
        for part in fields(node)
        if isinstance(value := getattr(node, part.name), str | bool | int) and value and value != 1
    ]
    if isinstance(node, Structuur | Artikel | Bijlage | Toelichting):
        words = kop_tekst(node.kop)
    else:
        words = platte_tekst(tekst_van(node))
    parts = [type(node).__name__, *facts, *([repr(words)] if words else [])]
    yield "  " * depth + " ".join(parts)
    for child in kinderen(node):
        yield from _lines(child, depth + 1)

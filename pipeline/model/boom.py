"""One way to walk and rebuild any node of the tree: a bare node, its own text, its children."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from typing import TypeAlias, cast, get_args

from pipeline.model.blok import (
    Alinea,
    Begrip,
    Begrippenlijst,
    Blok,
    Cel,
    Citaat,
    Figuur,
    Gereserveerd,
    Li,
    Lijst,
    Rij,
    Tabel,
    Tussenkop,
    Vervallen,
    Weggelaten,
)
from pipeline.model.inline import Afbeelding, Inline, Inlines, Nadruk, Noot, Tekst, Verwijzing
from pipeline.model.position import Position
from pipeline.model.regeling import Artikel, Bijlage, Divisie, Eenheid, Kop, Lid, Regeling, Structuur, Toelichting
from pipeline.model.woord import ruwe_woorden

Knoop: TypeAlias = Blok | Li | Begrip | Rij | Cel | Lid | Artikel | Structuur | Divisie | Bijlage | Toelichting


def tekst_van(node: Knoop) -> Inlines:
    """The node's own text: a paragraph's words, a heading's opschrift, a term, a caption; () when it has none."""
    match node:
        case Alinea(inhoud) | Tussenkop(inhoud):
            return inhoud
        case Artikel() | Structuur() | Divisie() | Bijlage() | Toelichting():
            return node.kop.opschrift
        case Begrip():
            return node.term
        case Tabel():
            return node.titel
        case Figuur():
            return node.bijschrift
        case _:
            return ()


def label_van(node: Knoop) -> str:
    """The number or letter of a part of a provision, "" when it has none."""
    match node:
        case Lid() | Li():
            return node.nummer
        case Divisie():
            return node.kop.nummer
        case _:
            return ""


def kop_van(node: Knoop) -> Kop | None:
    """The heading of a provision or division; None for what has none."""
    match node:
        case Artikel() | Structuur() | Divisie() | Bijlage() | Toelichting():
            return node.kop
        case _:
            return None


def kinderen(node: Knoop) -> tuple[Knoop, ...]:
    """The nodes directly inside this one, in the order of the text."""
    match node:
        case Lijst():
            return node.items
        case Begrippenlijst():
            return node.begrippen
        case Begrip():
            return node.omschrijving
        case Tabel():
            return node.rijen
        case Rij():
            return node.cellen
        case Lid() | Li() | Cel() | Citaat() | Artikel() | Structuur() | Divisie() | Bijlage() | Toelichting():
            return node.inhoud
        case _:
            return ()


def kaal(node: Knoop) -> Knoop:
    """The node without its text and children: its labels and attributes only."""
    return met(node, (), ())


def met(node: Knoop, tekst: Inlines, inhoud: tuple[Knoop, ...]) -> Knoop:
    """The node with another text and other children; `met(n, tekst_van(n), kinderen(n)) == n`.

    The caller answers for children that may stand there; readers and the comparison only pass what came from one.
    """
    match node:
        case Alinea() | Tussenkop():
            return replace(node, inhoud=tekst)
        case Lijst():
            return replace(node, items=cast(tuple[Li, ...], inhoud))
        case Begrippenlijst():
            return replace(node, begrippen=cast(tuple[Begrip, ...], inhoud))
        case Begrip():
            return replace(node, term=tekst, omschrijving=cast(tuple[Blok, ...], inhoud))
        case Tabel():
            return replace(node, titel=tekst, rijen=cast(tuple[Rij, ...], inhoud))
        case Rij():
            return replace(node, cellen=cast(tuple[Cel, ...], inhoud))
        case Lid() | Li() | Cel() | Citaat():
            return replace(node, inhoud=cast(tuple[Blok, ...], inhoud))
        case Artikel():
            return replace(node, kop=replace(node.kop, opschrift=tekst), inhoud=cast(tuple[Blok | Lid, ...], inhoud))
        case Structuur():
            return replace(
                node,
                kop=replace(node.kop, opschrift=tekst),
                inhoud=cast(tuple[Structuur | Artikel | Weggelaten, ...], inhoud),
            )
        case Divisie() | Bijlage() | Toelichting():
            return replace(
                node, kop=replace(node.kop, opschrift=tekst), inhoud=cast(tuple[Blok | Divisie, ...], inhoud)
            )
        case Figuur():
            return replace(node, bijschrift=tekst)
        case Vervallen() | Gereserveerd() | Weggelaten():
            return node


def stukken(regeling: Regeling) -> tuple[Structuur | Artikel | Weggelaten | Bijlage | Toelichting, ...]:
    """The top of the tree as one sequence: lichaam, bijlagen, toelichtingen."""
    return (*regeling.lichaam, *regeling.bijlagen, *regeling.toelichtingen)


def alle_knopen(node: Knoop) -> Iterator[Knoop]:
    """The node and everything in it, in the order of the text, footnotes at their place."""
    found: list[Knoop] = []
    _verzamel(node, found)
    return iter(found)


def _verzamel(node: Knoop, found: list[Knoop]) -> None:
    """Add the node and everything in it; whole laws are walked often, so what there is most of is looked at first."""
    found.append(node)
    if type(node) is Alinea:
        if len(node.inhoud) != 1 or type(node.inhoud[0]) is not Tekst:
            found.extend(knopen_in_noten(node.inhoud))
    elif type(node) is Lid or type(node) is Li:
        for block in node.inhoud:
            _verzamel(block, found)
    else:
        found.extend(knopen_in_noten(tekst_van(node)))
        for child in kinderen(node):
            _verzamel(child, found)


def knopen_in_noten(text: Inlines) -> Iterator[Knoop]:
    """The blocks inside the footnotes of a text."""
    for inline in text:
        if isinstance(inline, Noot):
            for block in inline.inhoud:
                yield from alle_knopen(block)
        elif isinstance(inline, Nadruk | Verwijzing):
            yield from knopen_in_noten(inline.inhoud)


def knopen(regeling: Regeling) -> Iterator[Knoop]:
    """Every node of the regulation in the order of the text."""
    for piece in stukken(regeling):
        yield from alle_knopen(piece)


def vingerafdruk(regeling: Regeling) -> str:
    """A digest of the text and structure: equal for equal regulations only, the same on every machine.

    Source positions don't count; ids of articles do.
    """

    def visit(node: Eenheid, depth: int) -> Iterator[tuple[int, str, str]]:
        yield (depth, *vezels(node))
        if isinstance(node, Structuur):
            for child in node.inhoud:
                yield from visit(child, depth + 1)

    return vingerafdruk_van(
        regeling.opschrift, regeling.citeertitel, (part for piece in stukken(regeling) for part in visit(piece, 0))
    )


def vingerafdruk_van(opschrift: str, citeertitel: str, parts: Iterable[tuple[int, str, str]]) -> str:
    """The digest of a regulation whose provisions are given in order as their depth and their `vezels`."""
    digest = hashlib.sha256(repr((opschrift, citeertitel)).encode())
    for depth, head, body in parts:
        digest.update(f"\n{depth} {len(head)} {len(body)} {head}{body}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def vezels(node: Eenheid) -> tuple[str, str]:
    """All that makes a provision what it is, as two strings: the provision itself and its content, positions apart.

    Equal strings mean equal provisions. Of a container the content is left out: its parts are provisions themselves.
    """
    head: list[str] = []
    body: list[str] = []
    if isinstance(node, Weggelaten):
        _spin(node, head.append)
    else:
        _spin(met(node, tekst_van(node), ()), head.append)
        if not isinstance(node, Structuur):
            for child in node.inhoud:
                _spin(child, body.append)
    return "".join(head), "".join(body)


def _spin(value: object, add: Callable[[str], None]) -> None:
    """Every field with its length before it, so that no two values read the same."""
    kind = type(value)
    if kind is Tekst:
        text: str = value.inhoud  # type: ignore[attr-defined]
        add(f"T{len(text)}:{text}")
        return
    add(kind.__name__)
    for name in _NAMES[kind]:
        part = getattr(value, name)
        if type(part) is tuple:
            add(f"({len(part)}:")
            for item in part:
                if type(item) is str:
                    add(f"{len(item)}:{item}")
                else:
                    _spin(item, add)
        elif type(part) is Kop:
            _spin(part, add)
        else:
            add(f"|{len(str(part))}:{part}")


_KINDS = (*get_args(Knoop), *get_args(Inline), Kop)
_NAMES = {kind: tuple(item.name for item in fields(kind) if item.compare) for kind in _KINDS}
"""The fields by which nodes of a kind are equal."""


def ruwe_tekst(node: Knoop) -> list[str]:
    """The words of a node and all in it, split at white space only; labels are no words."""
    found: list[str] = []
    _gather(node, found)
    return found


def _gather(node: Knoop, found: list[str]) -> None:
    ruwe_woorden(tekst_van(node), found)
    for child in kinderen(node):
        _gather(child, found)


def beeldplekken(nodes: Iterable[Knoop]) -> dict[str, Position]:
    """Where each image is shown for the first time, by its `bron`."""
    found: dict[str, Position] = {}
    for node in nodes:
        if isinstance(node, Figuur):
            found.setdefault(node.bron, node.position)
        for image in _afbeeldingen(tekst_van(node)):
            found.setdefault(image.bron, image.position)
    return found


def _afbeeldingen(text: Inlines) -> Iterator[Afbeelding]:
    for inline in text:
        if isinstance(inline, Afbeelding):
            yield inline
        elif isinstance(inline, Nadruk | Verwijzing):
            yield from _afbeeldingen(inline.inhoud)

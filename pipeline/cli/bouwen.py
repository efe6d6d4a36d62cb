"""Make everything of one lineage in memory: all its documents, proven, or a refusal with every reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.cli.bewezen import bewezen_vergelijking
from pipeline.cli.vormen import Papier, Vorm
from pipeline.council.documenten import documenten, is_voorstel
from pipeline.council.omslag import Huisstijl, beeldbestanden
from pipeline.council.openbaar import NIETS_OPENBAAR, openbaar
from pipeline.council.overzicht import OPENBAAR, LijnRegel, VersieRegel, versie_regel
from pipeline.formats.afbeelding import is_leesbaar
from pipeline.model import Adres, Comparison, Problem, Refused, Versie, beeldplekken, beletsels, knopen
from pipeline.store.bronnen import Bron
from pipeline.store.intrekking import laad_intrekking
from pipeline.store.lezen import intrekkingen, laad, map_van, voorgangers
from pipeline.store.tekstmerk import bevroren_gewijzigd

Lijnnaam = tuple[str, str]
Gelezen = tuple[dict[Adres, Versie], dict[Adres, tuple[Adres, ...]]]


@dataclass(frozen=True, slots=True)
class Gebouwd:
    """The pages and images of a lineage by their path in the build folder, and the other lineages they were made from.

    `papieren` are the pages once more, for the forms in which they are handed out beside themselves.
    """

    uitvoer: Mapping[str, bytes]
    papieren: tuple[Papier, ...]
    regel: LijnRegel
    afhankelijk: tuple[Lijnnaam, ...]


def build_lineage(bron: Bron, adressen: tuple[Adres, ...], stijl: Huisstijl) -> Gebouwd:
    """All documents of all versions of a lineage; one version that fails fails the lineage, with all problems."""
    read, before = lees_lijn(bron, adressen)
    made: list[_Stukken] = []
    problems: list[Problem] = []
    others: set[Lijnnaam] = set()
    for adres in adressen:
        versie, earlier = read[adres], before[adres]
        others.update((a.overheid, a.lijn) for a in earlier)
        problems += (*onleesbare_beelden(versie), *beletsels(bevroren_gewijzigd(versie)))
        try:
            was = None
            if earlier:
                was = read[earlier[0]] if earlier[0] in read else laad(bron, earlier[0])
            comparison = bewezen_vergelijking(was, versie) if was else None
            made.append(_stukken(versie, was, comparison, stijl, tuple(_remarks(versie, earlier))))
        except Refused as refused:
            problems += refused.problems
    first = adressen[0]
    for adres in intrekkingen(bron):
        if (adres.overheid, adres.lijn) != (first.overheid, first.lijn):
            continue
        try:
            besluit = laad_intrekking(bron, adres)
            problems += beletsels(bevroren_gewijzigd(besluit))
            made.append(_stukken(besluit, None, None, stijl, tuple(_remarks(besluit, ()))))
        except Refused as refused:
            problems += refused.problems
            continue
        others.update((oud.adres.overheid, oud.adres.lijn) for oud in besluit.trekt_in)
    if problems:
        raise Refused(dict.fromkeys(problems))
    return Gebouwd(
        {path: content for stukken in made for path, content in stukken.uitvoer.items()},
        tuple(paper for stukken in made for paper in stukken.papieren),
        LijnRegel(first.overheid, first.lijn, read[adressen[-1]].lijn.naam, tuple(stukken.regel for stukken in made)),
        tuple(sorted(others - {(first.overheid, first.lijn)})),
    )


@dataclass(frozen=True, slots=True)
class _Stukken:
    """What was made of one version: its files, its pages once more for their other forms, and its place in the list."""

    uitvoer: Mapping[str, bytes]
    papieren: tuple[Papier, ...]
    regel: VersieRegel


def _stukken(
    versie: Versie, was: Versie | None, comparison: Comparison | None, stijl: Huisstijl, remarks: tuple[str, ...]
) -> _Stukken:
    folder = map_van(versie.adres)
    made = documenten(versie, was, comparison, stijl)
    public = openbaar(versie, was, comparison, stijl) if is_voorstel(versie, was) else NIETS_OPENBAAR
    images = beeldbestanden(*((versie, was) if was and len(made) > 1 else (versie,)))
    shown = {f"{folder}/{name}": content for name, content in images.items()}
    if public.stukken:
        shown |= {f"{folder}/{OPENBAAR}/{name}": content for name, content in images.items()}
    pages = {f"{folder}/{doc.bestand}": doc.html.encode() for doc in made}
    pages |= {f"{folder}/{OPENBAAR}/{doc.bestand}": doc.html.encode() for doc in public.stukken}
    papers = (
        *(Papier(f"{folder}/{doc.naam}", doc, images) for doc in made),
        *(Papier(f"{folder}/{OPENBAAR}/{doc.naam}", doc, images, (Vorm.PDF,)) for doc in public.stukken),
    )
    said = (*(remark for doc in made for remark in doc.opmerkingen), *remarks)
    return _Stukken(pages | shown, papers, versie_regel(versie, was, made, said, public))


def onleesbare_beelden(versie: Versie) -> Iterator[Problem]:
    """The images that no paper could show, where the text first asks for them."""
    places = beeldplekken(knopen(versie.regeling))
    for bron, content in versie.afbeeldingen.items():
        if not is_leesbaar(content):
            message = f"De afbeelding “{bron}” is niet te lezen."
            advice = "Maak er een PNG, JPEG of SVG van, en controleer of u het bestand zelf kunt openen."
            yield Problem(message, places.get(bron, versie.regeling.position), advice)


def lees_lijn(bron: Bron, adressen: tuple[Adres, ...]) -> Gelezen:
    """All versions of a lineage with their predecessors; refused with everything that is wrong in any of them."""
    read: dict[Adres, Versie] = {}
    before: dict[Adres, tuple[Adres, ...]] = {}
    problems: list[Problem] = []
    for adres in adressen:
        try:
            read[adres] = laad(bron, adres)
            before[adres] = voorgangers(bron, read[adres])
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(dict.fromkeys(problems))
    return read, before


def _remarks(versie: Versie, earlier: tuple[Adres, ...]) -> Iterator[str]:
    if versie.trekt_in:
        if versie.besluit is None:
            yield "er is geen voorstel (besluit/besluit.yaml); daarom is alleen het raadsbesluit gemaakt."
    elif not earlier and is_voorstel(versie, None):
        yield (
            "versie.yaml noemt geen voorgaande versie (`was:`); de stukken stellen een nieuwe regeling voor, zonder "
            "bijlage 1."
        )
    if len(earlier) > 1:
        named = ", ".join(map(str, earlier[1:]))
        yield f"vergeleken met {earlier[0]}; de andere voorgangers ({named}) staan niet in bijlage 1."

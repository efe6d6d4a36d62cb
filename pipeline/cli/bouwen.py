"""Make everything of one lineage in memory: all its documents, proven, or a refusal with every reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.cli.bewezen import bewezen_vergelijking
from pipeline.cli.vormen import Papier, Vorm
from pipeline.council.documenten import Document, documenten, is_voorstel, raadsbesluit_van
from pipeline.council.omslag import Huisstijl, beeldbestanden
from pipeline.council.openbaar import NIETS_OPENBAAR, openbaar
from pipeline.council.overzicht import OPENBAAR, LijnRegel, versie_regel
from pipeline.formats.afbeelding import is_leesbaar
from pipeline.model import Adres, Problem, Refused, Versie, beeldplekken, beletsels, knopen
from pipeline.store.bronnen import Bron
from pipeline.store.intrekking import laad_intrekking
from pipeline.store.lezen import intrekkingen, laad, map_van, voorgangers
from pipeline.store.tekstmerk import bevroren_gewijzigd

Lijnnaam = tuple[str, str]
Gelezen = tuple[dict[Adres, Versie], dict[Adres, tuple[Adres, ...]]]


ALLEEN_BESLUIT = (
    "van een besluit dat alleen intrekt, maakt renvooi het raadsbesluit; een adviesnota en een raadsvoorstel niet."
)


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
    outputs: dict[str, bytes] = {}
    papers: list[Papier] = []
    lines = []
    problems: list[Problem] = []
    others: set[Lijnnaam] = set()
    for adres in adressen:
        versie = read[adres]
        earlier = before[adres]
        others.update((a.overheid, a.lijn) for a in earlier)
        problems += (*onleesbare_beelden(versie), *beletsels(bevroren_gewijzigd(versie)))
        try:
            was = None
            if earlier:
                was = read[earlier[0]] if earlier[0] in read else laad(bron, earlier[0])
            comparison = bewezen_vergelijking(was, versie) if was else None
            made = documenten(versie, was, comparison, stijl)
            public = openbaar(versie, was, comparison, stijl) if is_voorstel(versie) and comparison else NIETS_OPENBAAR
        except Refused as refused:
            problems += refused.problems
            continue
        folder = f"{adres.overheid}/{adres.lijn}/{adres.versie}"
        outputs |= {f"{folder}/{doc.bestand}": doc.html.encode() for doc in made}
        shown = (versie, was) if was and len(made) > 1 else (versie,)
        images = beeldbestanden(*shown)
        outputs |= {f"{folder}/{name}": content for name, content in images.items()}
        papers += (Papier(f"{folder}/{doc.naam}", doc, images) for doc in made)
        papers += (Papier(f"{folder}/{OPENBAAR}/{doc.naam}", doc, images, (Vorm.PDF,)) for doc in public.stukken)
        outputs |= {f"{folder}/{OPENBAAR}/{doc.bestand}": doc.html.encode() for doc in public.stukken}
        if public.stukken:
            outputs |= {f"{folder}/{OPENBAAR}/{name}": content for name, content in images.items()}
        remarks = tuple(_remarks(versie, made, earlier))
        lines.append(versie_regel(versie, was, made, remarks, public))
    for adres in intrekkingen(bron):
        if (adres.overheid, adres.lijn) != (adressen[0].overheid, adressen[0].lijn):
            continue
        try:
            besluit = laad_intrekking(bron, adres)
            problems += beletsels(bevroren_gewijzigd(besluit))
            paper = raadsbesluit_van(besluit, stijl)
        except Refused as refused:
            problems += refused.problems
            continue
        others.update((oud.adres.overheid, oud.adres.lijn) for oud in besluit.trekt_in)
        folder = map_van(adres)
        outputs[f"{folder}/{paper.bestand}"] = paper.html.encode()
        papers.append(Papier(f"{folder}/{paper.naam}", paper, {}))
        lines.append(versie_regel(besluit, None, (paper,), (ALLEEN_BESLUIT,)))
    if problems:
        raise Refused(dict.fromkeys(problems))
    first = adressen[0]
    regel = LijnRegel(first.overheid, first.lijn, read[adressen[-1]].lijn.naam, tuple(lines))
    return Gebouwd(outputs, tuple(papers), regel, tuple(sorted(others - {(first.overheid, first.lijn)})))


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


def _remarks(versie: Versie, made: tuple[Document, ...], earlier: tuple[Adres, ...]) -> list[str]:
    remarks = [remark for document in made for remark in document.opmerkingen]
    if is_voorstel(versie) and not earlier:
        remarks.append(
            "versie.yaml noemt geen voorgaande versie (`was:`); daarom zijn bijlage 1, de adviesnota, het "
            "raadsvoorstel, het raadsbesluit en de andere stukken bij het voorstel niet gemaakt."
        )
    if len(earlier) > 1:
        named = ", ".join(map(str, earlier[1:]))
        remarks.append(f"vergeleken met {earlier[0]}; de andere voorgangers ({named}) staan niet in bijlage 1.")
    return remarks

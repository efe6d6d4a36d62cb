"""The folder `besluit/`: why and how a version is proposed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from pipeline.model import (
    Aanleiding,
    Aard,
    Besluit,
    BesluitGegevens,
    Blok,
    Divisie,
    Onderbouwing,
    Position,
    Problem,
    Refused,
    Stuk,
    kop_sleutel,
    kop_tekst,
)
from pipeline.store.bestand import STUK, Leeg, lees_bestand, lees_record
from pipeline.store.bronnen import Bron
from pipeline.store.yaml import Ontleed

STUKKEN = ("adviesnota", "raadsvoorstel", "aanhef", "motivering", "slot")
RECORD = "besluit.yaml"
ONDERBOUWING = "onderbouwing"
BIJLAGEN = "bijlagen"
OW = "ow"


@dataclass(frozen=True, slots=True)
class OnderbouwingVoorblad:
    """The front matter of an onderbouwing."""

    aard: Aard | None = None
    aanleiding: tuple[Aanleiding, ...] = ()
    bron: tuple[str, ...] = ()
    kosten: str | None = None
    samenvatting: str | None = None


def lees_besluit(bron: Bron, root: str) -> tuple[Besluit | None, tuple[Problem, ...]]:
    """The proposal in a folder; None when there is no such folder."""
    paths = bron.onder(root)
    if not paths:
        return None, ()
    problems: list[Problem] = []
    gegevens: BesluitGegevens | None = None
    stukken: dict[str, Stuk] = {}
    onderbouwingen: list[Onderbouwing] = []
    ow: dict[str, bytes] = {}
    if f"{root}/{RECORD}" not in bron:
        message = f"Bij dit voorstel ontbreekt {RECORD}."
        problems.append(Problem(message, Position(bron.toon(root)), "Maak het bestand, met ten minste `onderwerp: …`."))
    for path in paths:
        name = path.removeprefix(f"{root}/")
        if name == RECORD:
            gegevens, ontleed, found = lees_record(bron, path, BesluitGegevens)
            problems += found
            if gegevens is not None and ontleed is not None:
                problems += _zonder_bestand(gegevens, ontleed, bron, root)
                gegevens = replace(gegevens, position=ontleed.plek(()))
        elif name.startswith(f"{ONDERBOUWING}/") and name.endswith(".md") and name.count("/") == 1:
            reason, found = _onderbouwing(bron, path, name.removeprefix(f"{ONDERBOUWING}/").removesuffix(".md"))
            problems += found
            onderbouwingen += [reason] if reason else []
        elif name.removesuffix(".md") in STUKKEN and name.endswith(".md"):
            stuk, found = _stuk(bron, path)
            problems += found
            if stuk is not None:
                stukken[name.removesuffix(".md")] = stuk
        elif name.startswith(f"{OW}/"):
            try:
                ow[name.removeprefix(f"{OW}/")] = bron[path]
            except Refused as refused:
                problems += refused.problems
        elif not name.startswith(f"{BIJLAGEN}/"):
            problems.append(_vreemd(bron, path, name))
    if gegevens is None or problems:
        return None, tuple(problems)
    loose = tuple(path.removeprefix(f"{root}/{BIJLAGEN}/") for path in bron.onder(f"{root}/{BIJLAGEN}"))
    return Besluit(gegevens, stukken, tuple(onderbouwingen), loose, ow), ()


def _zonder_bestand(gegevens: BesluitGegevens, ontleed: Ontleed, bron: Bron, root: str) -> Iterator[Problem]:
    """Attachments of which the named file is not there."""
    for index, stuk in enumerate(gegevens.bijlagen):
        if stuk.bestand is not None and f"{root}/{BIJLAGEN}/{stuk.bestand}" not in bron:
            message = f"Het bestand “{stuk.bestand}” staat niet in {BIJLAGEN}/."
            advice = f"Zet het in besluit/{BIJLAGEN}/, of verbeter de naam."
            yield Problem(message, ontleed.plek(("bijlagen", index, "bestand")), advice)


def _stuk(bron: Bron, path: str) -> tuple[Stuk | None, tuple[Problem, ...]]:
    inhoud, problems = lees_bestand(bron, path, "", STUK, Leeg)
    if inhoud is None:
        return None, problems
    return Stuk(inhoud.knoop, Position(bron.toon(path), 1)), (*problems, *_dubbele_koppen(inhoud.knoop))


def _dubbele_koppen(inhoud: tuple[Blok | Divisie, ...]) -> Iterator[Problem]:
    """A section is found by its heading: of two with one heading a paper would print only the first."""
    first: dict[str, Divisie] = {}
    for part in inhoud:
        if not isinstance(part, Divisie):
            continue
        kop = kop_tekst(part.kop)
        earlier = first.setdefault(kop_sleutel(kop), part)
        if earlier is not part:
            yield Problem(
                f"De kop “{kop}” staat hier voor de tweede keer; de eerste staat in regel {earlier.position.line}.",
                part.position,
                "Zet de tekst onder één kop bij elkaar, of geef deze kop een andere naam.",
            )


def _onderbouwing(bron: Bron, path: str, wijziging: str) -> tuple[Onderbouwing | None, tuple[Problem, ...]]:
    inhoud, problems = lees_bestand(bron, path, "", STUK, OnderbouwingVoorblad)
    if inhoud is None:
        return None, problems
    file, voorblad = bron.toon(path), inhoud.voorblad
    advice = "Schrijf de onderbouwing in gewone alinea’s."
    blocks = tuple(part for part in inhoud.knoop if not isinstance(part, Divisie))
    wrong = [
        Problem("In een onderbouwing horen geen koppen.", part.position, advice)
        for part in inhoud.knoop
        if isinstance(part, Divisie)
    ]
    if wijziging != wijziging.casefold():
        message = f"“{wijziging}.md” heeft hoofdletters; een onderbouwing heet als het bestand dat wijzigt."
        wrong.append(Problem(message, Position(file), f"Hernoem het naar “{wijziging.casefold()}.md”."))
    if not inhoud.knoop:
        wrong.append(Problem("Deze onderbouwing is leeg.", Position(file), "Schrijf waarom dit wijzigt."))
    reason = Onderbouwing(
        wijziging,
        blocks,
        voorblad.aard,
        voorblad.aanleiding,
        voorblad.bron,
        voorblad.kosten,
        voorblad.samenvatting,
        Position(file, 1),
    )
    return reason, (*problems, *wrong)


def _vreemd(bron: Bron, path: str, name: str) -> Problem:
    known = [RECORD, *(f"{stuk}.md" for stuk in STUKKEN), f"{ONDERBOUWING}/…"]
    near = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=70)
    advice = f"Bedoelt u “{near[0]}”?" if near else f"Hier horen: {', '.join(known)} en een map {BIJLAGEN}/."
    return Problem(f"Het bestand “{name}” hoort niet in besluit/.", Position(bron.toon(path)), advice)

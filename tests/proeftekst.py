"""A small regulation from one Markdown text: every `# ` heading starts what is a file of its own in a real store."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeAlias, TypeVar

from pipeline.formats.markdown.read import Gelezen, read_artikel, read_bijlage, read_kop, read_toelichting
from pipeline.lint import Ontleding, Toets, toets
from pipeline.model import (
    Adres,
    Artikel,
    Besluit,
    Bijlage,
    Gegevens,
    Kop,
    Lijn,
    Organen,
    Overheid,
    Problem,
    Refused,
    Regeling,
    Structuur,
    Structuursoort,
    Toelichting,
    Versie,
    Weggelaten,
    slug,
)
from pipeline.model.tarief import Tarieven
from pipeline.store.besluit import lees_besluit
from pipeline.store.bestand import lees_record
from pipeline.store.bronnen import geheugen_bron
from pipeline.store.intrekking import lees_intrekking
from pipeline.store.lezen import lees_gegevens
from pipeline.store.tariefplaatsing import Plaatsing

T = TypeVar("T")

#: Above a heading: the name of its file when it is not the one that fits, and the id of an article.
PIECE = re.compile(
    r"^(?:bestand: (?P<bestand>.+)\n+)?(?:id: (?P<id>.+)\n+)?(?P<tekst># (?P<woord>\S+).*\n)", re.MULTILINE
)
LEFT_OUT = "[…]"
LOSS = re.compile(r"^bestand: (?P<naam>\S+\.yaml|besluit/\S+)\n", re.MULTILINE)
"""At the end of a text: tariff data, the record of the version or of its authority, a file of its besluit."""
SIDE = re.compile(r"^versie: (?P<kant>was|wordt|buur|tussen)\n", re.MULTILINE)
"""Before each of several texts: the old and the new version, and another regulation beside them."""
ADRES = Adres("voorbeeldstad", "proefverordening", "1")
RECORDS = ("versie.yaml", "intrekking.yaml", "overheid.yaml")
LIJN = {"was": "0", "tussen": "0a"}
"""The versions before it in its lineage, by what a text calls them: the one it follows, and one in between."""
FOLDER = f"{ADRES.overheid}/{ADRES.lijn}/{ADRES.versie}"
TEKST, BESLUIT = f"{FOLDER}/tekst", f"{FOLDER}/besluit"
BESLUIT_RECORD = {"besluit.yaml": "onderwerp: Proef\n"}
SOORTEN = {soort.value.lower(): soort for soort in Structuursoort}
RANK = {soort: rank for rank, soort in enumerate(Structuursoort)}

Deel: TypeAlias = "Artikel | Weggelaten | _Map"


@dataclass(slots=True)
class _Map:
    """A container that still takes parts, with its folder."""

    soort: Structuursoort
    kop: Kop
    folder: str
    parts: list[Deel] = field(default_factory=list)

    def closed(self) -> Structuur:
        return Structuur(self.soort, self.kop, tuple(_closed(part) for part in self.parts), self.kop.position)


@dataclass(slots=True)
class _Lezing:
    """What was read so far."""

    body: list[Deel] = field(default_factory=list)
    open_: list[_Map] = field(default_factory=list)
    annexes: list[Bijlage] = field(default_factory=list)
    explanations: list[Toelichting] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        return self.open_[-1].folder if self.open_ else ""

    def add(self, part: Deel) -> None:
        (self.open_[-1].parts if self.open_ else self.body).append(part)

    def read(
        self,
        reader: Callable[[str, str, str], tuple[Gelezen[T] | None, tuple[Problem, ...]]],
        text: str,
        name: str | None,
        fitting: Callable[[T], str],
        folder: str,
    ) -> T | None:
        """Read a piece as the file it would be: under the name given, or else under the one that fits."""
        if name is None:
            trial, _ = reader(text, "proef", folder)
            name = fitting(trial.knoop) if trial else "?"
        path = "/".join(filter(None, (TEKST, folder, name)))
        self.sources[path] = text
        gelezen, problems = reader(text, path, folder)
        self.problems += problems
        return gelezen.knoop if gelezen else None


def regeling(text: str, opschrift: str = "Proefverordening") -> Regeling:
    """The regulation that the text describes; a heading `# […]` stands for provisions that are left out."""
    return _gelezen(text, opschrift)[0]


def _gelezen(text: str, opschrift: str) -> tuple[Regeling, tuple[Tarieven, ...], dict[str, str]]:
    """The regulation, its tariff data, and the source files by the path that positions name."""
    lezing = _Lezing()
    law, files = _met_bestanden(text)
    for match, piece in _pieces(law):
        _read_piece(lezing, match, piece)
    data = {name: content for name, content in files.items() if "/" not in name and name not in RECORDS}
    sources = lezing.sources | {f"{TEKST}/{name}": content for name, content in data.items()}
    tarieven = Plaatsing(geheugen_bron({path: content.encode() for path, content in sources.items()}), TEKST)
    lichaam = tuple(_closed(part) for part in lezing.body)
    annexes = tuple(tarieven.vul(annex) for annex in lezing.annexes)
    tarieven.meld_ongebruikt()
    if problems := [*lezing.problems, *tarieven.problems]:
        raise Refused(problems)
    law_of = Regeling(opschrift, opschrift, lichaam, annexes, tuple(lezing.explanations))
    return law_of, tarieven.tarieven(), sources


def _met_bestanden(text: str) -> tuple[str, dict[str, str]]:
    """The law, and the other files at the end of the text."""
    law, *rest = LOSS.split(text)
    return law, dict(zip(rest[::2], rest[1::2], strict=True))


def versie(text: str) -> Versie:
    """A version of an example municipality with this text (and the files at its end) and nothing else.

    Of a text with two versions it is the new one.
    """
    return toets_van(text).versie


def toets_van(text: str) -> Toets:
    """What lint judges of a text: the version with its source files and, when it is there, the one that it follows."""
    _, *sides = SIDE.split(text)
    texts = dict(zip(sides[::2], sides[1::2], strict=True)) or {"wordt": text}
    assert "wordt" in texts, f"no `versie: wordt` in {text!r}"
    whole, sources = _versie(texts["wordt"])
    buren = [Ontleding(*_versie(texts["buur"]))] if "buur" in texts else []
    earlier = {
        kant: replace(_versie(texts[kant])[0], adres=replace(ADRES, versie=nummer))
        for kant, nummer in LIJN.items()
        if kant in texts
    }
    lijn = {version.adres: version.gegevens for version in (*earlier.values(), whole)}
    return replace(toets(whole, sources, earlier.get("was"), buren), lijngenoten=lijn)


def _versie(text: str) -> tuple[Versie, dict[str, str]]:
    law, tarieven, sources = _gelezen(text, "Proefverordening")
    files = _met_bestanden(text)[1]
    gegevens = Gegevens("proef", "Proefverordening", "Proefverordening")
    if "versie.yaml" in files:
        path = f"{FOLDER}/versie.yaml"
        gegevens = lees_gegevens(geheugen_bron({path: files["versie.yaml"].encode()}), ADRES)
        sources |= {path: files["versie.yaml"]}
    besluit, papers = _besluit(files)
    overheid = Overheid("Voorbeeldstad", "gemeente", "gm9999", Organen("de raad", "het college"))
    if "overheid.yaml" in files:
        path = f"{ADRES.overheid}/overheid.yaml"
        overheid = _overheid(path, files["overheid.yaml"])
        sources |= {path: files["overheid.yaml"]}
    whole = Versie(ADRES, overheid, Lijn("Proefverordening"), gegevens, law, besluit, tarieven=tarieven)
    if "intrekking.yaml" in files:
        whole = _intrekking(whole, files["intrekking.yaml"])
    return whole, sources | papers


def _overheid(path: str, text: str) -> Overheid:
    record, read, problems = lees_record(geheugen_bron({path: text.encode()}), path, Overheid)
    if record is None or read is None:
        raise Refused(problems)
    return replace(record, position=read.plek(()))


def _intrekking(oud: Versie, record: str) -> Versie:
    """The besluit with this record, that only withdraws the version."""
    adres = replace(ADRES, versie="intrekking")
    path = f"{'/'.join((adres.overheid, adres.lijn, adres.versie))}/intrekking.yaml"
    gegevens = lees_intrekking(geheugen_bron({path: record.encode()}), adres)
    return Versie(adres, oud.overheid, oud.lijn, gegevens, Regeling(gegevens.opschrift, "", ()), trekt_in=(oud,))


def _besluit(files: dict[str, str]) -> tuple[Besluit | None, dict[str, str]]:
    papers = {name.removeprefix("besluit/"): text for name, text in files.items() if name.startswith("besluit/")}
    if not papers:
        return None, {}
    sources = {f"{BESLUIT}/{name}": text.strip() + "\n" for name, text in (BESLUIT_RECORD | papers).items()}
    besluit, problems = lees_besluit(
        geheugen_bron({path: content.encode() for path, content in sources.items()}), BESLUIT
    )
    if problems:
        raise Refused(problems)
    return besluit, sources


def uittreksel(text: str) -> Versie:
    """The same, as an excerpt."""
    whole = versie(text)
    return replace(whole, lijn=replace(whole.lijn, uittreksel=True, uittreksel_reden="De bron geeft uittreksels."))


def _pieces(text: str) -> list[tuple[re.Match[str], str]]:
    """Every heading with the text up to the next one; text before the first heading is a mistake in the test."""
    whole = text.strip() + "\n"
    heads = list(PIECE.finditer(whole))
    assert heads and heads[0].start() == 0, f"no heading first in {text!r}"
    ends = [match.start() for match in heads[1:]] + [len(whole)]
    return [(match, whole[match.start("tekst") : end]) for match, end in zip(heads, ends, strict=True)]


def _read_piece(lezing: _Lezing, match: re.Match[str], piece: str) -> None:
    word, name = match["woord"].lower(), match["bestand"]
    if match["woord"] == LEFT_OUT:
        lezing.add(Weggelaten())
    elif word in SOORTEN:
        soort = SOORTEN[word]
        while lezing.open_ and RANK[lezing.open_[-1].soort] >= RANK[soort]:
            lezing.open_.pop()
        kop = lezing.read(
            read_kop, piece, name, lambda kop: f"{slug(Structuur(soort, kop, ()))}/_{word}.md", lezing.folder
        )
        if kop is not None:
            folder = "/".join(filter(None, (lezing.folder, slug(Structuur(soort, kop, ())))))
            container = _Map(soort, kop, folder)
            lezing.add(container)
            lezing.open_.append(container)
    elif word == "bijlage":
        annex = lezing.read(read_bijlage, piece, name, lambda node: f"{slug(node)}.md", "")
        lezing.annexes += [annex] if annex else []
    elif word == "toelichting":
        explanation = lezing.read(read_toelichting, piece, name, lambda node: f"{slug(node)}.md", "")
        lezing.explanations += [explanation] if explanation else []
    else:
        article = lezing.read(read_artikel, piece, name, lambda node: f"{slug(node)}.md", lezing.folder)
        if article is not None:
            lezing.add(replace(article, id=match["id"] or ""))


def _closed(part: Deel) -> Structuur | Artikel | Weggelaten:
    return part.closed() if isinstance(part, _Map) else part

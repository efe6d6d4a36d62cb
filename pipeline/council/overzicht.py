"""The page that lists every document there is, and everything that is still open in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.council.documenten import Document, Open
from pipeline.council.omslag import Huisstijl
from pipeline.council.openbaar import NIETS_OPENBAAR, Openbaar
from pipeline.model import Versie, bindende_stap, vingerafdruk

TEMPLATE = "html/index.html.j2"
OPENBAAR = "openbaar"
"""The folder of a version with what may be made public."""


@dataclass(frozen=True, slots=True)
class DocumentRegel:
    """A document in the list, with its other forms ("pdf", "docx"); PDF/A is only for one whose day is known."""

    naam: str
    bestand: str
    open: tuple[Open, ...]
    gedateerd: bool = False
    vormen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProefRegel:
    """The placeholders of a trial delivery, named so that nobody takes them for facts."""

    oin: str
    bekendmaking: str
    inwerkingtreding: str
    vastgesteld: str


@dataclass(frozen=True, slots=True)
class Onbekend:
    """A fact that publication needs and the data does not hold: its key, and the file it belongs in."""

    sleutel: str
    bestand: str


@dataclass(frozen=True, slots=True)
class VersieRegel:
    """A version in the list; `openbaar` are the papers of its public bundle, `achtergehouden` says which are not.

    `vingerafdruk` is the digest of its whole text; `bevroren` says that its record has a mark of its own for that text.
    """

    versie: str
    pad: str
    titel: str
    status: str
    was: str | None
    uittreksel: str | None
    proef: ProefRegel | None
    onbekend: tuple[Onbekend, ...]
    documenten: tuple[DocumentRegel, ...]
    opmerkingen: tuple[str, ...]
    openbaar: tuple[DocumentRegel, ...] = ()
    achtergehouden: tuple[str, ...] = ()
    vingerafdruk: str = ""
    bevroren: bool = False


@dataclass(frozen=True, slots=True)
class LijnRegel:
    """A lineage in the list; `stand` is "gebouwd", "mislukt" or "niet gebouwd"."""

    overheid: str
    lijn: str
    titel: str
    versies: tuple[VersieRegel, ...]
    stand: str = "gebouwd"


def versie_regel(
    versie: Versie,
    was: Versie | None,
    documents: tuple[Document, ...],
    remarks: tuple[str, ...],
    public: Openbaar = NIETS_OPENBAAR,
) -> VersieRegel:
    """How a version with its documents is listed."""
    adres, gegevens, proef = versie.adres, versie.gegevens, versie.gegevens.proef
    return VersieRegel(
        versie=adres.versie,
        pad=f"{adres.overheid}/{adres.lijn}/{adres.versie}",
        titel=gegevens.citeertitel or gegevens.opschrift or versie.lijn.naam,
        status=str(gegevens.status),
        was=str(was.adres) if was else None,
        uittreksel=versie.lijn.uittreksel_reden if versie.lijn.uittreksel else None,
        proef=ProefRegel(proef.oin, str(proef.datum_bekendmaking), str(proef.inwerkingtreding), str(proef.vastgesteld))
        if proef
        else None,
        onbekend=tuple(onbekend(versie)),
        documenten=tuple(DocumentRegel(doc.naam, doc.bestand, doc.open, doc.gedateerd) for doc in documents),
        opmerkingen=remarks,
        openbaar=tuple(DocumentRegel(doc.naam, f"{OPENBAAR}/{doc.bestand}", ()) for doc in public.stukken),
        achtergehouden=public.achtergehouden,
        vingerafdruk=vingerafdruk(versie.regeling),
        bevroren=bindende_stap(gegevens.levensloop) is not None,
    )


def met_vormen(regel: LijnRegel, bestanden: Collection[str], vormen: Sequence[str]) -> LijnRegel:
    """The lineage with the forms of each document that are among these files."""

    def with_forms(versie: VersieRegel) -> VersieRegel:
        shown = tuple(
            replace(doc, vormen=tuple(vorm for vorm in vormen if f"{versie.pad}/{doc.naam}.{vorm}" in bestanden))
            for doc in versie.documenten
        )
        return replace(versie, documenten=shown)

    return replace(regel, versies=tuple(map(with_forms, regel.versies)))


def onbekend(versie: Versie) -> Iterator[Onbekend]:
    """What publication needs and nobody recorded yet, whether or not a document shows the gap."""
    lijn, gegevens = versie.lijn, versie.gegevens
    known: tuple[tuple[str, tuple[tuple[str, object], ...]], ...] = (
        ("overheid.yaml", (("oin", versie.overheid.oin),)),
        (
            "regeling.yaml",
            (
                ("grondslagen", lijn.grondslagen),
                ("onderwerpen", lijn.onderwerpen),
                ("rechtsgebieden", lijn.rechtsgebieden),
                ("soort_regeling", lijn.soort_regeling),
            ),
        ),
        (
            gegevens.bestand,
            (
                ("vastgesteld", gegevens.vastgesteld),
                ("ondertekend", gegevens.ondertekend),
                ("bekendgemaakt", gegevens.bekendgemaakt),
                ("publicatie", gegevens.publicatie),
                ("inwerkingtreding", gegevens.inwerkingtreding),
            ),
        ),
    )
    for bestand, keys in known:
        for sleutel, value in keys:
            if not value:
                yield Onbekend(sleutel, bestand)


def index(lijnen: tuple[LijnRegel, ...], stijl: Huisstijl) -> str:
    """The index page."""
    return stijl.sjablonen.render(TEMPLATE, {"lijnen": lijnen})

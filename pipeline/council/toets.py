"""What a reviewer is told of a proposed change: per version what this change does, and what keeps it from being right.

Two comparisons matter (decision 12): what this change does to the text of a version, and what that version as a whole
changes in the law that it follows. A reviewer sees the first, the council will see the second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

from pipeline.council.bijlage1 import Bijlage1, ingedeeld
from pipeline.council.documenten import pagina
from pipeline.council.omslag import Huisstijl, omslag
from pipeline.council.vergelijking import NAAM, inside
from pipeline.formats.html.read import lees_blad
from pipeline.formats.html.waswordt import Context, WasWordtBlok, Zijden, sleutel
from pipeline.formats.markdown.blad import schrijf_wijzigingen
from pipeline.model import (
    TITELS,
    ZONDER_REDEN,
    Adres,
    Comparison,
    Finding,
    Gegevens,
    Indeling,
    Position,
    Problem,
    Soort,
    Status,
    Versie,
)

REDEN_NODIG = (Status.CONCEPT, Status.AANGEBODEN)
"""What is not decided yet has to say why it changes; of older law that was taken over nobody may know."""
ANDERS = frozenset({Soort.GEWIJZIGD, Soort.VERVANGEN, Soort.GESPLITST, Soort.SAMENGEVOEGD})


class Ingreep(StrEnum):
    """What a change does with a version."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    VERWIJDERD = "verwijderd"


class Wat(StrEnum):
    """What happens to a provision, as a reader counts it; one may be counted under several."""

    GEWIJZIGD = "gewijzigd"
    NIEUW = "nieuw"
    VERVALLEN = "vervallen"
    VERNUMMERD = "vernummerd"
    VERPLAATST = "verplaatst"


@dataclass(frozen=True, slots=True)
class Bepaling:
    """A provision that this change touches; `tekst` is its old and new text as Markdown.

    `sleutel` is the name of the file that its onderbouwing has.
    """

    naam: str
    opschrift: str
    sleutel: str
    eenheid: str
    wat: tuple[Wat, ...]
    tekst: str


@dataclass(frozen=True, slots=True)
class Gegeven:
    """A fact in `versie.yaml` that changes: what it was and what it becomes, "" for unknown."""

    sleutel: str
    was: str
    wordt: str


@dataclass(frozen=True, slots=True)
class Redenloos:
    """A provision of which the onderbouwing is due and not there; `sleutel` is the name that its file has."""

    naam: str
    sleutel: str


@dataclass(frozen=True, slots=True)
class Geheel:
    """What the version as a whole changes in the version that it follows.

    `zelfde` says that this change is all of it. `zonder_reden` are the provisions that this change leaves alone and of
    which the onderbouwing is due; `losse_redenen` the onderbouwingen that belong to no change.
    """

    was: str
    aantal: int
    zelfde: bool
    zonder_reden: tuple[str, ...] = ()
    losse_redenen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Versietoets:
    """What there is to say of a version.

    `naast` is the version that a new one is compared with, None when it follows none. `trekt_in` are the versions that
    it withdraws without a text of its own. `gegevens` are the facts that
    change, `bestanden` the other files that do. `bevindingen` are those that this change brings, `opgelost` counts
    those it ends. `zonder_reden` are the provisions of this change that still need an onderbouwing, and those that lose
    it here. `achter` says that the version meanwhile changed in the branch that this change goes to,
    `vraagt_antwoord` that one of the findings is more than a hint.
    """

    adres: Adres
    titel: str
    ingreep: Ingreep
    status: Status | None = None
    naast: str | None = None
    trekt_in: tuple[str, ...] = ()
    bepalingen: tuple[Bepaling, ...] = ()
    alleen_opmaak: tuple[str, ...] = ()
    indeling: Indeling = Indeling.W1
    gegevens: tuple[Gegeven, ...] = ()
    bestanden: tuple[str, ...] = ()
    geheel: Geheel | None = None
    bevindingen: tuple[Finding, ...] = ()
    opgelost: int = 0
    zonder_reden: tuple[Redenloos, ...] = ()
    bevroren: tuple[Finding, ...] = ()
    strijdig: tuple[Finding, ...] = ()
    problemen: tuple[Problem, ...] = ()
    achter: bool = False
    vraagt_antwoord: bool = False

    @property
    def geblokkeerd(self) -> bool:
        """Whether something has to be done before this change is right."""
        return bool(self.problemen or self.bevroren or self.zonder_reden or self.vraagt_antwoord)

    @property
    def open_bevindingen(self) -> tuple[Finding, ...]:
        """The findings of this change that no afwijking answers."""
        return tuple(finding for finding in self.bevindingen if not finding.afwijking)

    @property
    def beantwoord(self) -> tuple[Finding, ...]:
        """Those that one does: the reviewer judges its reason."""
        return tuple(finding for finding in self.bevindingen if finding.afwijking)

    @property
    def artikelen(self) -> Mapping[Wat, int]:
        """How many articles are changed, new and so on."""
        return geteld(bepaling for bepaling in self.bepalingen if bepaling.eenheid == "artikel")

    @property
    def overige(self) -> Mapping[Wat, int]:
        """The same of everything that is no article."""
        return geteld(bepaling for bepaling in self.bepalingen if bepaling.eenheid != "artikel")


@dataclass(frozen=True, slots=True)
class Toets:
    """The review of a change: what it was compared with (as the user names it), and every version it touches."""

    basis: str
    versies: tuple[Versietoets, ...]

    @property
    def onleesbaar(self) -> bool:
        """Whether something could not be read, so that nobody knows all that changes."""
        return bool(self.alle_problemen)

    @property
    def alle_problemen(self) -> tuple[Problem, ...]:
        """What could not be read, once each."""
        return tuple(dict.fromkeys(problem for versie in self.versies for problem in versie.problemen))

    @property
    def geblokkeerd(self) -> bool:
        """Whether something has to be done before this change is right."""
        return self.onleesbaar or any(versie.geblokkeerd for versie in self.versies)


def geteld(bepalingen: Iterable[Bepaling]) -> Mapping[Wat, int]:
    """How often each thing happens, in a fixed order."""
    counts = Counter(wat for bepaling in bepalingen for wat in bepaling.wat)
    return {wat: counts[wat] for wat in Wat if counts[wat]}


def indeling_van(versie: Versie) -> Indeling:
    """The layout of bijlage 1, in which the change is shown too."""
    return versie.besluit.gegevens.indeling if versie.besluit else Indeling.W1


def getoonde(
    versie: Versie, voor: Versie, comparison: Comparison, stijl: Huisstijl
) -> tuple[tuple[Bepaling, ...], tuple[str, ...]]:
    """The provisions that a comparison changes, each with its text, and the names of those that only look different."""
    sides = Zijden(lambda path: None, lambda path: None, inside(voor), inside(versie))
    annex = ingedeeld(versie, comparison, stijl, Context.LID, indeling_van(versie), sides)
    texts = _teksten(annex, versie, voor, stijl) if annex.wijzigingen else {}
    provisions = tuple(
        Bepaling(
            change.blok.naam,
            change.blok.opschrift or change.blok.naam,
            change.blok.sleutel,
            "titel" if change.blok.soort in TITELS else change.blok.eenheid,
            wat_er_gebeurt(change.blok),
            texts.get(change.blok.anker, ""),
        )
        for change in annex.wijzigingen
    )
    return provisions, annex.alleen_opmaak


def _teksten(annex: Bijlage1, versie: Versie, voor: Versie, stijl: Huisstijl) -> Mapping[str, str]:
    """Each change as Markdown, by its anchor: the same words as the page of the comparison, a table at a time."""
    context = {"omslag": omslag(versie, voor), "bijlage1": annex, "wordt": versie.gegevens}
    page = pagina(NAAM, context, stijl)
    return schrijf_wijzigingen(lees_blad(page.html, Position(f"templates/html/{NAAM}.html.j2")))


def wat_er_gebeurt(blok: WasWordtBlok) -> tuple[Wat, ...]:
    """What happens to a provision, in a fixed order."""
    kinds = set(blok.soorten)
    happens = {
        Wat.GEWIJZIGD: bool(kinds & (ANDERS | TITELS)),
        Wat.NIEUW: Soort.NIEUW in kinds,
        Wat.VERVALLEN: Soort.VERVALLEN in kinds,
        Wat.VERNUMMERD: Soort.VERNUMMERD in kinds,
        Wat.VERPLAATST: Soort.VERPLAATST in kinds,
    }
    return tuple(wat for wat in Wat if happens[wat])


def zonder_redenen(versie: Versie, comparison: Comparison) -> Mapping[str, str]:
    """The provisions that a version as a whole changes without an onderbouwing that is due, by its name.

    Of what was decided long ago nobody has to give a reason.
    """
    if versie.besluit is None and versie.gegevens.status not in REDEN_NODIG:
        return {}
    there = {reason.wijziging.casefold() for reason in (versie.besluit.onderbouwingen if versie.besluit else ())}
    due = [change for change in comparison.wijzigingen if change.soort not in {*ZONDER_REDEN, Soort.OPMAAK}]
    return {sleutel(change): change.naam for change in due if sleutel(change).casefold() not in there}


def losse_redenen(versie: Versie, comparison: Comparison) -> tuple[str, ...]:
    """The onderbouwingen that belong to no change."""
    names = {sleutel(change).casefold() for change in comparison.wijzigingen if change.soort is not Soort.OPMAAK}
    reasons = versie.besluit.onderbouwingen if versie.besluit else ()
    return tuple(reason.wijziging for reason in reasons if reason.wijziging.casefold() not in names)


def andere_gegevens(voor: Gegevens, na: Gegevens) -> tuple[Gegeven, ...]:
    """The facts that differ between two records, by their keys."""
    names = [part.name for part in fields(Gegevens) if part.compare]
    pairs = ((name, getattr(voor, name), getattr(na, name)) for name in names)
    return tuple(Gegeven(name, _getoond(was), _getoond(wordt)) for name, was, wordt in pairs if was != wordt)


def _getoond(value: object) -> str:
    """A fact in a few words; of a record its first two facts, which name it."""
    if isinstance(value, tuple):
        return ", ".join(map(_getoond, value))
    if is_dataclass(value):
        facts = (getattr(value, part.name) for part in fields(value)[:2])
        return " ".join(str(fact) for fact in facts if fact is not None)
    return "" if value is None else str(value)

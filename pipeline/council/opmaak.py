"""`huisstijl.yaml`: colours, logo, fonts and address line of a house style, each checked before a paper is made."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz, process

from pipeline.council.lettertype import families
from pipeline.council.logo import wrong_logo
from pipeline.model import Problem
from pipeline.model.blad import Bestand, Opmaak
from pipeline.model.kleur import KLEUR, LEESBAAR, VLAK, WIT, contrast, tint
from pipeline.store.bestand import lees_record
from pipeline.store.bronnen import Bron
from pipeline.store.yaml import Ontleed, Pad

BESTAND = "huisstijl.yaml"
LETTERNAAM = re.compile(r"\w[\w .+-]*")


@dataclass(frozen=True, slots=True)
class Kleuren:
    """The colours that a municipality chooses; None keeps the colour of the style below."""

    accent: str | None = None
    weg: str | None = None
    bij: str | None = None


@dataclass(frozen=True, slots=True)
class Stijlgegevens:
    """What `huisstijl.yaml` may say; file names are of files beside it. What it leaves out stays as it was."""

    kleuren: Kleuren = Kleuren()
    logo: str | None = None
    logo_alt: str | None = None
    lettertype: str | None = None
    lettertypen: tuple[str, ...] = ()
    adresregel: str | None = None


@dataclass(frozen=True, slots=True)
class Gelezen:
    """The look that a `huisstijl.yaml` makes, the files it names, and everything that is wrong with it."""

    opmaak: Opmaak
    genoemd: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def lees_opmaak(bron: Bron, folder: str, onder: Opmaak) -> Gelezen:
    """The look that `huisstijl.yaml` in the folder makes of the one below it; that one itself when there is no file."""
    path = f"{folder}/{BESTAND}"
    if path not in bron:
        return Gelezen(onder)
    gegevens, read, problems = lees_record(bron, path, Stijlgegevens)
    if gegevens is None or read is None:
        return Gelezen(onder, problems=problems)
    lezer = _Lezer(bron, folder, read)
    opmaak = lezer.letters(gegevens, lezer.logo(gegevens, lezer.kleuren(gegevens.kleuren, onder)))
    opmaak = replace(opmaak, adresregel=gegevens.adresregel or onder.adresregel)
    named = (*gegevens.lettertypen, *((gegevens.logo,) if gegevens.logo else ()))
    return Gelezen(opmaak, frozenset(named), tuple(sorted(lezer.problems, key=lambda problem: problem.position)))


@dataclass(frozen=True, slots=True)
class _Lezer:
    """Reads the parts of one file, each over the look below it; gathers what is wrong."""

    bron: Bron
    folder: str
    read: Ontleed
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, pad: Pad, message: str, advice: str) -> None:
        self.problems.append(Problem(message, self.read.plek(pad), advice))

    def kleuren(self, kleuren: Kleuren, onder: Opmaak) -> Opmaak:
        return replace(
            onder,
            accent=self.kleur("accent", kleuren.accent, onder.accent),
            weg=self.kleur("weg", kleuren.weg, onder.weg),
            bij=self.kleur("bij", kleuren.bij, onder.bij),
        )

    def kleur(self, naam: str, gekozen: str | None, onder: str) -> str:
        """The chosen colour when text in it can be read on every ground that it stands on."""
        pad = ("kleuren", naam)
        if gekozen is None:
            if pad in self.read.sleutels:
                advice = 'Zet een kleur tussen aanhalingstekens, want na # leest YAML niet verder: “"#17456f"”.'
                self.wrong(pad, f"Bij {naam} staat geen kleur.", advice)
            return onder
        if not KLEUR.fullmatch(gekozen):
            self.wrong(pad, f"“{gekozen}” is geen kleur.", 'Schrijf zes cijfers of letters a tot f: "#17456f".')
            return onder
        grond = {"wit": WIT, "lichtgrijs": VLAK} if naam == "accent" else {"wit": WIT, "de eigen tint": tint(gekozen)}
        for woord, onderkleur in grond.items():
            ratio = contrast(gekozen, onderkleur)
            if ratio < LEESBAAR:
                shown = f"{int(ratio * 100) / 100:.2f}".replace(".", ",")
                message = (
                    f"De kleur {naam} ({gekozen}) is te licht om te lezen: het contrast op {woord} is {shown} : 1."
                )
                self.wrong(pad, message, "Kies een donkerder kleur: WCAG vraagt ten minste 4,5 : 1.")
                return onder
        return gekozen.lower()

    def logo(self, gegevens: Stijlgegevens, onder: Opmaak) -> Opmaak:
        if gegevens.logo is None:
            if gegevens.logo_alt is not None:
                self.wrong(("logo_alt",), "Er is wel een logo_alt, maar geen logo.", "Voeg `logo: …` toe.")
            return onder
        found = self.bestand(("logo",), gegevens.logo)
        if found is not None and (reason := wrong_logo(gegevens.logo, found.inhoud)):
            self.wrong(
                ("logo",), f"Het logo “{gegevens.logo}” {reason}", "Bewaar het opnieuw, of kies een ander bestand."
            )
        if not (gegevens.logo_alt or "").strip():
            advice = "Voeg `logo_alt: Logo van de gemeente …` toe; een schermlezer leest het voor."
            self.wrong(("logo",), "Het logo heeft geen tekst voor wie het niet ziet.", advice)
        return replace(onder, logo=found, logo_alt=(gegevens.logo_alt or "").strip())

    def letters(self, gegevens: Stijlgegevens, onder: Opmaak) -> Opmaak:
        naam = gegevens.lettertype
        if naam is None:
            if gegevens.lettertypen:
                advice = "Voeg `lettertype: …` toe, met de naam van het lettertype."
                self.wrong(
                    ("lettertypen",), "Er zijn wel lettertypen, maar niet gezegd is welke wordt gebruikt.", advice
                )
            return onder
        if not LETTERNAAM.fullmatch(naam):
            self.wrong(
                ("lettertype",), f"“{naam}” is geen naam van een lettertype.", "Noem er één, met alleen zijn naam."
            )
        if not gegevens.lettertypen:
            advice = "Voeg `lettertypen: [naam.ttf, …]` toe en zet de bestanden ernaast; de PDF heeft ze nodig."
            self.wrong(("lettertype",), f"De bestanden van het lettertype “{naam}” zijn niet genoemd.", advice)
        files = [self.font(("lettertypen", index), name) for index, name in enumerate(gegevens.lettertypen)]
        known = {family for _, names in files for family in names}
        if all(names for _, names in files) and known and naam not in known:
            advice = f"Schrijf de naam zoals die in de bestanden staat: {', '.join(sorted(known))}."
            self.wrong(("lettertype",), f"Geen van de bestanden is het lettertype “{naam}”.", advice)
        return replace(onder, lettertype=naam, lettertypen=tuple(file for file, _ in files if file is not None))

    def font(self, pad: Pad, name: str) -> tuple[Bestand | None, frozenset[str]]:
        """A font file, and the families in it."""
        found = self.bestand(pad, name)
        if found is None:
            return None, frozenset()
        names = families(found.inhoud)
        if isinstance(names, str):
            self.wrong(pad, f"Het bestand “{name}” {names}", "Kies een ander bestand, of haal het opnieuw op.")
            return found, frozenset()
        return found, names

    def bestand(self, pad: Pad, name: str) -> Bestand | None:
        """The file of this name beside `huisstijl.yaml`."""
        path = f"{self.folder}/{name}"
        if "/" not in name and path in self.bron:
            return Bestand(name, self.bron[path])
        here = [other.rpartition("/")[2] for other in self.bron if other.rpartition("/")[0] == self.folder]
        near = process.extractOne(name, sorted(here), scorer=fuzz.ratio, score_cutoff=60)
        advice = f"Bedoelt u “{near[0]}”?" if near else f"Zet het naast {BESTAND}."
        self.wrong(pad, f"Het bestand “{name}” staat niet in {self.folder}/.", advice)
        return None

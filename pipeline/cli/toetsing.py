"""Review two states of a data root: read what differs, compare and judge it; what is equal is not read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.cli.bewezen import bewezen_vergelijking
from pipeline.cli.sjablonen import load_styles
from pipeline.compare.wijziging import zichtbaar
from pipeline.council.omslag import Huisstijl
from pipeline.council.toets import (
    Geheel,
    Ingreep,
    Redenloos,
    Toets,
    Versietoets,
    andere_gegevens,
    getoonde,
    indeling_van,
    losse_redenen,
    zonder_redenen,
)
from pipeline.lint import Ontleding, Verandering, checks, findings_in, vraagt_antwoord
from pipeline.lint import Toets as Linttoets
from pipeline.lint.achterblijvers import vernummerde_bepalingen
from pipeline.lint.leeszaal import Bronteksten, buren_van
from pipeline.lint.nieuw import Vondst, hernoemde_bestanden, nieuwe, vondsten
from pipeline.model import Adres, Comparison, Finding, Refused, Versie
from pipeline.model.stappen import REGEL as STAPPEN
from pipeline.store.bevroren import bevroren_geraakt, bevroren_verwijderd
from pipeline.store.bronnen import Bron, map_bron
from pipeline.store.lezen import map_van, voorgangers
from pipeline.store.revisies import gemeenschappelijk_begin, git_bron, git_bron_of_leeg
from pipeline.store.tekstmerk import REGEL as BEVROREN
from pipeline.store.verschillen import Verschil, verschillen
from pipeline.store.vinden import laad_besluit

VAST = (BEVROREN, STAPPEN)
STRIJDIG = "WW-04"
"""The rule that finds a change called technisch which is not."""
ZONDER_REDEN = "WW-03"
"""The rule that asks for an onderbouwing per change; a review tells that by itself, of the changes that are its own."""
KOP = "HEAD"
VOOR_ALLEN = ""
"""Instead of an authority: the style for all of them."""
COMMIT, SHORT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}"), 10
"""The whole name of a commit, and how much of it a reader is shown."""


@dataclass(frozen=True, slots=True)
class Zijden:
    """The two states: where this change began and what it is now, and the versions that differ between them.

    Both name their files as they lie on disk, so that a text which both have is read once. `achter` are the versions
    that meanwhile changed in the branch that this change goes to. `stijlen` are the house styles by authority, and
    under "" the one for all, which sets the comment; one that can't be used is the reason why.
    """

    voor: Bron
    na: Bron
    verschillen: tuple[Verschil, ...]
    achter: frozenset[Adres]
    stijlen: Mapping[str, Huisstijl | Refused]
    gelezen: dict[tuple[int, Adres], Ontleding] = field(default_factory=dict)

    def lees(self, bron: Bron, adres: Adres) -> Ontleding:
        """A version of either state, read once: it may be reviewed itself, be followed by another and not differ."""
        here = bron if any(one.adres == adres for one in self.verschillen) else self.na
        key = (id(here), adres)
        if key not in self.gelezen:
            self.gelezen[key] = Ontleding(laad_besluit(here, adres), Bronteksten(here))
        return self.gelezen[key]

    def stijl(self, overheid: str) -> Huisstijl:
        """The house style of an authority; refused when it can't be used."""
        found = self.stijlen[overheid]
        if isinstance(found, Refused):
            raise found
        return found

    def lint(self, bron: Bron, wat: Ontleding) -> Linttoets:
        """A version with the one that it follows in the same state, and other regulations where a rule looks at them.

        That is where numbers change, which others may name, and where the text amends others itself.
        """
        earlier = voorgangers(bron, wat.versie)
        change = Verandering(self.lees(bron, earlier[0]), wat) if earlier else None
        if not wat.wijzigingsartikelen and not (change and vernummerde_bepalingen(change)):
            return Linttoets(wat, change, (), True)
        found: list[Ontleding] = []
        wanted = tuple(buren_van(bron, wat.versie.adres))
        for ander in wanted:
            with suppress(Refused):  # `renvooi lint` tells what is wrong in a regulation that nobody changes here
                found.append(self.lees(bron, ander))
        return Linttoets(wat, change, tuple(found), len(found) == len(wanted))


def zijden(root: Path, basis: str, kop: str | None) -> Zijden:
    """The states to review: what is on disk, or the revision `kop`, against where it left the branch `basis`."""
    begin = gemeenschappelijk_begin(root, basis, kop or KOP)
    voor, tak = (git_bron_of_leeg(root, revision, basis) for revision in (begin, basis))
    na = map_bron(root) if kop is None else git_bron(root, kop)
    behind = frozenset(one.adres for one in verschillen(voor, tak))
    plain_na = replace(na, revisie=None)
    changed = verschillen(voor, na)
    styles = load_styles(root, {VOOR_ALLEN, *(one.adres.overheid for one in changed)})
    return Zijden(_voor(voor, plain_na, changed), plain_na, changed, behind, styles)


def _voor(voor: Bron, na: Bron, changed: Sequence[Verschil]) -> Bron:
    """Where the change began, of which a file that did not differ is read from disk: Git hands them out one by one."""
    differ = {f"{map_van(one.adres)}/{name}" for one in changed for name in one.bestanden}
    differ |= {name for one in changed for name in one.erboven}

    def read(path: str) -> bytes:
        return na[path] if path in na and path not in differ else voor[path]

    return replace(voor, paden={path: path for path in voor.paden}, lees=read, revisie=None)


def toets(sides: Zijden, basis: str) -> Toets:
    """The review of all that changed; a version that can't be read doesn't hide the others."""
    found = (replace(_versie(sides, one), achter=one.adres in sides.achter) for one in sides.verschillen)
    return Toets(basis[:SHORT] if COMMIT.fullmatch(basis) else basis, tuple(found))


def _versie(sides: Zijden, one: Verschil) -> Versietoets:
    ingreep = Ingreep.VERWIJDERD if not one.is_er else Ingreep.GEWIJZIGD if one.was_er else Ingreep.NIEUW
    empty = Versietoets(one.adres, str(one.adres), ingreep)
    voor = _zoals_het_was(sides, one.adres) if one.was_er else None
    if not one.is_er:
        frozen = tuple(bevroren_verwijderd(voor)) if voor else ()
        return replace(empty, titel=_titel(voor) or empty.titel, bevroren=frozen)
    try:
        return _beoordeeld(sides, one, empty, voor, sides.lees(sides.na, one.adres))
    except Refused as refused:
        return replace(empty, problemen=refused.problems)


def _zoals_het_was(sides: Zijden, adres: Adres) -> Versie | None:
    """The version as it was; None when it could not be read, which is no concern of who mends it."""
    with suppress(Refused):
        return sides.lees(sides.voor, adres).versie
    return None


def _beoordeeld(sides: Zijden, one: Verschil, empty: Versietoets, voor: Versie | None, wat: Ontleding) -> Versietoets:
    what, na = sides.lint(sides.na, wat), wat.versie
    was = what.verandering.was.versie if what.verandering else None
    naast, change = _naast(one, voor, was, na)
    part = voor is not None and was is not None and voor.regeling != was.regeling
    # Of a whole that is not shown only the names of the provisions are told, and nobody has to prove those.
    whole = None if what.verandering is None else what.verandering.comparison if part else change
    shown = getoonde(na, naast, change, sides.stijl(na.adres.overheid)) if naast and change else ((), ())
    found = findings_in(what, checks())
    fresh, solved = nieuwe(_eerder(sides, voor, was), _nu(sides.na, found, naast, change, na))
    fresh = tuple(finding for finding in fresh if finding.rule not in (*VAST, STRIJDIG))
    strijdig = _van(found, STRIJDIG)
    due = _zonder_antwoord(zonder_redenen(na, whole) if whole else {}, found)
    fresh = tuple(finding for finding in fresh if not any(_vraagt_reden(finding, key) for key in due))
    here = {provision.sleutel for provision in shown[0]} | _weggehaald(voor, na)
    frozen = tuple(bevroren_geraakt(voor, na)) if voor else ()
    return replace(
        empty,
        titel=_titel(na) or empty.titel,
        status=na.gegevens.status,
        trekt_in=tuple(str(oud.adres) for oud in na.trekt_in),
        naast=str(was.adres) if was and naast is was else None,
        bepalingen=shown[0],
        alleen_opmaak=shown[1],
        indeling=indeling_van(na),
        gegevens=andere_gegevens(voor.gegevens, na.gegevens) if voor else (),
        bestanden=_overige(one, {provision.sleutel for provision in shown[0]}) if voor else (),
        geheel=_geheel(na, was, whole, not part, due, here) if was and whole else None,
        bevindingen=fresh,
        opgelost=solved,
        bevroren=tuple(dict.fromkeys((*frozen, *_van(found, *VAST)))),
        strijdig=strijdig,
        zonder_reden=tuple(Redenloos(name, key) for key, name in due.items() if key in here),
        vraagt_antwoord=vraagt_antwoord((*fresh, *strijdig)),
    )


def _zonder_antwoord(due: Mapping[str, str], found: Sequence[Finding]) -> Mapping[str, str]:
    """The reasons that are due, but for those that the version says it can do without."""
    answered = [finding for finding in found if finding.afwijking]
    return {key: name for key, name in due.items() if not any(_vraagt_reden(finding, key) for finding in answered)}


def _vraagt_reden(finding: Finding, sleutel: str) -> bool:
    return finding.rule == ZONDER_REDEN and f"onderbouwing/{sleutel}.md" in finding.message


def _naast(
    one: Verschil, voor: Versie | None, was: Versie | None, na: Versie
) -> tuple[Versie | None, Comparison | None]:
    """What this change is compared with, and what it changes: in the version as it was, or in the law it follows."""
    if voor is None:
        return was, bewezen_vergelijking(was, na) if was else None
    unedited = was is not None and voor.regeling == was.regeling
    return voor, bewezen_vergelijking(voor, na) if one.in_tekst() or unedited else None


def _geheel(na: Versie, was: Versie, whole: Comparison, zelfde: bool, due: Mapping[str, str], here: Set[str]) -> Geheel:
    return Geheel(
        was=str(was.adres),
        aantal=sum(zichtbaar(change) for change in whole.wijzigingen),
        zelfde=zelfde,
        zonder_reden=tuple(name for key, name in due.items() if key not in here),
        losse_redenen=losse_redenen(na, whole),
    )


def _eerder(sides: Zijden, voor: Versie | None, was: Versie | None) -> tuple[Vondst, ...]:
    """What was found before: in the version as it was, of a new one in the version that it follows."""
    bron, versie = (sides.voor, voor) if voor else (sides.na, was)
    if versie is None:
        return ()
    what = sides.lees(bron, versie.adres)
    before = Linttoets(what)
    with suppress(Refused):
        before = sides.lint(bron, what)
    if voor is None:  # what its own predecessor became is no finding that a copy solves
        before = replace(before, verandering=None)
    return vondsten(bron, findings_in(before, checks()), map_van(versie.adres))


def _nu(
    bron: Bron, found: Sequence[Finding], naast: Versie | None, change: Comparison | None, na: Versie
) -> tuple[Vondst, ...]:
    """What is found now, each in the file that its provision was in before."""
    names: dict[str, str] = {}
    if naast is not None and change is not None:
        here, there = f"{map_van(na.adres)}/", f"{map_van(naast.adres)}/"
        for new, old in hernoemde_bestanden(change, naast.regeling, na.regeling):
            names[new.removeprefix(here)] = old.removeprefix(there)
    return vondsten(bron, found, map_van(na.adres), names)


def _weggehaald(voor: Versie | None, na: Versie) -> frozenset[str]:
    """The onderbouwingen that this change takes away."""
    before, after = (_onderbouwd(versie) for versie in (voor, na))
    return before - after


def _onderbouwd(versie: Versie | None) -> frozenset[str]:
    reasons = versie.besluit.onderbouwingen if versie and versie.besluit else ()
    return frozenset(reason.wijziging.casefold() for reason in reasons)


def _overige(one: Verschil, getoond: Set[str]) -> tuple[str, ...]:
    """The files beside the text and its record that changed; an onderbouwing is told with its provision."""
    told = {f"besluit/onderbouwing/{sleutel.casefold()}.md" for sleutel in getoond}
    papers = (name for name in one.bestanden if name.startswith("besluit/") and name not in told)
    return (*papers, *one.erboven)


def _van(found: Sequence[Finding], *rules: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in found if finding.rule in rules)


def _titel(versie: Versie | None) -> str:
    return versie.gegevens.citeertitel or versie.gegevens.opschrift if versie else ""

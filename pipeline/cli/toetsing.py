"""Review two states of a data root: read what differs, compare and judge it; what is equal is not read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.cli.bewezen import bewezen_vergelijking
from pipeline.cli.sjablonen import load_templates
from pipeline.cli.stappen import map_van
from pipeline.cli.toetsen import Leeszaal, toets_van
from pipeline.compare.wijziging import zichtbaar
from pipeline.council.omslag import Huisstijl, huisstijl
from pipeline.council.toets import (
    Geheel,
    Ingreep,
    Redenloos,
    Toets,
    Versietoets,
    andere_gegevens,
    getoonde,
    losse_redenen,
    zonder_redenen,
)
from pipeline.lint import checks, findings_in, vraagt_antwoord
from pipeline.lint.nieuw import Vondst, hernoemde_bestanden, nieuwe, vondsten
from pipeline.model import Adres, Comparison, Finding, Refused, Versie
from pipeline.model.stappen import REGEL as STAPPEN
from pipeline.store.bevroren import bevroren_geraakt, bevroren_verwijderd
from pipeline.store.bronnen import Bron, map_bron
from pipeline.store.lezen import voorgangers
from pipeline.store.revisies import gemeenschappelijk_begin, git_bron, git_bron_of_leeg
from pipeline.store.tekstmerk import REGEL as BEVROREN
from pipeline.store.verschillen import Verschil, verschillen

VAST = (BEVROREN, STAPPEN)
STRIJDIG = "WW-04"
"""The rule that finds a change called technisch which is not."""
KOP = "HEAD"
COMMIT, SHORT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}"), 10
"""The whole name of a commit, and how much of it a reader is shown."""


@dataclass(frozen=True, slots=True)
class Zijden:
    """The two states: where this change began and what it is now, and the versions that differ between them.

    Both name their files as they lie on disk, so that a text which both have is read once. `achter` are the versions
    that meanwhile changed in the branch that this change goes to. `stijl` gives the house style of an authority.
    """

    voor: Bron
    na: Bron
    verschillen: tuple[Verschil, ...]
    achter: frozenset[Adres]
    stijl: Callable[[str], Huisstijl]
    zaal: Leeszaal = field(default_factory=Leeszaal)


def zijden(root: Path, basis: str, kop: str | None) -> Zijden:
    """The states to review: what is on disk, or the revision `kop`, against where it left the branch `basis`."""
    begin = gemeenschappelijk_begin(root, basis, kop or KOP)
    known: dict[str, Huisstijl] = {}

    def style(overheid: str) -> Huisstijl:
        if overheid not in known:
            known[overheid] = huisstijl(load_templates(root, overheid))
        return known[overheid]

    voor, tak = (git_bron_of_leeg(root, revision, basis) for revision in (begin, basis))
    na = map_bron(root) if kop is None else git_bron(root, kop)
    behind = frozenset(one.adres for one in verschillen(voor, tak))
    plain_voor, plain_na = (replace(bron, revisie=None) for bron in (voor, na))
    return Zijden(plain_voor, plain_na, verschillen(voor, na), behind, style)


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
        return _beoordeeld(sides, one, empty, voor, sides.zaal.lees(sides.na, one.adres))
    except Refused as refused:
        return replace(empty, problemen=refused.problems)


def _zoals_het_was(sides: Zijden, adres: Adres) -> Versie | None:
    """The version as it was; None when it could not be read, which is no concern of who mends it."""
    with suppress(Refused):
        return sides.zaal.lees(sides.voor, adres)
    return None


def _beoordeeld(sides: Zijden, one: Verschil, empty: Versietoets, voor: Versie | None, na: Versie) -> Versietoets:
    earlier = voorgangers(sides.na, na)
    was = sides.zaal.lees(sides.na, earlier[0]) if earlier else None
    whole = bewezen_vergelijking(was, na) if was else None
    naast, change = _naast(one, voor, was, na, whole)
    shown = getoonde(na, naast, change, sides.stijl(na.adres.overheid)) if naast and change else ((), ())
    found = _bevindingen(sides.zaal, sides.na, na)
    fresh, solved = nieuwe(_eerder(sides, voor, was), _nu(sides.na, found, naast, change, na))
    fresh = tuple(finding for finding in fresh if finding.rule not in (*VAST, STRIJDIG))
    strijdig = _van(found, STRIJDIG)
    due = zonder_redenen(na, whole) if whole else {}
    here = {provision.sleutel for provision in shown[0]} | _weggehaald(voor, na)
    frozen = tuple(bevroren_geraakt(voor, na)) if voor else ()
    return replace(
        empty,
        titel=_titel(na) or empty.titel,
        status=na.gegevens.status,
        naast=str(was.adres) if was and naast is was else None,
        bepalingen=shown[0],
        alleen_opmaak=shown[1],
        gegevens=andere_gegevens(voor.gegevens, na.gegevens) if voor else (),
        bestanden=_overige(one) if voor else (),
        geheel=_geheel(na, was, whole, change is whole, due, here) if was and whole else None,
        bevindingen=fresh,
        opgelost=solved,
        bevroren=tuple(dict.fromkeys((*frozen, *_van(found, *VAST)))),
        strijdig=strijdig,
        zonder_reden=tuple(Redenloos(name, key) for key, name in due.items() if key in here),
        vraagt_antwoord=vraagt_antwoord((*fresh, *strijdig)),
    )


def _bevindingen(zaal: Leeszaal, bron: Bron, versie: Versie) -> tuple[Finding, ...]:
    """All that lint finds in a version, as far as what stands around it can be read: `renvooi lint` tells the rest."""
    what, _ = toets_van(zaal, bron, versie.adres, checks())
    return findings_in(what, checks())


def _naast(
    one: Verschil, voor: Versie | None, was: Versie | None, na: Versie, whole: Comparison | None
) -> tuple[Versie | None, Comparison | None]:
    """What this change is compared with, and what it changes: in the version as it was, or in the law it follows."""
    if voor is None:
        return was, whole
    if was is not None and voor.regeling == was.regeling:
        return voor, whole
    return voor, bewezen_vergelijking(voor, na) if one.in_tekst() else None


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
    return vondsten(bron, _bevindingen(sides.zaal, bron, versie), map_van(versie.adres))


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


def _overige(one: Verschil) -> tuple[str, ...]:
    """The files beside the text and its record that changed; a reason is told with its provision."""
    return (*(name for name in one.bestanden if name.startswith("besluit/")), *one.erboven)


def _van(found: Sequence[Finding], *rules: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in found if finding.rule in rules)


def _titel(versie: Versie | None) -> str:
    return versie.gegevens.citeertitel if versie else ""

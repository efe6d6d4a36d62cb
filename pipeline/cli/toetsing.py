"""Review two states of a data root: read what differs, compare and judge it; what is equal is not read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.cli.bewezen import bewezen_vergelijking
from pipeline.cli.sjablonen import load_templates
from pipeline.cli.stappen import map_van
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
from pipeline.lint import checks, findings
from pipeline.lint.nieuw import Vondst, hernoemde_bestanden, kaal, nieuwe, vondsten
from pipeline.model import Adres, Comparison, Finding, Problem, Refused, Versie
from pipeline.model.stappen import REGEL as STAPPEN
from pipeline.store.bevroren import bevroren_geraakt, bevroren_verwijderd
from pipeline.store.bronnen import Bron, map_bron
from pipeline.store.lezen import laad, voorgangers
from pipeline.store.revisies import gemeenschappelijk_begin, git_bron, git_bron_of_leeg
from pipeline.store.tekstmerk import REGEL as BEVROREN
from pipeline.store.verschillen import Verschil, verschillen

VAST = (BEVROREN, STAPPEN)
STRIJDIG = "WW-04"
"""The rule that finds a change called technisch which is not."""
KOP = "HEAD"


@dataclass(frozen=True, slots=True)
class Zijden:
    """The two states: where this change began, what it is now, and (`tak`) where the branch it goes to is now.

    `stijl` gives the house style of an authority.
    """

    voor: Bron
    na: Bron
    tak: Bron
    stijl: Callable[[str], Huisstijl]


def zijden(root: Path, basis: str, kop: str | None) -> Zijden:
    """The states to review: what is on disk, or the revision `kop`, against where it left the branch `basis`."""
    begin = gemeenschappelijk_begin(root, basis, kop or KOP)
    known: dict[str, Huisstijl] = {}

    def style(overheid: str) -> Huisstijl:
        if overheid not in known:
            known[overheid] = huisstijl(load_templates(root, overheid))
        return known[overheid]

    voor, tak = (git_bron_of_leeg(root, revision, basis) for revision in (begin, basis))
    return Zijden(voor, map_bron(root) if kop is None else git_bron(root, kop), tak, style)


def toets(sides: Zijden, basis: str) -> Toets:
    """The review of all that changed; a version that can't be read doesn't hide the others."""
    behind = {one.adres for one in verschillen(sides.voor, sides.tak)}
    found = [_versie(sides, one) for one in verschillen(sides.voor, sides.na)]
    return Toets(basis, tuple(replace(one, achter=one.adres in behind) for one in found))


def _versie(sides: Zijden, one: Verschil) -> Versietoets:
    ingreep = Ingreep.VERWIJDERD if not one.is_er else Ingreep.GEWIJZIGD if one.was_er else Ingreep.NIEUW
    empty = Versietoets(one.adres, str(one.adres), ingreep)
    voor = _zoals_het_was(sides.voor, one.adres) if one.was_er else None
    if not one.is_er:
        frozen = _op_schijf(sides.voor, bevroren_verwijderd(voor)) if voor else ()
        return replace(empty, titel=_titel(voor) or empty.titel, bevroren=frozen)
    try:
        return _beoordeeld(sides, one, empty, voor, laad(sides.na, one.adres))
    except Refused as refused:
        return replace(empty, problemen=tuple(_problemen(sides.na, refused)))


def _zoals_het_was(bron: Bron, adres: Adres) -> Versie | None:
    """The version as it was; None when it could not be read, which is no concern of who mends it."""
    with suppress(Refused):
        return laad(bron, adres)
    return None


def _beoordeeld(sides: Zijden, one: Verschil, empty: Versietoets, voor: Versie | None, na: Versie) -> Versietoets:
    earlier = voorgangers(sides.na, na)
    was = laad(sides.na, earlier[0]) if earlier else None
    whole = bewezen_vergelijking(was, na) if was else None
    naast, change = _naast(one, voor, was, na, whole)
    shown = getoonde(na, naast, change, sides.stijl(na.adres.overheid)) if naast and change else ((), ())
    found = _op_schijf(sides.na, findings(na, checks()))
    fresh, solved = nieuwe(_eerder(sides, voor, was), _nu(sides.na, found, naast, change, na))
    due = zonder_redenen(na, whole) if whole else {}
    here = {provision.sleutel for provision in shown[0]} | _weggehaald(voor, na)
    frozen = tuple(bevroren_geraakt(voor, na)) if voor else ()
    return replace(
        empty,
        titel=_titel(na) or empty.titel,
        status=na.gegevens.status,
        naast=_adres(was) if was and naast is was else None,
        bepalingen=shown[0],
        alleen_opmaak=shown[1],
        gegevens=andere_gegevens(voor.gegevens, na.gegevens) if voor else (),
        bestanden=_overige(one) if voor else (),
        geheel=_geheel(na, was, whole, change is whole, due, here) if was and whole else None,
        bevindingen=tuple(finding for finding in fresh if finding.rule not in (*VAST, STRIJDIG)),
        opgelost=solved,
        bevroren=tuple(dict.fromkeys((*_op_schijf(sides.na, frozen), *_van(found, *VAST)))),
        strijdig=_van(found, STRIJDIG),
        zonder_reden=tuple(Redenloos(name, key) for key, name in due.items() if key in here),
    )


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
        was=_adres(was),
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
    return vondsten(bron, findings(versie, checks()), map_van(versie.adres))


def _nu(
    bron: Bron, found: Sequence[Finding], naast: Versie | None, change: Comparison | None, na: Versie
) -> tuple[Vondst, ...]:
    """What is found now, each in the file that its provision was in before."""
    names: dict[str, str] = {}
    if naast is not None and change is not None:
        here, there = f"{map_van(na.adres)}/", f"{map_van(naast.adres)}/"
        for new, old in hernoemde_bestanden(change, naast.regeling, na.regeling):
            names[kaal(bron, new).removeprefix(here)] = old.partition(there)[2]
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


def _op_schijf(bron: Bron, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings at the files as they lie on disk, without the name of a revision."""
    return tuple(
        replace(finding, position=replace(finding.position, file=kaal(bron, finding.position.file)))
        for finding in found
    )


def _problemen(bron: Bron, refused: Refused) -> Iterator[Problem]:
    for problem in refused.problems:
        yield replace(problem, position=replace(problem.position, file=kaal(bron, problem.position.file)))


def _titel(versie: Versie | None) -> str:
    return versie.gegevens.citeertitel if versie else ""


def _adres(versie: Versie) -> str:
    return str(replace(versie.adres, revisie=None))

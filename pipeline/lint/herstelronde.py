"""Mending a store: what is found is mended, read back and judged again, until nothing more can be mended.

Nothing is written here; what comes out is how the files would read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.lint.engine import findings_in
from pipeline.lint.herstelkeuring import is_bedoeld
from pipeline.lint.herstellen import Herstelplan, maak_plan
from pipeline.lint.leeszaal import Bronteksten, Leeszaal
from pipeline.lint.rule import Check
from pipeline.model import Adres, Finding, Herstel, Position, Problem, Refused, Status, Stijlprofiel, bindende_stap
from pipeline.store.bronnen import DEPTH, Bron, bijgewerkt
from pipeline.store.lezen import lees_gegevens

ROUNDS = 50
Keuze = Callable[[Adres, Sequence[Finding]], Iterable[Finding]]
"""Which of the findings in a version were asked for."""


@dataclass(slots=True)
class Herstelling:
    """What was mended so far: the new bytes by path, the rules that mended each, and what could not be mended."""

    bron: Bron
    bestanden: dict[str, bytes] = field(default_factory=dict)
    regels: dict[str, list[str]] = field(default_factory=dict)
    geweigerd: dict[Finding, None] = field(default_factory=dict)
    bevroren: dict[Adres, set[Finding]] = field(default_factory=dict)

    @property
    def nu(self) -> Bron:
        """The store as it is with what was mended."""
        return bijgewerkt(self.bron, self.bestanden)

    def problemen(self) -> tuple[Problem, ...]:
        """What was not mended though a rule knew how, and why."""
        told = [
            Problem(
                f"{one.rule} is hier niet hersteld: de tekst zou er anders van worden.", one.position, "Doe het zelf."
            )
            for one in self.geweigerd
        ]
        for adres, found in self.bevroren.items():
            what = "1 bevinding is" if len(found) == 1 else f"{len(found)} bevindingen zijn"
            message = f"{what} niet hersteld: de tekst van {adres} ligt vast."
            told.append(Problem(message, Position(self.bron.toon(_map(adres)))))
        return tuple(told)


def herstel(
    bron: Bron,
    adressen: Sequence[Adres],
    checks: Sequence[Check],
    profiel: Stijlprofiel | None = None,
    keuze: Keuze = lambda _, found: found,
) -> Herstelling:
    """The store with all mended that the checks find in these versions, as far as was asked for and is safe."""
    done = Herstelling(bron)
    seen = {_stand(done)}
    for _ in range(ROUNDS):
        zaal = Leeszaal(done.nu, profiel)
        found = [one for adres in adressen for one in _te_herstellen(done, zaal, adres, checks, keuze)]
        plan = maak_plan(dict.fromkeys(found), Bronteksten(done.nu))
        if not plan.bevindingen:
            return done
        _voer_uit(done, zaal, plan.bevindingen)
        if _stand(done) in seen:  # nothing was safe, or mends undo each other
            done.geweigerd |= dict.fromkeys(plan.bevindingen)
        seen.add(_stand(done))
    return done


def _stand(done: Herstelling) -> int:
    return hash(tuple(sorted(done.bestanden.items())))


def _te_herstellen(
    done: Herstelling, zaal: Leeszaal, adres: Adres, checks: Sequence[Check], keuze: Keuze
) -> Iterable[Finding]:
    try:
        what, _ = zaal.toets(adres, checks)
    except Refused:  # told where the findings are told
        return
    for finding in keuze(adres, findings_in(what, checks)):
        if not finding.herstel or finding.afwijking or finding in done.geweigerd:
            continue
        frozen = [owner for mend in finding.herstel if (owner := _bevroren(done.bron, mend.position.file))]
        for owner in frozen:
            done.bevroren.setdefault(owner, set()).add(finding)
        if not frozen:
            yield finding


def _voer_uit(done: Herstelling, zaal: Leeszaal, found: Sequence[Finding]) -> None:
    """Mend what can be mended together; when that gives another text than meant, find out which finding it is."""
    accepted: list[Finding] = []

    def probeer(part: Sequence[Finding]) -> None:
        if _is_goed(zaal, maak_plan([*accepted, *part], Bronteksten(zaal.bron))):
            accepted.extend(part)
        elif len(part) == 1:
            done.geweigerd[part[0]] = None
        else:
            half = len(part) // 2
            probeer(part[:half])
            probeer(part[half:])

    probeer(found)
    plan = maak_plan(accepted, Bronteksten(zaal.bron))
    for file, text in plan.teksten(Bronteksten(zaal.bron)).items():
        done.bestanden[_pad(done.bron, file)] = text.encode()
    for finding in plan.bevindingen:
        for file in dict.fromkeys(mend.position.file for mend in finding.herstel):
            done.regels.setdefault(file, []).append(finding.rule)


def _is_goed(zaal: Leeszaal, plan: Herstelplan) -> bool:
    """Whether every version that is touched can be read, and says what was meant."""
    texts = plan.teksten(Bronteksten(zaal.bron))
    files = {_pad(zaal.bron, file): text.encode() for file, text in texts.items()}
    after = Leeszaal(bijgewerkt(zaal.bron, files), zaal.profiel)
    mends = _per_bestand(plan)
    try:
        return all(
            is_bedoeld(zaal.lees(adres), after.lees(adres), mends)
            for adres in dict.fromkeys(_eigenaar(zaal.bron, file) for file in texts)
            if adres is not None
        )
    except Refused:
        return False


def _per_bestand(plan: Herstelplan) -> Mapping[str, Sequence[Herstel]]:
    found: dict[str, list[Herstel]] = {}
    for finding in plan.bevindingen:
        for mend in finding.herstel:
            found.setdefault(mend.position.file, []).append(mend)
    return found


def _pad(bron: Bron, file: str) -> str:
    """The path in the store of a file as positions name it."""
    return file.removeprefix(bron.toon(""))


def _eigenaar(bron: Bron, file: str) -> Adres | None:
    """The version that a file belongs to; None for a file above the versions."""
    parts = _pad(bron, file).split("/")
    return Adres(parts[0], parts[1], parts[2], bron.revisie) if len(parts) > DEPTH else None


def _bevroren(bron: Bron, file: str) -> Adres | None:
    """The version that a file belongs to when its text is fixed: nobody mends what was offered or adopted."""
    adres = _eigenaar(bron, file)
    if adres is None:
        return None
    gegevens = lees_gegevens(bron, adres)
    fixed = gegevens.status is not Status.CONCEPT or bindende_stap(gegevens.levensloop) is not None
    return adres if fixed else None


def _map(adres: Adres) -> str:
    return f"{adres.overheid}/{adres.lijn}/{adres.versie}"

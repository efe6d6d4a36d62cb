"""Apply a comparison to the old text, and turn it round: the proof that nothing was lost or made up."""

from __future__ import annotations

from dataclasses import replace

from pipeline.compare.eenheden import Eenheid, eenheden
from pipeline.compare.uitlijnen import Paring
from pipeline.compare.vergelijken import kenmerk, verplaatst
from pipeline.compare.wijziging import ordenen, wijziging
from pipeline.model import (
    Artikel,
    Bijlage,
    Comparison,
    Knoop,
    Paar,
    Plek,
    Problem,
    Reeks,
    Refused,
    Regeling,
    Soort,
    Structuur,
    Toelichting,
    Vergeleken,
    Weggelaten,
    Wijziging,
    inlines,
    keer_om,
    nieuw,
    nieuwe_woorden,
    oud,
    oude_woorden,
    platte_tekst,
)

ADVICE = "Maak de vergelijking opnieuw van de twee versies waarvoor zij bedoeld is."


def toepassen(comparison: Comparison, was: Regeling) -> Regeling:
    """The new text: `toepassen(compare(a, b), a) == b`.

    Raises Refused when `was` is not the text the comparison was made of, or when the comparison itself was altered:
    the result is checked against the digest of the new text.
    """
    if kenmerk(was) != comparison.was:
        raise Refused(Problem("De vergelijking hoort niet bij deze oude tekst.", was.position, ADVICE))
    try:
        wordt = _rebuild(comparison, was)
    except (IndexError, TypeError, AttributeError, KeyError, ValueError, AssertionError) as error:
        raise Refused(
            Problem("De vergelijking is beschadigd en past niet op de oude tekst.", was.position, ADVICE)
        ) from error
    if kenmerk(wordt) != comparison.wordt:
        raise Refused(
            Problem("De vergelijking levert niet de nieuwe tekst op waarvoor zij instaat.", was.position, ADVICE)
        )
    if not _tells_the_truth(comparison, eenheden(was), eenheden(wordt)):
        raise Refused(Problem("De vergelijking vertelt iets anders dan zij doet.", was.position, ADVICE))
    return wordt


def _tells_the_truth(comparison: Comparison, was: list[Eenheid], wordt: list[Eenheid]) -> bool:
    """Whether kinds, places and order are those of the change that is applied: a reader relies on them."""
    naar = _targets(comparison.geraamte)
    if not _moved_as_told(comparison, was, wordt, naar):
        return False
    seen: list[tuple[int | None, int | None]] = []
    for change in comparison.wijzigingen:
        if change.was is None and change.wordt is None:
            continue
        seen.append((change.was.index if change.was else None, change.wordt.index if change.wordt else None))
        if change.was is not None and change.wordt is not None and naar.get(change.was.index) != change.wordt.index:
            return False
        if _elsewhere(change.was, was) or _elsewhere(change.wordt, wordt):
            return False
        again = _again(change, change.was, change.wordt, change.inhoud, change.herkomst, change.bestemming)
        if again != change or again.soorten == ():
            return False
    return len(set(seen)) == len(seen) and ordenen(comparison.wijzigingen, naar) == comparison.wijzigingen


def _moved_as_told(comparison: Comparison, was: list[Eenheid], wordt: list[Eenheid], naar: dict[int, int]) -> bool:
    """Whether just those provisions are called moved that are, seen from either version."""
    told = {w.was.index for w in comparison.wijzigingen if w.was is not None and Soort.VERPLAATST in w.soorten}
    van = {j: i for i, j in naar.items()}
    back = verplaatst(wordt, was, Paring(van, naar, {}))
    return told in (set(verplaatst(was, wordt, Paring(naar, van, {}))), {van[j] for j in back})


def _elsewhere(plek: Plek | None, units: list[Eenheid]) -> bool:
    if plek is None:
        return False
    unit = units[plek.index]
    return (plek.diepte, plek.pad) != (unit.diepte, unit.pad)


def omkeren(comparison: Comparison) -> Comparison:
    """The change back: `toepassen(omkeren(compare(a, b)), b) == a`."""
    naar = {j: i for i, j in _targets(comparison.geraamte).items()}
    depth = {at + k: run.diepte for at, run in _starts(comparison.geraamte) for k in range(run.aantal)}
    total = len(naar) + sum(1 for w in comparison.wijzigingen if w.wordt is None and w.was is not None)
    van = {i: j for j, i in naar.items()}
    runs: list[Reeks] = []
    for i in range(total):
        j = van.get(i)
        deeper = 0 if j is None else -depth[j]
        last = runs[-1] if runs else None
        if last and (
            (j is None and last.was is None)
            or (j is not None and last.was is not None and last.was + last.aantal == j and last.diepte == deeper)
        ):
            runs[-1] = replace(last, aantal=last.aantal + 1)
        else:
            runs.append(Reeks(j, 1, deeper))
    changes = [_inverse(change) for change in comparison.wijzigingen]
    return Comparison(comparison.wordt, comparison.was, tuple(runs), ordenen(changes, naar))


def bewijs(comparison: Comparison, was: Regeling, wordt: Regeling) -> None:
    """Law L2 on real texts; raises Refused when applying, or inverting and applying, doesn't give the other text."""
    if toepassen(comparison, was) != wordt or toepassen(omkeren(comparison), wordt) != was:
        raise Refused(
            Problem(
                "De vergelijking is niet bewijsbaar gelijk aan het verschil tussen de twee versies.",
                wordt.position,
                "Er is niets gemaakt; meld dit als fout van renvooi.",
            )
        )


def _starts(runs: tuple[Reeks, ...]) -> list[tuple[int, Reeks]]:
    found: list[tuple[int, Reeks]] = []
    at = 0
    for run in runs:
        found.append((at, run))
        at += run.aantal
    return found


def _targets(geraamte: tuple[Reeks, ...]) -> dict[int, int]:
    """For each provision of the old version that is in the new one its index there."""
    return {run.was + k: at + k for at, run in _starts(geraamte) if run.was is not None for k in range(run.aantal)}


def _inverse(change: Wijziging) -> Wijziging:
    return _again(change, change.wordt, change.was, keer_om(change.inhoud), change.bestemming, change.herkomst)


def _again(
    change: Wijziging,
    was: Plek | None,
    wordt: Plek | None,
    inhoud: Vergeleken,
    herkomst: tuple[str, ...],
    bestemming: tuple[str, ...],
) -> Wijziging:
    """The change classified anew from what is in it; that it moved is known from its surroundings only."""
    return wijziging(
        was,
        wordt,
        inhoud,
        verplaatst=Soort.VERPLAATST in change.soorten,
        herkomst=herkomst,
        bestemming=bestemming,
        stap=change.stap,
        titel=change.soort.value if change.soort in (Soort.OPSCHRIFT, Soort.CITEERTITEL) else "",
    )


def _rebuild(comparison: Comparison, was: Regeling) -> Regeling:
    units = eenheden(was)
    by_old: dict[int, Wijziging] = {}
    by_new: dict[int, Wijziging] = {}
    opschrift, citeertitel = was.opschrift, was.citeertitel
    for change in comparison.wijzigingen:
        if change.was is None and change.wordt is None:
            assert isinstance(change.inhoud, Paar)
            old, new = _title(change.inhoud, oude_woorden), _title(change.inhoud, nieuwe_woorden)
            if change.soort is Soort.OPSCHRIFT and old == opschrift:
                opschrift = new
            elif change.soort is Soort.CITEERTITEL and old == citeertitel:
                citeertitel = new
            else:
                raise ValueError(change.soort)
        if change.was is not None:
            by_old[change.was.index] = change
            if oud(change.inhoud) != units[change.was.index].node:
                raise ValueError(change.naam)
        if change.wordt is not None:
            by_new[change.wordt.index] = change
    placed: list[tuple[int, Knoop]] = []
    for start, run in _starts(comparison.geraamte):
        for k in range(run.aantal):
            placed.append(_placed(run, k, start + k, units, by_old, by_new))
    return _assemble(was, opschrift, citeertitel, placed)


def _title(part: Paar, side: object) -> str:
    words = oude_woorden(part.tekst) if side is oude_woorden else nieuwe_woorden(part.tekst)
    return platte_tekst(inlines(words))


def _placed(
    run: Reeks, k: int, at: int, units: list[Eenheid], by_old: dict[int, Wijziging], by_new: dict[int, Wijziging]
) -> tuple[int, Knoop]:
    if run.was is None:
        change = by_new[at]
        plek: Plek | None = change.wordt
        node = nieuw(change.inhoud)
        if plek is None or node is None or change.was is not None:
            raise ValueError(change.naam)
        return plek.diepte, node
    unit = units[run.was + k]
    changed = by_old.get(unit.index)
    node = unit.node if changed is None else nieuw(changed.inhoud)
    if node is None:
        raise ValueError(unit.pad)
    return unit.diepte + run.diepte, node


def _assemble(was: Regeling, opschrift: str, citeertitel: str, placed: list[tuple[int, Knoop]]) -> Regeling:
    """Nest the flat provisions by their depth and sort the top by kind."""
    at = 0

    def take(depth: int) -> list[Structuur | Artikel | Weggelaten | Bijlage | Toelichting]:
        nonlocal at
        nodes: list[Structuur | Artikel | Weggelaten | Bijlage | Toelichting] = []
        while at < len(placed) and placed[at][0] == depth:
            node = placed[at][1]
            at += 1
            if isinstance(node, Structuur):
                inside = take(depth + 1)
                node = replace(node, inhoud=tuple(n for n in inside if isinstance(n, Structuur | Artikel | Weggelaten)))
            if not isinstance(node, Structuur | Artikel | Weggelaten | Bijlage | Toelichting):
                raise TypeError(type(node))
            nodes.append(node)
        return nodes

    top = take(0)
    if at != len(placed):
        raise ValueError(at)
    return Regeling(
        opschrift,
        citeertitel,
        tuple(n for n in top if isinstance(n, Structuur | Artikel | Weggelaten)),
        tuple(n for n in top if isinstance(n, Bijlage)),
        tuple(n for n in top if isinstance(n, Toelichting)),
        was.position,
    )

"""What an amending ordinance orders, one step at a time: read from the comparison, with whole provisions restated.

The steps run from top to bottom and each sees the law as the steps before it left it, as a reader of the besluit does.
They go in the order of the new text; only a step that frees a number goes before the step that takes it. What this
form can't say rightly is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from pipeline.compare.eenheden import Eenheid, eenheden
from pipeline.council.groepen import Groep, groepen, op_volgorde, samengenomen
from pipeline.council.stand import Ligging, Plaats, Stand, Teksten, beginstand, met_inhoud, teksten
from pipeline.model import (
    Artikel,
    Bijlage,
    Comparison,
    Gelijk,
    Knoop,
    Paar,
    Position,
    Problem,
    Refused,
    Regeling,
    Soort,
    Structuur,
    Toelichting,
    Weggelaten,
    Wijziging,
    alle_knopen,
    met,
)
from pipeline.model import Eenheid as Bepaling

TITEL = {Soort.OPSCHRIFT: "het opschrift", Soort.CITEERTITEL: "de citeertitel"}
ELDERS = frozenset({Soort.VERNUMMERD, Soort.VERPLAATST})
NIEUW_WERK = "Stel de tekst als nieuwe verordening vast: geef versie.yaml een eigen `werk` en een `intrekking`."

Herhaald = Structuur | Artikel | Bijlage


class Handeling(StrEnum):
    """What a step does to the law."""

    WIJZIGEN = "wijzigen"
    INVOEGEN = "invoegen"
    VERVALLEN = "vervallen"


class Deel(StrEnum):
    """Of what a step speaks: only of the number or the place, of the heading, of the whole provision."""

    GEEN = "geen"
    OPSCHRIFT = "opschrift"
    GEHEEL = "geheel"


@dataclass(frozen=True, slots=True)
class Stap:
    """One step of the amendment.

    `eenheid` is the kind of provision. `adres` is what it is called when the step is taken ("" when it is new), `wordt`
    what it is called afterwards when that differs. `nieuw` is restated: whole, or as a heading without content.
    `wijzigingen` are the changes that the step carries out. `nummers` are the old and new numbers of neighbours that
    only get another one: the step then renumbers all of these at once.
    """

    handeling: Handeling
    deel: Deel
    eenheid: str
    adres: str
    wordt: str
    plaats: Plaats | None
    nieuw: tuple[Herhaald, ...]
    wijzigingen: tuple[Wijziging, ...]
    nummers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Amendement:
    """All steps in order, and the explanations that are restated apart: they are no part of the law."""

    stappen: tuple[Stap, ...]
    toelichtingen: tuple[Toelichting, ...]
    van_toelichtingen: tuple[Wijziging, ...]


def amendement(comparison: Comparison, was: Regeling, wordt: Regeling) -> Amendement:
    """The amendment that turns `was` into `wordt`; refused, with every reason, when it can't be said in this form."""
    changes = tuple(change for change in comparison.wijzigingen if change.soort is not Soort.OPMAAK)
    law = tuple(change for change in changes if not isinstance(_knoop(change), Toelichting))
    problems = [problem for change in law for problem in _onzegbaar(change, wordt.position)]
    if problems:
        raise Refused(problems)
    both = teksten(_van_de_wet(was), _van_de_wet(wordt), comparison)
    nodes = {unit.index: node for unit, node in zip(both.nieuw, _bepalingen(wordt), strict=True)}
    stand = beginstand(both, comparison)
    stappen: list[Stap] = []
    for groep in samengenomen(op_volgorde(groepen(law, both)), both):
        stap, stand = _stap(groep, stand, nodes)
        if stap.handeling is Handeling.WIJZIGEN and stap.deel is Deel.GEEN and not (stap.plaats or stap.wordt):
            _bij_kop(stappen, stap, groep, wordt.position)
        else:
            stappen.append(stap)
    if stand.rij != tuple(unit.index for unit in both.nieuw):
        message = "De nieuwe volgorde van bepalingen is niet in losse wijzigingen uit te drukken."
        raise Refused(Problem(message, wordt.position, NIEUW_WERK))
    told = tuple(change for change in changes if isinstance(_knoop(change), Toelichting))
    return Amendement(tuple(stappen), wordt.toelichtingen if told else (), told)


def _bij_kop(stappen: list[Stap], stap: Stap, groep: Groep, record: Position) -> None:
    """Add a move that needs no words to the step that put or took the heading by which it moved."""
    for at in reversed(range(len(stappen))):
        if stappen[at].deel is Deel.OPSCHRIFT and stappen[at].handeling is not Handeling.WIJZIGEN:
            stappen[at] = replace(stappen[at], wijzigingen=(*stappen[at].wijzigingen, *groep.wijzigingen))
            return
    raise Refused(Problem(f"Hoe {stap.adres} verplaatst wordt, is niet in woorden te zeggen.", record, NIEUW_WERK))


def _van_de_wet(regeling: Regeling) -> tuple[Eenheid, ...]:
    """Its provisions; explanations stand at the end and are no part of the law."""
    return tuple(unit for unit in eenheden(regeling) if not isinstance(unit.node, Toelichting))


def _bepalingen(regeling: Regeling) -> Iterator[Bepaling]:
    """The same provisions, containers with what is in them."""

    def visit(node: Bepaling) -> Iterator[Bepaling]:
        yield node
        if isinstance(node, Structuur):
            for child in node.inhoud:
                yield from visit(child)

    for node in (*regeling.lichaam, *regeling.bijlagen):
        yield from visit(node)


def _knoop(change: Wijziging) -> Knoop:
    return change.inhoud.wordt if isinstance(change.inhoud, Paar) else change.inhoud.knoop


def _onzegbaar(change: Wijziging, record: Position) -> Iterator[Problem]:
    """Why this form can't say the change; `record` is where the titles of the ordinance are written."""
    node = _knoop(change)
    if change.soort in TITEL:
        yield Problem(f"Een wijzigingsverordening kan {TITEL[change.soort]} niet veranderen.", record, NIEUW_WERK)
    elif isinstance(node, Weggelaten):
        advice = "Neem de tekst over uit de bron voordat u een wijziging ervan voorstelt."
        yield Problem("Bepalingen die niet in de bron staan (“[…]”), komen erbij of vervallen.", node.position, advice)
    elif Soort.VERVALLEN in change.soorten and ELDERS.intersection(change.soorten):
        message = f"{change.naam[:1].upper()}{change.naam[1:]} vervalt en krijgt tegelijk een ander nummer of plaats."
        yield Problem(message, node.position, "Laat wat vervalt onder zijn eigen nummer op zijn plaats staan.")


def _stap(groep: Groep, stand: Stand, nodes: dict[int, Bepaling]) -> tuple[Stap, Stand]:
    """The step that carries out these changes, and the law after it."""
    if groep.nieuw:
        return _invoegen(groep, stand, nodes)
    if groep.weg:
        return _vervallen(groep, stand)
    if len(groep.wijzigingen) > 1:
        return _vernummeren(groep, stand, nodes)
    (change,) = groep.wijzigingen
    assert change.wordt is not None
    index = change.wordt.index
    if Soort.VERVALLEN in change.soorten:
        deel = Deel.GEHEEL
        stap = Stap(Handeling.VERVALLEN, deel, _soort(nodes[index]), stand.adres(index), "", None, (), (change,))
        return stap, stand
    deel = _deel(change)
    adres, plaats, after = stand.adres(index), None, stand
    if index in stand.te_verplaatsen:
        plaats, after = _elders(index, stand)
    wordt = ""
    if Soort.VERNUMMERD in change.soorten:
        wordt = stand.teksten.nieuw[index].pad[-1]
    restated = _herhaald((index,), deel, nodes)
    stap = Stap(Handeling.WIJZIGEN, deel, _soort(nodes[index]), adres, wordt, plaats, restated, (change,))
    return stap, after.hernoemd(index)


def _vernummeren(groep: Groep, stand: Stand, nodes: dict[int, Bepaling]) -> tuple[Stap, Stand]:
    """Neighbours that get another number, all at once."""
    index = [change.wordt.index for change in groep.wijzigingen if change.wordt]
    old = tuple(stand.namen[j] for j in index)
    for j in index:
        stand = stand.hernoemd(j)
    new = tuple(stand.namen[j] for j in index)
    kind = _soort(nodes[index[0]])
    pairs = tuple((before.partition(" ")[2], after.partition(" ")[2]) for before, after in zip(old, new, strict=True))
    return Stap(Handeling.WIJZIGEN, Deel.GEEN, kind, old[0], new[0], None, (), groep.wijzigingen, pairs), stand


def _elders(index: int, stand: Stand) -> tuple[Plaats | None, Stand]:
    """The new place of a provision that moves, all in it along with it.

    None when it stands there already: a heading that came or went before it put it in another container.
    """
    block = stand.blok(index)
    rest = stand.zonder(block)
    plaats, at = rest.plaats(index, index)
    after = stand.verzet(block, at)
    if after.rij == stand.rij:
        return None, after
    if plaats.ligging is Ligging.VRIJ:
        message = f"Van {stand.adres(index)} is niet te zeggen waar het heen gaat."
        raise Refused(Problem(message, stand.teksten.nieuw[index].node.position, NIEUW_WERK))
    home = stand.teksten.ouder(index)
    if home == stand.teksten.nieuw[index].ouder:
        plaats = replace(plaats, binnen="")
    return plaats, after


def _invoegen(groep: Groep, stand: Stand, nodes: dict[int, Bepaling]) -> tuple[Stap, Stand]:
    first, last = groep.nieuw[0], groep.nieuw[-1]
    node = nodes[first]
    if isinstance(node, Structuur) and groep.nieuw != _geheel(groep.nieuw, stand.teksten):
        plaats, at = stand.plaats_van_kop(first)
        restated = _herhaald((first,), Deel.OPSCHRIFT, nodes)
        stap = Stap(Handeling.INVOEGEN, Deel.OPSCHRIFT, _soort(node), "", "", plaats, restated, groep.wijzigingen)
        return stap, stand.met(groep.nieuw, at)
    plaats, at = stand.plaats(first, last)
    at_end = plaats.ligging is Ligging.NA and last >= max(stand.teksten.buren(first))
    if at_end and plaats.binnen and isinstance(node, Artikel):
        plaats = Plaats(Ligging.AAN, "", plaats.binnen)
    outermost = tuple(j for j in groep.nieuw if stand.teksten.nieuw[j].diepte == stand.teksten.nieuw[first].diepte)
    restated = _herhaald(outermost, Deel.GEHEEL, nodes)
    stap = Stap(Handeling.INVOEGEN, Deel.GEHEEL, _soort(node), "", "", plaats, restated, groep.wijzigingen)
    return stap, stand.met(groep.nieuw, at)


def _geheel(index: tuple[int, ...], both: Teksten) -> tuple[int, ...]:
    """The first of these with all that is in it, as far as that goes beyond these too."""
    whole = met_inhoud(index[0], both.nieuw)
    return index if set(whole) <= set(index) else whole


def _vervallen(groep: Groep, stand: Stand) -> tuple[Stap, Stand]:
    first = groep.weg[0]
    key = -1 - first
    node = stand.teksten.oud[first].node
    only_heading = isinstance(node, Structuur) and len(stand.blok(key)) > 1 and len(groep.weg) == 1
    deel = Deel.OPSCHRIFT if only_heading else Deel.GEHEEL
    adres = stand.adres(key)
    stap = Stap(Handeling.VERVALLEN, deel, _soort(node), adres, "", None, (), groep.wijzigingen)
    return stap, stand.zonder(-1 - old for old in groep.weg)


def _deel(change: Wijziging) -> Deel:
    """How much of a provision that stays has to be restated."""
    inhoud = change.inhoud
    if not isinstance(inhoud, Paar) or ELDERS.issuperset(change.soorten):
        return Deel.GEEN
    if isinstance(inhoud.wordt, Structuur):
        return Deel.OPSCHRIFT
    notes = any(segment.noot for segment in inhoud.tekst)
    same_body = not notes and all(isinstance(part, Gelijk) for part in inhoud.kinderen)
    return Deel.OPSCHRIFT if same_body and change.soorten == (Soort.GEWIJZIGD,) else Deel.GEHEEL


def _herhaald(index: tuple[int, ...], deel: Deel, nodes: dict[int, Bepaling]) -> tuple[Herhaald, ...]:
    """The provisions to restate, as they become; refused when the source doesn't hold all of one."""
    found: list[Herhaald] = []
    for j in index:
        node = nodes[j]
        assert isinstance(node, Structuur | Artikel | Bijlage)
        if deel is Deel.OPSCHRIFT:
            found.append(_alleen_kop(node))
        elif deel is Deel.GEHEEL:
            if any(isinstance(part, Weggelaten) for part in alle_knopen(node)):
                advice = "Vul de tekst aan: een wijziging geeft een bepaling in haar geheel."
                raise Refused(Problem("Deze bepaling staat niet geheel in de bron (“[…]”).", node.position, advice))
            found.append(node)
    return tuple(found)


def _alleen_kop(node: Herhaald) -> Herhaald:
    bare = met(node, node.kop.opschrift, ())
    assert isinstance(bare, Structuur | Artikel | Bijlage)
    return bare


def _soort(node: Bepaling) -> str:
    return node.soort.value.lower() if isinstance(node, Structuur) else type(node).__name__.lower()

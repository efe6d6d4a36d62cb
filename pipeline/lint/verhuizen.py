"""The tree in which a provision stands elsewhere: in another container, or at another place in its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.lint.bepaling import Doel
from pipeline.model import (
    Artikel,
    Problem,
    Refused,
    Regeling,
    Structuur,
    Weggelaten,
    eenheid_naam,
)
from pipeline.store.volgorde import Broer, telt_vanzelf

Deel = Structuur | Artikel | Weggelaten
Delen = tuple[Deel, ...]


def verhuisd(regeling: Regeling, wat: Doel, naar: Structuur | None, na: Doel | None) -> Regeling:
    """The regulation with the provision in the container (None: directly in the text), after another one there.

    Without `na` it comes where its number says, or else at the end.
    """
    node = wat.plaats.eenheid
    if wat.lid or not isinstance(node, Structuur | Artikel):
        message = f"{wat.naam.capitalize()} kan renvooi niet verplaatsen."
        raise Refused(Problem(message, advice="Noem een artikel, hoofdstuk of paragraaf."))
    if naar is not None and _bevat(node, naar):
        message = f"{wat.naam.capitalize()} kan niet in zichzelf komen te staan."
        raise Refused(Problem(message, advice="Kies een andere plaats."))
    siblings = regeling.lichaam if naar is None else naar.inhoud
    after = na.plaats.eenheid if na is not None else None
    landmark = next((one for one in siblings if one is after and one is not node), None)
    if after is not None and landmark is None:
        where = "rechtstreeks in de tekst" if naar is None else f"in {eenheid_naam(naar)}"
        message = f"{eenheid_naam(after).capitalize()} staat niet {where}."
        raise Refused(Problem(message, advice="Noem met --after een bepaling die daar staat."))
    made = replace(regeling, lichaam=_delen(regeling.lichaam, node, naar, landmark))
    if naar is None:
        made = replace(made, lichaam=_erbij(made.lichaam, node, landmark))
    if made == regeling:
        raise Refused(Problem(f"{wat.naam.capitalize()} staat daar al.", advice="Kies een andere plaats."))
    return made


def _delen(parts: Sequence[Deel], node: Structuur | Artikel, naar: Structuur | None, landmark: Deel | None) -> Delen:
    """The parts without the provision, with it in its new container."""
    made: list[Deel] = []
    for part in parts:
        if part is node:
            continue
        if not isinstance(part, Structuur):
            made.append(part)
            continue
        inside = _delen(part.inhoud, node, naar, landmark)
        made.append(replace(part, inhoud=_erbij(inside, node, landmark) if part is naar else inside))
    return tuple(made)


def _erbij(parts: Delen, node: Structuur | Artikel, landmark: Deel | None) -> Delen:
    if landmark is not None:
        # what stands inside the landmark may be rebuilt, so it is known by where it was read
        at = next(index for index, part in enumerate(parts) if part == landmark or _is_zelfde(part, landmark)) + 1
    else:
        places = range(len(parts), -1, -1)
        fitting = (index for index in places if _telt((*parts[:index], node, *parts[index:])))
        at = next(fitting, len(parts))
    return (*parts[:at], node, *parts[at:])


def _is_zelfde(part: Deel, landmark: Deel) -> bool:
    return type(part) is type(landmark) and part.position == landmark.position


def _telt(parts: Delen) -> bool:
    """Whether the numbers tell this order by themselves."""
    present = [part for part in parts if not isinstance(part, Weggelaten)]
    return len(present) == len(parts) and telt_vanzelf(
        [Broer("", part.soort.value if isinstance(part, Structuur) else "Artikel", part.kop.nummer) for part in present]
    )


def _bevat(node: Deel, naar: Structuur) -> bool:
    if node is naar:
        return True
    return isinstance(node, Structuur) and any(_bevat(part, naar) for part in node.inhoud)

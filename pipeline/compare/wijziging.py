"""Classify a change: what a reader should be told about one provision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.model import (
    Bij,
    Cel,
    Divisie,
    Figuur,
    Gelijk,
    Knoop,
    Li,
    Lid,
    OmhuldBij,
    OmhuldWeg,
    Paar,
    Plek,
    Rij,
    Segment,
    Soort,
    Tabel,
    Vergeleken,
    Vervallen,
    Weg,
    Weggelaten,
    Wijziging,
    kop_van,
)


def wijziging(
    was: Plek | None,
    wordt: Plek | None,
    inhoud: Vergeleken,
    *,
    verplaatst: bool = False,
    herkomst: tuple[str, ...] = (),
    bestemming: tuple[str, ...] = (),
    stap: str = "",
    titel: str = "",
) -> Wijziging:
    """A change with its kinds, the one to tell first in front."""
    soorten = tuple(_soorten(was, wordt, inhoud, verplaatst, bool(herkomst), bool(bestemming), titel))
    return Wijziging(soorten[0], soorten, was, wordt, inhoud, herkomst, bestemming, stap)


def _soorten(
    was: Plek | None,
    wordt: Plek | None,
    inhoud: Vergeleken,
    verplaatst: bool,
    herkomst: bool,
    bestemming: bool,
    titel: str,
) -> Iterable[Soort]:
    if titel:
        yield Soort(titel)
        return
    if was is None:
        yield Soort.NIEUW
        return
    if wordt is None:
        yield Soort.VERVALLEN
        return
    inside = tuple(_of_pair(inhoud)) if isinstance(inhoud, Paar) else ()
    if bestemming and Soort.VERVALLEN not in inside:
        yield Soort.GESPLITST
    if herkomst:
        yield Soort.SAMENGEVOEGD
    yield from inside
    if verplaatst:
        yield Soort.VERPLAATST
    if isinstance(inhoud, Paar):
        if nummer(inhoud.was) != nummer(inhoud.wordt):
            yield Soort.VERNUMMERD
        elif not (verplaatst or herkomst or bestemming or _reads_differently(inhoud)):
            yield Soort.OPMAAK


def _of_pair(inhoud: Paar) -> Iterable[Soort]:
    old = [part for part in inhoud.kinderen if not isinstance(part, Bij)]
    new = [part for part in inhoud.kinderen if not isinstance(part, Weg)]
    if _only(new, Vervallen) and not _only(old, Vervallen):
        yield Soort.VERVALLEN
    elif _only(old, Weggelaten) and not _only(new, Weggelaten):
        yield Soort.VERVANGEN
    elif _reads_differently(inhoud):
        yield Soort.GEWIJZIGD


def _only(parts: Sequence[Vergeleken], kind: type[Knoop]) -> bool:
    return len(parts) == 1 and isinstance(parts[0], Gelijk | Weg | Bij) and isinstance(parts[0].knoop, kind)


def nummer(node: Knoop) -> str:
    """The number in the heading of a provision; "" for what has no heading."""
    kop = kop_van(node)
    return kop.nummer if kop is not None else ""


def _reads_differently(part: Vergeleken) -> bool:
    """Whether a reader sees another text; the provision's own number is judged apart."""
    match part:
        case Gelijk():
            return False
        case Weg() | Bij() | OmhuldBij() | OmhuldWeg():
            return True
        case Paar():
            return (
                _other_attributes(part.was, part.wordt)
                or any(_is_mark(segment) for segment in part.tekst)
                or any(_reads_differently(child) for child in part.kinderen)
            )


def _is_mark(segment: Segment) -> bool:
    if segment.noot:
        return any(_reads_differently(part) for part in segment.noot)
    return segment.is_weg or segment.is_bij


def _other_attributes(was: Knoop, wordt: Knoop) -> bool:
    match was, wordt:
        case (Lid(), Lid()) | (Li(), Li()):
            return was.nummer != wordt.nummer  # type: ignore[union-attr]
        case Divisie(), Divisie():
            return (was.kop.label, was.kop.nummer) != (wordt.kop.label, wordt.kop.nummer)
        case (Cel(), Cel()) | (Rij(), Rij()) | (Tabel(), Tabel()):
            return False
        case Figuur(), Figuur():
            return (was.bron, was.alt) != (wordt.bron, wordt.alt)
        case _:
            kop, other = kop_van(was), kop_van(wordt)
            return kop is not None and other is not None and kop.label != other.label


def ordenen(changes: Iterable[Wijziging], naar: Mapping[int, int]) -> tuple[Wijziging, ...]:
    """Titles first, then in the order of the new text; what is gone follows the provision it stood after."""

    def key(change: Wijziging) -> tuple[int, int, int, int]:
        if change.wordt is not None:
            return (1, change.wordt.index, 0, 0)
        if change.was is not None:
            at = change.was.index - 1
            while at >= 0 and at not in naar:
                at -= 1
            return (1, naar[at] if at >= 0 else -1, 1, change.was.index)
        return (0, 0 if change.soort is Soort.OPSCHRIFT else 1, 0, 0)

    return tuple(sorted(changes, key=key))


def zichtbaar(change: Wijziging) -> bool:
    """Whether the change is one a reader is told about: more than emphasis, white space or an id."""
    return change.soort is not Soort.OPMAAK

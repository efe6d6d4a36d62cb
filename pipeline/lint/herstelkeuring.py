"""Whether a mended text says what was meant and nothing else: the tree before and after, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from pipeline.lint.bronplaats import Bronnen, zichtbaar
from pipeline.lint.ontleding import Ontleding
from pipeline.lint.tekst import Passage, passages_onderbouwing
from pipeline.model import (
    Artikel,
    Bijlage,
    Divisie,
    Herstel,
    Inlines,
    Knoop,
    Kop,
    Li,
    Lid,
    Nadruk,
    Noot,
    Structuur,
    Toelichting,
    Verwijzing,
    kaal,
    knopen,
    kop_van,
    label_van,
)
from pipeline.store.yaml import lees_yaml

Mends = Mapping[str, Sequence[Herstel]]
"""The mends that were made, by file."""


def is_bedoeld(voor: Ontleding, na: Ontleding, mends: Mends) -> bool:
    """Whether the version changed by the mends, and by nothing more."""
    return (
        all(_knoop(a, b, mends) for a, b in zip_longest(knopen(voor.versie.regeling), knopen(na.versie.regeling)))
        and all(_passage(a, b, mends) for a, b in zip_longest(_passages(voor), _passages(na)))
        and all(_gegevens(file, voor.bronnen, na.bronnen, mends[file]) for file in mends if not file.endswith(".md"))
        and _records(voor, na, mends)
    )


def _passages(ontleding: Ontleding) -> Iterator[Passage]:
    yield from ontleding.passages
    yield from ontleding.passages_besluit
    yield from passages_onderbouwing(ontleding.versie, ontleding.bronnen)


def _records(voor: Ontleding, na: Ontleding, mends: Mends) -> bool:
    """The records are the same, but for one in which something was mended on purpose."""
    a, b = voor.versie, na.versie
    mended = any(not file.endswith(".md") for file in mends)
    return mended or (a.gegevens, a.lijn, a.overheid, a.tarieven) == (b.gegevens, b.lijn, b.overheid, b.tarieven)


def _knoop(a: Knoop | None, b: Knoop | None, mends: Mends) -> bool:
    """The nodes are the same apart from their text; a label only differs where one was mended."""
    if a is None or b is None or type(a) is not type(b):
        return False
    if _is_data(a.position.file, mends):
        return True
    bare_a, bare_b = _zonder_opschrift(kaal(a)), _zonder_opschrift(kaal(b))
    if bare_a == bare_b:
        return True
    old, new = label_van(bare_a), label_van(bare_b)
    if not old or not new or _zonder_nummer(bare_a) != _zonder_nummer(bare_b):
        return False
    line = bare_a.kop.position.line if isinstance(bare_a, Divisie) and bare_a.kop.position.line else a.position.line
    here = [mend for mend in mends.get(a.position.file, ()) if mend.position.line == line]
    return any(zichtbaar(mend.oud) == old and zichtbaar(mend.nieuw) == new for mend in here)


def _zonder_nummer(node: Knoop) -> Knoop:
    if isinstance(node, Lid | Li):
        return replace(node, nummer="")
    return replace(node, kop=replace(node.kop, nummer="")) if isinstance(node, Divisie) else node


def _zonder_opschrift(node: Knoop) -> Knoop:
    """A heading keeps its label and number; its words are a passage."""
    heading = kop_van(node)
    if isinstance(node, Artikel | Structuur | Bijlage | Divisie | Toelichting) and heading is not None:
        return replace(node, kop=Kop(heading.label, heading.nummer))
    return node


def _passage(a: Passage | None, b: Passage | None, mends: Mends) -> bool:
    """The words are the same, but for those that were mended; emphasis and notes stand where they stood."""
    if a is None or b is None:
        return False
    if _is_data(a.position.file, mends):
        return True
    here = mends.get(a.position.file, ())
    if a.inhoud == b.inhoud:
        return a.inlines == b.inlines or (bool(here) and _vormen(a.inlines) == _vormen(b.inlines))
    return _vormen(a.inlines) == _vormen(b.inlines) and a.na_herstel(here) == b.inhoud


def _vormen(text: Inlines) -> list[object]:
    """What is in a text besides its plain words: the kinds of its parts, without where links lead."""
    found: list[object] = []
    for inline in text:
        match inline:
            case Nadruk(soort, inhoud):
                found += [soort, _vormen(inhoud)]
            case Verwijzing(_, inhoud):
                found += ["verwijzing", _vormen(inhoud)]
            case Noot(label, _):
                found += ["noot", label]
            case _:
                found.append(type(inline).__name__)
    return found


def _is_data(file: str, mends: Mends) -> bool:
    """Whether what stands there was made of data in which something was mended; the data itself is looked at."""
    return file in mends and not file.endswith(".md")


def _gegevens(file: str, voor: Bronnen, na: Bronnen, mends: Sequence[Herstel]) -> bool:
    """The values of a YAML file are the same, but for those on the lines of the mends."""
    before, _ = lees_yaml(_effen(voor[file]), file)
    after, _ = lees_yaml(_effen(na[file]), file)
    if before is None or after is None or before.plekken.keys() != after.plekken.keys():
        return False
    lines = {mend.position.line + extra for mend in mends for extra in range(mend.oud.count("\n") + 1)}
    old, new = dict(_waarden(before.waarde, ())), dict(_waarden(after.waarde, ()))
    return old.keys() == new.keys() and all(old[pad] == new[pad] or before.plekken[pad].line in lines for pad in old)


def _waarden(value: object, pad: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str | None]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _waarden(item, (*pad, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _waarden(item, (*pad, index))
    else:
        yield pad, value if isinstance(value, str) else None


def _effen(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")

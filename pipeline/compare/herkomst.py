"""Splits and merges of articles: where the text of a new or gone article came from or went to."""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance import LCSseq

from pipeline.compare.eenheden import Eenheid, drietallen, kandidaten, zonder_opschrift
from pipeline.compare.uitlijnen import ENOUGH_WORDS, Paring
from pipeline.model import Artikel, ruwe_tekst

MOVED_TEXT = 0.6  # share of a text that must stand in another article to call it split off or merged in


def herkomst(
    was: list[Eenheid], wordt: list[Eenheid], paring: Paring
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Splits and merges of articles: ({new index: old articles it was split from}, {old index: new articles it is in}).

    A new article whose text stood in an old article that lost it was split off; a gone article whose text stands in a
    new article that did not have it was merged in. Only an article that changed can have lost or gained text.
    """
    changed = [
        (was[i], wordt[j])
        for i, j in sorted(paring.naar.items())
        if isinstance(was[i].node, Artikel) and was[i].inhoud != wordt[j].inhoud
    ]
    split = _carried([u for u in wordt if isinstance(u.node, Artikel) and u.index not in paring.van], changed)
    merged = _carried(
        [u for u in was if isinstance(u.node, Artikel) and u.index not in paring.naar],
        [(new, old) for old, new in changed],
    )
    return split, merged


def _carried(loose: list[Eenheid], sources: list[tuple[Eenheid, Eenheid]]) -> dict[int, list[int]]:
    """For each loose article the articles on the other side that hold its text while their own twin does not."""
    if not loose:
        return {}
    found: dict[int, list[int]] = {}
    words: dict[int, list[str]] = {}
    twins: dict[int, list[str]] = {}
    for source, twin in sources:
        here, there = ruwe_tekst(source.node), ruwe_tekst(twin.node)
        if (Counter(here) - Counter(there)).total() >= MOVED_TEXT / 2 * ENOUGH_WORDS:
            words[source.index], twins[source.index] = here, there
    if not words:
        return {}
    index = drietallen(words.items())
    for unit in loose:
        text = ruwe_tekst(zonder_opschrift(unit.node))
        if len(text) < ENOUGH_WORDS:
            continue
        for at in kandidaten(text, index):
            share = LCSseq.similarity(text, words[at]) / len(text)
            if share >= MOVED_TEXT and share - LCSseq.similarity(text, twins[at]) / len(text) >= MOVED_TEXT / 2:
                found.setdefault(unit.index, []).append(at)
                break
    return found

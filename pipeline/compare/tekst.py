"""Words: what a reader should see struck and added between two texts.

The longest common subsequence of words is exact but not what a lawyer would mark, so three rules clean it up: an edit
of pure insertion or deletion slides to the border of its clause, a light island between two edits is absorbed, and a
sentence of which little is left is shown as replaced as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import LCSseq

from pipeline.compare.reeks import paren
from pipeline.model import Inlines, Nadruksoort, Noot, Segment, Vergeleken, Woord, Woorden, woorden

STOP_WORDS = frozenset(
    "de het een en of van in op te ten ter bij voor met aan uit door om dat die dit deze is zijn als wordt worden "
    "niet naar tot over er zich hij zij ze".split()
)
RAISED = (Nadruksoort.SUPERSCRIPT.value, Nadruksoort.SUBSCRIPT.value)
SENTENCE_END = frozenset(".!?;:")
CLAUSE_START = frozenset(",;:.(")
KEPT_ENOUGH = 0.35  # below this share of its weight a sentence is shown as rewritten
LIGHT_ISLAND = 0.6  # an island of less weight between two edits costs more attention than it saves


@dataclass(frozen=True, slots=True)
class Run:
    """Words `a[a0:a1]` became `b[b0:b1]`; an equal run has the same words on both sides."""

    equal: bool
    a0: int
    a1: int
    b0: int
    b1: int


def vergelijk_tekst(was: Inlines, wordt: Inlines) -> tuple[Segment, ...]:
    """The segments of two texts in reading order; a replacement is a gone segment followed by a new one."""
    a, b = woorden(was), woorden(wordt)
    if a == b:
        return (Segment(a, a),) if a else ()
    segments: list[Segment] = []
    for run in _runs([_key(w) for w in a], [_key(w) for w in b]):
        if run.equal:
            segments.extend(_equal_words(a[run.a0 : run.a1], b[run.b0 : run.b1]))
            continue
        if run.a1 > run.a0:
            segments.append(Segment(a[run.a0 : run.a1], ()))
        if run.b1 > run.b0:
            segments.append(Segment((), b[run.b0 : run.b1]))
    return tuple(segments)


def _key(word: Woord) -> str:
    """What makes a word another word: its characters, raised or lowered; a note is one by its place, not its mark."""
    if isinstance(word.ding, Noot):
        return "[^]"
    raised = [name for name in word.stijl if name in RAISED]
    return f"{word.tekst}^{raised}" if raised else word.tekst


def _equal_words(a: Woorden, b: Woorden) -> list[Segment]:
    """Runs of words that read the same: split where white space or emphasis differs and where a note was edited."""
    if a == b:
        return [Segment(a, a)]
    found: list[Segment] = []
    start = 0
    for i, (old, new) in enumerate(zip(a, b, strict=True)):
        if old == new:
            continue
        if i > start:
            found.append(Segment(a[start:i], a[start:i]))
        found.extend(_same_word(old, new))
        start = i + 1
    if start < len(a):
        found.append(Segment(a[start:], a[start:]))
    return found


def _same_word(old: Woord, new: Woord) -> list[Segment]:
    if not isinstance(old.ding, Noot) or not isinstance(new.ding, Noot) or old.ding == new.ding:
        return [Segment((old,), (new,))]
    from pipeline.compare.delen import vergelijk_kinderen  # a note holds blocks, blocks hold text

    noot: tuple[Vergeleken, ...] = vergelijk_kinderen(old.ding.inhoud, new.ding.inhoud)
    return [Segment((old,), (new,), noot)]


def _runs(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """The edits between two word lists, cleaned up."""
    start = _common_prefix(a, b)
    end_a, end_b = len(a), len(b)
    while end_a > start and end_b > start and a[end_a - 1] == b[end_b - 1]:
        end_a, end_b = end_a - 1, end_b - 1
    runs = [Run(True, 0, start, 0, start)]
    if start in (end_a, end_b):
        # A pure insertion or deletion: nothing to align, only its border to choose.
        runs.append(Run(False, start, end_a, start, end_b))
    else:
        for sentence in _sentence_pairs(a, b, start, end_a, end_b):
            runs.extend(_words(a, b, sentence))
    runs.append(Run(True, end_a, len(a), end_b, len(b)))
    merged = _merge(runs)
    return _merge(_slide(a, b, _merge(_absorb(a, b, merged))))


def _common_prefix(a: Sequence[str], b: Sequence[str]) -> int:
    n = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        n += 1
    return n


def _sentence_pairs(a: Sequence[str], b: Sequence[str], start: int, end_a: int, end_b: int) -> list[Run]:
    """Pair whole sentences of the differing middle first, so that words only match inside their own sentence.

    A run of this list is a stretch of sentences to compare by word (equal says nothing here), or a sentence that is
    only on one side.
    """
    sentences_a = _sentences(a, _sentence_start(a, start), _sentence_end(a, end_a))
    sentences_b = _sentences(b, _sentence_start(b, start), _sentence_end(b, end_b))
    if len(sentences_a) <= 1 and len(sentences_b) <= 1:
        return [Run(False, start, end_a, start, end_b)]
    texts_a = [list(a[i:j]) for i, j in sentences_a]
    texts_b = [list(b[i:j]) for i, j in sentences_b]
    found: list[Run] = []
    at_a, at_b = start, start
    for i, j in paren(texts_a, texts_b, _likeness):
        if i is not None:
            a0, a1 = max(sentences_a[i][0], start), min(sentences_a[i][1], end_a)
        else:
            a0 = a1 = at_a
        if j is not None:
            b0, b1 = max(sentences_b[j][0], start), min(sentences_b[j][1], end_b)
        else:
            b0 = b1 = at_b
        if a1 < a0 or b1 < b0:
            return [Run(False, start, end_a, start, end_b)]
        found.append(Run(False, a0, a1, b0, b1))
        at_a, at_b = max(at_a, a1), max(at_b, b1)
    return found


def _sentence_start(words: Sequence[str], index: int) -> int:
    while index > 0 and not (words[index - 1] in SENTENCE_END and index < len(words)):
        index -= 1
    return index


def _sentence_end(words: Sequence[str], index: int) -> int:
    while index < len(words) and not (index > 0 and words[index - 1] in SENTENCE_END):
        index += 1
    return index


def _sentences(words: Sequence[str], start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = start
    for i in range(start, end):
        if words[i] in SENTENCE_END:
            found.append((begin, i + 1))
            begin = i + 1
    if begin < end:
        found.append((begin, end))
    return found


def _likeness(a: list[str], b: list[str]) -> float:
    return LCSseq.normalized_similarity(a, b)


def _words(a: Sequence[str], b: Sequence[str], area: Run) -> list[Run]:
    """Word edits inside one stretch; one replacement when too little of it is left to read as an edit."""
    xs, ys = a[area.a0 : area.a1], b[area.b0 : area.b1]
    if not xs or not ys:
        return [area]
    runs: list[Run] = []
    for op in LCSseq.opcodes(xs, ys):
        runs.append(
            Run(
                op.tag == "equal",
                area.a0 + op.src_start,
                area.a0 + op.src_end,
                area.b0 + op.dest_start,
                area.b0 + op.dest_end,
            )
        )
    kept = sum(_weight(a[r.a0 : r.a1]) for r in runs if r.equal)
    # The common words around the stretch, in the same sentence, count as kept: a short stretch is a normal edit.
    whole_a = a[_sentence_start(a, area.a0) : _sentence_end(a, area.a1)]
    whole_b = b[_sentence_start(b, area.b0) : _sentence_end(b, area.b1)]
    around = _weight(whole_a) - _weight(xs)
    total = max(_weight(whole_a), _weight(whole_b))
    if total and (kept + around) / total < KEPT_ENOUGH:
        return [area]
    return runs


def _weight(words: Sequence[str]) -> float:
    return sum(_word_weight(word) for word in words)


def _word_weight(word: str) -> float:
    if not word[:1].isalnum() and not word.startswith("€"):
        return 0.25
    return 0.5 if word.lower() in STOP_WORDS else 1.0


def _merge(runs: list[Run]) -> list[Run]:
    """Neighbouring runs of one kind as one; empty runs gone."""
    merged: list[Run] = []
    for run in runs:
        if run.a0 == run.a1 and run.b0 == run.b1:
            continue
        if merged and merged[-1].equal == run.equal:
            last = merged[-1]
            merged[-1] = Run(run.equal, last.a0, run.a1, last.b0, run.b1)
        else:
            merged.append(run)
    return merged


def _absorb(a: Sequence[str], b: Sequence[str], runs: list[Run]) -> list[Run]:
    """A light equal run between two replacements becomes part of them: "[-de oude-] van [-het…-]" reads worse."""

    def absorb(i: int, run: Run) -> Run:
        between = 0 < i < len(runs) - 1
        if run.equal and between and _weight(a[run.a0 : run.a1]) < LIGHT_ISLAND and _is_island(a, b, runs, i):
            return replace(run, equal=False)
        return run

    return [absorb(i, run) for i, run in enumerate(runs)]


def _is_island(a: Sequence[str], b: Sequence[str], runs: list[Run], i: int) -> bool:
    """Both neighbours are replacements of several words, or the same kind of pure edit heavier than the island."""
    before, after = runs[i - 1], runs[i + 1]
    sides = [(r.a1 > r.a0, r.b1 > r.b0) for r in (before, after)]
    heavy = all(max(_weight(a[r.a0 : r.a1]), _weight(b[r.b0 : r.b1])) >= 2 for r in (before, after))
    return heavy and sides[0] == sides[1] == (True, True)


def _slide(a: Sequence[str], b: Sequence[str], runs: list[Run]) -> list[Run]:
    """Move pure insertions and deletions between equal runs to where a clause begins.

    "x, y en z" → "x en z" may be read as "[-, y-]" or "[-y ,-]": the words are the same, the first is the clause.
    """
    slid = list(runs)
    for i in range(1, len(slid) - 1):
        run = slid[i]
        before, after = slid[i - 1], slid[i + 1]
        if run.equal or not before.equal or not after.equal:
            continue
        if run.a0 == run.a1:
            words, lo, hi = b, run.b0, run.b1
        elif run.b0 == run.b1:
            words, lo, hi = a, run.a0, run.a1
        else:
            continue
        left = 0
        while left < before.a1 - before.a0 and words[hi - 1 - left] == words[lo - 1 - left]:
            left += 1
        right = 0
        while right < after.a1 - after.a0 and words[lo + right] == words[hi + right]:
            right += 1
        if not left and not right:
            continue
        shift = max(range(-left, right + 1), key=lambda s: (_border(words, lo + s, hi + s), -abs(s), s))
        slid[i - 1] = Run(True, before.a0, before.a1 + shift, before.b0, before.b1 + shift)
        slid[i] = Run(False, run.a0 + shift, run.a1 + shift, run.b0 + shift, run.b1 + shift)
        slid[i + 1] = Run(True, after.a0 + shift, after.a1, after.b0 + shift, after.b1)
    return slid


def _border(words: Sequence[str], lo: int, hi: int) -> int:
    """How natural a border is: a whole sentence best, then a clause with its leading sign, then a word group."""
    previous = words[lo - 1] if lo else "."
    if previous in SENTENCE_END and words[hi - 1] in SENTENCE_END:
        return 4
    if words[lo] in CLAUSE_START and words[hi - 1] not in CLAUSE_START:
        return 3
    if words[lo].lower() in ("en", "of", "dan", "dat", "die"):
        return 2
    if words[lo] in CLAUSE_START or words[hi - 1] in CLAUSE_START:
        return 0
    return 1

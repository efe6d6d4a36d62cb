"""Pair two sequences in order: equal items first, the rest by likeness."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from rapidfuzz.distance import LCSseq

T = TypeVar("T")

ALIKE = 0.5
LARGE = 4_000  # cells of the likeness table above which only equal items split the work first


def paren(
    was: Sequence[T],
    wordt: Sequence[T],
    likeness: Callable[[T, T], float],
    key: Callable[[T], object] = repr,
) -> list[tuple[int | None, int | None]]:
    """An order-keeping pairing: (i, j) together, (i, None) only in `was`, (None, j) only in `wordt`.

    It maximises the sum of `likeness` (0 … 1, slightly above 1 as a tie-break) over pairs that score at least `ALIKE`.
    Within a gap the items of `was` come first.
    """
    keys_a, keys_b = [key(x) for x in was], [key(x) for x in wordt]
    found: list[tuple[int | None, int | None]] = []
    start = 0
    while start < len(was) and start < len(wordt) and keys_a[start] == keys_b[start]:
        found.append((start, start))
        start += 1
    end_a, end_b = len(was), len(wordt)
    while end_a > start and end_b > start and keys_a[end_a - 1] == keys_b[end_b - 1]:
        end_a, end_b = end_a - 1, end_b - 1
    if (end_a - start) * (end_b - start) > LARGE:
        found += _by_anchors(was, wordt, keys_a, keys_b, (start, end_a, start, end_b), likeness)
    else:
        found += _by_table(was, wordt, (start, end_a, start, end_b), likeness)
    found += zip(range(end_a, len(was)), range(end_b, len(wordt)), strict=True)
    return found


Area = tuple[int, int, int, int]


def _by_anchors(
    was: Sequence[T],
    wordt: Sequence[T],
    keys_a: list[object],
    keys_b: list[object],
    area: Area,
    likeness: Callable[[T, T], float],
) -> list[tuple[int | None, int | None]]:
    """Long sequences: equal items are anchors, likeness decides in the gaps; a gap that is still long goes in bands."""
    a0, a1, b0, b1 = area
    numbers = {value: n for n, value in enumerate(dict.fromkeys(map(repr, keys_a[a0:a1] + keys_b[b0:b1])))}
    xs = [numbers[repr(k)] for k in keys_a[a0:a1]]
    ys = [numbers[repr(k)] for k in keys_b[b0:b1]]
    found: list[tuple[int | None, int | None]] = []
    at_a, at_b = a0, b0
    blocks = [op for op in LCSseq.opcodes(xs, ys) if op.tag == "equal"]
    for src, dest, size in [(o.src_start, o.dest_start, o.src_end - o.src_start) for o in blocks] + [
        (a1 - a0, b1 - b0, 0)
    ]:
        found += _in_bands(was, wordt, (at_a, a0 + src, at_b, b0 + dest), likeness)
        found += [(a0 + src + k, b0 + dest + k) for k in range(size)]
        at_a, at_b = a0 + src + size, b0 + dest + size
    return found


def _in_bands(
    was: Sequence[T], wordt: Sequence[T], area: Area, likeness: Callable[[T, T], float]
) -> list[tuple[int | None, int | None]]:
    a0, a1, b0, b1 = area
    if (a1 - a0) * (b1 - b0) <= LARGE:
        return _by_table(was, wordt, area, likeness)
    mid_a, mid_b = (a0 + a1) // 2, (b0 + b1) // 2
    return _in_bands(was, wordt, (a0, mid_a, b0, mid_b), likeness) + _in_bands(
        was, wordt, (mid_a, a1, mid_b, b1), likeness
    )


def _by_table(
    was: Sequence[T], wordt: Sequence[T], area: Area, likeness: Callable[[T, T], float]
) -> list[tuple[int | None, int | None]]:
    a0, a1, b0, b1 = area
    n, m = a1 - a0, b1 - b0
    if not n or not m:
        return [*((i, None) for i in range(a0, a1)), *((None, j) for j in range(b0, b1))]
    score = [[likeness(was[a0 + i], wordt[b0 + j]) for j in range(m)] for i in range(n)]
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        row, below, line = best[i], best[i + 1], score[i]
        for j in range(m - 1, -1, -1):
            value = max(below[j], row[j + 1])
            if line[j] >= ALIKE:
                value = max(value, line[j] + below[j + 1])
            row[j] = value
    found: list[tuple[int | None, int | None]] = []
    late: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < n and j < m:
        if score[i][j] >= ALIKE and best[i][j] == score[i][j] + best[i + 1][j + 1]:
            found += late
            late = []
            found.append((a0 + i, b0 + j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            found.append((a0 + i, None))
            i += 1
        else:
            late.append((None, b0 + j))
            j += 1
    found += [(a0 + k, None) for k in range(i, n)]
    found += late
    found += [(None, b0 + k) for k in range(j, m)]
    return found

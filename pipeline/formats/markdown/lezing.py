"""What the reader knows of the file it is reading: its place, its tokens, its footnotes and the problems so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from markdown_it.token import Token

from pipeline.formats.markdown.guards.guard import Guard
from pipeline.formats.markdown.parser import Env, parse_blocks
from pipeline.model import Blok, Position, Problem


@dataclass(slots=True)
class Lezing:
    """One file being read; `first` is the line number of the first line of `lines`."""

    file: str
    folder: str
    first: int
    lines: list[str]
    tokens: list[Token]
    env: Env
    tussenkop: int
    """The heading level of a Tussenkop in this kind of file."""
    lees_noot: Callable[[Lezing, str, int], tuple[Blok, ...]]
    closes: list[int] = field(default_factory=list)
    """Per opening token the index of the token that closes it."""
    noten: dict[str, tuple[int, int]] = field(default_factory=dict)
    gelezen_noten: dict[str, tuple[Blok, ...]] = field(default_factory=dict)
    open_noten: list[str] = field(default_factory=list)
    inspringing: int = 0
    """How many spaces this file indents a level of a list with; 0 until the first deeper level."""
    diepte: int = 0
    """In how many items of lists we are."""
    problems: list[Problem] = field(default_factory=list)

    def begin(self, index: int) -> int:
        """The first line of the block that opens at this token, counted from 0."""
        lines = self.tokens[index].map
        return lines[0] if lines else 0

    def position(self, line: int, column: int = 0) -> Position:
        """The place of a line, counted from 0 in the parsed text."""
        return Position(self.file, self.first + line, column)

    def meld(self, guard: Guard, line: int, gevonden: str = "") -> None:
        """Note a problem; reading goes on, to find the others."""
        self.problems.append(guard.problem(self.position(line), gevonden))


def open_lezing(
    text: str,
    file: str,
    folder: str,
    first: int,
    tussenkop: int,
    lees_noot: Callable[[Lezing, str, int], tuple[Blok, ...]],
) -> Lezing:
    """Parse the blocks of a text and pair its opening and closing tokens."""
    tokens, env = parse_blocks(text)
    closes = [0] * len(tokens)
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.nesting == 1:
            opened.append(index)
        elif token.nesting == -1:
            closes[opened.pop()] = index
    return Lezing(file, folder, first, text.split("\n"), tokens, env, tussenkop, lees_noot, closes)

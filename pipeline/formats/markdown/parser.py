"""One markdown-it-py parser, made once: CommonMark, GFM tables and footnotes, as GitHub reads them.

Inline parsing is left to `inline.py`, after labels have been taken off; URLs come through as written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

Env: TypeAlias = dict[str, Any]

DEEPEST = 60
"""markdown-it drops what is nested deeper than its limit without a word; a guard refuses well before that."""


def _make() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"maxNesting": DEEPEST + 20}).enable("table")
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.core.ruler.disable(["inline", "text_join"])
    # Link targets are judged by the guard `linkdoel`, and kept letter for letter.
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    return md


PARSER = _make()


def parse_blocks(text: str) -> tuple[list[Token], Env]:
    """The block tokens of a text; inline tokens carry their source and no children."""
    env: Env = {}
    return PARSER.parse(text, env), env


def parse_inline(content: str, env: Mapping[str, Any]) -> list[Token]:
    """The inline tokens of the source of one block."""
    tokens: list[Token] = []
    # Calls of footnotes are counted by us; the reader of one block must not see those of another.
    PARSER.inline.parse(content, PARSER, dict(env), tokens)
    return tokens

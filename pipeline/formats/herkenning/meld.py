"""Where a step of recognition is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from pipeline.model import Position

Meld: TypeAlias = Callable[[str, bool, Position], None]
"""What was done, whether it is sure, and where."""

"""The text that binds: articles and annexes, without headings, and without the explanation beside them."""

from __future__ import annotations

from pipeline.lint.tekst import Passage
from pipeline.model import Artikel, Bijlage, Structuur, Tussenkop
from pipeline.model.regeling import Divisie

KOPPEN = (Structuur, Artikel, Bijlage, Divisie, Tussenkop)


def is_norm(passage: Passage) -> bool:
    """Whether the passage is law and no heading."""
    return not passage.in_toelichting and not isinstance(passage.knoop, KOPPEN)

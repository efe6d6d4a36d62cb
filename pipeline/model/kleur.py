"""Colours as "#rrggbb": how well one reads on another, and the light ground that goes with one."""

from __future__ import annotations

import colorsys
import re

KLEUR = re.compile(r"#[0-9a-fA-F]{6}")
WIT = "#ffffff"
VLAK = "#f4f6f9"
"""The lightly grey ground of frames and table heads, in every form."""
LEESBAAR = 4.5
"""The contrast that text of ordinary size needs: WCAG 2.2, success criterion 1.4.3 (AA)."""
LICHT = 0.945
"""How light a tint is, from 0 (black) to 1 (white)."""


def contrast(een: str, ander: str) -> float:
    """The contrast ratio of two colours as WCAG 2.2 defines it: from 1 (equal) to 21 (black on white)."""
    donker, licht = sorted((_helderheid(een), _helderheid(ander)))
    return (licht + 0.05) / (donker + 0.05)


def tint(kleur: str) -> str:
    """A light ground of the same hue, on which the colour itself is read: struck words stand on one."""
    hue, _, saturation = colorsys.rgb_to_hls(*_delen(kleur))
    return "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, LICHT, saturation))


def _helderheid(kleur: str) -> float:
    """The relative luminance (WCAG 2.2)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _delen(kleur))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _delen(kleur: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(kleur.removeprefix("#"))
    return red / 255, green / 255, blue / 255

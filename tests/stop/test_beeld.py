"""What the first bytes of an image say."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.stop.beeld import Beeld, lees_beeld, veilige_namen
from tests.stop.proefstukken import png


def jpeg(dichtheid: int, eenheid: int) -> bytes:
    app0 = b"JFIF\0\1\1" + bytes([eenheid]) + struct.pack(">HH", dichtheid, dichtheid) + b"\0\0"
    sof = b"\x08" + struct.pack(">HH", 20, 30) + b"\1\1\x11\0"
    return (
        b"\xff\xd8\xff\xe0"
        + struct.pack(">H", len(app0) + 2)
        + app0
        + b"\xff\xff\xc0"
        + struct.pack(">H", len(sof) + 2)
        + sof
        + b"\xff\xd9"
    )


def test_size_and_resolution() -> None:
    assert lees_beeld("a.png", png()) == Beeld("a.png", "image/png", 4, 3, 300)
    assert lees_beeld("a.jpg", jpeg(72, 1)) == Beeld("a.jpg", "image/jpeg", 30, 20, 72)
    assert lees_beeld("a.jpg", jpeg(100, 2)) == Beeld("a.jpg", "image/jpeg", 30, 20, 254)
    assert lees_beeld("a.jpg", jpeg(1, 0)) == Beeld("a.jpg", "image/jpeg", 30, 20, 96)


@pytest.mark.parametrize("inhoud", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", png()[:30], b"\xff\xd8", jpeg(1, 1)[:20]])
def test_what_is_no_image_is_told_in_words(inhoud: bytes) -> None:
    assert isinstance(lees_beeld("a", inhoud), str)


@given(st.binary(max_size=60), st.sampled_from((b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0")))
def test_no_bytes_break_the_reader(rest: bytes, begin: bytes) -> None:
    assert isinstance(lees_beeld("a", begin + rest), Beeld | str)


@given(st.lists(st.text("aAé/. -_1", max_size=12), unique=True))
def test_names_fit_a_manifest_and_differ(bronnen: list[str]) -> None:
    namen = list(veilige_namen(bronnen).values())
    assert all(naam and set(naam) <= set("aA1._-fbelding234567890") for naam in namen)
    assert len({naam.lower() for naam in namen}) == len(bronnen)

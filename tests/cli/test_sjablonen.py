"""The municipality's own templates: each replaces one of the program's, or is part of one that does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from pipeline.cli.sjablonen import ASKED, load_templates
from tests.cli.conftest import write
from tests.conftest import ROOT

Renvooi = Callable[..., Result]
WITH_PART = "{% extends 'html/kader.html.j2' %}{% block inhoud %}{% include 'html/wapen.html.j2' %}{% endblock %}"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("html/raadsbesluiten.html.j2", "html/raadsbesluit.html.j2"),
        ("raadsbesluit.html.j2", "html/raadsbesluit.html.j2"),
        ("html/adviesnota.html", "html/adviesnota.html.j2"),
        ("tekst/slotbepaling.j2", "tekst/slotbepalingen.j2"),
    ],
)
def test_a_template_under_a_wrong_name_is_told(renvooi: Renvooi, root: Path, name: str, meant: str) -> None:
    write(root.parent / "templates", {name: "x"})
    result = renvooi("build")
    assert result.exit_code == 2
    assert f"templates/{name}: " in result.stderr
    assert f"Bedoelt u “{meant}”?" in result.stderr
    assert not (root.parent / "build").exists()


def test_an_own_part_of_an_own_template_is_used(renvooi: Renvooi, root: Path) -> None:
    own = {"html/geconsolideerd.html.j2": WITH_PART, "html/wapen.html.j2": "<p>Het wapen</p>", "LEESMIJ.md": "x"}
    write(root.parent / "templates", own)
    assert renvooi("build").exit_code == 0
    page = (root.parent / "build/dorp/spelen/2024/geconsolideerd.html").read_text(encoding="utf-8")
    assert "<p>Het wapen</p>" in page


def test_a_part_that_only_another_unused_one_names_is_told(renvooi: Renvooi, root: Path) -> None:
    loose = {"html/een.html.j2": "{% include 'html/twee.html.j2' %}", "html/twee.html.j2": "x"}
    write(root.parent / "templates", loose)
    result = renvooi("build")
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [f"templates/{name}" for name in loose]


def test_every_packaged_template_is_used_and_every_one_asked_for_is_there() -> None:
    found = load_templates(ROOT / "ordinances").bronnen  # refuses what is not used
    assert set(ASKED) <= set(found)

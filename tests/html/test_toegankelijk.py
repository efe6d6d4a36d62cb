"""Every page that is built passes axe-core at a phone's and a desk's width, reflows, and has one clean outline."""

from __future__ import annotations

import importlib.util
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from lxml import html

from pipeline.cli import main
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async tags => (await axe.run(document, {runOnly: tags})).violations.map(
    found => found.id + ': ' + found.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | '))"""
WIDTHS = (320, 1280)
SPEELPLEKKEN = ("speelplekken@2024", "speelplekken@2025")
SOCIAAL_DOMEIN = ("sociaal-domein@2019", "sociaal-domein@2022")
LAYOUTS = {
    "vergelijking.html": SPEELPLEKKEN,
    "w2.html": (*SPEELPLEKKEN, "--layout", "w2"),
    "w8.html": (*SPEELPLEKKEN, "--layout", "w8"),
    "w8-artikel.html": (*SPEELPLEKKEN, "--layout", "w8", "--context", "artikel"),
    "renvooi.html": (*SPEELPLEKKEN, "--layout", "w8", "--context", "regeling"),
    "w2-uittreksel.html": (*SOCIAAL_DOMEIN, "--layout", "w2"),
    "renvooi-uittreksel.html": (*SOCIAAL_DOMEIN, "--layout", "w8", "--context", "regeling"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that `renvooi build` makes of the ordinances, and a comparison on one page."""
    folder = tmp_path_factory.mktemp("build")
    for arguments in (
        ["build", "-o", str(folder)],
        *(["compare", *options, "-f", "html", "-o", str(folder / name)] for name, options in LAYOUTS.items()),
        ["text", "speelplekken@2025", "-f", "html", "-o", str(folder / "tekst.html")],
        ["drop", "sociaal-domein@2022", "--proef", "-o", str(folder / "drop")],
    ):
        result = CliRunner().invoke(main, ["--root", str(ROOT / "ordinances"), *arguments])
        assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="module")
def axe() -> str:
    spec = importlib.util.find_spec("axe_playwright_python")
    assert spec is not None and spec.origin is not None
    return str(Path(spec.origin).with_name("axe.min.js"))


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_passes_axe_and_fits_its_width(built: Path, axe: str, browser: Browser, width: int) -> None:
    found: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 900})
    for path in sorted(built.rglob("*.html")):
        page.goto(path.as_uri())
        page.add_script_tag(path=axe)
        found += [f"{path.relative_to(built)}: {violation}" for violation in page.evaluate(RUN, TAGS)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{path.relative_to(built)}: wider than {width} pixels")
    page.close()
    assert found == []


def test_every_page_has_one_h1_no_skipped_level_and_needs_nothing_from_elsewhere(built: Path) -> None:
    pages = sorted(built.rglob("*.html"))
    assert len(pages) > 10
    for path in pages:
        text = path.read_text(encoding="utf-8")
        page = html.document_fromstring(text)
        assert page.get("lang") == "nl"
        levels = [int(element.tag[1]) for element in page.iter() if re.fullmatch(r"h[1-6]", str(element.tag))]
        assert levels.count(1) == 1 and levels[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path
        assert not list(page.iter("script", "link", "iframe", "object", "embed")), path
        assert "url(" not in text and "@import" not in text
        for image in page.iter("img"):
            source = image.get("src")
            assert source.startswith("data:") or (path.parent / source).is_file(), source


def test_every_link_inside_the_build_leads_somewhere(built: Path) -> None:
    targets = {
        path: {element.get("id") for element in html.document_fromstring(path.read_text(encoding="utf-8")).iter()}
        for path in built.rglob("*.html")
    }
    pages = tuple(targets)
    targets |= {path: set() for ending in ("pdf", "docx") for path in built.rglob(f"*.{ending}")}
    for path in pages:
        ids = [e.get("id") for e in html.document_fromstring(path.read_text(encoding="utf-8")).iter() if e.get("id")]
        assert len(ids) == len(set(ids)), path
        for link in html.document_fromstring(path.read_text(encoding="utf-8")).iter("a"):
            href = link.get("href")
            if href is None or href.startswith(("http", "mailto:")):
                continue
            name, _, anchor = href.partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target.is_file(), (path, href)
            assert not anchor or anchor in targets[target], (path, href)

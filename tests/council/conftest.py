"""The real ordinances, read once, with the house style as packaged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html

from pipeline.cli.bewezen import bewezen_vergelijking
from pipeline.cli.sjablonen import load_templates
from pipeline.council.documenten import Document, documenten
from pipeline.council.omslag import Huisstijl, huisstijl
from pipeline.model import Versie
from pipeline.store.openen import open_versie
from tests.conftest import ROOT

DATA = ROOT / "ordinances"


@pytest.fixture(scope="session")
def stijl() -> Huisstijl:
    return huisstijl(load_templates(DATA))


@pytest.fixture(scope="session")
def versie() -> Callable[[str], Versie]:
    return lambda address: open_versie(DATA, address)


@pytest.fixture(scope="session")
def stukken(stijl: Huisstijl) -> Callable[[Versie, Versie], dict[str, Document]]:
    """Every document of a version by name."""

    def make(versie: Versie, was: Versie) -> dict[str, Document]:
        comparison = bewezen_vergelijking(was, versie)
        return {document.naam: document for document in documenten(versie, was, comparison, stijl)}

    return make


@pytest.fixture(scope="session")
def lees() -> Callable[[str], str]:
    """The text of a page as lines of words, without what is only for the eye."""

    def read(page: str) -> str:
        main = html.document_fromstring(page).get_element_by_id("inhoud")
        for hidden in main.xpath(".//*[@aria-hidden='true']"):
            hidden.drop_tree()
        return " ".join(main.text_content().split())

    return read

"""Writing a text as files: reading them gives the text back, and nothing is ever half-written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from pipeline.model import (
    Alinea,
    Artikel,
    Bijlage,
    Kop,
    Refused,
    Regeling,
    Structuur,
    Structuursoort,
    Tekst,
    Toelichting,
    Verwijzing,
    Weggelaten,
    knopen_in_noten,
)
from pipeline.store import geheugen_bron, naam_verschillen, tekst_bestanden, write_atomic, write_tree_atomic
from pipeline.store.tekst import lees_teksten
from tests.strategieen import regelingen


def artikel(nummer: str, opschrift: str = "", **rest: object) -> Artikel:
    kop = Kop("Artikel", nummer, (Tekst(opschrift),) if opschrift else ())
    return replace(Artikel(kop, (Alinea((Tekst("Tekst."),)),)), **rest)  # type: ignore[arg-type]


def hoofdstuk(nummer: str, *inhoud: Structuur | Artikel | Weggelaten) -> Structuur:
    return Structuur(Structuursoort.HOOFDSTUK, Kop("Hoofdstuk", nummer), inhoud)


def paragraaf(nummer: str, *inhoud: Structuur | Artikel | Weggelaten) -> Structuur:
    return Structuur(Structuursoort.PARAGRAAF, Kop("§", nummer), inhoud)


def bijlage(nummer: str, opschrift: str) -> Bijlage:
    return Bijlage(Kop("Bijlage", nummer, (Tekst(opschrift),)), (Alinea((Tekst("Tekst."),)),))


TEXTS = {
    "articles only": Regeling("o", "c", (artikel("1"), artikel("2"), artikel("10"))),
    "one article without number": Regeling("o", "c", (artikel("", "Slot"),)),
    "numbers that don't tell their order": Regeling("o", "c", (artikel("78z"), artikel("78aa"), artikel("79"))),
    "descending numbers": Regeling("o", "c", (artikel("2"), artikel("1"))),
    "repeated numbers": Regeling("o", "c", (artikel("2"), artikel("2"), artikel("2-2"), artikel("2"))),
    "articles without numbers": Regeling("o", "c", (artikel("", "Een"), artikel("", "Een"), artikel("3"))),
    "kinds side by side": Regeling(
        "o", "c", (artikel("1"), hoofdstuk("1", artikel("2"), paragraaf("1", artikel("3"))))
    ),
    "an empty chapter": Regeling("o", "c", (hoofdstuk("1"), hoofdstuk("2", artikel("1")))),
    "left out": Regeling("o", "c", (Weggelaten(), hoofdstuk("2", Weggelaten(), artikel("2.3"), Weggelaten()))),
    "only left out": Regeling("o", "c", (hoofdstuk("2", Weggelaten()),)),
    "identity": Regeling("o", "c", (artikel("1", id="2019"), artikel("2", id="b", was=("wmo@2018#artikel-4", "ja")))),
    "annexes": Regeling(
        "o",
        "c",
        (artikel("1"),),
        (bijlage("2", "Twee"), bijlage("", "Een"), bijlage("", "Een")),
        (Toelichting(Kop("Toelichting"), (Alinea((Tekst("T."),)),)),),
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_written_reads_back_the_same(name: str) -> None:
    regeling = TEXTS[name]
    files = tekst_bestanden(regeling)
    assert len({path.casefold() for path in files}) == len(files)
    read, problems = lees_teksten(geheugen_bron({f"x/tekst/{path}": text for path, text in files.items()}), "x/tekst")
    assert problems == ()
    assert (read.lichaam, read.bijlagen, read.toelichtingen) == (
        regeling.lichaam,
        regeling.bijlagen,
        regeling.toelichtingen,
    )
    assert naam_verschillen(replace(regeling, lichaam=read.lichaam, bijlagen=read.bijlagen)) == ()


def _leesbaar(nodes: tuple[Any, ...], seen: set[str]) -> tuple[Any, ...]:
    """The nodes with every id once, and without footnotes in the headings of divisions: `_hoofdstuk.md` has no room."""

    def one(node: Any) -> Any:
        if isinstance(node, Structuur):
            notes = any(True for _ in knopen_in_noten(node.kop.opschrift))
            kop = replace(node.kop, opschrift=(Tekst("Kop"),)) if notes else node.kop
            return replace(node, kop=kop, inhoud=_leesbaar(node.inhoud, seen))
        if isinstance(node, Artikel) and node.id in seen:
            return replace(node, id="")
        seen.add(getattr(node, "id", ""))
        return node

    return tuple(one(node) for node in nodes)


@settings(max_examples=60)
@given(regelingen())
def test_every_regulation_reads_back_from_its_files(regeling: Regeling) -> None:
    regeling = replace(regeling, lichaam=_leesbaar(regeling.lichaam, set()))
    files = tekst_bestanden(regeling)
    assert len({path.casefold() for path in files}) == len(files)
    read, problems = lees_teksten(geheugen_bron({f"x/tekst/{path}": text for path, text in files.items()}), "x/tekst")
    assert problems == ()
    assert (read.lichaam, read.bijlagen, read.toelichtingen) == (
        regeling.lichaam,
        regeling.bijlagen,
        regeling.toelichtingen,
    )
    again = replace(regeling, lichaam=read.lichaam, bijlagen=read.bijlagen, toelichtingen=read.toelichtingen)
    assert tekst_bestanden(again) == files
    assert naam_verschillen(again) == ()


def test_a_file_under_another_name_is_a_finding_and_its_references_follow_it() -> None:
    files = {
        "x/tekst/hoofdstuk-1/_hoofdstuk.md": b"# Hoofdstuk 2\n",
        "x/tekst/hoofdstuk-1/artikel-9.md": b"# Artikel 2:10\n\nZie [artikel 3](artikel-b.md).\n",
        "x/tekst/hoofdstuk-1/artikel-b.md": b"# Artikel 3\n\nTekst.\n",
    }
    read, problems = lees_teksten(geheugen_bron(files), "x/tekst")
    assert problems == ()
    regeling = Regeling("o", "c", read.lichaam)
    assert [(found.van, found.naar) for found in naam_verschillen(regeling)] == [
        ("hoofdstuk-1/_hoofdstuk.md", "hoofdstuk-2/_hoofdstuk.md"),
        ("hoofdstuk-1/artikel-9.md", "hoofdstuk-2/artikel-2.10.md"),
        ("hoofdstuk-1/artikel-b.md", "hoofdstuk-2/artikel-3.md"),
    ]
    written = tekst_bestanden(regeling)
    assert written["hoofdstuk-2/artikel-2.10.md"].endswith(b"Zie [artikel 3](artikel-3.md).\n")
    first = read.lichaam[0].inhoud[0]  # type: ignore[union-attr]
    assert Verwijzing("hoofdstuk-1/artikel-b.md", (Tekst("artikel 3"),)) in first.inhoud[0].inhoud  # type: ignore[union-attr]


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a").write_bytes(b"oud")
    with pytest.raises(Refused, match=r"b: Het bestand is niet te schrijven \(er staat al een map met die naam\)"):
        write_tree_atomic(tmp_path, {"a": b"nieuw", "b": b"x", "c/d": b"y"})
    assert (tmp_path / "a").read_bytes() == b"oud"
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_failure_halfway_puts_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"oud")
    (tmp_path / "c").write_bytes(b"oud")
    replace_file = Path.replace

    def refuse_c(self: Path, target: Path) -> Path:
        if Path(target).name == "c":
            raise PermissionError(13, "Access is denied")  # Windows, when another program has the file open
        return replace_file(self, target)

    monkeypatch.setattr(Path, "replace", refuse_c)
    with pytest.raises(Refused, match="c: Het bestand is niet te schrijven"):
        write_tree_atomic(tmp_path, {"a": b"nieuw", "b": b"nieuw", "c": b"nieuw"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"oud", "c": b"oud"}


def test_a_file_with_the_same_bytes_is_not_touched(tmp_path: Path) -> None:
    target = tmp_path / "map" / "a.md"
    write_atomic(target, b"een")
    os.utime(target, (0, 0))
    write_atomic(target, b"een")
    assert target.stat().st_mtime == 0
    write_atomic(target, b"twee")
    assert target.read_bytes() == b"twee"
    assert list(target.parent.iterdir()) == [target]


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/full")


def _dangling(path: Path) -> None:
    path.symlink_to("weg")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
@pytest.mark.parametrize("make", [_fifo, _device, _dangling])
def test_what_is_no_ordinary_file_is_never_replaced(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "b")
    before = (tmp_path / "b").lstat()
    with pytest.raises(Refused, match=r"b: Dit is geen gewoon bestand maar"):
        write_tree_atomic(tmp_path, {"a": b"nieuw", "b": b"nieuw"})
    after = (tmp_path / "b").lstat()
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_device_is_refused() -> None:
    with pytest.raises(Refused, match="/dev/full: Dit is geen gewoon bestand maar een apparaat of pijp"):
        write_atomic(Path("/dev/full"), b"x")


def test_an_unwritable_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(**_: object) -> tuple[int, str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", denied)  # the one way that also works for root, who may write everywhere
    with pytest.raises(Refused, match=r"a: Het bestand is niet te schrijven"):
        write_atomic(tmp_path / "a", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_a_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(Refused, match="niet te schrijven"):
        write_atomic(tmp_path / "a" / "b", b"x")

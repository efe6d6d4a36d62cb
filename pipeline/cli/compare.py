"""`renvooi compare`: what changes between two versions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from pipeline.cli.bewezen import bewezen_vergelijking
from pipeline.cli.plaats import pass_root
from pipeline.cli.sjablonen import load_templates
from pipeline.cli.uitvoer import UITVOER, emit, emit_bytes
from pipeline.cli.vormen import Vorm, bijgehouden, in_vorm
from pipeline.council.documenten import Document
from pipeline.council.omslag import Huisstijl, huisstijl
from pipeline.council.vergelijking import bij_te_houden, markdown, renvooi, vergelijking
from pipeline.formats.html.waswordt import Context
from pipeline.formats.json import vergelijking as json_room
from pipeline.formats.tekst.write import regels
from pipeline.model import Comparison, Indeling, Refused, Versie
from pipeline.store.openen import open_versie


@dataclass(frozen=True, slots=True)
class Vraag:
    """What was asked: two versions, what changed, how it is laid out and how much of it to show.

    `context` is None for the whole regulation.
    """

    root: Path
    was: Versie
    wordt: Versie
    comparison: Comparison
    indeling: Indeling
    context: Context | None


def as_text(vraag: Vraag) -> str:
    """A line per mark, coloured on a terminal (the words say the same)."""
    lines = [_coloured(line) for line in regels(vraag.comparison)]
    return "\n".join(lines) + "\n" if lines else "Geen wijzigingen.\n"


def as_json(vraag: Vraag) -> str:
    """The comparison itself; its schema is pipeline/formats/json/vergelijking.schema.json."""
    return json_room.write(vraag.comparison)


def as_markdown(vraag: Vraag) -> str:
    """The same page as a pull request shows it."""
    stijl = _style(vraag)
    return markdown(_document(vraag, stijl), stijl, vraag.indeling)


def as_html(vraag: Vraag) -> str:
    """The comparison as one page without other files."""
    return _document(vraag, _style(vraag)).html


def _style(vraag: Vraag) -> Huisstijl:
    return huisstijl(load_templates(vraag.root, vraag.wordt.adres.overheid))


def _document(vraag: Vraag, stijl: Huisstijl) -> Document:
    if vraag.context is None:
        return renvooi(vraag.wordt, vraag.was, vraag.comparison, stijl)
    return vergelijking(vraag.wordt, vraag.was, vraag.comparison, stijl, vraag.context, vraag.indeling)


def as_pdf(vraag: Vraag) -> bytes:
    """The same page as PDF."""
    stijl = _style(vraag)
    return in_vorm(_document(vraag, stijl), Vorm.PDF, stijl)


def as_word(vraag: Vraag) -> bytes:
    """The same page as Word."""
    stijl = _style(vraag)
    return in_vorm(_document(vraag, stijl), Vorm.DOCX, stijl)


def as_tracked(vraag: Vraag) -> bytes:
    """The running text as Word with tracked changes."""
    stijl = _style(vraag)
    if vraag.context is None:
        document = bij_te_houden(vraag.wordt, vraag.was, vraag.comparison, stijl)
    else:
        document = _document(vraag, stijl)
    return bijgehouden(document, stijl)


WRITERS: dict[str, Callable[[Vraag], str]] = {"text": as_text, "md": as_markdown, "json": as_json, "html": as_html}
PAPERS: dict[str, Callable[[Vraag], bytes]] = {Vorm.PDF.value: as_pdf, Vorm.DOCX.value: as_word}
FORMATS = (*WRITERS, *PAPERS)

LAID_OUT = ("html", "md", *PAPERS)
REGELING = "regeling"


@click.command()
@click.argument("was")
@click.argument("wordt")
@click.option("-f", "--format", "fmt", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--layout",
    type=click.Choice([layout.value for layout in Indeling]),
    help="For papers. w1: two columns (default); w2: the reasons in a third; w8: struck and added in one text.",
)
@click.option(
    "--context",
    type=click.Choice([*(c.value for c in Context), REGELING]),
    help="For papers. The changed leden in full (default), the whole article, or (w8) the whole regulation.",
)
@click.option("--track-changes", is_flag=True, help="For docx in layout w8: as changes that Word accepts or rejects.")
@click.option("-o", "--output", type=UITVOER, help="Write here instead of to the terminal.")
@pass_root
def compare(
    root: Path,
    was: str,
    wordt: str,
    fmt: str,
    layout: str | None,
    context: str | None,
    track_changes: bool,
    output: Path | None,
) -> None:
    """Show what changes from version WAS to version WORDT.

    The change is proven before it is shown: applied to WAS it gives WORDT, turned round it gives WAS.

    \b
    Examples:  renvooi compare sociaal-domein@2019 sociaal-domein@2022
               renvooi compare sociaal-domein@2019 sociaal-domein@2022 -f html -o annex.html
               renvooi compare sociaal-domein@2019 sociaal-domein@2022 -f html --layout w8 --context regeling
               renvooi compare main:sociaal-domein@2022 sociaal-domein@2022 -f md --layout w8
               renvooi compare sociaal-domein@2019 sociaal-domein@2022 -f docx --layout w8 --track-changes -o w8.docx
    """
    _check(fmt, layout, context)
    if track_changes and (fmt, layout) != (Vorm.DOCX, Indeling.W8):
        raise click.UsageError("--track-changes is er alleen voor lopende tekst in Word: geef ook -f docx --layout w8.")
    old, new = _both(root, was, wordt)
    comparison = bewezen_vergelijking(old, new)
    amount = None if context == REGELING else Context(context or Context.LID)
    vraag = Vraag(root, old, new, comparison, Indeling(layout or Indeling.W1), amount)
    if fmt in WRITERS:
        emit(WRITERS[fmt](vraag), output)
    else:
        emit_bytes((as_tracked if track_changes else PAPERS[fmt])(vraag), output, fmt)


def _check(fmt: str, layout: str | None, context: str | None) -> None:
    """Refuse what would be passed over in silence."""
    for option, given in (("--layout", layout), ("--context", context)):
        if given is not None and fmt not in LAID_OUT:
            raise click.UsageError(f"{option} geldt alleen bij -f {' of -f '.join(LAID_OUT)}, niet bij -f {fmt}.")
    if context == REGELING and layout != Indeling.W8:
        raise click.UsageError("De hele regeling als lopende tekst is er alleen in w8: geef ook --layout w8.")


def _both(root: Path, was: str, wordt: str) -> tuple[Versie, Versie]:
    """Both versions; what is wrong with either is told at once."""
    problems = []
    found = []
    for address in (was, wordt):
        try:
            found.append(open_versie(root, address))
        except Refused as refused:
            problems += [problem for problem in refused.problems if problem not in problems]
    if problems:
        raise Refused(problems)
    return found[0], found[1]


def _coloured(line: str) -> str:
    """Struck words red, added words green, the place bold."""
    place, sep, rest = line.partition(": ")
    if not sep:
        return line
    return f"{click.style(place, bold=True)}{sep}{_marks(rest)}"


def _marks(rest: str) -> str:
    if rest.startswith("vervallen ") and '"' in rest:
        return click.style(rest, fg="red")
    if rest.startswith("toegevoegd "):
        return click.style(rest, fg="green")
    struck, sep, added = rest.partition('" wordt "')
    if sep:
        return f"{click.style(struck + chr(34), fg='red')} wordt {click.style(chr(34) + added, fg='green')}"
    return rest

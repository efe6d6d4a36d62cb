"""The templates: texts by name, and a failure in one is a problem with its file and line."""

from __future__ import annotations

import base64
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import TypeVar

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from pipeline.model import Position, Problem, Refused
from pipeline.model.blad import Bestand, Opmaak
from pipeline.model.datums import datum
from pipeline.model.kleur import tint

T = TypeVar("T")

MIME = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
GEWONE_OPMAAK = Opmaak()


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """The text of a template, and the file a user would open to change it; `eigen` when it is the municipality's."""

    bestand: str
    tekst: str
    eigen: bool = True


class Sjablonen:
    """Every template by its name ("html/adviesnota.html.j2"), the municipality's own before the packaged one.

    Templates run in a sandbox: they come with the data and may fill in, not reach out. `opmaak` is the look that they
    fill in; `bestanden` are the templates of other forms than text in HTML, by name ("docx/referentie.docx").
    """

    def __init__(
        self,
        bronnen: Mapping[str, Sjabloon],
        opmaak: Opmaak = GEWONE_OPMAAK,
        bestanden: Mapping[str, Bestand] = MappingProxyType({}),
    ) -> None:
        self.bronnen = dict(bronnen)
        self.opmaak = opmaak
        self.bestanden = dict(bestanden)
        self._html = _environment(self.bronnen, jinja2.select_autoescape(default=True, default_for_string=True))
        self._tekst = _environment(self.bronnen, jinja2.select_autoescape((), default=False))
        for environment, show_open in ((self._html, mark_open), (self._tekst, open_plek)):
            environment.globals["open"] = show_open
            environment.globals["opmaak"] = opmaak
            environment.filters["of_open"] = partial(_or_open, show_open)
            environment.filters["datum"] = partial(_date_or_open, show_open)

    def render(self, name: str, context: Mapping[str, object]) -> str:
        """The page that the template makes of the context; everything that is not Markup is escaped."""
        return self._guard(name, lambda: self._html.get_template(name).render(context))

    def fouten(self) -> Iterator[Problem]:
        """What is wrong with the municipality's own templates before anything is filled in, in every one of them."""
        for name, found in self.bronnen.items():
            if found.eigen:
                try:
                    self._html.compile(found.tekst, name, found.bestand)
                    yield from self._ontbrekend(self._html.parse(found.tekst, name, found.bestand), found.bestand)
                except jinja2.TemplateSyntaxError as error:
                    yield _misspelt(error, found.bestand)

    def _ontbrekend(self, boom: nodes.Template, bestand: str) -> Iterator[Problem]:
        """The templates that a template builds on or takes in by a fixed name, and that are not there."""
        for node in boom.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            named = getattr(node, "template", None)
            if isinstance(named, nodes.Const) and named.value not in self.bronnen:
                yield _missing(str(named.value), Position(bestand, node.lineno))

    def woorden(self, name: str, wanted: tuple[str, ...]) -> dict[str, str]:
        """The texts that a template only defines (`{% set naam = "…" %}`); every wanted one has to be there."""
        module = self._guard(name, lambda: self._tekst.get_template(name).module)
        missing = [key for key in wanted if not hasattr(module, key)]
        if missing:
            advice = "Voeg toe: " + " ".join(f'{{% set {key} = "…" %}}' for key in missing)
            raise Refused(Problem("In dit sjabloon ontbreken vaste woorden.", self.plaats(name), advice))
        return {key: str(getattr(module, key)) for key in wanted}

    def lijst(self, name: str, key: str) -> tuple[str, ...]:
        """The texts in a list that a template defines; of a row the first one. Nothing when there is no such list."""
        found = getattr(self._guard(name, lambda: self._tekst.get_template(name).module), key, ())
        rows = found if isinstance(found, list | tuple) else ()
        return tuple(str(row[0] if isinstance(row, list | tuple) and row else row) for row in rows)

    def macro(self, name: str, macro: str, *arguments: object) -> str:
        """The plain text that a macro gives for these arguments, white space squeezed."""

        def call() -> str:
            found = getattr(self._tekst.get_template(name).module, macro, None)
            if found is None:
                raise jinja2.TemplateRuntimeError(f"de macro “{macro}” ontbreekt")
            return " ".join(str(found(*arguments)).split())

        return self._guard(name, call)

    def _guard(self, name: str, action: Callable[[], T]) -> T:
        """Do it; whatever goes wrong inside a template is told with that template's file and line."""
        try:
            return action()
        except Refused:
            raise
        except jinja2.TemplateNotFound as error:
            raise Refused(_missing(str(error.name), self._failing_line(error) or self.plaats(name))) from error
        except jinja2.TemplateSyntaxError as error:
            raise Refused(_misspelt(error, self.plaats(error.name or name).file)) from error
        except Exception as error:
            line = self._failing_line(error)
            if line is None and not isinstance(error, jinja2.TemplateError):
                raise
            message = f"Het sjabloon kan niet worden ingevuld: {type(error).__name__}: {str(error).rstrip('.')}."
            raise Refused(Problem(message, line or self.plaats(name), ADVICE)) from error

    def _failing_line(self, error: Exception) -> Position | None:
        """The line of a template to look at: the innermost in one of the municipality's own, else in any.

        When a packaged template fails on what one of its own gave it, that one is told, without a line.
        """
        found = {sjabloon.bestand: sjabloon for sjabloon in self.bronnen.values()}
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in found]
        if not frames:
            return None
        own = [frame for frame in frames if found[frame.filename].eigen]
        if not own:
            text = found[frames[-1].filename].tekst
            for name, sjabloon in sorted(self.bronnen.items()):
                if sjabloon.eigen and f'"{name}"' in text:
                    return Position(sjabloon.bestand)
        frame = (own or frames)[-1]
        return Position(frame.filename, frame.lineno or 0)

    def plaats(self, name: str) -> Position:
        """The file that a user would open to change this template."""
        found = self.bronnen.get(name)
        return Position(found.bestand if found else name)


ADVICE = "Herstel het sjabloon, of verwijder uw eigen versie om het meegeleverde te gebruiken."


def _missing(name: str, place: Position) -> Problem:
    return Problem(f"Het sjabloon “{name}” ontbreekt.", place, "Zet het in de map templates/, of verbeter de naam.")


def _misspelt(error: jinja2.TemplateSyntaxError, bestand: str) -> Problem:
    place = Position(error.filename or bestand, error.lineno)
    return Problem(f"Het sjabloon klopt niet: {(error.message or '').rstrip('.')}.", place, ADVICE)


def _environment(bronnen: Mapping[str, Sjabloon], autoescape: Callable[[str | None], bool]) -> jinja2.Environment:
    environment = _Sandbox(
        loader=_Loader(bronnen),
        undefined=jinja2.StrictUndefined,
        autoescape=autoescape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["iso"] = date.isoformat
    environment.filters["tint"] = tint
    environment.filters["adres"] = adres
    return environment


def _or_open(show_open: Callable[[str], str], value: object, wat: str) -> object:
    return value or show_open(wat)


def _date_or_open(show_open: Callable[[str], str], day: date | None, wat: str = "datum") -> str:
    return show_open(wat) if day is None else datum(day)


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, with a short way for our own records: frozen, so all that isn't private may be read."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        if hasattr(type(obj), "__dataclass_fields__"):
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)


class _Loader(jinja2.BaseLoader):
    """Templates from memory that still know their file."""

    def __init__(self, bronnen: Mapping[str, Sjabloon]) -> None:
        self.bronnen = bronnen

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        if template not in self.bronnen:
            raise jinja2.TemplateNotFound(template)
        found = self.bronnen[template]
        return found.tekst, found.bestand, lambda: True


def open_plek(wat: str) -> str:
    """What stands in a document in place of something nobody told us."""
    return f"[nog in te vullen: {wat}]"


def mark_open(wat: str) -> Markup:
    """The open place, so that it stands out on a page."""
    return Markup('<mark class="open">{}</mark>').format(open_plek(wat))


def adres(bestand: Bestand) -> str:
    """An image as an address that holds the image itself, so that a page needs no other file."""
    mime = MIME[bestand.naam.rpartition(".")[2].lower()]
    return f"data:{mime};base64,{base64.b64encode(bestand.inhoud).decode('ascii')}"

"""What is wrong with a command as it was typed, in Dutch: Click says it in English."""

from __future__ import annotations

import re

import click
from rapidfuzz import fuzz, process

TE_VEEL = re.compile(r"Got unexpected extra arguments? \((?P<wat>.*)\)")
GEEN_OPDRACHT = "Missing command."
GEGEVEN = re.compile(r"'(?P<wat>[^']*)' (?:is not|does not)")


def vraagfout(error: click.ClickException) -> str:
    """The message, with where to find how the command is typed."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    advice = f" Typ `{context.command_path} --help` voor de mogelijkheden." if context else ""
    return f"{_melding(error)}{advice}"


def _melding(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f"De optie “{error.option_name}” bestaat niet.{_bedoeld(error.possibilities)}"
        case click.exceptions.NoSuchCommand():
            return f"De opdracht “{error.command_name}” bestaat niet.{_bedoeld(_opdrachten(error))}"
        case click.BadOptionUsage() if "does not take" in error.message:
            return f"Achter de optie “{error.option_name}” hoort niets."
        case click.BadOptionUsage():
            return f"Achter de optie “{error.option_name}” hoort een waarde."
        case click.MissingParameter(param=click.Option()):
            return f"De optie “{_naam(error)}” ontbreekt."
        case click.MissingParameter():
            return f"Er ontbreekt een gegeven: {_naam(error)}."
        case click.BadParameter():
            return _verkeerd(error)
    if error.message == GEEN_OPDRACHT:
        return "Er ontbreekt een opdracht."
    extra = TE_VEEL.fullmatch(error.message.rstrip("."))
    return f"Hier staat te veel: {extra['wat']}." if extra else error.message


def _verkeerd(error: click.BadParameter) -> str:
    """A value of the wrong kind, with what would be right."""
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        expected = f"kies uit: {', '.join(map(str, kind.choices))}"
    elif isinstance(kind, click.DateTime):
        expected = "schrijf een datum als jjjj-mm-dd"
    else:
        return error.message
    given = GEGEVEN.search(error.message)
    shown = f"“{given['wat']}”" if given else "deze waarde"
    return f"Bij {_naam(error)} past {shown} niet; {expected}."


def _naam(error: click.BadParameter) -> str:
    param = error.param
    if isinstance(param, click.Option):
        return " of ".join(param.opts)
    return param.human_readable_name if param else ""


def _opdrachten(error: click.exceptions.NoSuchCommand) -> list[str]:
    """The command that was probably meant."""
    if error.ctx is None or not isinstance(error.ctx.command, click.Group):
        return []
    known = error.ctx.command.list_commands(error.ctx)
    near = process.extractOne(error.command_name, known, scorer=fuzz.ratio, score_cutoff=60)
    return [near[0]] if near else []


def _bedoeld(possibilities: object) -> str:
    named = sorted(map(str, possibilities)) if isinstance(possibilities, list | tuple | set | frozenset) else []
    return f" Bedoelt u {' of '.join(named)}?" if named else ""

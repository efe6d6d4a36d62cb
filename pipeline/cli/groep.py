"""The command group: which commands there are, where the data is, and the one place where refusals are printed."""

from __future__ import annotations

import importlib
import keyword
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from pipeline.model import Refused
from pipeline.store.systeem import reden

COMMANDS = {
    "adopt": "Record that a version was adopted.",
    "announce": "Record the official number and day of a publication.",
    "apply": "Apply a change to the text that it was made for.",
    "build": "Make every document of the ordinances into build/.",
    "compare": "Show what changes between two versions.",
    "draft": "Begin a new version of an ordinance, to edit.",
    "drop": "Make the package with which a version is published through DROP.",
    "edit": "Edit a provision of a draft, and say why it changes.",
    "fmt": "Write the texts in their one canonical form.",
    "import": "Read a text from elsewhere as a new version.",
    "lint": "Judge the texts by the rules of the trade.",
    "move": "Put a provision in another place.",
    "new": "Begin the ordinances of an authority, or a new ordinance.",
    "publish": "Make the package for publication and record that it was delivered.",
    "review": "Show what a change does, and what keeps it from being right.",
    "schema": "Write the forms of the YAML files for an editor.",
    "status": "Show where each version stands.",
    "renumber": "Give a provision another number, and every reference with it.",
    "stop": "Make a STOP delivery of a version.",
    "submit": "Offer the text of a version, and fix it for amendments.",
    "tariffs": "Index the tariffs of a version.",
    "text": "Print the consolidated text of a version.",
    "validate": "Judge a STOP delivery.",
}
"""The commands with their one-line help; `pipeline.cli.<name>` holds the command of that name and loads on use;
a name that Python keeps for itself has a `_` behind it there."""

REFUSED = 2
"""Exit code: could not do it."""

DATA = "ordinances"


class LazyGroup(click.Group):
    """A group whose commands are imported when asked for, so that start-up costs little."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, also when its module isn't loaded."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself; None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        command = getattr(importlib.import_module(f"pipeline.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in `--help`, without importing a single command."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def main(self, args: Sequence[str] | None = None, *more: object, **extra: object) -> NoReturn:
        """Run; what is refused is printed problem by problem, and bad input never ends in a traceback."""
        use_utf8()
        try:
            code = super().main(args, *more, **(extra | {"standalone_mode": False}))  # type: ignore[call-overload]
            sys.exit(code if isinstance(code, int) else 0)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            sys.exit(error.exit_code)
        except click.ClickException as error:
            from pipeline.cli.vraagfout import vraagfout  # not above: it is dear, and most commands are well typed

            click.echo(vraagfout(error), err=True)
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo("Afgebroken.", err=True)
            sys.exit(1)
        except Refused as refused:
            for problem in refused.problems:
                click.echo(str(problem), err=True)
        except UnicodeDecodeError as error:
            click.echo(f"Een bestand is geen UTF-8 (byte {error.start}). Sla het op als UTF-8.", err=True)
        except OSError as error:
            click.echo(system_problem(error), err=True)
        except RecursionError:
            click.echo("Een tekst is te diep genest om te verwerken. Maak de nesting minder diep.", err=True)
        sys.exit(REFUSED)


def use_utf8() -> None:
    """Print UTF-8 wherever we run: the law has characters that a Windows code page lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and stream.encoding.lower() not in ("utf-8", "utf8"):
            reconfigure(encoding="utf-8")


def system_problem(error: OSError) -> str:
    """What the operating system refused, in one line."""
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}kan niet lezen of schrijven: {reden(error)}. Controleer pad en rechten."


def find_root() -> Path:
    """The folder `ordinances/` here or in a folder above; here when there is none, for the message that follows."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / DATA).is_dir():
            return folder / DATA
    return here / DATA


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="renvooi", prog_name="renvooi")
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder with the ordinances.  [default: ordinances/, here or in a folder above]",
)
@click.pass_context
def main(context: click.Context, root: Path | None) -> None:
    """Dutch ordinances as text: what changed, the papers for the council, and STOP for publication.

    A VERSION is written as lineage@version; an unambiguous part of the name is enough:

    \b
      renvooi build
      renvooi compare sociaal-domein@2019 sociaal-domein@2022
      renvooi text speelplekken@geldend:2024-06-01
      renvooi compare main:sociaal-domein@2022 sociaal-domein@2022
    """
    context.obj = root if root is not None else find_root()

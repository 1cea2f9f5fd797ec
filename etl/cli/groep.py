"""Commands whose help speaks our language and whose faults are one sentence and an exit code."""

import errno
import re
import sys
from difflib import get_close_matches
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from etl.cli.beeld import show, show_fault
from etl.cli.tekst import HELPWOORDEN, language
from etl.errors import BuurtkompasFout, GeenSchrijftoegang, OngeldigeAanroep
from etl.heel import VOL

AFGEBROKEN = 130
_GEEN_TOEGANG = (errno.EACCES, errno.EPERM, errno.EROFS)


def _translate(formatter: Any) -> None:
    """Put our words for typer's own in a help text that is ready."""
    hulp = re.sub(r" <list\[\w+\]>", lambda soort: " " * len(soort[0]), "".join(formatter.buffer))
    if language() == "nl":
        for engels, nederlands in HELPWOORDEN.items():
            hulp = hulp.replace(engels, nederlands)
    formatter.buffer[:] = [hulp]


class Opdracht(TyperCommand):
    """A command with help in our language."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        super().format_help(ctx, formatter)
        _translate(formatter)


class Groep(TyperGroup):
    """The commands together: the one place where a fault becomes a sentence and a code."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        super().format_help(ctx, formatter)
        _translate(formatter)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command.

        Raises
        ------
        OngeldigeAanroep
            When there is none of that name; the sentence names the nearest.
        """
        opdracht = super().get_command(ctx, cmd_name)
        if opdracht is None and not cmd_name.startswith("-"):
            dichtst = get_close_matches(cmd_name, self.commands) or list(self.commands)
            raise OngeldigeAanroep(
                f"De opdracht “{cmd_name}” bestaat niet; kies uit {', '.join(dichtst)}."
            )
        return opdracht

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run a command and leave with 0 (done), 1 (the data is wrong) or 2 (the call is wrong)."""
        kwargs["standalone_mode"] = False
        try:
            sys.exit(super().main(*args, **kwargs) or 0)
        except typer.Abort:
            sys.exit(AFGEBROKEN)
        except (BuurtkompasFout, typer.TyperException, OSError) as fout:
            bekend = _as_sentence(fout)
            if str(bekend):
                show_fault(bekend)
            sys.exit(bekend.exit_code)


def _as_sentence(fout: Exception) -> BuurtkompasFout:
    """Return any fault that a user can cause as one of ours."""
    if isinstance(fout, BuurtkompasFout):
        return fout
    if isinstance(fout, OSError):
        return _as_file_fault(fout)
    return _as_call_fault(fout)


def _as_file_fault(fout: OSError) -> BuurtkompasFout:
    plek = f" “{fout.filename}”" if fout.filename else " een bestand"
    if fout.errno in _GEEN_TOEGANG:
        return GeenSchrijftoegang(
            f"Geen toegang tot{plek}; kies een andere map of vraag er rechten voor."
        )
    if fout.errno == errno.EPIPE:
        return BuurtkompasFout()
    if fout.errno in VOL:
        return GeenSchrijftoegang(
            f"De schijf is vol: schrijven van{plek} lukt niet; maak plaats en probeer opnieuw."
        )
    reden = fout.strerror or str(fout)
    return BuurtkompasFout(f"Lezen of schrijven van{plek} lukt niet ({reden}); kijk de map na.")


def _as_call_fault(fout: Any) -> OngeldigeAanroep:
    """Return typer's complaint about the call in Dutch, where we know it."""
    soort = type(fout).__name__
    naam = getattr(getattr(fout, "param", None), "opts", [""])[-1]
    if soort == "NoArgsIsHelpError":
        show(fout.format_message())
        return OngeldigeAanroep()
    if soort == "MissingParameter":
        return OngeldigeAanroep(f"{naam} ontbreekt; geef het mee, zie --help.")
    if soort == "NoSuchOption":
        keuzes = f"; bedoelde u {', '.join(fout.possibilities)}?" if fout.possibilities else ""
        return OngeldigeAanroep(f"De optie {fout.option_name} bestaat niet{keuzes or '.'}")
    if naam:
        return OngeldigeAanroep(f"{naam} heeft geen geldige waarde ({fout.message})")
    return OngeldigeAanroep(f"De aanroep klopt niet, zie --help ({fout.format_message()})")

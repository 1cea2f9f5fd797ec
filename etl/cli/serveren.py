"""Start the dashboard: a process of its own, on this computer only."""

import os
import socket
import subprocess
import sys
import webbrowser
from pathlib import Path
from typing import NoReturn

import etl
from etl.errors import BuurtkompasFout, PoortBezet

ADRES = "127.0.0.1"
#: Seconds in which the server should answer before a browser is opened.
WACHTTIJD = 60

# A separate process waits for the server and opens the browser, so that this one can become it.
_OPENER = """
import socket, sys, time, webbrowser
poort, einde = int(sys.argv[1]), time.monotonic() + float(sys.argv[2])
while time.monotonic() < einde:
    with socket.socket() as s:
        s.settimeout(1)
        if s.connect_ex((sys.argv[3], poort)) == 0:
            webbrowser.open(f"http://{sys.argv[3]}:{poort}")
            break
    time.sleep(0.2)
"""


def check_port(port: int) -> None:
    """Make sure that the port is free.

    Raises
    ------
    PoortBezet
        When another program listens there, or this user may not.
    """
    with socket.socket() as proef:
        # As a server does: a port that was just left is free.
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((ADRES, port))
        except OSError as fout:
            raise PoortBezet(
                f"Poort {port} is bezet of niet toegelaten; kies een andere, bijvoorbeeld "
                f"`buurtkompas serve --port {_free_port()}`."
            ) from fout


def _free_port() -> int:
    with socket.socket() as proef:
        proef.bind((ADRES, 0))
        return int(proef.getsockname()[1])


def has_browser() -> bool:
    """Return whether there is a screen and a browser to show the dashboard in."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


def command(port: int) -> list[str]:
    """Return the command that serves the dashboard.

    Raises
    ------
    BuurtkompasFout
        When the dashboard is not installed beside us.
    """
    server = Path(etl.__file__).parents[1] / "dashboard" / "server.py"
    if not server.is_file():
        raise BuurtkompasFout(
            f"Het dashboard staat niet in {server.parent}; installeer Buurtkompas opnieuw."
        )
    opties = {
        "server.address": ADRES,
        "server.port": str(port),
        # Streamlit's own opener asks for an e-mail address first; ours does not.
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        "logger.hideWelcomeMessage": "true",
    }
    vlaggen = [deel for naam, waarde in opties.items() for deel in (f"--{naam}", waarde)]
    return [sys.executable, "-m", "dashboard", str(server), *vlaggen]


def serve(port: int, store: Path) -> NoReturn:
    """Become the server of the edition in `store`; a browser opens where there is one.

    Raises
    ------
    PoortBezet
        When the port is in use.
    """
    check_port(port)
    opdracht = command(port)
    # The dashboard reads its store from the same setting as we do.
    os.environ["BUURTKOMPAS_STORE"] = str(store.resolve())
    if has_browser():
        opener = [sys.executable, "-c", _OPENER, str(port), str(WACHTTIJD), ADRES]
        subprocess.Popen(opener, start_new_session=True)  # noqa: S603, our own text
    # Streamlit looks for its settings in the folder that it starts in.
    os.chdir(Path(etl.__file__).parents[1])
    os.execv(opdracht[0], opdracht)  # noqa: S606, our own command

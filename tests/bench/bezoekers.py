"""Visitors without a browser: each a websocket to the real server, as Streamlit's own page has."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

_TE_LANG_S = 60.0


@dataclass
class Bezoeker:
    """One visitor: what its page holds, and what it takes to change it.

    Parameters
    ----------
    url : str
        Address of the server.
    pagina : str
        Path of the page, as "kaart".
    vraag : str
        The query behind it.
    """

    url: str
    pagina: str = "kaart"
    vraag: str = ""
    knoppen: dict[str, str] = field(default_factory=dict)
    waarden: dict[str, WidgetState] = field(default_factory=dict)
    getoond: set[str] = field(default_factory=set)
    fouten: int = 0
    bytes: int = 0
    _draad: Any = None

    async def __aenter__(self) -> "Bezoeker":
        ws = self.url.replace("http", "ws", 1) + "/_stcore/stream"
        self._draad = await websockets.connect(
            ws, subprotocols=["streamlit"], max_size=None, open_timeout=_TE_LANG_S
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._draad.close()

    async def run(self) -> float:
        """Ask for the page with its widgets as they are; return the seconds until it is drawn."""
        begin = time.perf_counter()
        self.getoond.clear()
        await self.vraag_alleen()
        while True:
            tekst = await asyncio.wait_for(self._draad.recv(), _TE_LANG_S)
            self.bytes += len(tekst)
            if self._take(ForwardMsg.FromString(tekst)):
                return time.perf_counter() - begin

    async def vraag_alleen(self) -> None:
        """Ask for the page, and wait for nothing."""
        bericht = BackMsg()
        herhaal = bericht.rerun_script
        herhaal.query_string, herhaal.page_name = self.vraag, self.pagina
        herhaal.widget_states.widgets.extend(self.waarden.values())
        await self._draad.send(bericht.SerializeToString())

    def verdwijn(self) -> None:
        """Break the connection, as a phone in a tunnel does: the server is told nothing."""
        self._draad.transport.abort()

    def _take(self, bericht: ForwardMsg) -> bool:
        """Remember the widgets of the page; tell whether it is whole."""
        if bericht.WhichOneof("type") == "script_finished":
            return bool(bericht.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY)
        if bericht.WhichOneof("type") == "delta" and bericht.delta.HasField("new_element"):
            element = bericht.delta.new_element
            soort = element.WhichOneof("type")
            # What fails in a view is our sentence; Streamlit's own would be an exception.
            if soort == "exception" or "bk-stuk" in element.html.body:
                self.fouten += 1
            nummer = getattr(getattr(element, soort, None), "id", "") if soort else ""
            if nummer:
                knop = nummer.rsplit("-", 1)[-1]
                self.knoppen[knop] = nummer
                self.getoond.add(knop)
        return False

    def zet(self, knop: str, **waarde: Any) -> None:
        """Set a widget, known by its key: ``zet("keuze_minuten", int_value=30)``."""
        nummer = self.knoppen[knop]
        staat = WidgetState(id=nummer)
        for naam, wat in waarde.items():
            if isinstance(wat, list):
                getattr(staat, naam).data.extend(wat)
            else:
                setattr(staat, naam, wat)
        self.waarden[nummer] = staat

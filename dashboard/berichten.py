"""What a visitor's page may say to Streamlit: to draw the page again, and to fetch what it shows.

Streamlit takes more, from whoever connects: to empty the caches of all visitors, to install files
for agents, to read the repository. No page of ours asks for that.
"""

from starlette.types import Message, Receive
from streamlit.proto.BackMsg_pb2 import BackMsg

_MAG = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"})
_VRAAG = "backend_operation_request"
_MAG_VRAGEN = frozenset({"deferred_file", "dataframe_chunk"})


def only_ours(ontvang: Receive) -> Receive:
    """Return what a connection receives, without what no page of ours says."""

    async def lees() -> Message:
        while True:
            bericht = await ontvang()
            if bericht["type"] != "websocket.receive" or allowed(bericht.get("bytes")):
                return bericht

    return lees


def allowed(inhoud: bytes | None) -> bool:
    """Return whether a message is one that a page of ours sends.

    Examples
    --------
    >>> allowed(BackMsg(stop_script=True).SerializeToString())
    True
    >>> allowed(BackMsg(clear_cache=True).SerializeToString()), allowed(None), allowed(b"?")
    (False, False, False)
    """
    try:
        bericht = BackMsg.FromString(inhoud or b"")
    except Exception:  # of the decoder, which is Streamlit's and none of ours
        return False
    soort = bericht.WhichOneof("type")
    if soort == _VRAAG:
        return bericht.backend_operation_request.WhichOneof("payload") in _MAG_VRAGEN
    return soort in _MAG

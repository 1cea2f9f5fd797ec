"""Start the server: as ``streamlit run`` does, with connections of our own.

Start it with ``python -m dashboard dashboard/server.py``; options are those of ``streamlit run``.
"""

import sys

from streamlit.web import cli
from uvicorn.config import HTTP_PROTOCOLS

if __name__ == "__main__":
    # Streamlit starts uvicorn and leaves this choice to it, by this name.
    HTTP_PROTOCOLS["auto"] = "dashboard.verbinding:Verbinding"
    cli.main(["run", *sys.argv[1:]], prog_name="streamlit")

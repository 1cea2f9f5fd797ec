"""A few views are made at a time: Python runs one thread at once, and many at it starve the server.

Twenty visitors who asked again and again without reading kept every view of everybody else from
being finished, and the server's own thread from answering. In turns each is done sooner.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

#: More than one, for what waits for a file or computes outside Python.
TEGELIJK = 4
_BEURTEN = threading.Semaphore(TEGELIJK)


@contextmanager
def beurt() -> Iterator[None]:
    """Wait for a turn to make a view, and give it back however the view ends."""
    with _BEURTEN:
        yield

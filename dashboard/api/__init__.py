"""The read API, version 1: the edition's figures for other systems, in the same server."""

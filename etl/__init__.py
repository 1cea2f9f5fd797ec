"""The way of the data: publishers' files → ``data/`` → one edition in the store → readers."""

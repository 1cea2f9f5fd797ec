"""Lets ``python -m etl.cli`` do what ``buurtkompas`` does."""

from etl.cli import main

main()

"""Editions: written whole and swapped in by one rename; read through one door."""

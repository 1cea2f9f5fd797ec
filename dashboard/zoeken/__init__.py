"""Searching: a place by its name, the offer around it, and whether it is open on a day."""

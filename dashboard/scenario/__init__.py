"""What if a place opens or closes: the arithmetic of a scenario, on the edition's household rows.

Nothing here writes: a scenario lives in a link, and the register stays as it is.
"""

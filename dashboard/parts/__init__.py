"""The parts of a page: map, legend, ranking, card, controls."""

"""From an address to a place, without network: the street gazetteer, and house numbers."""

"""The dashboard: reads an edition of the store and shows it. No figure is made here."""

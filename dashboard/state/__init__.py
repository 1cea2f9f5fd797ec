"""All that the URL remembers: one dataclass a page, and the way between it, widgets and URL."""

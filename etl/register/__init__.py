"""The initiatives: check an upload, merge with what people wrote, read and save."""

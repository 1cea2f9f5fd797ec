"""One publisher a module: its files in, contract tables out."""

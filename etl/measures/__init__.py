"""The measures: pure functions, frames and arrays in, frames and arrays out."""

"""PDF: a paper as one accessible file, set by Typst from data."""

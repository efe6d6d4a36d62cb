"""CVDR: the XML in which a consolidated ordinance stands on overheid.nl. Read and written."""

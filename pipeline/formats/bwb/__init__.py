"""BWB: national law as wetten.overheid.nl publishes it, one file for each day on which it changed."""

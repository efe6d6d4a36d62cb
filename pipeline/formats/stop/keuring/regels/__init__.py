"""One module per check: RNV-STOP-0x the package, 2x identity, 4x marks, 6x dates."""

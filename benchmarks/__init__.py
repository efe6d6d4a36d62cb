"""Time and memory as ratios against reference programs, measured in one run: `python -m dev bench`."""

"""Set up and run the project with nothing but Python: `python -m dev build`, `python -m dev test`, …

Standard library only, since this is what installs everything else.
"""

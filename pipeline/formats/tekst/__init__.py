"""A comparison in plain words, for a terminal and for the literate cases."""

"""Word: a paper as a WordprocessingML document, set in the styles of a reference document."""

"""Law as HTML: the tree and the comparison as fragments, and the templates in which they are set."""

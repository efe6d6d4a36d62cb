"""JSON: the tree and the comparison, written and read back exactly. The schema is `vergelijking.schema.json`."""

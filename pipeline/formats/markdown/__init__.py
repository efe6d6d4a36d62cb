"""The text format of the source: Markdown that shows on GitHub exactly what the law says (docs/formaat.md)."""

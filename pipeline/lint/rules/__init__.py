"""The rules: one module per rule, named after its id; its `bad` and `good` are its test."""

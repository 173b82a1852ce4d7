"""The parser's arc labels that several modules use."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})

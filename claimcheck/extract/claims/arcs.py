"""The names of the parser's arcs that several questions ask for."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})

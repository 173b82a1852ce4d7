"""The labels of the parser that many extractors look for. They are those of Universal Dependencies and of ClearNLP."""

from __future__ import annotations

VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp", "dative"})

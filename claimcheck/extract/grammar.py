"""What several extractors know of English grammar: labels of the parser.

The labels are those of Universal Dependencies (parts of speech) and of ClearNLP (dependencies).
"""

from __future__ import annotations

VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp", "dative"})

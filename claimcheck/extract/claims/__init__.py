"""Splits sentences into claims: a value, with who says it and how certain the text is."""

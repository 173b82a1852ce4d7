"""Findings of an article in, vectors out: one for each value's question, and one for the article."""

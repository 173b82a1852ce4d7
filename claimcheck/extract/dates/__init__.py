"""Finds dates and times and resolves them against the date of the article."""

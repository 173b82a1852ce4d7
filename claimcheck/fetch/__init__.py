"""Fetches web pages, where a user asks for it by name. Nothing else in the program speaks to a network."""

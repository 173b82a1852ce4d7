"""Fetches web pages on the user's explicit request. Nothing else in the program uses a network."""

"""Derives the tables in `rules/tables/` from the packages they come from. Nothing here runs when articles are read."""

"""Exports: a result in the formats of other tools."""

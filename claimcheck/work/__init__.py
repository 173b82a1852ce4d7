"""Extraction of many articles: what is stored already, in what chunks, and by which processes."""

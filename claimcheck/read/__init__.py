"""Paths in, articles out: text as decoded, metadata with its provenance, copies told apart, problems listed."""

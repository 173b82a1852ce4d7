"""Paths in, articles out: decoded text, metadata with its source, copies identified, problems listed."""

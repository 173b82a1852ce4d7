"""Checks whether the figures of one sentence add up as the sentence says."""

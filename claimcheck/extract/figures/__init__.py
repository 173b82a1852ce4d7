"""Finds figures: number, hedge, unit, and what is counted."""

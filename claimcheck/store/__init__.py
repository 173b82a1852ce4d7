"""Stored results of earlier runs, so that only changes are worked out again."""

"""Splits sentences into claims: a value in a slot, with its speaker."""

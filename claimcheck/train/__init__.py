"""Trains the networks on marked stories; needs the extra `[train]`. Never runs when articles are compared."""

"""Serves a finished report on this machine or a desk's network, with buttons to answer in."""

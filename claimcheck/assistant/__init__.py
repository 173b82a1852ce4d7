"""Lets an assistant on the same machine compare articles and look at findings, over the Model Context Protocol."""

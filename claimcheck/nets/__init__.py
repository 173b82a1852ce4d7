"""The networks at run time: an article as they read it, their weights, and their results."""

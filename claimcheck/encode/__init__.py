"""What was found in an article in, vectors out: one for each value, the question that it answers, and one for all."""

"""Words the question that a value answers, from the clause that it stands in."""

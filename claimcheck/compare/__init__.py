"""A fact in, disagreements out: positions, verdict, severity and one sentence that explains them."""

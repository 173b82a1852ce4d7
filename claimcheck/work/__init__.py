"""How extraction is done over many articles: what is known already, in what pieces, and by which processes."""

"""Other ways out: a result in the formats of other people's tools."""

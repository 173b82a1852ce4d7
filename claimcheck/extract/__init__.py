"""An article in; attributions, figures, dates and claims out, each with spans into its text."""

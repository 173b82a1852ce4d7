"""Review: decisions of people come back from a sheet, are stored beside the report, and are laid over the next run."""

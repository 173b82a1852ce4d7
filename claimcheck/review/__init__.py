"""Review: people's decisions are read from a sheet, stored beside the report, and applied to the next run."""

"""Results in, files out: JSON Lines and tables for programs; HTML, Markdown and a workbook for people."""

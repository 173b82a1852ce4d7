"""What is known about language, read from `rules/*.yaml` and checked before any article is read."""

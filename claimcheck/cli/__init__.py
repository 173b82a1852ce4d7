"""The command line: one module for each command, a thin function over plain ones."""

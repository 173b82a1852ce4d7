"""The command line: one module a command, a thin function over plain ones."""

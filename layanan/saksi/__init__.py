"""The room where a file that cannot be opened is witnessed."""

"""The national blacklist: reading its files, mapping their columns, comparing it with our own."""

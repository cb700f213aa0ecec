"""Words with a fixed list of values."""

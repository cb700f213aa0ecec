"""What is allowed, owed, due and judged: pure where it can be."""

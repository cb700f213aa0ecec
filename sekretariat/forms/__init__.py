"""What the pages ask, one module for each area."""

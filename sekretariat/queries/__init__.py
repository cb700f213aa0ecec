"""What is read, one module for each area."""

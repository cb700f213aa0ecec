"""What the archive's documents say."""

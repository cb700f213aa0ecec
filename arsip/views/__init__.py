"""Public pages of the archive."""

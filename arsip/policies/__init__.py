"""Rules that need no database: who may, what is due, what counts as a success."""

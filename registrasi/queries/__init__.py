"""Reading in bulk: what lists and searches ask the database."""

"""The tables of acts, one for each kind of record."""

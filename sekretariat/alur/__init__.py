"""The tables of legal acts, one module for each kind of case."""

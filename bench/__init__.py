"""Measures the portal beside a floor, at two sizes of the database: `make bench`."""

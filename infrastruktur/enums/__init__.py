"""Closed lists of the system administration."""

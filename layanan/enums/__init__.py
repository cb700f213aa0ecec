"""Closed lists of the service desk."""

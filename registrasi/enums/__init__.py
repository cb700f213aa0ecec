"""Statuses, acts and kinds, with the words people read."""

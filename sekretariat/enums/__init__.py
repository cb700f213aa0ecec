"""The statuses and kinds, one module for each area."""

"""The room of evaluations and findings."""

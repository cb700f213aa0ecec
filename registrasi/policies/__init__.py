"""Conditions on content: pure checks, no writes. Each raises a sentence for the person."""

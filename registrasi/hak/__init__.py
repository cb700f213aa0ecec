"""Data rights under UU 27/2022: what a person may ask of their data, and what a breach demands."""

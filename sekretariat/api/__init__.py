"""The secretariat's part of the API."""

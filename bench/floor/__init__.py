"""The floor: what bare Django needs for the same kind of request, served and stored as the portal is."""

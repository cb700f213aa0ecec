class DokumenGagal(Exception):
    """A document cannot be built: data is missing or of the wrong kind, or the typesetter refused it."""

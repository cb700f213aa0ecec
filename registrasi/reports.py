"""What the secretariat may read of this unit: figures and lists, nothing that changes."""

from registrasi.queries.periode import periode

__all__ = ["periode"]

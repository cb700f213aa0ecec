"""What the secretariat may read of this unit: figures and lists, nothing that changes."""

from arsip.queries.periode import periode

__all__ = ["periode"]

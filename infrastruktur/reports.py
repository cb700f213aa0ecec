"""What the secretariat may read of this unit: figures and lists, nothing that changes."""

from infrastruktur.queries.periode import periode_gangguan, periode_kapasitas

__all__ = ["periode_gangguan", "periode_kapasitas"]

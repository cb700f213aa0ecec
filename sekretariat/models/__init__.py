"""The tables of the secretariat."""

from sekretariat.models.periksa import EksporPemeriksaan, PeriksaSegel, SampelJejak, SaringanTersimpan

__all__ = ["EksporPemeriksaan", "PeriksaSegel", "SampelJejak", "SaringanTersimpan"]

from arsip.models.cadangan import Cadangan, Repositori, Sumber
from arsip.models.pekerjaan import Pekerjaan

__all__ = ["Cadangan", "Pekerjaan", "Repositori", "Sumber"]

"""The records of the secretariat."""

from sekretariat.models.persuratan import AgendaSurat, Disposisi, KaitanSurat

__all__ = [
    "AgendaSurat",
    "Disposisi",
    "KaitanSurat",
]

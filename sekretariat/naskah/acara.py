"""A meeting as calendars take it."""

from lpse.ics import Acara
from sekretariat.enums.rapat import StatusRapat
from sekretariat.models import Rapat


def sebagai_acara(rapat: Rapat) -> Acara:
    """The event; called off it is taken out of the calendars that have it."""
    return Acara(
        uid=f"rapat-{rapat.kode}",
        urutan=rapat.urutan,
        judul=rapat.topik,
        mulai=rapat.mulai,
        selesai=rapat.selesai,
        diubah_pada=rapat.diubah_pada,
        tempat=rapat.tempat,
        uraian=rapat.acara,
        url=rapat.tautan,
        is_batal=rapat.status == StatusRapat.DIBATALKAN,
    )

"""What is amiss about a server room: noted once, told once, until somebody followed it up."""

from datetime import date

from django.db import models, transaction
from django.utils import timezone

from infrastruktur.enums.ruang_server import JenisTemuan
from infrastruktur.models import KunjunganRuangServer, TemuanRuang
from infrastruktur.policies.ruang_server import SudahDitindaklanjuti, check_melayani
from lpse.jejak import catat
from lpse.models import Akun, Lokasi
from lpse.otorisasi import pemegang_izin
from lpse.pemberitahuan import beritahukan
from lpse.peran import LAYANI_RUANG_SERVER

SURAT = "infrastruktur/temuan_ruang"


def catat_temuan(
    jenis: JenisTemuan,
    lokasi: Lokasi,
    hari: date,
    *,
    penanda: object,
    kunjungan: KunjunganRuangServer | None = None,
    rincian: str = "",
) -> bool:
    """Note something amiss within the transaction that runs, and tell the room's officers; once for each.

    `penanda` tells it from others of its kind. Returns whether it is new.
    """
    temuan, baru = TemuanRuang.objects.get_or_create(
        kunci=f"{jenis.value}:{penanda}",
        defaults={
            "jenis": jenis,
            "lokasi": lokasi,
            "hari": hari,
            "kunjungan": kunjungan,
            "rincian": rincian,
        },
    )
    if baru:
        catat(temuan, "temuan_ruang.dicatat", jenis=jenis.value)
        kabari_petugas(SURAT, temuan)
    return baru


def kabari_petugas(templat: str, objek: models.Model) -> None:
    """One mail about this record to each of the room's officers, never a second one."""
    for akun in pemegang_izin(LAYANI_RUANG_SERVER):
        kunci = f"{templat}:{objek.pk}:{akun.pk}"
        beritahukan(templat, kepada=akun.email, kunci=kunci, akun=akun, objek=objek)


@transaction.atomic
def tindaklanjuti_temuan(pk: int, *, oleh: Akun, tindak_lanjut: str) -> TemuanRuang:
    """Mencatat apa yang sudah dilakukan atas sebuah temuan.

    Raises TidakBerwenang, SudahDitindaklanjuti. Dasar: infrastruktur.pengamanan
    """
    check_melayani(oleh)
    temuan = TemuanRuang.objects.select_for_update(no_key=True).get(pk=pk)
    if temuan.selesai_pada is not None:
        raise SudahDitindaklanjuti
    temuan.selesai_pada, temuan.selesai_oleh = timezone.now(), oleh
    temuan.tindak_lanjut = tindak_lanjut
    temuan.save(update_fields=["selesai_pada", "selesai_oleh", "tindak_lanjut"])
    catat(temuan, "temuan_ruang.ditindaklanjuti", oleh=oleh)
    return temuan

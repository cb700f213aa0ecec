"""The places where assets stand: a short list that the whole portal shares."""

from django.db import IntegrityError, transaction

from infrastruktur.policies.aset import KodeTempatDipakai, TempatDijaga, check_kelola
from lpse.jejak import catat
from lpse.models import Akun, Lokasi


@transaction.atomic
def simpan_tempat_aset(
    lokasi: Lokasi | None, *, oleh: Akun, kode: str, nama: str, keterangan: str, is_ruang_server: bool
) -> Lokasi:
    """Menambah satu tempat, atau mengubah yang ada.

    Raises TidakBerwenang, KodeTempatDipakai, TempatDijaga. Dasar: infrastruktur.pengamanan
    """
    check_kelola(oleh)
    peristiwa = "lokasi.diubah" if lokasi else "lokasi.ditambah"
    lokasi = lokasi or Lokasi()
    lokasi.kode, lokasi.nama, lokasi.keterangan = kode.upper(), nama, keterangan
    lokasi.is_ruang_server = is_ruang_server
    try:
        with transaction.atomic():
            lokasi.save()
    except IntegrityError as galat:
        if "lokasi_kode_unik" not in str(galat):
            # A guard of another unit's: its sentence is written for the person.
            raise TempatDijaga(str(galat).partition("\n")[0]) from None
        raise KodeTempatDipakai(kode) from None
    catat(lokasi, peristiwa, oleh=oleh)
    return lokasi

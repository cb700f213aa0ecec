"""The places where assets stand: a short list that the whole portal shares."""

from django.db import IntegrityError, transaction

from infrastruktur.policies.aset import KodeTempatDipakai, TempatDijaga, check_kelola
from lpse.jejak import catat
from lpse.models import Akun, Lokasi

# A guard of another unit's whose sentence is written for the person; any other error's is not.
TERPISAH = "media_terpisah_dari_ruang_server"


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
        batas = getattr(getattr(galat.__cause__, "diag", None), "constraint_name", "")
        if batas == "lokasi_kode_unik":
            raise KodeTempatDipakai(kode) from None
        if batas == TERPISAH:
            raise TempatDijaga(str(galat).partition("\n")[0]) from None
        raise
    catat(lokasi, peristiwa, oleh=oleh)
    return lokasi

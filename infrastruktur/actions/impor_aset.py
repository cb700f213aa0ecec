"""Taking in a workbook of assets: kept when it was read, applied at its officer's word, then forgotten."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from infrastruktur.actions.aset import catat_aset, ubah_aset, ubah_status_aset
from infrastruktur.actions.masa_aset import catat_masa
from infrastruktur.enums.aset import StatusAset, TindakanAset
from infrastruktur.models import Aset, ImporAset
from infrastruktur.policies.aset import check_kelola
from infrastruktur.policies.buku_aset import BarisAset
from infrastruktur.queries.impor_aset import BARU, BERUBAH, Putusan, hitung, pilah
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.jejak import catat
from lpse.models import Akun
from lpse.waktu import hari_ini

KUNCI_IMPOR = 7_301_303  # advisory lock: one workbook is applied at a time
DISIMPAN = timedelta(days=1)
LANGKAH_STATUS = {
    StatusAset.DIPAKAI.value: TindakanAset.PAKAI,
    StatusAset.CADANGAN.value: TindakanAset.CADANGKAN,
    StatusAset.RUSAK.value: TindakanAset.RUSAKKAN,
}
CATATAN = "Dari berkas impor."


@transaction.atomic
def terima_impor_aset(rows: Sequence[BarisAset], *, oleh: Akun, nama_berkas: str, sha256: str) -> ImporAset:
    """Menyimpan isi buku kerja untuk dipratinjau; belum ada aset yang berubah.

    Raises TidakBerwenang. Dasar: infrastruktur.perangkat
    """
    check_kelola(oleh)
    isi = [asdict(baris) for baris in rows]
    impor = ImporAset.objects.create(
        nama_berkas=nama_berkas[:150], sha256=sha256, isi=isi, baris=len(isi), diunggah_oleh=oleh
    )
    catat(impor, "imporaset.diterima", oleh=oleh, baris=len(isi))
    return impor


def baris_impor(impor: ImporAset) -> list[BarisAset]:
    """The rows of a workbook that still awaits its officer's word; none of one that is over."""
    return [BarisAset(**satu) for satu in impor.isi or ()]


@transaction.atomic
def terapkan_impor_aset(pk: int, *, oleh: Akun) -> ImporAset:
    """Menerapkan baris yang baik dan melewati yang ditolak, menurut keadaan register saat ini.

    Each row goes through the act a person would use, so it leaves the same history. Raises TidakBerwenang,
    TindakanTertutup for a workbook applied or forgotten. Dasar: infrastruktur.perangkat
    """
    check_kelola(oleh)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_IMPOR])
    impor = ImporAset.objects.select_for_update().get(pk=pk)
    if not impor.is_milik(oleh):
        raise TidakBerwenang
    if impor.isi is None:
        raise TindakanTertutup("selesai")
    putusan = pilah(baris_impor(impor))
    for satu in putusan:
        if satu.hasil in (BARU, BERUBAH):
            _terapkan(satu, oleh)
    jumlah = hitung(putusan)
    ImporAset.objects.filter(pk=pk).update(isi=None, diterapkan_pada=timezone.now(), **jumlah)
    catat(impor, "imporaset.diterapkan", oleh=oleh, **jumlah)
    impor.refresh_from_db()
    return impor


def _terapkan(putusan: Putusan, oleh: Akun) -> None:
    aset, isi = putusan.aset, putusan.isi
    if aset is None:
        aset = catat_aset(putusan.baris.register, oleh=oleh, **isi.kolom)
    elif putusan.kolom:
        aset = ubah_aset(aset.pk, oleh=oleh, **{nama: isi.kolom[nama] for nama in putusan.kolom})
    _terapkan_masa(aset, putusan, oleh)
    if isi.status and isi.status != aset.status:
        langkah = LANGKAH_STATUS[isi.status]
        ubah_status_aset(aset.pk, oleh=oleh, tindakan=langkah, tanggal=hari_ini(), catatan=CATATAN)


def _terapkan_masa(aset: Aset, putusan: Putusan, oleh: Akun) -> None:
    for jenis, berakhir in putusan.isi.masa.items():
        if putusan.aset is None or f"masa_{jenis}" in putusan.masa:
            catat_masa(aset.pk, oleh=oleh, jenis=jenis, berakhir=berakhir)


@transaction.atomic
def batalkan_impor_aset(pk: int, *, oleh: Akun) -> ImporAset:
    """Membuang isi buku kerja yang belum diterapkan.

    Raises TidakBerwenang, TindakanTertutup. Dasar: infrastruktur.perangkat
    """
    impor = ImporAset.objects.select_for_update().get(pk=pk)
    if not impor.is_milik(oleh):
        raise TidakBerwenang
    if impor.isi is None:
        raise TindakanTertutup("selesai")
    impor.isi = None
    impor.save(update_fields=["isi"])
    catat(impor, "imporaset.dibatalkan", oleh=oleh)
    return impor


def lupakan_impor() -> int:
    """Membuang isi buku kerja yang sehari tidak diterapkan: di dalamnya mungkin ada data pegawai.

    Returns how many. Dasar: infrastruktur.pengamanan
    """
    lama = ImporAset.objects.filter(isi__isnull=False, diunggah_pada__lt=timezone.now() - DISIMPAN)
    return lama.update(isi=None)

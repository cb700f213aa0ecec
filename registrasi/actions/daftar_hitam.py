"""Taking the national list in: a file is previewed or applied whole, row by row told what becomes of it."""

import io
from collections import Counter
from datetime import timedelta
from typing import Any, BinaryIO

from django.db import connection, transaction
from django.utils import timezone

from lpse.background import enqueue
from lpse.jejak import catat
from lpse.models import Akun
from registrasi.daftar_hitam.banding import Hasil, Pembanding
from registrasi.daftar_hitam.berkas import MAKS_BERKAS, MAKS_UNGGAHAN, IsiBerkas, kenali
from registrasi.enums.daftar_hitam import AsalImpor, StatusImpor
from registrasi.models import EntriDaftarHitam, ImporDaftarHitam
from registrasi.policies.daftar_hitam import check_kelola, check_masih_pratinjau

KUNCI_IMPOR = 7_301_040  # advisory lock: one import writes at a time
MAKS_PENOLAKAN = 500
UMUR_PRATINJAU = timedelta(days=1)
KOLOM_ENTRI = [f.name for f in EntriDaftarHitam._meta.concrete_fields if f.name in Pembanding.KOLOM]


def _baca(isi: IsiBerkas, impor: ImporDaftarHitam, *, tulis: bool) -> None:
    """Go through the file once; counts and refusals go into `impor`, with `tulis` the entries too."""
    hitungan: Counter[str] = Counter()
    penolakan: list[dict[str, Any]] = []
    for hasil in Pembanding().banding(isi):
        hitungan.update(b.hasil.value for b in hasil)
        sisa = MAKS_PENOLAKAN - len(penolakan)
        penolakan += [b.as_penolakan() for b in hasil if b.hasil == Hasil.DITOLAK][:sisa]
        if tulis:
            _tulis([b.entri for b in hasil if b.entri is not None], impor)
    for h in Hasil:
        setattr(impor, h.value, hitungan[h.value])
    impor.dibaca, impor.penolakan = hitungan.total(), penolakan


def _tulis(entri: list[EntriDaftarHitam], impor: ImporDaftarHitam) -> None:
    now = timezone.now()
    for e in entri:
        e.impor, e.diperbarui_pada = impor, now
    EntriDaftarHitam.objects.bulk_create([e for e in entri if e.pk is None])
    lama = [e for e in entri if e.pk is not None]
    kolom = [*KOLOM_ENTRI, "impor", "diperbarui_pada"]
    # One statement for all that changed; an UPDATE of a thousand CASEs takes ten times as long.
    EntriDaftarHitam.objects.bulk_create(
        lama, update_conflicts=True, unique_fields=["id"], update_fields=kolom
    )


def _kunci_impor() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_IMPOR])


def _impor_baru(isi: IsiBerkas, asal: AsalImpor, oleh: Akun | None) -> ImporDaftarHitam:
    return ImporDaftarHitam(sha256=isi.sha256, ukuran=isi.ukuran, jenis=isi.jenis, asal=asal, oleh=oleh)


def _selesai(impor: ImporDaftarHitam, oleh: Akun | None) -> None:
    """Leave the trail row, and compare the new list with ours as soon as a worker is free."""
    hitungan = {h.value: getattr(impor, h.value) for h in Hasil}
    catat(impor, "daftar_hitam.diimpor", oleh=oleh, sha256=impor.sha256, asal=impor.asal, **hitungan)
    enqueue("registrasi.cocokkan_daftar_hitam", queue="lama")


def periksa_daftar_hitam(berkas: BinaryIO, *, asal: AsalImpor = AsalImpor.PERINTAH) -> ImporDaftarHitam:
    """Memeriksa berkas daftar hitam tanpa menyimpan apa pun; hitungannya ada pada hasil yang tidak disimpan.

    Raises DaftarTidakTerbaca. Dasar: registrasi.nonaktif
    """
    isi = kenali(berkas, maks=MAKS_BERKAS)
    impor = _impor_baru(isi, asal, None)
    _baca(isi, impor, tulis=False)
    return impor


@transaction.atomic
def impor_daftar_hitam(berkas: BinaryIO, *, asal: AsalImpor = AsalImpor.PERINTAH) -> ImporDaftarHitam:
    """Mengimpor berkas daftar hitam dari server: seluruhnya atau tidak sama sekali.

    What an entry lacks in a newer file stays: a file may be of one year or one institution.
    Raises DaftarTidakTerbaca. Dasar: registrasi.nonaktif
    """
    isi = kenali(berkas, maks=MAKS_BERKAS)
    _kunci_impor()
    impor = _impor_baru(isi, asal, None)
    impor.status, impor.selesai_pada = StatusImpor.DITERAPKAN, timezone.now()
    impor.save()
    _baca(isi, impor, tulis=True)
    impor.save()
    _selesai(impor, None)
    return impor


@transaction.atomic
def pratinjau_daftar_hitam(berkas: BinaryIO, *, oleh: Akun) -> ImporDaftarHitam:
    """Membaca berkas yang diunggah dan menyimpannya sebagai pratinjau; belum ada entri yang ditulis.

    Raises TidakBerwenang, DaftarTidakTerbaca. Dasar: registrasi.nonaktif
    """
    check_kelola(oleh)
    isi = kenali(berkas, maks=MAKS_UNGGAHAN)
    impor = _impor_baru(isi, AsalImpor.UNGGAHAN, oleh)
    _baca(isi, impor, tulis=False)
    isi.aliran.seek(0)
    impor.status, impor.isi = StatusImpor.PRATINJAU, isi.aliran.read()
    impor.save()
    catat(impor, "daftar_hitam.pratinjau", oleh=oleh, sha256=impor.sha256, dibaca=impor.dibaca)
    return impor


@transaction.atomic
def terapkan_daftar_hitam(pk: int, *, oleh: Akun) -> ImporDaftarHitam:
    """Menerapkan pratinjau: yang baru ditambahkan, yang berubah diperbarui, tidak ada yang dihapus.

    The file is read again, so what changed since the preview counts as it is now.
    Raises TidakBerwenang, TindakanTertutup, DaftarTidakTerbaca. Dasar: registrasi.nonaktif
    """
    check_kelola(oleh)
    _kunci_impor()
    impor = ImporDaftarHitam.objects.select_for_update(of=("self",)).get(pk=pk)
    check_masih_pratinjau(impor)
    isi = kenali(io.BytesIO(impor.isi or b""), maks=MAKS_UNGGAHAN)
    _baca(isi, impor, tulis=True)
    impor.status, impor.selesai_pada, impor.isi = StatusImpor.DITERAPKAN, timezone.now(), None
    impor.save()
    _selesai(impor, oleh)
    return impor


@transaction.atomic
def batalkan_impor_daftar_hitam(pk: int, *, oleh: Akun) -> ImporDaftarHitam:
    """Membatalkan pratinjau; isi berkasnya dibuang. Raises TidakBerwenang, TindakanTertutup.

    Dasar: registrasi.nonaktif
    """
    check_kelola(oleh)
    impor = ImporDaftarHitam.objects.select_for_update(of=("self",)).get(pk=pk)
    check_masih_pratinjau(impor)
    _batalkan(impor, oleh)
    return impor


def _batalkan(impor: ImporDaftarHitam, oleh: Akun | None) -> None:
    impor.status, impor.selesai_pada, impor.isi = StatusImpor.DIBATALKAN, timezone.now(), None
    impor.save()
    catat(impor, "daftar_hitam.pratinjau_dibatalkan", oleh=oleh)


@transaction.atomic
def buang_pratinjau_usang() -> int:
    """Membatalkan pratinjau yang sehari tidak diputuskan. Returns how many. Dasar: registrasi.arsip"""
    usang = ImporDaftarHitam.objects.filter(
        status=StatusImpor.PRATINJAU, created_at__lt=timezone.now() - UMUR_PRATINJAU
    )
    daftar = list(usang.select_for_update(skip_locked=True, of=("self",))[:20])
    for impor in daftar:
        _batalkan(impor, None)
    return len(daftar)

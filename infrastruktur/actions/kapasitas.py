"""The capacity report: prepared, written, issued. Only this module writes its status."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from infrastruktur.alur.kapasitas import ALUR_KAPASITAS
from infrastruktur.enums.harian import TindakanLaporanKapasitas as T
from infrastruktur.models import ButirKapasitas, LaporanKapasitas
from infrastruktur.models.kapasitas import BAB_TULISAN
from infrastruktur.naskah.kapasitas import isi_laporan_kapasitas
from infrastruktur.policies.kapasitas import check_berakhir, check_lengkap
from infrastruktur.queries.kapasitas import hitung
from lpse.aturan import TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun
from lpse.models.naskah import JenisNaskah
from lpse.naskah import terbitkan
from lpse.peran import KELOLA_PEMANTAUAN


def _kunci(pk: int, tindakan: T, oleh: Akun) -> LaporanKapasitas:
    laporan = LaporanKapasitas.objects.lock(pk)
    ALUR_KAPASITAS.check(laporan, tindakan, oleh)
    return laporan


@transaction.atomic
def susun_laporan(*, oleh: Akun, sampai: date, panjang: str) -> LaporanKapasitas:
    """Mulai menyusun laporan kapasitas atas empat periode yang berakhir pada satu hari.

    The written chapters begin as they were in the last report issued. Raises TidakBerwenang.
    Dasar: infrastruktur.kinerja
    """
    if not oleh.has_perm(KELOLA_PEMANTAUAN):
        raise TidakBerwenang
    semula = LaporanKapasitas.objects.filter(naskah__isnull=False).order_by("-pk").first()
    bab = {nama: getattr(semula, nama) for nama in BAB_TULISAN} if semula else {}
    laporan = LaporanKapasitas.objects.create(sampai=sampai, panjang=panjang, dibuat_oleh=oleh, **bab)
    catat(laporan, "laporankapasitas.disusun", oleh=oleh)
    return laporan


@transaction.atomic
def ubah_laporan(pk: int, *, oleh: Akun, bab: Mapping[str, str]) -> LaporanKapasitas:
    """Menulis bab laporan selama belum terbit. Raises what the guard raises. Dasar: infrastruktur.kinerja"""
    laporan = _kunci(pk, T.UBAH, oleh)
    diubah = [nama for nama in BAB_TULISAN if nama in bab and getattr(laporan, nama) != bab[nama]]
    for nama in diubah:
        setattr(laporan, nama, bab[nama])
    laporan.save(update_fields=diubah)
    catat(laporan, "laporankapasitas.diubah", oleh=oleh, kolom=diubah)
    return laporan


@transaction.atomic
def ubah_butir(
    pk: int, *, oleh: Akun, kunci: str, batasan: float | None, perkiraan_resource: str, tindak_lanjut: str
) -> ButirKapasitas:
    """Menetapkan batasan satu butir, perkiraan kebutuhannya, dan tindak lanjutnya.

    Raises what the guard raises. Dasar: infrastruktur.kinerja
    """
    laporan = _kunci(pk, T.UBAH, oleh)
    butir, _ = ButirKapasitas.objects.update_or_create(
        laporan=laporan,
        kunci=kunci,
        defaults={
            "batasan": batasan,
            "perkiraan_resource": perkiraan_resource,
            "tindak_lanjut": tindak_lanjut,
        },
    )
    catat(laporan, "laporankapasitas.butir_diubah", oleh=oleh, butir=butir.pk)
    return butir


@transaction.atomic
def terbitkan_laporan(pk: int, *, oleh: Akun) -> LaporanKapasitas:
    """Menerbitkan laporan kapasitas; angka dan babnya beku sejak itu.

    Raises BabBelumLengkap, PeriodeBelumBerakhir and what the guard raises. Dasar: infrastruktur.kinerja
    """
    laporan = _kunci(pk, T.TERBITKAN, oleh)
    check_berakhir(laporan.sampai)
    check_lengkap(laporan.bab)
    isi = isi_laporan_kapasitas(laporan, hitung(laporan), petugas=oleh)
    naskah = terbitkan(JenisNaskah.LAPORAN_KAPASITAS, laporan, isi, oleh=oleh, penanda_tangan=str(oleh))
    laporan.naskah, laporan.status = naskah, ALUR_KAPASITAS.tabel[T.TERBITKAN].ke
    laporan.save(update_fields=["naskah", "status"])
    catat(laporan, "laporankapasitas.terbit", oleh=oleh, naskah=naskah.pk)
    return laporan

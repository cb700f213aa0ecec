"""Retention classes and holds: what is kept how long, and what must stay whatever its time."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from arsip.alur.retensi import ALUR_TAHAN
from arsip.enums.retensi import LingkupTahan, TindakanTahan
from arsip.models import KelasRetensi, Penahanan
from arsip.policies.retensi import RetensiTidakTepat, check_izin, check_masa
from arsip.queries.retensi import kelas_berlaku, rekaman
from lpse.jejak import catat
from lpse.models import Akun
from lpse.peran import KELOLA_RETENSI

L = LingkupTahan
TIDAK_ADA = "Tidak ada rekaman dengan kode itu di kelas ini, atau rekamannya sudah dimusnahkan."


@dataclass(frozen=True, slots=True)
class IsianKelas:
    """A class as the region's schedule has it, from a day on."""

    kode: str
    nama: str
    nasib: str
    berlaku_mulai: date
    dasar: str = ""
    dihitung_dari: str = ""
    aktif_bulan: int | None = None
    inaktif_bulan: int | None = None
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class IsianTahan:
    """What is held, why, and the letter that asks for it."""

    lingkup: str
    alasan: str
    surat_nomor: str
    surat_tanggal: date
    surat_dari: str
    kelas: str = ""
    kunci: str = ""
    akun: Akun | None = None


@transaction.atomic
def tetapkan_kelas(isian: IsianKelas, *, oleh: Akun) -> KelasRetensi:
    """Menetapkan versi baru suatu kelas retensi menurut JRA; versi sebelumnya tetap terbaca.

    What the portal keeps itself is counted from the event its unit knows, whatever was typed. Raises
    TidakBerwenang, RetensiTidakTepat. Dasar: arsip.retensi
    """
    check_izin(oleh, KELOLA_RETENSI)
    check_masa(isian.aktif_bulan, isian.inaktif_bulan, isian.dasar)
    kolom = asdict(isian)
    if sumber := rekaman(isian.kode):
        kolom["dihitung_dari"] = sumber.peristiwa
    if isian.aktif_bulan is not None and not kolom["dihitung_dari"]:
        raise RetensiTidakTepat("Isi peristiwa yang menjadi awal hitungan masanya.")
    kelas = KelasRetensi.objects.create(**kolom, ditetapkan_oleh=oleh)
    catat(kelas, "kelas_retensi.ditetapkan", oleh=oleh, kelas=kelas.kode, nasib=kelas.nasib)
    return kelas


@transaction.atomic
def tahan(isian: IsianTahan, *, oleh: Akun) -> Penahanan:
    """Menahan rekaman, kelas, atau semua rekaman seorang pengguna untuk keperluan hukum.

    Waits for what is being destroyed at this moment; a record that is gone by then cannot be held. Raises
    TidakBerwenang, RetensiTidakTepat. Dasar: arsip.retensi
    """
    check_izin(oleh, KELOLA_RETENSI)
    label = _label(isian)
    penahanan = Penahanan.objects.create(
        lingkup=isian.lingkup,
        kelas=isian.kelas,
        kunci=isian.kunci,
        akun=isian.akun,
        label=label[:200],
        alasan=isian.alasan,
        surat_nomor=isian.surat_nomor,
        surat_tanggal=isian.surat_tanggal,
        surat_dari=isian.surat_dari,
        ditahan_oleh=oleh,
    )
    _label(isian)  # looked at again: the insert has waited for whoever was destroying
    catat(penahanan, "penahanan.dipasang", oleh=oleh, lingkup=isian.lingkup, kelas=isian.kelas)
    return penahanan


def _label(isian: IsianTahan) -> str:
    """What a hold names, in words. Raises RetensiTidakTepat where there is nothing to hold."""
    if isian.lingkup == L.PENGGUNA:
        if isian.akun is None:
            raise RetensiTidakTepat("Isi surel atau User ID pengguna yang terdaftar.")
        return "Semua rekaman pengguna ini"
    kelas = kelas_berlaku(isian.kelas)
    if kelas is None:
        raise RetensiTidakTepat("Pilih kelas retensinya.")
    if isian.lingkup == L.KELAS:
        return str(kelas)
    sumber = rekaman(isian.kelas)
    butir = sumber.cari(isian.kunci) if sumber else None
    if butir is None:
        raise RetensiTidakTepat(TIDAK_ADA)
    return butir.label


@transaction.atomic
def lepas_penahanan(pk: int, *, oleh: Akun, alasan_lepas: str) -> Penahanan:
    """Kepala melepas penahanan; sesudah itu rekamannya mengikuti kelasnya kembali.

    Raises what the guard raises. Dasar: arsip.retensi
    """
    penahanan = Penahanan.objects.lock(pk)
    penahanan.status = ALUR_TAHAN.check(penahanan, TindakanTahan.LEPAS, oleh).ke
    penahanan.dilepas_oleh, penahanan.dilepas_pada = oleh, timezone.now()
    penahanan.alasan_lepas = alasan_lepas
    penahanan.save(update_fields=["status", "dilepas_oleh", "dilepas_pada", "alasan_lepas"])
    catat(penahanan, "penahanan.dilepas", oleh=oleh)
    return penahanan

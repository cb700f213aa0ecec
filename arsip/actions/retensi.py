"""Retention classes and holds: what is kept how long, and what must stay whatever its time."""

from dataclasses import asdict, dataclass, fields
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from arsip.alur.retensi import ALUR_TAHAN
from arsip.enums.retensi import LingkupTahan, TindakanTahan
from arsip.models import Cadangan, KelasRetensi, Penahanan
from arsip.policies.retensi import RetensiTidakTepat, check_izin, check_masa
from arsip.queries.retensi import cadangan_terkait, kelas_berlaku, rekaman
from lpse.jejak import catat
from lpse.models import Akun, Berkas
from lpse.peran import KELOLA_RETENSI
from lpse.waktu import waktu

L = LingkupTahan
TIDAK_ADA = "Tidak ada rekaman dengan kode itu di kelas ini, atau rekamannya sudah dimusnahkan."
TIDAK_ADA_CADANGAN = "Tidak ada cadangan dengan kode itu, atau cadangannya sudah dibuang."


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
def tahan(isian: IsianTahan, *, surat: Berkas, oleh: Akun) -> Penahanan:
    """Menahan rekaman, kelas, semua rekaman seorang pengguna, atau satu cadangan untuk keperluan hukum.

    `surat` is the scan of the letter that asks for it. Waits for what is being destroyed at this moment; what
    is gone by then cannot be held. Raises TidakBerwenang, RetensiTidakTepat. Dasar: arsip.retensi
    """
    check_izin(oleh, KELOLA_RETENSI)
    kolom = {satu.name: getattr(isian, satu.name) for satu in fields(isian)}
    label = _label(isian)[:200]
    penahanan = Penahanan.objects.create(**kolom, label=label, surat=surat, ditahan_oleh=oleh)
    _label(isian)  # looked at again: the insert has waited for whoever was destroying
    if isian.lingkup == L.CADANGAN:
        _tandai_cadangan(penahanan)
    catat(penahanan, "penahanan.dipasang", oleh=oleh, lingkup=isian.lingkup, kelas=isian.kelas)
    return penahanan


def _label(isian: IsianTahan) -> str:
    """What a hold names, in words. Raises RetensiTidakTepat where there is nothing to hold."""
    if isian.lingkup == L.PENGGUNA:
        if isian.akun is None:
            raise RetensiTidakTepat("Isi surel atau User ID pengguna yang terdaftar.")
        return "Semua rekaman pengguna ini"
    if isian.lingkup == L.CADANGAN:
        return _label_cadangan(isian.kunci)
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


def _label_cadangan(kode: str) -> str:
    satu = Cadangan.objects.select_related("sumber").filter(kode=kode, dibuang_pada=None).first()
    if satu is None:
        raise RetensiTidakTepat(TIDAK_ADA_CADANGAN)
    return f"Cadangan {satu.sumber.nama}, keadaan {waktu(satu.dari_saat)}"


def _tandai_cadangan(penahanan: Penahanan) -> None:
    """Mark the backup and its copies on media as held; a constraint then keeps them from being dropped."""
    rows = cadangan_terkait(penahanan.kunci).filter(dibuang_pada=None)
    terkunci = list(rows.select_for_update(of=("self",)).values_list("pk", "kode"))
    if penahanan.kunci not in {kode for _, kode in terkunci}:
        raise RetensiTidakTepat(TIDAK_ADA_CADANGAN)  # dropped while this waited
    ditahan = f"{penahanan.surat_dari}, {penahanan.surat_nomor}"[:200]
    Cadangan.objects.filter(pk__in=[pk for pk, _ in terkunci]).update(ditahan=ditahan)


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
    if penahanan.lingkup == L.CADANGAN:
        _bebaskan_cadangan(penahanan.kunci)
    catat(penahanan, "penahanan.dilepas", oleh=oleh)
    return penahanan


def _bebaskan_cadangan(kode: str) -> None:
    """Take the mark off what no other hold covers."""
    lain = Penahanan.objects.berlaku().filter(lingkup=L.CADANGAN).values("kunci")
    bebas = cadangan_terkait(kode).exclude(Q(kode__in=lain) | Q(asal__kode__in=lain))
    Cadangan.objects.filter(pk__in=list(bebas.values_list("pk", flat=True))).update(ditahan="")

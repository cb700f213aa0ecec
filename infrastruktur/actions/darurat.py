"""A declared emergency: the head declares and orders a team, damage is assessed and decided on, it ends."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from infrastruktur.actions.catatan_gangguan import tulis
from infrastruktur.alur.darurat import ALUR_DARURAT
from infrastruktur.alur.gangguan import ALUR_GANGGUAN
from infrastruktur.enums.darurat import PutusanPenilaian, StatusDarurat
from infrastruktur.enums.darurat import TindakanDarurat as T
from infrastruktur.enums.gangguan import PeristiwaGangguan, TindakanGangguan
from infrastruktur.models import AnggotaDarurat, Aset, Gangguan, KeadaanDarurat, PenilaianKerusakan
from infrastruktur.policies.darurat import (
    DaruratTidakTepat,
    check_diputus,
    check_tanpa_darurat,
    check_tim,
    kurang_untuk_diakhiri,
)
from lpse.models import Akun
from lpse.otorisasi import pemegang_izin
from lpse.pemberitahuan import beritahukan
from lpse.peran import NYATAKAN_DARURAT

P, S = PeristiwaGangguan, StatusDarurat
SURAT = "infrastruktur/darurat_{}"


@dataclass(frozen=True, slots=True)
class IsianPenilaian:
    """What is damaged on one asset or in one area, and how it is recovered."""

    kerusakan: str
    perkiraan: str
    langkah: str
    aset: Aset | None = None
    bagian: str = ""


def _kunci(pk: int, tindakan: T, oleh: Akun) -> KeadaanDarurat:
    """The emergency, locked. Raises TidakBerwenang, TindakanTertutup."""
    darurat = KeadaanDarurat.objects.lock(pk)
    ALUR_DARURAT.check(darurat, tindakan, oleh)
    return darurat


def _kabari_tim(darurat: KeadaanDarurat, surat: str) -> None:
    """A letter to each member of the team."""
    for anggota in darurat.anggota.select_related("akun").order_by("pk"):
        kunci = f"darurat:{darurat.pk}:{surat}:{anggota.akun_id}"
        beritahukan(
            SURAT.format(surat), kepada=anggota.akun.email, akun=anggota.akun, objek=darurat, kunci=kunci
        )


@transaction.atomic
def nyatakan_darurat(
    pk: int,
    *,
    oleh: Akun,
    alasan: str,
    perintah: str,
    tim: Collection[Akun],
    pada: datetime | None = None,
) -> KeadaanDarurat:
    """Menyatakan keadaan darurat atas gangguan yang terbuka dan memerintahkan tim; tiap anggota disurati.

    Raises TidakBerwenang, TindakanTertutup, DaruratBelumBerakhir while one stands, DaruratTidakTepat.
    Dasar: infrastruktur.masalah_teknis
    """
    gangguan = Gangguan.objects.lock(pk)
    ALUR_GANGGUAN.check(gangguan, TindakanGangguan.DARURAT, oleh)
    check_tanpa_darurat(gangguan)
    if not (alasan.strip() and perintah.strip()):
        raise DaruratTidakTepat("Tulis hasil analisis dan perintah kepada tim.")
    check_tim(tim)
    isi = {"alasan": alasan, "perintah": perintah, "dinyatakan_pada": pada or timezone.now()}
    darurat = KeadaanDarurat.objects.create(gangguan=gangguan, dinyatakan_oleh=oleh, **isi)
    AnggotaDarurat.objects.bulk_create(AnggotaDarurat(darurat=darurat, akun=akun) for akun in tim)
    nama = ", ".join(str(akun) for akun in tim)
    kalimat = f"{alasan}\n\nPerintah kepada {nama}: {perintah}"
    tulis(gangguan, P.DARURAT, oleh=oleh, isi=kalimat, pada=pada)
    _kabari_tim(darurat, "tim")
    return darurat


@transaction.atomic
def catat_penilaian(
    pk: int, *, oleh: Akun, isian: IsianPenilaian, pada: datetime | None = None
) -> PenilaianKerusakan:
    """Mencatat kerusakan satu aset atau bagian, perkiraan, dan langkah pemulihannya; Kepala disurati.

    Raises TidakBerwenang, TindakanTertutup, DaruratTidakTepat. Dasar: infrastruktur.masalah_teknis
    """
    darurat = _kunci(pk, T.CATAT_PENILAIAN, oleh)
    if isian.aset is None and not isian.bagian.strip():
        raise DaruratTidakTepat("Pilih aset yang rusak, atau tulis bagiannya.")
    kolom = {nama: getattr(isian, nama) for nama in isian.__dataclass_fields__}
    kolom["dicatat_pada"] = pada or timezone.now()
    penilaian = PenilaianKerusakan.objects.create(darurat=darurat, dicatat_oleh=oleh, **kolom)
    isi = f"{penilaian}: {isian.kerusakan} Perkiraan: {isian.perkiraan}. Pemulihan: {isian.langkah}"
    tulis(darurat.gangguan, P.KERUSAKAN, oleh=oleh, isi=isi, pada=pada)
    for kepala in pemegang_izin(NYATAKAN_DARURAT):
        kunci = f"darurat:penilaian:{penilaian.pk}:{kepala.pk}"
        surat = SURAT.format("penilaian")
        beritahukan(surat, kepada=kepala.email, akun=kepala, objek=penilaian, kunci=kunci)
    return penilaian


@transaction.atomic
def putuskan_penilaian(
    pk: int,
    *,
    oleh: Akun,
    penilaian: Collection[int],
    putusan: str,
    catatan: str = "",
    pada: datetime | None = None,
) -> KeadaanDarurat:
    """Menyetujui atau menolak penilaian yang dicatat orang lain; `penilaian` names them by primary key.

    Raises TidakBerwenang, TindakanTertutup, DaruratTidakTepat. Dasar: infrastruktur.masalah_teknis
    """
    darurat, now = _kunci(pk, T.PUTUSKAN_PENILAIAN, oleh), pada or timezone.now()
    rows = darurat.penilaian.select_for_update(of=("self",)).select_related("aset").filter(pk__in=penilaian)
    semua = list(rows.order_by("pk"))
    check_diputus(semua, putusan, catatan, oleh)
    for satu in semua:
        satu.putusan, satu.catatan, satu.diputus_oleh, satu.diputus_pada = putusan, catatan, oleh, now
        satu.save(update_fields=["putusan", "catatan", "diputus_oleh", "diputus_pada"])
    kata = PutusanPenilaian(putusan).label.lower()
    isi = f"{', '.join(str(satu) for satu in semua)}: {kata}. {catatan}".strip()
    tulis(darurat.gangguan, P.PUTUSAN, oleh=oleh, isi=isi, pada=pada)
    return darurat


@transaction.atomic
def akhiri_darurat(pk: int, *, oleh: Akun, hasil: str, pada: datetime | None = None) -> KeadaanDarurat:
    """Mengakhiri keadaan darurat sesudah kerusakannya dinilai dan pemulihannya selesai; tim disurati.

    Raises TidakBerwenang, TindakanTertutup, DaruratTidakTepat. Dasar: infrastruktur.masalah_teknis
    """
    darurat = _kunci(pk, T.AKHIRI_DARURAT, oleh)
    if kurang := kurang_untuk_diakhiri(darurat):
        raise DaruratTidakTepat(
            f"Keadaan darurat belum dapat diakhiri. Lengkapi dahulu: {', '.join(kurang)}."
        )
    if not hasil.strip():
        raise DaruratTidakTepat("Tulis hasil pemulihannya.")
    darurat.status, darurat.hasil = S.BERAKHIR, hasil
    darurat.diakhiri_oleh, darurat.diakhiri_pada = oleh, pada or timezone.now()
    darurat.save(update_fields=["status", "hasil", "diakhiri_oleh", "diakhiri_pada"])
    tulis(darurat.gangguan, P.DARURAT_USAI, oleh=oleh, isi=hasil, pada=pada)
    _kabari_tim(darurat, "berakhir")
    return darurat

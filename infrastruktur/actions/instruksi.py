"""The acts on LKPP's technical instructions: recorded, given to somebody, proved, carried out or not."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from infrastruktur.alur.instruksi import ALUR_INSTRUKSI
from infrastruktur.enums.gangguan import StatusInstruksi
from infrastruktur.enums.gangguan import TindakanInstruksi as T
from infrastruktur.models import BuktiInstruksi, InstruksiLKPP
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun, Berkas
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_GANGGUAN, TERUSKAN_LKPP
from lpse.profil import profil


def _kunci(pk: int, tindakan: T, oleh: Akun) -> InstruksiLKPP:
    """The instruction, locked. Raises TidakBerwenang, TindakanTertutup."""
    instruksi = InstruksiLKPP.objects.lock(pk)
    ALUR_INSTRUKSI.check(instruksi, tindakan, oleh)
    return instruksi


@transaction.atomic
def catat_instruksi(*, isi: str, oleh: Akun, asal: str = "", dari: str = "LKPP") -> InstruksiLKPP:
    """Mencatat instruksi teknis LKPP, atau yang disebut peraturan di sampingnya (`dari`).

    `asal` kode perkara yang mendahuluinya, bila ada. Raises TidakBerwenang, AturanDilanggar.
    Dasar: infrastruktur.instruksi_lkpp
    """
    # Whoever talks with LKPP hears the instruction, whoever runs the systems carries it out.
    if not (oleh.has_perm(KELOLA_GANGGUAN) or oleh.has_perm(TERUSKAN_LKPP)):
        raise TidakBerwenang
    if dari not in profil().infrastruktur.sumber_instruksi:
        raise AturanDilanggar("Peraturan yang berlaku tidak menyebut pemberi instruksi ini.")
    instruksi = InstruksiLKPP.objects.create(isi=isi, dicatat_oleh=oleh, asal=asal, dari=dari)
    catat(instruksi, "instruksi_lkpp.dicatat", oleh=oleh)
    return instruksi


@transaction.atomic
def tugaskan(pk: int, *, oleh: Akun, penanggung_jawab: Akun, tenggat: date) -> InstruksiLKPP:
    """Menetapkan siapa yang melaksanakan instruksi ini, dan sampai kapan; ia diberi tahu.

    Raises TidakBerwenang, TindakanTertutup, and AturanDilanggar for somebody who may not.
    Dasar: infrastruktur.instruksi_lkpp
    """
    instruksi = _kunci(pk, T.TUGASKAN, oleh)
    if not penanggung_jawab.has_perm(KELOLA_GANGGUAN):
        raise AturanDilanggar("Pilih petugas yang berwenang mengelola sistem.")
    lama = (instruksi.penanggung_jawab_id, instruksi.tenggat)
    instruksi.penanggung_jawab, instruksi.tenggat = penanggung_jawab, tenggat
    instruksi.save(update_fields=["penanggung_jawab", "tenggat"])
    catat(instruksi, "instruksi_lkpp.ditugaskan", oleh=oleh, kepada=penanggung_jawab.pk)
    if penanggung_jawab != oleh and lama != (penanggung_jawab.pk, tenggat):
        # Each assignment by itself: who gets it back has to hear of it again.
        kunci = f"instruksi:{pk}:tugas:{penanggung_jawab.pk}:{timezone.now():%Y%m%d%H%M%S%f}"
        beritahukan(
            "infrastruktur/instruksi_ditugaskan",
            kepada=penanggung_jawab.email,
            akun=penanggung_jawab,
            objek=instruksi,
            kunci=kunci,
        )
    return instruksi


def _bukti(instruksi: InstruksiLKPP, oleh: Akun, keterangan: str, berkas: Berkas | None) -> None:
    """Write one proof, within an act, where there is any."""
    if keterangan or berkas is not None:
        bukti = BuktiInstruksi.objects.create(
            instruksi=instruksi, keterangan=keterangan, berkas=berkas, oleh=oleh
        )
        catat(instruksi, "instruksi_lkpp.dibuktikan", oleh=oleh, bukti=bukti.pk)


@transaction.atomic
def tambah_bukti(pk: int, *, oleh: Akun, keterangan: str = "", berkas: Berkas | None = None) -> InstruksiLKPP:
    """Menyimpan satu bukti pelaksanaan: keterangan, berkas, atau keduanya.

    Raises TidakBerwenang, TindakanTertutup, AturanDilanggar for an empty one.
    Dasar: infrastruktur.instruksi_lkpp
    """
    instruksi = _kunci(pk, T.TAMBAH_BUKTI, oleh)
    if not keterangan and berkas is None:
        raise AturanDilanggar("Tulis keterangan atau unggah berkas bukti.")
    _bukti(instruksi, oleh, keterangan, berkas)
    return instruksi


@transaction.atomic
def tautkan_instruksi(pk: int, *, oleh: Akun, nomor: str) -> InstruksiLKPP:
    """Menautkan perkara (gangguan, perubahan, tiket) tempat instruksi ini dilaksanakan.

    Whether there is such a case, the door has asked. Raises TidakBerwenang, TindakanTertutup.
    Dasar: infrastruktur.instruksi_lkpp
    """
    instruksi = _kunci(pk, T.TAUTKAN, oleh)
    instruksi.terkait = nomor
    instruksi.save(update_fields=["terkait"])
    catat(instruksi, "instruksi_lkpp.ditautkan", oleh=oleh)
    return instruksi


@transaction.atomic
def laksanakan_instruksi(pk: int, *, oleh: Akun, hasil: str, berkas: Berkas | None = None) -> InstruksiLKPP:
    """Mencatat bahwa instruksi sudah dilaksanakan, apa hasilnya, dan buktinya.

    Raises TidakBerwenang, TindakanTertutup. Dasar: infrastruktur.instruksi_lkpp
    """
    instruksi = _kunci(pk, T.LAKSANAKAN, oleh)
    _bukti(instruksi, oleh, "", berkas)
    return _akhiri(instruksi, StatusInstruksi.DILAKSANAKAN, oleh, hasil)


@transaction.atomic
def tolak_instruksi(pk: int, *, oleh: Akun, alasan: str) -> InstruksiLKPP:
    """Mencatat bahwa instruksi tidak dilaksanakan, dan alasannya.

    Raises TidakBerwenang, TindakanTertutup. Dasar: infrastruktur.instruksi_lkpp
    """
    return _akhiri(_kunci(pk, T.TOLAK, oleh), StatusInstruksi.DITOLAK, oleh, alasan)


def _akhiri(instruksi: InstruksiLKPP, status: StatusInstruksi, oleh: Akun, hasil: str) -> InstruksiLKPP:
    """The instruction is done with, one way or the other."""
    if not hasil.strip():
        raise AturanDilanggar("Tulis apa yang dilakukan dan hasilnya, atau alasannya.")
    kolom: dict[str, Any] = {
        "status": status,
        "hasil": hasil.strip(),
        "dilaksanakan_oleh": oleh,
        "dilaksanakan_pada": timezone.now(),
    }
    for nama, nilai in kolom.items():
        setattr(instruksi, nama, nilai)
    instruksi.save(update_fields=[*kolom])
    catat(instruksi, f"instruksi_lkpp.{status.value}", oleh=oleh)
    return instruksi

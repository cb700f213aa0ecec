"""Making a deactivated user active again: a case of its own, proposed by one person, decided by another."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from lpse.aturan import TidakBerwenang
from lpse.jejak import catat
from lpse.kalender import kalender
from lpse.models import Akun, RujukanSurat
from lpse.nomor import ambil_nomor
from lpse.pemberitahuan import beritahukan
from lpse.peran import USULKAN_PENONAKTIFAN
from lpse.profil import profil
from lpse.waktu import hari_ini
from registrasi.actions.akses_pengguna import pulihkan_akses
from registrasi.actions.spse import tulis_status_spse
from registrasi.alur.penonaktifan import ALUR_PENGAKTIFAN
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.enums.penonaktifan import DasarPengaktifan, TindakanPengaktifan
from registrasi.models import Pengaktifan, PenggunaSPSE, Penonaktifan
from registrasi.models.penonaktifan import SUDAH_NONAKTIF
from registrasi.policies.penonaktifan import (
    MasihAktif,
    check_dapat_dimohonkan,
    check_syarat_pengaktifan,
    check_tanggal,
)

POLA_NOMOR = "AKT-{tahun}-{urut:06d}"


@transaction.atomic
def mohon_pengaktifan(
    pengguna_pk: int, *, oleh: Akun, dasar: str, uraian: str, surat: dict[str, Any] | None = None
) -> Pengaktifan:
    """Memohon agar pengguna yang nonaktif diaktifkan kembali: pengguna itu sendiri, atau petugas.

    The user's own request rests on DasarPengaktifan.PERMOHONAN, whatever `dasar` says. `surat` has nomor,
    tanggal, dari and perihal of a decree. Raises TidakBerwenang, MasihAktif, PerkaraTerbuka, TanggalKeliru.
    Dasar: registrasi.nonaktif
    """
    pengguna = PenggunaSPSE.objects.select_for_update(of=("self",), no_key=True).get(pk=pengguna_pk)
    sendiri = pengguna.akun_id == oleh.pk
    if not sendiri and not oleh.has_perm(USULKAN_PENONAKTIFAN):
        raise TidakBerwenang
    check_dapat_dimohonkan(pengguna)
    check_tanggal(surat["tanggal"] if surat else None)
    perkara = Pengaktifan.objects.create(
        nomor=ambil_nomor("AKT", hari_ini(), pola=POLA_NOMOR).teks,
        pengguna=pengguna,
        penonaktifan=_yang_dibalik(pengguna),
        dasar=DasarPengaktifan.PERMOHONAN if sendiri else dasar,
        rujukan_surat=RujukanSurat.objects.create(**surat) if surat else None,
        uraian=uraian.strip(),
        dimohon_oleh=oleh,
        tenggat=kalender().due_hari(timezone.now(), profil().registrasi.target_permohonan_hari_kerja),
    )
    catat(perkara, "pengaktifan.dimohon", oleh=oleh, dasar=perkara.dasar, pengguna=pengguna.pk)
    _surati(perkara, "pengaktifan_dimohon")
    return perkara


def _yang_dibalik(pengguna: PenggunaSPSE) -> Penonaktifan | None:
    """The deactivation now in force."""
    diputus = Penonaktifan.objects.filter(pengguna=pengguna, status__in=SUDAH_NONAKTIF)
    return diputus.order_by("-diputus_pada", "-pk").first()


def _surati(perkara: Pengaktifan, surat: str) -> None:
    akun = perkara.pengguna.akun
    beritahukan(
        f"registrasi/{surat}",
        kepada=akun.email,
        kunci=f"pengaktifan.{surat}:{perkara.pk}",
        akun=akun,
        objek=perkara,
    )


def _langkah(pk: int, tindakan: TindakanPengaktifan, oleh: Akun) -> Pengaktifan:
    perkara = Pengaktifan.objects.lock(pk)
    transisi = ALUR_PENGAKTIFAN.check(perkara, tindakan, oleh)
    check_syarat_pengaktifan(perkara, tindakan, oleh)
    perkara.status = transisi.ke
    return perkara


@transaction.atomic
def catat_klarifikasi(pk: int, *, oleh: Akun, hasil_klarifikasi: str, nomor_lkpp: str = "") -> Pengaktifan:
    """Mencatat hasil klarifikasi permohonan pengaktifan; yang mencatatnya adalah pengusul.

    Raises PerkaraSendiri. Dasar: registrasi.nonaktif
    """
    perkara = _langkah(pk, TindakanPengaktifan.CATAT_KLARIFIKASI, oleh)
    perkara.pengusul, perkara.diklarifikasi_pada = oleh, timezone.now()
    perkara.hasil_klarifikasi, perkara.nomor_lkpp = hasil_klarifikasi.strip(), nomor_lkpp
    perkara.save(
        update_fields=["status", "pengusul", "diklarifikasi_pada", "hasil_klarifikasi", "nomor_lkpp"]
    )
    catat(perkara, "pengaktifan.diklarifikasi", oleh=oleh)
    return perkara


def _putuskan(perkara: Pengaktifan, oleh: Akun, alasan: str = "") -> None:
    """Write the decision with its trail row."""
    perkara.pemutus, perkara.diputus_pada, perkara.alasan = oleh, timezone.now(), alasan.strip()
    perkara.save(update_fields=["status", "pemutus", "diputus_pada", "alasan"])
    catat(perkara, f"pengaktifan.{perkara.status}", oleh=oleh)


@transaction.atomic
def setujui_pengaktifan(pk: int, *, oleh: Akun) -> Pengaktifan:
    """Mengaktifkan kembali pengguna: statusnya kembali, perannya diberikan, tautan kata sandi dikirim.

    Raises DuaOrang for whoever asked or clarified, MasihAktif when somebody was quicker, PerkaraSendiri.
    Dasar: registrasi.nonaktif
    """
    perkara = _langkah(pk, TindakanPengaktifan.SETUJUI, oleh)
    _putuskan(perkara, oleh)
    pengguna = PenggunaSPSE.objects.select_for_update(of=("self",), no_key=True).get(pk=perkara.pengguna_id)
    if pengguna.status_spse != StatusSPSE.NONAKTIF:
        raise MasihAktif(f"Pengguna {pengguna} sudah tidak nonaktif.")
    lama = perkara.penonaktifan
    sebelum = lama.status_sebelum if lama else ""
    status = StatusSPSE.BELUM if sebelum == StatusSPSE.BELUM else StatusSPSE.AKTIF
    catatan = f"Perkara {perkara.nomor}"
    tulis_status_spse(pengguna, status, oleh=oleh, tiket=perkara.nomor_lkpp, catatan=catatan)
    pulihkan_akses(pengguna, lama.peran_diakhiri if lama else [], oleh=oleh)
    _surati(perkara, "diaktifkan_kembali")
    return perkara


@transaction.atomic
def tolak_pengaktifan(pk: int, *, oleh: Akun, alasan: str) -> Pengaktifan:
    """Menolak permohonan pengaktifan dengan alasan yang dibaca pengguna; ia tetap nonaktif.

    Raises DuaOrang, PerkaraSendiri. Dasar: registrasi.nonaktif
    """
    perkara = _langkah(pk, TindakanPengaktifan.TOLAK, oleh)
    _putuskan(perkara, oleh, alasan)
    _surati(perkara, "pengaktifan_ditolak")
    return perkara

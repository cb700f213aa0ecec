"""The decision: approve, return, refuse; and the head's revocation of a wrong approval."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from lpse import naskah
from lpse.jejak import catat
from lpse.models import Akun
from lpse.models.naskah import JenisNaskah
from lpse.pemberitahuan import beritahukan
from registrasi.actions.pengguna import beri_user_id, cabut_user_id
from registrasi.alur import ALUR
from registrasi.enums import StatusPendaftaran, Tindakan
from registrasi.isi_naskah import isi_berita_acara, isi_serah_terima
from registrasi.models import Pendaftaran
from registrasi.policies import (
    DAPAT_DIKEMBALIKAN,
    LABEL_BAGIAN,
    PerluAlasan,
    check_beralasan,
    check_bukan_berkas_sendiri,
    check_dipegang,
    check_siap_disetujui,
)


def _kunci_untuk_putusan(pk: int, tindakan: Tindakan, oleh: Akun) -> Pendaftaran:
    pendaftaran = Pendaftaran.objects.lock(pk)
    ALUR.check(pendaftaran, tindakan, oleh)
    check_dipegang(pendaftaran, oleh)
    check_bukan_berkas_sendiri(pendaftaran, oleh)
    return pendaftaran


def _putuskan(pendaftaran: Pendaftaran, status: StatusPendaftaran, oleh: Akun, **kolom: Any) -> None:
    """Write the decision, let go of the lease, leave the trail row, tell the applicant."""
    now = timezone.now()
    pendaftaran.status = status
    pendaftaran.diklaim_oleh = pendaftaran.klaim_sampai = None
    pendaftaran.updated_at = now
    if status != StatusPendaftaran.DIKEMBALIKAN:
        pendaftaran.diputus_oleh, pendaftaran.diputus_pada = oleh, now
    for nama, nilai in kolom.items():
        setattr(pendaftaran, nama, nilai)
    pendaftaran.save()
    catat(pendaftaran, f"pendaftaran.{status.value}", oleh=oleh, putaran=pendaftaran.putaran)
    beritahukan(
        f"registrasi/{status.value}",
        kepada=pendaftaran.akun.email,
        kunci=f"pendaftaran.{status.value}:{pendaftaran.pk}:{pendaftaran.putaran}",
        akun=pendaftaran.akun,
        objek=pendaftaran,
    )


@transaction.atomic
def setujui(pk: int, *, oleh: Akun) -> Pendaftaran:
    """Menyetujui pendaftaran Pengguna SPSE: User ID diberikan, Berita Acara terbit.

    Raises BelumDiperiksa while a document lacks a mark (the database refuses it too), SedangDiperiksa,
    BerkasSendiri. Dasar: registrasi.setuju_tolak
    """
    pendaftaran = _kunci_untuk_putusan(pk, Tindakan.SETUJUI, oleh)
    dokumen = list(pendaftaran.dokumen.select_related("berkas", "diperiksa_oleh"))
    check_siap_disetujui(dokumen)
    _putuskan(pendaftaran, StatusPendaftaran.DISETUJUI, oleh)
    beri_user_id(pendaftaran, oleh=oleh)
    # One after the other: the second cites the number of the first.
    for jenis, isi in (
        (JenisNaskah.BERITA_ACARA_VERIFIKASI, isi_berita_acara),
        (JenisNaskah.SERAH_TERIMA_ASLI, isi_serah_terima),
    ):
        isinya = isi(pendaftaran, dokumen, oleh)
        naskah.terbitkan(jenis, pendaftaran, isinya, oleh=oleh, penanda_tangan=str(oleh))
    return pendaftaran


@transaction.atomic
def kembalikan(
    pk: int,
    *,
    oleh: Akun,
    dokumen: Mapping[str, str],
    bagian: Mapping[str, str] | None = None,
    pengantar: str = "",
) -> Pendaftaran:
    """Mengembalikan pendaftaran untuk diperbaiki; hanya yang disebut yang terbuka kembali.

    `dokumen` maps a document's kode, `bagian` a data section, to what must be repaired.
    Raises PerluAlasan when nothing is named. Dasar: registrasi.informasi_syarat
    """
    pendaftaran = _kunci_untuk_putusan(pk, Tindakan.KEMBALIKAN, oleh)
    bagian = bagian or {}
    if not dokumen and not bagian:
        raise PerluAlasan("Pilih sedikitnya satu dokumen atau bagian yang perlu diperbaiki.")
    daftar = []
    for d in pendaftaran.dokumen.filter(kode__in=dokumen):
        d.perlu_perbaikan, d.alasan_perbaikan = True, check_beralasan(dokumen[d.kode])
        d.ada = d.sesuai_asli = False
        d.asli_diperlihatkan_pada = None
        d.save()
        daftar.append(f"{d.nama}: {d.alasan_perbaikan}")
    perbaikan = {
        kode: check_beralasan(alasan) for kode, alasan in bagian.items() if kode in DAPAT_DIKEMBALIKAN
    }
    daftar += [f"{LABEL_BAGIAN[kode]}: {alasan}" for kode, alasan in perbaikan.items()]
    alasan = "\n".join([*([pengantar.strip()] if pengantar.strip() else []), *daftar])
    _putuskan(pendaftaran, StatusPendaftaran.DIKEMBALIKAN, oleh, alasan=alasan, bagian_perbaikan=perbaikan)
    return pendaftaran


@transaction.atomic
def tolak(pk: int, *, oleh: Akun, alasan: str) -> Pendaftaran:
    """Menolak pendaftaran dengan alasan yang dibaca pemohon.

    Dasar: registrasi.setuju_tolak
    """
    pendaftaran = _kunci_untuk_putusan(pk, Tindakan.TOLAK, oleh)
    _putuskan(pendaftaran, StatusPendaftaran.DITOLAK, oleh, alasan=check_beralasan(alasan))
    return pendaftaran


@transaction.atomic
def cabut(pk: int, *, oleh: Akun, alasan: str) -> Pendaftaran:
    """Mencabut persetujuan yang keliru; Berita Acaranya terbaca dicabut dan aksesnya berakhir.

    Only the head may. The decision and who took it stay. Dasar: registrasi.setuju_tolak
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    ALUR.check(pendaftaran, Tindakan.CABUT, oleh)
    check_bukan_berkas_sendiri(pendaftaran, oleh)
    alasan = check_beralasan(alasan)
    pendaftaran.status, pendaftaran.alasan = StatusPendaftaran.DICABUT, alasan
    pendaftaran.dicabut_oleh, pendaftaran.dicabut_pada = oleh, timezone.now()
    pendaftaran.updated_at = timezone.now()
    pendaftaran.save()
    naskah.cabut(pendaftaran, oleh=oleh, alasan=alasan)
    cabut_user_id(pendaftaran, oleh=oleh)
    catat(pendaftaran, "pendaftaran.dicabut", oleh=oleh)
    beritahukan(
        "registrasi/dicabut",
        kepada=pendaftaran.akun.email,
        kunci=f"pendaftaran.dicabut:{pk}",
        akun=pendaftaran.akun,
        objek=pendaftaran,
    )
    return pendaftaran

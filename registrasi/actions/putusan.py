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
from registrasi.actions.arsip import antrekan_arsip
from registrasi.actions.janji import lepas_janji
from registrasi.actions.pengguna import beri_user_id, cabut_user_id
from registrasi.actions.temuan import check_temuan_pendaftaran
from registrasi.alur.pendaftaran import ALUR
from registrasi.enums.pendaftaran import JenisAlasan, StatusPendaftaran, Tindakan
from registrasi.models import AlasanDipakai, DokumenSyarat, Pendaftaran
from registrasi.naskah.surat import isi_berita_acara, isi_serah_terima
from registrasi.policies.alasan import Pilihan, susun_alasan
from registrasi.policies.pendaftaran import (
    DAPAT_DIKEMBALIKAN,
    PerluAlasan,
    check_beralasan,
    check_bukan_berkas_sendiri,
    check_dipegang,
    check_dokumen_belum_berubah,
    check_siap_disetujui,
    label_bagian,
)


def _kunci_untuk_putusan(
    pk: int, tindakan: Tindakan, oleh: Akun, tanda: str | None
) -> tuple[Pendaftaran, list[DokumenSyarat]]:
    """The locked registration with its documents, once nothing stands in the way of this person deciding.

    `tanda` is the mark of the page that was decided on (`policies.tanda_dokumen`).
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    ALUR.check(pendaftaran, tindakan, oleh)
    check_dipegang(pendaftaran, oleh)
    check_bukan_berkas_sendiri(pendaftaran, oleh)
    dokumen = list(pendaftaran.dokumen.select_related("berkas", "diperiksa_oleh"))
    check_dokumen_belum_berubah(dokumen, tanda)
    return pendaftaran, dokumen


def _beralasan(pendaftaran: Pendaftaran, jenis: JenisAlasan, sasaran: str, pilihan: Pilihan) -> str:
    """The sentence for the applicant, kept as it is sent together with the reason it was made of."""
    alasan, teks = susun_alasan(pilihan, jenis, sasaran)
    AlasanDipakai.objects.create(
        pendaftaran=pendaftaran,
        putaran=pendaftaran.putaran,
        jenis=jenis,
        sasaran=sasaran,
        alasan=alasan,
        teks=teks,
    )
    return teks


def _putuskan(pendaftaran: Pendaftaran, status: StatusPendaftaran, oleh: Akun, **kolom: Any) -> None:
    """Write the decision, let go of the lease, leave the trail row, tell the applicant."""
    now = timezone.now()
    pendaftaran.status = status
    pendaftaran.diklaim_oleh = pendaftaran.diklaim_pada = pendaftaran.klaim_sampai = None
    pendaftaran.updated_at = now
    if status != StatusPendaftaran.DIKEMBALIKAN:
        pendaftaran.diputus_oleh, pendaftaran.diputus_pada = oleh, now
        lepas_janji(pendaftaran, "Pendaftaran sudah diputus.")
    for nama, nilai in kolom.items():
        setattr(pendaftaran, nama, nilai)
    pendaftaran.save()
    catat(pendaftaran, f"pendaftaran.{status.value}", oleh=oleh, putaran=pendaftaran.putaran)
    if pendaftaran.diputus_pada:
        antrekan_arsip(pendaftaran)
    beritahukan(
        f"registrasi/{status.value}",
        kepada=pendaftaran.akun.email,
        kunci=f"pendaftaran.{status.value}:{pendaftaran.pk}:{pendaftaran.putaran}",
        akun=pendaftaran.akun,
        objek=pendaftaran,
    )


@transaction.atomic
def setujui(pk: int, *, oleh: Akun, tanda: str | None = None) -> Pendaftaran:
    """Menyetujui pendaftaran Pengguna SPSE: User ID diberikan, Berita Acara terbit.

    Raises BelumDiperiksa while a document lacks a mark, BelumBersih while a file is in quarantine (the
    database refuses both too), BelumDitinjau while a blacklist match waits for a look, SudahBerubah,
    SedangDiperiksa, BerkasSendiri. Dasar: registrasi.setuju_tolak
    """
    pendaftaran, dokumen = _kunci_untuk_putusan(pk, Tindakan.SETUJUI, oleh, tanda)
    check_siap_disetujui(dokumen)
    check_temuan_pendaftaran(pendaftaran, oleh=oleh)
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
    dokumen: Mapping[str, Pilihan],
    bagian: Mapping[str, Pilihan] | None = None,
    pengantar: str = "",
    tanda: str | None = None,
) -> Pendaftaran:
    """Mengembalikan pendaftaran untuk diperbaiki; hanya yang disebut yang terbuka kembali.

    `dokumen` maps a document's kode, `bagian` a data section, to the reason chosen or written.
    Raises PerluAlasan when nothing is named, AlasanTidakBerlaku, SudahBerubah.
    Dasar: registrasi.informasi_syarat
    """
    pendaftaran, semua = _kunci_untuk_putusan(pk, Tindakan.KEMBALIKAN, oleh, tanda)
    diisi = label_bagian(pendaftaran.jenis)
    bagian = {k: p for k, p in (bagian or {}).items() if k in DAPAT_DIKEMBALIKAN and k in diisi}
    if not dokumen and not bagian:
        raise PerluAlasan("Pilih sedikitnya satu dokumen atau bagian yang perlu diperbaiki.")
    daftar = [pengantar.strip()] if pengantar.strip() else []
    for d in semua:
        if d.kode in dokumen:
            daftar.append(f"{d.nama}: {_minta_perbaikan(pendaftaran, d, dokumen[d.kode])}")
    perbaikan = {
        kode: _beralasan(pendaftaran, JenisAlasan.PERBAIKI, kode, pilihan) for kode, pilihan in bagian.items()
    }
    daftar += [f"{diisi[kode]}: {alasan}" for kode, alasan in perbaikan.items()]
    alasan = "\n".join(daftar)
    _putuskan(pendaftaran, StatusPendaftaran.DIKEMBALIKAN, oleh, alasan=alasan, bagian_perbaikan=perbaikan)
    return pendaftaran


def _minta_perbaikan(pendaftaran: Pendaftaran, dokumen: DokumenSyarat, pilihan: Pilihan) -> str:
    """Open one document again, its marks gone with the file they were given to."""
    teks = _beralasan(pendaftaran, JenisAlasan.PERBAIKI, dokumen.kode, pilihan)
    dokumen.perlu_perbaikan, dokumen.alasan_perbaikan = True, teks
    dokumen.ada = dokumen.sesuai_asli = False
    dokumen.asli_diperlihatkan_pada = None
    dokumen.save()
    return teks


@transaction.atomic
def tolak(pk: int, *, oleh: Akun, alasan: Pilihan, tanda: str | None = None) -> Pendaftaran:
    """Menolak pendaftaran dengan alasan yang dibaca pemohon.

    Raises PerluAlasan, PerluKeterangan, AlasanTidakBerlaku, SudahBerubah. Dasar: registrasi.setuju_tolak
    """
    pendaftaran, _ = _kunci_untuk_putusan(pk, Tindakan.TOLAK, oleh, tanda)
    teks = _beralasan(pendaftaran, JenisAlasan.FINAL, "", alasan)
    _putuskan(pendaftaran, StatusPendaftaran.DITOLAK, oleh, alasan=teks)
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

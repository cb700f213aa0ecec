"""The verifier's work on a file: marking its documents, reminding the applicant."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from lpse.aturan import AturanDilanggar
from lpse.berkas.pindai import check_boleh_dilihat
from lpse.jejak import catat
from lpse.models import Akun, Pemberitahuan
from lpse.pemberitahuan import beritahukan
from lpse.waktu import hari_ini, tanggal
from registrasi.actions.pegangan import pegang
from registrasi.alur.pendaftaran import ALUR
from registrasi.enums.pendaftaran import Tindakan
from registrasi.models import DokumenSyarat, Pendaftaran
from registrasi.policies.janji import check_asli_dapat_dicatat, check_melayani
from registrasi.policies.pendaftaran import (
    BerkasSendiri,
    check_bukan_berkas_sendiri,
    check_dapat_diingatkan,
    check_dipegang,
    check_tanda_belum_berubah,
)


class TanggalKeliru(AturanDilanggar):
    pass


class SudahDiingatkan(AturanDilanggar):
    pass


def _check_ada(dokumen: DokumenSyarat) -> None:
    """Raise AturanDilanggar without a file, BelumBolehDilihat for one that nobody can have seen."""
    if dokumen.berkas is None:
        raise AturanDilanggar(f"{dokumen.nama} belum diunggah, jadi belum dapat ditandai Ada.")
    check_boleh_dilihat(dokumen.berkas)


def _hari_asli(dokumen: DokumenSyarat, ada: bool, sesuai_asli: bool, hari: date | None) -> date | None:
    """The day the original was shown, as it will be kept.

    A day that was written down stays (the counter notes it before anybody compares); "Sesuai asli" without
    one is today. Raises AturanDilanggar, BelumBolehDilihat, TanggalKeliru.
    """
    if ada:
        _check_ada(dokumen)
    if sesuai_asli and not ada:
        raise AturanDilanggar("Tandai Ada lebih dahulu sebelum Sesuai asli.")
    if hari is None and sesuai_asli:
        hari = hari_ini()
    if hari and hari > hari_ini():
        raise TanggalKeliru("Tanggal asli diperlihatkan tidak boleh sesudah hari ini.")
    return hari


@transaction.atomic
def tandai(
    pk: int,
    kode: str,
    *,
    oleh: Akun,
    ada: bool,
    sesuai_asli: bool,
    asli_diperlihatkan_pada: date | None = None,
    catatan: str = "",
    tanda: str | None = None,
) -> DokumenSyarat:
    """Menandai satu dokumen: ada, dan sesuai dengan aslinya yang diperlihatkan.

    "Sesuai asli" keeps the day the original was shown (default today, never later) and to whom: `oleh`.
    `tanda` is the mark of the form it was typed into (`DokumenSyarat.tanda`).
    Raises SedangDiperiksa, BerkasSendiri, BelumBolehDilihat, TanggalKeliru, and SudahBerubah rather than
    overwrite what another saved meanwhile. Dasar: registrasi.verifikasi_dokumen
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    ALUR.check(pendaftaran, Tindakan.SETUJUI, oleh)
    check_dipegang(pendaftaran, oleh)
    check_bukan_berkas_sendiri(pendaftaran, oleh)
    dokumen = DokumenSyarat.objects.select_related("berkas").get(pendaftaran=pendaftaran, kode=kode)
    hari = _hari_asli(dokumen, ada, sesuai_asli, asli_diperlihatkan_pada)
    tulisan = nilai_tulisan(ada, sesuai_asli, hari, catatan)
    check_tanda_belum_berubah(dokumen, tanda, tulisan)
    dokumen.ada, dokumen.sesuai_asli, dokumen.asli_diperlihatkan_pada = ada, sesuai_asli, hari
    dokumen.catatan, dokumen.diperiksa_oleh, dokumen.diperiksa_pada = catatan.strip(), oleh, timezone.now()
    dokumen.save()
    pegang(pendaftaran, oleh)
    rincian = {"dokumen": kode, "ada": ada, "sesuai_asli": sesuai_asli}
    catat(pendaftaran, "pendaftaran.dokumen_diperiksa", oleh=oleh, **rincian)
    return dokumen


@transaction.atomic
def catat_asli(pk: int, kode: Collection[str], *, oleh: Akun) -> list[DokumenSyarat]:
    """Mencatat bahwa asli dokumen-dokumen ini diperlihatkan di loket hari ini.

    It asks for no lease and sets neither mark: comparing copy and original stays the verifier's (`tandai`).
    A day that is written down already stays. Raises TidakBerwenang, BerkasSendiri, TindakanTertutup,
    AsliTidakDapatDicatat. Dasar: registrasi.verifikasi_dokumen
    """
    check_melayani(oleh)
    pendaftaran = Pendaftaran.objects.lock(pk)
    if pendaftaran.is_milik(oleh):
        raise BerkasSendiri("Ini pendaftaran Anda sendiri. Petugas lain yang mencatat dokumen aslinya.")
    dokumen = list(pendaftaran.dokumen.filter(kode__in=kode))
    check_asli_dapat_dicatat(pendaftaran, dokumen, len(set(kode)))
    baru = [d for d in dokumen if d.asli_diperlihatkan_pada is None]
    for d in baru:
        d.asli_diperlihatkan_pada = hari_ini()
        d.save(update_fields=["asli_diperlihatkan_pada"])
        catat(pendaftaran, "pendaftaran.asli_diperlihatkan", oleh=oleh, dokumen=d.kode)
    return baru


def nilai_tulisan(ada: bool, sesuai_asli: bool, hari: date | None, catatan: str) -> dict[str, str]:
    """Typed marks in the words of `DokumenSyarat.nilai_tanda`."""
    return {
        "ada": "Ya" if ada else "Tidak",
        "sesuai_asli": "Ya" if sesuai_asli else "Tidak",
        "asli_diperlihatkan_pada": tanggal(hari) if hari else "",
        "catatan": catatan.strip(),
    }


@transaction.atomic
def ingatkan(pk: int, *, oleh: Akun) -> Pendaftaran:
    """Mengingatkan pemohon bahwa pendaftarannya menunggu perbaikan; paling sering sekali sehari.

    Raises TindakanTertutup, SudahDiingatkan. Dasar: registrasi.informasi_syarat
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    check_dapat_diingatkan(pendaftaran, oleh)
    check_belum_diingatkan(pendaftaran, sudah_diingatkan([pendaftaran]))
    beritahukan(
        "registrasi/diingatkan",
        kepada=pendaftaran.akun.email,
        kunci=kunci_ingatan(pendaftaran),
        akun=pendaftaran.akun,
        objek=pendaftaran,
    )
    catat(pendaftaran, "pendaftaran.diingatkan", oleh=oleh, putaran=pendaftaran.putaran)
    return pendaftaran


def kunci_ingatan(pendaftaran: Pendaftaran) -> str:
    """The outbox key of today's reminder: one per file and day."""
    return f"pendaftaran.diingatkan:{pendaftaran.pk}:{hari_ini():%Y%m%d}"


def sudah_diingatkan(pendaftaran: Iterable[Pendaftaran]) -> frozenset[str]:
    """The keys of those reminders of today that are in the outbox, asked for all files at once."""
    kunci = [kunci_ingatan(p) for p in pendaftaran]
    return frozenset(Pemberitahuan.objects.filter(kunci__in=kunci).values_list("kunci", flat=True))


def check_belum_diingatkan(pendaftaran: Pendaftaran, diingatkan: frozenset[str]) -> None:
    """Raise SudahDiingatkan when its reminder is among `diingatkan` (see `sudah_diingatkan`)."""
    if kunci_ingatan(pendaftaran) in diingatkan:
        raise SudahDiingatkan("Pemohon sudah diingatkan hari ini. Ingatkan lagi besok bila perlu.")

"""Copying to another repository: restic's own copy under its own password.

A portable medium is read back in full, and nothing on it counts before that. Storage elsewhere is always
there: its structure is checked, and the daily rolling read (`periksa`) takes its data. A medium pulled
meanwhile is noticed at once: what is written to a mount point whose disk has gone would land on the server's
own disk.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from arsip.actions.colokan import check_terbaca, is_masih, lihat, tempat_repositori
from arsip.actions.kerja import Hasil, Kerja
from arsip.actions.media import lupakan_salinan, tulis_riwayat
from arsip.actions.pekerjaan import antrekan
from arsip.actions.siap import siapkan
from arsip.alur.media import ALUR_MEDIA
from arsip.enums.cadangan import JenisPekerjaan, SebabGagal, Tahap
from arsip.enums.media import PeristiwaMedia as P
from arsip.enums.media import TindakanMedia as T
from arsip.mesin.galat import Dihentikan, MesinGagal, dari_sistem
from arsip.mesin.pasang_media import lupakan_dari_memori
from arsip.mesin.proses import Kendali
from arsip.mesin.restic import Restic
from arsip.models import Cadangan, MediaPortabel, Pekerjaan, Repositori
from arsip.policies.media import TidakAdaYangDisalin, TidakDikenali
from arsip.queries.media import akan_disalin, asal_salinan
from lpse.aturan import TindakanTertutup
from lpse.jejak import catat
from lpse.models import Akun


@transaction.atomic
def minta_salin(pk: int, *, oleh: Akun | None, is_sendiri: bool = False) -> list[Pekerjaan]:
    """Meminta salinan ke media yang terpasang: satu pekerjaan untuk setiap repositori asal.

    `oleh` is None for the command on the server, which runs them itself (`is_sendiri`). Raises
    TidakBerwenang, TindakanTertutup, TidakAdaYangDisalin, SudahDiantrekan. Dasar: arsip.luar_ruang
    """
    media = MediaPortabel.objects.lock(pk)
    if oleh is not None:
        ALUR_MEDIA.check(media, T.SALIN, oleh)
    elif media.status not in ALUR_MEDIA.tabel[T.SALIN].dari:
        raise TindakanTertutup(media.get_status_display())
    semua = asal_salinan()
    if not semua:
        raise TidakAdaYangDisalin
    pilihan: dict[str, Any] = {"tujuan": media.repositori, "oleh": oleh, "is_sendiri": is_sendiri}
    antre = [antrekan(JenisPekerjaan.SALIN, asal, **pilihan) for asal in semua]
    catat(media, "media.salin_diminta", oleh=oleh)
    return [satu for satu in antre if satu is not None]


# --- The job ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Colokan:
    """The medium a job writes to, and where it is mounted."""

    media: MediaPortabel
    titik: Path

    def is_masih(self) -> bool:
        return is_masih(self.media, self.titik)

    def dicabut(self) -> MesinGagal:
        return MesinGagal(
            SebabGagal.TIDAK_TERPASANG,
            f"{self.media.kode} tercabut dari {self.titik} sebelum selesai. Colokkan lagi, lalu ulangi.",
        )


def laksanakan(kerja: Kerja) -> Hasil:
    """Copy what the job's target lacks and look whether it is whole. Raises MesinGagal and Dihentikan.

    TIDAK_TERPASANG for a medium that is not the one, not mounted, or pulled. Dasar: arsip.luar_ruang
    """
    kerja.tahap(Tahap.PERIKSA_AWAL)
    colokan = _colokan(kerja.pekerjaan)
    try:
        return _salin(kerja, colokan)
    except (Dihentikan, MesinGagal):
        if colokan is not None and not colokan.is_masih():
            raise colokan.dicabut() from None
        raise


def _colokan(pekerjaan: Pekerjaan) -> _Colokan | None:
    """The medium behind the target; None for one that is no medium."""
    media = MediaPortabel.objects.select_related("tempat").filter(repositori=pekerjaan.tujuan_id).first()
    if media is None:
        return None
    try:
        _, titik = check_terbaca(media, lihat(media))
    except TidakDikenali as galat:
        raise MesinGagal(SebabGagal.TIDAK_TERPASANG, str(galat)) from None
    return _Colokan(media, titik)


def _salin(kerja: Kerja, colokan: _Colokan | None) -> Hasil:
    pekerjaan, kendali = kerja.pekerjaan, _kendali(kerja, colokan)
    assert pekerjaan.tujuan is not None  # a constraint
    asal = siapkan(pekerjaan.repositori, kendali)
    tujuan = _siapkan_tujuan(pekerjaan.tujuan, colokan, kendali, asal)
    isi = akan_disalin(pekerjaan.repositori, pekerjaan.tujuan)
    kerja.tahap(Tahap.SALIN)
    tujuan.salin(asal, [satu.snapshot for satu in isi], kendali)
    kerja.tahap(Tahap.BACA)
    _baca_ulang(tujuan, colokan, kendali, pekerjaan)
    if colokan is not None and not colokan.is_masih():
        raise colokan.dicabut()
    salinan = _pasangkan(isi, asal, tujuan, kendali)
    ada = {potret.snapshot for potret in tujuan.daftar(kendali)}
    versi = ".".join(map(str, tujuan.versi()))
    ringkas = {"salinan": len(salinan), "snapshot": sorted(salinan.values()), "ada": len(ada)}
    return Hasil(ringkas, lambda p, now: _catat(p, now, colokan, salinan, isi, ada), f"restic {versi}")


def _kendali(kerja: Kerja, colokan: _Colokan | None) -> Kendali:
    """Also stops once the medium is gone."""
    kendali = kerja.kendali
    if colokan is None:
        return kendali
    return replace(kendali, is_berhenti=lambda: kendali.is_berhenti() or not colokan.is_masih())


def _siapkan_tujuan(tujuan: Repositori, colokan: _Colokan | None, kendali: Kendali, asal: Restic) -> Restic:
    if colokan is None:
        return siapkan(tujuan, kendali, asal)
    # Known only now, and never stored: next time it may be mounted elsewhere.
    tujuan.lokasi = str(tempat_repositori(colokan.titik))
    restic = siapkan(tujuan, kendali, asal)
    # A medium is written to by this runner alone, and it holds the repository: a lock on it is a dead one's.
    if restic.gembok(kendali):
        restic.lepas_gembok(kendali)
    return restic


def _baca_ulang(restic: Restic, colokan: _Colokan | None, kendali: Kendali, pekerjaan: Pekerjaan) -> None:
    """Read a medium back, all of it, from the disk itself: damage makes all that is on it count no more."""
    if colokan is None:
        restic.periksa(kendali)
        return
    try:
        lupakan_dari_memori(tempat_repositori(colokan.titik))
        restic.periksa(kendali, baca="100%")
    except OSError as galat:
        raise dari_sistem(galat, SebabGagal.RUSAK) from galat
    except MesinGagal as galat:
        if galat.sebab == SebabGagal.RUSAK and colokan.is_masih():
            nyatakan_rusak(colokan.media.pk, pekerjaan)
        raise


def _pasangkan(isi: Sequence[Cadangan], asal: Restic, tujuan: Restic, kendali: Kendali) -> Mapping[int, str]:
    """To each backup that was copied, the snapshot it has there."""
    di_asal = {potret.snapshot: potret.asal or potret.snapshot for potret in asal.daftar(kendali)}
    di_tujuan = {potret.asal: potret.snapshot for potret in tujuan.daftar(kendali)}
    return {satu.pk: di_tujuan[di_asal[satu.snapshot]] for satu in isi}


@transaction.atomic
def nyatakan_rusak(pk: int, pekerjaan: Pekerjaan) -> None:
    """Mencatat bahwa isi media tidak dapat dibaca ulang: tidak satu pun salinan di dalamnya dihitung.

    Dasar: arsip.luar_ruang
    """
    media = MediaPortabel.objects.lock(pk)
    lupakan_salinan(media.repositori)
    tulis_riwayat(media, P.RUSAK, oleh=pekerjaan.diminta_oleh, pekerjaan=pekerjaan)
    catat(media, "media.rusak", pekerjaan=pekerjaan.pk)


def _catat(
    pekerjaan: Pekerjaan,
    now: datetime,
    colokan: _Colokan | None,
    salinan: Mapping[int, str],
    isi: Sequence[Cadangan],
    ada: set[str],
) -> None:
    """Within the transaction that ends the job: the copies stand, and what is on a medium was read back."""
    assert pekerjaan.tujuan_id is not None  # a constraint
    for satu in isi:
        catat_salinan(satu, pekerjaan.tujuan_id, salinan[satu.pk])
    semua = Cadangan.objects.filter(repositori=pekerjaan.tujuan_id, dibuang_pada__isnull=True)
    if colokan is None:
        # Whoever dropped them there, they save nobody.
        semua.exclude(snapshot__in=ada).update(dibuang_pada=now, ditahan="")
        Repositori.objects.filter(pk=pekerjaan.tujuan_id).update(diperiksa_pada=now)
        return
    semua.filter(snapshot__in=ada).update(dibaca_pada=now)
    semua.exclude(snapshot__in=ada).update(dibaca_pada=None)
    Repositori.objects.filter(pk=pekerjaan.tujuan_id).update(dibaca_pada=now, diperiksa_pada=now)
    catatan = f"{len(ada)} cadangan, {len(isi)} di antaranya baru"
    media = MediaPortabel.objects.lock(colokan.media.pk)
    tulis_riwayat(
        media, P.DISALIN, oleh=pekerjaan.diminta_oleh, pada=now, pekerjaan=pekerjaan, catatan=catatan
    )


def catat_salinan(asal: Cadangan, tujuan: int, snapshot: str) -> Cadangan:
    """The row of a copy, which says of itself what its original says; not yet read back."""
    salinan, _ = Cadangan.objects.get_or_create(
        repositori_id=tujuan,
        snapshot=snapshot,
        defaults={
            "sumber": asal.sumber,
            "asal": asal,
            "dari_saat": asal.dari_saat,
            "manifes": asal.manifes,
            "baris": asal.baris,
            "berkas": asal.berkas,
            "ukuran": asal.ukuran,
            "ditahan": asal.ditahan,
        },
    )
    return salinan

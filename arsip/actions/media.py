"""The acts on a portable medium in the unit's hands: recorded, changed, plugged in, taken out, lost, found.

What the system says of plugged-in filesystems comes in as a fact: the doors read it (`mesin.pasang_media`).
`pada` is for the demo, whose past needs dates.
"""

from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from arsip.actions.colokan import check_terbaca
from arsip.alur.media import ALUR_MEDIA
from arsip.enums.cadangan import JenisRepositori
from arsip.enums.media import PeristiwaMedia
from arsip.enums.media import TindakanMedia as T
from arsip.mesin.pasang_media import Terpasang
from arsip.models import MediaPortabel, Repositori, RiwayatMedia
from arsip.policies.media import (
    POLA_KODE,
    MasihDisalin,
    MasihTerpasang,
    PengenalDipakai,
    check_kelola,
    check_tempat,
    check_ubah,
)
from arsip.queries.media import is_sedang_disalin
from lpse.jejak import catat
from lpse.models import Akun, Lokasi
from lpse.nomor import ambil_nomor
from lpse.riwayat import sebut_diubah

P = PeristiwaMedia
# One counter for all years: a code is kept as long as the medium's record.
SEPANJANG_MASA = date(1, 1, 1)
KUNCI_NOMOR = "MP"
PANJANG_CATATAN = 500


@transaction.atomic
def catat_media(
    *, oleh: Akun, tempat: Lokasi, sandi: str = "", pada: datetime | None = None, **kolom: Any
) -> MediaPortabel:
    """Mendaftarkan media portabel dengan kode yang urut dan repositorinya sendiri, bersandi sendiri.

    `kolom`: nama, nomor_seri, uuid_fs, kapasitas, enkripsi, pemegang. `sandi` names where its password is
    kept; empty: the portal makes one. Raises TidakBerwenang, DiRuangServer, PengenalDipakai.
    Dasar: arsip.luar_ruang
    """
    check_kelola(oleh)
    tempat = kunci_tempat(tempat)
    now = pada or timezone.now()
    kode = ambil_nomor(KUNCI_NOMOR, SEPANJANG_MASA, pola=POLA_KODE).teks
    repositori = Repositori.objects.create(
        kode=kode.lower(),
        nama=f"Media {kode}",
        jenis=JenisRepositori.MEDIA,
        # Where it is mounted is known only while it is plugged in.
        lokasi=f"media:{kode}",
        sandi=sandi,
    )
    media = MediaPortabel(kode=kode, repositori=repositori, tempat=tempat, dicatat_oleh=oleh, **kolom)
    media.dicatat_pada = media.status_sejak = now
    _simpan(media)
    tulis_riwayat(media, P.DICATAT, oleh=oleh, pada=now, ke_tempat=tempat.nama, kepada=media.pemegang)
    catat(media, "media.dicatat", oleh=oleh, kode=kode)
    return media


@transaction.atomic
def ubah_media(pk: int, *, oleh: Akun, **kolom: Any) -> MediaPortabel:
    """Mengubah data media: nama, nomor seri, id filesystem, kapasitas, enkripsi, tempat, pemegang.

    A new filesystem id means the medium was formatted anew: nothing that was on it counts any more, and one
    that is outside keeps its place. Raises TidakBerwenang, TindakanTertutup, DiRuangServer, PengenalDipakai.
    Dasar: arsip.luar_ruang
    """
    media = MediaPortabel.objects.lock(pk)
    check_ubah(media, oleh)
    berubah = [nama for nama, nilai in kolom.items() if getattr(media, nama) != nilai]
    if not berubah:
        return media
    dari = media.tempat.nama if "tempat" in berubah else ""
    for nama in berubah:
        setattr(media, nama, kolom[nama])
    media.tempat = kunci_tempat(media.tempat)
    _simpan(media, berubah)
    if "uuid_fs" in berubah:
        lupakan_salinan(media.repositori, is_baru=True)
    catatan = sebut_diubah(MediaPortabel, berubah)
    ke = media.tempat.nama if dari else ""
    tulis_riwayat(media, P.DIUBAH, oleh=oleh, catatan=catatan, dari_tempat=dari, ke_tempat=ke)
    catat(media, "media.diubah", oleh=oleh, kolom=berubah)
    return media


@transaction.atomic
def pasang_media(
    pk: int, *, oleh: Akun, terpasang: Terpasang | None, pada: datetime | None = None
) -> MediaPortabel:
    """Mencatat media terpasang di server, setelah sistem mengenalinya dari id filesystemnya.

    `terpasang`: what the system says of that id now. Raises TidakBerwenang, TindakanTertutup, TidakDikenali.
    Dasar: arsip.luar_ruang
    """
    media = MediaPortabel.objects.lock(pk)
    ALUR_MEDIA.check(media, T.PASANG, oleh)
    perangkat, titik = check_terbaca(media, terpasang)
    beri_status(media, T.PASANG, perangkat=perangkat, pada=pada)
    tulis_riwayat(media, P.DIPASANG, oleh=oleh, pada=pada, catatan=f"{perangkat} di {titik}")
    catat(media, "media.dipasang", oleh=oleh)
    return media


@transaction.atomic
def lepaskan_media(
    pk: int, *, oleh: Akun, masih: Collection[Path], pada: datetime | None = None
) -> MediaPortabel:
    """Mencatat media sudah dilepas dari server; ditolak selama sistem masih memasangnya.

    `masih`: where it is mounted now. Raises TidakBerwenang, TindakanTertutup, MasihDisalin, MasihTerpasang.
    Dasar: arsip.luar_ruang
    """
    media = MediaPortabel.objects.lock(pk)
    ALUR_MEDIA.check(media, T.LEPASKAN, oleh)
    if is_sedang_disalin(media):
        raise MasihDisalin
    if masih:
        raise MasihTerpasang(masih)
    beri_status(media, T.LEPASKAN, pada=pada)
    tulis_riwayat(media, P.DILEPAS, oleh=oleh, pada=pada)
    catat(media, "media.dilepas", oleh=oleh)
    return media


@transaction.atomic
def hilangkan_media(pk: int, *, oleh: Akun, alasan: str, pada: datetime | None = None) -> MediaPortabel:
    """Menyatakan media hilang: kapan terakhir terlihat dan di mana. Salinan di dalamnya tidak dihitung lagi.

    Raises TidakBerwenang, TindakanTertutup, MasihDisalin. Dasar: arsip.luar_ruang
    """
    media = MediaPortabel.objects.lock(pk)
    ALUR_MEDIA.check(media, T.HILANGKAN, oleh)
    if is_sedang_disalin(media):
        raise MasihDisalin
    beri_status(media, T.HILANGKAN, pada=pada)
    tulis_riwayat(media, P.HILANG, oleh=oleh, pada=pada, catatan=alasan, dari_tempat=media.tempat.nama)
    catat(media, "media.hilang", oleh=oleh)
    return media


@transaction.atomic
def temukan_media(pk: int, *, oleh: Akun, alasan: str, tempat: Lokasi) -> MediaPortabel:
    """Mencatat media yang hilang ditemukan lagi, dan di mana ia sekarang disimpan.

    Raises TidakBerwenang, TindakanTertutup, DiRuangServer. Dasar: arsip.luar_ruang
    """
    media = MediaPortabel.objects.lock(pk)
    ALUR_MEDIA.check(media, T.TEMUKAN, oleh)
    tempat = kunci_tempat(tempat)
    media.pemegang, media.nomor_segel, media.wajib_kembali = str(oleh), "", None
    beri_status(media, T.TEMUKAN, tempat=tempat)
    # Nobody knows what was done with it meanwhile: it is read back before its copies count.
    lupakan_salinan(media.repositori)
    tulis_riwayat(media, P.DITEMUKAN, oleh=oleh, catatan=alasan, ke_tempat=tempat.nama, kepada=str(oleh))
    catat(media, "media.ditemukan", oleh=oleh)
    return media


# --- What the acts on media share ---------------------------------------------------------------------


def kunci_tempat(tempat: Lokasi) -> Lokasi:
    """The place as it is now, locked: it does not become a server room meanwhile. Raises DiRuangServer."""
    kini = Lokasi.objects.select_for_update(no_key=True).get(pk=tempat.pk)
    check_tempat(kini)
    return kini


def beri_status(
    media: MediaPortabel,
    tindakan: T,
    *,
    perangkat: str = "",
    tempat: Lokasi | None = None,
    pada: datetime | None = None,
) -> None:
    """Write the status an act leads to, with all that goes with it; part of an act that has checked."""
    media.status, media.status_sejak = ALUR_MEDIA.tabel[tindakan].ke, pada or timezone.now()
    media.perangkat, media.tempat = perangkat, tempat or media.tempat
    media.save(
        update_fields=[
            *("status", "status_sejak", "perangkat", "tempat"),
            *("pemegang", "nomor_segel", "wajib_kembali"),
        ]
    )


def tulis_riwayat(
    media: MediaPortabel, peristiwa: P, *, oleh: Akun | None, pada: datetime | None = None, **kolom: Any
) -> RiwayatMedia:
    """One link of the chain of custody; part of an act."""
    kolom["catatan"] = kolom.get("catatan", "")[:PANJANG_CATATAN]
    return RiwayatMedia.objects.create(
        media=media, peristiwa=peristiwa, oleh=oleh, pada=pada or timezone.now(), **kolom
    )


def lupakan_salinan(repositori: Repositori, *, is_baru: bool = False) -> None:
    """No copy on this medium counts until it is read back again; on one formatted anew there are none."""
    salinan = repositori.cadangan.filter(dibuang_pada__isnull=True)
    salinan.update(dibaca_pada=None)
    repositori.dibaca_pada = None
    if is_baru:
        salinan.filter(ditahan="").update(dibuang_pada=timezone.now())
        repositori.id_mesin, repositori.disiapkan_pada = "", None
    repositori.save(update_fields=["dibaca_pada", "id_mesin", "disiapkan_pada"])


def _simpan(media: MediaPortabel, kolom: list[str] | None = None) -> None:
    """Raises PengenalDipakai."""
    try:
        with transaction.atomic():
            media.save(update_fields=kolom)
    except IntegrityError as galat:
        teks = str(galat)
        if "media_seri_unik" in teks:
            raise PengenalDipakai(f"Nomor seri {media.nomor_seri} sudah dipakai media lain.") from None
        if "media_uuid_unik" in teks:
            raise PengenalDipakai(f"Id filesystem {media.uuid_fs} sudah dipakai media lain.") from None
        raise

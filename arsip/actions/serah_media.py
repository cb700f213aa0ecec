"""The acts by which a portable medium changes hands: out under seal, arrived, back; each with its paper."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from arsip.actions.media import beri_status, kunci_tempat, tulis_riwayat
from arsip.alur.media import ALUR_MEDIA
from arsip.enums.media import PeristiwaMedia as P
from arsip.enums.media import TindakanMedia as T
from arsip.models import MediaPortabel, RiwayatMedia
from arsip.naskah.media import Perpindahan, Pihak, isi_serah_terima
from arsip.policies.media import check_dibaca_ulang, check_wajib_kembali
from arsip.queries.media import isi_terbaru, putaran_sejak
from lpse.jejak import catat
from lpse.models import Akun, Berkas, Lokasi, Naskah
from lpse.models.naskah import JenisNaskah
from lpse.naskah import terbitkan, unggah_bertanda_tangan
from lpse.peran import KELOLA_MEDIA
from lpse.waktu import setempat

UTUH, TIDAK_UTUH = "Utuh", "Tidak utuh"


@transaction.atomic
def serahkan_media(
    pk: int,
    *,
    oleh: Akun,
    kepada: Pihak,
    tempat: Lokasi,
    nomor_segel: str,
    wajib_kembali: date,
    catatan: str = "",
    pada: datetime | None = None,
) -> MediaPortabel:
    """Menyerahkan media yang sudah dibaca ulang kepada pembawanya, tersegel, dengan berita acara.

    Raises TidakBerwenang, TindakanTertutup, BelumDibacaUlang, DiRuangServer, TanggalKembaliKeliru.
    Dasar: arsip.luar_ruang
    """
    media, now = MediaPortabel.objects.lock(pk), pada or timezone.now()
    ALUR_MEDIA.check(media, T.SERAHKAN, oleh)
    check_dibaca_ulang(media.repositori.dibaca_pada, putaran_sejak(media))
    tempat = kunci_tempat(tempat)
    check_wajib_kembali(wajib_kembali, setempat(now).date())
    dari = media.tempat.nama
    media.pemegang, media.nomor_segel, media.wajib_kembali = kepada.nama, nomor_segel, wajib_kembali
    beri_status(media, T.SERAHKAN, tempat=tempat, pada=now)
    pindah = Perpindahan(Pihak.dari_akun(oleh), kepada, dari, tempat.nama, nomor_segel, now, catatan=catatan)
    _serah_terima(media, P.DISERAHKAN, pindah, oleh=oleh)
    catat(media, "media.diserahkan", oleh=oleh, tempat=tempat.pk)
    return media


@transaction.atomic
def catat_tiba(pk: int, *, oleh: Akun, catatan: str = "", pada: datetime | None = None) -> MediaPortabel:
    """Mencatat media tiba di tempat simpannya. Sejak itu salinannya terhitung ada di luar.

    Raises TidakBerwenang, TindakanTertutup. Dasar: arsip.luar_ruang
    """
    media = MediaPortabel.objects.lock(pk)
    ALUR_MEDIA.check(media, T.TIBA, oleh)
    beri_status(media, T.TIBA, pada=pada)
    tulis_riwayat(
        media,
        P.TIBA,
        oleh=oleh,
        pada=pada,
        kepada=media.pemegang,
        ke_tempat=media.tempat.nama,
        nomor_segel=media.nomor_segel,
        catatan=catatan,
    )
    catat(media, "media.tiba", oleh=oleh)
    return media


@transaction.atomic
def kembalikan_media(
    pk: int,
    *,
    oleh: Akun,
    dari: Pihak,
    tempat: Lokasi,
    is_segel_utuh: bool,
    catatan: str = "",
    pada: datetime | None = None,
) -> MediaPortabel:
    """Menerima media kembali ke unit: segelnya diperiksa, Berita Acara Serah Terima terbit.

    Its copies no longer count as outside; before it leaves again it is plugged in and read back. Raises
    TidakBerwenang, TindakanTertutup, DiRuangServer. Dasar: arsip.luar_ruang
    """
    media, now = MediaPortabel.objects.lock(pk), pada or timezone.now()
    ALUR_MEDIA.check(media, T.KEMBALIKAN, oleh)
    tempat = kunci_tempat(tempat)
    asal, segel = media.tempat.nama, media.nomor_segel
    media.pemegang, media.nomor_segel, media.wajib_kembali = str(oleh), "", None
    beri_status(media, T.KEMBALIKAN, tempat=tempat, pada=now)
    keadaan = UTUH if is_segel_utuh else TIDAK_UTUH
    pindah = Perpindahan(dari, Pihak.dari_akun(oleh), asal, tempat.nama, segel, now, keadaan, catatan)
    _serah_terima(media, P.DIKEMBALIKAN, pindah, oleh=oleh, is_segel_utuh=is_segel_utuh)
    catat(media, "media.dikembalikan", oleh=oleh, segel_utuh=is_segel_utuh)
    return media


@transaction.atomic
def simpan_salinan_serah_terima(pk: int, naskah_pk: int, *, oleh: Akun, berkas: Berkas) -> Naskah:
    """Menyimpan berita acara serah terima yang sudah ditandatangani di samping naskahnya.

    Raises Naskah.DoesNotExist for another record's, and as `lpse.naskah.unggah_bertanda_tangan`.
    Dasar: arsip.luar_ruang
    """
    media = MediaPortabel.objects.lock(pk)
    naskah = RiwayatMedia.objects.select_related("naskah").get(media=media, naskah=naskah_pk).naskah
    assert naskah is not None
    return unggah_bertanda_tangan(naskah.pk, oleh=oleh, berkas=berkas, izin=KELOLA_MEDIA)


def _serah_terima(
    media: MediaPortabel, peristiwa: P, pindah: Perpindahan, *, oleh: Akun, is_segel_utuh: bool | None = None
) -> None:
    """The paper and the link of the chain that points to it."""
    isi = isi_serah_terima(media, pindah, isi_terbaru(media))
    naskah = terbitkan(
        JenisNaskah.SERAH_TERIMA_MEDIA, media, isi, oleh=oleh, penanda_tangan=pindah.penyerah.nama
    )
    tulis_riwayat(
        media,
        peristiwa,
        oleh=oleh,
        pada=pindah.pada,
        dari=pindah.penyerah.nama,
        kepada=pindah.penerima.nama,
        dari_tempat=pindah.dari_tempat,
        ke_tempat=pindah.ke_tempat,
        nomor_segel=pindah.nomor_segel,
        is_segel_utuh=is_segel_utuh,
        catatan=pindah.catatan,
        naskah=naskah,
    )

"""The two kinds of case in this room, deactivation and reactivation, as their common pages need them."""

from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from lpse.alamat import alamat_ruang
from lpse.formulir import Langkah
from lpse.pintu import View
from registrasi import actions
from registrasi.alur.penonaktifan import ALUR_PENGAKTIFAN, ALUR_PENONAKTIFAN
from registrasi.enums.penonaktifan import (
    DasarPengaktifan,
    DasarPenonaktifan,
    StatusPengaktifan,
    StatusPenonaktifan,
    TindakanPengaktifan,
    TindakanPenonaktifan,
)
from registrasi.forms.penonaktifan import (
    ArsipForm,
    BalasanForm,
    BeritahuForm,
    KlarifikasiPengaktifanForm,
    MintaKlarifikasiForm,
    PenolakanLKPPForm,
    PernyataanForm,
    PersetujuanLKPPForm,
    PutusanForm,
    TolakPengaktifanForm,
    UsulanForm,
)
from registrasi.models import Pengaktifan, Penonaktifan
from registrasi.models.pengaktifan import PENGAKTIFAN_TERBUKA
from registrasi.models.penonaktifan import TERBUKA

T, A = TindakanPenonaktifan, TindakanPengaktifan
ORANG = ("pengguna__akun", "pengguna__penyedia", "rujukan_surat__berkas", "pengusul", "pemutus")


@dataclass(frozen=True, slots=True)
class JenisPerkara:
    """A kind of case: `nama` is the stem of its addresses and URL names."""

    nama: str
    judul: str
    model: Any
    alur: Any
    status: type[models.TextChoices]
    dasar: type[models.TextChoices]
    terbuka: tuple[str, ...]
    orang: tuple[str, ...]
    langkah: dict[Any, Langkah]

    def url(self, halaman: str, *args: object) -> str:
        """The address of one of its staff pages; "" names the list."""
        return alamat_ruang(f"registrasi_{self.nama}", halaman, *args)


PENONAKTIFAN = JenisPerkara(
    "penonaktifan",
    "Penonaktifan",
    Penonaktifan,
    ALUR_PENONAKTIFAN,
    StatusPenonaktifan,
    DasarPenonaktifan,
    TERBUKA,
    (*ORANG, "dilaporkan_oleh", "entri", "pernyataan"),
    {
        T.MINTA_KLARIFIKASI: Langkah(
            MintaKlarifikasiForm,
            actions.minta_klarifikasi,
            "Permintaan klarifikasi dikirim ke surel pengguna.",
            "Pengguna menerima uraian laporan dan tautan untuk menjawab. Tenggatnya dihitung dari sekarang.",
        ),
        T.NYATAKAN_TIDAK_BERALASAN: Langkah(
            BalasanForm,
            actions.nyatakan_tidak_beralasan,
            "Perkara selesai: laporan tidak beralasan. Pengguna diberi tahu.",
            "Pelapor dijawab dengan surat; pengguna tetap aktif. Perkara ini tidak dapat dibuka lagi.",
        ),
        T.TERBITKAN_PERNYATAAN: Langkah(
            PernyataanForm,
            actions.terbitkan_pernyataan,
            "Surat pernyataan terbit. Unduh, tanda tangani, lalu usulkan ke LKPP.",
            "Surat pernyataan mendapat nomor dan kode periksa; isinya tidak dapat diubah lagi.",
        ),
        T.USULKAN_LKPP: Langkah(
            UsulanForm,
            actions.usulkan_lkpp,
            "Usulan ke LKPP tercatat. Catat jawabannya di sini bila sudah ada.",
            "Kirim usulan dan bukti ke Helpdesk LKPP, lalu catat nomornya. Anda tercatat sebagai pengusul.",
        ),
        T.CATAT_PERSETUJUAN_LKPP: Langkah(
            PersetujuanLKPPForm,
            actions.catat_persetujuan_lkpp,
            "Persetujuan LKPP tercatat. Sekarang orang lain yang berwenang memutus penonaktifan.",
        ),
        T.CATAT_PENOLAKAN_LKPP: Langkah(
            PenolakanLKPPForm,
            actions.catat_penolakan_lkpp,
            "Penolakan LKPP tercatat. Pengguna tetap aktif dan diberi tahu.",
            "Perkara selesai dan tidak dapat dibuka lagi; pengguna tetap aktif.",
        ),
        T.NONAKTIFKAN: Langkah(
            PutusanForm,
            actions.nonaktifkan,
            "Pengguna dinonaktifkan dan semua sesinya berakhir. Beri tahu LPSE tempatnya terdaftar.",
            "Berlaku saat itu juga: semua sesi pengguna di portal berakhir; peran, kata sandi, dan token "
            "API-nya tidak berlaku; dan ia menerima surat beserta alasannya.",
            is_berat=True,
        ),
        T.BERITAHUKAN: Langkah(
            BeritahuForm,
            actions.beritahukan_penonaktifan,
            "Pemberitahuan dikirim kepada LPSE dan pengguna. Tinggal mengarsipkan.",
        ),
        T.ARSIPKAN: Langkah(
            ArsipForm,
            actions.arsipkan_penonaktifan,
            "Perkara diarsipkan. Isinya tidak berubah lagi.",
        ),
    },
)
PENGAKTIFAN = JenisPerkara(
    "pengaktifan",
    "Pengaktifan kembali",
    Pengaktifan,
    ALUR_PENGAKTIFAN,
    StatusPengaktifan,
    DasarPengaktifan,
    PENGAKTIFAN_TERBUKA,
    (*ORANG, "dimohon_oleh", "penonaktifan"),
    {
        A.CATAT_KLARIFIKASI: Langkah(
            KlarifikasiPengaktifanForm,
            actions.catat_klarifikasi,
            "Hasil klarifikasi tercatat. Orang lain yang berwenang memutus.",
            "Anda tercatat sebagai pengusul, jadi orang lain yang memutus.",
        ),
        A.SETUJUI: Langkah(
            PutusanForm,
            actions.setujui_pengaktifan,
            "Pengguna aktif kembali dan menerima tautan untuk membuat kata sandi.",
            "Status dan peran pengguna kembali; ia menerima tautan untuk membuat kata sandi baru.",
        ),
        A.TOLAK: Langkah(
            TolakPengaktifanForm,
            actions.tolak_pengaktifan,
            "Permohonan ditolak. Pengguna menerima alasannya.",
            "Pengguna tetap nonaktif dan dapat memohon lagi.",
            is_berat=True,
        ),
    },
)


def dengan_perkara(view: View) -> View:
    """Hand the view the case of this kind with this code; 404 for an unknown one."""

    @wraps(view)
    def terbuka(request: HttpRequest, kode: str, *, jenis: JenisPerkara, **kwargs: Any) -> HttpResponseBase:
        perkara = get_object_or_404(jenis.model.objects.select_related(*jenis.orang), kode=kode)
        return view(request, jenis, perkara, **kwargs)

    return terbuka

"""Mail in the demo: a question that became a ticket, its answer, and a letter that waits for people."""

from io import BytesIO

from django.utils import timezone

from layanan.actions.ambil_surat import simpan_mentah
from layanan.actions.olah_surat import olah_antrean
from layanan.models import KotakMasuk, SuratMasuk, Tiket
from layanan.surat_masuk.utas import message_id_tiket

KOTAK = "kotak contoh"
PENGIRIM = "Rina Contohwati <rina@penyedia-contoh.example>"
TANYA_ID = "<tanya@penyedia-contoh.example>"
TANYA = """Selamat pagi,

Kami belum menerima kode untuk mengganti kata sandi SPSE, padahal sudah tiga kali meminta.
Mohon bantuannya.

Rina, CV Contoh Karya
"""
JAWAB = """Terima kasih. Ternyata kodenya masuk ke folder spam. Kami coba sekarang.

Pada tanggal tadi pagi LPSE menulis:

> Yth. Ibu Rina, periksalah folder spam.
"""
TANPA_ALAMAT = """Mohon informasi jadwal pelatihan SPSE bagi penyedia baru. Dapat kami ikuti secara daring?
"""


def isi_demo_surat_masuk() -> None:
    """Taken in as the fetcher takes them in, without a mail server."""
    _terima(
        "Kode ganti kata sandi tidak datang",
        TANYA,
        From=PENGIRIM,
        Message_ID="<tanya@penyedia-contoh.example>",
    )
    tiket = Tiket.objects.get(surat__message_id="<tanya@penyedia-contoh.example>")
    _terima(
        "Re: Kode ganti kata sandi tidak datang",
        JAWAB,
        From=PENGIRIM,
        Message_ID="<jawab@penyedia-contoh.example>",
        In_Reply_To=message_id_tiket(tiket.kode, f"tiket:{tiket.pk}"),
    )
    _terima("Jadwal pelatihan", TANPA_ALAMAT, From="Bagian Umum", Message_ID="<jadwal@kantor-contoh.example>")


def _terima(subjek: str, isi: str, **kepala: str) -> SuratMasuk | None:
    kotak, _ = KotakMasuk.objects.get_or_create(nama=KOTAK)
    tanggal = timezone.now().strftime("%a, %d %b %Y %H:%M:%S +0000")
    semua = {
        "Subject": subjek,
        "Date": tanggal,
        "Content-Type": "text/plain; charset=utf-8",
        **{nama.replace("_", "-"): nilai for nama, nilai in kepala.items()},
    }
    mentah = ("".join(f"{nama}: {nilai}\n" for nama, nilai in semua.items()) + "\n" + isi).encode()
    surat = simpan_mentah(kotak, BytesIO(mentah), ukuran=len(mentah))
    olah_antrean()
    return surat

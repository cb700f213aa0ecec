"""Eight risks of a real LPSE in the demo: controlled, accepted, waiting, late, and not assessed for a year.

Told by the acts, with their past dates.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from lpse.kalender import ONE_DAY
from lpse.models import Akun
from lpse.waktu import setempat
from sekretariat.actions.pengendalian import laksanakan_pengendalian, rencanakan_pengendalian
from sekretariat.actions.risiko import (
    catat_risiko,
    nilai_risiko,
    putuskan_penanganan,
    setujui_penerimaan,
    tutup_risiko,
)
from sekretariat.enums.risiko import FAKTOR, KategoriRisiko, PenangananRisiko
from sekretariat.models import Risiko

K, P = KategoriRisiko, PenangananRisiko
Skor = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Cerita:
    """One risk: its words, whose it is, its scores then, and how many days ago it was recorded and due."""

    judul: str
    kategori: KategoriRisiko
    objek: str
    penyebab: str
    kelemahan: str
    akibat: str
    pemilik: str
    skor: Skor
    lalu: int
    tenggat: int  # days from when it was recorded


LISTRIK = Cerita(
    "Listrik padam lebih lama daripada daya UPS",
    K.LINGKUNGAN,
    "Ruang server",
    "Pemadaman PLN beberapa kali setahun.",
    "UPS hanya bertahan 15 menit dan belum ada genset.",
    "SPSE mati mendadak dan penawaran tidak dapat dikirim.",
    *("admin_sistem", (4, 3, 3, 3), 120, 90),
)
TAUTAN = Cerita(
    "Tautan internet utama putus",
    K.PERANGKAT,
    "Sambungan internet",
    "Kabel serat putus karena galian jalan.",
    "Tautan cadangan ada tetapi perpindahannya belum diuji.",
    "Penyedia tidak dapat membuka SPSE sampai tautan pulih.",
    *("admin_sistem", (3, 3, 2, 3), 100, 110),
)
CAKRAM = Cerita(
    "Ruang cakram server basis data penuh",
    K.PERANGKAT,
    "Server basis data SPSE",
    "Dokumen penawaran bertambah setiap bulan.",
    "Ambang peringatan baru dipasang tahun ini.",
    "Unggahan penyedia gagal menjelang batas waktu.",
    *("admin_sistem", (4, 2, 3, 2), 90, 60),
)
SANDI = Cerita(
    "Kata sandi petugas bocor",
    K.KEAMANAN,
    "Akun petugas LPSE",
    "Surel palsu meminta kata sandi petugas.",
    "Belum semua petugas memakai faktor kedua di SPSE.",
    "Orang luar membuka data penyedia atau menyetujui pendaftaran.",
    *("sekretaris", (4, 3, 2, 3), 60, 45),
)
VERIFIKATOR = Cerita(
    "Verifikator berhalangan bersamaan",
    K.PEGAWAI,
    "Registrasi dan verifikasi",
    "Cuti, sakit, atau tugas luar pada hari yang sama.",
    "Hanya dua pegawai yang berwenang memverifikasi.",
    "Pendaftaran melewati tenggat layanan.",
    *("verifikator", (2, 3, 2, 2), 80, 60),
)
MEDIA = Cerita(
    "Media cadangan portabel hilang dalam perjalanan",
    K.DATA,
    "Media cadangan portabel",
    "Media dibawa dengan kendaraan pribadi.",
    "Media belum selalu disegel dan dicatat saat berangkat.",
    "Salinan data di luar ruang server tidak ada dan isinya dapat dibaca orang.",
    *("admin_sistem", (4, 2, 2, 2), 400, 60),
)
DOKUMEN = Cerita(
    "Dokumen pendaftaran dipalsukan",
    K.LAYANAN,
    "Registrasi dan verifikasi",
    "Salinan akta atau NPWP diubah dengan penyunting gambar.",
    "Keaslian hanya diperiksa dari salinan bila asli tidak dibawa.",
    "Penyedia yang tidak sah memperoleh User ID.",
    *("verifikator", (3, 3, 2, 3), 30, 40),
)
KONSOL = Cerita(
    "Ruang bidding dipakai orang tanpa izin",
    K.LAYANAN,
    "Ruang layanan",
    "Tamu masuk ketika petugas tidak di tempat.",
    "Ruang tidak dikunci saat istirahat.",
    "Komputer layanan dipakai untuk hal lain.",
    *("helpdesk", (1, 2, 3, 2), 150, 30),
)


def isi_demo_risiko() -> None:
    """All made by the acts that people use."""
    _listrik()
    _tautan()
    _cakram()
    _catat(SANDI, "admin_sistem")  # recorded, not decided on, and past its day
    _verifikator()
    _media()
    _dokumen()
    _ruang()


def _listrik() -> None:
    """From high to low: a generator bought, tried, and the rest accepted."""
    satu = _catat(LISTRIK)
    _putuskan(satu, P.KURANGI, "Genset dianggarkan tahun ini.", 118)
    _kendalikan(satu, "Beli dan pasang genset 20 kVA", 30, 60, "Terpasang dan diuji selama dua jam.")
    _nilai(satu, (4, 3, 1, 2), "Genset menyala dalam 20 detik pada uji beban.", 28)
    _putuskan(satu, P.TERIMA, "Sisanya di bawah batas.", 27)


def _tautan() -> None:
    """Being passed on, its control under way."""
    satu = _catat(TAUTAN)
    _putuskan(satu, P.ALIHKAN, "Kontrak penyedia kedua memuat waktu pulih empat jam.", 98)
    _kendalikan(satu, "Uji perpindahan ke tautan cadangan setiap triwulan", 95, 120)


def _cakram() -> None:
    """Reduced, assessed again, still above the threshold and waiting for its next control."""
    satu = _catat(CAKRAM)
    _putuskan(satu, P.KURANGI, "Kapasitas ditambah dan dipantau.", 88)
    _kendalikan(satu, "Pasang ambang peringatan 80 persen", 85, 20, "Ambang dipasang, peringatan diuji.")
    _nilai(satu, (4, 2, 2, 2), "Peringatan datang lebih awal; kapasitas belum bertambah.", 60)
    _kendalikan(satu, "Tambah cakram 4 TB", 55, 50)


def _verifikator() -> None:
    """Just at the threshold, accepted."""
    satu = _catat(VERIFIKATOR)
    _putuskan(satu, P.TERIMA, "Pelimpahan peran menutup kekosongan sehari dua hari.", 79)


def _media() -> None:
    """Recorded more than a year ago, accepted by the head since, and due for its next assessment."""
    satu = _catat(MEDIA)
    _putuskan(satu, P.TERIMA, "Media dienkripsi; perjalanannya hanya dua kilometer.", 398)
    setujui_penerimaan(
        satu.pk, oleh=_orang("kepala"), catatan="Sampai tempat penyimpanan baru siap.", pada=_pada(397)
    )


def _dokumen() -> None:
    """Above the threshold, proposed to be accepted, waiting for the head."""
    satu = _catat(DOKUMEN)
    _putuskan(satu, P.TERIMA, "Asli selalu diperiksa di loket; yang daring dibatasi.", 3)


def _ruang() -> None:
    """Gone, and closed."""
    satu = _catat(KONSOL)
    _putuskan(satu, P.HINDARI, "Ruang dikunci di luar jam layanan.", 148)
    _kendalikan(satu, "Pasang kunci dan buku peminjaman", 145, 20, "Kunci terpasang, buku berjalan.")
    _nilai(satu, (1, 1, 1, 2), "Tiga bulan tanpa kejadian.", 40)
    tutup_risiko(satu.pk, oleh=_orang("sekretaris"), alasan="Tidak terjadi lagi.", pada=_pada(39))


# --- How each step is told ------------------------------------------------------------------------------


def _orang(user_id: str) -> Akun:
    return Akun.objects.get(user_id=user_id)


def _pada(hari_lalu: int) -> datetime:
    return timezone.now() - hari_lalu * ONE_DAY


def _skor(skor: Skor) -> dict[str, int]:
    return dict(zip(FAKTOR, skor, strict=True))


def _catat(cerita: Cerita, oleh: str = "sekretaris") -> Risiko:
    saat = _pada(cerita.lalu)
    kata = ("judul", "kategori", "objek", "penyebab", "kelemahan", "akibat")
    return catat_risiko(
        oleh=_orang(oleh),
        pemilik=_orang(cerita.pemilik),
        tenggat=setempat(saat).date() + cerita.tenggat * ONE_DAY,
        skor=_skor(cerita.skor),
        pada=saat,
        **{nama: str(getattr(cerita, nama)) for nama in kata},
    )


def _putuskan(satu: Risiko, penanganan: PenangananRisiko, alasan: str, lalu: int) -> None:
    putuskan_penanganan(
        satu.pk, oleh=_orang("sekretaris"), penanganan=penanganan, alasan=alasan, pada=_pada(lalu)
    )


def _nilai(satu: Risiko, skor: Skor, alasan: str, lalu: int) -> None:
    nilai_risiko(satu.pk, oleh=_orang("admin_sistem"), skor=_skor(skor), alasan=alasan, pada=_pada(lalu))


def _kendalikan(satu: Risiko, uraian: str, lalu: int, hari: int, hasil: str = "") -> None:
    """A control planned so many days ago, due after `hari`; with a result it was carried out in two days."""
    saat = _pada(lalu)
    rencana = rencanakan_pengendalian(
        satu.pk,
        oleh=_orang("sekretaris"),
        uraian=uraian,
        penanggung=satu.pemilik,
        tenggat=setempat(saat).date() + hari * ONE_DAY,
        pada=saat,
    )
    if hasil:
        laksanakan_pengendalian(
            rencana.pk,
            oleh=satu.pemilik,
            hasil=hasil,
            bukti="Berita acara dan foto di map sarana",
            pada=saat + 2 * ONE_DAY,
        )

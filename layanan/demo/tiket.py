"""Two weeks at the service desk: tickets in every state, told by the acts at the hours they happened."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from unittest.mock import patch

from django.utils import timezone

from layanan.actions.gabung import gabung, pisah
from layanan.actions.jawaban_baku import simpan_jawaban_baku
from layanan.actions.penyelesaian import buka_kembali, konfirmasi, nilai, nyatakan_luar_kewenangan, selesaikan
from layanan.actions.percakapan import balas, catat_internal, minta_keterangan, terima_pesan_pengguna
from layanan.actions.sekali_jalan import catat_dan_selesaikan
from layanan.actions.tiket import IsianTiket, ambil, catat_tiket, perpanjang, tonton
from layanan.enums.tiket import JenisTiket, Saluran
from layanan.models import Kunjungan, Pelapor, Tiket
from layanan.policies.luar import jawaban_luar
from lpse.kalender import kalender
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import zona

J, C = JenisTiket, Saluran
BAKU = (
    (
        "sandi",
        "Lupa kata sandi SPSE",
        "Yth. {nama},\n\nBuka halaman masuk SPSE, tekan Lupa Kata Sandi, lalu isi User ID dan surel yang "
        "terdaftar. Tautannya berlaku satu jam. Bila surelnya tidak dapat dibuka, datang dengan KTP asli.",
    ),
    (
        "apendo",
        "Penawaran gagal dikirim",
        "Yth. {nama},\n\nPerbarui Apendo ke versi terakhir, matikan dulu antivirus yang memindai berkas RHS, "
        "lalu kirim ulang dengan jaringan kabel. Bila galatnya masih muncul, balas pesan ini dengan "
        "tangkapan layarnya.",
    ),
    (
        "gangguan",
        "Gangguan sedang ditangani",
        "Yth. {nama},\n\nYang Anda alami terjadi pada semua pengguna dan sedang kami tangani. "
        "Perkembangannya ada di halaman Status layanan; kami kabari begitu pulih.",
    ),
)


@dataclass(frozen=True, slots=True)
class Meja:
    """Who serves and when: `pada(hari, jam)` is that hour, so many working days ago (at the latest now)."""

    petugas: Akun
    rekan: Akun
    pada: Callable[[int, str], Any]

    def catat(self, saat: tuple[int, str], saluran: Saluran = C.WEB, **kolom: Any) -> Tiket:
        """Record a ticket at that hour; one that comes by telephone or in person is logged by an officer."""
        oleh = self.petugas if saluran in (C.TELEPON, C.KUNJUNGAN, C.WHATSAPP) else None
        with self.pada(*saat):
            return catat_tiket(IsianTiket(**kolom), saluran=saluran, oleh=oleh)


def isi_demo_tiket() -> None:
    """The story, oldest day first; numbers rise with the days."""
    petugas, rekan, kepala = (Akun.objects.get(user_id=u) for u in ("helpdesk", "admin_sistem", "kepala"))
    for akun in (petugas, rekan):
        # Their roles begin today, and are read before the clock goes back.
        akun.ingat_peran(akun.peran)
    for kunci, judul, isi in BAKU:
        simpan_jawaban_baku(None, oleh=kepala, kunci=kunci, judul=judul, isi=isi, jenis="", aktif=True)
    meja = Meja(petugas, rekan, _pada)
    for cerita in (_selesai_lama, _gangguan, _luar_kewenangan, _menunggu, _ganda, _hari_ini):
        cerita(meja)


@contextmanager
def _pada(hari: int, jam: str) -> Iterator[None]:
    """What happens in the block happens at that hour, so many working days before today.

    The log and the words of a ticket cannot be dated back afterwards: they are append-only. The trail keeps
    the moment of seeding.
    """
    kerja, kini = kalender(), timezone.now()
    tanggal = kini.astimezone(zona()).date()
    while not kerja.is_hari_kerja(tanggal):
        tanggal -= timedelta(days=1)
    while hari:
        tanggal -= timedelta(days=1)
        hari -= kerja.is_hari_kerja(tanggal)
    saat = min(datetime.combine(tanggal, time.fromisoformat(jam), tzinfo=zona()), kini)
    with patch.object(timezone, "now", lambda: saat):
        yield


def _orang(nama: str, **kolom: Any) -> dict[str, Any]:
    """An invented caller, at addresses that reach nobody."""
    alamat = nama.split()[0].lower()
    return {"nama": nama, "surel": f"{alamat}@demo.example", **kolom}


def _selesai_lama(meja: Meja) -> None:
    """Answered on the telephone; answered, confirmed and praised; opened again."""
    telepon = IsianTiket(
        jenis=J.KONSULTASI,
        judul="Cara mengganti surel perusahaan",
        uraian="Surel lama sudah tidak dipakai, bagaimana menggantinya?",
        **_orang("Tuti Tiruanwati", telepon="085500000011", instansi="PT Tiruan Logistik"),
    )
    with meja.pada(9, "09:10"):
        catat_dan_selesaikan(
            telepon,
            saluran=C.TELEPON,
            oleh=meja.petugas,
            jawaban="Masuk ke portal, pilih Permohonan, lalu Ganti surel.",
            lisan=True,
        )
    _dipuji(meja)
    _dibuka_lagi(meja)


def _dipuji(meja: Meja) -> None:
    penyedia = Akun.objects.get(user_id="penyedia")
    milik: dict[str, Any] = {
        "nama": penyedia.nama,
        "surel": penyedia.email,
        "akun": penyedia,
        "user_id": "penyedia",
    }
    kendala = meja.catat(
        (8, "10:00"),
        jenis=J.KENDALA,
        judul="Galat 500 saat mengunggah penawaran",
        uraian="Sesudah menekan Kirim muncul galat 500. Sudah tiga kali dicoba.",
        kode_tender="10011868000",
        kode_galat="500",
        kelompok="penyedia",
        **milik,
    )
    with meja.pada(8, "10:25"):
        minta_keterangan(kendala.pk, oleh=meja.petugas, isi="Apendo versi berapa yang Anda pakai?")
    with meja.pada(8, "13:05"):
        terima_pesan_pengguna(
            kendala.pk, pelapor=Pelapor(kendala.pk, penyedia), isi="Versi 4.4.", saluran=C.WEB
        )
    with meja.pada(8, "13:40"):
        selesaikan(kendala.pk, oleh=meja.petugas, isi="Perbarui Apendo ke versi 5, lalu kirim ulang.")
    with meja.pada(7, "08:30"):
        konfirmasi(kendala.pk, pelapor=Pelapor(kendala.pk, penyedia))
        nilai(kendala.pk, pelapor=Pelapor(kendala.pk, penyedia), nilai=4, komentar="Cepat dan jelas.")


def _dibuka_lagi(meja: Meja) -> None:
    rup = meja.catat(
        (6, "09:00"),
        C.WHATSAPP,
        jenis=J.DUKUNGAN,
        judul="RUP belum tayang di Portal Pengadaan Nasional",
        uraian="Sudah diumumkan di SiRUP kemarin, tetapi belum tayang.",
        nama_paket="Pengadaan Meubelair Puskesmas",
        kelompok="ppk",
        **_orang("Andi Andaianwan", telepon="085500000012", instansi="Dinas Kesehatan"),
    )
    with meja.pada(6, "11:00"):
        selesaikan(
            rup.pk, oleh=meja.petugas, isi="Sudah kami bantu; RUP tayang pukul 10.50.", hasil="RUP tayang"
        )
    with meja.pada(5, "08:15"):
        buka_kembali(rup.pk, oleh=meja.petugas, alasan="Paketnya hilang lagi dari daftar menurut penelepon.")
        perpanjang(rup.pk, oleh=meja.petugas, jam_kerja=16, alasan="Menunggu penyegaran data harian SiRUP.")


def _gangguan(meja: Meja) -> None:
    """Three people, one disturbance: merged, and answered at once."""
    kendala: dict[str, Any] = {"jenis": J.KENDALA, "urgensi": "M", "dampak": "B", "kode_galat": "504"}
    satu, dua, tiga = (
        meja.catat(
            (4, jam),
            judul="SPSE tidak dapat dibuka",
            uraian="Halaman SPSE kosong sejak pagi.",
            **kendala,
            **_orang(nama),
        )
        for nama, jam in (
            ("Rina Rekaanwati", "08:05"),
            ("Kunto Semuwan", "08:12"),
            ("Mira Misalwati", "08:20"),
        )
    )
    with meja.pada(4, "08:25"):
        ambil(satu.pk, oleh=meja.rekan)
        gabung(dua.pk, ke=satu.pk, oleh=meja.rekan)
        gabung(tiga.pk, ke=satu.pk, oleh=meja.rekan)
        catat_internal(satu.pk, oleh=meja.rekan, isi="Server aplikasi kehabisan memori; dimulai ulang.")
    with meja.pada(4, "09:30"):
        selesaikan(satu.pk, oleh=meja.rekan, isi="SPSE pulih pukul 09.20. Maaf atas gangguannya.")


def _luar_kewenangan(meja: Meja) -> None:
    """What the regulation leaves to others, answered with its article."""
    perkara = [satu.kode for satu in profil().layanan.luar_tanggung_jawab]
    for kode, judul, nama in (
        (perkara[-2], "Keberatan atas penetapan pemenang", "Bakti Semuwan"),
        (perkara[1], "Persyaratan tender terlalu berat", "Umar Umpamawan"),
    ):
        tiket = meja.catat(
            (3, "10:00"),
            jenis=J.KELUHAN,
            judul=judul,
            uraian="Mohon ditinjau kembali.",
            kode_tender="10012044",
            **_orang(nama),
        )
        with meja.pada(3, "14:00"):
            isi = jawaban_luar(tiket, kode)
            nyatakan_luar_kewenangan(tiket.pk, oleh=meja.petugas, perkara=kode, isi=isi)


def _menunggu(meja: Meja) -> None:
    """One waits for its user, one for a word whether it is solved, one is late."""
    tanya = meja.catat(
        (2, "09:00"),
        C.SUREL,
        jenis=J.PERMINTAAN,
        judul="Minta panduan e-katalog",
        uraian="Apakah ada panduannya untuk pejabat pengadaan?",
        **_orang("Sari Spesimenwati"),
    )
    with meja.pada(2, "10:15"):
        minta_keterangan(tanya.pk, oleh=meja.petugas, isi="Untuk versi e-katalog yang mana?")
    dijawab = meja.catat(
        (1, "08:40"),
        jenis=J.KONSULTASI,
        judul="Syarat jaminan penawaran",
        uraian="Di mana jaminan penawaran diunggah?",
        **_orang("Joko Contohwan"),
    )
    with meja.pada(1, "09:05"):
        selesaikan(dijawab.pk, oleh=meja.petugas, isi="Di tahap pemasukan penawaran, kolom Jaminan.")
    meja.catat(
        (2, "11:00"),
        jenis=J.KELUHAN,
        judul="Telepon LPSE sulit dihubungi",
        uraian="Sejak Senin tidak ada yang mengangkat.",
        nomor_lapor="LAPOR-99001",
        urgensi="M",
        **_orang("Maya Contohwati"),
    )


def _ganda(meja: Meja) -> None:
    """Two matters in one ticket, and an answer that did not help yet."""
    ganda = meja.catat(
        (1, "13:00"),
        jenis=J.KENDALA,
        judul="Lupa sandi dan gagal unduh dokumen",
        uraian="Saya lupa sandi. Selain itu dokumen tender tidak dapat diunduh.",
        **_orang("Budiman Contohwan"),
    )
    with meja.pada(1, "13:30"):
        pesan = [ganda.pesan.get().pk]
        pisah(
            ganda.pk,
            pesan=pesan,
            judul="Dokumen tender tidak dapat diunduh",
            jenis=J.KENDALA,
            oleh=meja.petugas,
        )
        balas(ganda.pk, oleh=meja.petugas, isi="Soal sandi: tekan Lupa Kata Sandi di halaman masuk.")
        tonton(ganda.pk, oleh=meja.rekan, menonton=True)
    with meja.pada(0, "07:45"):
        terima_pesan_pengguna(
            ganda.pk, pelapor=Pelapor(ganda.pk), isi="Tautannya tidak sampai ke surel saya.", saluran=C.WEB
        )


def _hari_ini(meja: Meja) -> None:
    """This morning's: one nobody has taken yet, one of a visitor."""
    meja.catat(
        (0, "08:10"),
        jenis=J.KENDALA,
        judul="Kode galat saat masuk ke SPSE",
        uraian="Muncul kode IN-04 sesudah memasukkan sandi.",
        kode_galat="IN-04",
        dampak="S",
        **_orang("Rini Rekaanwati"),
    )
    tamu = Kunjungan.objects.order_by("-masuk_pada").first()
    nama = tamu.nama if tamu else "Tono Tamu"
    pelapor: dict[str, Any] = {
        "nama": nama,
        "telepon": tamu.telepon if tamu else "085500000013",
        "kunjungan": tamu,
    }
    tiket = meja.catat(
        (0, "08:30"),
        C.KUNJUNGAN,
        jenis=J.KONSULTASI,
        judul="Cara mendaftar sebagai penyedia baru",
        uraian="Belum punya User ID, apa saja yang disiapkan?",
        **pelapor,
    )
    with meja.pada(0, "08:40"):
        ambil(tiket.pk, oleh=meja.petugas)

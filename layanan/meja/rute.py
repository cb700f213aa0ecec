"""The addresses of the ticket desk inside the admin site."""

from layanan.meja import antrean, baku, baru, jawaban, kartu, kehadiran, lampiran, langkah, massal, tiket
from layanan.meja.bersama import NAMA_ANTREAN, NAMA_TIKET
from lpse.peran import LAYANI_TIKET, LIHAT_TIKET
from lpse.sumbangan import ButirMenu

BAKU = "layanan/jawaban-baku/"
ANTREAN = "layanan/tiket/"
TIKET = f"{ANTREAN}<slug:kode>/"
BERKAS = f"{TIKET}berkas/<uuid:berkas>/"

RUTE = (
    (ANTREAN, antrean.antrean, NAMA_ANTREAN, LIHAT_TIKET),
    (f"{ANTREAN}ekspor.csv", antrean.ekspor, "layanan_tiket_ekspor", LIHAT_TIKET),
    (f"{ANTREAN}massal/", massal.massal, "layanan_tiket_massal", LIHAT_TIKET),
    (f"{ANTREAN}baru/", baru.baru, "layanan_tiket_baru", LAYANI_TIKET),
    (f"{ANTREAN}baru/orang/", baru.orang, "layanan_tiket_orang", LAYANI_TIKET),
    (f"{ANTREAN}baru/serupa/", baru.serupa, "layanan_tiket_serupa", LAYANI_TIKET),
    (TIKET, tiket.tiket, NAMA_TIKET, LIHAT_TIKET),
    (f"{TIKET}hadir/", kehadiran.hadir, "layanan_tiket_hadir", LIHAT_TIKET),
    (f"{TIKET}jawab/", jawaban.jawab, "layanan_tiket_jawab", LAYANI_TIKET),
    (f"{TIKET}catatan/", jawaban.catatan, "layanan_tiket_catatan", LAYANI_TIKET),
    (f"{TIKET}kata-pengguna/", jawaban.kata, "layanan_tiket_kata", LAYANI_TIKET),
    (f"{TIKET}ambil/", jawaban.ambil, "layanan_tiket_ambil", LAYANI_TIKET),
    (f"{TIKET}tonton/", jawaban.tonton, "layanan_tiket_tonton", LAYANI_TIKET),
    (f"{TIKET}luar-kewenangan/", langkah.luar_kewenangan, "layanan_tiket_luar_kewenangan", LAYANI_TIKET),
    *(
        (
            f"{TIKET}{satu.kode.replace('_', '-')}/",
            langkah.view_langkah(satu),
            f"layanan_tiket_{satu.kode}",
            LAYANI_TIKET,
        )
        for satu in langkah.LANGKAH
    ),
    (f"{TIKET}jawaban-baku/<slug:kunci>.txt", baku.teks, "layanan_tiket_jawaban_baku", LAYANI_TIKET),
    (f"{BERKAS}<int:halaman>.webp", lampiran.halaman, "layanan_tiket_halaman", LIHAT_TIKET),
    (f"{BERKAS}asli/", lampiran.asli, "layanan_tiket_asli", LIHAT_TIKET),
    (BAKU, baku.daftar, "layanan_jawaban_baku", LIHAT_TIKET),
    (f"{BAKU}ekspor.csv", baku.ekspor, "layanan_jawaban_baku_ekspor", LIHAT_TIKET),
    # Two duties keep them; the view asks for one of the two.
    (f"{BAKU}tambah/", baku.tambah, "layanan_jawaban_baku_tambah", LIHAT_TIKET),
    (f"{BAKU}<slug:kunci>/", baku.ubah, "layanan_jawaban_baku_ubah", LIHAT_TIKET),
)
MENU = (
    ButirMenu(f"admin:{NAMA_ANTREAN}", "Tiket layanan", LIHAT_TIKET),
    ButirMenu("admin:layanan_jawaban_baku", "Jawaban baku", LIHAT_TIKET),
)
KARTU = (kartu.kartu_saya, kartu.kartu_belum_dipegang, kartu.kartu_terlambat)

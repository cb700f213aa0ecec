"""The letter to LKPP, copied from the case as it is that day, and the bundle it goes with."""

import io
from typing import Any

from django.utils import timezone
from PIL import Image

from layanan.enums.penerusan import KUNCI_PENERUSAN, JenisPenerusan, TingkatLKPP
from layanan.enums.tiket import ArahPesan
from layanan.models import LampiranTiket, Penerusan, Tiket
from layanan.policies.penerusan import sebut_alasan
from lpse.berkas import LEBAR_RENDISI, BerkasDitolak, BerkasTidakTersedia, muat_asli, rendisi
from lpse.berkas.pindai import halangan
from lpse.isi_surat import isi_surat
from lpse.models import Akun, Berkas
from lpse.naskah import pastikan_pdf
from lpse.profil import profil
from lpse.waktu import tanggal, waktu

HALAMAN_TERBANYAK = 60
LKPP = "Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah"
# Officers' notes among themselves stay here.
ARAH = {ArahPesan.MASUK: "Pelapor", ArahPesan.KELUAR: "LPSE"}


def lampiran_dari(penerusan: Penerusan) -> list[Berkas]:
    """The files of the ticket that may be seen, oldest first."""
    if penerusan.tiket is None:
        return []
    semua = LampiranTiket.objects.filter(pesan__tiket=penerusan.tiket, pesan__arah__in=ARAH)
    semua = semua.select_related("berkas").order_by("pk")
    return [satu.berkas for satu in semua if not halangan(satu.berkas) and not satu.berkas.is_musnah]


def isi_penerusan(penerusan: Penerusan, oleh: Akun) -> dict[str, Any]:
    """Surat Penerusan: LKPP's form fields, what was tried and said, and the fingerprints of the files."""
    kunci = KUNCI_PENERUSAN[JenisPenerusan(penerusan.jenis)]
    return {
        **isi_surat("", kunci),
        "tanggal": tanggal(timezone.now()),
        "kota": profil().daerah.tempat,
        "petugas": {"nama": str(oleh), "nip": oleh.nip, "jabatan": oleh.jabatan},
        "jenis": penerusan.get_jenis_display(),
        "kepada": penerusan.berada_pada if penerusan.tingkat == TingkatLKPP.PUSAT else LKPP,
        "perihal": penerusan.judul,
        "alasan": sebut_alasan(penerusan.alasan) if penerusan.alasan else "",
        "uraian": penerusan.uraian,
        "upaya": penerusan.upaya,
        **_tiket(penerusan.tiket),
        "lampiran": [
            {"nama": b.nama_asli or "Lampiran", "ukuran": b.ukuran, "sha256": b.sha256}
            for b in lampiran_dari(penerusan)
        ],
    }


def _tiket(tiket: Tiket | None) -> dict[str, Any]:
    """LKPP asks for these of a ticket; what a proposal has not is left out of the letter."""
    if tiket is None:
        kosong = ("nomor_tiket", "tipe", "kode_tender", "nama_paket", "kode_galat", "pelapor", "dilaporkan")
        return {**dict.fromkeys(kosong, ""), "percakapan": []}
    pelapor = [tiket.nama, tiket.instansi, f"User ID {tiket.user_id}" if tiket.user_id else ""]
    return {
        "nomor_tiket": tiket.nomor,
        "tipe": tiket.get_tipe_lkpp_display() or tiket.get_jenis_display(),
        "kode_tender": tiket.kode_tender,
        "nama_paket": tiket.nama_paket,
        "kode_galat": tiket.kode_galat,
        "pelapor": ", ".join(satu for satu in pelapor if satu),
        "dilaporkan": waktu(tiket.dibuka_pada),
        "percakapan": [
            {"pada": waktu(p.pada), "dari": ARAH[ArahPesan(p.arah)], "isi": p.isi}
            for p in tiket.pesan.filter(arah__in=ARAH).order_by("pk")
        ],
    }


def build_bundel(penerusan: Penerusan) -> bytes:
    """The letter and every page of the files, as one PDF; at most HALAMAN_TERBANYAK pages of files.

    Pages of strangers' files go in as the pictures the shut-in worker drew, never as they came.
    Raises BerkasDitolak (sibuk, penyimpanan_penuh); a file that cannot be drawn is left out, since the letter
    names it with its fingerprint all the same.
    """
    # Imported here: it loads a quarter of a second of libraries, and every command imports this module.
    import pikepdf

    assert penerusan.naskah  # only what was sent has a letter
    with muat_asli(pastikan_pdf(penerusan.naskah.pk)) as surat:
        isi = io.BytesIO(surat.read())
    with pikepdf.open(isi) as bundel:
        sisa = HALAMAN_TERBANYAK
        for berkas in lampiran_dari(penerusan):
            gambar = _gambar(berkas, sisa)
            sisa -= len(gambar)
            for satu in gambar:
                with pikepdf.open(io.BytesIO(satu)) as halaman:
                    bundel.pages.extend(halaman.pages)
        keluaran = io.BytesIO()
        bundel.save(keluaran)
        return keluaran.getvalue()


def _gambar(berkas: Berkas, paling_banyak: int) -> list[bytes]:
    """The pages of one file as one-page PDFs."""
    hasil = []
    for nomor in range(1, min(berkas.halaman, paling_banyak) + 1):
        try:
            lukisan = rendisi(berkas, nomor, max(LEBAR_RENDISI))
        except BerkasTidakTersedia:
            break
        except BerkasDitolak as galat:
            if galat.kode in ("sibuk", "penyimpanan_penuh"):
                raise
            break
        halaman = io.BytesIO()
        with Image.open(io.BytesIO(lukisan)) as gambar:
            gambar.convert("RGB").save(halaman, "PDF", resolution=150)
        hasil.append(halaman.getvalue())
    return hasil
